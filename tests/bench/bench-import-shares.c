/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Importing a table of 100,000 rows with five shares of an audience each,
 * beside the same rows without shares, in turn. Nothing but the shares differs.
 */
#include "bench-document.h"

#include "exchange/swb-import-preview.h"

#include <stdio.h>
#include <stdlib.h>

#define SHARES 5

typedef struct
{
  double prepared;
  double prepared_busy;
  BenchTimes import;
} Taken;

static GBytes *
make_table (guint n, gboolean with_shares)
{
  GString *text = g_string_new ("Username,Full name,Category,Country,Followers,"
                                "Avg views,Avg likes,Avg comments");

  if (with_shares)
    g_string_append (text, ",Audience female %,Audience age 18-24 %,"
                           "Audience country India %,Audience city Pune %,"
                           "Audience language Hindi %");
  g_string_append_c (text, '\n');
  for (guint i = 0; i < n; i++)
    {
      const guint chance = i * 2654435761u;
      const guint followers = 1000 + chance % 5000000;

      g_string_append_printf (
          text, "creator%u,Creator Number %u,%s,India,%u,%u,%u,%u", i, i,
          i % 3 ? "food" : "comedy", followers, followers / 3 + 7,
          followers / 40 + 3, followers / 900 + 1);
      for (guint k = 0; with_shares && k < SHARES; k++)
        g_string_append_printf (text, ",%u", 1 + (chance >> (k * 4)) % 60);
      g_string_append_c (text, '\n');
    }
  return g_string_free_to_bytes (text);
}

static Taken
measure (GBytes *bytes, const char *what)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SwbImportTable) table = NULL;
  g_autoptr (SwbImportPreview) preview = NULL;
  SwbDocument *document = bench_document_open ();
  double start = bench_now ();
  Taken taken;

  table = swb_import_table_new (bytes, "people.csv", NULL, NULL);
  swb_import_table_set_platform (table, SWB_PLATFORM_INSTAGRAM);
  bench_take_busy ();
  swb_import_preview_async (table, document, NULL, NULL, bench_keep_result_cb,
                            &result);
  preview = swb_import_preview_finish (bench_wait (&result), NULL);
  taken.prepared_busy = bench_take_busy ();
  g_assert_cmpuint (swb_import_preview_count (preview, SWB_IMPORT_WRONG), ==,
                    0);
  taken.prepared = bench_now () - start;
  taken.import = bench_run (document, swb_import_command (preview));
  printf ("%-14s read and judged %5.0f (window busy %.0f), durable %5.0f "
          "(processor %5.0f), shown %5.0f (%5.0f), window busy %.0f\n",
          what, taken.prepared, taken.prepared_busy, taken.import.durable,
          taken.import.durable_cpu, taken.import.shown, taken.import.shown_cpu,
          taken.import.busy);
  g_clear_object (&preview);
  bench_document_close (document);
  return taken;
}

static void
print_ratio (const char *what, double with, double without)
{
  printf ("%s %.2f", what, with / without);
}

int
main (int argc, char **argv)
{
  guint n = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 100000;
  int rounds = argc > 2 ? (int) strtol (argv[2], NULL, 10) : 3;
  g_autoptr (GBytes) bare = make_table (n, FALSE);
  g_autoptr (GBytes) full = make_table (n, TRUE);

  bench_document_start ();
  for (int i = 0; i < rounds; i++)
    {
      const Taken without = measure (bare, "without shares");
      const Taken with = measure (full, "with shares");

      print_ratio ("times: read and judged", with.prepared, without.prepared);
      print_ratio (", durable", with.import.durable, without.import.durable);
      print_ratio (", of processor", with.import.durable_cpu,
                   without.import.durable_cpu);
      print_ratio (", shown", with.import.shown, without.import.shown);
      print_ratio (", all", with.prepared + with.import.shown,
                   without.prepared + without.import.shown);
      printf ("\n\n");
    }
  bench_document_end ();
  return 0;
}
