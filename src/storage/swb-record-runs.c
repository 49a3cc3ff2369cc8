/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that a very large act made, noted in runs: of an import of millions
 * the record would be as many rows as the import itself.
 *
 * Runs are in working copies only, in a table that comes with the first of
 * them; a file has each row by itself, as every version since 1.0 reads it. */
#include "storage/swb-record-runs.h"

#include <string.h>

/* With what stands beside them they fill a page of SQLite and need no other. */
#define MOST_IDS 240
/* So many runs become rows at a time, and their pages are used again. */
#define RUNS_AT_A_TIME 10

#define SQL_TABLE                                                              \
  "CREATE TABLE IF NOT EXISTS action_run ("                                    \
  " action INTEGER NOT NULL, n INTEGER NOT NULL, tab TEXT NOT NULL,"           \
  " ids BLOB NOT NULL, PRIMARY KEY (action, n)) STRICT"
#define SQL_RUN "INSERT INTO action_run VALUES (?1, ?2, ?3, ?4)"
#define OF_BATCH " WHERE action=?1 AND n<=?2"
#define SQL_UNPACK                                                             \
  "INSERT INTO action_row " SWB_RECORD_SELECT_OF (                             \
      "(SELECT * FROM action_run" OF_BATCH " ORDER BY n)")

G_STATIC_ASSERT (sizeof (SwbId) == 16);

/**
 * swb_record_find_runs:
 * @db: a workspace
 * @has_runs: (out): whether some of its record may be in runs
 * @error: why that is not known; then nothing may be done with the record, or
 *   what is in runs would be left out
 *
 * Returns: whether it is known
 */
gboolean
swb_record_find_runs (SwbDatabase *db, gboolean *has_runs, GError **error)
{
  gint64 n;

  if (!swb_database_read_number (
          db, "SELECT count(*) FROM sqlite_schema WHERE name='action_run'", &n,
          error))
    return FALSE;
  *has_runs = n > 0;
  return TRUE;
}

/* The ids of the rows from FIRST on that are of one table; returns how many. */
static guint
take_run (const SwbAction *action, guint first, SwbId ids[MOST_IDS])
{
  const SwbRowRef *refs = (const SwbRowRef *) action->rows->data + first;
  guint n = MIN (action->rows->len - first, MOST_IDS);
  guint i;

  for (i = 0; i < n && refs[i].table == refs[0].table; i++)
    ids[i] = refs[i].row;
  return i;
}

/**
 * swb_record_append_runs:
 * @db: the working copy, inside the action's transaction
 * @action: an act with its sequence number
 * @error: why not
 *
 * Returns: whether all its rows were noted
 */
gboolean
swb_record_append_runs (SwbDatabase *db,
                        const SwbAction *action,
                        GError **error)
{
  SwbId ids[MOST_IDS];
  sqlite3_stmt *statement;
  guint n;

  if (!swb_database_exec (db, SQL_TABLE, error))
    return FALSE;
  statement = swb_database_prepare (db, SQL_RUN, error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < action->rows->len; i += n)
    {
      const SwbRowRef *ref = &g_array_index (action->rows, SwbRowRef, i);

      n = take_run (action, i, ids);
      sqlite3_bind_int64 (statement, 1, action->sequence);
      sqlite3_bind_int64 (statement, 2, i);
      sqlite3_bind_text (statement, 3, swb_schema_table (ref->table)->name, -1,
                         SQLITE_STATIC);
      sqlite3_bind_blob (statement, 4, ids, (int) (n * sizeof (SwbId)),
                         SQLITE_STATIC);
      if (!swb_database_run (db, statement, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_ids (SwbAction *action, sqlite3_stmt *run)
{
  const SwbId *ids = sqlite3_column_blob (run, 1);
  const int n = sqlite3_column_bytes (run, 1) / (int) sizeof (SwbId);
  SwbRowRef ref;

  if (!swb_schema_find_table ((const char *) sqlite3_column_text (run, 0),
                              &ref.table))
    return;
  for (int i = 0; i < n; i++)
    {
      memcpy (&ref.row, &ids[i], sizeof ref.row);
      g_array_append_val (action->rows, ref);
    }
}

/**
 * swb_record_read_runs:
 * @db: a workspace that has runs
 * @action: an action with its sequence number; gets the rows of its runs
 * @error: why not
 *
 * Returns: whether they were read
 */
gboolean
swb_record_read_runs (SwbDatabase *db, SwbAction *action, GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (
      db, "SELECT tab, ids FROM action_run WHERE action=?1 ORDER BY n", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, action->sequence);
  while (swb_database_step (db, statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      add_ids (action, statement);
    }
  return FALSE;
}

/* Which ids to look for: a bit for the last two bytes of each says quickly that
 * it is none of them. */
typedef struct
{
  GArray *ids; /* in order */
  guint8 ends[8192];
} Wanted;

static guint
end_of (const SwbId *id)
{
  return (guint) id->bytes[14] << 8 | id->bytes[15];
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (SwbId));
}

static void
wanted_init (Wanted *wanted, GArray *ids)
{
  memset (wanted, 0, sizeof *wanted);
  g_array_sort (ids, compare_ids);
  wanted->ids = ids;
  for (guint i = 0; i < ids->len; i++)
    {
      const guint end = end_of (&g_array_index (ids, SwbId, i));

      wanted->ends[end / 8] |= (guint8) (1 << end % 8);
    }
}

static gboolean
has_wanted (const Wanted *wanted, const guint8 *bytes, gsize length)
{
  for (gsize at = 0; at + sizeof (SwbId) <= length; at += sizeof (SwbId))
    {
      const guint end = (guint) bytes[at + 14] << 8 | bytes[at + 15];

      if ((wanted->ends[end / 8] >> end % 8 & 1) != 0 &&
          g_array_binary_search (wanted->ids, bytes + at, compare_ids, NULL))
        return TRUE;
    }
  return FALSE;
}

/**
 * swb_record_runs_with:
 * @db: a workspace that has runs
 * @ids: (element-type SwbId): of rows; they are put in order
 * @error: why not
 *
 * Looks through the bytes of all runs: to make a row of each of millions of ids
 * first takes many times as long.
 *
 * Returns: (transfer full) (element-type SwbRunPlace) (nullable): the runs that
 *   have one of them, those of the newest act first
 */
GArray *
swb_record_runs_with (SwbDatabase *db, GArray *ids, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (SwbRunPlace));
  sqlite3_stmt *statement = swb_database_prepare (
      db, "SELECT action, n, ids FROM action_run ORDER BY action DESC, n",
      error);
  gboolean has_row;
  Wanted wanted;

  if (statement == NULL)
    return NULL;
  wanted_init (&wanted, ids);
  while (swb_database_step (db, statement, &has_row, error))
    {
      const SwbRunPlace place = { sqlite3_column_int64 (statement, 0),
                                  sqlite3_column_int64 (statement, 1) };

      if (!has_row)
        return g_steal_pointer (&places);
      if (has_wanted (&wanted, sqlite3_column_blob (statement, 2),
                      (gsize) sqlite3_column_bytes (statement, 2)))
        g_array_append_val (places, place);
    }
  return NULL;
}

/* The last run of those that come next; FALSE where there is none, or an
 * error. */
static gboolean
find_batch (SwbDatabase *db, gint64 *action, gint64 *last, GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (
      db,
      "SELECT action, max(n) FROM (SELECT action, n FROM action_run"
      " WHERE action=(SELECT min(action) FROM action_run)"
      " ORDER BY n LIMIT " G_STRINGIFY (RUNS_AT_A_TIME) ") GROUP BY action",
      error);
  gboolean has_row = FALSE;

  if (statement == NULL || !swb_database_step (db, statement, &has_row, error))
    return FALSE;
  *action = has_row ? sqlite3_column_int64 (statement, 0) : 0;
  *last = has_row ? sqlite3_column_int64 (statement, 1) : 0;
  sqlite3_reset (statement);
  return has_row;
}

static gboolean
run_batch (SwbDatabase *db,
           const char *sql,
           gint64 action,
           gint64 last,
           GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, action);
  sqlite3_bind_int64 (statement, 2, last);
  return swb_database_run (db, statement, error);
}

static gboolean
unpack (SwbDatabase *db, GError **error)
{
  GError *problem = NULL;
  gint64 action;
  gint64 last;

  while (find_batch (db, &action, &last, &problem))
    if (!run_batch (db, SQL_UNPACK, action, last, error) ||
        !run_batch (db, "DELETE FROM action_run" OF_BATCH, action, last, error))
      return FALSE;
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

/**
 * swb_record_unpack_runs:
 * @db: a snapshot that nobody else has
 * @error: why not; then it is of no use
 *
 * Makes rows of all runs, as they are in files.
 *
 * Returns: whether no run is left
 */
gboolean
swb_record_unpack_runs (SwbDatabase *db, GError **error)
{
  gboolean has_runs;

  return swb_record_find_runs (db, &has_runs, error) &&
         (!has_runs ||
          (swb_database_exec (db, "BEGIN", error) && unpack (db, error) &&
           swb_database_exec (db, "DROP TABLE action_run; COMMIT", error)));
}
