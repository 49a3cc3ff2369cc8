/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The usual acts in a workspace of a million creators: when they are durable,
 * when they are shown, and how long the window waits; beside the same field
 * set, with its record, by bare SQLite in the same file. */
#include "bench-document.h"

#include "document/swb-plan-commands.h"
#include "document/swb-roster-commands.h"
#include "model/swb-roster-view.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

#define PLACEMENTS 500
#define BULK 6000

typedef enum
{
  EDIT,
  MOVE,
  FEE,
  ADD,
  UNDO,
  REDO,
  N_KINDS,
} Kind;

static const char *const names[N_KINDS] = { "edit", "move", "fee",
                                            "add",  "undo", "redo" };

typedef struct
{
  SwbDocument *document;
  SwbRosterView *view; /* what the window's list looks at */
  GRand *chance;
  GArray *times[N_KINDS]; /* BenchTimes */
} Acts;

static SwbRoster *
roster_of (Acts *acts)
{
  return swb_workspace_get_roster (swb_document_get_workspace (acts->document));
}

static SwbCreator *
anybody (Acts *acts)
{
  SwbRoster *roster = roster_of (acts);
  gint32 n = (gint32) swb_roster_get_n_creators (roster);

  return swb_roster_get_creator (roster,
                                 (guint) g_rand_int_range (acts->chance, 0, n));
}

static SwbPlacement *
any_placement (Acts *acts)
{
  GListModel *list = G_LIST_MODEL (
      swb_campaign_get_placements (swb_document_get_campaign (acts->document)));

  return g_list_model_get_item (
      list, (guint) g_rand_int_range (acts->chance, 0, PLACEMENTS));
}

static void
make_campaign (Acts *acts)
{
  const SwbCampaignFacts facts = {
    .name = "Saawan",
    .outcome = "audio-adoption",
    .release = swb_day_from_ymd (2027, 2, 14),
    .budget = swb_money_make (500000000, "INR"),
  };

  g_autoptr (GPtrArray) people =
      g_ptr_array_new_with_free_func (g_object_unref);

  bench_run (acts->document, swb_plan_new_campaign (&facts, NULL));
  for (guint i = 0; i < PLACEMENTS; i++)
    g_ptr_array_add (people, anybody (acts));
  bench_run (acts->document,
             swb_plan_book (swb_document_get_campaign (acts->document),
                            (SwbCreator *const *) people->pdata, people->len,
                            swb_day_from_ymd (2027, 2, 1)));
}

static SwbCommand *
edit_somebody (Acts *acts)
{
  g_autoptr (SwbCreator) creator = anybody (acts);
  g_autofree char *name =
      g_strdup_printf ("Asha %u", g_rand_int (acts->chance));
  const SwbCreatorFacts facts = { .name = name,
                                  .followers = -1,
                                  .platform = SWB_PLATFORM_INSTAGRAM,
                                  .fee = swb_money_none () };

  return swb_roster_edit_creator (creator, &facts, swb_day_today ());
}

static SwbCommand *
add_somebody (Acts *acts)
{
  g_autofree char *handle =
      g_strdup_printf ("new%u", g_rand_int (acts->chance));
  const SwbCreatorFacts facts = {
    .name = handle,
    .platform = SWB_PLATFORM_INSTAGRAM,
    .handle = handle,
    .followers = g_rand_int_range (acts->chance, 1000, 1000000),
    .fee = swb_money_make (4500000, "INR"),
  };

  return swb_roster_add_creator (&facts, swb_day_today (), NULL);
}

static SwbCommand *
delete_somebody (Acts *acts)
{
  g_autoptr (SwbCreator) creator = anybody (acts);

  return swb_roster_delete_creators (&creator, 1);
}

static BenchTimes
act (Acts *acts, Kind kind)
{
  g_autoptr (SwbPlacement) placement = any_placement (acts);

  switch (kind)
    {
    case EDIT:
      return bench_run (acts->document, edit_somebody (acts));
    case MOVE:
      return bench_run (
          acts->document,
          swb_plan_move_placements (swb_document_get_campaign (acts->document),
                                    &placement, 1,
                                    g_rand_boolean (acts->chance) ? 1 : -1));
    case FEE:
      return bench_run (
          acts->document,
          swb_plan_set_placement_fee (
              placement,
              swb_money_make (g_rand_int_range (acts->chance, 1, 90000000),
                              "INR")));
    case ADD:
      return bench_run (acts->document, add_somebody (acts));
    case UNDO:
    case REDO:
    case N_KINDS:
    default:
      return bench_undo (acts->document, kind == REDO);
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

/* Of one member of all times. */
static void
print_part (const char *what, const GArray *times, gsize offset)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < times->len; i++)
    {
      const char *at = times->data + (gsize) i * sizeof (BenchTimes) + offset;

      g_array_append_vals (numbers, at, 1);
    }
  g_array_sort (numbers, compare);
  printf (" %s %.2f %.2f %.2f,", what,
          g_array_index (numbers, double, numbers->len / 2),
          g_array_index (numbers, double, numbers->len * 99 / 100),
          g_array_index (numbers, double, numbers->len - 1));
}

static void
print_times (const char *name, const GArray *times)
{
  printf ("%-9s %5u:", name, times->len);
  print_part ("durable", times, G_STRUCT_OFFSET (BenchTimes, durable));
  print_part ("shown", times, G_STRUCT_OFFSET (BenchTimes, shown));
  print_part ("window busy", times, G_STRUCT_OFFSET (BenchTimes, busy));
  printf ("\n");
}

static void
bare_step (SwbDatabase *db, const char *sql, const SwbId *id, gint64 n)
{
  sqlite3_stmt *statement = swb_database_prepare (db, sql, NULL);

  g_assert_nonnull (statement);
  if (id != NULL)
    swb_bind_id (statement, 1, id);
  if (sqlite3_bind_parameter_count (statement) > 1)
    sqlite3_bind_int64 (statement, 2, n);
  g_assert_true (swb_database_run (db, statement, NULL));
}

/* One field of a creator and two rows of record, as if nothing else had to be
 * done; between the acts, so that both meet the same disk. Undo passes these
 * over. */
static void
run_bare (SwbDatabase *db, const SwbId *id, GArray *times)
{
  gint64 next = swb_database_number (db, "SELECT max(seq) FROM action", 0) + 1;
  BenchTimes taken = { 0 };
  double start = bench_now ();

  bare_step (db, "BEGIN IMMEDIATE", NULL, 0);
  bare_step (db, "UPDATE creator SET contact='Asha '||?2 WHERE id=?1", id,
             next);
  bare_step (db,
             "INSERT INTO action (seq, id, name, author, time, kind, state)"
             " VALUES (?2, ?1, 'Edit', 'Asha', 1, 0, 2)",
             id, next);
  bare_step (db,
             "INSERT INTO action_setting VALUES (?2, 0, 'creator', ?1,"
             " 'contact', 'Creator Number 5', 'Asha')",
             id, next);
  bare_step (db, "COMMIT", NULL, 0);
  taken.durable = bench_now () - start;
  g_array_append_val (times, taken);
}

static gboolean
edit_many (SwbWriter *writer, gpointer data, GError **error)
{
  const GArray *ids = data;
  g_auto (SwbValue) value = swb_value_text ("Mumbai");

  for (guint i = 0; i < ids->len; i++)
    if (!swb_writer_set (writer, SWB_TABLE_CREATOR,
                         &g_array_index (ids, SwbId, i), SWB_CREATOR_CITIES,
                         &value, error))
      return FALSE;
  return TRUE;
}

static GArray *
some_ids (Acts *acts, guint n)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (SwbId));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SwbCreator) creator = anybody (acts);

      g_array_append_vals (ids, swb_creator_get_id (creator), 1);
    }
  return ids;
}

/* Lets the view come to rest and tells the longest wait of that, too. */
static void
print_one (Acts *acts, const char *what, BenchTimes times)
{
  while (acts->view != NULL && swb_roster_view_is_busy (acts->view))
    g_main_context_iteration (NULL, TRUE);
  times.busy = MAX (times.busy, bench_take_busy ());
  printf ("%-22s durable %.1f, shown %.1f, window busy %.1f\n", what,
          times.durable, times.shown, times.busy);
}

static void
run_bulk (Acts *acts)
{
  GArray *ids = some_ids (acts, BULK);

  print_one (acts, "edit 6,000",
             bench_run (acts->document,
                        swb_command_new ("Edit many", edit_many, ids,
                                         (GDestroyNotify) g_array_unref)));
  print_one (acts, "undo of that", bench_undo (acts->document, FALSE));
  print_one (acts, "delete one",
             bench_run (acts->document, delete_somebody (acts)));
  print_one (acts, "undo of that", bench_undo (acts->document, FALSE));
}

/* What the program does with the second half of a life is what it did with the
 * first: memory in use after so many acts. */
static void
measure_memory (guint n)
{
  Acts acts = { .document = bench_document_open (),
                .chance = g_rand_new_with_seed (7) };
  double first = 0.0;

  bench_run (acts.document, bench_add_people (1000));
  make_campaign (&acts);
  for (guint i = 1; i <= n; i++)
    {
      static const Kind kinds[] = { EDIT, MOVE, FEE, UNDO, REDO };

      act (&acts, kinds[i % G_N_ELEMENTS (kinds)]);
      if (i % (n / 10) == 0)
        {
          double used;

          malloc_trim (0);
          used = (double) mallinfo2 ().uordblks / 1024;
          first = first == 0.0 ? used : first;
          printf (
              "%6u acts: in use %.0f KiB (%+.2f %%), resident %" G_GINT64_FORMAT
              " KiB\n",
              i, used, (used / first - 1.0) * 100.0, bench_status ("VmRSS:"));
        }
    }
  bench_document_close (acts.document);
  g_rand_free (acts.chance);
}

static void
measure_opening (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SwbDocument) document = NULL;
  g_autoptr (SwbRosterView) view = NULL;
  g_autoptr (GError) error = NULL;
  double start = bench_now ();
  double shown;

  bench_take_busy ();
  swb_document_recover_async (folder, NULL, bench_keep_result_cb, &result);
  bench_wait (&result);
  document = swb_document_open_finish (result, &error);
  g_assert_no_error (error);
  shown = bench_now () - start;
  view = swb_roster_view_new (
      swb_workspace_get_roster (swb_document_get_workspace (document)));
  while (swb_roster_view_is_busy (view))
    g_main_context_iteration (NULL, TRUE);
  printf ("%-22s read %.0f, in order %.0f, window busy %.1f\n", "open again",
          shown, bench_now () - start, bench_take_busy ());
  bench_document_close (g_steal_pointer (&document));
}

static void
measure_acts (guint people, guint rounds)
{
  Acts acts = { .document = bench_document_open (),
                .chance = g_rand_new_with_seed (7) };
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (BenchTimes));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (BenchTimes));
  g_autoptr (GArray) ids = NULL;
  SwbDatabase *db;

  acts.view = swb_roster_view_new (roster_of (&acts));
  print_one (&acts, "make everybody",
             bench_run (acts.document, bench_add_people (people)));
  make_campaign (&acts);
  ids = some_ids (&acts, 1000);
  db = swb_database_open (bench_document_path (acts.document),
                          SWB_DATABASE_WORKING, NULL);
  for (guint k = 0; k < N_KINDS; k++)
    acts.times[k] = g_array_new (FALSE, FALSE, sizeof (BenchTimes));
  for (guint i = 0; i < rounds; i++)
    {
      Kind kind = (Kind) (i % N_KINDS);
      BenchTimes times = act (&acts, kind);

      g_array_append_val (acts.times[kind], times);
      g_array_append_val (all, times);
      run_bare (db, &g_array_index (ids, SwbId, i % ids->len), bare);
    }
  swb_database_close (db);
  printf ("%u creators; milliseconds: middle, 99 of 100, longest\n", people);
  for (guint k = 0; k < N_KINDS; k++)
    print_times (names[k], acts.times[k]);
  print_times ("all acts", all);
  print_times ("bare", bare);
  run_bulk (&acts);
  g_object_unref (acts.view);
  bench_document_close (acts.document);
  measure_opening (bench_document_path (acts.document));
  printf ("peak memory %" G_GINT64_FORMAT " MiB\n",
          bench_status ("VmHWM:") / 1024);
  for (guint k = 0; k < N_KINDS; k++)
    g_array_unref (acts.times[k]);
  g_rand_free (acts.chance);
}

int
main (int argc, char **argv)
{
  guint people = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 1000000;
  guint rounds = argc > 2 ? (guint) strtoul (argv[2], NULL, 10) : 3000;
  guint memory = argc > 3 ? (guint) strtoul (argv[3], NULL, 10) : 100000;

  setvbuf (stdout, NULL, _IOLBF, 0); /* it takes long: tell line by line */
  bench_document_start ();
  if (people > 0)
    measure_acts (people, rounds);
  if (memory > 0)
    measure_memory (memory);
  bench_document_end ();
  return 0;
}
