/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Large stretches of memory that go back to the system when they are freed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gpointer swb_roster_memory_new (gsize length);
void swb_roster_memory_free (gpointer memory, gsize length);

/* What is mapped begins at a multiple of this in its file and in memory. */
#define SWB_ROSTER_MEMORY_PAGE 4096u

gsize
swb_roster_memory_can_map (gconstpointer at, gsize length, gsize all, int fd);
gboolean
swb_roster_memory_map (gpointer at, gsize length, int fd, guint64 from);
gboolean
swb_roster_memory_swap (gpointer at, gsize length, int fd, guint64 from);
void swb_roster_memory_forget (gpointer at, gsize length);

G_END_DECLS
