/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What it takes to export everybody of a large workspace, as a table and as a
 * spreadsheet, without and with audiences: seconds, and memory at its peak over
 * what was held before. */
#include "bench-document.h"

#include "document/swb-document-fill.h"
#include "exchange/swb-roster-export.h"

#include <stdio.h>
#include <stdlib.h>

static const SwbRosterColumn columns[] = {
  SWB_ROSTER_COLUMN_NAME,      SWB_ROSTER_COLUMN_TIER,
  SWB_ROSTER_COLUMN_PLATFORM,  SWB_ROSTER_COLUMN_HANDLE,
  SWB_ROSTER_COLUMN_FOLLOWERS, SWB_ROSTER_COLUMN_ENGAGEMENT,
  SWB_ROSTER_COLUMN_LANGUAGE,  SWB_ROSTER_COLUMN_CITY,
  SWB_ROSTER_COLUMN_FEE,
};

/* About four shares an account, of twelve segments. */
static const char *const tell_audiences[] = {
  "INSERT INTO segment (id, deleted, name, language, source)"
  " WITH n (i, code) AS (VALUES (1, 'hi'), (2, 'ta'), (3, 'en'))"
  " SELECT randomblob (16), 0, code, code, 'bench' FROM n",
  "INSERT INTO segment (id, deleted, name, age, source)"
  " WITH n (age) AS (VALUES ('13-17'), ('18-24'), ('25-34'))"
  " SELECT randomblob (16), 0, age, age, 'bench' FROM n",
  "INSERT INTO segment (id, deleted, name, region, source)"
  " WITH n (city) AS (VALUES ('Mumbai'), ('Delhi'), ('IN'), ('US'),"
  " ('Pune'), ('Washington, D.C.'))"
  " SELECT randomblob (16), 0, city, city, 'bench' FROM n",
  "INSERT INTO audience (id, deleted, account, segment, share, source, day)"
  " SELECT randomblob (16), 0, a.id, s.id, 0.0437, 'bench', 20000"
  " FROM account a CROSS JOIN segment s WHERE abs (random ()) % 3 = 0",
};

static void
fill (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbDatabase) db =
      swb_database_open (path, SWB_DATABASE_READER, &error);

  for (guint i = 0; error == NULL && i < G_N_ELEMENTS (tell_audiences); i++)
    swb_database_exec (db, tell_audiences[i], &error);
  if (error != NULL)
    g_error ("%s", error->message);
}

static SwbDocument *
open_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  SwbDocument *document;

  swb_document_open_async (file, NULL, bench_keep_result_cb, &result);
  document = swb_document_open_finish (bench_wait (&result), &error);
  if (document == NULL)
    g_error ("%s", error->message);
  return document;
}

static void
reset_peak (void)
{
  FILE *refs = fopen ("/proc/self/clear_refs", "w");

  if (refs == NULL)
    return;
  fputs ("5", refs);
  fclose (refs);
}

static void
measure (SwbDocument *document,
         SwbRosterView *view,
         SwbRosterExportFormat format,
         gboolean audiences)
{
  const SwbRosterExport what = { format, columns, G_N_ELEMENTS (columns),
                                 NULL,   "bench", audiences ? document : NULL };
  g_autofree char *path =
      g_build_filename (g_get_tmp_dir (), "bench-export", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 held = bench_status ("VmRSS:");
  const double start = bench_now ();
  const double cpu = bench_cpu ();
  gssize n;

  reset_peak ();
  bench_take_busy ();
  swb_roster_export_async (view, &what, file, NULL, NULL, bench_keep_result_cb,
                           &result);
  n = swb_roster_export_finish (bench_wait (&result), &error);
  if (n < 0)
    g_error ("%s", error->message);
  printf ("%s%s: %" G_GSSIZE_FORMAT " rows in %.1f s (%.1f s of processor),"
          " peak %+.0f MB, the window waits %.1f ms at most\n",
          format == SWB_ROSTER_EXPORT_CSV ? "csv" : "xlsx",
          audiences ? " with audiences" : "", n, (bench_now () - start) / 1e3,
          (bench_cpu () - cpu) / 1e3,
          (double) (bench_status ("VmHWM:") - held) / 1024, bench_take_busy ());
  fflush (stdout);
  g_file_delete (file, NULL, NULL);
}

int
main (int argc, char **argv)
{
  SwbDocument *document;
  g_autofree char *path = NULL;

  if (argc != 2)
    {
      g_printerr ("bench-export FILE.swell\n");
      return EXIT_FAILURE;
    }
  bench_document_start ();
  document = open_file (argv[1]);
  {
    g_autoptr (SwbRosterView) view = swb_roster_view_new (
        swb_workspace_get_roster (swb_document_get_workspace (document)));

    swb_roster_view_set_sort (view, SWB_ROSTER_COLUMN_FOLLOWERS, TRUE);
    path = swb_document_dup_database_path (document);
    for (int audiences = FALSE; audiences <= TRUE; audiences++)
      {
        if (audiences)
          fill (path);
        for (int format = SWB_ROSTER_EXPORT_CSV;
             format <= SWB_ROSTER_EXPORT_XLSX; format++)
          measure (document, view, (SwbRosterExportFormat) format, audiences);
      }
  }
  bench_document_close (document);
  bench_document_end ();
  return EXIT_SUCCESS;
}
