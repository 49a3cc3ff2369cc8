/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What GTK gets ready to draw with. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void swb_graphics_choose (void);
void swb_graphics_chosen (void);

G_END_DECLS
