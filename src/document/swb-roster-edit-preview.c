/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells what an edit of many creators would do, before it does it: the same
 * look at the rows, without a writer. */
#include "document/swb-document-private.h"
#include "document/swb-roster-edit-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SwbRosterEdit *edit;
  guint limit;
  guint n_told[SWB_N_ROSTER_EDIT_STATES];
  SwbRosterEditPreview *preview;
} Query;

static void
line_free (gpointer data)
{
  SwbRosterEditLine *line = data;

  g_free (line->who);
  g_free (line->old);
  g_free (line->now);
  g_free (line->reason);
  g_free (line);
}

static void
query_free (gpointer data)
{
  Query *query = data;

  g_clear_pointer (&query->preview, swb_roster_edit_preview_free);
  swb_roster_edit_unref (query->edit);
  g_free (query);
}

static void
tell_cb (const SwbEditCell *cell,
         const char *who,
         SwbEditFinding *finding,
         gpointer data)
{
  Query *query = data;
  SwbRosterEditLine *line;

  if (finding->state == SWB_ROSTER_EDIT_SAME ||
      query->n_told[finding->state] == query->limit)
    return;
  query->n_told[finding->state]++;
  line = g_new0 (SwbRosterEditLine, 1);
  line->row = cell->row;
  line->field = (SwbRosterField) cell->field;
  line->state = finding->state;
  line->who = g_strdup (who);
  line->old = g_steal_pointer (&finding->old);
  line->now = g_steal_pointer (&finding->now);
  line->reason = g_steal_pointer (&finding->reason);
  g_ptr_array_add (query->preview->lines, line);
}

static gboolean
work_preview (SwbDatabase *db,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  Query *query = data;

  query->preview = g_new0 (SwbRosterEditPreview, 1);
  query->preview->lines = g_ptr_array_new_with_free_func (line_free);
  return swb_roster_edit_work (query->edit, db, NULL, tell_cb, query,
                               &query->preview->counts, cancellable, error);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Query *query = swb_store_get_data (result);
  GError *error = NULL;

  if (swb_store_finish (NULL, result, &error))
    g_task_return_pointer (task, g_steal_pointer (&query->preview),
                           (GDestroyNotify) swb_roster_edit_preview_free);
  else
    g_task_return_error (task, error);
}

/**
 * swb_roster_edit_preview_async:
 * @edit: an edit; nothing is added to it after this
 * @document: whose creators
 * @limit: how many lines that change, and how many that are refused, to tell
 * @cancellable: (nullable): to stop it
 * @callback: called when all cells were looked at
 * @user_data: for @callback
 */
void
swb_roster_edit_preview_async (SwbRosterEdit *edit,
                               SwbDocument *document,
                               guint limit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Query *query;

  g_return_if_fail (SWB_IS_DOCUMENT (document));

  task = g_task_new (document, cancellable, callback, user_data);
  g_task_set_source_tag (task, swb_roster_edit_preview_async);
  if (document->store == NULL)
    {
      g_task_return_new_error (task, SWB_STORAGE_ERROR,
                               SWB_STORAGE_ERROR_FAILED,
                               _ ("The workspace is closed"));
      return;
    }
  query = g_new0 (Query, 1);
  query->edit = swb_roster_edit_ref (edit);
  query->limit = limit;
  swb_store_push (document->store, work_preview, query, query_free, cancellable,
                  looked_cb, g_steal_pointer (&task));
}

/**
 * swb_roster_edit_preview_finish:
 * @document: the document
 * @result: what the callback got
 * @error: why not
 *
 * Returns: (transfer full) (nullable): what the edit would do
 */
SwbRosterEditPreview *
swb_roster_edit_preview_finish (SwbDocument *document,
                                GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, document), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * swb_roster_edit_preview_free:
 * @preview: (transfer full) (nullable): a preview
 */
void
swb_roster_edit_preview_free (SwbRosterEditPreview *preview)
{
  if (preview == NULL)
    return;
  g_ptr_array_unref (preview->lines);
  g_free (preview);
}
