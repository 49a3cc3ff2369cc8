/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Large stretches of memory that go back to the system when they are freed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gpointer swb_roster_memory_new (gsize length);
void swb_roster_memory_free (gpointer memory, gsize length);

G_END_DECLS
