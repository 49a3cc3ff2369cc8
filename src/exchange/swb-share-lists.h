/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audience of an account as cells of a table that leaves the program.
 * Inside the exchange library only. */
#pragma once

#include "document/swb-audience-reader.h"
#include "exchange/swb-table-sink.h"

G_BEGIN_DECLS

typedef struct _SwbShareLists SwbShareLists;

const char *swb_share_lists_get_title (guint place);

SwbShareLists *swb_share_lists_new (SwbDatabase *db, GError **error);
void swb_share_lists_free (SwbShareLists *self);
const char *const *swb_share_lists_get_titles (const SwbShareLists *self,
                                               guint *n_titles);
gboolean swb_share_lists_read_ahead (SwbShareLists *self,
                                     const SwbId *accounts,
                                     guint n,
                                     guint *n_next,
                                     GCancellable *cancellable,
                                     GError **error);
gboolean swb_share_lists_fill (SwbShareLists *self,
                               const SwbId *account,
                               SwbCell *cells,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbShareLists, swb_share_lists_free)

G_END_DECLS
