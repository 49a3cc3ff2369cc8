/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what goes into the brief and writes it. */
#pragma once

#include "document/swb-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_BRIEF_DIALOG (swb_brief_dialog_get_type ())

/* Actions: brief.export, brief.cancel. */
G_DECLARE_FINAL_TYPE (
    SwbBriefDialog, swb_brief_dialog, SWB, BRIEF_DIALOG, AdwWindow)

SwbBriefDialog *swb_brief_dialog_new (GtkWindow *parent, SwbDocument *document);

G_END_DECLS
