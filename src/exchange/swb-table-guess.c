/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table says about itself: whether it has titles, how its numbers are
 * written, which platform and which month it is of (in swb-mapping.h). */
#include "exchange/swb-mapping.h"

#include "base/swb-number.h"
#include "base/swb-text.h"

#include <string.h>

#define ROWS_TO_LOOK_AT 1000
#define ROWS_UNDER_HEADER 50

static gboolean
is_number (const char *cell)
{
  double value;

  return swb_number_parse (cell, 0, &value) == SWB_NUMBER_OK;
}

/* Whether most cells of the column below the first row are numbers. */
static gboolean
numbers_below (SwbGrid *grid, guint column)
{
  guint n = MIN (swb_grid_get_n_rows (grid), ROWS_UNDER_HEADER + 1);
  guint numbers = 0;
  guint filled = 0;

  for (guint row = 1; row < n; row++)
    {
      const char *cell = swb_grid_get_cell (grid, row, column);

      filled += *cell != '\0';
      numbers += is_number (cell);
    }
  return filled > 0 && numbers * 10 >= filled * 6;
}

/**
 * swb_table_has_header:
 * @grid: a table
 *
 * Returns: whether the first row has titles: its words are known as such, or
 *   it has text where the rows below have numbers
 */
gboolean
swb_table_has_header (SwbGrid *grid)
{
  guint n = swb_grid_get_n_columns (grid);
  guint known = 0;
  guint numbers = 0;
  guint over_numbers = 0;

  if (swb_grid_get_n_rows (grid) == 0)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const char *cell = swb_grid_get_cell (grid, 0, i);

      if (*cell == '\0')
        continue;
      if (is_number (cell))
        numbers++;
      else if (numbers_below (grid, i))
        over_numbers++;
      known += !is_number (cell) && swb_title_read (cell).known;
    }
  if (numbers > 0)
    return known > numbers && known >= 3;
  return known > 0 || over_numbers > 0;
}

/**
 * swb_table_guess_decimal_sign:
 * @grid: a table
 * @header: whether its first row has titles
 *
 * Returns: '.' or ',' when all columns that tell agree, else 0: each cell is
 *   read by its own look
 */
char
swb_table_guess_decimal_sign (SwbGrid *grid, gboolean header)
{
  guint n = MIN (swb_grid_get_n_rows (grid), ROWS_TO_LOOK_AT);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  char found = 0;

  for (guint column = 0; column < swb_grid_get_n_columns (grid); column++)
    {
      char sign;

      g_ptr_array_set_size (cells, 0);
      for (guint row = header ? 1 : 0; row < n; row++)
        g_ptr_array_add (cells,
                         (gpointer) swb_grid_get_cell (grid, row, column));
      sign = swb_number_guess_decimal_sign ((const char *const *) cells->pdata,
                                            cells->len);
      if (sign != 0 && found != 0 && sign != found)
        return 0;
      if (sign != 0)
        found = sign;
    }
  return found;
}

/**
 * swb_table_count_remarks:
 * @grid: a table
 * @header: whether its first row has titles
 *
 * Returns: how many columns at the beginning are remarks that Swellboard put
 *   before wrong rows; they belong to no table
 */
guint
swb_table_count_remarks (SwbGrid *grid, gboolean header)
{
  guint n = 0;

  while (header && n < swb_grid_get_n_columns (grid) &&
         swb_grid_get_n_rows (grid) > 0 &&
         g_str_has_prefix (swb_grid_get_cell (grid, 0, n), "Swellboard: "))
    n++;
  return n;
}

/**
 * swb_table_signature:
 * @grid: a table
 * @header: whether its first row has titles
 *
 * Returns: (transfer full): a key under which a mapping is remembered: tables
 *   with the same titles in the same order have the same one
 */
char *
swb_table_signature (SwbGrid *grid, gboolean header)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint n = swb_grid_get_n_columns (grid);

  for (guint i = swb_table_count_remarks (grid, header); i < n; i++)
    {
      const char *title = header ? swb_grid_get_cell (grid, 0, i) : "no titles";
      g_autofree char *folded = swb_title_fold (title);

      g_checksum_update (checksum, (const guchar *) folded,
                         (gssize) strlen (folded));
      g_checksum_update (checksum, (const guchar *) "\n", 1);
    }
  return g_strndup (g_checksum_get_string (checksum), 16);
}

/**
 * swb_table_platform_of:
 * @text: (nullable): a title or the name of a file
 *
 * Returns: the platform that it names, with "IG" and "YT" as whole words;
 *   %SWB_PLATFORM_OTHER where it names none
 */
SwbPlatform
swb_table_platform_of (const char *text)
{
  g_autofree char *folded = swb_text_fold (text);
  g_autofree char *words = swb_title_fold (text);
  g_autofree char *spaced = g_strconcat (" ", words, " ", NULL);

  if (strstr (folded, "tiktok") != NULL || strstr (folded, "tik tok") != NULL)
    return SWB_PLATFORM_TIKTOK;
  if (strstr (folded, "youtub") != NULL || strstr (spaced, " yt ") != NULL)
    return SWB_PLATFORM_YOUTUBE;
  if (strstr (folded, "insta") != NULL || strstr (spaced, " ig ") != NULL)
    return SWB_PLATFORM_INSTAGRAM;
  return swb_platform_guess (folded);
}

/**
 * swb_table_guess_platform:
 * @grid: a table
 * @header: whether its first row has titles
 * @file_name: (nullable): the file's name
 *
 * Returns: the platform that the file's name tells, else the first that a
 *   title tells, else %SWB_PLATFORM_OTHER
 */
SwbPlatform
swb_table_guess_platform (SwbGrid *grid, gboolean header, const char *file_name)
{
  SwbPlatform found = swb_table_platform_of (file_name);
  guint n = swb_grid_get_n_columns (grid);

  for (guint i = 0; header && found == SWB_PLATFORM_OTHER && i < n; i++)
    found = swb_table_platform_of (swb_grid_get_cell (grid, 0, i));
  return found;
}

static int
two_digits (const char *text)
{
  if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return -1;
  return g_ascii_digit_value (text[0]) * 10 + g_ascii_digit_value (text[1]);
}

static const char *
skip_sign (const char *text)
{
  return *text != '\0' && strchr ("-_. ", *text) != NULL ? text + 1 : text;
}

/* The day that the digits at @text tell: "2022-03", "20220331". */
static SwbDay
day_at (const char *text)
{
  int century = two_digits (text);
  int year;
  int month;
  int month_day;
  const char *at;

  if (century != 19 && century != 20)
    return SWB_DAY_NONE;
  year = two_digits (text + 2);
  at = year >= 0 ? skip_sign (text + 4) : text;
  month = year >= 0 ? two_digits (at) : -1;
  if (month < 1 || month > 12)
    return SWB_DAY_NONE;
  at = skip_sign (at + 2);
  month_day = two_digits (at);
  if (month_day < 0)
    return g_ascii_isdigit (*at)
               ? SWB_DAY_NONE
               : swb_day_from_ymd (century * 100 + year, month, 1);
  if (g_ascii_isdigit (at[2]))
    return SWB_DAY_NONE;
  return swb_day_from_ymd (century * 100 + year, month, month_day);
}

/**
 * swb_table_guess_day:
 * @file_name: (nullable): the file's name
 *
 * Returns: the day that the name tells ("2022-03-15", "20220315"); the first
 *   of the month where it tells a month only ("2022-03"); else %SWB_DAY_NONE
 */
SwbDay
swb_table_guess_day (const char *file_name)
{
  for (const char *at = file_name; at != NULL && *at != '\0'; at++)
    if (at == file_name || !g_ascii_isdigit (at[-1]))
      {
        SwbDay day = day_at (at);

        if (day != SWB_DAY_NONE && swb_day_is_valid (day))
          return day;
      }
  return SWB_DAY_NONE;
}
