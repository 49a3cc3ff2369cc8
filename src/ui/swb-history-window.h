/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done in a workspace: who, when, what. */
#pragma once

#include "document/swb-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_HISTORY_WINDOW (swb_history_window_get_type ())

/* Actions: history.undo, history.redo, history.go-to, history.stop,
 * history.compact, history.search. */
G_DECLARE_FINAL_TYPE (
    SwbHistoryWindow, swb_history_window, SWB, HISTORY_WINDOW, AdwWindow)

SwbHistoryWindow *swb_history_window_new (SwbDocument *document);
void swb_history_window_show (SwbHistoryWindow *self, gint64 sequence);
guint swb_history_window_get_n_entries (SwbHistoryWindow *self);

G_END_DECLS
