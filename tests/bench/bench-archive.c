/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything in a workspace of 100,000 creators as a folder, and back, beside
 * what sqlite3's .dump and .read do: a text of INSERT statements made by
 * quote(), run again one by one in a transaction. Same tables and indices, both
 * durable at the end. With a number as argument so many creators. */
#include "bench-file-make.h"
#include "bench.h"

#include "exchange/swb-archive.h"
#include "storage/swb-shape.h"
#include "storage/swb-workspace-file.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define ROUNDS 3

typedef struct
{
  char *document;
  char *folder;
  char *dump;
  char *target;
  GPtrArray *shapes;
} Bench;

static void
clear_target (Bench *bench)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (bench->target, endings[i], NULL);

      g_unlink (path);
    }
}

static SwbDatabase *
open_target (Bench *bench)
{
  SwbDatabase *db =
      swb_database_open (bench->target, SWB_DATABASE_WORKING, NULL);

  g_assert_true (db != NULL && swb_file_create (db, NULL));
  return db;
}

static void
export_folder (Bench *bench)
{
  g_autoptr (SwbDatabase) db =
      swb_database_open (bench->document, SWB_DATABASE_READER, NULL);
  g_autoptr (GError) error = NULL;

  swb_archive_export (db, bench->folder, 0, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
import_folder (Bench *bench)
{
  g_autoptr (SwbDatabase) db = open_target (bench);
  g_autoptr (GError) error = NULL;

  swb_archive_import (bench->folder, db, SWB_ARCHIVE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
dump_table (SwbDatabase *db, const SwbShape *shape, FILE *out)
{
  g_autoptr (GString) sql = g_string_new ("SELECT 'INSERT INTO ");
  sqlite3_stmt *row;
  gboolean has_row = FALSE;

  g_string_append_printf (sql, "%s VALUES('", shape->name);
  for (guint i = 0; i < shape->columns->len; i++)
    g_string_append_printf (sql, "||%squote(%s)", i == 0 ? "" : "','||",
                            swb_shape_column (shape, i)->name);
  g_string_append_printf (sql, "||');' FROM %s", shape->name);
  row = swb_database_prepare (db, sql->str, NULL);
  while (swb_database_step (db, row, &has_row, NULL) && has_row)
    {
      fputs ((const char *) sqlite3_column_text (row, 0), out);
      fputc ('\n', out);
    }
}

static void
dump (Bench *bench)
{
  g_autoptr (SwbDatabase) db =
      swb_database_open (bench->document, SWB_DATABASE_READER, NULL);
  FILE *out = g_fopen (bench->dump, "w");

  for (guint i = 0; i < bench->shapes->len; i++)
    dump_table (db, g_ptr_array_index (bench->shapes, i), out);
  g_assert_cmpint (fflush (out), ==, 0);
  g_assert_cmpint (fsync (fileno (out)), ==, 0);
  fclose (out);
}

static void
read_dump (Bench *bench)
{
  g_autoptr (SwbDatabase) db = open_target (bench);
  FILE *in = g_fopen (bench->dump, "r");
  char *line = NULL;
  size_t size = 0;

  g_assert_true (swb_database_exec (db, "BEGIN", NULL));
  while (getline (&line, &size, in) > 0)
    g_assert_true (swb_database_exec (db, line, NULL));
  g_assert_true (swb_database_exec (db, "COMMIT", NULL));
  free (line);
  fclose (in);
}

typedef struct
{
  const char *name;
  void (*run) (Bench *bench);
  double wall;
  double cpu;
} Row;

/* Milliseconds of processor that this process has used. */
static double
cpu_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec * 1e-6;
}

static void
measure (Bench *bench, Row *rows, guint n)
{
  for (int round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < n; i++)
      {
        double start;
        double cpu;

        clear_target (bench);
        sync ();
        cpu = cpu_now ();
        start = bench_now ();
        rows[i].run (bench);
        start = bench_now () - start;
        cpu = cpu_now () - cpu;
        rows[i].wall = round == 0 ? start : MIN (start, rows[i].wall);
        rows[i].cpu = round == 0 ? cpu : MIN (cpu, rows[i].cpu);
      }
  for (guint i = 0; i < n; i++)
    g_print ("%-24s %7.0f ms  %7.0f ms of processor  %5.2f and %5.2f of the"
             " peer\n",
             rows[i].name, rows[i].wall, rows[i].cpu,
             rows[i].wall / rows[i & ~1u].wall,
             rows[i].cpu / rows[i & ~1u].cpu);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_unlink (inner) != 0)
        remove_folder (inner);
    }
  g_rmdir (path);
}

int
main (int argc, char **argv)
{
  g_autofree char *root = g_dir_make_tmp ("swellboard-bench-XXXXXX", NULL);
  const BenchSize size = { argc > 1 ? (guint) strtoul (argv[1], NULL, 10)
                                    : 100000,
                           60 };
  Bench bench = { g_build_filename (root, "bench.swell", NULL),
                  g_build_filename (root, "folder", NULL),
                  g_build_filename (root, "dump.sql", NULL),
                  g_build_filename (root, "target.db", NULL),
                  swb_shapes_new (NULL) };
  Row rows[] = {
    { "peer: dump", dump, 0, 0 },
    { "exporting", export_folder, 0, 0 },
    { "peer: reading the dump", read_dump, 0, 0 },
    { "importing", import_folder, 0, 0 },
  };
  gint64 n;

  g_setenv ("XDG_DATA_HOME", root, TRUE);
  n = bench_make_file (bench.document, &size);
  g_print ("%u creators, %" G_GINT64_FORMAT
           " rows and as many in the history of imports\n",
           size.creators, n);
  measure (&bench, rows, G_N_ELEMENTS (rows));
  remove_folder (root);
  g_ptr_array_unref (bench.shapes);
  g_free (bench.document);
  g_free (bench.folder);
  g_free (bench.dump);
  g_free (bench.target);
  return 0;
}
