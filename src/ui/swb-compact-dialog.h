/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks which part of the history shall go, and says what that is. */
#pragma once

#include "document/swb-document-compact.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Called when it was done. */
typedef void (*SwbCompactedFunc) (const SwbCompaction *done,
                                  gpointer user_data);

#define SWB_TYPE_COMPACT_DIALOG (swb_compact_dialog_get_type ())

/* Action: compact.accept. */
G_DECLARE_FINAL_TYPE (
    SwbCompactDialog, swb_compact_dialog, SWB, COMPACT_DIALOG, AdwWindow)

SwbCompactDialog *swb_compact_dialog_new (SwbDocument *document,
                                          SwbCompactedFunc compacted,
                                          gpointer user_data,
                                          GDestroyNotify destroy);
void swb_compact_dialog_compact (SwbCompactDialog *self, GFile *copy);

G_END_DECLS
