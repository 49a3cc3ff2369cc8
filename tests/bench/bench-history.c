/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A long history: pages of it, what is new, a search, what a compaction would
 * take and taking it, beside reading the same rows with bare SQLite.
 *
 *   bench-history [ACTS [FILE]]
 *
 * With FILE it only makes that workspace: the sample campaign and so many acts
 * of eighteen months on its placements. */
#include "bench.h"
#include "exchange/swb-sample.h"
#include "storage/swb-checksum.h"
#include "storage/swb-compact.h"
#include "storage/swb-record-page.h"
#include "storage/swb-record.h"
#include "storage/swb-workspace-file.h"
#include "storage/swb-writer-private.h"

#include <glib/gstdio.h>

#define MONTHS 18
#define PAGE 200
#define ROUNDS 7

static const char *const authors[] = { "Asha Rao", "Ravi Menon", "김민지" };
static const char *const names[] = { "Set the fee", "Move 1 placement",
                                     "Change the angle" };
static const guint columns[] = { SWB_PLACEMENT_FEE, SWB_PLACEMENT_DAY,
                                 SWB_PLACEMENT_ANGLE };

static void
check (gboolean ok, const GError *error)
{
  if (!ok)
    g_error ("%s", error != NULL ? error->message : "it failed");
}

static void
add_sample (SwbDatabase *db, gint64 time)
{
  g_autoptr (SwbCommand) sample = swb_sample_command ();
  GError *error = NULL;
  SwbWriter *writer =
      swb_writer_begin (db,
                        swb_action_new (swb_command_get_name (sample),
                                        authors[0], SWB_ACTION_ACT, time),
                        &error);

  check (writer != NULL && swb_command_exec (sample, writer, &error), error);
  swb_action_free (swb_writer_commit (writer, &error));
}

static GArray *
list_placements (SwbDatabase *db)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (SwbId));
  sqlite3_stmt *statement =
      swb_database_prepare (db, "SELECT id FROM placement", NULL);
  gboolean has_row = FALSE;

  while (swb_database_step (db, statement, &has_row, NULL) && has_row)
    {
      SwbId id;

      swb_column_id (statement, 0, &id);
      g_array_append_val (ids, id);
    }
  return ids;
}

static SwbValue
value_of (guint kind, guint number)
{
  g_autofree char *angle = g_strdup_printf ("angle %u", number);

  if (kind == 0)
    return swb_value_money (swb_money_make (1000000 + number * 100, "INR"));
  return kind == 1 ? swb_value_int (20700 + number % 90)
                   : swb_value_text (angle);
}

static void
add_act (SwbDatabase *db, const SwbId *placement, guint number, gint64 time)
{
  guint kind = number % G_N_ELEMENTS (names);
  g_auto (SwbValue) value = value_of (kind, number);
  GError *error = NULL;
  SwbWriter *writer = swb_writer_begin (
      db,
      swb_action_new (names[kind], authors[number / 7 % G_N_ELEMENTS (authors)],
                      SWB_ACTION_ACT, time),
      &error);

  check (writer != NULL &&
             swb_writer_set (writer, SWB_TABLE_PLACEMENT, placement,
                             columns[kind], &value, &error),
         error);
  swb_action_free (swb_writer_commit (writer, &error));
}

static SwbDatabase *
make (const char *path, guint n)
{
  SwbDatabase *db = swb_database_open (path, SWB_DATABASE_PLAIN, NULL);
  const gint64 now = g_get_real_time ();
  const gint64 span = (gint64) MONTHS * 30 * 24 * 3600 * G_USEC_PER_SEC;
  g_autoptr (GArray) ids = NULL;

  check (swb_database_exec (
             db, "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF", NULL) &&
             swb_file_create (db, NULL),
         NULL);
  add_sample (db, now - span);
  ids = list_placements (db);
  for (guint i = 0; i < n; i++)
    add_act (db, &g_array_index (ids, SwbId, i * 7 % ids->len), i,
             now - span + span / (gint64) n * (i + 1));
  return db;
}

static void
write_file (SwbDatabase *db, const char *path)
{
  g_autofree char *sql = g_strdup_printf ("VACUUM INTO '%s'", path);
  g_autoptr (SwbDatabase) file = NULL;
  GError *error = NULL;

  check (swb_database_exec (db, sql, &error), error);
  file = swb_database_open (path, SWB_DATABASE_PLAIN, &error);
  check (file != NULL && swb_checksum_write_all (file, &error), error);
}

typedef struct
{
  SwbDatabase *db;
  SwbRecordRange range;
} Case;

static void
run_page (void *data)
{
  const Case *one = data;
  g_autoptr (GPtrArray) page = swb_record_page (one->db, &one->range, NULL);

  check (page != NULL, NULL);
}

/* The same rows and numbers, and nothing kept of them. */
static void
run_bare (void *data)
{
  const Case *one = data;
  sqlite3_stmt *statement;
  gint64 sum = 0;

  sqlite3_prepare_v2 (
      swb_database_get_handle (one->db),
      "SELECT seq, id, name, author, time, kind, target, state,"
      " (SELECT count(*) FROM action_setting WHERE action=seq),"
      " (SELECT count(*) FROM action_row WHERE action=seq) FROM action"
      " WHERE seq>?1 AND seq<?2 ORDER BY seq DESC LIMIT ?3",
      -1, &statement, NULL);
  sqlite3_bind_int64 (statement, 1, one->range.above);
  sqlite3_bind_int64 (statement, 2,
                      one->range.below == 0 ? G_MAXINT64 : one->range.below);
  sqlite3_bind_int64 (statement, 3,
                      one->range.limit == 0 ? -1 : (gint64) one->range.limit);
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      sum += sqlite3_column_bytes (statement, i);
  sqlite3_finalize (statement);
  check (sum > 0, NULL);
}

static void
compare (const char *what, SwbDatabase *db, SwbRecordRange range)
{
  Case one = { db, range };
  double here = bench_best (ROUNDS, run_page, &one);
  double bare = bench_best (ROUNDS, run_bare, &one);

  here = MIN (here, bench_best (ROUNDS, run_page, &one));
  g_print ("%-28s %9.3f ms here, %9.3f ms bare: %.2f\n", what, here, bare,
           here / bare);
}

static void
measure_compaction (SwbDatabase *db)
{
  double start = bench_now ();
  SwbCompactPlan plan;
  GError *error = NULL;
  gint64 freed = 0;

  check (swb_compact_plan (db, swb_compact_point_keep (db, 100), &plan, &error),
         error);
  g_print ("%-28s %9.3f ms: %u acts, about %.1f MB\n", "planning a compaction",
           bench_now () - start, plan.n_acts, (double) plan.bytes * 1e-6);
  start = bench_now ();
  check (swb_compact_run (db, &plan, "Compact", authors[0], 1, NULL, &error) >
             0,
         error);
  g_print ("%-28s %9.3f ms\n", "compacting", bench_now () - start);
  start = bench_now ();
  check (swb_database_shrink (db, &freed, &error), error);
  g_print ("%-28s %9.3f ms: %.1f MB less\n", "shrinking", bench_now () - start,
           (double) freed * 1e-6);
}

int
main (int argc, char **argv)
{
  guint n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 100000;
  g_autofree char *folder = g_dir_make_tmp ("bench-history-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "workspace.db", NULL);
  g_autoptr (SwbDatabase) db = make (path, n);
  gint64 last = swb_record_last (db);

  if (argc > 2)
    write_file (db, argv[2]);
  else
    {
      compare ("the newest page", db, (SwbRecordRange){ 0, 0, PAGE, NULL });
      compare ("a page in the middle", db,
               (SwbRecordRange){ 0, last / 2, PAGE, NULL });
      compare ("one new act", db, (SwbRecordRange){ last - 1, 0, 0, NULL });
      compare ("all of it", db, (SwbRecordRange){ 0 });
      compare ("a search without a hit", db,
               (SwbRecordRange){ 0, 0, 0, "zebra" });
      measure_compaction (db);
    }
  g_clear_pointer (&db, swb_database_close);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
