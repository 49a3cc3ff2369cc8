/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells to and from a spreadsheet: quoting, what LibreOffice makes of both
 * forms, what it puts on the clipboard itself, hostile texts, limits. */
#include "base/swb-text.h"
#include "exchange/swb-tsv.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_COLUMNS 3

/* What people and attackers put into names and notes. */
static const char *const hostile[][N_COLUMNS] = {
  { "Meera Iyer", "48200", "INR 45000" },
  { "सौरभ पाटील", "ليلى حسن", "표새봄" },
  { "a\ttab", "two\nlines", "\"quoted\" at first" },
  { "mid \"quote\"", "\"", "ends with \"" },
  { "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0" },
  { "-2+3", "-5", "'=told already" },
  { "007", "1e5", "48,200" },
  { "", "comma, and; more", "sep=;" },
  { "3/4", "TRUE", "12:30" },
  { "last", "", "" },
};

static void
assert_cells (SwbGrid *grid)
{
  g_assert_cmpuint (swb_grid_get_n_rows (grid), ==, G_N_ELEMENTS (hostile));
  for (guint y = 0; y < G_N_ELEMENTS (hostile); y++)
    for (guint x = 0; x < N_COLUMNS; x++)
      g_assert_cmpstr (swb_grid_get_cell (grid, y, x), ==, hostile[y][x]);
}

/* In HTML a tab is a blank, and nothing is guarded: what looks guarded is read
 * as if it were. */
static void
assert_cells_of_html (SwbGrid *grid)
{
  g_assert_cmpuint (swb_grid_get_n_rows (grid), ==, G_N_ELEMENTS (hostile));
  for (guint y = 0; y < G_N_ELEMENTS (hostile); y++)
    for (guint x = 0; x < N_COLUMNS; x++)
      {
        g_autofree char *wanted = swb_text_unguard_cell (hostile[y][x]);

        g_strdelimit (wanted, "\t", ' ');
        g_assert_cmpstr (swb_grid_get_cell (grid, y, x), ==, wanted);
      }
}

static char *
write_tsv (void)
{
  GString *out = g_string_new (NULL);

  for (guint y = 0; y < G_N_ELEMENTS (hostile); y++)
    swb_tsv_append_row (out, hostile[y], N_COLUMNS);
  return g_string_free (out, FALSE);
}

static char *
write_html (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint y = 0; y < G_N_ELEMENTS (hostile); y++)
    swb_tsv_append_html_row (rows, hostile[y], N_COLUMNS, FALSE);
  return swb_tsv_html (rows->str);
}

static SwbGrid *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  SwbGrid *grid = swb_tsv_read (text, strlen (text), NULL, &error);

  g_assert_no_error (error);
  return grid;
}

static char *
recorded (const char *name)
{
  g_autofree char *path = g_build_filename (
      g_getenv ("SWB_SOURCE_ROOT"), "tests", "data", "sheet", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_round_trip (void)
{
  g_autofree char *tsv = write_tsv ();
  g_autoptr (SwbGrid) grid = read_text (tsv);

  assert_cells (grid);
}

/* Nothing that a spreadsheet would run stands at the beginning of a cell. */
static void
test_guarded (void)
{
  g_autofree char *tsv = write_tsv ();

  g_assert_null (strstr (tsv, "\n=1"));
  g_assert_nonnull (strstr (tsv, "'=1+1\t'@SUM(A1)\t'+cmd"));
  g_assert_nonnull (strstr (tsv, "\n'-2+3\t-5\t"));
  g_assert_nonnull (strstr (tsv, "48200\tINR 45000\n"));
}

/* The bytes are those that LibreOffice was given when what it made of them was
 * recorded; tests/data/sheet/record says how. */
static void
test_recorded (void)
{
  g_autofree char *tsv = write_tsv ();
  g_autofree char *html = write_html ();
  g_autofree char *given_tsv = recorded ("given.tsv");
  g_autofree char *given_html = recorded ("given.html");
  g_autofree char *tsv_came = recorded ("calc-of-tsv.tsv");
  g_autofree char *html_came = recorded ("calc-of-html.tsv");
  g_autoptr (SwbGrid) of_tsv = read_text (tsv_came);
  g_autoptr (SwbGrid) of_html = read_text (html_came);

  g_assert_cmpstr (tsv, ==, given_tsv);
  g_assert_cmpstr (html, ==, given_html);
  assert_cells (of_tsv);
  assert_cells_of_html (of_html);
}

static char *
convert (const char *folder, const char *name, const char *filter)
{
  g_autofree char *profile =
      g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  g_autofree char *out = g_build_filename (folder, "out", NULL);
  g_autofree char *from = g_build_filename (folder, name, NULL);
  g_autofree char *made = g_build_filename (out, "given.csv", NULL);
  const char *const command[] = {
    "soffice",      "--headless",
    profile,        filter,
    "--convert-to", "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true",
    "--outdir",     out,
    from,           NULL,
  };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) command, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL |
                    G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_file_get_contents (made, &text, NULL, &error);
  g_assert_no_error (error);
  g_remove (made);
  return text;
}

/* Where LibreOffice is installed it reads both forms itself; elsewhere what it
 * made of the same bytes was recorded. */
static void
test_calc (void)
{
  g_autofree char *soffice = g_find_program_in_path ("soffice");
  g_autofree char *folder = g_dir_make_tmp ("swb-sheet-XXXXXX", NULL);
  g_autofree char *tsv_path = g_build_filename (folder, "given.tsv", NULL);
  g_autofree char *html_path = g_build_filename (folder, "given.html", NULL);
  g_autofree char *tsv = write_tsv ();
  g_autofree char *html = write_html ();
  g_autofree char *tsv_came = NULL;
  g_autofree char *html_came = NULL;
  g_autoptr (SwbGrid) of_tsv = NULL;
  g_autoptr (SwbGrid) of_html = NULL;

  if (soffice == NULL)
    {
      test_recorded ();
      return;
    }
  g_assert_true (g_file_set_contents (tsv_path, tsv, -1, NULL));
  g_assert_true (g_file_set_contents (html_path, html, -1, NULL));
  tsv_came = convert (folder, "given.tsv",
                      "--infilter=CSV:9,34,76,1,1/2/2/2/3/2,0,false,false");
  html_came = convert (folder, "given.html", "--infilter=HTML (StarCalc)");
  of_tsv = read_text (tsv_came);
  of_html = read_text (html_came);
  assert_cells (of_tsv);
  assert_cells_of_html (of_html);
}

/* Calc puts tabs and line breaks of a cell on the clipboard as blanks, and
 * quotes as they stand. */
static void
test_from_calc (void)
{
  g_autofree char *text = recorded ("calc-clipboard.txt");
  g_autoptr (SwbGrid) grid = read_text (text);

  g_assert_cmpuint (swb_grid_get_n_rows (grid), ==, 4);
  g_assert_cmpuint (swb_grid_get_n_columns (grid), ==, 3);
  g_assert_cmpstr (swb_grid_get_cell (grid, 0, 1), ==, "with tab");
  g_assert_cmpstr (swb_grid_get_cell (grid, 1, 0), ==, "\"quoted\" start");
  g_assert_cmpstr (swb_grid_get_cell (grid, 1, 1), ==, "mid \"quote\"");
  g_assert_cmpstr (swb_grid_get_cell (grid, 2, 0), ==, "007");
  g_assert_cmpstr (swb_grid_get_cell (grid, 3, 0), ==, "");
  g_assert_cmpstr (swb_grid_get_cell (grid, 3, 2), ==, " lead");
}

static void
assert_reads (const char *text, guint n_rows, guint n_columns, const char *last)
{
  g_autoptr (SwbGrid) grid = read_text (text);

  g_assert_cmpuint (swb_grid_get_n_rows (grid), ==, n_rows);
  g_assert_cmpuint (swb_grid_get_n_columns (grid), ==, n_columns);
  if (n_rows > 0)
    g_assert_cmpstr (swb_grid_get_cell (grid, n_rows - 1, n_columns - 1), ==,
                     last);
}

static void
test_forms (void)
{
  assert_reads ("", 0, 0, NULL);
  assert_reads ("one", 1, 1, "one");
  assert_reads ("\xef\xbb\xbfone\r\n", 1, 1, "one");
  assert_reads ("a\tb\r\nc\td\r\n", 2, 2, "d");
  assert_reads ("a\rb\rc", 3, 1, "c");
  assert_reads ("a\t", 1, 2, "");
  assert_reads ("a\n\nb\n", 3, 1, "b");
  assert_reads ("\n\n", 2, 1, "");
  assert_reads ("a\t\"x\r\ny\"\r\n", 1, 2, "x\ny");
  assert_reads ("\"\"\"\"", 1, 1, "\"");
  assert_reads ("\"open", 1, 1, "\"open");
  assert_reads ("a,b\nc,d\n", 2, 2, "d");
  assert_reads ("a;\"b;\nc\"\nd;e", 2, 2, "e");
  /* Words with commas between are one cell. */
  assert_reads ("Chennai, Mumbai", 1, 1, "Chennai, Mumbai");
  assert_reads ("Chennai,Mumbai", 1, 1, "Chennai,Mumbai");
  assert_reads ("Chennai, Pune\nDelhi, Agra", 2, 1, "Delhi, Agra");
  assert_reads ("1,200\n3,400\tx", 2, 2, "x");
}

static void
test_too_much (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= SWB_TSV_MOST_CELLS; i++)
    g_string_append (text, "\n");
  g_assert_null (swb_tsv_read (text->str, text->len, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
}

/* Any bytes come to an end, with as many lines as there can be. */
static void
test_chance (void)
{
  static const char alphabet[] = "\t\n\r\"',;=ab ";

  for (guint round = 0; round < 20000; round++)
    {
      char text[24];
      guint n = (guint) g_test_rand_int_range (0, (int) sizeof text);
      g_autoptr (SwbGrid) grid = NULL;
      g_autoptr (GString) again = g_string_new (NULL);
      g_autoptr (SwbGrid) same = NULL;

      for (guint i = 0; i < n; i++)
        text[i] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      grid = swb_tsv_read (text, n, NULL, NULL);
      g_assert_nonnull (grid);
      for (guint y = 0; y < swb_grid_get_n_rows (grid); y++)
        {
          g_autofree const char **cells =
              g_new0 (const char *, swb_grid_get_n_columns (grid) + 1);

          for (guint x = 0; x < swb_grid_get_n_columns (grid); x++)
            cells[x] = swb_grid_get_cell (grid, y, x);
          g_string_append (again, "k\t");
          swb_tsv_append_row (again, cells, swb_grid_get_n_columns (grid));
        }
      same = read_text (again->str);
      g_assert_cmpuint (swb_grid_get_n_rows (same), ==,
                        swb_grid_get_n_rows (grid));
      for (guint y = 0; y < swb_grid_get_n_rows (grid); y++)
        for (guint x = 0; x < swb_grid_get_n_columns (grid); x++)
          g_assert_cmpstr (swb_grid_get_cell (same, y, x + 1), ==,
                           swb_grid_get_cell (grid, y, x));
    }
}

/* Writes what tests/data/sheet/record hands to LibreOffice. */
static int
give (const char *folder)
{
  g_autofree char *tsv_path = g_build_filename (folder, "given.tsv", NULL);
  g_autofree char *html_path = g_build_filename (folder, "given.html", NULL);
  g_autofree char *tsv = write_tsv ();
  g_autofree char *html = write_html ();

  return g_file_set_contents (tsv_path, tsv, -1, NULL) &&
                 g_file_set_contents (html_path, html, -1, NULL)
             ? 0
             : 1;
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--give"))
    return give (argv[2]);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tsv/round-trip", test_round_trip);
  g_test_add_func ("/tsv/guarded", test_guarded);
  g_test_add_func ("/tsv/recorded", test_recorded);
  g_test_add_func ("/tsv/calc", test_calc);
  g_test_add_func ("/tsv/from-calc", test_from_calc);
  g_test_add_func ("/tsv/forms", test_forms);
  g_test_add_func ("/tsv/too-much", test_too_much);
  g_test_add_func ("/tsv/chance", test_chance);
  return g_test_run ();
}
