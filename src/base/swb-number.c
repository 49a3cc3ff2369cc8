/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as people and exports write them: reading, and writing for people. */
#include "base/swb-number.h"

#include "base/swb-decimal.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define NO_BREAK_SPACE "\u00a0"
#define MINUS_SIGN "\u2212"

/**
 * swb_number_parse:
 * @text: (nullable): a cell or an entry
 * @decimal_sign: '.', ',' or 0 to go by the look of the text
 * @value: (out): the number; untouched unless %SWB_NUMBER_OK comes back
 *
 * As swb_number_parse_full(), for callers to whom "1.39%" is 1.39.
 *
 * Returns: whether there is a number, none, or something else
 */
SwbNumberResult
swb_number_parse (const char *text, char decimal_sign, double *value)
{
  return swb_number_parse_full (text, decimal_sign, value, NULL);
}

/* What most cells are: digits alone, so few that a double holds them. */
static gboolean
read_plain (const char *text, double *value)
{
  guint64 found = 0;
  gsize length;

  for (length = 0; g_ascii_isdigit (text[length]); length++)
    {
      if (length == 15)
        return FALSE;
      found = found * 10 + (guint64) (text[length] - '0');
    }
  if (length == 0 || text[length] != '\0')
    return FALSE;
  *value = (double) found;
  return TRUE;
}

/**
 * swb_number_parse_full:
 * @text: (nullable): a cell or an entry
 * @decimal_sign: '.', ',' or 0 to go by the look of the text
 * @value: (out): the number; untouched unless %SWB_NUMBER_OK comes back
 * @percent: (out) (optional): whether a percent sign followed
 *
 * Reads "48.5M" (exactly 48500000), "2,30,000", "1.234,5", "12 345", "1.5 Cr",
 * "15 lakh", "1.39%", "(1,200)", digits of every script. Going by the look, one
 * point is a decimal sign, one comma is one unless three digits follow it, and
 * of two different signs the last one is it. The locale plays no part.
 *
 * Returns: %SWB_NUMBER_OK; %SWB_NUMBER_MISSING for "", "-", "N/A", "#VALOR!"
 *   and their like; %SWB_NUMBER_WRONG for other text and for what is too large
 */
SwbNumberResult
swb_number_parse_full (const char *text,
                       char decimal_sign,
                       double *value,
                       gboolean *percent)
{
  g_autofree char *normalized = NULL;
  SwbDecimal decimal;
  double found;

  g_return_val_if_fail (value != NULL, SWB_NUMBER_WRONG);
  g_return_val_if_fail (decimal_sign == 0 || decimal_sign == '.' ||
                            decimal_sign == ',',
                        SWB_NUMBER_WRONG);
  if (text == NULL)
    return SWB_NUMBER_MISSING;
  if (read_plain (text, value))
    {
      if (percent != NULL)
        *percent = FALSE;
      return SWB_NUMBER_OK;
    }
  normalized = swb_decimal_normalize (text, &decimal_sign);
  if (normalized == NULL)
    return SWB_NUMBER_WRONG;
  if (swb_decimal_is_missing (normalized))
    return SWB_NUMBER_MISSING;
  if (!swb_decimal_read (normalized, decimal_sign, &decimal) ||
      !swb_decimal_to_double (&decimal, &found))
    return SWB_NUMBER_WRONG;
  *value = found;
  if (percent != NULL)
    *percent = decimal.percent;
  return SWB_NUMBER_OK;
}

static gboolean
reads_only_with (const char *text, char sign, char other)
{
  double value;

  return swb_number_parse (text, sign, &value) == SWB_NUMBER_OK &&
         swb_number_parse (text, other, &value) == SWB_NUMBER_WRONG;
}

/**
 * swb_number_guess_decimal_sign:
 * @texts: (array length=n_texts): the cells of a column; some may be %NULL
 * @n_texts: how many
 *
 * Looks for cells that can be read with one decimal sign only.
 *
 * Returns: '.' or ',' when all the evidence says so, else 0
 */
char
swb_number_guess_decimal_sign (const char *const *texts, gsize n_texts)
{
  gsize points = 0;
  gsize commas = 0;

  g_return_val_if_fail (texts != NULL || n_texts == 0, 0);
  for (gsize i = 0; i < n_texts; i++)
    {
      points += reads_only_with (texts[i], '.', ',');
      commas += reads_only_with (texts[i], ',', '.');
    }
  if ((points > 0) == (commas > 0))
    return 0;
  return points > 0 ? '.' : ',';
}

/* Puts grouping signs into a run of ASCII digits. */
static char *
group_digits (const char *digits, SwbGrouping grouping)
{
  GString *out = g_string_new (NULL);
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      gsize left = length - i;
      gboolean border = left % 3 == 0;

      if (grouping == SWB_GROUPING_INDIAN)
        border = left >= 3 && left % 2 == 1;
      if (i > 0 && border)
        g_string_append_c (out, ',');
      g_string_append_c (out, digits[i]);
    }
  return g_string_free (out, FALSE);
}

/**
 * swb_number_format_count:
 * @count: a whole number
 * @grouping: how to group its digits
 *
 * Returns: (transfer full): "3,10,000" or "310,000"; below zero with U+2212
 */
char *
swb_number_format_count (gint64 count, SwbGrouping grouping)
{
  g_autofree char *digits = NULL;
  g_autofree char *grouped = NULL;
  guint64 size = count < 0 ? -(guint64) count : (guint64) count;

  digits = g_strdup_printf ("%" G_GUINT64_FORMAT, size);
  grouped = group_digits (digits, grouping);
  return g_strconcat (count < 0 ? MINUS_SIGN : "", grouped, NULL);
}

typedef struct
{
  double unit;
  const char *word;
} Scale;

static const Scale western_scales[] = {
  { 1e9, N_ ("B") },
  { 1e6, N_ ("M") },
  { 1e3, N_ ("K") },
  { 1.0, "" },
};

static const Scale indian_scales[] = {
  { 1e7, NO_BREAK_SPACE "Cr" },
  { 1e5, NO_BREAK_SPACE "L" },
  { 1.0, "" },
};

/* Rounds to tenths of @unit from one unit up, to whole ones for unit 1. */
static double
round_to (double size, double unit)
{
  return unit > 1.0 ? nearbyint (size / unit * 10.0) / 10.0 : nearbyint (size);
}

static char *
format_scaled (double rounded, const char *word, SwbGrouping grouping)
{
  g_autofree char *digits = g_strdup_printf ("%.0f", floor (rounded));
  g_autofree char *grouped = group_digits (digits, grouping);
  int tenth = (int) nearbyint ((rounded - floor (rounded)) * 10.0);

  if (tenth == 0)
    return g_strconcat (grouped, word, NULL);
  return g_strdup_printf ("%s.%d%s", grouped, tenth, word);
}

/**
 * swb_number_format_compact:
 * @value: a number
 * @grouping: which words of magnitude
 *
 * At most one decimal; rounding may carry over to the next word, so 999,960 is
 * "1M". Below a thousand, or a lakh, the whole number.
 *
 * Returns: (transfer full): "3.1M", "12.5K", or "2.4 Cr", "8.2 L" with a
 *   no-break space; "–" for what is no number
 */
char *
swb_number_format_compact (double value, SwbGrouping grouping)
{
  const Scale *scales =
      grouping == SWB_GROUPING_INDIAN ? indian_scales : western_scales;
  const char *sign = value < 0.0 ? MINUS_SIGN : "";
  double size = fabs (value);
  guint i = 0;
  g_autofree char *text = NULL;

  if (!isfinite (value) || size >= 1e30)
    return g_strdup ("–");
  while (scales[i].unit > 1.0 && size < scales[i].unit)
    i++;
  if (i > 0 &&
      round_to (size, scales[i].unit) * scales[i].unit >= scales[i - 1].unit)
    i--;
  size = round_to (size, scales[i].unit);
  text = format_scaled (size, scales[i].word, grouping);
  return g_strconcat (size > 0.0 ? sign : "", text, NULL);
}

/**
 * swb_number_format_percent:
 * @ratio: a share, 0.041 for 4.1 percent
 * @digits: digits after the point, 0 to 6
 *
 * Returns: (transfer full): "4.1 %" with a no-break space; "–" for what is no
 *   number
 */
char *
swb_number_format_percent (double ratio, int digits)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE * 2];
  char format[] = "%.0f";
  gboolean is_zero;

  g_return_val_if_fail (digits >= 0 && digits <= 6, NULL);
  if (!isfinite (ratio) || fabs (ratio) >= 1e15)
    return g_strdup ("–");
  format[2] = (char) ('0' + digits);
  g_ascii_formatd (buffer, sizeof buffer, format, fabs (ratio * 100.0));
  is_zero = strspn (buffer, "0.") == strlen (buffer);
  /* Translators: a share in percent; the space before the sign does not break
   */
  return g_strdup_printf (_ ("%s%s\u00a0%%"),
                          ratio < 0.0 && !is_zero ? MINUS_SIGN : "", buffer);
}
