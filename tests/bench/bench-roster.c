/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A million creators: opening, searching as one types, sorting, filtering,
 * beside what reads, scans and sorts the same bytes without any of it. */
#include "bench-roster-make.h"
#include "bench.h"

#include "base/swb-text.h"
#include "document/swb-document.h"
#include "model/swb-roster-view.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define CREATORS 1000000
#define ROUNDS 5

static double
resident_mb (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  line = strstr (text, "VmRSS:");
  return line == NULL ? 0
                      : (double) g_ascii_strtoll (line + 6, NULL, 10) / 1024;
}

static void
got_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static SwbDocument *
open_document (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SwbDocument *document;

  swb_document_open_async (file, NULL, got_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  document = swb_document_open_finish (result, &error);
  g_assert_no_error (error);
  return document;
}

static void
close_document (SwbDocument *document)
{
  g_autoptr (GAsyncResult) result = NULL;

  swb_document_close_async (document, got_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  swb_document_close_finish (document, result, NULL);
  g_object_unref (document);
}

static void
tell (const char *what, double ms)
{
  g_print ("%-44s %9.1f ms\n", what, ms);
}

static SwbDocument *
measure_opening (const char *path)
{
  double start = bench_now ();
  SwbDocument *document = open_document (path);

  tell ("first open from the file", bench_now () - start);
  g_print ("resident %.0f MB\n", resident_mb ());
  close_document (document);
  for (int i = 0; i < 3; i++)
    {
      start = bench_now ();
      document = open_document (path);
      tell ("open, working copy current", bench_now () - start);
      g_print ("resident %.0f MB\n", resident_mb ());
      if (i < 2)
        close_document (document);
    }
  return document;
}

typedef struct
{
  const SwbRosterData *data;
  SwbRosterQuery *query;
} Question;

static void
ask (void *user_data)
{
  const Question *question = user_data;

  swb_roster_order_free (
      swb_roster_order_new (question->data, question->query));
}

static void
measure_sorts (const SwbRosterData *data)
{
  for (int c = 0; c < SWB_N_ROSTER_COLUMNS; c++)
    {
      const SwbRosterSort sort = { (SwbRosterColumn) c, c % 2 };
      Question question = { data, swb_roster_query_new ("", NULL, &sort, 1,
                                                        NULL, 20778) };

      tell (swb_roster_column_id (sort.column), bench_best (3, ask, &question));
      swb_roster_query_free (question.query);
    }
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static void
measure_search (const SwbRosterData *data)
{
  static const char *const typed[] = {
    "reels_12", "आशा शर्मा", "민수", "கவிதா", "weddings late", "muller",
  };
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    for (const char *end = typed[i]; *end != '\0';)
      {
        const SwbRosterSort sort = { SWB_ROSTER_COLUMN_FOLLOWERS, TRUE };
        g_autofree char *part = NULL;
        g_autofree char *folded = NULL;
        Question question = { .data = data };
        double taken;

        end = g_utf8_next_char (end);
        part = g_strndup (typed[i], (gsize) (end - typed[i]));
        folded = swb_text_fold (part);
        question.query =
            swb_roster_query_new (folded, NULL, &sort, 1, NULL, 20778);
        taken = bench_best (2, ask, &question);
        g_print ("%s: %.1f\n", part, taken);
        g_array_append_val (times, taken);
        swb_roster_query_free (question.query);
      }
  g_array_sort (times, compare_doubles);
  tell ("a keystroke, median", g_array_index (times, double, times->len / 2));
  tell ("a keystroke, 95th percentile",
        g_array_index (times, double, times->len * 95 / 100));
}

/* What a chip costs: the rows that it leaves, and the counts in its panel. */
static void
measure_filters (const SwbRosterData *data)
{
  static const char *const values[] = { "micro", "instagram", "hi",   "Mumbai",
                                        "IN",    "dance",     "reel", "vip",
                                        "",      "never",     "fresh" };
  const SwbRosterSort sort = { SWB_ROSTER_COLUMN_FOLLOWERS, TRUE };

  for (guint kind = 0; kind < SWB_FILTER_FOLLOWERS; kind++)
    {
      const char *const one[] = { values[kind], NULL };
      g_autoptr (SwbRosterFilter) none = swb_roster_filter_new ();
      g_autoptr (SwbRosterFilter) filter =
          swb_roster_filter_with_values (none, (SwbFilterKind) kind, one);
      Question question = { data, swb_roster_query_new ("", filter, &sort, 1,
                                                        NULL, 20778) };
      double start;

      g_print ("filter by ");
      tell (swb_filter_kind_id ((SwbFilterKind) kind),
            bench_best (3, ask, &question));
      start = bench_now ();
      g_ptr_array_unref (
          swb_roster_facets_new (data, question.query, (SwbFilterKind) kind));
      g_print ("count ");
      tell (swb_filter_kind_id ((SwbFilterKind) kind), bench_now () - start);
      swb_roster_query_free (question.query);
    }
}

int
main (int argc, char *argv[])
{
  SwbDocument *document = measure_opening (argv[1]);
  const SwbRosterData *data = swb_roster_get_data (
      swb_workspace_get_roster (swb_document_get_workspace (document)));

  g_print ("%u creators, %u accounts\n", data->n_creators, data->n_accounts);
  measure_search (data);
  measure_sorts (data);
  measure_filters (data);
  close_document (document);
  return EXIT_SUCCESS;
}
