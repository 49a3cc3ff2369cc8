/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import would do, row by row: read and judged on a worker, shown in
 * a preview, then run as one command. Inside the exchange library only. */
#pragma once

#include "document/swb-command.h"
#include "exchange/swb-import-match.h"
#include "exchange/swb-import-preview.h"
#include "exchange/swb-import-row.h"

G_BEGIN_DECLS

/**
 * SwbImportPlan:
 * @rows: SwbImportRow, in the file's order; those of one grid row lie together
 * @verdicts: SwbImportVerdict, one a row
 * @matches: SwbImportMatch, of rows whose account the workspace has
 * @match_of: guint32 a row: its place in @matches, or SWB_IMPORT_NO_MATCH
 * @candidates: by row + 1, GPtrArray of SwbImportCandidate, where there are any
 * @done: rows that the command has written so far; for any thread
 *
 * Nothing but @done changes after it was judged and probed.
 */
typedef struct
{
  gatomicrefcount refs;
  SwbImportRule rule;
  GPtrArray *rows;
  GByteArray *verdicts;
  GArray *matches;
  GArray *match_of;
  GHashTable *candidates;
  guint counts[SWB_N_IMPORT_VERDICTS];
  int done;
} SwbImportPlan;

#define SWB_IMPORT_NO_MATCH G_MAXUINT32

/**
 * SwbImportDecision:
 * @choice: a SwbImportChoice
 * @candidate: which of the row's candidates
 */
typedef struct
{
  guint8 choice;
  guint8 candidate;
} SwbImportDecision;

SwbImportPlan *swb_import_plan_new (SwbImportTable *table);
gboolean swb_import_plan_judge (SwbImportPlan *plan,
                                const SwbRosterData *data,
                                GCancellable *cancellable,
                                GError **error);
void swb_import_plan_read_some (SwbImportPlan *plan, guint most_rows);
SwbImportPlan *swb_import_plan_ref (SwbImportPlan *plan);
void swb_import_plan_unref (SwbImportPlan *plan);
const SwbImportRow *swb_import_plan_get_row (SwbImportPlan *plan, guint i);

guint swb_import_plan_get_lead (SwbImportPlan *plan, guint i);
const SwbImportMatch *swb_import_plan_get_match (SwbImportPlan *plan, guint i);
GPtrArray *swb_import_plan_get_candidates (SwbImportPlan *plan, guint i);
const SwbImportCandidate *
swb_import_plan_get_candidate (SwbImportPlan *plan, guint i, guint which);

SwbCommand *swb_import_plan_probe (SwbImportPlan *plan);
SwbCommand *swb_import_plan_command (SwbImportPlan *plan,
                                     GByteArray *ticks,
                                     GArray *decisions);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbImportPlan, swb_import_plan_unref)

G_END_DECLS
