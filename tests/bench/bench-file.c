/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening and saving a large workspace, phase by phase, beside what SQLite and
 * a plain copy take for the same bytes without a single check. Then acts and
 * the main loop while a still larger one is saved. */
#include "bench-file-acts.h"
#include "bench-file-make.h"
#include "bench.h"

#include "document/swb-changes.h"
#include "document/swb-document.h"
#include "storage/swb-checksum.h"
#include "storage/swb-workspace-file.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define ROUNDS 5
#define CHUNK (256 * 1024)

typedef struct
{
  char *folder;
  char *path; /* the document */
  char *scratch;
  char *other;
  GFile *file;
  SwbWorkingCopy *copy;
} Bench;

typedef void (*Phase) (Bench *bench);

static double
cpu_now (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-3;
}

static void
remove_scratch (Bench *bench)
{
  const char *const ends[] = { "", "-wal", "-shm", "-journal" };
  const char *const paths[] = { bench->scratch, bench->other };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ends); j++)
      {
        g_autofree char *path = g_strconcat (paths[i], ends[j], NULL);

        g_unlink (path);
      }
}

static void
copy_plainly (const char *from, const char *to, gboolean durable)
{
  g_autofree char *buffer = g_malloc (CHUNK);
  int in = g_open (from, O_RDONLY | O_CLOEXEC, 0);
  int out = g_open (to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  gssize n;

  while ((n = read (in, buffer, CHUNK)) > 0)
    g_assert_cmpint (write (out, buffer, (size_t) n), ==, n);
  if (durable)
    fsync (out);
  close (in);
  close (out);
}

static void
exec (SwbDatabase *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  swb_database_exec (db, sql, &error);
  g_assert_no_error (error);
}

/* What opening cannot do without, and nothing else: no sum, no check, no
 * look at a value. */
static void
peer_open (Bench *bench)
{
  g_autofree char *attach =
      g_strdup_printf ("ATTACH '%s' AS old; BEGIN", bench->other);
  g_autoptr (SwbDatabase) db = NULL;
  const char *const *tables = swb_checksum_tables ();

  copy_plainly (bench->path, bench->other, FALSE);
  db = swb_database_open (bench->scratch, SWB_DATABASE_WORKING, NULL);
  g_assert_true (swb_file_create (db, NULL));
  exec (db, attach);
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO main.%s SELECT * FROM old.%s", tables[i], tables[i]);

      exec (db, sql);
    }
  exec (db, "COMMIT");
}

static void
only_copy_in (Bench *bench)
{
  g_auto (SwbFileFacts) facts = { 0 };

  g_assert_true (
      swb_file_copy_in (bench->file, bench->scratch, &facts, NULL, NULL));
}

static void
only_check (Bench *bench)
{
  g_autoptr (SwbDatabase) db =
      swb_database_open (bench->path, SWB_DATABASE_DEFENDED, NULL);

  g_assert_true (swb_database_quick_check (db, NULL));
}

static void
only_sums (Bench *bench)
{
  g_autoptr (SwbDatabase) db =
      swb_database_open (bench->path, SWB_DATABASE_DEFENDED, NULL);

  g_assert_true (swb_checksum_verify_all (db, SWB_SCHEMA_VERSION, NULL));
}

static void
whole_open (Bench *bench)
{
  g_autoptr (GError) error = NULL;

  bench->copy = swb_working_copy_open (bench->file, NULL, &error);
  g_assert_no_error (error);
}

static void
close_copy (Bench *bench)
{
  swb_working_copy_close (g_steal_pointer (&bench->copy), FALSE);
}

static void
read_model (Bench *bench)
{
  SwbDatabase *db = swb_working_copy_peek_database (bench->copy);

  swb_changes_free (swb_changes_read_all (db, swb_day_today (), NULL));
}

/* Saving without a check: SQLite's own copy, and a durable copy of that. */
static void
peer_save (Bench *bench)
{
  g_autofree char *vacuum =
      g_strdup_printf ("VACUUM INTO '%s'", bench->scratch);
  g_autoptr (SwbDatabase) db =
      swb_database_open (swb_working_copy_get_database_path (bench->copy),
                         SWB_DATABASE_READER, NULL);

  exec (db, vacuum);
  copy_plainly (bench->scratch, bench->other, TRUE);
}

static void
whole_save (Bench *bench)
{
  g_autoptr (GError) error = NULL;

  swb_working_copy_save (bench->copy, NULL, FALSE, NULL, &error);
  g_assert_no_error (error);
}

static void
nothing (Bench *bench)
{
}

/* The same phases in every round, one after the other, so that what else the
 * machine does meets them all; the best of each counts. */
typedef struct
{
  const char *name;
  Phase run;
  Phase after;
  double wall;
  double cpu;
} Row;

static void
measure (Bench *bench, Row *rows, guint n_rows)
{
  for (int round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < n_rows; i++)
      {
        double cpu;
        double start;

        remove_scratch (bench);
        sync ();
        cpu = cpu_now ();
        start = bench_now ();
        rows[i].run (bench);
        start = bench_now () - start;
        cpu = cpu_now () - cpu;
        rows[i].after (bench);
        rows[i].wall = round == 0 ? start : MIN (start, rows[i].wall);
        rows[i].cpu = round == 0 ? cpu : MIN (cpu, rows[i].cpu);
      }
  for (guint i = 0; i < n_rows; i++)
    g_print ("%-34s %7.0f ms  %7.0f ms of processor  %5.2f of the peer\n",
             rows[i].name, rows[i].wall, rows[i].cpu,
             rows[i].wall / rows[0].wall);
}

static void
measure_file (Bench *bench, const BenchSize *size)
{
  Row opening[] = {
    { "peer: copy, INSERT SELECT", peer_open, nothing, 0, 0 },
    { "copying in alone", only_copy_in, nothing, 0, 0 },
    { "quick_check alone", only_check, nothing, 0, 0 },
    { "sums alone", only_sums, nothing, 0, 0 },
    { "opening", whole_open, close_copy, 0, 0 },
  };
  Row saving[] = {
    { "peer: VACUUM INTO, durable copy", peer_save, nothing, 0, 0 },
    { "reading the model", read_model, nothing, 0, 0 },
    { "saving", whole_save, nothing, 0, 0 },
  };
  gint64 rows = bench_make_file (bench->path, size);
  GStatBuf status;

  g_stat (bench->path, &status);
  g_print ("\n%.0f MB, %" G_GINT64_FORMAT
           " rows and as many in the history of imports\n",
           (double) status.st_size * 1e-6, rows);
  measure (bench, opening, G_N_ELEMENTS (opening));
  whole_open (bench);
  measure (bench, saving, G_N_ELEMENTS (saving));
  close_copy (bench);
}

static void
measure_acts (Bench *bench, const BenchSize *size)
{
  GStatBuf status;

  bench_make_file (bench->path, size);
  g_stat (bench->path, &status);
  g_print ("\n%.0f MB\n", (double) status.st_size * 1e-6);
  bench_acts_while_saving (bench->file);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("swellboard-bench-XXXXXX", NULL);
  const BenchSize large = { 114000, 510 };
  const BenchSize middle = { 40400, 510 };
  Bench bench = { .folder = folder };

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  bench.path = g_build_filename (folder, "bench.swell", NULL);
  bench.scratch = g_build_filename (folder, "scratch", NULL);
  bench.other = g_build_filename (folder, "other", NULL);
  bench.file = g_file_new_for_path (bench.path);
  if (argc < 2 || strcmp (argv[1], "acts") != 0)
    measure_file (&bench, &middle);
  remove_scratch (&bench);
  g_unlink (bench.path);
  if (argc < 2 || strcmp (argv[1], "file") != 0)
    measure_acts (&bench, &large);
  remove_scratch (&bench);
  return 0;
}
