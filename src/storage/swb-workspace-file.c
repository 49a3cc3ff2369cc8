/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a workspace file that may be anything, and making fresh ones.
 *
 * SQLite never runs on the person's path: the bytes are copied into a private
 * file, looked at, and known tables and columns are imported from it. */
#include "storage/swb-workspace-file.h"

#include "base/swb-text.h"
#include "storage/swb-file-import.h"
#include "storage/swb-sha256.h"
#include "storage/swb-storage-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COPY_CHUNK (256 * 1024)
#define HEADER_BYTES 100
/* In the header. */
#define UTF_8 1
#define NO_LOG 1

/**
 * swb_file_facts_clear:
 * @facts: facts
 */
void
swb_file_facts_clear (SwbFileFacts *facts)
{
  g_clear_pointer (&facts->etag, g_free);
  g_clear_pointer (&facts->sha256, g_free);
}

/* As a message shows it: nobody is told another name than the one it has. */
static char *
dup_name (GFile *file)
{
  g_autofree char *name = g_file_get_parse_name (file);

  return swb_text_show (name);
}

static const char *
name_kind (GFileInfo *info)
{
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    return _ ("a folder");
  switch (g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE) &
          S_IFMT)
    {
    case S_IFIFO:
      return _ ("a pipe");
    case S_IFSOCK:
      return _ ("a socket");
    default:
      return _ ("a device");
    }
}

/* Looks before anything is opened: opening a pipe would wait for ever. */
static gboolean
refuse_by_type (GFile *file, GFileInfo *info, GError **error)
{
  g_autofree char *name = dup_name (file);
  goffset size;

  /* Nothing is told of a file that one may not look at. */
  if (!g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_STANDARD_TYPE))
    return FALSE;
  size = g_file_info_get_size (info);
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_SYMBOLIC_LINK)
    g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_NOT_FOUND,
                 _ ("“%s” is a link to nothing"), name);
  else if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    /* Translators: the second %s is "a folder", "a pipe" and the like */
    g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_NOT_A_FILE,
                 _ ("“%s” is %s, not a workspace"), name, name_kind (info));
  else if (size == 0)
    g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_EMPTY,
                 _ ("“%s” is empty: it has 0 bytes"), name);
  else if (size > SWB_LARGEST_FILE)
    g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_TOO_LARGE,
                 _ ("“%s” is larger than 2 GB and was not opened"), name);
  else
    return FALSE;
  return TRUE;
}

/* What GLib says has the name in it, as it is; ours says it once. */
static void
explain_io_error (GFile *file, GError **error, GError *io)
{
  g_autofree char *name = dup_name (file);
  g_autofree char *reason = swb_text_show (io->message);

  if (g_error_matches (io, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, io);
      return;
    }
  if (g_error_matches (io, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_NOT_FOUND,
                 _ ("There is no file “%s”"), name);
  else if (g_error_matches (io, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED,
                 _ ("You may not read “%s”"), name);
  else
    g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED,
                 _ ("“%s” cannot be read: %s"), name, reason);
  g_error_free (io);
}

static gboolean
write_all (int fd, const guint8 *bytes, gsize n, GError **error)
{
  while (n > 0)
    {
      gssize written = write (fd, bytes, n);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED,
                       _ ("The working copy cannot be written: %s"),
                       g_strerror (errno));
          return FALSE;
        }
      bytes += written;
      n -= (gsize) written;
    }
  return TRUE;
}

/* Copies at most the cap, whatever the size was said to be. FD of -1 only
 * sums. */
static gboolean
pump (GInputStream *in,
      int fd,
      SwbSha256 *sum,
      GCancellable *cancellable,
      GError **error)
{
  g_autofree guint8 *buffer = g_malloc (COPY_CHUNK);
  gint64 total = 0;

  for (;;)
    {
      gssize n =
          g_input_stream_read (in, buffer, COPY_CHUNK, cancellable, error);

      if (n <= 0)
        return n == 0;
      total += n;
      if (total > SWB_LARGEST_FILE)
        {
          g_set_error_literal (error, SWB_STORAGE_ERROR,
                               SWB_STORAGE_ERROR_TOO_LARGE,
                               _ ("The file is larger than 2 GB"));
          return FALSE;
        }
      swb_sha256_add (sum, buffer, (gsize) n);
      if (fd >= 0 && !write_all (fd, buffer, (gsize) n, error))
        return FALSE;
    }
}

/* What was read while somebody wrote may be half of each. */
static gboolean
is_still_the_same (GFile *file,
                   const char *etag,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_ETAG_VALUE,
                         G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  g_autofree char *name = NULL;

  if (info == NULL || g_strcmp0 (g_file_info_get_etag (info), etag) == 0)
    return TRUE;
  name = dup_name (file);
  g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED,
               _ ("“%s” was changed while it was read; try again"), name);
  return FALSE;
}

/**
 * swb_file_copy_in:
 * @file: what a person chose; any kind of thing
 * @to: a private path that does not exist yet
 * @facts: (out): about the bytes that were copied
 * @cancellable: (nullable): a cancellable
 * @error: why not; each kind of thing has its own sentence
 *
 * Copies the bytes of a workspace file and looks at its header. @file is only
 * read.
 *
 * Returns: whether @to holds a workspace's bytes
 */
gboolean
swb_file_copy_in (GFile *file,
                  const char *to,
                  SwbFileFacts *facts,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GFileInputStream) in = NULL;
  g_autoptr (SwbSha256) sum = swb_sha256_new ();
  GError *io = NULL;
  gboolean ok;
  int fd;

  memset (facts, 0, sizeof *facts);
  info = g_file_query_info (file,
                            G_FILE_ATTRIBUTE_STANDARD_TYPE
                            "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                            "," G_FILE_ATTRIBUTE_ETAG_VALUE
                            "," G_FILE_ATTRIBUTE_UNIX_MODE,
                            G_FILE_QUERY_INFO_NONE, cancellable, &io);
  if (info != NULL && refuse_by_type (file, info, error))
    return FALSE;
  if (info != NULL)
    in = g_file_read (file, cancellable, &io);
  if (in == NULL)
    {
      explain_io_error (file, error, io);
      return FALSE;
    }
  fd = g_open (to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED,
                   _ ("The working copy cannot be written: %s"),
                   g_strerror (errno));
      return FALSE;
    }
  ok = pump (G_INPUT_STREAM (in), fd, sum, cancellable, error);
  close (fd);
  if (!ok || !is_still_the_same (file, g_file_info_get_etag (info), cancellable,
                                 error))
    return FALSE;
  facts->etag = g_strdup (g_file_info_get_etag (info));
  facts->sha256 = swb_sha256_finish (sum);
  return swb_file_read_header (to, &facts->version, error);
}

/**
 * swb_file_sha256:
 * @file: a regular file
 * @cancellable: (nullable): a cancellable
 * @error: why not
 *
 * Returns: (transfer full) (nullable): the SHA-256 of its bytes
 */
char *
swb_file_sha256 (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) in = g_file_read (file, cancellable, error);
  g_autoptr (SwbSha256) sum = swb_sha256_new ();

  if (in == NULL || !pump (G_INPUT_STREAM (in), -1, sum, cancellable, error))
    return NULL;
  return swb_sha256_finish (sum);
}

static guint32
big_endian (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 |
         (guint32) bytes[2] << 8 | bytes[3];
}

static guint32
page_size (const guint8 *header)
{
  guint32 size = (guint32) header[16] << 8 | header[17];

  return size == 1 ? 65536 : size;
}

/* What is wrong with a header; null where nothing is. The header of the SQLite
 * file format, section 1.3 of its description. */
static const char *
find_fault (const guint8 *header, goffset size)
{
  guint32 page = page_size (header);

  if (big_endian (header + 60) < 1000)
    return _ ("The workspace is damaged: it has no version");
  if (big_endian (header + 56) != UTF_8)
    return _ ("The workspace is damaged: its texts are not stored as UTF-8");
  if (page < 512 || (page & (page - 1)) != 0)
    return _ ("The workspace is damaged: its page size cannot be");
  if ((goffset) big_endian (header + 28) * page > size)
    return _ ("The workspace is damaged: the file is shorter than it says");
  if (header[18] != NO_LOG || header[19] != NO_LOG)
    return _ ("This is a working copy without its log, in which the last acts "
              "are; open the workspace itself");
  return NULL;
}

static gboolean
judge_header (const guint8 *header, goffset size, int *version, GError **error)
{
  const char *fault;

  if (big_endian (header + 68) != SWB_APPLICATION_ID)
    {
      g_set_error_literal (error, SWB_STORAGE_ERROR,
                           SWB_STORAGE_ERROR_NOT_A_WORKSPACE,
                           _ ("This is a database of another program, not a "
                              "Swellboard workspace"));
      return FALSE;
    }
  fault = find_fault (header, size);
  if (fault != NULL)
    {
      g_set_error_literal (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_DAMAGED,
                           fault);
      return FALSE;
    }
  *version = (int) big_endian (header + 60);
  return TRUE;
}

/**
 * swb_file_read_header:
 * @path: a private copy
 * @version: (out): the schema's version
 * @error: why not
 *
 * Returns: whether the bytes begin like a workspace and are all there
 */
gboolean
swb_file_read_header (const char *path, int *version, GError **error)
{
  g_autofree guint8 *header = g_malloc0 (HEADER_BYTES);
  GStatBuf status;
  gssize n;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0 || g_stat (path, &status) != 0)
    {
      g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED,
                   _ ("The working copy cannot be read: %s"),
                   g_strerror (errno));
      if (fd >= 0)
        close (fd);
      return FALSE;
    }
  n = read (fd, header, HEADER_BYTES);
  close (fd);
  if (n < HEADER_BYTES || memcmp (header, "SQLite format 3", 16) != 0)
    {
      g_set_error_literal (error, SWB_STORAGE_ERROR,
                           SWB_STORAGE_ERROR_NOT_A_WORKSPACE,
                           _ ("This is not a Swellboard workspace"));
      return FALSE;
    }
  return judge_header (header, status.st_size, version, error);
}

/* The records of a table may have had more fields than it had columns: nobody
 * has looked at what would show itself in the new one. */
static gboolean
add_column (SwbDatabase *db,
            const SwbTable *table,
            const SwbColumn *column,
            GError **error)
{
  g_autofree char *add =
      g_strdup_printf ("ALTER TABLE %s ADD COLUMN %s %s", table->name,
                       column->name, swb_schema_column_sql (column));
  g_autofree char *empty =
      g_strdup_printf ("UPDATE %s SET %s=NULL WHERE %s IS NOT NULL",
                       table->name, column->name, column->name);

  return swb_database_exec (db, add, error) &&
         swb_database_exec (db, empty, error);
}

static gboolean
add_missing_columns (SwbDatabase *db, const SwbTable *table, GError **error)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      const SwbColumn *column = &table->columns[i];

      if (sqlite3_table_column_metadata (swb_database_get_handle (db), "main",
                                         table->name, column->name, NULL, NULL,
                                         NULL, NULL, NULL) == SQLITE_OK)
        continue;
      if (!add_column (db, table, column, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
create_all (SwbDatabase *db, GError **error)
{
  g_autofree char *pragmas =
      g_strdup_printf ("PRAGMA application_id=%d; PRAGMA user_version=%d;",
                       SWB_APPLICATION_ID, SWB_SCHEMA_VERSION);

  for (guint t = 0; t < SWB_N_TABLES; t++)
    {
      g_autofree char *sql = swb_schema_create_sql ((SwbTableId) t);

      if (!swb_database_exec (db, sql, error) ||
          !add_missing_columns (db, swb_schema_table ((SwbTableId) t), error))
        return FALSE;
    }
  return swb_database_exec (db, swb_schema_local_sql (), error) &&
         swb_database_exec (db, pragmas, error);
}

/**
 * swb_file_create:
 * @db: an empty database
 * @error: why not
 *
 * Makes the tables of a workspace, or adds those tables and columns that a
 * working copy of an older program lacks, all at once or nothing. This is the
 * migration: by the rules of synced tables a newer schema only ever adds
 * columns that may be null.
 *
 * Returns: whether @db is a workspace of this version
 */
gboolean
swb_file_create (SwbDatabase *db, GError **error)
{
  if (!swb_database_exec (db, "SAVEPOINT migration", error))
    return FALSE;
  if (create_all (db, error) &&
      swb_database_exec (db, "RELEASE migration", error))
    return TRUE;
  swb_database_exec (db, "ROLLBACK TO migration; RELEASE migration", NULL);
  return FALSE;
}

/**
 * swb_file_check:
 * @file: what a person chose
 * @cancellable: (nullable): a cancellable
 * @error: what is wrong with it
 *
 * Does with the whole file what opening it would, in a folder for files that
 * soon go, and keeps nothing. May take long; call it on a worker.
 *
 * Returns: whether it is a workspace in order
 */
gboolean
swb_file_check (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("swellboard-XXXXXX", error);
  g_autofree char *copy = NULL;
  g_autofree char *filled = NULL;
  g_auto (SwbFileFacts) facts = { 0 };
  gboolean ok;

  if (folder == NULL)
    return FALSE;
  copy = g_build_filename (folder, "copy", NULL);
  filled = g_build_filename (folder, "filled", NULL);
  ok = swb_file_copy_in (file, copy, &facts, cancellable, error) &&
       swb_file_fill (copy, filled, NULL, cancellable, error);
  g_unlink (copy);
  g_unlink (filled);
  g_rmdir (folder);
  return ok;
}
