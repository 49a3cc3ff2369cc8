/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in an array a row of an identifier stands: made for a million of them
 * in some milliseconds and grown one by one. */
#pragma once

#include "base/swb-id.h"

G_BEGIN_DECLS

typedef struct _SwbIdIndex SwbIdIndex;

SwbIdIndex *swb_id_index_new (guint n);
SwbIdIndex *swb_id_index_copy (const SwbIdIndex *self);
void swb_id_index_free (SwbIdIndex *self);
void swb_id_index_set (SwbIdIndex *self, const SwbId *id, guint32 place);
gboolean
swb_id_index_find (const SwbIdIndex *self, const SwbId *id, guint32 *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbIdIndex, swb_id_index_free)

G_END_DECLS
