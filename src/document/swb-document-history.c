/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done in a document, read from its record on the worker; and the way
 * to any point of it. */
#include "document/swb-document-private.h"

#include "base/swb-text.h"
#include "document/swb-change-words.h"
#include "storage/swb-compact.h"
#include "storage/swb-record-page.h"
#include "storage/swb-storage-error.h"

#include <glib/gi18n-lib.h>

/**
 * Query:
 * @sequence: of which act; 0 for a row or for all
 * @row: of which row
 * @range: which part of the list; its search is @search
 * @limit: how many changes at the most
 * @found: (nullable): what the worker found
 */
typedef struct
{
  gint64 sequence;
  SwbId row;
  SwbRecordRange range;
  char *search;
  guint limit;
  GPtrArray *found;
} Query;

static void
query_free (gpointer data)
{
  Query *query = data;

  g_clear_pointer (&query->found, g_ptr_array_unref);
  g_free (query->search);
  g_free (query);
}

static SwbHistoryEntry *
describe (const SwbAction *action)
{
  SwbHistoryEntry *entry = g_new0 (SwbHistoryEntry, 1);

  entry->id = action->id;
  entry->target = action->target;
  entry->sequence = action->sequence;
  entry->name = swb_text_show_sentence (action->name);
  entry->author = swb_text_name (action->author);
  entry->time = action->time;
  entry->kind = (SwbHistoryKind) action->kind;
  entry->undone =
      action->kind != SWB_ACTION_COMPACTION && action->state != SWB_ACTION_DONE;
  entry->dropped = entry->undone && action->state == SWB_ACTION_DROPPED;
  entry->n_settings = action->n_settings;
  entry->n_created = action->n_rows;
  return entry;
}

static gboolean
work_history (SwbDatabase *db, gpointer data, GCancellable *c, GError **error)
{
  Query *query = data;
  g_autoptr (GPtrArray) actions = swb_record_page (db, &query->range, error);

  if (actions == NULL)
    return FALSE;
  query->found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) swb_history_entry_free);
  for (guint i = 0; i < actions->len; i++)
    g_ptr_array_add (query->found, describe (g_ptr_array_index (actions, i)));
  return TRUE;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Query *query = swb_store_get_data (result);
  GError *error = NULL;

  if (swb_store_finish (NULL, result, &error))
    g_task_return_pointer (task, g_steal_pointer (&query->found),
                           (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* NULL for a document that is closed; then that was told. */
static GTask *
begin_query (SwbDocument *self,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  if (self->store != NULL)
    return g_steal_pointer (&task);
  g_task_return_new_error (task, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED,
                           _ ("The workspace is closed"));
  return NULL;
}

/**
 * swb_document_history_page_async:
 * @self: a document
 * @range: which entries
 * @callback: called with them; swb_document_history_finish() gives them
 * @user_data: for @callback
 */
void
swb_document_history_page_async (SwbDocument *self,
                                 const SwbHistoryRange *range,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;
  Query *query;

  g_return_if_fail (SWB_IS_DOCUMENT (self));
  g_return_if_fail (range != NULL);

  task = begin_query (self, callback, user_data);
  if (task == NULL)
    return;
  query = g_new0 (Query, 1);
  query->search = g_strdup (range->search);
  query->range = (SwbRecordRange){ range->above, range->below, range->limit,
                                   query->search };
  swb_store_push (self->store, work_history, query, query_free, NULL, found_cb,
                  task);
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
  const SwbHistoryRange range = { .limit = limit };

  swb_document_history_page_async (self, &range, callback, user_data);
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

/* Whether RECORDED begins where ROW was made, or was cut off by LIMIT. */
static gboolean
is_told (GPtrArray *recorded, const SwbId *row, guint limit)
{
  for (guint i = 0; i < recorded->len; i++)
    {
      const SwbRecordedChange *change = g_ptr_array_index (recorded, i);

      if (change->made && change->kind == SWB_ACTION_ACT &&
          swb_id_equal (&change->row, row))
        return TRUE;
    }
  return limit > 0 && recorded->len >= limit;
}

/* Where a compaction took the beginning away, that is the last thing told. */
static void
add_boundary (SwbDatabase *db, GPtrArray *found)
{
  g_autoptr (SwbAction) action = swb_compact_newest (db);
  SwbChange *change;

  if (action == NULL)
    return;
  change = g_new0 (SwbChange, 1);
  change->act = g_strdup (action->name);
  change->author = g_strdup (action->author);
  change->time = action->time;
  change->kind = SWB_HISTORY_COMPACTION;
  change->subject = g_strdup ("");
  change->old = g_strdup ("");
  change->now = g_strdup ("");
  g_ptr_array_add (found, change);
}

static void
add_all (SwbDatabase *db, GPtrArray *recorded, GPtrArray *found)
{
  for (guint i = 0; i < recorded->len; i++)
    g_ptr_array_add (
        found, swb_change_put_in_words (db, g_ptr_array_index (recorded, i)));
}

/* What an undo left alone comes first: it is what people look for. */
static gboolean
find_changes_of_act (SwbDatabase *db, Query *query, GError **error)
{
  gboolean known = TRUE;
  g_autoptr (SwbAction) head = swb_record_head (db, query->sequence, NULL);
  g_autoptr (GPtrArray) left =
      swb_record_left_alone (db, query->sequence, query->limit, &known, error);
  g_autoptr (GPtrArray) recorded = NULL;

  if (left == NULL)
    return FALSE;
  recorded =
      swb_record_changes_of_action (db, query->sequence, query->limit, error);
  if (recorded == NULL)
    return FALSE;
  add_all (db, left, query->found);
  add_all (db, recorded, query->found);
  if (!known || (head != NULL && head->kind == SWB_ACTION_COMPACTION))
    add_boundary (db, query->found);
  return TRUE;
}

static gboolean
find_changes_of_row (SwbDatabase *db, Query *query, GError **error)
{
  g_autoptr (GPtrArray) recorded =
      swb_record_changes_of_row (db, &query->row, query->limit, error);

  if (recorded == NULL)
    return FALSE;
  add_all (db, recorded, query->found);
  if (!is_told (recorded, &query->row, query->limit))
    add_boundary (db, query->found);
  return TRUE;
}

static gboolean
work_changes (SwbDatabase *db, gpointer data, GCancellable *c, GError **error)
{
  Query *query = data;

  query->found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) swb_change_free);
  return query->sequence > 0 ? find_changes_of_act (db, query, error)
                             : find_changes_of_row (db, query, error);
}

/**
 * swb_document_changes_async:
 * @self: a document
 * @sequence: of the act whose changes are wanted; 0 for those of a row
 * @row: (nullable): the id of the row whose changes are wanted
 * @limit: how many at the most; 0 is all
 * @callback: called with them
 * @user_data: for @callback
 *
 * Asks what an act set, or what happened to a row.
 */
void
swb_document_changes_async (SwbDocument *self,
                            gint64 sequence,
                            const SwbId *row,
                            guint limit,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;
  Query *query;

  g_return_if_fail (SWB_IS_DOCUMENT (self));
  g_return_if_fail (sequence > 0 || row != NULL);

  task = begin_query (self, callback, user_data);
  if (task == NULL)
    return;
  query = g_new0 (Query, 1);
  query->sequence = sequence;
  query->row = row != NULL ? *row : swb_id_nil ();
  query->limit = limit;
  swb_store_push (self->store, work_changes, query, query_free, NULL, found_cb,
                  task);
}

/**
 * swb_document_changes_finish:
 * @self: a document
 * @result: what the callback got
 * @error: why not
 *
 * Returns: (transfer full) (element-type SwbChange) (nullable): the changes of
 *   an act in order, those of a row newest first
 */
GPtrArray *
swb_document_changes_finish (SwbDocument *self,
                             GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
