/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of columns that are dragged to another place in their list. */
#pragma once

#include "model/swb-roster-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @column is let go on the line of @target, in its lower half if @behind. */
typedef void (*SwbRosterColumnDropped) (gpointer user_data,
                                        SwbRosterColumn column,
                                        SwbRosterColumn target,
                                        gboolean behind);

void swb_roster_column_drag_attach (GtkWidget *line,
                                    SwbRosterColumn column,
                                    SwbRosterColumnDropped dropped,
                                    gpointer user_data);

G_END_DECLS
