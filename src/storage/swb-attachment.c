/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps bytes under their hash, and gives none that do not match it. */
#include "storage/swb-attachment.h"

#include "storage/swb-sha256.h"
#include "storage/swb-storage-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
sum_of (const void *bytes, gsize length)
{
  g_autoptr (SwbSha256) sum = swb_sha256_new ();

  swb_sha256_add (sum, bytes, length);
  return swb_sha256_finish (sum);
}

static gboolean
refuse (GError **error, SwbStorageError code, const char *message)
{
  g_set_error_literal (error, SWB_STORAGE_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
may_be_put (SwbDatabase *db, gsize length, GError **error)
{
  if (length == 0)
    return refuse (error, SWB_STORAGE_ERROR_EMPTY,
                   _ ("The file is empty: it has 0 bytes"));
  if (length > SWB_ATTACHMENT_MOST_BYTES)
    return refuse (error, SWB_STORAGE_ERROR_TOO_LARGE,
                   _ ("The file is larger than 32 MB and was not added"));
  if (swb_database_number (db, "SELECT count(*) FROM blob", 0) >=
      SWB_ATTACHMENT_MOST_BLOBS)
    return refuse (error, SWB_STORAGE_ERROR_TOO_LARGE,
                   _ ("The workspace holds as many files as it can. Remove "
                      "some first."));
  return TRUE;
}

static gboolean
is_there (SwbDatabase *db, const char *sha256)
{
  sqlite3_stmt *statement =
      swb_database_prepare (db, "SELECT 1 FROM blob WHERE sha256=?1", NULL);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;
  swb_bind_text (statement, 1, sha256);
  if (!swb_database_step (db, statement, &has_row, NULL))
    return FALSE;
  sqlite3_reset (statement);
  return has_row;
}

/**
 * swb_attachment_put:
 * @db: a workspace
 * @bytes: the content of a file
 * @error: #SwbStorageError
 *
 * Keeps the bytes, once however often they are put. Bytes are no field: undo
 * leaves them, and a redo finds them.
 *
 * Returns: (transfer full) (nullable): their SHA-256, for the row that refers
 *   to them
 */
char *
swb_attachment_put (SwbDatabase *db, GBytes *bytes, GError **error)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  g_autofree char *sha256 = sum_of (data, length);
  sqlite3_stmt *statement;

  if (is_there (db, sha256))
    return g_steal_pointer (&sha256);
  if (!may_be_put (db, length, error))
    return NULL;
  statement = swb_database_prepare (
      db, "INSERT INTO blob (sha256, size, bytes) VALUES (?1, ?2, ?3)", error);
  if (statement == NULL)
    return NULL;
  swb_bind_text (statement, 1, sha256);
  sqlite3_bind_int64 (statement, 2, (gint64) length);
  sqlite3_bind_blob64 (statement, 3, data, length, SQLITE_STATIC);
  return swb_database_run (db, statement, error) ? g_steal_pointer (&sha256)
                                                 : NULL;
}

/* The bytes of a row whose columns are hash, size and bytes; %NULL where they
 * do not match. */
static GBytes *
take_row (sqlite3_stmt *row)
{
  const char *told = (const char *) sqlite3_column_text (row, 0);
  const void *data = sqlite3_column_blob (row, 2);
  const gsize length = (gsize) sqlite3_column_bytes (row, 2);
  g_autofree char *found = sum_of (data, length);

  if (g_strcmp0 (told, found) != 0 ||
      sqlite3_column_int64 (row, 1) != (gint64) length)
    return NULL;
  return g_bytes_new (data, length);
}

static void
set_damaged (GError **error)
{
  refuse (error, SWB_STORAGE_ERROR_DAMAGED,
          _ ("The workspace is damaged: an attached file is not what was "
             "attached"));
}

/**
 * swb_attachment_read:
 * @db: a workspace
 * @sha256: what a row refers to
 * @error: #SwbStorageError: %SWB_STORAGE_ERROR_NOT_FOUND where the bytes have
 *   not come yet, %SWB_STORAGE_ERROR_DAMAGED where they do not match
 *
 * Returns: (transfer full) (nullable): the bytes
 */
GBytes *
swb_attachment_read (SwbDatabase *db, const char *sha256, GError **error)
{
  sqlite3_stmt *statement = swb_database_prepare (
      db, "SELECT sha256, size, bytes FROM blob WHERE sha256=?1", error);
  gboolean has_row = FALSE;
  GBytes *bytes;

  if (statement == NULL)
    return NULL;
  swb_bind_text (statement, 1, sha256);
  if (!swb_database_step (db, statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      refuse (error, SWB_STORAGE_ERROR_NOT_FOUND,
              _ ("The content of this file is not in the workspace yet"));
      return NULL;
    }
  bytes = take_row (statement);
  sqlite3_reset (statement);
  if (bytes == NULL)
    set_damaged (error);
  return bytes;
}

/**
 * swb_attachment_list_unused:
 * @db: a workspace
 * @error: #SwbStorageError
 *
 * A row that was deleted still refers: its deletion can be undone.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the sums of bytes to
 *   which no row refers, in order
 */
GPtrArray *
swb_attachment_list_unused (SwbDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = swb_database_prepare (
      db,
      "SELECT sha256 FROM blob WHERE NOT EXISTS (SELECT 1 FROM attachment"
      " WHERE attachment.sha256=blob.sha256) ORDER BY sha256",
      error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return NULL;
  while (swb_database_step (db, statement, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&list);
      g_ptr_array_add (
          list, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
    }
  return NULL;
}

/**
 * swb_attachment_verify_all:
 * @db: a workspace whose rows come from outside
 * @error: %SWB_STORAGE_ERROR_DAMAGED
 *
 * A row whose bytes are missing is no damage: they may come later.
 *
 * Returns: whether all bytes are what their hashes say
 */
gboolean
swb_attachment_verify_all (SwbDatabase *db, GError **error)
{
  sqlite3_stmt *statement =
      swb_database_prepare (db, "SELECT sha256, size, bytes FROM blob", error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;
  while (swb_database_step (db, statement, &has_row, error))
    {
      g_autoptr (GBytes) bytes = NULL;

      if (!has_row)
        return TRUE;
      bytes = take_row (statement);
      if (bytes == NULL)
        {
          sqlite3_reset (statement);
          set_damaged (error);
          return FALSE;
        }
    }
  return FALSE;
}
