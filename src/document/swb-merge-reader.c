/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told of creators that may be one, side by side. */
#include "document/swb-merge-reader.h"

#include "document/swb-document-private.h"
#include "document/swb-merge.h"

#include <glib/gi18n-lib.h>

#define ACCOUNTS "SELECT id FROM account WHERE creator=?1 AND deleted=0"

static void
clear_account (gpointer data)
{
  g_free (((SwbMergeAccount *) data)->handle);
}

/**
 * swb_merge_side_free:
 * @side: (transfer full): a creator
 */
void
swb_merge_side_free (SwbMergeSide *side)
{
  for (guint i = 0; i < SWB_CREATOR_N; i++)
    g_free (side->values[i]);
  g_array_unref (side->accounts);
  g_free (side);
}

static SwbMergeSide *
side_new (const SwbId *id)
{
  SwbMergeSide *side = g_new0 (SwbMergeSide, 1);

  side->id = *id;
  side->tier = -1;
  side->accounts = g_array_new (FALSE, FALSE, sizeof (SwbMergeAccount));
  g_array_set_clear_func (side->accounts, clear_account);
  return side;
}

static sqlite3_stmt *
ask (SwbDatabase *db, const char *sql, const SwbId *id, GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (db, sql, error);

  if (statement != NULL)
    swb_bind_id (statement, 1, id);
  return statement;
}

/* FALSE without an error where the creator is not there. */
static gboolean
read_values (SwbDatabase *db, SwbMergeSide *side, GError **error)
{
  sqlite3_stmt *statement = ask (
      db, "SELECT * FROM creator WHERE id=?1 AND deleted=0", &side->id, error);
  gboolean has_row = FALSE;

  if (statement == NULL ||
      !swb_database_step (db, statement, &has_row, error) || !has_row)
    return FALSE;
  for (int c = SWB_CREATOR_NAME; c < SWB_CREATOR_N; c++)
    {
      const char *text = (const char *) sqlite3_column_text (statement, c + 1);

      side->values[c] = text && *text ? g_strdup (text) : NULL;
    }
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
read_accounts (SwbDatabase *db, SwbMergeSide *side, GError **error)
{
  sqlite3_stmt *statement =
      ask (db,
           "SELECT platform, handle, value, day FROM account LEFT JOIN"
           " (SELECT subject, value, max (day) AS day FROM reading WHERE"
           " metric='followers' AND deleted=0 AND value IS NOT NULL AND"
           " subject IN (" ACCOUNTS ") GROUP BY subject) ON subject=account.id"
           " WHERE creator=?1 AND deleted=0 ORDER BY value DESC, account.id",
           &side->id, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (swb_database_step (db, statement, &has_row, error))
    {
      SwbMergeAccount account = { .followers = -1, .day = SWB_DAY_NONE };

      if (!has_row)
        return TRUE;
      account.platform = swb_platform_parse (
          (const char *) sqlite3_column_text (statement, 0));
      account.handle =
          g_strdup ((const char *) sqlite3_column_text (statement, 1));
      if (sqlite3_column_type (statement, 2) != SQLITE_NULL)
        {
          account.followers = sqlite3_column_int64 (statement, 2);
          account.day = (SwbDay) sqlite3_column_int64 (statement, 3);
        }
      g_array_append_val (side->accounts, account);
    }
  return FALSE;
}

static const char *
names_by (SwbTableId table)
{
  static const char *const tests[] = {
    [SWB_REFERENCE_CREATOR] = "creator=?1",
    [SWB_REFERENCE_ACCOUNT] = "account IN (" ACCOUNTS ")",
    [SWB_REFERENCE_ANY] = "(subject=?1 OR subject IN (" ACCOUNTS "))",
  };
  const SwbTable *description = swb_schema_table (table);

  for (SwbReferenceKind kind = SWB_REFERENCE_CREATOR; kind <= SWB_REFERENCE_ANY;
       kind++)
    for (guint c = 1; c < description->n_columns; c++)
      if (swb_reference_kind (table, c) == kind)
        return tests[kind];
  return NULL;
}

static gboolean
read_counts (SwbDatabase *db, SwbMergeSide *side, GError **error)
{
  for (guint t = 0; t < SWB_N_TABLES; t++)
    {
      const char *test = names_by ((SwbTableId) t);
      g_autofree char *sql = NULL;
      sqlite3_stmt *statement;
      gboolean has_row;

      if (test == NULL)
        continue;
      sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE deleted=0 AND %s",
                             swb_schema_table ((SwbTableId) t)->name, test);
      statement = ask (db, sql, &side->id, error);
      if (statement == NULL ||
          !swb_database_step (db, statement, &has_row, error))
        return FALSE;
      side->counts[t] = (guint) sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
    }
  return TRUE;
}

static gboolean
work_read (SwbDatabase *db,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  GPtrArray *sides = data;

  for (guint i = 0; i < sides->len;)
    {
      SwbMergeSide *side = g_ptr_array_index (sides, i);
      GError *why = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!read_values (db, side, &why) && why == NULL)
        {
          g_ptr_array_remove_index (sides, i);
          continue;
        }
      if (why != NULL)
        {
          g_propagate_error (error, why);
          return FALSE;
        }
      if (!read_accounts (db, side, error) || !read_counts (db, side, error))
        return FALSE;
      i++;
    }
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (swb_store_finish (NULL, result, &error))
    g_task_return_pointer (task, g_ptr_array_ref (swb_store_get_data (result)),
                           (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * swb_merge_read_async:
 * @document: a document
 * @creators: (array length=n_creators): whom to compare
 * @n_creators: how many
 * @cancellable: (nullable): stops it
 * @callback: called when they are read
 * @user_data: for @callback
 */
void
swb_merge_read_async (SwbDocument *document,
                      const SwbId *creators,
                      guint n_creators,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (document, cancellable, callback, user_data);
  GPtrArray *sides;

  if (document->store == NULL || document->closing)
    {
      g_task_return_new_error (task, SWB_STORAGE_ERROR,
                               SWB_STORAGE_ERROR_READ_ONLY, "%s",
                               _ ("The workspace is closed"));
      g_object_unref (task);
      return;
    }
  sides = g_ptr_array_new_with_free_func ((GDestroyNotify) swb_merge_side_free);
  for (guint i = 0; i < n_creators; i++)
    g_ptr_array_add (sides, side_new (&creators[i]));
  swb_store_push (document->store, work_read, sides,
                  (GDestroyNotify) g_ptr_array_unref, cancellable, read_cb,
                  task);
}

/**
 * swb_merge_read_finish:
 * @document: a document
 * @result: what the callback got
 * @error: why not
 *
 * Returns: (transfer full) (element-type SwbMergeSide) (nullable): those of the
 *   creators that are still there, in the order that was asked for
 */
GPtrArray *
swb_merge_read_finish (SwbDocument *document,
                       GAsyncResult *result,
                       GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, document), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
