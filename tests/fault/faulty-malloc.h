/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's memory, which can run out: at one call, or at every one from some
 * call on. GLib's own memory is not touched; it ends the program. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void faulty_malloc_install (void);
void faulty_malloc_plan (guint after, gboolean for_good);
gboolean faulty_malloc_struck (void);
void faulty_malloc_heal (void);
guint faulty_malloc_calls (void);
gint faulty_malloc_live (void);

G_END_DECLS
