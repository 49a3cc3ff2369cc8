/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Human numbers: every form that real exports have, and what is refused. */
#include "base/swb-number.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const char *text;
  char sign;
  SwbNumberResult result;
  double value;
} Case;

#define OK SWB_NUMBER_OK
#define MISSING SWB_NUMBER_MISSING
#define WRONG SWB_NUMBER_WRONG

static const Case cases[] = {
  /* From the exports: exact, because the suffix moves the point only. */
  { "48.5M", '.', OK, 48500000 },
  { "1.1M", '.', OK, 1100000 },
  { "475.8m", '.', OK, 475800000 },
  { "29.0b", '.', OK, 29000000000 },
  { "29.0 bn", '.', OK, 29000000000 },
  { "3 mn", '.', OK, 3000000 },
  { "3.3k", '.', OK, 3300 },
  { "0.89k", '.', OK, 890 },
  { "1.39%", '.', OK, 1.39 },
  { "1.39 %", '.', OK, 1.39 },
  { "348.5", '.', OK, 348.5 },
  { "2,30,000", '.', OK, 230000 },
  { "1,50,00,000", 0, OK, 15000000 },
  { "1,234.5", '.', OK, 1234.5 },
  { "1.234,5", ',', OK, 1234.5 },
  { "1.234,5", 0, OK, 1234.5 },
  { "1,234.5", 0, OK, 1234.5 },
  { "12 345", '.', OK, 12345 },
  { "12\u00a0345,5", ',', OK, 12345.5 },
  { "12\u202f345,5", 0, OK, 12345.5 },
  { "1'234'567.5", 0, OK, 1234567.5 },
  { "1’234", '.', OK, 1234 },
  { "15 lakh", '.', OK, 1500000 },
  { "2.5L", '.', OK, 250000 },
  { "1.5 Cr", '.', OK, 15000000 },
  { "1,5 Cr", ',', OK, 15000000 },
  { "3 crores", 0, OK, 30000000 },
  { "4 lacs", 0, OK, 400000 },
  { "१.५ करोड़", 0, OK, 15000000 },
  { "３２．５Ｋ", 0, OK, 32500 },
  { "१२३", 0, OK, 123 },
  { "٣٤٥", 0, OK, 345 },
  { "١٢٬٣٤٥٫٥", 0, OK, 12345.5 },
  { "١٢٬٣٤٥", ',', OK, 12345 },
  { "௧௨", 0, OK, 12 },
  { "3.5만", 0, OK, 35000 },
  { "2億", 0, OK, 200000000 },
  { "7,2 млн", ',', OK, 7200000 },
  { " 12 ", 0, OK, 12 },
  { "\u00a012\u00a0", 0, OK, 12 },
  { "\ufeff12", 0, OK, 12 },
  { "+5", 0, OK, 5 },
  { "-5", 0, OK, -5 },
  { "−5", 0, OK, -5 },
  { "(1,200)", '.', OK, -1200 },
  { "'5", 0, OK, 5 },
  { "0", 0, OK, 0 },
  { "0.0", 0, OK, 0 },
  { "000123", 0, OK, 123 },
  { ".5", '.', OK, 0.5 },
  { "5.", '.', OK, 5 },
  { "4.85E+07", '.', OK, 48500000 },
  { "1e5", 0, OK, 100000 },
  { "1E-3", 0, OK, 0.001 },
  { "0.1", 0, OK, 0.1 },
  { "9007199254740993", 0, OK, 9007199254740992.0 },
  { "1,234", 0, OK, 1234 },
  { "0,123", 0, OK, 0.123 },
  { "12,5", 0, OK, 12.5 },
  { "1.234", 0, OK, 1.234 },
  { "1.234", ',', OK, 1234 },
  { "1,234", ',', OK, 1.234 },
  { "1.234.567", 0, OK, 1234567 },
  { "1,234K", 0, OK, 1234000 },
  /* Cells that say that there is no number. */
  { NULL, 0, MISSING, 0 },
  { "", 0, MISSING, 0 },
  { "  ", 0, MISSING, 0 },
  { "-", 0, MISSING, 0 },
  { "–", 0, MISSING, 0 },
  { "—", 0, MISSING, 0 },
  { "N/A", 0, MISSING, 0 },
  { "N/A'", 0, MISSING, 0 },
  { "N/A’", 0, MISSING, 0 },
  { "n/a", 0, MISSING, 0 },
  { "NA", 0, MISSING, 0 },
  { "null", 0, MISSING, 0 },
  { "None", 0, MISSING, 0 },
  { "#VALOR!", 0, MISSING, 0 },
  { "#¡VALOR!", 0, MISSING, 0 },
  { "#VALUE!", 0, MISSING, 0 },
  { "#N/A", 0, MISSING, 0 },
  { "#REF!", 0, MISSING, 0 },
  { "#DIV/0!", 0, MISSING, 0 },
  { "NaN", 0, MISSING, 0 },
  { "NaN%", 0, MISSING, 0 },
  /* Anything else is kept as a wrong row, not as a guess. */
  { "abc", 0, WRONG, 0 },
  { "12abc", 0, WRONG, 0 },
  { "12 K followers", 0, WRONG, 0 },
  { "inf", 0, WRONG, 0 },
  { "Infinity", 0, WRONG, 0 },
  { "1e999", 0, WRONG, 0 },
  { "1e400", 0, WRONG, 0 },
  { "0x10", 0, WRONG, 0 },
  { "1e", 0, WRONG, 0 },
  { "1..5", 0, WRONG, 0 },
  { "1,2,3", 0, WRONG, 0 },
  { "1,23,4", 0, WRONG, 0 },
  { "1.2.3", '.', WRONG, 0 },
  { "1,5", '.', WRONG, 0 },
  { "1.5", ',', WRONG, 0 },
  { "1 2", 0, WRONG, 0 },
  { "1,234 567", 0, WRONG, 0 },
  { "12-05-2022", 0, WRONG, 0 },
  { "2022-03-01", 0, WRONG, 0 },
  { "--5", 0, WRONG, 0 },
  { "- -5", 0, WRONG, 0 },
  { "5%%", 0, WRONG, 0 },
  { "5K%", 0, WRONG, 0 },
  { "%", 0, WRONG, 0 },
  { "K", 0, WRONG, 0 },
  { ".", 0, WRONG, 0 },
  { ",", 0, WRONG, 0 },
  { "()", 0, WRONG, 0 },
  { "(5", 0, WRONG, 0 },
  { "5)", 0, WRONG, 0 },
  { "₹500", 0, WRONG, 0 },
  { "\xff\xfe", 0, WRONG, 0 },
  { "²", 0, OK, 2 },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      double value = -77.0;
      SwbNumberResult result = swb_number_parse (c->text, c->sign, &value);
      g_autofree char *shown = g_strescape (c->text ? c->text : "(null)", NULL);

      g_test_message ("\"%s\" with '%c'", shown, c->sign ? c->sign : '?');
      g_assert_cmpint (result, ==, c->result);
      /* Exact, not near. */
      g_assert_true (value == (c->result == OK ? c->value : -77.0));
    }
}

static void
test_percent (void)
{
  double value;
  gboolean percent;

  g_assert_cmpint (swb_number_parse_full ("1.39%", '.', &value, &percent), ==,
                   OK);
  g_assert_true (percent);
  g_assert_true (value == 1.39);
  g_assert_cmpint (swb_number_parse_full ("1.39", '.', &value, &percent), ==,
                   OK);
  g_assert_false (percent);
  g_assert_cmpint (swb_number_parse_full ("٤٪", 0, &value, &percent), ==, OK);
  g_assert_true (percent);
  g_assert_true (value == 4.0);
}

/* Every count with one decimal and a suffix is exact: no noise of floats. */
static void
test_suffixes_are_exact (void)
{
  static const struct
  {
    const char *suffix;
    gint64 tenth;
  } scales[] = { { "k", 100 },
                 { "M", 100000 },
                 { "B", 100000000 },
                 { " L", 10000 },
                 { "Cr", 1000000 } };

  for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
    for (int tenths = 0; tenths < 10000; tenths++)
      {
        g_autofree char *text = g_strdup_printf ("%d.%d%s", tenths / 10,
                                                 tenths % 10, scales[s].suffix);
        double value;

        g_assert_cmpint (swb_number_parse (text, '.', &value), ==, OK);
        g_assert_true (value == (double) (tenths * scales[s].tenth));
      }
}

static void
test_long_text (void)
{
  g_autofree char *digits = g_strnfill (500, '9');
  double value;

  g_assert_cmpint (swb_number_parse (digits, 0, &value), ==, WRONG);
  digits[60] = '\0';
  g_assert_cmpint (swb_number_parse (digits, 0, &value), ==, WRONG);
  digits[30] = '\0';
  g_assert_cmpint (swb_number_parse (digits, 0, &value), ==, OK);
  g_assert_true (value == 1e30);
}

/* Whatever bytes come, there is an answer, and never a NaN or infinity. */
static void
test_random_text (void)
{
  static const char *const pieces[] = {
    "1",  "23", "456", ".", ",", " ",    "K",  "M",   "%", "-", "(", ")",
    "Cr", "e",  "'",   "٣", "₹", "\xe0", "０", "N/A", "+", "٫", "L", "\xc2\xa0"
  };

  for (int round = 0; round < 200000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      double value = 0.0;
      int n = g_test_rand_int_range (0, 9);

      for (int i = 0; i < n; i++)
        g_string_append (
            text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      swb_number_parse (text->str, ",.\0"[g_test_rand_int_range (0, 3)],
                        &value);
      g_assert_true (isfinite (value));
    }
}

static void
test_guess_sign (void)
{
  static const char *const english[] = { "1.5", "1,234.5", "N/A", NULL, "3" };
  static const char *const german[] = { "1,5", "1.234,5", "-", "1.234" };
  static const char *const none[] = { "12", "N/A", "1K" };
  static const char *const mixed[] = { "1,5", "1.5" };

  g_assert_cmpint (swb_number_guess_decimal_sign (english, 5), ==, '.');
  g_assert_cmpint (swb_number_guess_decimal_sign (german, 4), ==, ',');
  g_assert_cmpint (swb_number_guess_decimal_sign (none, 3), ==, 0);
  g_assert_cmpint (swb_number_guess_decimal_sign (mixed, 2), ==, 0);
  g_assert_cmpint (swb_number_guess_decimal_sign (NULL, 0), ==, 0);
}

static void
test_format_count (void)
{
  static const struct
  {
    gint64 count;
    const char *western;
    const char *indian;
  } counts[] = {
    { 0, "0", "0" },
    { 7, "7", "7" },
    { 999, "999", "999" },
    { 1000, "1,000", "1,000" },
    { 99999, "99,999", "99,999" },
    { 100000, "100,000", "1,00,000" },
    { 310000, "310,000", "3,10,000" },
    { 12345678, "12,345,678", "1,23,45,678" },
    { -310000, "−310,000", "−3,10,000" },
    { G_MAXINT64, "9,223,372,036,854,775,807", "92,23,37,20,36,85,47,75,807" },
    { G_MININT64, "−9,223,372,036,854,775,808",
      "−92,23,37,20,36,85,47,75,808" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *western =
          swb_number_format_count (counts[i].count, SWB_GROUPING_WESTERN);
      g_autofree char *indian =
          swb_number_format_count (counts[i].count, SWB_GROUPING_INDIAN);

      g_assert_cmpstr (western, ==, counts[i].western);
      g_assert_cmpstr (indian, ==, counts[i].indian);
    }
}

static void
test_format_compact (void)
{
  static const struct
  {
    double value;
    SwbGrouping grouping;
    const char *text;
  } values[] = {
    { 24000000, SWB_GROUPING_WESTERN, "24M" },
    { 24000000, SWB_GROUPING_INDIAN, "2.4\u00a0Cr" },
    { 3100000, SWB_GROUPING_WESTERN, "3.1M" },
    { 3100000, SWB_GROUPING_INDIAN, "31\u00a0L" },
    { 820000, SWB_GROUPING_INDIAN, "8.2\u00a0L" },
    { 12500, SWB_GROUPING_WESTERN, "12.5K" },
    { 12500, SWB_GROUPING_INDIAN, "12,500" },
    { 999, SWB_GROUPING_WESTERN, "999" },
    { 999.7, SWB_GROUPING_WESTERN, "1K" },
    { 999960, SWB_GROUPING_WESTERN, "1M" },
    { 9999000, SWB_GROUPING_INDIAN, "1\u00a0Cr" },
    { 12345e7, SWB_GROUPING_INDIAN, "12,345\u00a0Cr" },
    { 4.2e9, SWB_GROUPING_WESTERN, "4.2B" },
    { 4.2e12, SWB_GROUPING_WESTERN, "4,200B" },
    { 0, SWB_GROUPING_WESTERN, "0" },
    { -2500000, SWB_GROUPING_WESTERN, "−2.5M" },
    { -0.2, SWB_GROUPING_WESTERN, "0" },
    { NAN, SWB_GROUPING_WESTERN, "–" },
    { INFINITY, SWB_GROUPING_INDIAN, "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text =
          swb_number_format_compact (values[i].value, values[i].grouping);

      g_assert_cmpstr (text, ==, values[i].text);
    }
}

/* What is written can be read again, within the rounding. */
static void
test_round_trip (void)
{
  for (int round = 0; round < 20000; round++)
    {
      double value = pow (10.0, g_test_rand_double_range (0.0, 12.0));
      SwbGrouping grouping = (SwbGrouping) g_test_rand_int_range (0, 2);
      g_autofree char *compact = swb_number_format_compact (value, grouping);
      g_autofree char *count =
          swb_number_format_count ((gint64) value, grouping);
      double back;

      g_assert_cmpint (swb_number_parse (compact, '.', &back), ==, OK);
      g_assert_cmpfloat (fabs (back / value - 1.0), <=, 0.500001);
      g_assert_cmpint (swb_number_parse (count, '.', &back), ==, OK);
      g_assert_true (back == floor (value));
    }
}

static void
test_format_percent (void)
{
  static const struct
  {
    double ratio;
    int digits;
    const char *text;
  } values[] = {
    { 0.041, 1, "4.1\u00a0%" },    { 0.5, 0, "50\u00a0%" },
    { 1.0, 2, "100.00\u00a0%" },   { -0.041, 1, "−4.1\u00a0%" },
    { -0.00001, 1, "0.0\u00a0%" }, { NAN, 1, "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text =
          swb_number_format_percent (values[i].ratio, values[i].digits);

      g_assert_cmpstr (text, ==, values[i].text);
    }
}

static gboolean
is_short_form (const char *cell)
{
  gsize length = strlen (cell);

  return length > 1 && g_ascii_isdigit (cell[0]) &&
         strchr ("KMB", cell[length - 1]) != NULL &&
         strspn (cell, "0123456789.") == length - 1;
}

/* Counts the cells of a line that stand in short form before the same number
 * written out, and holds the one to the other. */
static guint
check_line (const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, ",", -1);
  guint n = 0;

  for (guint i = 0; cells[i] != NULL && cells[i + 1] != NULL; i++)
    {
      double brief;
      double full;

      if (!is_short_form (cells[i]) || *cells[i + 1] == '\0' ||
          strspn (cells[i + 1], "0123456789") != strlen (cells[i + 1]))
        continue;
      g_assert_cmpint (swb_number_parse (cells[i], '.', &brief), ==, OK);
      g_assert_cmpint (swb_number_parse (cells[i + 1], '.', &full), ==, OK);
      g_assert_true (brief == full);
      n++;
    }
  return n;
}

/* Real exports give many counts twice, as "48.5M" and as 48500000. */
static void
test_real_exports (void)
{
  static const char *const files[] = { "instagram-2022-03.csv",
                                       "tiktok-2022-06.csv",
                                       "tiktok-2022-12.csv",
                                       "youtube-2022-06.csv" };
  const char *shared = g_getenv ("SWB_SHARED");
  g_autofree char *real =
      g_build_filename (shared != NULL ? shared : "", "data", "real", NULL);
  guint n = 0;

  if (!g_file_test (real, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the folder of real exports is not here");
      return;
    }
  for (guint f = 0; f < G_N_ELEMENTS (files); f++)
    {
      g_autofree char *path = g_build_filename (real, files[f], NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;
      g_autoptr (GError) error = NULL;

      g_file_get_contents (path, &text, NULL, &error);
      g_assert_no_error (error);
      lines = g_strsplit (text, "\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        n += check_line (lines[i]);
    }
  g_test_message ("%u counts in both forms", n);
  g_assert_cmpuint (n, >, 5000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/cases", test_cases);
  g_test_add_func ("/number/percent", test_percent);
  g_test_add_func ("/number/suffixes-are-exact", test_suffixes_are_exact);
  g_test_add_func ("/number/long-text", test_long_text);
  g_test_add_func ("/number/random-text", test_random_text);
  g_test_add_func ("/number/guess-sign", test_guess_sign);
  g_test_add_func ("/number/format-count", test_format_count);
  g_test_add_func ("/number/format-compact", test_format_compact);
  g_test_add_func ("/number/round-trip", test_round_trip);
  g_test_add_func ("/number/format-percent", test_format_percent);
  g_test_add_func ("/number/real-exports", test_real_exports);
  return g_test_run ();
}
