/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import would do, row by row: read and judged on a worker, shown in
 * a preview, then run as one command. Inside the exchange library only. */
#pragma once

#include "base/swb-progress.h"
#include "document/swb-command.h"
#include "exchange/swb-import-match.h"
#include "exchange/swb-import-preview.h"
#include "exchange/swb-import-reader.h"
#include "exchange/swb-import-row.h"

G_BEGIN_DECLS

/** What rows say other than the workspace; see swb-import-difference.h. */
typedef struct _SwbImportDifferences SwbImportDifferences;

/**
 * SwbImportPlan:
 * @rows: SwbImportRow, in the file's order; those of one grid row lie together
 * @verdicts: SwbImportVerdict, one a row
 * @matches: SwbImportMatch, of rows whose account the workspace has
 * @match_of: guint32 a row: its place in @matches, or SWB_IMPORT_NO_MATCH
 * @candidates: by row + 1, GPtrArray of SwbImportCandidate, where there are any
 * @more: (nullable): by row + 1, its niches with those of later rows about the
 *   same account, where there are such
 * @differences: (nullable): null before it was probed, and where the workspace
 *   has none of the creators
 * @n_twins: rows that may be of the creator of another row of the file
 * @n_crowded: new rows that were not compared with all who share a word of
 *   the name, for there are too many
 * @n_known: creators whom the workspace has
 * @progress: how far the judging and probing is; for any thread
 * @reader: (nullable): has the rows
 * @rows_at_a_time: of the grid, that a thread reads
 * @n_threads: how many threads read
 *
 * Nothing changes after it was judged and probed.
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
  GHashTable *more;
  SwbImportDifferences *differences;
  SwbProgress *progress;
  guint n_twins;
  guint n_crowded;
  guint n_known;
  SwbImportReader *reader;
  guint rows_at_a_time;
  guint n_threads;
  guint counts[SWB_N_IMPORT_VERDICTS];
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

/**
 * SwbImportWishes:
 * @ticks: (nullable): a byte a row, 0 to leave it out; null for all
 * @decisions: (nullable) (element-type SwbImportDecision): one a row; without
 *   one a row that is like somebody is left out
 * @takes: whether the word of the file counts where the workspace says
 *   something else
 * @rows: (nullable): a byte a row, SWB_IMPORT_ROW_FILLS or SWB_IMPORT_ROW_TAKES
 *   where the row does not go by @takes
 *
 * What a person wishes for.
 */
typedef struct
{
  GByteArray *ticks;
  GArray *decisions;
  gboolean takes;
  GByteArray *rows;
} SwbImportWishes;

#define SWB_IMPORT_ROW_FILLS 1
#define SWB_IMPORT_ROW_TAKES 2

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
                                     const SwbImportWishes *wishes,
                                     SwbProgress *progress);
void swb_import_wishes_copy (SwbImportWishes *copy,
                             const SwbImportWishes *wishes);
void swb_import_wishes_clear (SwbImportWishes *wishes);
gboolean swb_import_is_wished (SwbImportPlan *plan,
                               const SwbImportWishes *wishes,
                               guint row,
                               guint lead);
SwbImportDecision swb_import_wishes_get_decision (const SwbImportWishes *wishes,
                                                  guint lead);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbImportPlan, swb_import_plan_unref)

G_END_DECLS
