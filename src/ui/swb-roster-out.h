/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking creators out of the roster, as a file for a spreadsheet. */
#pragma once

#include "exchange/swb-roster-export.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void swb_roster_out_ask (GtkWidget *anywhere,
                         SwbDocument *document,
                         SwbRosterView *view,
                         GArray *columns,
                         GArray *chosen);
void swb_roster_out_write (GtkWidget *anywhere,
                           SwbRosterView *view,
                           const SwbRosterExport *what,
                           GFile *file);

G_END_DECLS
