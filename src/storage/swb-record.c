/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of actions in a workspace: undo, redo and history come from it.
 *
 * Undo is a new action. It gives a field back its old value only where the
 * field still holds what the undone action set; it hides the rows that the
 * action made. Redo is the same, forwards. */
#include "storage/swb-record.h"

#include "storage/swb-record-runs.h"
#include "storage/swb-storage-error.h"
#include "storage/swb-writer-private.h"

#include <glib/gi18n-lib.h>

#define SQL_ACTION                                                             \
  "INSERT INTO action (id, name, author, time, kind, target, state)"           \
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)"
#define SQL_SETTING                                                            \
  "INSERT INTO action_setting VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
#define SQL_ROW "INSERT INTO action_row VALUES (?1, ?2, ?3, ?4)"
#define SQL_DROP_UNDONE "UPDATE action SET state=2 WHERE kind=0 AND state=1"
#define SQL_LIST                                                               \
  "SELECT seq, id, name, author, time, kind, target, state FROM action"
#define NOTHING (-1)

static gboolean
append_head (SwbDatabase *db, SwbAction *action, GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (db, SQL_ACTION, error);

  if (statement == NULL)
    return FALSE;
  swb_bind_id (statement, 1, &action->id);
  swb_bind_text (statement, 2, action->name);
  swb_bind_text (statement, 3, action->author);
  sqlite3_bind_int64 (statement, 4, action->time);
  sqlite3_bind_int (statement, 5, (int) action->kind);
  if (!swb_id_is_nil (&action->target))
    swb_bind_id (statement, 6, &action->target);
  if (!swb_database_run (db, statement, error))
    return FALSE;
  action->sequence = sqlite3_last_insert_rowid (swb_database_get_handle (db));
  return TRUE;
}

static gboolean
append_settings (SwbDatabase *db, const SwbAction *action, GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (db, SQL_SETTING, error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < action->settings->len; i++)
    {
      const SwbSetting *setting =
          &g_array_index (action->settings, SwbSetting, i);
      const SwbTable *table = swb_schema_table (setting->table);

      sqlite3_bind_int64 (statement, 1, action->sequence);
      sqlite3_bind_int64 (statement, 2, i);
      sqlite3_bind_text (statement, 3, table->name, -1, SQLITE_STATIC);
      swb_lend_id (statement, 4, &setting->row);
      sqlite3_bind_text (statement, 5, table->columns[setting->column].name, -1,
                         SQLITE_STATIC);
      swb_lend_value (statement, 6, &setting->old);
      swb_lend_value (statement, 7, &setting->now);
      if (!swb_database_run (db, statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
append_each (SwbDatabase *db, const SwbAction *action, GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (db, SQL_ROW, error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < action->rows->len; i++)
    {
      const SwbRowRef *ref = &g_array_index (action->rows, SwbRowRef, i);

      sqlite3_bind_int64 (statement, 1, action->sequence);
      sqlite3_bind_int64 (statement, 2, i);
      sqlite3_bind_text (statement, 3, swb_schema_table (ref->table)->name, -1,
                         SQLITE_STATIC);
      swb_lend_id (statement, 4, &ref->row);
      if (!swb_database_run (db, statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
append_rows (SwbDatabase *db, const SwbAction *action, GError **error)
{
  return action->rows->len < SWB_RUNS_FROM
             ? append_each (db, action, error)
             : swb_record_append_runs (db, action, error);
}

static gboolean
drop_undone (SwbDatabase *db, GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (db, SQL_DROP_UNDONE, error);

  return statement != NULL && swb_database_run (db, statement, error);
}

/**
 * swb_record_append:
 * @db: the working copy, inside the action's transaction
 * @action: what was done; gets its sequence number
 * @error: why not
 *
 * A new act makes what was undone before it impossible to redo.
 *
 * Returns: whether it was recorded
 */
gboolean
swb_record_append (SwbDatabase *db, SwbAction *action, GError **error)
{
  if (action->kind == SWB_ACTION_ACT && !drop_undone (db, error))
    return FALSE;
  return append_head (db, action, error) &&
         append_settings (db, action, error) && append_rows (db, action, error);
}

/**
 * swb_record_read_head:
 * @statement: stands on a row: seq, id, name, author, time, kind, target, state
 *
 * Returns: (transfer full): the action without its settings and rows
 */
SwbAction *
swb_record_read_head (sqlite3_stmt *statement)
{
  SwbAction *action =
      swb_action_new ((const char *) sqlite3_column_text (statement, 2),
                      (const char *) sqlite3_column_text (statement, 3),
                      (SwbActionKind) sqlite3_column_int (statement, 5),
                      sqlite3_column_int64 (statement, 4));

  action->sequence = sqlite3_column_int64 (statement, 0);
  swb_column_id (statement, 1, &action->id);
  swb_column_id (statement, 6, &action->target);
  action->state = (SwbActionState) sqlite3_column_int (statement, 7);
  if (action->kind == SWB_ACTION_ACT && action->state == SWB_ACTION_DROPPED &&
      swb_id_equal (&action->id, &action->target))
    action->kind = SWB_ACTION_COMPACTION;
  return action;
}

/* Settings of tables and columns that a newer program added are skipped: the
 * fields are not in this schema. */
static gboolean
read_settings (SwbDatabase *db, SwbAction *action, GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (
      db,
      "SELECT tab, row, col, old, new FROM action_setting WHERE action=?1"
      " ORDER BY n",
      error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, action->sequence);
  while (swb_database_step (db, statement, &has_row, error))
    {
      SwbSetting setting = { 0 };

      if (!has_row)
        return TRUE;
      if (!swb_schema_find_table (
              (const char *) sqlite3_column_text (statement, 0),
              &setting.table) ||
          !swb_schema_find_column (
              setting.table, (const char *) sqlite3_column_text (statement, 2),
              &setting.column))
        continue;
      swb_column_id (statement, 1, &setting.row);
      setting.old = swb_column_value (statement, 3);
      setting.now = swb_column_value (statement, 4);
      g_array_append_val (action->settings, setting);
    }
  return FALSE;
}

static gboolean
read_rows (SwbDatabase *db, SwbAction *action, GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (
      db, "SELECT tab, row FROM action_row WHERE action=?1 ORDER BY n", error);
  gboolean has_runs;
  gboolean has_row;

  if (statement == NULL || !swb_record_find_runs (db, &has_runs, error))
    return FALSE;
  sqlite3_bind_int64 (statement, 1, action->sequence);
  while (swb_database_step (db, statement, &has_row, error))
    {
      SwbRowRef ref;

      if (!has_row)
        return !has_runs || swb_record_read_runs (db, action, error);
      if (!swb_schema_find_table (
              (const char *) sqlite3_column_text (statement, 0), &ref.table))
        continue;
      swb_column_id (statement, 1, &ref.row);
      g_array_append_val (action->rows, ref);
    }
  return FALSE;
}

/**
 * swb_record_load:
 * @db: a workspace
 * @sequence: which action
 * @error: why not
 *
 * Returns: (transfer full) (nullable): the action with all that it set
 */
SwbAction *
swb_record_load (SwbDatabase *db, gint64 sequence, GError **error)
{
  sqlite3_stmt *statement =
      swb_database_prepare (db, SQL_LIST " WHERE seq=?1", error);
  g_autoptr (SwbAction) action = NULL;
  gboolean has_row = FALSE;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, sequence);
  if (!swb_database_step (db, statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_NOTHING_TO_DO,
                   _ ("There is no such act in the history"));
      return NULL;
    }
  action = swb_record_read_head (statement);
  sqlite3_reset (statement);
  if (!read_settings (db, action, error) || !read_rows (db, action, error))
    return NULL;
  return g_steal_pointer (&action);
}

/**
 * swb_record_list:
 * @db: a workspace
 * @limit: how many at the most; 0 is all
 * @error: why not
 *
 * Returns: (transfer full) (element-type SwbAction) (nullable): the newest
 *   actions first, without their settings and rows
 */
GPtrArray *
swb_record_list (SwbDatabase *db, guint limit, GError **error)
{
  sqlite3_stmt *statement =
      swb_database_prepare (db, SQL_LIST " ORDER BY seq DESC LIMIT ?1", error);
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) swb_action_free);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, limit == 0 ? -1 : (gint64) limit);
  while (swb_database_step (db, statement, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&list);
      g_ptr_array_add (list, swb_record_read_head (statement));
    }
  return NULL;
}

/**
 * swb_record_last:
 * @db: a workspace
 *
 * Returns: the sequence number of the newest action, 0 where there is none
 */
gint64
swb_record_last (SwbDatabase *db)
{
  return swb_database_number (db, "SELECT max(seq) FROM action", 0);
}

/**
 * swb_record_next_undo:
 * @db: a workspace
 *
 * Returns: the sequence number of the act that undo would take back, -1
 *   where there is none
 */
gint64
swb_record_next_undo (SwbDatabase *db)
{
  return swb_database_number (
      db, "SELECT max(seq) FROM action WHERE kind=0 AND state=0", NOTHING);
}

/**
 * swb_record_next_redo:
 * @db: a workspace
 *
 * Returns: the sequence number of the act that redo would do again, -1 where
 *   there is none
 */
gint64
swb_record_next_redo (SwbDatabase *db)
{
  return swb_database_number (
      db, "SELECT min(seq) FROM action WHERE kind=0 AND state=1", NOTHING);
}

/**
 * swb_record_get_name:
 * @db: a workspace
 * @sequence: which action
 *
 * Returns: (transfer full) (nullable): its name
 */
char *
swb_record_get_name (SwbDatabase *db, gint64 sequence)
{
  sqlite3_stmt *statement =
      swb_database_prepare (db, "SELECT name FROM action WHERE seq=?1", NULL);
  gboolean has_row = FALSE;
  char *name = NULL;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, sequence);
  if (swb_database_step (db, statement, &has_row, NULL) && has_row)
    name = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);
  return name;
}

static gboolean
try_take_back (SwbWriter *writer,
               const SwbSetting *setting,
               gboolean undo,
               gboolean *left,
               GError **error)
{
  const SwbValue *expected = undo ? &setting->now : &setting->old;
  const SwbValue *wanted = undo ? &setting->old : &setting->now;
  g_auto (SwbValue) holds = swb_value_null ();

  if (!swb_writer_get (writer, setting->table, &setting->row, setting->column,
                       &holds, error))
    return FALSE;
  *left = !swb_value_equal (&holds, expected);
  return *left || swb_writer_set (writer, setting->table, &setting->row,
                                  setting->column, wanted, error);
}

/* One field back (or forward again), unless something newer is in it. A row
 * that is not there or a value that does not fit is left alone as well: it
 * would stand in the way of every older act. */
static gboolean
take_back_setting (SwbWriter *writer,
                   const SwbSetting *setting,
                   gboolean undo,
                   GError **error)
{
  GError *problem = NULL;
  gboolean left = FALSE;

  if (!try_take_back (writer, setting, undo, &left, &problem))
    {
      left = g_error_matches (problem, SWB_STORAGE_ERROR,
                              SWB_STORAGE_ERROR_REFUSED);
      if (!left)
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
      g_error_free (problem);
    }
  if (left)
    swb_writer_get_action (writer)->n_left_alone++;
  return TRUE;
}

static gboolean
take_back_rows (SwbWriter *writer,
                const SwbAction *target,
                gboolean undo,
                GError **error)
{
  for (guint i = 0; i < target->rows->len; i++)
    {
      const SwbRowRef *ref = &g_array_index (target->rows, SwbRowRef, i);

      swb_database_tell (swb_writer_get_database (writer),
                         target->settings->len + i,
                         target->settings->len + target->rows->len);
      if (!swb_writer_hide (writer, ref->table, &ref->row, undo, error))
        return FALSE;
    }
  return TRUE;
}

/* Backwards in everything: the rows were made before their fields were set, and
 * one that was made and deleted in one act must end hidden. */
static gboolean
take_back_all (SwbWriter *writer,
               const SwbAction *target,
               gboolean undo,
               GError **error)
{
  guint n = target->settings->len;

  if (!undo && !take_back_rows (writer, target, undo, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      swb_database_tell (swb_writer_get_database (writer), i,
                         n + target->rows->len);
      if (!take_back_setting (writer,
                              &g_array_index (target->settings, SwbSetting,
                                              undo ? n - 1 - i : i),
                              undo, error))
        return FALSE;
    }
  return !undo || take_back_rows (writer, target, undo, error);
}

static gboolean
mark (SwbDatabase *db, gint64 sequence, SwbActionState state, GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (
      db, "UPDATE action SET state=?2 WHERE seq=?1", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, sequence);
  sqlite3_bind_int (statement, 2, (int) state);
  return swb_database_run (db, statement, error);
}

/**
 * swb_record_take_back:
 * @db: the working copy
 * @kind: SWB_ACTION_UNDO or SWB_ACTION_REDO
 * @author: who does it
 * @time: microseconds since 1970, UTC
 * @error: why not
 *
 * Undoes the newest act that is done, or does again the oldest one that is
 * undone. The cancellable of @db stops it; then nothing was changed.
 *
 * Returns: (transfer full) (nullable): the new action, named like its target
 */
SwbAction *
swb_record_take_back (SwbDatabase *db,
                      SwbActionKind kind,
                      const char *author,
                      gint64 time,
                      GError **error)
{
  gboolean undo = kind == SWB_ACTION_UNDO;
  gint64 sequence =
      undo ? swb_record_next_undo (db) : swb_record_next_redo (db);
  g_autoptr (SwbAction) target = NULL;
  SwbAction *action;
  SwbWriter *writer;
  gboolean ok;

  if (sequence == NOTHING)
    {
      g_set_error_literal (error, SWB_STORAGE_ERROR,
                           SWB_STORAGE_ERROR_NOTHING_TO_DO,
                           undo ? _ ("There is nothing to undo")
                                : _ ("There is nothing to redo"));
      return NULL;
    }
  target = swb_record_load (db, sequence, error);
  if (target == NULL)
    return NULL;
  action = swb_action_new (target->name, author, kind, time);
  action->target = target->id;
  writer = swb_writer_begin (db, action, error);
  if (writer == NULL)
    return NULL;
  ok = take_back_all (writer, target, undo, error) &&
       mark (db, sequence, undo ? SWB_ACTION_UNDONE : SWB_ACTION_DONE, error);
  swb_database_set_cancellable (db, NULL); /* nothing stops the commit */
  if (ok)
    return swb_writer_commit (writer, error);
  swb_writer_abort (writer);
  return NULL;
}
