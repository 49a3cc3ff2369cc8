/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A million creators: opening, searching as one types, filtering, sorting,
 * beside what reads, scans and sorts the same without any of it:
 * bench-roster [FILE.swell]. */
#include "bench-document.h"
#include "bench-roster-make.h"
#include "bench.h"

#include "base/swb-text.h"
#include "document/swb-document.h"
#include "model/swb-roster-view.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define CREATORS 1000000
#define ROUNDS 5
#define TODAY 20778

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

/* What reads the same columns with bare SQLite, and throws them away. */
static void
read_bare (const char *path)
{
  static const char *const selects[] = {
    "SELECT id, name, languages, cities, country, niches, formats, tags, note"
    " FROM creator WHERE deleted=0 ORDER BY id",
    "SELECT id, creator, platform, handle, name, external_id FROM account"
    " WHERE deleted=0 ORDER BY creator, id",
    "SELECT subject, metric, value, base, window, day, source, expires"
    " FROM reading WHERE deleted=0",
    "SELECT creator, fee, day FROM rate WHERE deleted=0 ORDER BY creator, day",
  };
  sqlite3 *db;
  gsize length = 0;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==,
                   SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (selects); i++)
    {
      sqlite3_stmt *statement;

      sqlite3_prepare_v2 (db, selects[i], -1, &statement, NULL);
      while (sqlite3_step (statement) == SQLITE_ROW)
        for (int c = 0; c < sqlite3_column_count (statement); c++)
          length += (gsize) sqlite3_column_bytes (statement, c);
      sqlite3_finalize (statement);
    }
  sqlite3_close (db);
  g_assert_cmpuint (length, >, 0);
}

/* The file is 1 GB, so the first opening is not repeated. */
static SwbDocument *
measure_opening (const char *path)
{
  double worked = bench_cpu ();
  double start = bench_now ();
  double best = 0;
  SwbDocument *document = open_document (path);

  tell ("first open from the file", bench_now () - start);
  tell ("its processor, on all threads", bench_cpu () - worked);
  close_document (document);
  worked = bench_cpu ();
  start = bench_now ();
  read_bare (path);
  tell ("bare SQLite reads the same columns", bench_now () - start);
  tell ("its processor", bench_cpu () - worked);
  for (int i = 0;; i++)
    {
      double taken;

      start = bench_now ();
      document = open_document (path);
      taken = bench_now () - start;
      best = i == 0 ? taken : MIN (best, taken);
      if (i == ROUNDS - 1)
        break;
      close_document (document);
    }
  tell ("open, working copy current", best);
  g_print ("%-44s %9.0f MB\n", "resident, without a window", resident_mb ());
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
ask_once (const SwbRosterData *data,
          const char *folded,
          SwbRosterFilter *filter,
          SwbRosterColumn column)
{
  const SwbRosterSort sort = { column, TRUE };
  Question question = { data, swb_roster_query_new (folded, filter, &sort, 1,
                                                    NULL, TODAY) };

  ask (&question);
  swb_roster_query_free (question.query);
}

/* The columns keep the order that was asked for last, so another one is asked
 * for before each round. */
static double
sort_by (const SwbRosterData *data, SwbRosterColumn column)
{
  double best = 0;

  for (int i = 0; i < ROUNDS; i++)
    {
      double start;
      double taken;

      ask_once (data, "", NULL,
                column == SWB_ROSTER_COLUMN_FEE ? SWB_ROSTER_COLUMN_TIER
                                                : SWB_ROSTER_COLUMN_FEE);
      start = bench_now ();
      ask_once (data, "", NULL, column);
      taken = bench_now () - start;
      best = i == 0 ? taken : MIN (best, taken);
    }
  return best;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The C library sorts pointers to the same names. */
static double
sort_names_plainly (const SwbRosterData *data)
{
  g_autofree const char **names = g_new (const char *, data->n_creators);
  double start;

  for (guint i = 0; i < data->n_creators; i++)
    names[i] = swb_roster_data_folded (data, i);
  start = bench_now ();
  qsort (names, data->n_creators, sizeof *names, compare_names);
  return bench_now () - start;
}

static void
measure_sorts (const SwbRosterData *data)
{
  for (int c = 0; c < SWB_N_ROSTER_COLUMNS; c++)
    {
      g_autofree char *what = g_strdup_printf (
          "sort by %s", swb_roster_column_id ((SwbRosterColumn) c));

      tell (what, sort_by (data, (SwbRosterColumn) c));
    }
  tell ("qsort() of the same names", sort_names_plainly (data));
}

static void
measure_range (const SwbRosterData *data, SwbFilterKind kind)
{
  g_autoptr (SwbRosterFilter) none = swb_roster_filter_new ();
  const SwbFilterRange range = { 1000, 100000, "" };
  g_autoptr (SwbRosterFilter) filter =
      swb_roster_filter_with_range (none, kind, &range);
  const SwbRosterSort sort = { SWB_ROSTER_COLUMN_FOLLOWERS, TRUE };
  Question question = { data, swb_roster_query_new ("", filter, &sort, 1, NULL,
                                                    TODAY) };
  g_autofree char *what =
      g_strdup_printf ("filter by %s", swb_filter_kind_id (kind));

  tell (what, bench_best (ROUNDS, ask, &question));
  swb_roster_query_free (question.query);
}

/* The C library looks for the same letters in the same texts, each a string. */
static double
search_plainly (const SwbRosterData *data, const char *word)
{
  double start = bench_now ();
  guint n = 0;

  for (guint i = 0; i < data->n_creators; i++)
    n += strstr (swb_roster_data_folded (data, i), word) != NULL;
  g_assert_cmpuint (n, <=, data->n_creators);
  return bench_now () - start;
}

/* As one types: a letter, two letters, three. */
static void
measure_search (const SwbRosterData *data)
{
  static const char *const typed[] = {
    "reels_12", "आशा शर्मा", "민수", "கவிதா", "weddings late", "muller", "أحمد",
  };
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) plain = g_array_new (FALSE, FALSE, sizeof (double));

  ask_once (data, "", NULL, SWB_ROSTER_COLUMN_FOLLOWERS);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    for (const char *end = typed[i]; *end != '\0';)
      {
        g_autofree char *part = NULL;
        g_autofree char *folded = NULL;
        double start;
        double taken;

        end = g_utf8_next_char (end);
        part = g_strndup (typed[i], (gsize) (end - typed[i]));
        folded = swb_text_fold (part);
        start = bench_now ();
        ask_once (data, folded, NULL, SWB_ROSTER_COLUMN_FOLLOWERS);
        taken = bench_now () - start;
        g_array_append_val (times, taken);
        taken = search_plainly (data, folded);
        g_array_append_val (plain, taken);
      }
  g_array_sort (times, compare_doubles);
  g_array_sort (plain, compare_doubles);
  tell ("a keystroke, median", g_array_index (times, double, times->len / 2));
  tell ("a keystroke, 95th percentile",
        g_array_index (times, double, times->len * 95 / 100));
  tell ("strstr() in the same texts, median",
        g_array_index (plain, double, plain->len / 2));
}

/* What a chip costs: the rows that it leaves, and the counts in its panel. */
static void
measure_filters (const SwbRosterData *data)
{
  static const char *const values[] = { "micro", "instagram", "hi",   "Mumbai",
                                        "IN",    "dance",     "reel", "vip",
                                        "",      "never",     "fresh" };
  const SwbRosterSort sort = { SWB_ROSTER_COLUMN_FOLLOWERS, TRUE };

  ask_once (data, "", NULL, SWB_ROSTER_COLUMN_FOLLOWERS);
  for (guint kind = SWB_FILTER_FOLLOWERS; kind < SWB_N_FILTERS; kind++)
    measure_range (data, (SwbFilterKind) kind);
  for (guint kind = 0; kind < SWB_FILTER_FOLLOWERS; kind++)
    {
      const char *const one[] = { values[kind], NULL };
      g_autoptr (SwbRosterFilter) none = swb_roster_filter_new ();
      g_autoptr (SwbRosterFilter) filter =
          swb_roster_filter_with_values (none, (SwbFilterKind) kind, one);
      Question question = { data, swb_roster_query_new ("", filter, &sort, 1,
                                                        NULL, TODAY) };
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
  g_autofree char *path = NULL;
  SwbDocument *document;
  const SwbRosterData *data;

  bench_document_start ();
  path = argc > 1
             ? g_strdup (argv[1])
             : g_build_filename (g_get_tmp_dir (), "bench-roster.swell", NULL);
  if (argc < 2)
    bench_make_roster (path, CREATORS, TRUE);
  document = measure_opening (path);
  data = swb_roster_get_data (
      swb_workspace_get_roster (swb_document_get_workspace (document)));
  g_print ("%u creators, %u accounts\n", data->n_creators, data->n_accounts);
  measure_search (data);
  measure_filters (data);
  measure_sorts (data);
  close_document (document);
  if (argc < 2)
    g_unlink (path);
  bench_document_end ();
  return EXIT_SUCCESS;
}
