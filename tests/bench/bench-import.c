/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing a table of 100,000 rows as one act, its undo and its redo, beside
 * bare inserts of the same rows into the same tables and indices with the same
 * durability. */
#include "bench-document.h"

#include "exchange/swb-import-preview.h"
#include "storage/swb-record-runs.h"
#include "storage/swb-workspace-file.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#define MOST_COLUMNS 20

/* What the import made, in its order. */
typedef struct
{
  SwbTableId table;
  SwbId id;
  SwbValue values[MOST_COLUMNS];
} Row;

static GBytes *
make_table (guint n)
{
  GString *text = g_string_new ("Username,Full name,Category,Country,Followers,"
                                "Avg views,Avg likes,Avg comments\n");

  for (guint i = 0; i < n; i++)
    {
      guint followers = 1000 + i * 2654435761u % 5000000;

      g_string_append_printf (
          text, "creator%u,Creator Number %u,%s,India,%u,%u,%u,%u\n", i, i,
          i % 3 ? "food" : "comedy", followers, followers / 3 + 7,
          followers / 40 + 3, followers / 900 + 1);
    }
  return g_string_free_to_bytes (text);
}

static SwbCommand *
make_import (SwbDocument *document, GBytes *bytes, double *preparing)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SwbImportTable) table = NULL;
  g_autoptr (SwbImportPreview) preview = NULL;
  double start = bench_now ();

  table = swb_import_table_new (bytes, "people.csv", NULL, NULL);
  swb_import_table_set_platform (table, SWB_PLATFORM_INSTAGRAM);
  swb_import_preview_async (table, document, NULL, NULL, bench_keep_result_cb,
                            &result);
  preview = swb_import_preview_finish (bench_wait (&result), NULL);
  g_assert_cmpuint (swb_import_preview_count (preview, SWB_IMPORT_WRONG), ==,
                    0);
  *preparing = bench_now () - start;
  return swb_import_command (preview);
}

static void
take_row (SwbDatabase *db, sqlite3_stmt *ref, GArray *rows)
{
  Row row = { 0 };
  const SwbTable *table;
  g_autofree char *sql = NULL;
  sqlite3_stmt *found;

  g_assert_true (swb_schema_find_table (
      (const char *) sqlite3_column_text (ref, 0), &row.table));
  swb_column_id (ref, 1, &row.id);
  table = swb_schema_table (row.table);
  sql = g_strdup_printf ("SELECT * FROM %s WHERE id=?1", table->name);
  found = swb_database_prepare (db, sql, NULL);
  swb_bind_id (found, 1, &row.id);
  g_assert_cmpint (sqlite3_step (found), ==, SQLITE_ROW);
  for (guint c = 0; c < table->n_columns; c++)
    row.values[c] = swb_column_value (found, (int) c + 1);
  sqlite3_reset (found);
  g_array_append_val (rows, row);
}

static GArray *
take_rows (const char *path)
{
  SwbDatabase *db = swb_database_open (path, SWB_DATABASE_READER, NULL);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));
  gboolean has_runs = FALSE;
  sqlite3_stmt *refs;

  if (!swb_record_find_runs (db, &has_runs, NULL))
    g_error ("%s cannot be read", path);
  refs = swb_database_prepare (
      db,
      has_runs ? "SELECT tab, row FROM " SWB_RECORD_ALL_ROWS
                 " WHERE action=1 ORDER BY n"
               : "SELECT tab, row FROM action_row WHERE action=1 ORDER BY n",
      NULL);

  while (sqlite3_step (refs) == SQLITE_ROW)
    take_row (db, refs, rows);
  swb_database_close (db);
  return rows;
}

static sqlite3_stmt *
prepare_insert (SwbDatabase *db, SwbTableId table)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO %s VALUES (?1",
                   swb_schema_table (table)->name);
  for (guint c = 0; c < swb_schema_table (table)->n_columns; c++)
    g_string_append_printf (sql, ", ?%u", c + 2);
  g_string_append (sql, ")");
  return swb_database_prepare (db, sql->str, NULL);
}

static void
bind_static (sqlite3_stmt *statement, int index, const SwbValue *value)
{
  if (value->type == SWB_VALUE_TEXT)
    sqlite3_bind_text (statement, index, value->text, -1, SQLITE_STATIC);
  else if (value->type == SWB_VALUE_ID)
    sqlite3_bind_blob (statement, index, value->id.bytes, 16, SQLITE_STATIC);
  else
    swb_bind_value (statement, index, value);
}

/* The peer: nothing but the rows, in one transaction. */
static BenchTimes
insert_bare (const GArray *rows)
{
  g_autofree char *folder = g_dir_make_tmp ("swellboard-bare-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "bare.db", NULL);
  SwbDatabase *db = swb_database_open (file, SWB_DATABASE_WORKING, NULL);
  sqlite3_stmt *inserts[SWB_N_TABLES];
  BenchTimes times = { 0 };
  double cpu;
  double start;

  g_assert_true (swb_file_create (db, NULL));
  for (guint t = 0; t < SWB_N_TABLES; t++)
    inserts[t] = prepare_insert (db, (SwbTableId) t);
  cpu = bench_cpu ();
  start = bench_now ();
  g_assert_true (swb_database_exec (db, "BEGIN IMMEDIATE", NULL));
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      sqlite3_stmt *insert = inserts[row->table];

      sqlite3_bind_blob (insert, 1, row->id.bytes, 16, SQLITE_STATIC);
      for (guint c = 0; c < swb_schema_table (row->table)->n_columns; c++)
        bind_static (insert, (int) c + 2, &row->values[c]);
      g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
      sqlite3_reset (insert);
    }
  g_assert_true (swb_database_exec (db, "COMMIT", NULL));
  times.durable = bench_now () - start;
  times.durable_cpu = bench_cpu () - cpu;
  swb_database_close (db);
  g_unlink (file);
  g_rmdir (folder);
  return times;
}

static void
print_times (const char *what, BenchTimes times, BenchTimes bare)
{
  printf ("%-8s durable %6.0f (%.2f), processor %6.0f (%.2f); shown %6.0f "
          "(%.2f), %6.0f (%.2f); window busy %.0f\n",
          what, times.durable, times.durable / bare.durable, times.durable_cpu,
          times.durable_cpu / bare.durable_cpu, times.shown,
          times.shown / bare.durable, times.shown_cpu,
          times.shown_cpu / bare.durable_cpu, times.busy);
}

static GArray *
measure (GBytes *bytes, GArray *rows)
{
  SwbDocument *document = bench_document_open ();
  double preparing;
  SwbCommand *command = make_import (document, bytes, &preparing);
  BenchTimes import = bench_run (document, command);
  BenchTimes undo = bench_undo (document, FALSE);
  BenchTimes redo = bench_undo (document, TRUE);
  BenchTimes bare;

  if (rows == NULL)
    rows = take_rows (bench_document_path (document));
  bench_document_close (document);
  bare = insert_bare (rows);
  printf ("milliseconds: bare inserts of %u rows %.0f, processor %.0f; reading "
          "and judging the table %.0f\n",
          rows->len, bare.durable, bare.durable_cpu, preparing);
  print_times ("import", import, bare);
  print_times ("undo", undo, bare);
  print_times ("redo", redo, bare);
  printf ("undo to import, durable %.2f; peak memory %" G_GINT64_FORMAT
          " MiB\n\n",
          undo.durable / import.durable, bench_status ("VmHWM:") / 1024);
  return rows;
}

int
main (int argc, char **argv)
{
  guint n = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 100000;
  int rounds = argc > 2 ? (int) strtol (argv[2], NULL, 10) : 3;
  g_autoptr (GBytes) bytes = make_table (n);
  g_autoptr (GArray) rows = NULL;

  bench_document_start ();
  for (int i = 0; i < rounds; i++)
    rows = measure (bytes, rows);
  bench_document_end ();
  return 0;
}
