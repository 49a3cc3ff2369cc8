/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history as a list for views: the newest part, more when asked. */
#pragma once

#include "document/swb-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SWB_TYPE_HISTORY_ITEM (swb_history_item_get_type ())

/* One entry. Signal "changed" (): it was undone, or done again. */
G_DECLARE_FINAL_TYPE (
    SwbHistoryItem, swb_history_item, SWB, HISTORY_ITEM, GObject)

const SwbHistoryEntry *swb_history_item_get_entry (SwbHistoryItem *self);

#define SWB_TYPE_HISTORY_LIST (swb_history_list_get_type ())

/* A GListModel of SwbHistoryItem, the newest first. Signal "updated" (): an
 * answer came, be it that nothing is new. */
G_DECLARE_FINAL_TYPE (
    SwbHistoryList, swb_history_list, SWB, HISTORY_LIST, GObject)

SwbHistoryList *swb_history_list_new (SwbDocument *document);
void swb_history_list_refresh (SwbHistoryList *self);
void swb_history_list_fetch_more (SwbHistoryList *self);
void swb_history_list_set_search (SwbHistoryList *self, const char *search);
void swb_history_list_hold (SwbHistoryList *self, gboolean hold);
gboolean
swb_history_list_find (SwbHistoryList *self, gint64 sequence, guint *position);

G_END_DECLS
