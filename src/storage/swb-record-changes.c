/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record read field by field. Fields of a newer version have no name here
 * and are left out. */
#include "storage/swb-record-changes.h"

#define HEAD "SELECT a.seq, a.name, a.author, a.time, a.kind, x.tab, x.row, "
#define FIELDS "x.col, x.old, x.new FROM action_setting x"
#define ROWS "NULL, NULL, NULL FROM action_row x"
/* A creator is told with its accounts, what it charges and its readings. */
#define MINE                                                                   \
  "x.row IN (SELECT ?1 UNION SELECT id FROM account WHERE creator=?1"          \
  " UNION SELECT id FROM rate WHERE creator=?1"                                \
  " UNION SELECT r.id FROM account a JOIN reading r ON r.subject=a.id"         \
  " WHERE a.creator=?1 UNION SELECT id FROM reading WHERE subject=?1)"
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
  };
  g_autoptr (GPtrArray) changes = new_list ();

  for (guint i = 0; i < G_N_ELEMENTS (sqls); i++)
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

/**
 * swb_record_changes_of_row:
 * @db: a workspace
 * @row: the id of a row
 * @limit: how many fields at the most; 0 is all
 * @error: why not
 *
 * The changes of a creator are those of its accounts, rates and readings too.
 * Reads the whole record, for it has no index by row: an import of a hundred
 * thousand rows would pay for one, and few people ask.
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
  static const char *const sqls[] = {
    HEAD FIELDS ACTION MINE " ORDER BY x.action DESC, x.n LIMIT ?2",
    HEAD ROWS ACTION MINE " ORDER BY x.action DESC, x.n LIMIT ?2",
  };
  g_autoptr (GPtrArray) changes = new_list ();

  for (guint i = 0; i < G_N_ELEMENTS (sqls); i++)
    {
      sqlite3_stmt *statement = swb_database_prepare (db, sqls[i], error);

      if (statement == NULL)
        return NULL;
      swb_bind_id (statement, 1, row);
      if (!read_all (db, statement, limit, changes, error))
        return NULL;
    }
  g_ptr_array_sort (changes, newest_first);
  return g_steal_pointer (&changes);
}
