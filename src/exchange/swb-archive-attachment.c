/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that are attached to something. What their table holds under a name
 * that is not its SHA-256 stays in the table. */
#include "exchange/swb-archive-attachment.h"

#include "storage/swb-sha256.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SUM_LENGTH 64
#define MARK "file:"

static char *
sum_of (const void *bytes, gsize length)
{
  g_autoptr (SwbSha256) sum = swb_sha256_new ();

  swb_sha256_add (sum, bytes, length);
  return swb_sha256_finish (sum);
}

/* By the first bytes: the name that somebody gave the file is not asked. */
static const char *
ending_of (const void *bytes, gsize length)
{
  static const struct
  {
    gsize from;
    const char *magic;
    const char *ending;
  } kinds[] = {
    { 0, "\x89PNG\r\n", ".png" }, { 0, "\xff\xd8\xff", ".jpg" },
    { 0, "GIF8", ".gif" },        { 8, "WEBP", ".webp" },
    { 0, "%PDF-", ".pdf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gsize n = strlen (kinds[i].magic);

      if (length >= kinds[i].from + n &&
          memcmp ((const char *) bytes + kinds[i].from, kinds[i].magic, n) == 0)
        return kinds[i].ending;
    }
  return "";
}

static gboolean
write_one (SwbArchiveFolder *folder,
           const char *name,
           const char *bytes,
           gsize length,
           GError **error)
{
  g_autofree char *path = g_strconcat (SWB_ARCHIVE_ATTACHMENTS, name, NULL);
  g_autofree char *sum = NULL;

  if (!swb_archive_folder_begin (folder, path, error) ||
      !swb_archive_folder_write (folder, bytes, length, error))
    return FALSE;
  sum = swb_archive_folder_end (folder, error);
  return sum != NULL;
}

/**
 * swb_archive_attachments_write:
 * @shape: the table of the files' bytes
 * @db: a workspace
 * @folder: of the export
 * @names: (element-type utf8 utf8): gets SHA-256 to the cell that says where
 *   the bytes are
 * @cancellable: (nullable): a cancellable
 * @error: why not
 *
 * Returns: whether every file is written under its private name
 */
gboolean
swb_archive_attachments_write (const SwbShape *shape,
                               SwbDatabase *db,
                               SwbArchiveFolder *folder,
                               GHashTable *names,
                               GCancellable *cancellable,
                               GError **error)
{
  sqlite3_stmt *row = swb_shape_reader (shape, db, error);
  int sum_column = swb_shape_find_column (shape, "sha256");
  int bytes_column = swb_shape_find_column (shape, "bytes");
  gboolean has_row = FALSE;

  while (row != NULL && swb_database_step (db, row, &has_row, error))
    {
      const char *told = (const char *) sqlite3_column_text (row, sum_column);
      const void *bytes = sqlite3_column_blob (row, bytes_column);
      gsize length = (gsize) sqlite3_column_bytes (row, bytes_column);
      g_autofree char *sum = has_row ? sum_of (bytes, length) : NULL;
      g_autofree char *name = NULL;

      if (!has_row)
        return TRUE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        break;
      if (g_strcmp0 (sum, told) != 0)
        continue;
      name = g_strconcat (sum, ending_of (bytes, length), NULL);
      if (!write_one (folder, name, bytes, length, error))
        break;
      g_hash_table_insert (names, g_strdup (sum),
                           g_strconcat (MARK, name, NULL));
    }
  if (row != NULL)
    sqlite3_reset (row);
  return FALSE;
}

/* Sixty-four hex digits and perhaps a short ending: nothing that leads away. */
static gboolean
is_name (const char *name)
{
  gsize n = strspn (name, "0123456789abcdef");
  const char *ending = name + n;

  if (n != SUM_LENGTH)
    return FALSE;
  return *ending == '\0' ||
         (*ending == '.' && strlen (ending) <= 6 && ending[1] != '\0' &&
          strspn (ending + 1, "abcdefghijklmnopqrstuvwxyz") ==
              strlen (ending + 1));
}

/**
 * swb_archive_attachment_bind:
 * @cell: what was read
 * @folder: of the export
 * @statement: a statement
 * @index: of its parameter, from 1
 *
 * Binds the bytes that a cell tells of, or those in it.
 *
 * Returns: (transfer full) (nullable): what is wrong, the end of a sentence;
 *   %NULL when they were bound
 */
char *
swb_archive_attachment_bind (const SwbCell *cell,
                             SwbArchiveFolder *folder,
                             sqlite3_stmt *statement,
                             int index)
{
  const char *name = cell->text + strlen (MARK);
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *sum = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  if (!g_str_has_prefix (cell->text, MARK))
    return g_strdup (swb_cell_bind (cell, SWB_CELL_ID, statement, index));
  if (!is_name (name))
    return g_strdup (_ ("is not the name of an attached file"));
  path = g_strconcat (SWB_ARCHIVE_ATTACHMENTS, name, NULL);
  bytes = swb_archive_folder_load_bytes (
      folder, path, SWB_ARCHIVE_LONGEST_VALUE, &length, &error);
  if (bytes == NULL)
    return g_strdup_printf (_ ("names a file that cannot be taken. %s"),
                            error->message);
  sum = sum_of (bytes, length);
  if (strncmp (sum, name, SUM_LENGTH) != 0)
    return g_strdup_printf (_ ("names a file that is not what was attached: "
                               "“%s” was changed or damaged"),
                            path);
  sqlite3_bind_blob64 (statement, index, g_steal_pointer (&bytes), length,
                       g_free);
  return NULL;
}
