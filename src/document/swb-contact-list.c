/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contacts of many creators, read on the worker. */
#include "document/swb-contact-list.h"

#include "base/swb-text.h"
#include "document/swb-document-private.h"
#include "document/swb-roster-reader.h"

#include <glib/gi18n-lib.h>

/* A creator without contacts may have the one line of former versions. */
#define COLUMNS                                                                \
  "SELECT coalesce (c.id, o.id), o.name, c.name, c.role,"                      \
  " CASE WHEN c.id IS NULL THEN o.contact ELSE c.email END, c.phone, c.note"   \
  " FROM creator o LEFT JOIN contact c ON c.creator=o.id AND c.deleted=0"      \
  " WHERE o.deleted=0 AND (c.id IS NOT NULL OR instr (o.contact, '@')>0)"

/**
 * swb_contact_row_free:
 * @row: (transfer full) (nullable): a contact
 */
void
swb_contact_row_free (SwbContactRow *row)
{
  if (row == NULL)
    return;
  g_free (row->creator);
  g_free (row->name);
  g_free (row->role);
  g_free (row->email);
  g_free (row->phone);
  g_free (row->note);
  g_free (row);
}

typedef struct
{
  GArray *creators; /* SwbId; null for all */
  GPtrArray *rows;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_pointer (&question->creators, g_array_unref);
  g_clear_pointer (&question->rows, g_ptr_array_unref);
  g_free (question);
}

static char *
show (sqlite3_stmt *row, int column)
{
  return swb_text_show_line ((const char *) sqlite3_column_text (row, column),
                             SWB_MOST_SHOWN);
}

static SwbContactRow *
make_row (sqlite3_stmt *statement)
{
  SwbContactRow *row = g_new0 (SwbContactRow, 1);

  swb_column_id (statement, 0, &row->id);
  row->creator = show (statement, 1);
  row->name = show (statement, 2);
  row->role = show (statement, 3);
  row->email = show (statement, 4);
  row->phone = show (statement, 5);
  row->note = swb_text_show ((const char *) sqlite3_column_text (statement, 6));
  return row;
}

static gboolean
take_rows (SwbDatabase *db,
           sqlite3_stmt *statement,
           Question *question,
           GError **error)
{
  gboolean has_row;

  while (swb_database_step (db, statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      g_ptr_array_add (question->rows, make_row (statement));
    }
  return FALSE;
}

static gboolean
work_some (SwbDatabase *db, Question *question, GError **error)
{
  for (guint i = 0; i < question->creators->len; i++)
    {
      sqlite3_stmt *statement = swb_database_prepare (
          db, COLUMNS " AND o.id=?1 ORDER BY c.id", error);

      if (statement == NULL)
        return FALSE;
      swb_bind_id (statement, 1, &g_array_index (question->creators, SwbId, i));
      if (!take_rows (db, statement, question, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
work (SwbDatabase *db, gpointer data, GCancellable *c, GError **error)
{
  Question *question = data;
  sqlite3_stmt *statement;

  question->rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) swb_contact_row_free);
  if (question->creators != NULL)
    return work_some (db, question, error);
  statement =
      swb_database_prepare (db, COLUMNS " ORDER BY o.name, o.id, c.id", error);
  return statement != NULL && take_rows (db, statement, question, error);
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
 * swb_document_contacts_async:
 * @document: a document
 * @creators: (nullable) (element-type SwbId): whose; null for all
 * @cancellable: (nullable): nobody wants them any more
 * @callback: called with them
 * @user_data: for @callback
 *
 * A creator without contacts, whose line of former versions has a mail address,
 * counts as one.
 */
void
swb_document_contacts_async (SwbDocument *document,
                             const GArray *creators,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  g_return_if_fail (SWB_IS_DOCUMENT (document));

  task = g_task_new (document, cancellable, callback, user_data);
  if (document->store == NULL)
    {
      g_task_return_new_error (task, SWB_STORAGE_ERROR,
                               SWB_STORAGE_ERROR_FAILED,
                               _ ("The workspace is closed"));
      return;
    }
  question = g_new0 (Question, 1);
  if (creators != NULL)
    {
      question->creators =
          g_array_sized_new (FALSE, FALSE, sizeof (SwbId), creators->len);
      g_array_append_vals (question->creators, creators->data, creators->len);
    }
  swb_store_push (document->store, work, question, question_free, cancellable,
                  worked_cb, g_steal_pointer (&task));
}

/**
 * swb_document_contacts_finish:
 * @document: a document
 * @result: what the callback got
 * @error: why not
 *
 * Returns: (transfer full) (element-type SwbContactRow) (nullable): the
 *   contacts, in the order of the creators that were asked for, else by name
 */
GPtrArray *
swb_document_contacts_finish (SwbDocument *document,
                              GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, document), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
