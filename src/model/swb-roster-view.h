/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filtered, sorted, searched look at a roster: a GListModel of SwbCreator
 * over an array of indices. */
#pragma once

#include "model/swb-roster-match.h"
#include "model/swb-roster-order.h"
#include "model/swb-roster.h"

G_BEGIN_DECLS

/* Emits "query-changed" after it was asked something else: another search,
 * filter or order. What is shown follows, at once or when a thread has done. */
#define SWB_TYPE_ROSTER_VIEW (swb_roster_view_get_type ())

G_DECLARE_FINAL_TYPE (SwbRosterView, swb_roster_view, SWB, ROSTER_VIEW, GObject)

SwbRosterView *swb_roster_view_new (SwbRoster *roster);
SwbRoster *swb_roster_view_get_roster (SwbRosterView *self);
void swb_roster_view_set_search (SwbRosterView *self, const char *text);
const char *swb_roster_view_get_search (SwbRosterView *self);
void swb_roster_view_set_filter (SwbRosterView *self, SwbRosterFilter *filter);
SwbRosterFilter *swb_roster_view_get_filter (SwbRosterView *self);
void swb_roster_view_set_sorts (SwbRosterView *self,
                                const SwbRosterSort *sorts,
                                guint n_sorts);
const SwbRosterSort *swb_roster_view_get_sorts (SwbRosterView *self,
                                                guint *n_sorts);
void swb_roster_view_set_sort (SwbRosterView *self,
                               SwbRosterColumn column,
                               gboolean descending);
SwbRosterColumn swb_roster_view_get_sort (SwbRosterView *self,
                                          gboolean *descending);
void swb_roster_view_set_today (SwbRosterView *self, SwbDay today);
SwbDay swb_roster_view_get_today (SwbRosterView *self);
SwbRosterQuery *swb_roster_view_make_query (SwbRosterView *self);
void swb_roster_view_count_async (SwbRosterView *self,
                                  SwbFilterKind kind,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *swb_roster_view_count_finish (SwbRosterView *self,
                                         GAsyncResult *result,
                                         GError **error);
const SwbRosterOrder *swb_roster_view_get_order (SwbRosterView *self,
                                                 SwbRosterData **data);
gboolean swb_roster_view_find (SwbRosterView *self,
                               const SwbId *creator,
                               guint *position);
gboolean swb_roster_view_shows (SwbRosterView *self, const SwbId *creator);
void swb_roster_view_set_asleep (SwbRosterView *self, gboolean asleep);
gboolean swb_roster_view_is_busy (SwbRosterView *self);

G_END_DECLS
