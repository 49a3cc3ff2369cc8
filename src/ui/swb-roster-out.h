/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking creators out of the roster, as a file for a spreadsheet. */
#pragma once

#include "exchange/swb-roster-export.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void swb_roster_out_ask (GtkWidget *anywhere,
                         SwbRosterView *view,
                         GArray *columns,
                         GArray *chosen,
                         const char *title,
                         SwbRosterExportFormat format);
void swb_roster_out_write (GtkWidget *anywhere,
                           SwbRosterView *view,
                           GArray *columns,
                           GArray *chosen,
                           const char *title,
                           SwbRosterExportFormat format,
                           GFile *file);

G_END_DECLS
