/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The world of the journeys: a folder of working copies and one document, put
 * back to what they were before each journey, and told in words. */
#pragma once

#include "journeys.h"

G_BEGIN_DECLS

#define WORLD_CREATORS 12

void world_install (void);
void world_uninstall (void);
void world_reset (World *world, gboolean with_copy);
void world_keep_copy (World *world);
void world_use_old_schema (World *world);
char *world_tell (World *world);
void world_clear (World *world);

const char *world_get_copy_folder (void);
const SwbId *world_get_creator (guint i);
gboolean world_act (SwbDatabase *db, guint number, GError **error);
char *world_tell_database (SwbDatabase *db);

G_END_DECLS
