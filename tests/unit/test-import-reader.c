/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of an import read by several threads: what comes of them is what
 * one thread finds out, however the rows fall to them. */
#include "document-fixture.h"
#include "exchange/swb-import-plan.h"

#define N_ROWS 800

static guint64 state = 88172645463325252u;

static guint
below (guint n)
{
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (guint) (state % n);
}

/* Rows about people who are known, new, like somebody, told of twice, wrong
 * and blank; cells that are clean and others. */
static SwbImportTable *
make_table (guint n, guint first)
{
  static const char *const names[] = { "Asha Rao", " Zoë  Müller", "मीरा पटेल",
                                       "'=Noah", "김 민지" };
  static const char *const niches[] = { "dance, food", "Food|dance", "", "n/a",
                                        "comedy" };
  GString *text = g_string_new ("Name,Category,Language,Instagram handle,"
                                "Instagram followers,YouTube handle,"
                                "YouTube subscribers,Fee\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  SwbImportTable *table;

  for (guint i = 0; i < n; i++)
    {
      const guint who = first + below (n);

      if (below (40) == 0)
        g_string_append (text, " ,,,\n");
      g_string_append_printf (text, "%s %u,\"%s\",Hindi,", names[below (5)],
                              who % 300, niches[below (5)]);
      g_string_append_printf (text, below (3) == 0 ? "," : "@Person.%u,", who);
      g_string_append (text, below (30) == 0 ? "many," : "1234,");
      g_string_append_printf (
          text, below (2) == 0 ? "," : "https://youtube.com/@p%u.tv/,", who);
      g_string_append (text, below (30) == 0 ? "5,12 apples\n" : "5,$12\n");
    }
  bytes = g_string_free_to_bytes (text);
  table = swb_import_table_new (bytes, "people.csv", NULL, &error);
  g_assert_no_error (error);
  return table;
}

static void
append_row (GString *out, SwbImportPlan *plan, guint i)
{
  const SwbImportRow *row = swb_import_plan_get_row (plan, i);
  const SwbImportMatch *match = swb_import_plan_get_match (plan, i);
  GPtrArray *alike = swb_import_plan_get_candidates (plan, i);

  g_string_append_printf (
      out, "%u %d %u %s|%s|%s|%s|%s|%s|%s|%d", row->row, (int) row->platform,
      plan->verdicts->data[i], row->key, row->handle, row->name, row->niches,
      row->languages, row->url, row->problem, row->problem_column);
  g_string_append_printf (out, "|%g|%" G_GINT64_FORMAT, row->values[0],
                          row->fee.minor);
  if (match != NULL)
    {
      g_autofree char *id = swb_id_to_string (&match->account);

      g_string_append_printf (out, "|%s", id);
    }
  for (guint k = 0; alike != NULL && k < alike->len; k++)
    g_string_append_printf (
        out, "|%s", ((const SwbImportCandidate *) alike->pdata[k])->accounts);
  g_string_append_c (out, '\n');
}

/* All that a plan is, in words. */
static char *
judge (SwbImportTable *table,
       const SwbRosterData *data,
       guint at_a_time,
       guint n_threads,
       guint counts[SWB_N_IMPORT_VERDICTS])
{
  g_autoptr (SwbImportPlan) plan = swb_import_plan_new (table);
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);

  plan->rows_at_a_time = at_a_time;
  plan->n_threads = n_threads;
  g_assert_true (swb_import_plan_judge (plan, data, NULL, &error));
  g_assert_no_error (error);
  for (guint v = 0; v < SWB_N_IMPORT_VERDICTS; v++)
    counts[v] = plan->counts[v];
  for (guint i = 0; i < plan->rows->len; i++)
    append_row (out, plan, i);
  return g_string_free (out, FALSE);
}

static void
test_same (gconstpointer known)
{
  SwbDocument *document = fixture_open ();
  SwbRoster *roster =
      swb_workspace_get_roster (swb_document_get_workspace (document));
  g_autoptr (SwbImportTable) table = make_table (N_ROWS, 100);
  guint alone[SWB_N_IMPORT_VERDICTS];
  g_autofree char *expected = NULL;
  SwbRosterData *data;

  if (known != NULL)
    {
      g_autoptr (SwbImportTable) before = make_table (200, 0);
      SwbImportPlan *plan = swb_import_plan_new (before);

      const SwbImportWishes wishes = { 0 };
      g_autoptr (SwbProgress) progress = swb_progress_new ();

      g_assert_true (swb_import_plan_judge (plan, NULL, NULL, NULL));
      fixture_run (document, swb_import_plan_command (plan, &wishes, progress));
      swb_import_plan_unref (plan);
    }
  data = swb_roster_pin (roster);
  expected = judge (table, data, N_ROWS + 1, 1, alone);
  for (guint v = 0; known != NULL && v < SWB_N_IMPORT_VERDICTS; v++)
    g_assert_cmpint (alone[v] > 0, ==,
                     v != SWB_IMPORT_DIFFERENT && v != SWB_IMPORT_UNCHANGED);
  for (guint round = 0; round < 8; round++)
    {
      guint counts[SWB_N_IMPORT_VERDICTS];
      g_autofree char *found =
          judge (table, data, 1 + below (200), 1 + round % 4, counts);

      g_assert_cmpstr (found, ==, expected);
      g_assert_cmpmem (counts, sizeof counts, alone, sizeof alone);
    }
  swb_roster_data_unref (data);
  swb_roster_unpin (roster);
  fixture_close (document);
}

/* Who stops it waits for no thread for long, and all of them end. */
static void
test_stopped (void)
{
  g_autoptr (SwbImportTable) table = make_table (N_ROWS, 0);
  g_autoptr (SwbImportPlan) plan = swb_import_plan_new (table);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  plan->rows_at_a_time = 10;
  plan->n_threads = 4;
  g_cancellable_cancel (cancellable);
  g_assert_false (swb_import_plan_judge (plan, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (plan->rows->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/import-reader/nobody-known", NULL, test_same);
  g_test_add_data_func ("/import-reader/some-known", "", test_same);
  g_test_add_func ("/import-reader/stopped", test_stopped);
  return g_test_run ();
}
