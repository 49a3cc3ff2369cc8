/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New documents that are filled at once from elsewhere: a new workspace is
 * opened, its worker fills it, and all of it is shown. */
#include "document/swb-document-fill.h"

#include "document/swb-document-private.h"

/* What goes through the steps. */
typedef struct
{
  SwbStoreWork work;
  gpointer data;
  GDestroyNotify destroy;
  SwbDocument *document;
} Filling;

/* What the worker brings back. */
typedef struct
{
  SwbStoreWork work;
  gpointer data; /* the Filling's */
  SwbDay today;
  SwbChanges *changes;
  SwbPosition position;
} Filled;

static void
filling_free (gpointer data)
{
  Filling *filling = data;

  if (filling->destroy != NULL)
    filling->destroy (filling->data);
  g_clear_object (&filling->document);
  g_free (filling);
}

static void
filled_free (gpointer data)
{
  Filled *filled = data;

  swb_changes_free (filled->changes);
  swb_position_clear (&filled->position);
  g_free (filled);
}

static gboolean
work_fill (SwbDatabase *db,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  Filled *filled = data;

  if (!filled->work (db, filled->data, cancellable, error))
    return FALSE;
  filled->changes = swb_changes_read_all (db, filled->today, error);
  swb_position_read (&filled->position, db);
  return filled->changes != NULL;
}

/* The failure of the filling, when the empty workspace is gone. */
static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = g_object_steal_data (G_OBJECT (task), "problem");

  swb_document_close_finish (SWB_DOCUMENT (source), result, NULL);
  g_task_return_error (task, error);
}

static void
filled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  const Filling *filling = g_task_get_task_data (task);
  SwbDocument *document = filling->document;
  Filled *filled = swb_store_get_data (result);
  GError *error = NULL;

  if (!swb_store_finish (document->store, result, &error))
    {
      g_object_set_data (G_OBJECT (task), "problem", error);
      swb_document_close_async (document, closed_cb, task);
      return;
    }
  swb_document_set_position (document, &filled->position);
  swb_document_take_changes (document, filled->changes);
  swb_document_schedule_save (document);
  g_task_return_pointer (task, g_object_ref (document), g_object_unref);
  g_object_unref (task);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Filling *filling = g_task_get_task_data (task);
  GError *error = NULL;
  Filled *filled;

  filling->document = swb_document_open_finish (result, &error);
  if (filling->document == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  filled = g_new0 (Filled, 1);
  filled->work = filling->work;
  filled->data = filling->data;
  filled->today = swb_day_today ();
  swb_store_push (filling->document->store, work_fill, filled, filled_free,
                  g_task_get_cancellable (task), filled_cb, task);
}

/**
 * swb_document_fill_async:
 * @work: fills a fresh workspace, on its worker; in one transaction
 * @data: (transfer full): for @work
 * @destroy: (nullable): frees @data
 * @cancellable: (nullable): a cancellable
 * @callback: called with the document
 * @user_data: for @callback
 *
 * Makes a new workspace, which has no file yet.
 */
void
swb_document_fill_async (SwbStoreWork work,
                         gpointer data,
                         GDestroyNotify destroy,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Filling *filling = g_new0 (Filling, 1);

  filling->work = work;
  filling->data = data;
  filling->destroy = destroy;
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, filling, filling_free);
  swb_document_open_async (NULL, cancellable, opened_cb, task);
}

/**
 * swb_document_fill_finish:
 * @result: what the callback got
 * @error: why not; then nothing of it stays
 *
 * Returns: (transfer full) (nullable): the document
 */
SwbDocument *
swb_document_fill_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * swb_document_dup_database_path:
 * @self: a document
 *
 * For readers of their own: the worker goes on beside them.
 *
 * Returns: (transfer full) (nullable): where its working copy is; %NULL when
 *   it is closed
 */
char *
swb_document_dup_database_path (SwbDocument *self)
{
  g_return_val_if_fail (SWB_IS_DOCUMENT (self), NULL);

  return self->copy == NULL
             ? NULL
             : g_strdup (swb_working_copy_get_database_path (self->copy));
}

/**
 * swb_document_get_newer:
 * @self: a document
 *
 * Returns: whether a newer program made it, and this one shows only what it
 *   knows of it
 */
gboolean
swb_document_get_newer (SwbDocument *self)
{
  g_return_val_if_fail (SWB_IS_DOCUMENT (self), FALSE);

  return self->copy != NULL &&
         swb_working_copy_get_read_only (self->copy) == SWB_READ_ONLY_NEWER;
}
