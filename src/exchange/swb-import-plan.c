/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and judging all rows of an import. */
#include "exchange/swb-import-plan.h"

#include "exchange/swb-exchange-error.h"
#include "exchange/swb-import-difference.h"
#include "exchange/swb-import-twins.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More do not help: one thread puts in order what the others read. */
#define MOST_THREADS 4
/* What reading and judging is where the workspace is looked at afterwards. */
#define JUDGED 0.7
/* And where it is not: the rest is the search for twins. */
#define ROWS 0.92

/**
 * swb_import_plan_new:
 * @table: a table
 *
 * Takes from the table all that the judging needs, so that it can happen on a
 * worker.
 *
 * Returns: (transfer full): a plan without rows
 */
SwbImportPlan *
swb_import_plan_new (SwbImportTable *table)
{
  SwbImportPlan *plan = g_new0 (SwbImportPlan, 1);
  const SwbImportOptions *options = swb_import_table_get_options (table);
  SwbGrid *grid = swb_import_table_get_grid (table);

  g_atomic_ref_count_init (&plan->refs);
  plan->rule = (SwbImportRule){
    .grid = swb_grid_ref (grid),
    .mapping = swb_mapping_copy (swb_import_table_get_mapping (table)),
    .first_row = options->header ? 1 : 0,
    .n_cells = options->header ? swb_grid_get_n_cells (grid, 0) : G_MAXUINT,
    .decimal_sign = options->decimal_sign,
    .platform = swb_import_table_get_platform (table),
    .day = swb_import_table_get_day (table),
    .dates = options->dates,
    .currency = g_strdup (swb_import_table_get_currency (table)),
    .source = g_strconcat ("import:", swb_import_table_get_name (table), NULL),
  };
  swb_import_rule_start (&plan->rule);
  plan->matches = g_array_new (FALSE, FALSE, sizeof (SwbImportMatch));
  plan->match_of = g_array_new (FALSE, FALSE, sizeof (guint32));
  plan->candidates = g_hash_table_new_full (NULL, NULL, NULL,
                                            (GDestroyNotify) g_ptr_array_unref);
  plan->rows = g_ptr_array_new ();
  plan->rows_at_a_time = SWB_IMPORT_ROWS_AT_A_TIME;
  plan->n_threads = MIN (g_get_num_processors (), MOST_THREADS);
  plan->verdicts = g_byte_array_new ();
  plan->progress = swb_progress_new ();
  return plan;
}

/**
 * swb_import_plan_ref:
 * @plan: a plan
 *
 * Returns: (transfer full): @plan
 */
SwbImportPlan *
swb_import_plan_ref (SwbImportPlan *plan)
{
  g_atomic_ref_count_inc (&plan->refs);
  return plan;
}

/**
 * swb_import_plan_unref:
 * @plan: (transfer full): a plan
 */
void
swb_import_plan_unref (SwbImportPlan *plan)
{
  if (!g_atomic_ref_count_dec (&plan->refs))
    return;
  swb_import_rule_clear (&plan->rule);
  g_array_unref (plan->matches);
  g_array_unref (plan->match_of);
  g_hash_table_unref (plan->candidates);
  g_ptr_array_unref (plan->rows);
  g_clear_pointer (&plan->reader, swb_import_reader_free);
  g_byte_array_unref (plan->verdicts);
  g_clear_pointer (&plan->more, g_hash_table_unref);
  g_clear_pointer (&plan->differences, swb_import_differences_free);
  swb_progress_unref (plan->progress);
  g_free (plan);
}

/* What judging goes by. */
typedef struct
{
  SwbImportPlan *plan;
  GHashTable *seen;
} Judging;

static SwbImportVerdict
judge_row (Judging *judging,
           const SwbImportRow *row,
           const SwbImportMatch *match,
           guint32 *match_of)
{
  SwbImportPlan *plan = judging->plan;

  if (row->problem != NULL)
    return SWB_IMPORT_WRONG;
  if (!g_hash_table_add (judging->seen, (gpointer) row->key))
    return SWB_IMPORT_DUPLICATE;
  if (match == NULL)
    return SWB_IMPORT_NEW;
  *match_of = plan->matches->len;
  g_array_append_vals (plan->matches, match, 1);
  return SWB_IMPORT_UPDATED;
}

static void
judge_account (Judging *judging, const SwbImportStretch *stretch, guint i)
{
  SwbImportPlan *plan = judging->plan;
  SwbImportRow *row = &g_array_index (stretch->rows, SwbImportRow, i);
  guint32 found = g_array_index (stretch->match_of, guint32, i);
  const SwbImportMatch *match =
      found > 0 ? &g_array_index (stretch->matches, SwbImportMatch, found - 1)
                : NULL;
  guint32 match_of = SWB_IMPORT_NO_MATCH;
  guint8 verdict = (guint8) judge_row (judging, row, match, &match_of);

  g_ptr_array_add (plan->rows, row);
  g_array_append_val (plan->match_of, match_of);
  g_byte_array_append (plan->verdicts, &verdict, 1);
  plan->counts[verdict]++;
}

/* A grid row with an account that was told of before, or that the workspace
 * has, asks nobody. */
static void
take_alike (SwbImportPlan *plan, GPtrArray *found, guint asked, guint first)
{
  for (guint i = plan->rows->len; i > first; i--)
    if (plan->verdicts->data[i - 1] == SWB_IMPORT_UPDATED ||
        plan->verdicts->data[i - 1] == SWB_IMPORT_DUPLICATE)
      return;
  g_hash_table_insert (plan->candidates, GUINT_TO_POINTER (asked + 1),
                       g_ptr_array_ref (found));
  plan->verdicts->data[asked] = SWB_IMPORT_SIMILAR;
  plan->counts[SWB_IMPORT_NEW]--;
  plan->counts[SWB_IMPORT_SIMILAR]++;
}

/* In the file's order: of two rows about one account the first wins. */
static void
judge_stretch (Judging *judging, const SwbImportStretch *stretch)
{
  const SwbImportRow *rows = (const SwbImportRow *) stretch->rows->data;
  SwbImportPlan *plan = judging->plan;

  plan->n_crowded += stretch->n_crowded;
  for (guint i = 0; i < stretch->rows->len;)
    {
      const guint before = plan->rows->len;
      const guint first = i;
      const guint grid_row = rows[i].row;

      for (; i < stretch->rows->len && rows[i].row == grid_row; i++)
        judge_account (judging, stretch, i);
      for (guint k = first; stretch->alike != NULL && k < i; k++)
        {
          GPtrArray *found =
              g_hash_table_lookup (stretch->alike, GUINT_TO_POINTER (k + 1));

          if (found != NULL)
            take_alike (plan, found, before + k - first, before);
        }
    }
}

/* What the index of the creators who are there is of all the work, by what a
 * creator takes and a row. */
static double
index_part (const SwbRosterData *data, guint n_rows)
{
  const double there = 0.25 * data->n_creators;

  return there / (there + n_rows);
}

static gboolean
judge_rows (Judging *judging,
            SwbImportMatcher *matcher,
            guint n,
            GCancellable *cancellable,
            GError **error)
{
  SwbImportPlan *plan = judging->plan;
  const SwbImportStretch *stretch;
  gboolean stopped;

  plan->reader = swb_import_reader_new (&plan->rule, n, plan->rows_at_a_time,
                                        plan->n_threads);
  swb_import_reader_start (plan->reader, matcher);
  while (
      !(stopped = g_cancellable_set_error_if_cancelled (cancellable, error)) &&
      (stretch = swb_import_reader_next (plan->reader)) != NULL)
    {
      judge_stretch (judging, stretch);
      swb_progress_set (plan->progress, stretch->end, n);
    }
  swb_import_reader_stop (plan->reader);
  return !stopped;
}

/* The accounts that rows tell under another handle, which only the platform's
 * own id can say, each with that id. */
static GHashTable *
find_renamed (SwbImportPlan *plan)
{
  GHashTable *renamed = g_hash_table_new (swb_id_hash, swb_id_equal);

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const SwbImportMatch *match = swb_import_plan_get_match (plan, i);

      if (match != NULL && match->renamed != NULL)
        g_hash_table_insert (
            renamed, (gpointer) &match->account,
            (gpointer) swb_import_plan_get_row (plan, i)->external_id);
    }
  return renamed;
}

/* Who took a handle that another one gave up is somebody else: the file knows
 * the one by the id under a new handle, and has another id beside the old. */
static void
part_reused_handles (SwbImportPlan *plan)
{
  g_autoptr (GHashTable) renamed = find_renamed (plan);

  for (guint i = 0; g_hash_table_size (renamed) > 0 && i < plan->rows->len; i++)
    {
      const SwbImportMatch *match = swb_import_plan_get_match (plan, i);
      const char *id = swb_import_plan_get_row (plan, i)->external_id;
      const char *other = match != NULL && match->renamed == NULL && id != NULL
                              ? g_hash_table_lookup (renamed, &match->account)
                              : NULL;

      if (other == NULL || strcmp (id, other) == 0)
        continue;
      g_array_index (plan->match_of, guint32, i) = SWB_IMPORT_NO_MATCH;
      plan->verdicts->data[i] = SWB_IMPORT_NEW;
      plan->counts[SWB_IMPORT_UPDATED]--;
      plan->counts[SWB_IMPORT_NEW]++;
    }
}

static gboolean
check_mapping (SwbImportPlan *plan, GError **error)
{
  if (plan->rule.n_accounts == 0)
    {
      g_set_error_literal (error, SWB_EXCHANGE_ERROR,
                           SWB_EXCHANGE_ERROR_NO_HANDLE,
                           _ ("No column has the creators' handles. Say which "
                              "one does"));
      return FALSE;
    }
  if (plan->rule.platform == SWB_PLATFORM_OTHER &&
      swb_mapping_find (plan->rule.mapping, SWB_FIELD_HANDLE, 0) >= 0 &&
      !swb_mapping_has (plan->rule.mapping, SWB_FIELD_PLATFORM))
    {
      g_set_error_literal (error, SWB_EXCHANGE_ERROR,
                           SWB_EXCHANGE_ERROR_NO_PLATFORM,
                           _ ("Nothing says on which platform these accounts "
                              "are. Choose it"));
      return FALSE;
    }
  return TRUE;
}

/**
 * swb_import_plan_judge:
 * @plan: a plan
 * @data: (nullable): the workspace's roster, pinned
 * @cancellable: (nullable): to stop it
 * @error: %SWB_EXCHANGE_ERROR_NO_HANDLE or %SWB_EXCHANGE_ERROR_NO_PLATFORM,
 *   or cancelled
 *
 * Reads and judges every row; rows without a letter do not count. Of two rows
 * about one account the first wins; who took a handle that its account gave up
 * in the same file is somebody new. All processors read, and what comes of it
 * does not depend on how many they are.
 *
 * Returns: whether it was done
 */
gboolean
swb_import_plan_judge (SwbImportPlan *plan,
                       const SwbRosterData *data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (SwbImportMatcher) matcher = NULL;
  const guint n = swb_grid_get_n_rows (plan->rule.grid);
  Judging judging = { .plan = plan, .seen = seen };
  double known = 0;
  gboolean done;

  if (!check_mapping (plan, error))
    return FALSE;
  if (data != NULL && data->n_creators > 0)
    {
      plan->n_known = data->n_creators;
      known = index_part (data, n);
      swb_progress_push (plan->progress, 0, known);
      matcher = swb_import_matcher_new (
          data, swb_money_grouping (plan->rule.currency), TRUE, plan->progress,
          cancellable);
      swb_progress_pop (plan->progress);
    }
  swb_progress_push (plan->progress, known,
                     known + (1 - known) * (matcher != NULL ? JUDGED : ROWS));
  done = judge_rows (&judging, matcher, n, cancellable, error);
  swb_progress_pop (plan->progress);
  if (!done)
    return FALSE;
  part_reused_handles (plan);
  return swb_import_find_twins (plan, cancellable, error);
}

/**
 * swb_import_plan_read_some:
 * @plan: a plan that is not judged
 * @most_rows: how many rows of the grid
 *
 * Reads the first rows, for a look at them; where no column holds handles,
 * none.
 */
void
swb_import_plan_read_some (SwbImportPlan *plan, guint most_rows)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = swb_grid_get_n_rows (plan->rule.grid);
  Judging judging = { .plan = plan, .seen = seen };
  const SwbImportStretch *stretch;

  if (plan->rule.n_accounts == 0)
    return;
  n = MIN (n, plan->rule.first_row + most_rows);
  plan->reader =
      swb_import_reader_new (&plan->rule, n, plan->rows_at_a_time, 1);
  while ((stretch = swb_import_reader_next (plan->reader)) != NULL)
    judge_stretch (&judging, stretch);
}

/**
 * swb_import_plan_get_row:
 * @plan: a judged plan
 * @i: a row
 *
 * Returns: (transfer none): what it says
 */
const SwbImportRow *
swb_import_plan_get_row (SwbImportPlan *plan, guint i)
{
  g_return_val_if_fail (i < plan->rows->len, NULL);
  return plan->rows->pdata[i];
}

/**
 * swb_import_plan_get_lead:
 * @plan: a judged plan
 * @i: a row
 *
 * Returns: the row that decides for all accounts of the same grid row: the one
 *   that is like somebody, else the first
 */
guint
swb_import_plan_get_lead (SwbImportPlan *plan, guint i)
{
  guint grid_row = swb_import_plan_get_row (plan, i)->row;
  guint first = i;

  while (first > 0 &&
         swb_import_plan_get_row (plan, first - 1)->row == grid_row)
    first--;
  for (guint k = first; k < plan->rows->len &&
                        swb_import_plan_get_row (plan, k)->row == grid_row;
       k++)
    if (plan->verdicts->data[k] == SWB_IMPORT_SIMILAR)
      return k;
  return first;
}

/**
 * swb_import_plan_get_match:
 * @plan: a judged plan
 * @i: a row
 *
 * Returns: (transfer none) (nullable): the account that it is about, where the
 *   workspace has it
 */
const SwbImportMatch *
swb_import_plan_get_match (SwbImportPlan *plan, guint i)
{
  guint32 place = g_array_index (plan->match_of, guint32, i);

  return place == SWB_IMPORT_NO_MATCH
             ? NULL
             : &g_array_index (plan->matches, SwbImportMatch, place);
}

/**
 * swb_import_plan_get_candidates:
 * @plan: a judged plan
 * @i: a row
 *
 * Returns: (transfer none) (nullable) (element-type SwbImportCandidate): whom
 *   it may be about; %NULL for anything but %SWB_IMPORT_SIMILAR
 */
GPtrArray *
swb_import_plan_get_candidates (SwbImportPlan *plan, guint i)
{
  return g_hash_table_lookup (plan->candidates, GUINT_TO_POINTER (i + 1));
}

/**
 * swb_import_plan_get_candidate:
 * @plan: a judged plan
 * @i: a row
 * @which: which of its candidates
 *
 * Returns: (transfer none) (nullable): the candidate
 */
const SwbImportCandidate *
swb_import_plan_get_candidate (SwbImportPlan *plan, guint i, guint which)
{
  GPtrArray *all = swb_import_plan_get_candidates (plan, i);

  return all != NULL && which < all->len ? all->pdata[which] : NULL;
}

/**
 * swb_import_wishes_copy:
 * @copy: (out caller-allocates): a copy, for swb_import_wishes_clear()
 * @wishes: what a person wishes for
 */
void
swb_import_wishes_copy (SwbImportWishes *copy, const SwbImportWishes *wishes)
{
  *copy = (SwbImportWishes){ .takes = wishes->takes };
  if (wishes->ticks != NULL)
    {
      copy->ticks = g_byte_array_sized_new (wishes->ticks->len);
      g_byte_array_append (copy->ticks, wishes->ticks->data,
                           wishes->ticks->len);
    }
  if (wishes->rows != NULL)
    {
      copy->rows = g_byte_array_sized_new (wishes->rows->len);
      g_byte_array_append (copy->rows, wishes->rows->data, wishes->rows->len);
    }
  if (wishes->decisions != NULL)
    copy->decisions = g_array_copy (wishes->decisions);
}

/**
 * swb_import_wishes_clear:
 * @wishes: what a person wished for
 */
void
swb_import_wishes_clear (SwbImportWishes *wishes)
{
  g_clear_pointer (&wishes->ticks, g_byte_array_unref);
  g_clear_pointer (&wishes->rows, g_byte_array_unref);
  g_clear_pointer (&wishes->decisions, g_array_unref);
}

/**
 * swb_import_wishes_get_decision:
 * @wishes: what a person wishes for
 * @lead: the row that decides for all accounts of its grid row
 *
 * Returns: what was decided of it
 */
SwbImportDecision
swb_import_wishes_get_decision (const SwbImportWishes *wishes, guint lead)
{
  const SwbImportDecision none = { SWB_IMPORT_UNDECIDED, 0 };

  return wishes->decisions != NULL
             ? g_array_index (wishes->decisions, SwbImportDecision, lead)
             : none;
}

/**
 * swb_import_is_wished:
 * @plan: a judged plan
 * @wishes: what a person wishes for
 * @row: a row
 * @lead: the row that decides for all accounts of its grid row
 *
 * Returns: whether the row comes in: it is right, ticked, and what it is like
 *   was decided
 */
gboolean
swb_import_is_wished (SwbImportPlan *plan,
                      const SwbImportWishes *wishes,
                      guint row,
                      guint lead)
{
  if (plan->verdicts->data[row] == SWB_IMPORT_WRONG ||
      (wishes->ticks != NULL && !wishes->ticks->data[row]))
    return FALSE;
  return plan->verdicts->data[lead] != SWB_IMPORT_SIMILAR ||
         swb_import_wishes_get_decision (wishes, lead).choice > SWB_IMPORT_SKIP;
}
