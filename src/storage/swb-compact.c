/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking the old part of the record out of a workspace, by choice: the actions
 * up to a point, with what they set and made. No synced table is touched.
 *
 * In their place comes one entry that says who did it, when, and how much went.
 * It is stored as an act that is undone for good and is its own target, which
 * no other act is: every version since 1.0 reads that, shows it, and can
 * neither undo nor redo it. It also takes the next sequence number, so that no
 * number is used twice, and a file without it is known to be older. */
#include "storage/swb-compact.h"

#include "storage/swb-record-runs.h"
#include "storage/swb-storage-error.h"

#include <glib/gi18n-lib.h>

#define SEQUENCE "seq<=?1 AND NOT " SWB_ACTION_IS_COMPACTION
/* What can be done again goes whole or stays whole: of a chain of acts the
 * newer ones alone would find other values than they left. */
#define GOES                                                                   \
  SEQUENCE " AND (state<>1 OR NOT EXISTS (SELECT 1 FROM action"                \
           " WHERE kind=0 AND state=1 AND seq>?1))"
#define STAYS_NO_MORE(table)                                                   \
  "DELETE FROM " table " WHERE action<=?1 AND action NOT IN"                   \
  " (SELECT seq FROM action WHERE seq<=?1)"
#define SIZE(value) "ifnull(length(CAST(" value " AS BLOB)), 0)"
/* Ids, numbers, and what SQLite needs for a row besides its values. */
#define ACTION_BYTES "52+" SIZE ("name") "+" SIZE ("author")
#define SETTING_BYTES                                                          \
  "30+" SIZE ("tab") "+" SIZE ("col") "+" SIZE ("old") "+" SIZE ("new")
#define ROW_BYTES "30+" SIZE ("tab")
#define RUN_BYTES "30+" SIZE ("tab") "+" SIZE ("ids")
#define OF_WHAT_GOES " WHERE action IN (SELECT seq FROM action WHERE " GOES ")"

/**
 * swb_compact_point_all:
 * @db: a workspace
 *
 * Returns: the newest action, so that all of the record would go
 */
gint64
swb_compact_point_all (SwbDatabase *db)
{
  return swb_database_number (db, "SELECT max(seq) FROM action", 0);
}

/**
 * swb_compact_point_before:
 * @db: a workspace
 * @time: microseconds since 1970, UTC
 *
 * Nothing that was done at @time or later goes, nor what was recorded after
 * such an act, whatever the clock said then.
 *
 * Returns: the last action before @time; 0 where there is none
 */
gint64
swb_compact_point_before (SwbDatabase *db, gint64 time)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT min(seq)-1 FROM action WHERE time>=%" G_GINT64_FORMAT
      " AND NOT " SWB_ACTION_IS_COMPACTION,
      time);

  return swb_database_number (db, sql, swb_compact_point_all (db));
}

/**
 * swb_compact_point_keep:
 * @db: a workspace
 * @n: how many acts shall stay that can be undone or done again
 *
 * Returns: the last action before them; 0 where there are no more than @n
 */
gint64
swb_compact_point_keep (SwbDatabase *db, guint n)
{
  g_autofree char *sql =
      n == 0 ? NULL
             : g_strdup_printf ("SELECT seq-1 FROM action WHERE kind=0 AND"
                                " state IN (0, 1) ORDER BY seq DESC"
                                " LIMIT 1 OFFSET %u",
                                n - 1);

  return n == 0 ? swb_compact_point_all (db) : swb_database_number (db, sql, 0);
}

/* Binds ?1 of SQL and reads its one row of numbers; null counts as 0. */
static gboolean
read_numbers (SwbDatabase *db,
              const char *sql,
              gint64 sequence,
              gint64 *numbers,
              int n,
              GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (db, sql, error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, sequence);
  if (!swb_database_step (db, statement, &has_row, error))
    return FALSE;
  for (int i = 0; i < n; i++)
    numbers[i] = has_row ? sqlite3_column_int64 (statement, i) : 0;
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * swb_compact_plan:
 * @db: a workspace
 * @sequence: the last action that shall go, see swb_compact_point_before() and
 *   the others
 * @plan: (out): what would go; nothing is changed
 * @error: why not
 *
 * Reads all that would go once, for its size.
 *
 * Returns: whether @plan is set
 */
gboolean
swb_compact_plan (SwbDatabase *db,
                  gint64 sequence,
                  SwbCompactPlan *plan,
                  GError **error)
{
  static const char *const sqls[] = {
    "SELECT count(*), min(time), max(time), sum(" ACTION_BYTES ") FROM action"
    " WHERE " GOES,
    "SELECT sum(" SETTING_BYTES ") FROM action_setting" OF_WHAT_GOES,
    "SELECT sum(" ROW_BYTES ") FROM action_row" OF_WHAT_GOES,
    "SELECT sum(" RUN_BYTES ") FROM action_run" OF_WHAT_GOES,
  };
  gint64 numbers[7] = { 0 };
  gboolean has_runs;

  if (!swb_record_find_runs (db, &has_runs, error) ||
      !read_numbers (db, sqls[0], sequence, numbers, 4, error) ||
      !read_numbers (db, sqls[1], sequence, numbers + 4, 1, error) ||
      !read_numbers (db, sqls[2], sequence, numbers + 5, 1, error) ||
      (has_runs &&
       !read_numbers (db, sqls[3], sequence, numbers + 6, 1, error)))
    return FALSE;
  *plan = (SwbCompactPlan){
    .sequence = numbers[0] > 0 ? sequence : 0,
    .n_acts = (guint) numbers[0],
    .first_time = numbers[1],
    .last_time = numbers[2],
    .bytes = numbers[3] + numbers[4] + numbers[5] + numbers[6],
  };
  return TRUE;
}

static gboolean
append_entry (SwbDatabase *db,
              const char *name,
              const char *author,
              gint64 time,
              GError **error)
{
  const SwbId id = swb_id_new ();
  sqlite3_stmt *statement = swb_database_prepare (
      db,
      "INSERT INTO action (id, name, author, time, kind, target, state)"
      " VALUES (?1, ?2, ?3, ?4, 0, ?1, 2)",
      error);

  if (statement == NULL)
    return FALSE;
  swb_bind_id (statement, 1, &id);
  swb_bind_text (statement, 2, name);
  swb_bind_text (statement, 3, author);
  sqlite3_bind_int64 (statement, 4, time);
  return swb_database_run (db, statement, error);
}

static gboolean
remove_up_to (SwbDatabase *db,
              gint64 sequence,
              GCancellable *cancellable,
              GError **error)
{
  static const char *const sqls[] = {
    "DELETE FROM action WHERE " GOES,
    STAYS_NO_MORE ("action_setting"),
    STAYS_NO_MORE ("action_row"),
    STAYS_NO_MORE ("action_run"),
  };
  gboolean has_runs;

  if (!swb_record_find_runs (db, &has_runs, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sqls) - (has_runs ? 0 : 1); i++)
    {
      sqlite3_stmt *statement = swb_database_prepare (db, sqls[i], error);

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, sequence);
      if (!swb_database_run (db, statement, error) ||
          g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * swb_compact_run:
 * @db: the working copy
 * @plan: what shall go, from swb_compact_plan() on the same state
 * @name: of the entry that the history gets for it
 * @author: who does it
 * @time: microseconds since 1970, UTC
 * @cancellable: (nullable): takes everything back while it runs
 * @error: why not; SWB_STORAGE_ERROR_NOTHING_TO_DO where nothing goes
 *
 * Takes the record up to @plan out, in one transaction. It cannot be undone,
 * and undo does not reach behind it. What is undone and can be done again stays
 * unless all of it goes.
 *
 * The state does not change by a bit. Rows that were deleted stay as they are,
 * hidden, with their values: by the rules of synced tables no row is physically
 * deleted, for a copy of the workspace elsewhere may still hold an act that
 * sets a field of it, and a row that comes and goes by who was told first
 * cannot be agreed on. Earlier entries of compactions stay too.
 *
 * Returns: the sequence number of the new entry, 0 where it failed
 */
gint64
swb_compact_run (SwbDatabase *db,
                 const SwbCompactPlan *plan,
                 const char *name,
                 const char *author,
                 gint64 time,
                 GCancellable *cancellable,
                 GError **error)
{
  sqlite3_stmt *rollback;
  gint64 entry;

  if (plan->n_acts == 0)
    {
      g_set_error_literal (error, SWB_STORAGE_ERROR,
                           SWB_STORAGE_ERROR_NOTHING_TO_DO,
                           _ ("There is nothing in the history to compact"));
      return 0;
    }
  /* Found before it is needed: it must not fail for want of memory. */
  rollback = swb_database_prepare (db, "ROLLBACK", error);
  if (rollback == NULL || !swb_database_exec (db, "BEGIN IMMEDIATE", error))
    return 0;
  /* First the new entry: its number comes after the newest that ever was. */
  if (append_entry (db, name, author, time, error))
    {
      entry = sqlite3_last_insert_rowid (swb_database_get_handle (db));
      if (remove_up_to (db, plan->sequence, cancellable, error) &&
          swb_database_exec (db, "COMMIT", error))
        return entry;
    }
  swb_database_run (db, rollback, NULL);
  return 0;
}

/**
 * swb_compact_newest:
 * @db: a workspace
 *
 * Returns: (transfer full) (nullable): what the history tells of the newest
 *   compaction; %NULL where nothing was ever taken out
 */
SwbAction *
swb_compact_newest (SwbDatabase *db)
{
  sqlite3_stmt *statement = swb_database_prepare (
      db,
      "SELECT name, author, time, seq FROM action"
      " WHERE " SWB_ACTION_IS_COMPACTION " ORDER BY seq DESC LIMIT 1",
      NULL);
  SwbAction *action = NULL;
  gboolean has_row = FALSE;

  if (statement == NULL)
    return NULL;
  if (swb_database_step (db, statement, &has_row, NULL) && has_row)
    {
      action = swb_action_new (
          (const char *) sqlite3_column_text (statement, 0),
          (const char *) sqlite3_column_text (statement, 1),
          SWB_ACTION_COMPACTION, sqlite3_column_int64 (statement, 2));
      action->sequence = sqlite3_column_int64 (statement, 3);
    }
  sqlite3_reset (statement);
  return action;
}
