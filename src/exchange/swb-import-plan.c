/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and judging all rows of an import. */
#include "exchange/swb-import-plan.h"

#include "exchange/swb-exchange-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ROWS_BETWEEN_LOOKS 1024

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
  plan->rule.n_accounts = swb_mapping_list_accounts (plan->rule.mapping,
                                                     plan->rule.accounts);
  plan->matches =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  plan->rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) swb_import_row_free);
  plan->verdicts = g_byte_array_new ();
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
  swb_grid_unref (plan->rule.grid);
  swb_mapping_free (plan->rule.mapping);
  g_free (plan->rule.currency);
  g_free (plan->rule.source);
  g_hash_table_unref (plan->matches);
  g_ptr_array_unref (plan->rows);
  g_byte_array_unref (plan->verdicts);
  g_free (plan);
}

static gboolean
lacks (const char *text)
{
  return text == NULL || *text == '\0';
}

/**
 * swb_import_plan_know:
 * @plan: a plan that is not judged yet
 * @data: the workspace's roster, pinned
 *
 * Tells which accounts there are already.
 */
void
swb_import_plan_know (SwbImportPlan *plan, const SwbRosterData *data)
{
  for (guint i = 0; i < data->n_accounts; i++)
    {
      const SwbAccountCells *account = &data->accounts[i];
      guint32 creator = account->creator;
      SwbImportMatch *match;
      char *key;

      if (lacks (account->handle))
        continue;
      match = g_new0 (SwbImportMatch, 1);
      match->account = account->id;
      match->creator = data->ids[creator];
      match->lacks_niches = lacks (data->niches[creator]);
      match->lacks_country = lacks (data->countries[creator]);
      match->lacks_languages = lacks (data->languages[creator]);
      match->lacks_city = lacks (data->cities[creator]);
      key = swb_import_key (account->platform, account->handle);
      if (g_hash_table_contains (plan->matches, key))
        {
          g_free (key);
          g_free (match);
        }
      else
        g_hash_table_insert (plan->matches, key, match);
    }
}

static SwbImportVerdict
judge_row (SwbImportPlan *plan, GHashTable *seen, const SwbImportRow *row)
{
  if (row->problem != NULL)
    return SWB_IMPORT_WRONG;
  if (!g_hash_table_add (seen, row->key))
    return SWB_IMPORT_DUPLICATE;
  return g_hash_table_contains (plan->matches, row->key) ? SWB_IMPORT_UPDATED
                                                         : SWB_IMPORT_NEW;
}

static void
judge_account (SwbImportPlan *plan,
               GHashTable *seen,
               guint i,
               SwbPlatform account)
{
  SwbImportRow *row = swb_import_row_read (&plan->rule, i, account);
  guint8 verdict = (guint8) judge_row (plan, seen, row);

  g_ptr_array_add (plan->rows, row);
  g_byte_array_append (plan->verdicts, &verdict, 1);
  plan->counts[verdict]++;
}

/* A row that may have several accounts has those whose handles it tells; one
 * with none is wrong. */
static void
judge_accounts (SwbImportPlan *plan, GHashTable *seen, guint i)
{
  const SwbImportRule *rule = &plan->rule;
  guint before = plan->rows->len;

  for (guint k = 0; rule->n_accounts > 1 && k < rule->n_accounts; k++)
    if (swb_import_row_has_account (rule, i, rule->accounts[k]))
      judge_account (plan, seen, i, rule->accounts[k]);
  if (plan->rows->len == before)
    judge_account (plan, seen, i, rule->accounts[0]);
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
 * @cancellable: (nullable): to stop it
 * @error: %SWB_EXCHANGE_ERROR_NO_HANDLE or %SWB_EXCHANGE_ERROR_NO_PLATFORM,
 *   or cancelled
 *
 * Reads and judges every row; rows without a letter do not count. Of two rows
 * about one account the first wins.
 *
 * Returns: whether it was done
 */
gboolean
swb_import_plan_judge (SwbImportPlan *plan,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = swb_grid_get_n_rows (plan->rule.grid);

  if (!check_mapping (plan, error))
    return FALSE;
  for (guint i = plan->rule.first_row; i < n; i++)
    {
      if (i % ROWS_BETWEEN_LOOKS == 0 &&
          g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (swb_grid_row_is_blank (plan->rule.grid, i))
        continue;
      judge_accounts (plan, seen, i);
    }
  return TRUE;
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
