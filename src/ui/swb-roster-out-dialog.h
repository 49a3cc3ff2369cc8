/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks which kind of file creators are exported to, and what it tells. */
#pragma once

#include "exchange/swb-roster-export.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_OUT_DIALOG (swb_roster_out_dialog_get_type ())

G_DECLARE_FINAL_TYPE (SwbRosterOutDialog,
                      swb_roster_out_dialog,
                      SWB,
                      ROSTER_OUT_DIALOG,
                      AdwWindow)

SwbRosterOutDialog *swb_roster_out_dialog_new (GtkWidget *anywhere,
                                               SwbDocument *document,
                                               SwbRosterView *view,
                                               GArray *columns,
                                               GArray *chosen);
void swb_roster_out_dialog_write (SwbRosterOutDialog *self, GFile *file);

G_END_DECLS
