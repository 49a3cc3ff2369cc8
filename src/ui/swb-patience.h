/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An act that is mostly done at once: where it is not, it is told how far it
 * is, with a way to stop it. */
#pragma once

#include "base/swb-progress.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _SwbPatience SwbPatience;

SwbPatience *swb_patience_new (GtkWidget *anywhere, const char *heading);
SwbProgress *swb_patience_get_progress (SwbPatience *self);
GCancellable *swb_patience_get_cancellable (SwbPatience *self);
void swb_patience_end (SwbPatience *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbPatience, swb_patience_end)

G_END_DECLS
