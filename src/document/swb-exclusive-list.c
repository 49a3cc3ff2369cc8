/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exclusivities of many creators, read on the worker. */
#include "document/swb-exclusive-list.h"

#include "base/swb-text.h"
#include "document/swb-document-private.h"
#include "document/swb-roster-reader.h"

#include <glib/gi18n-lib.h>

/* What a campaign has agreed on for itself is not in its way. */
#define SELECT                                                                 \
  "SELECT o.name, e.category, e.flight FROM exclusivity e"                     \
  " JOIN creator o ON o.id=e.creator WHERE e.creator=?1 AND e.deleted=0"       \
  " AND e.campaign IS NOT ?2 ORDER BY e.id"

/**
 * swb_exclusive_row_free:
 * @row: (transfer full) (nullable): an exclusivity
 */
void
swb_exclusive_row_free (SwbExclusiveRow *row)
{
  if (row == NULL)
    return;
  g_free (row->creator);
  g_free (row->category);
  g_free (row);
}

typedef struct
{
  GArray *creators; /* SwbId */
  SwbId campaign;
  GPtrArray *rows;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_array_unref (question->creators);
  g_clear_pointer (&question->rows, g_ptr_array_unref);
  g_free (question);
}

static char *
show (sqlite3_stmt *row, int column)
{
  return swb_text_show_line ((const char *) sqlite3_column_text (row, column),
                             SWB_MOST_SHOWN);
}

/* A flight that cannot be read is in nobody's way. */
static void
take_row (sqlite3_stmt *statement, GPtrArray *rows)
{
  SwbFlight flight = swb_flight_none ();
  SwbExclusiveRow *row;

  swb_flight_parse ((const char *) sqlite3_column_text (statement, 2), &flight);
  if (swb_flight_is_none (&flight))
    return;
  row = g_new0 (SwbExclusiveRow, 1);
  row->creator = show (statement, 0);
  row->category = show (statement, 1);
  row->flight = flight;
  g_ptr_array_add (rows, row);
}

static gboolean
work (SwbDatabase *db, gpointer data, GCancellable *c, GError **error)
{
  Question *question = data;

  question->rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) swb_exclusive_row_free);
  for (guint i = 0; i < question->creators->len; i++)
    {
      sqlite3_stmt *statement = swb_database_prepare (db, SELECT, error);
      gboolean has_row = TRUE;

      if (statement == NULL)
        return FALSE;
      swb_bind_id (statement, 1, &g_array_index (question->creators, SwbId, i));
      swb_bind_id (statement, 2, &question->campaign);
      while (has_row)
        {
          if (!swb_database_step (db, statement, &has_row, error))
            return FALSE;
          if (has_row)
            take_row (statement, question->rows);
        }
    }
  return TRUE;
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Question *question = swb_store_get_data (result);
  GError *error = NULL;

  if (swb_store_finish (NULL, result, &error))
    g_task_return_pointer (task, g_steal_pointer (&question->rows),
                           (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * swb_document_exclusives_async:
 * @document: a document
 * @creators: (element-type SwbId): whose
 * @campaign: the campaign that wants them, whose own ones do not count
 * @cancellable: (nullable): nobody wants them any more
 * @callback: called with them
 * @user_data: for @callback
 */
void
swb_document_exclusives_async (SwbDocument *document,
                               const GArray *creators,
                               const SwbId *campaign,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  g_return_if_fail (SWB_IS_DOCUMENT (document));
  g_return_if_fail (creators != NULL && campaign != NULL);

  task = g_task_new (document, cancellable, callback, user_data);
  if (document->store == NULL)
    {
      g_task_return_new_error (task, SWB_STORAGE_ERROR,
                               SWB_STORAGE_ERROR_FAILED,
                               _ ("The workspace is closed"));
      return;
    }
  question = g_new0 (Question, 1);
  question->creators =
      g_array_sized_new (FALSE, FALSE, sizeof (SwbId), creators->len);
  g_array_append_vals (question->creators, creators->data, creators->len);
  question->campaign = *campaign;
  swb_store_push (document->store, work, question, question_free, cancellable,
                  worked_cb, g_steal_pointer (&task));
}

/**
 * swb_document_exclusives_finish:
 * @document: a document
 * @result: what the callback got
 * @error: why not
 *
 * Returns: (transfer full) (element-type SwbExclusiveRow) (nullable): the
 *   exclusivities with others, past ones too, in the order of the creators
 */
GPtrArray *
swb_document_exclusives_finish (SwbDocument *document,
                                GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, document), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
