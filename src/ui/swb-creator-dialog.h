/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window that asks for the facts of a creator: a new one, or one to edit. */
#pragma once

#include "document/swb-document.h"
#include "model/swb-roster.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_CREATOR_DIALOG (swb_creator_dialog_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbCreatorDialog, swb_creator_dialog, SWB, CREATOR_DIALOG, AdwWindow)

GtkWindow *swb_creator_dialog_new (SwbDocument *document, SwbCreator *creator);
void swb_creator_dialog_present (SwbDocument *document,
                                 SwbCreator *creator,
                                 GtkWidget *parent);

G_END_DECLS
