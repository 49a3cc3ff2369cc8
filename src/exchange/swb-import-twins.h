/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of one file that may be about one creator. Inside the exchange library
 * only. */
#pragma once

#include "exchange/swb-import-plan.h"
#include "storage/swb-writer.h"

G_BEGIN_DECLS

gboolean swb_import_find_twins (SwbImportPlan *plan,
                                GCancellable *cancellable,
                                GError **error);
const SwbImportCandidate *swb_import_get_twin (SwbImportPlan *plan,
                                               SwbImportDecision decision,
                                               guint lead);

G_END_DECLS
