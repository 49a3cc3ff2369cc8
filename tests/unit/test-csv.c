/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comma-separated values as they come: hostile text, encodings, and reading
 * back what was written. */
#include "exchange/swb-csv.h"
#include "exchange/swb-encoding.h"
#include "exchange/swb-exchange-error.h"

#include <string.h>

typedef struct
{
  const char *what;
  const char *text;
  char delimiter;
  /* Cells with '/' between and rows with '\n' between. */
  const char *cells;
} Case;

static const Case cases[] = {
  { "plain", "a,b\nc,d\n", ',', "a/b\nc/d" },
  { "no end", "a,b\nc,d", ',', "a/b\nc/d" },
  { "cr lf", "a,b\r\nc,d\r\n", ',', "a/b\nc/d" },
  { "cr alone", "a,b\rc,d\r", ',', "a/b\nc/d" },
  { "mixed ends", "a\nb\r\nc\rd", ',', "a\nb\nc\nd" },
  { "empty cells", ",\n,,\n", ',', "/\n//" },
  { "empty lines", "a\n\n\r\n\nb\n", ',', "a\nb" },
  { "quotes", "\"a,b\",\"c\"\n", ',', "a,b/c" },
  { "doubled quotes", "\"a\"\"b\",\"\"\"\",\"\"\n", ',', "a\"b/\"/" },
  { "break in quotes", "\"a\r\nb\",c\n", ',', "a\r\nb/c" },
  { "quote inside", "5\" screen,b\n", ',', "5\" screen/b" },
  { "text after quote", "\"Rock\" Johnson,b\n", ',', "Rock Johnson/b" },
  { "quote never closed", "\"abc,d\ne,f\n", ',', "\"abc/d\ne/f" },
  { "quote at the end", "a,\"", ',', "a/\"" },
  { "ragged", "a\nb,c,d\ne,f\n", ',', "a\nb/c/d\ne/f" },
  { "semicolon", "a;b,c\n", ';', "a/b,c" },
  { "tab", "a\tb\n", '\t', "a/b" },
  { "sep line", "sep=;\na;b\n", ';', "a/b" },
  { "spaces stay", " a , b \n", ',', " a / b " },
  { "delimiter last", "a,\n", ',', "a/" },
  { "nothing", "", ',', "" },
  { "breaks only", "\r\n\n\r", ',', "" },
};

static char *
join_cells (SwbGrid *grid)
{
  GString *out = g_string_new (NULL);

  for (guint row = 0; row < swb_grid_get_n_rows (grid); row++)
    {
      if (row > 0)
        g_string_append_c (out, '\n');
      for (guint i = 0; i < swb_grid_get_n_cells (grid, row); i++)
        g_string_append_printf (out, "%s%s", i > 0 ? "/" : "",
                                swb_grid_get_cell (grid, row, i));
    }
  return g_string_free (out, FALSE);
}

static SwbGrid *
read_text (const char *text, gssize length, char delimiter)
{
  g_autoptr (GBytes) bytes =
      g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return swb_csv_read (bytes, delimiter, 0, NULL, NULL);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SwbGrid) grid =
          read_text (cases[i].text, -1, cases[i].delimiter);
      g_autofree char *cells = join_cells (grid);

      g_test_message ("%s", cases[i].what);
      g_assert_cmpstr (cells, ==, cases[i].cells);
    }
}

static void
test_lines (void)
{
  g_autoptr (SwbGrid) grid = read_text ("a\n\"b\nb\r\nb\",c\n\nd\n", -1, ',');

  g_assert_cmpuint (swb_grid_get_n_rows (grid), ==, 3);
  g_assert_cmpuint (swb_grid_get_line (grid, 0), ==, 1);
  g_assert_cmpuint (swb_grid_get_line (grid, 1), ==, 2);
  g_assert_cmpuint (swb_grid_get_line (grid, 2), ==, 6);
}

static void
test_raw (void)
{
  static const char text[] = "h,i\r\n\"a \"\"x\",b\r\nlast";
  g_autoptr (SwbGrid) grid = read_text (text, -1, ',');
  gsize start;
  gsize length;

  swb_grid_get_raw (grid, 1, &start, &length);
  g_assert_cmpmem (text + start, length, "\"a \"\"x\",b", 9);
  swb_grid_get_raw (grid, 2, &start, &length);
  g_assert_cmpmem (text + start, length, "last", 4);
}

static void
test_odd_bytes (void)
{
  g_autoptr (SwbGrid) zeros = read_text ("a\0b,\0\0\nc", 8, ',');
  g_autofree char *cells = join_cells (zeros);
  g_autofree char *huge = g_strnfill (3 * SWB_CSV_LONGEST_CELL, 'x');
  g_autoptr (SwbGrid) long_cell = read_text (huge, -1, ',');
  g_autofree char *commas = g_strnfill (5000, ',');
  g_autoptr (SwbGrid) many = read_text (commas, -1, ',');

  g_assert_cmpstr (cells, ==, "ab/\nc");
  g_assert_cmpuint (strlen (swb_grid_get_cell (long_cell, 0, 0)), ==,
                    SWB_CSV_LONGEST_CELL);
  g_assert_true (swb_grid_get_flags (long_cell, 0) & SWB_GRID_CUT);
  g_assert_cmpuint (swb_grid_get_n_cells (many, 0), ==, SWB_CSV_MOST_CELLS);
  g_assert_cmpstr (swb_grid_get_cell (many, 0, 4000), ==, "");
}

/* A quote that opens every row may not make the reader quadratic. */
static void
test_hostile_quotes (void)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SwbGrid) grid = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "\"\"\"a,\"\"\n");
  bytes = g_string_free_to_bytes (text);
  g_test_timer_start ();
  grid = swb_csv_read (bytes, ',', 0, NULL, NULL);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 5);
  g_assert_cmpuint (swb_grid_get_n_rows (grid), >, 0);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a,b\n", 4);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (swb_csv_read (bytes, ',', 0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_delimiter (void)
{
  static const struct
  {
    const char *text;
    char delimiter;
  } tables[] = {
    { "a,b,c\n1,2,3\n", ',' },
    { "a;b;c\n1,5;2,5;3\n", ';' },
    { "a\tb\n\"x, y\"\t2\n", '\t' },
    { "a|b\nx, y|2\n", '|' },
    { "name;text\nA;one, two, three\nB;four, five\n", ';' },
    { "sep=|\na;b|c;d\n", '|' },
    { "only one column\nof text\n", ',' },
    { "", ',' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GBytes) bytes =
          g_bytes_new_static (tables[i].text, strlen (tables[i].text));

      g_assert_cmpint (swb_csv_detect_delimiter (bytes), ==,
                       tables[i].delimiter);
    }
}

typedef struct
{
  const char *bytes;
  gsize length;
  SwbEncoding encoding;
  const char *text;
} Encoded;

#define BYTES(text) text, sizeof text - 1

static void
test_encodings (void)
{
  static const Encoded files[] = {
    { BYTES ("caf\xc3\xa9"), SWB_ENCODING_UTF8, "café" },
    { BYTES ("\xef\xbb\xbfrank"), SWB_ENCODING_UTF8, "rank" },
    { BYTES ("caf\xe9,\x80"), SWB_ENCODING_WINDOWS_1252, "café,€" },
    { BYTES ("\xff\xfe"
             "a\0\x05\x09"),
      SWB_ENCODING_UTF16_LE, "aअ" },
    { BYTES ("\xfe\xff\0a\xd8\x3d\xde\x00"), SWB_ENCODING_UTF16_BE, "a😀" },
    { BYTES ("n\0a\0m\0e\0,\0b\0"), SWB_ENCODING_UTF16_LE, "name,b" },
    { BYTES ("\0n\0a\0m\0e\0,\0b"), SWB_ENCODING_UTF16_BE, "name,b" },
    { BYTES (""), SWB_ENCODING_UTF8, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes =
          g_bytes_new_static (files[i].bytes, files[i].length);
      SwbEncoding found = swb_encoding_detect (bytes);
      guint n_bad = 99;
      g_autoptr (GBytes) text = swb_encoding_decode (bytes, found, &n_bad);
      gsize length;
      const char *data = g_bytes_get_data (text, &length);

      g_assert_cmpint (found, ==, files[i].encoding);
      g_assert_cmpmem (data, length, files[i].text, strlen (files[i].text));
      g_assert_cmpuint (n_bad, ==, 0);
    }
}

/* One broken letter among many whole ones leaves the rest alone. */
static void
test_broken_letter (void)
{
  GString *mixed = g_string_new ("\xff");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) text = NULL;
  guint n_bad = 0;

  for (guint i = 0; i < 20; i++)
    g_string_append (mixed, "हिन्दी ");
  bytes = g_string_free_to_bytes (mixed);
  g_assert_cmpint (swb_encoding_detect (bytes), ==, SWB_ENCODING_UTF8);
  text = swb_encoding_decode (bytes, SWB_ENCODING_UTF8, &n_bad);
  g_assert_cmpuint (n_bad, ==, 1);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (text, NULL), "\uFFFDह"));
}

static char *
random_cell (void)
{
  static const char *const pieces[] = {
    "a",  "7", ",", ";", "\"", "\"\"", "\n", "\r",   "\r\n", " ",
    "\t", "|", "'", "é", "हि", "😀",    "سل", "sep=", "=1+1", "",
  };
  GString *out = g_string_new (NULL);
  int n = g_test_rand_int_range (0, 8);

  for (int i = 0; i < n; i++)
    g_string_append (out,
                     pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (out, FALSE);
}

static void
round_trip (char delimiter)
{
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SwbGrid) grid = NULL;
  GString *out = g_string_new (NULL);

  for (int i = g_test_rand_int_range (1, 6); i > 0; i--)
    {
      guint n = (guint) g_test_rand_int_range (1, 6);
      char **cells = g_new0 (char *, n + 1);

      for (guint k = 0; k < n; k++)
        cells[k] = random_cell ();
      swb_csv_append_row (out, (const char *const *) cells, n, delimiter);
      g_ptr_array_add (rows, cells);
    }
  bytes = g_string_free_to_bytes (out);
  grid = swb_csv_read (bytes, delimiter, 0, NULL, NULL);
  g_assert_cmpuint (swb_grid_get_n_rows (grid), ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = rows->pdata[i];

      g_assert_cmpuint (swb_grid_get_n_cells (grid, i), ==,
                        g_strv_length (cells));
      for (guint k = 0; cells[k] != NULL; k++)
        g_assert_cmpstr (swb_grid_get_cell (grid, i, k), ==, cells[k]);
    }
}

static void
test_round_trip (void)
{
  static const char delimiters[] = { ',', ';', '\t', '|' };

  for (guint i = 0; i < 4000; i++)
    round_trip (delimiters[i % G_N_ELEMENTS (delimiters)]);
}

/* Whatever the bytes are: an encoding, text in UTF-8, a grid; no crash. */
static void
test_random_bytes (void)
{
  static const char likely[] = "\",;\t|\r\n\n\0\xff\xfe\xef\xbb\xbfsep=a1";

  for (guint i = 0; i < 3000; i++)
    {
      guint8 data[200];
      gsize length = (gsize) g_test_rand_int_range (0, sizeof data);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) text = NULL;
      g_autoptr (SwbGrid) grid = NULL;

      for (gsize k = 0; k < length; k++)
        data[k] =
            g_test_rand_bit ()
                ? (guint8) likely[g_test_rand_int_range (0, sizeof likely - 1)]
                : (guint8) g_test_rand_int_range (0, 256);
      bytes = g_bytes_new (data, length);
      text = swb_encoding_decode (bytes, swb_encoding_detect (bytes), NULL);
      grid =
          swb_csv_read (text, swb_csv_detect_delimiter (text), 0, NULL, NULL);
      for (guint row = 0; row < swb_grid_get_n_rows (grid); row++)
        for (guint c = 0; c < swb_grid_get_n_cells (grid, row); c++)
          g_assert_true (
              g_utf8_validate (swb_grid_get_cell (grid, row, c), -1, NULL));
    }
}

/* All that a grid is, in words. */
static char *
tell (SwbGrid *grid)
{
  GString *out = g_string_new (NULL);

  g_string_printf (out, "%u\n", swb_grid_get_n_columns (grid));
  for (guint row = 0; row < swb_grid_get_n_rows (grid); row++)
    {
      gsize start;
      gsize length;

      swb_grid_get_raw (grid, row, &start, &length);
      g_string_append_printf (out, "%" G_GUINT64_FORMAT " %u %zu %zu",
                              swb_grid_get_line (grid, row),
                              (guint) swb_grid_get_flags (grid, row), start,
                              length);
      for (guint c = 0; c < swb_grid_get_n_cells (grid, row); c++)
        g_string_append_printf (out, "|%s", swb_grid_get_cell (grid, row, c));
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

/* Wherever the second part begins, also inside a quoted cell or in the middle
 * of a line's end, the table is the same. */
static void
test_in_two (void)
{
  static const char letters[] = "ab,\"\"\n\r;\n,";

  for (int i = 0; i < 150; i++)
    {
      GString *out = g_string_new (i % 10 == 0 ? "sep=,\r\n" : NULL);
      const int length = g_test_rand_int_range (0, 120);
      const char quote = i % 7 == 0 ? '\0' : '"';
      g_autoptr (GBytes) text = NULL;
      g_autoptr (SwbGrid) whole = NULL;
      g_autofree char *expected = NULL;

      for (int k = 0; k < length; k++)
        g_string_append_c (
            out, letters[g_test_rand_int_range (0, sizeof letters - 1)]);
      text = g_string_free_to_bytes (out);
      whole = swb_csv_read_quoted (text, ',', quote, NULL, NULL, NULL);
      expected = tell (whole);
      for (gsize split = 0; split <= g_bytes_get_size (text) + 1; split++)
        {
          g_autoptr (SwbGrid) grid = swb_csv_read_in_two (
              text, ',', quote, split, SWB_CSV_MOST_IN_ALL, NULL, NULL, NULL);
          g_autofree char *found = tell (grid);

          g_assert_cmpstr (found, ==, expected);
        }
    }
}

/* A large file is read in two by itself; a quoted cell lies over the middle. */
static void
test_large (void)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GBytes) text = NULL;
  g_autoptr (SwbGrid) grid = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 40000; i++)
    g_string_append_printf (out,
                            i == 20000
                                ? "%d,\"some\nlines\n20001,in,a\ncell\"\n"
                                : "%d,one cell,another cell,and more\n",
                            i);
  g_assert_cmpuint (out->len, >, 1024 * 1024);
  text = g_string_free_to_bytes (out);
  grid = swb_csv_read_quoted (text, ',', '"', NULL, NULL, NULL);
  g_assert_cmpuint (swb_grid_get_n_rows (grid), ==, 40000);
  for (guint row = 0; row < 40000; row++)
    {
      g_assert_cmpint (
          g_ascii_strtoll (swb_grid_get_cell (grid, row, 0), NULL, 10), ==,
          row);
      g_assert_cmpuint (swb_grid_get_line (grid, row), ==,
                        row + 1 + (row > 20000 ? 3 : 0));
    }
  g_cancellable_cancel (cancellable);
  g_assert_null (
      swb_csv_read_quoted (text, ',', '"', NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A row with very many cells is kept as far as it goes; a table is refused,
 * whichever part of it has them. */
static void
test_many_cells (void)
{
  g_autofree char *commas = g_strnfill (3000, ',');
  g_autoptr (GString) text = g_string_new (commas);
  g_autoptr (SwbGrid) grid = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  g_string_append (text, "\na,b\n");
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  grid = swb_csv_read (bytes, ',', 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (swb_grid_get_n_cells (grid, 0), ==, SWB_CSV_MOST_CELLS);
  g_assert_true (swb_grid_get_flags (grid, 0) & SWB_GRID_MANY);
  g_assert_false (swb_grid_get_flags (grid, 1) & SWB_GRID_MANY);
  g_assert_cmpuint (swb_grid_count_cells (grid), ==, SWB_CSV_MOST_CELLS + 2);
  for (gsize split = 0; split < 3008; split += 1000)
    {
      g_assert_null (swb_csv_read_in_two (bytes, ',', '"', split, 1000, NULL,
                                          NULL, &error));
      g_assert_error (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_TOO_LARGE);
      g_clear_error (&error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/cases", test_cases);
  g_test_add_func ("/csv/lines", test_lines);
  g_test_add_func ("/csv/raw", test_raw);
  g_test_add_func ("/csv/odd-bytes", test_odd_bytes);
  g_test_add_func ("/csv/hostile-quotes", test_hostile_quotes);
  g_test_add_func ("/csv/cancel", test_cancel);
  g_test_add_func ("/csv/delimiter", test_delimiter);
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/broken-letter", test_broken_letter);
  g_test_add_func ("/csv/round-trip", test_round_trip);
  g_test_add_func ("/csv/random-bytes", test_random_bytes);
  g_test_add_func ("/csv/in-two", test_in_two);
  g_test_add_func ("/csv/large", test_large);
  g_test_add_func ("/csv/many-cells", test_many_cells);
  return g_test_run ();
}
