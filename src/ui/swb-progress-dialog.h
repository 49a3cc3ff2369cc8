/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far something is that takes longer than a moment, with a way to stop. */
#pragma once

#include "base/swb-progress.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_PROGRESS_DIALOG (swb_progress_dialog_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbProgressDialog, swb_progress_dialog, SWB, PROGRESS_DIALOG, AdwWindow)

SwbProgressDialog *swb_progress_dialog_new (GtkWindow *parent,
                                            const char *heading,
                                            SwbProgress *progress,
                                            GCancellable *cancellable);
void swb_progress_dialog_show_now (SwbProgressDialog *self);
void swb_progress_dialog_end (SwbProgressDialog *self);

G_END_DECLS
