/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done in a document, read from its record on the worker. */
#include "document/swb-document-private.h"

#include "storage/swb-record.h"
#include "storage/swb-storage-error.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  guint limit;
  GPtrArray *entries;
} HistoryQuery;

static void
history_query_free (gpointer data)
{
  HistoryQuery *query = data;

  g_clear_pointer (&query->entries, g_ptr_array_unref);
  g_free (query);
}

static SwbHistoryEntry *
describe (SwbDatabase *db, const SwbAction *action)
{
  SwbHistoryEntry *entry = g_new0 (SwbHistoryEntry, 1);
  const struct
  {
    const char *sql;
    guint *n;
  } counts[] = {
    { "SELECT count(*) FROM action_setting WHERE action=?1",
      &entry->n_settings },
    { "SELECT count(*) FROM action_row WHERE action=?1", &entry->n_created },
  };

  entry->id = action->id;
  entry->sequence = action->sequence;
  entry->name = g_strdup (action->name);
  entry->author = g_strdup (action->author);
  entry->time = action->time;
  entry->kind = (SwbHistoryKind) action->kind;
  entry->undone = action->state != SWB_ACTION_DONE;
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      sqlite3_stmt *statement = swb_database_prepare (db, counts[i].sql, NULL);
      gboolean has_row;

      if (statement == NULL)
        continue;
      sqlite3_bind_int64 (statement, 1, action->sequence);
      if (swb_database_step (db, statement, &has_row, NULL) && has_row)
        *counts[i].n = (guint) sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
    }
  return entry;
}

static gboolean
work_history (SwbDatabase *db, gpointer data, GCancellable *c, GError **error)
{
  HistoryQuery *query = data;
  g_autoptr (GPtrArray) actions = swb_record_list (db, query->limit, error);

  if (actions == NULL)
    return FALSE;
  query->entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) swb_history_entry_free);
  for (guint i = 0; i < actions->len; i++)
    g_ptr_array_add (query->entries,
                     describe (db, g_ptr_array_index (actions, i)));
  return TRUE;
}

static void
history_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  HistoryQuery *query = swb_store_get_data (result);
  GError *error = NULL;

  if (swb_store_finish (NULL, result, &error))
    g_task_return_pointer (task, g_steal_pointer (&query->entries),
                           (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * swb_document_history_async:
 * @self: a document
 * @limit: how many entries at the most; 0 is all
 * @callback: called with them
 * @user_data: for @callback
 */
void
swb_document_history_async (SwbDocument *self,
                            guint limit,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;
  HistoryQuery *query;

  g_return_if_fail (SWB_IS_DOCUMENT (self));

  task = g_task_new (self, NULL, callback, user_data);
  if (self->store == NULL)
    {
      g_task_return_new_error (task, SWB_STORAGE_ERROR,
                               SWB_STORAGE_ERROR_FAILED,
                               _ ("The workspace is closed"));
      g_object_unref (task);
      return;
    }
  query = g_new0 (HistoryQuery, 1);
  query->limit = limit;
  swb_store_push (self->store, work_history, query, history_query_free, NULL,
                  history_done_cb, task);
}

/**
 * swb_document_history_finish:
 * @self: a document
 * @result: what the callback got
 * @error: why not
 *
 * Returns: (transfer full) (element-type SwbHistoryEntry) (nullable): what was
 *   done, newest first
 */
GPtrArray *
swb_document_history_finish (SwbDocument *self,
                             GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
