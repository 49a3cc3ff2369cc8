/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record read field by field. Fields of a newer version have no name here
 * and are left out. */
#include "storage/swb-record-changes.h"

#include "storage/swb-record-page.h"
#include "storage/swb-record-runs.h"

#define HEAD "SELECT a.seq, a.name, a.author, a.time, a.kind, x.tab, x.row, "
#define FIELDS "x.col, x.old, x.new FROM action_setting x"
#define ROWS "NULL, NULL, NULL FROM action_row x"
/* No more runs than can be told; an act has its rows in them or has none. */
#define RUNS                                                                   \
  "NULL, NULL, NULL FROM " SWB_RECORD_ROWS_OF (                                \
      "(SELECT * FROM action_run WHERE action=?1 ORDER BY n LIMIT ?2)") " x"
#define RUN                                                                    \
  "NULL, NULL, NULL FROM " SWB_RECORD_ROWS_OF (                                \
      "(SELECT * FROM action_run WHERE action=?3 AND n=?4)") " x"
/* A creator is told with all that hangs on it, and on its accounts and
 * placements. */
#define MINE                                                                   \
  "SELECT ?1 UNION SELECT id FROM account WHERE creator=?1"                    \
  " UNION SELECT id FROM rate WHERE creator=?1"                                \
  " UNION SELECT id FROM contact WHERE creator=?1"                             \
  " UNION SELECT id FROM contract WHERE creator=?1"                            \
  " UNION SELECT id FROM exclusivity WHERE creator=?1"                         \
  " UNION SELECT id FROM placement WHERE creator=?1"                           \
  " UNION SELECT id FROM reading WHERE subject=?1"                             \
  " UNION SELECT id FROM note WHERE subject=?1"                                \
  " UNION SELECT id FROM attachment WHERE subject=?1"                          \
  " UNION SELECT r.id FROM account a JOIN reading r ON r.subject=a.id"         \
  " WHERE a.creator=?1"                                                        \
  " UNION SELECT u.id FROM account a JOIN audience u ON u.account=a.id"        \
  " WHERE a.creator=?1"                                                        \
  " UNION SELECT r.id FROM placement p JOIN reading r ON r.subject=p.id"       \
  " WHERE p.creator=?1"                                                        \
  " UNION SELECT y.id FROM placement p JOIN payout y ON y.placement=p.id"      \
  " WHERE p.creator=?1"
#define ACTION " JOIN action a ON a.seq=x.action WHERE "

/**
 * swb_recorded_change_free:
 * @change: (transfer full): a change
 */
void
swb_recorded_change_free (SwbRecordedChange *change)
{
  g_free (change->act);
  g_free (change->author);
  swb_value_clear (&change->old);
  swb_value_clear (&change->now);
  g_free (change);
}

static char *
dup_text (sqlite3_stmt *row, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (row, column));
}

/* NULL for a field that this version does not know. */
static SwbRecordedChange *
read_change (sqlite3_stmt *row)
{
  const char *table = (const char *) sqlite3_column_text (row, 5);
  const char *column = (const char *) sqlite3_column_text (row, 7);
  SwbRecordedChange *change;
  SwbTableId id;
  guint number = 0;

  if (!swb_schema_find_table (table, &id) ||
      (column != NULL && !swb_schema_find_column (id, column, &number)))
    return NULL;
  change = g_new0 (SwbRecordedChange, 1);
  change->sequence = sqlite3_column_int64 (row, 0);
  change->act = dup_text (row, 1);
  change->author = dup_text (row, 2);
  change->time = sqlite3_column_int64 (row, 3);
  change->kind = (SwbActionKind) sqlite3_column_int (row, 4);
  change->made = column == NULL;
  change->table = id;
  swb_column_id (row, 6, &change->row);
  change->column = number;
  change->old = swb_column_value (row, 8);
  change->now = swb_column_value (row, 9);
  return change;
}

static gboolean
read_all (SwbDatabase *db,
          sqlite3_stmt *statement,
          guint limit,
          GPtrArray *changes,
          GError **error)
{
  gboolean has_row;

  sqlite3_bind_int64 (statement, 2, limit == 0 ? -1 : (gint64) limit);
  while (swb_database_step (db, statement, &has_row, error))
    {
      SwbRecordedChange *change;

      if (!has_row)
        return TRUE;
      change = read_change (statement);
      if (change != NULL)
        g_ptr_array_add (changes, change);
    }
  return FALSE;
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func (
      (GDestroyNotify) swb_recorded_change_free);
}

/**
 * swb_record_changes_of_action:
 * @db: a workspace
 * @sequence: which action
 * @limit: how many fields, and how many rows, at the most; 0 is all
 * @error: why not
 *
 * Returns: (transfer full) (element-type SwbRecordedChange) (nullable): the
 *   fields it set in order, then the rows it made
 */
GPtrArray *
swb_record_changes_of_action (SwbDatabase *db,
                              gint64 sequence,
                              guint limit,
                              GError **error)
{
  static const char *const sqls[] = {
    HEAD FIELDS ACTION "x.action=?1 ORDER BY x.n LIMIT ?2",
    HEAD ROWS ACTION "x.action=?1 ORDER BY x.n LIMIT ?2",
    HEAD RUNS ACTION "x.action=?1 ORDER BY x.n LIMIT ?2",
  };
  g_autoptr (GPtrArray) changes = new_list ();
  gboolean has_runs;

  if (!swb_record_find_runs (db, &has_runs, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (sqls) - (has_runs ? 0 : 1); i++)
    {
      sqlite3_stmt *statement = swb_database_prepare (db, sqls[i], error);

      if (statement == NULL)
        return NULL;
      sqlite3_bind_int64 (statement, 1, sequence);
      if (!read_all (db, statement, limit, changes, error))
        return NULL;
    }
  return g_steal_pointer (&changes);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const SwbRecordedChange *one = *(SwbRecordedChange *const *) a;
  const SwbRecordedChange *other = *(SwbRecordedChange *const *) b;

  return (one->sequence < other->sequence) - (one->sequence > other->sequence);
}

static gboolean
find_mine (SwbDatabase *db, const SwbId *row, GArray *mine, GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (db, MINE, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  swb_bind_id (statement, 1, row);
  while (swb_database_step (db, statement, &has_row, error))
    {
      SwbId id;

      if (!has_row)
        return TRUE;
      if (swb_column_id (statement, 0, &id))
        g_array_append_val (mine, id);
    }
  return FALSE;
}

/* Only the runs that have one of those rows are taken apart. */
static gboolean
read_runs (SwbDatabase *db,
           const SwbId *row,
           guint limit,
           GPtrArray *changes,
           GError **error)
{
  g_autoptr (GArray) mine = g_array_new (FALSE, FALSE, sizeof (SwbId));
  g_autoptr (GArray) places = NULL;

  if (!find_mine (db, row, mine, error))
    return FALSE;
  places = swb_record_runs_with (db, mine, error);
  if (places == NULL)
    return FALSE;
  for (guint i = 0; i < places->len; i++)
    {
      const SwbRunPlace *place = &g_array_index (places, SwbRunPlace, i);
      sqlite3_stmt *statement = swb_database_prepare (
          db, HEAD RUN ACTION "x.row IN (" MINE ") ORDER BY x.n LIMIT ?2",
          error);

      if (statement == NULL)
        return FALSE;
      swb_bind_id (statement, 1, row);
      sqlite3_bind_int64 (statement, 3, place->action);
      sqlite3_bind_int64 (statement, 4, place->n);
      if (!read_all (db, statement, limit, changes, error))
        return FALSE;
      if (limit > 0 && changes->len >= limit)
        break;
    }
  return TRUE;
}

/**
 * swb_record_changes_of_row:
 * @db: a workspace
 * @row: the id of a row
 * @limit: how many fields at the most; 0 is all
 * @error: why not
 *
 * The changes of a creator are those of its accounts, rates, readings,
 * contacts, contracts, notes, files, placements and payouts too. Reads the
 * whole record, for it has no index by row: an import of a hundred thousand
 * rows would pay for one, and few people ask.
 *
 * Returns: (transfer full) (element-type SwbRecordedChange) (nullable): what
 *   happened to the row, newest first
 */
GPtrArray *
swb_record_changes_of_row (SwbDatabase *db,
                           const SwbId *row,
                           guint limit,
                           GError **error)
{
#define OF_ROW ACTION "x.row IN (" MINE ") ORDER BY x.action DESC, x.n LIMIT ?2"
  static const char *const sqls[] = { HEAD FIELDS OF_ROW, HEAD ROWS OF_ROW };
  g_autoptr (GPtrArray) changes = new_list ();
  gboolean has_runs;

  if (!swb_record_find_runs (db, &has_runs, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (sqls); i++)
    {
      sqlite3_stmt *statement = swb_database_prepare (db, sqls[i], error);

      if (statement == NULL)
        return NULL;
      swb_bind_id (statement, 1, row);
      if (!read_all (db, statement, limit, changes, error))
        return NULL;
    }
  if (has_runs && !read_runs (db, row, limit, changes, error))
    return NULL;
  g_ptr_array_sort (changes, newest_first);
  return g_steal_pointer (&changes);
}

/* SEQUENCE of 0: there is none. */
static gboolean
find_action (SwbDatabase *db,
             const SwbId *id,
             gint64 before,
             gint64 *sequence,
             GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (
      db,
      "SELECT seq FROM action WHERE id=?1 AND seq<?2 ORDER BY seq DESC LIMIT 1",
      error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  swb_bind_id (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, before);
  if (!swb_database_step (db, statement, &has_row, error))
    return FALSE;
  *sequence = has_row ? sqlite3_column_int64 (statement, 0) : 0;
  sqlite3_reset (statement);
  return TRUE;
}

/* What the field of CHANGE holds; null where its row is not there. */
static SwbValue
read_field (SwbDatabase *db, const SwbRecordedChange *change)
{
  const SwbTable *table = swb_schema_table (change->table);
  g_autofree char *sql =
      g_strdup_printf ("SELECT %s FROM %s WHERE id=?1",
                       table->columns[change->column].name, table->name);
  sqlite3_stmt *statement = swb_database_prepare (db, sql, NULL);
  SwbValue value = swb_value_null ();
  gboolean has_row;

  if (statement == NULL)
    return value;
  swb_bind_id (statement, 1, &change->row);
  if (swb_database_step (db, statement, &has_row, NULL) && has_row)
    value = swb_column_value (statement, 0);
  sqlite3_reset (statement);
  return value;
}

static gboolean
read_left (SwbDatabase *db,
           const SwbAction *action,
           gint64 target,
           guint limit,
           GPtrArray *left,
           GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (
      db,
      "SELECT ?3, ?4, ?5, ?6, ?7, tab, row, col, NULL, NULL FROM"
      " (SELECT tab, row, col FROM action_setting WHERE action=?1 EXCEPT"
      " SELECT tab, row, col FROM action_setting WHERE action=?3) LIMIT ?2",
      error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, target);
  sqlite3_bind_int64 (statement, 3, action->sequence);
  sqlite3_bind_text (statement, 4, action->name, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 5, action->author, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 6, action->time);
  sqlite3_bind_int (statement, 7, (int) action->kind);
  if (!read_all (db, statement, limit, left, error))
    return FALSE;
  for (guint i = 0; i < left->len; i++)
    {
      SwbRecordedChange *change = g_ptr_array_index (left, i);

      change->left = TRUE;
      change->now = read_field (db, change);
    }
  return TRUE;
}

/**
 * swb_record_left_alone:
 * @db: a workspace
 * @sequence: of an undo or redo; of another action nothing is told
 * @limit: how many fields at the most; 0 is all
 * @known: (out): FALSE where the act that it took back went in a compaction
 * @error: why not
 *
 * An undo sets each field that its act had set, but those that held something
 * newer: what the act set and the undo did not is what it left alone.
 *
 * Returns: (transfer full) (element-type SwbRecordedChange) (nullable): those
 *   fields, and what they hold at present
 */
GPtrArray *
swb_record_left_alone (SwbDatabase *db,
                       gint64 sequence,
                       guint limit,
                       gboolean *known,
                       GError **error)
{
  GError *problem = NULL;
  g_autoptr (SwbAction) action = swb_record_head (db, sequence, &problem);
  g_autoptr (SwbAction) target = NULL;
  g_autoptr (GPtrArray) left = new_list ();
  gint64 number = 0;

  *known = TRUE;
  if (action != NULL &&
      (action->kind == SWB_ACTION_UNDO || action->kind == SWB_ACTION_REDO) &&
      find_action (db, &action->target, sequence, &number, &problem))
    {
      *known = number > 0;
      target = *known ? swb_record_head (db, number, &problem) : NULL;
    }
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  if (target != NULL && target->n_settings != action->n_settings &&
      !read_left (db, action, number, limit, left, error))
    return NULL;
  return g_steal_pointer (&left);
}
