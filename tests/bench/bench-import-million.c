/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of a million creators with one and a half million accounts, read,
 * judged and imported as one act, beside what the sqlite3 shell takes to bring
 * the same file into one bare table; and what LibreOffice Calc takes to load
 * it. */
#include "bench-document.h"

#include "exchange/swb-import-preview.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>

static const char *const firsts[] = {
  "Asha",  "José", "मीरा", "민지", "Olivia",
  "Kiran", "Zoë",  "राहुल", "Noah", "فاطمة"
};
static const char *const lasts[] = { "Rao",   "García", "शर्मा",   "김",
                                     "Smith", "Reddy",  "Müller", "पटेल",
                                     "Silva", "خوري" };
static const char *const niches[] = { "dance",   "food",   "comedy",
                                      "fashion", "gaming", "music" };
static const char *const cities[] = { "Pune", "Sevilla", "Seoul", "Chennai" };
static const char *const countries[] = { "India", "Spain", "South Korea" };
static const char *const languages[] = { "Hindi", "Spanish", "Korean",
                                         "Tamil" };

static guint64 state = 88172645463325252u;

static guint
below (guint n)
{
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (guint) (state % n);
}

#define PICK(words) words[below (G_N_ELEMENTS (words))]

/* A row a creator; every second has an account on both platforms. */
static void
make_table (const char *path, guint n)
{
  FILE *file = fopen (path, "w");

  g_assert_nonnull (file);
  fprintf (file, "Name,Category,Country,City,Language,Instagram handle,"
                 "Instagram followers,YouTube handle,YouTube subscribers\n");
  for (guint i = 0; i < n; i++)
    {
      fprintf (file, "%s %s %u,%s,%s,%s,%s,person.%u,%u,", PICK (firsts),
               PICK (lasts), i, PICK (niches), PICK (countries), PICK (cities),
               PICK (languages), i, 100 + below (3000000));
      if (i % 2 == 0)
        fprintf (file, "person%u.tv,%u\n", i, 100 + below (900000));
      else
        fprintf (file, ",\n");
    }
  g_assert_cmpint (fclose (file), ==, 0);
}

typedef struct
{
  double clock;
  double processor;
} Taken;

/* Runs a program; both in milliseconds. Below 0 where it is not there. */
static Taken
run_program (char **arguments)
{
  Taken taken = { -1, -1 };
  struct rusage used;
  int status = 0;
  double start = bench_now ();
  GPid pid;

  if (!g_spawn_async (NULL, arguments, NULL,
                      G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD |
                          G_SPAWN_STDOUT_TO_DEV_NULL |
                          G_SPAWN_STDERR_TO_DEV_NULL,
                      NULL, NULL, &pid, NULL))
    return taken;
  if (wait4 (pid, &status, 0, &used) != pid || status != 0)
    return taken;
  taken.clock = bench_now () - start;
  taken.processor =
      (double) (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 +
      (double) (used.ru_utime.tv_usec + used.ru_stime.tv_usec) * 1e-3;
  return taken;
}

static Taken
run_shell (const char *table, const char *folder)
{
  g_autofree char *database = g_build_filename (folder, "shell.db", NULL);
  g_autofree char *import = g_strdup_printf (".import --csv %s people", table);
  char *arguments[] = { (char *) "sqlite3", database, import, NULL };
  Taken taken = run_program (arguments);

  g_unlink (database);
  return taken;
}

static Taken
run_calc (const char *table, const char *folder)
{
  g_autofree char *profile =
      g_strdup_printf ("-env:UserInstallation=file://%s/office", folder);
  char *arguments[] = {
    (char *) "soffice",      profile,        (char *) "--headless",
    (char *) "--convert-to", (char *) "ods", (char *) "--outdir",
    (char *) folder,         (char *) table, NULL
  };

  return run_program (arguments);
}

static SwbImportPreview *
prepare (SwbDocument *document, const char *table, guint n)
{
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GAsyncResult) judged = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (table);
  g_autoptr (SwbImportTable) read = NULL;
  g_autoptr (GError) error = NULL;
  SwbImportPreview *preview;

  swb_import_table_load_async (file, NULL, NULL, bench_keep_result_cb, &loaded);
  read = swb_import_table_load_finish (bench_wait (&loaded), &error);
  g_assert_no_error (error);
  swb_import_preview_async (read, document, NULL, NULL, bench_keep_result_cb,
                            &judged);
  preview = swb_import_preview_finish (bench_wait (&judged), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (swb_import_preview_count (preview, SWB_IMPORT_NEW), ==,
                    n + (n + 1) / 2);
  return preview;
}

static void
measure (const char *table, const char *folder, guint n)
{
  Taken shell = run_shell (table, folder);
  SwbDocument *document = bench_document_open ();
  double start = bench_now ();
  double cpu = bench_cpu ();
  g_autoptr (SwbImportPreview) preview = prepare (document, table, n);
  double prepared = bench_now () - start;
  double prepared_cpu = bench_cpu () - cpu;
  BenchTimes import = bench_run (document, swb_import_command (preview));
  Taken again;

  g_clear_object (&preview);
  bench_document_close (document);
  again = run_shell (table, folder);
  shell.clock = MIN (shell.clock, again.clock);
  shell.processor = MIN (shell.processor, again.processor);
  printf ("milliseconds by the clock (of processor): sqlite3 .import %.0f "
          "(%.0f); reading and judging %.0f (%.0f), durable %.0f (%.0f, "
          "the thread with the database %.0f), shown %.0f (%.0f)\n",
          shell.clock, shell.processor, prepared, prepared_cpu, import.durable,
          import.durable_cpu, import.durable_writer, import.shown,
          import.shown_cpu);
  printf ("to durable %.2f times sqlite3 (%.2f of processor), to shown %.2f "
          "(%.2f); peak memory %" G_GINT64_FORMAT " MiB\n",
          (prepared + import.durable) / shell.clock,
          (prepared_cpu + import.durable_cpu) / shell.processor,
          (prepared + import.shown) / shell.clock,
          (prepared_cpu + import.shown_cpu) / shell.processor,
          bench_status ("VmHWM:") / 1024);
  printf ("two processors at rest would take %.0f to durable, %.2f times "
          "sqlite3: half of the reading and judging, and the thread with the "
          "database\n",
          prepared_cpu / 2 + import.durable_writer,
          (prepared_cpu / 2 + import.durable_writer) / shell.processor);
  fflush (stdout);
}

int
main (int argc, char **argv)
{
  guint n = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 1000000;
  int rounds = argc > 2 ? (int) strtol (argv[2], NULL, 10) : 3;
  gboolean with_calc = argc <= 3 || g_strcmp0 (argv[3], "no-calc") != 0;
  g_autofree char *folder = g_dir_make_tmp ("swellboard-million-XXXXXX", NULL);
  g_autofree char *table = g_build_filename (folder, "people.csv", NULL);
  char *remove[] = { (char *) "rm", (char *) "-r", folder, NULL };

  bench_document_start ();
  make_table (table, n);
  for (int i = 0; i < rounds; i++)
    measure (table, folder, n);
  if (with_calc)
    {
      Taken calc = run_calc (table, folder);

      printf (
          "LibreOffice Calc, loading it and writing it as ODS: %.0f (%.0f)\n",
          calc.clock, calc.processor);
    }
  bench_document_end ();
  run_program (remove);
  return 0;
}
