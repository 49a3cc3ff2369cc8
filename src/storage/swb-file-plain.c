/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of a file: its header and the SQL in it are to the letter what this
 * program writes. What stands in its tables is for others to look at. */
#include "storage/swb-file-plain.h"

#include "storage/swb-schema.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define HEADER_BYTES 100
#define PAGE_BYTES 4096
#define MAKE_TABLE "CREATE TABLE IF NOT EXISTS "
#define MAKE_INDEX "CREATE INDEX IF NOT EXISTS "
#define TABLE_END ") STRICT, WITHOUT ROWID"

static gboolean
is_nought (const guint8 *bytes, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (bytes[i] != 0)
      return FALSE;
  return TRUE;
}

/* Nothing in it that is not in a database of ours: no bytes kept free on each
 * page, no size of a cache that somebody wished for, no vacuum by itself. The
 * header of the SQLite file format, section 1.3 of its description. */
static gboolean
has_plain_header (const char *path)
{
  guint8 header[HEADER_BYTES];
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean whole =
      fd >= 0 && read (fd, header, sizeof header) == (gssize) sizeof header;

  if (fd >= 0)
    close (fd);
  return whole && (header[16] << 8 | header[17]) == PAGE_BYTES &&
         header[20] == 0 && is_nought (header + 48, 8) &&
         is_nought (header + 64, 4);
}

/* As SQLite keeps what made a table or an index. */
static char *
dup_kept (const char *sql)
{
  static const char *const begins[][2] = {
    { MAKE_TABLE, "CREATE TABLE " },
    { MAKE_INDEX, "CREATE INDEX " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (begins); i++)
    if (g_str_has_prefix (sql, begins[i][0]))
      return g_strconcat (begins[i][1], sql + strlen (begins[i][0]), NULL);
  return g_strdup (sql);
}

static char *
dup_name (const char *sql)
{
  const char *name = sql + strlen ("CREATE TABLE ");

  return g_strndup (name, strcspn (name, " "));
}

/* What makes the tables that are not synced, and the indices, each with its
 * name. */
static GHashTable *
list_local (void)
{
  GHashTable *all =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) parts = g_strsplit (swb_schema_local_sql (), ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      {
        char *sql = dup_kept (parts[i]);

        g_hash_table_insert (all, sql, dup_name (sql));
      }
  return all;
}

/* An older version has the first columns of a table and not the rest. */
static gboolean
makes_table (const char *sql, SwbTableId table)
{
  g_autofree char *made = swb_schema_create_sql (table);
  g_autofree char *whole = dup_kept (made);
  gsize length;

  if (!g_str_has_suffix (sql, TABLE_END))
    return FALSE;
  length = strlen (sql) - strlen (TABLE_END);
  return strncmp (sql, whole, length) == 0 &&
         (whole[length] == ',' || whole[length] == ')');
}

static gboolean
is_ours (const char *sql, const char *name, GHashTable *local)
{
  SwbTableId table;

  if (sql == NULL)
    return strcmp (name, "sqlite_autoindex_blob_1") == 0;
  /* It is not for SQLite to say that one is the other: it overlooks case. */
  return g_strcmp0 (g_hash_table_lookup (local, sql), name) == 0 ||
         (swb_schema_find_table (name, &table) && makes_table (sql, table));
}

/**
 * swb_file_is_plain:
 * @path: a private copy of a workspace's bytes
 * @from: a defended connection to it
 * @version: of its schema
 *
 * Says nothing of the rows, nor whether what stands in an index is right.
 *
 * Returns: whether all that SQLite would run of it is to the letter what this
 *   program or an older one writes
 */
gboolean
swb_file_is_plain (const char *path, SwbDatabase *from, int version)
{
  g_autoptr (GHashTable) local = list_local ();
  sqlite3_stmt *statement;
  gboolean has_row = FALSE;

  if (version / 1000 != SWB_SCHEMA_MAJOR || version > SWB_SCHEMA_VERSION ||
      !has_plain_header (path))
    return FALSE;
  statement =
      swb_database_prepare (from, "SELECT sql, name FROM sqlite_schema", NULL);
  while (statement != NULL &&
         swb_database_step (from, statement, &has_row, NULL))
    {
      const char *name = (const char *) sqlite3_column_text (statement, 1);

      if (!has_row)
        return TRUE;
      if (name == NULL ||
          !is_ours ((const char *) sqlite3_column_text (statement, 0), name,
                    local))
        {
          sqlite3_reset (statement);
          return FALSE;
        }
    }
  return FALSE;
}
