/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long work that stands back behind the window and its acts. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void swb_background_run (GFunc work, gpointer data);

G_END_DECLS
