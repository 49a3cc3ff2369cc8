/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing the rows of a workspace file into a fresh database of ours. Each row
 * is read once: summed, looked at, and set down. What it is set down in counts
 * for nothing until all sums were found right and SQLite found the file in
 * order. */
#include "storage/swb-file-import-private.h"

#include "storage/swb-attachment.h"
#include "storage/swb-checksum.h"
#include "storage/swb-incoming.h"
#include "storage/swb-kept.h"
#include "storage/swb-quick-check.h"
#include "storage/swb-storage-error.h"
#include "storage/swb-workspace-file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* From so many bytes on a second thread is worth its while. */
#define BESIDE_FROM (4 * 1024 * 1024)

typedef struct
{
  SwbDatabase *from;
  SwbDatabase *to;
  int version;
  gboolean beside;     /* whether threads are worth their while */
  gboolean in_place;   /* the rows stay where they are */
  GPtrArray *passages; /* SwbPassage */
  GPtrArray *inserts;  /* what sets down the rows of each */
} Import;

static void
import_clear (Import *import)
{
  g_clear_pointer (&import->passages, g_ptr_array_unref);
  g_clear_pointer (&import->inserts, g_ptr_array_unref);
  g_clear_pointer (&import->from, swb_database_close);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

/* What stands under a name in a file. */
typedef enum
{
  NOTHING,
  PLAIN_TABLE,
  VIEW,
  VIRTUAL_TABLE,
  COMPUTING_TABLE, /* with a column that is made by what the file says */
  NOT_KNOWN,       /* it could not be read */
} Place;

static Place
find_place (SwbDatabase *from, const char *table, GError **error)
{
  sqlite3_stmt *statement =
      swb_database_prepare (from,
                            "SELECT type='view', rootpage>0 FROM"
                            " sqlite_schema WHERE type IN ('table', 'view')"
                            " AND name=?1 COLLATE NOCASE",
                            error);
  gboolean has_row = FALSE;
  Place place = NOTHING;

  if (statement == NULL)
    return NOT_KNOWN;
  sqlite3_bind_text (statement, 1, table, -1, SQLITE_STATIC);
  if (!swb_database_step (from, statement, &has_row, error))
    return NOT_KNOWN;
  if (has_row && sqlite3_column_int (statement, 0) != 0)
    place = VIEW;
  else if (has_row)
    place =
        sqlite3_column_int (statement, 1) != 0 ? PLAIN_TABLE : VIRTUAL_TABLE;
  sqlite3_reset (statement);
  return place;
}

static Place
look_at_columns (SwbDatabase *from, const char *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA table_xinfo(%s)", table);
  sqlite3_stmt *info = swb_database_prepare (from, sql, error);
  gboolean has_row = FALSE;

  if (info == NULL)
    return NOT_KNOWN;
  while (swb_database_step (from, info, &has_row, error))
    {
      if (!has_row)
        return PLAIN_TABLE;
      if (sqlite3_column_int (info, 6) != 0)
        {
          sqlite3_reset (info);
          return COMPUTING_TABLE;
        }
    }
  return NOT_KNOWN;
}

static gboolean
refuse_place (Place place, const char *table, GError **error)
{
  const char *what;

  switch (place)
    {
    case VIEW:
      what = _ ("is a view, not a table");
      break;
    case VIRTUAL_TABLE:
      what = _ ("is a virtual table");
      break;
    case COMPUTING_TABLE:
      what = _ ("has a column that is computed");
      break;
    default:
      return FALSE;
    }
  /* Translators: the second %s is "is a virtual table" and the like */
  g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_DAMAGED,
               _ ("The workspace is damaged: “%s” in it %s"), table, what);
  return TRUE;
}

/* Views, virtual tables and generated columns run what the file says; no
 * workspace has them. */
static gboolean
check_tables (SwbDatabase *from, GError **error)
{
  const char *const *tables = swb_checksum_tables ();

  for (guint i = 0; tables[i] != NULL; i++)
    {
      Place place = find_place (from, tables[i], error);

      if (place == PLAIN_TABLE)
        place = look_at_columns (from, tables[i], error);
      if (place == NOT_KNOWN || refuse_place (place, tables[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_damaged (GError **error, const char *sentence)
{
  g_set_error_literal (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_DAMAGED,
                       sentence);
  return FALSE;
}

/* The id of a row or the row that an entry of the record is about. */
static gboolean
holds_id (const char *table, const char *column)
{
  if (strcmp (table, "blob") == 0)
    return FALSE;
  return strcmp (column, g_str_has_prefix (table, "action_") ||
                                 strcmp (table, "kept") == 0
                             ? "row"
                             : "id") == 0;
}

static int
find_column (const SwbPassage *passage, const char *name)
{
  for (int i = 0; i < passage->n_columns; i++)
    if (g_ascii_strcasecmp (sqlite3_column_name (passage->reader, i), name) ==
        0)
      return i;
  return -1;
}

/* The names of our columns; null where they cannot be read. */
static GPtrArray *
list_columns (SwbDatabase *to, const char *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA table_info(%s)", table);
  sqlite3_stmt *info = swb_database_prepare (to, sql, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row = FALSE;

  while (info != NULL && swb_database_step (to, info, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&names);
      g_ptr_array_add (names,
                       g_strdup ((const char *) sqlite3_column_text (info, 1)));
    }
  return NULL;
}

/* The sums are of values and not of the names over them: with another name a
 * column would go. An older version has no column that we do not know, and a
 * newer one has all of ours. */
static gboolean
check_columns (const Import *import,
               const SwbPassage *passage,
               guint n_ours,
               GError **error)
{
  guint n_common = 0;

  for (int i = 0; i < passage->n_columns; i++)
    n_common += passage->wanted[i] ? 1 : 0;
  if (import->version / 1000 != SWB_SCHEMA_MAJOR ||
      ((import->version > SWB_SCHEMA_VERSION ||
        n_common == (guint) passage->n_columns) &&
       (import->version < SWB_SCHEMA_VERSION || n_common == n_ours)))
    return TRUE;
  g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_DAMAGED,
               _ ("The workspace is damaged: the columns of “%s” are others"),
               passage->table);
  return FALSE;
}

/* The statement that sets down the columns that the file's table and ours have
 * in common; null where there is none. */
static char *
plan_insert (Import *import, SwbPassage *passage, GError **error)
{
  g_autoptr (GPtrArray) ours = list_columns (import->to, passage->table, error);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) columns = g_string_new (NULL);

  for (guint i = 0; ours != NULL && i < ours->len; i++)
    {
      const char *name = g_ptr_array_index (ours, i);
      const char *comma = names->len > 0 ? ", " : "";
      int column = find_column (passage, name);

      if (column < 0)
        continue;
      passage->wanted[column] = TRUE;
      if (holds_id (passage->table, name))
        passage->id = column;
      g_string_append_printf (names, "%s%s", comma, name);
      g_string_append_printf (columns, "%sc%d", comma, column);
    }
  if (ours == NULL || !check_columns (import, passage, ours->len, error))
    return NULL;
  if (names->len > 0)
    return g_strdup_printf ("INSERT INTO %s (%s) SELECT %s FROM incoming",
                            passage->table, names->str, columns->str);
  set_damaged (error, _ ("The workspace is damaged: its tables are others"));
  return NULL;
}

/* How many columns are the key by which a table lies; none where SQLite looks
 * at that, or makes the index of the key anew. */
static guint
count_keys (const char *table)
{
  if (strcmp (table, "blob") == 0)
    return 0;
  if (strcmp (table, "kept") == 0)
    return 3;
  return g_str_has_prefix (table, "action_") ? 2 : 1;
}

/* With a sum the rows come by key, for that is how they were summed. */
static gboolean
plan_table (Import *import, const char *table, gboolean summed, GError **error)
{
  g_autoptr (SwbPassage) passage = g_new0 (SwbPassage, 1);
  g_autofree char *select = g_strdup_printf ("SELECT * FROM %s%s", table,
                                             summed ? " ORDER BY 1, 2, 3" : "");
  g_autofree char *insert = NULL;

  passage->table = table;
  passage->id = -1;
  passage->n_keys = import->in_place ? count_keys (table) : 0;
  if (summed)
    passage->told = swb_checksum_told (import->from, table, error);
  if (summed && passage->told == NULL)
    return FALSE;
  passage->reader = swb_database_prepare (import->from, select, error);
  if (passage->reader == NULL)
    return FALSE;
  passage->n_columns = sqlite3_column_count (passage->reader);
  passage->wanted = g_new0 (gboolean, passage->n_columns);
  insert = plan_insert (import, passage, error);
  if (insert == NULL)
    return FALSE;
  if (passage->n_columns > SWB_INCOMING_COLUMNS)
    return set_damaged (
        error, _ ("The workspace is damaged: it has too many columns"));
  g_ptr_array_add (import->passages, g_steal_pointer (&passage));
  g_ptr_array_add (import->inserts, g_steal_pointer (&insert));
  return TRUE;
}

/* A table that carries a sum has to be there; another may be. */
static gboolean
plan_tables (Import *import, GError **error)
{
  const char *const *tables = swb_checksum_tables ();

  import->passages =
      g_ptr_array_new_with_free_func ((GDestroyNotify) swb_passage_free);
  import->inserts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; tables[i] != NULL; i++)
    {
      gboolean summed = import->version / 1000 == SWB_SCHEMA_MAJOR &&
                        swb_checksum_was_there (i, import->version);
      Place place =
          summed ? PLAIN_TABLE : find_place (import->from, tables[i], error);

      if (place == NOT_KNOWN ||
          (place != NOTHING && !plan_table (import, tables[i], summed, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
bring_tables (Import *import, GError **error)
{
  g_autoptr (SwbRowStream) stream =
      swb_row_stream_new (import->from, import->passages, import->beside);

  for (guint i = 0; i < import->inserts->len; i++)
    if (!swb_incoming_insert (
            import->to, g_ptr_array_index (import->inserts, i), stream, error))
      return FALSE;
  return TRUE;
}

/**
 * swb_file_check_actions:
 * @to: a workspace whose rows come from outside
 * @error: why not
 *
 * What the types of our tables do not say: numbers of acts after which there
 * is room for more.
 *
 * Returns: whether its history can go on
 */
gboolean
swb_file_check_actions (SwbDatabase *to, GError **error)
{
  gint64 wrong;

  if (!swb_database_read_number (
          to,
          "SELECT EXISTS (SELECT 1 FROM action WHERE seq<1 OR seq>(1<<52)"
          " OR kind NOT IN (0, 1, 2) OR state NOT IN (0, 1, 2))",
          &wrong, error))
    return FALSE;
  if (wrong == 0)
    return TRUE;
  return set_damaged (error,
                      _ ("The workspace is damaged: a number in its history "
                         "cannot be"));
}

static gboolean
verify_tables (Import *import,
               const char *path,
               const SwbStride *stride,
               GError **error)
{
  g_autoptr (SwbRowStream) stream = NULL;
  GStatBuf status = { 0 };

  g_stat (path, &status);
  if (!plan_tables (import, error))
    return FALSE;
  stream = swb_row_stream_new (import->from, import->passages, FALSE);
  return swb_row_stream_verify (stream, stride, status.st_size, error);
}

static gboolean
bring_all (Import *import, GError **error)
{
  return plan_tables (import, error) && bring_tables (import, error) &&
         swb_file_check_actions (import->to, error) &&
         swb_attachment_verify_all (import->to, error) &&
         (import->version / 1000 != SWB_SCHEMA_MAJOR ||
          swb_kept_import (import->from, import->to, error));
}

/**
 * swb_file_is_large:
 * @path: a file
 *
 * Returns: whether a second thread is worth its while
 */
gboolean
swb_file_is_large (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && status.st_size >= BESIDE_FROM;
}

/**
 * swb_file_import_from:
 * @from: a private copy of a workspace's bytes
 * @to: a fresh workspace, in a transaction
 * @cancellable: (nullable): a cancellable
 * @error: why not
 *
 * Returns: whether what swb_file_import() brings is in @to
 */
gboolean
swb_file_import_from (const char *from,
                      SwbDatabase *to,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (Import) import = { .to = to };
  SwbQuickCheck *check;
  gboolean ok;

  if (!swb_file_read_header (from, &import.version, error))
    return FALSE;
  import.from = swb_database_open (from, SWB_DATABASE_DEFENDED, error);
  import.beside = swb_file_is_large (from);
  if (import.from == NULL)
    return FALSE;
  swb_database_set_cancellable (import.from, cancellable);
  if (!check_tables (import.from, error))
    return FALSE;
  check = swb_quick_check_begin (from, SWB_DATABASE_DEFENDED, import.beside,
                                 cancellable);
  ok = bring_all (&import, error);
  return swb_quick_check_end (check, error) && ok;
}

/**
 * swb_file_import:
 * @from: a private copy of a workspace's bytes
 * @to: a fresh workspace
 * @error: why not
 *
 * Reads @from through a defended connection, verifies its sums and brings its
 * known tables and columns into @to. Triggers, views and indices of the file
 * do not arrive. Of a newer minor version the rest is kept; of a newer major
 * version it is not, and its sums are not verified: they may mean something
 * else.
 *
 * Returns: whether @to holds it all
 */
gboolean
swb_file_import (const char *from, SwbDatabase *to, GError **error)
{
  if (!swb_database_exec (to, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (swb_file_import_from (from, to, NULL, error) &&
      swb_database_exec (to, "COMMIT", error))
    return TRUE;
  swb_database_exec (to, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * swb_file_verify:
 * @path: a private copy of a workspace's bytes, of a plain shape
 * @version: of its schema
 * @stride: a part of long work, which this is
 * @cancellable: (nullable): a cancellable
 * @error: why not
 *
 * Asks of each row what swb_file_import() asks, and that it stands where its
 * key belongs. A plan needs tables of ours to compare with; these are in the
 * memory.
 *
 * Returns: whether the rows may stay where they are
 */
gboolean
swb_file_verify (const char *path,
                 int version,
                 const SwbStride *stride,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (SwbDatabase) ours =
      swb_database_open (":memory:", SWB_DATABASE_PLAIN, error);
  g_auto (Import) import = { .to = ours, .version = version, .in_place = TRUE };
  SwbQuickCheck *check;
  gboolean ok;

  if (ours == NULL || !swb_file_create (ours, error))
    return FALSE;
  import.from = swb_database_open (path, SWB_DATABASE_DEFENDED, error);
  if (import.from == NULL)
    return FALSE;
  swb_database_set_cancellable (import.from, cancellable);
  check =
      swb_quick_check_begin (path, SWB_DATABASE_DEFENDED, TRUE, cancellable);
  ok = verify_tables (&import, path, stride, error);
  return swb_quick_check_end (check, error) && ok;
}
