/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that tells what a paste into the roster would do. */
#pragma once

#include "document/swb-roster-edit.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_PASTE (swb_roster_paste_get_type ())

/* Signal: "accept" (boolean) whether rows past the end become creators. */
G_DECLARE_FINAL_TYPE (
    SwbRosterPaste, swb_roster_paste, SWB, ROSTER_PASTE, AdwWindow)

SwbRosterPaste *swb_roster_paste_present (GtkWidget *parent,
                                          SwbRosterEditPreview *preview,
                                          guint n_over,
                                          const char *note);
void swb_roster_paste_accept (SwbRosterPaste *self, gboolean add);

G_END_DECLS
