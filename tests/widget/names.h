/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for controls without a name in a tree of widgets. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void names_check (GtkWidget *widget, const char *class_name);

G_END_DECLS
