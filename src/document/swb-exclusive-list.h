/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may not work for others, and when: the exclusivities of many creators. */
#pragma once

#include "document/swb-document.h"

G_BEGIN_DECLS

/**
 * SwbExclusiveRow:
 * @creator: the creator's name
 * @category: of what others the creator may not work for; "" where not told
 * @flight: from when to when
 *
 * Texts as they may be shown.
 */
typedef struct
{
  char *creator;
  char *category;
  SwbFlight flight;
} SwbExclusiveRow;

void swb_exclusive_row_free (SwbExclusiveRow *row);

void swb_document_exclusives_async (SwbDocument *document,
                                    const GArray *creators,
                                    const SwbId *campaign,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *swb_document_exclusives_finish (SwbDocument *document,
                                           GAsyncResult *result,
                                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbExclusiveRow, swb_exclusive_row_free)

G_END_DECLS
