/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a large roster beside its working copy, so that it opens at
 * once. Whatever is doubtful about them is thrown away. */
#pragma once

#include "model/swb-roster-image.h"
#include "storage/swb-database.h"

G_BEGIN_DECLS

/* Fewer creators are read from the database before anybody could see it. */
#define SWB_ROSTER_CACHE_LEAST 20000

SwbRosterData *
swb_roster_cache_load (const char *folder, SwbDatabase *db, SwbDay today);
gboolean swb_roster_cache_store (const char *folder,
                                 const SwbRosterImage *image,
                                 gint64 seq,
                                 SwbDay day,
                                 gboolean maps);

G_END_DECLS
