/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import would do, row by row: read and judged on a worker, shown in
 * a preview, then run as one command. Inside the exchange library only. */
#pragma once

#include "document/swb-command.h"
#include "exchange/swb-import-preview.h"
#include "exchange/swb-import-row.h"

G_BEGIN_DECLS

/**
 * SwbImportMatch:
 *
 * An account that the workspace has already, and which facts about its
 * creator it does not know yet.
 */
typedef struct
{
  SwbId account;
  SwbId creator;
  gboolean lacks_niches;
  gboolean lacks_country;
  gboolean lacks_languages;
  gboolean lacks_city;
} SwbImportMatch;

/**
 * SwbImportPlan:
 * @matches: by key, SwbImportMatch
 * @rows: SwbImportRow, in the file's order
 * @verdicts: SwbImportVerdict, one a row
 *
 * Nothing in it changes after it was judged and probed.
 */
typedef struct
{
  gatomicrefcount refs;
  SwbImportRule rule;
  GHashTable *matches;
  GPtrArray *rows;
  GByteArray *verdicts;
  guint counts[SWB_N_IMPORT_VERDICTS];
} SwbImportPlan;

SwbImportPlan *swb_import_plan_new (SwbImportTable *table);
void swb_import_plan_know (SwbImportPlan *plan, const SwbRosterData *data);
gboolean swb_import_plan_judge (SwbImportPlan *plan,
                                GCancellable *cancellable,
                                GError **error);
SwbImportPlan *swb_import_plan_ref (SwbImportPlan *plan);
void swb_import_plan_unref (SwbImportPlan *plan);
const SwbImportRow *swb_import_plan_get_row (SwbImportPlan *plan, guint i);

SwbCommand *swb_import_plan_probe (SwbImportPlan *plan);
SwbCommand *swb_import_plan_command (SwbImportPlan *plan, GByteArray *ticks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbImportPlan, swb_import_plan_unref)

G_END_DECLS
