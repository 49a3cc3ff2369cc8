/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workspaces with acts that are in no file: which there are, and doing without
 * one. Both look at the disk, so on a worker. */
#include "document/swb-document-private.h"

#include <glib/gi18n-lib.h>

static void
list_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  g_task_return_pointer (task, swb_working_copy_list_recoverable (),
                         (GDestroyNotify) g_ptr_array_unref);
}

/**
 * swb_document_list_recoverable_async:
 * @callback: called with the list
 * @user_data: for @callback
 *
 * Looks for workspaces with acts that are in no file and that nobody has open.
 */
void
swb_document_list_recoverable_async (GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, swb_document_list_recoverable_async);
  g_task_run_in_thread (task, list_thread);
}

/**
 * swb_document_list_recoverable_finish:
 * @result: what the callback got
 *
 * Returns: (transfer full) (element-type SwbRecoverable): those workspaces
 */
GPtrArray *
swb_document_list_recoverable_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
discard_thread (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  const char *folder = task_data;

  swb_working_copy_discard (folder);
  if (!g_file_test (folder, G_FILE_TEST_EXISTS))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_BUSY,
                             _ ("This work was not discarded: somebody has "
                                "it open"));
}

/**
 * swb_document_discard_async:
 * @folder: of a SwbRecoverable that a person does not want
 * @callback: called when it is gone
 * @user_data: for @callback
 *
 * There is no way back.
 */
void
swb_document_discard_async (const char *folder,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, swb_document_discard_async);
  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, discard_thread);
}

/**
 * swb_document_discard_finish:
 * @result: what the callback got
 * @error: why not
 *
 * Returns: whether it is gone
 */
gboolean
swb_document_discard_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
