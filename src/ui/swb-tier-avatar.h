/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colour of a tier on an avatar. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void swb_tier_avatar_show (GtkWidget *avatar, int tier);

G_END_DECLS
