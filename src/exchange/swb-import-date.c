/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as cells of tables have them: year first, day first or month first,
 * with the month as a word, as the number of days that a spreadsheet counts. */
#include "exchange/swb-import-date.h"

#include "base/swb-text.h"

#include <string.h>

/* 1970-01-01 as spreadsheets count days; 1927 to 2119. */
#define SERIAL_OF_1970 25569
#define FIRST_SERIAL 10000
#define LAST_SERIAL 80000

/* The numbers of a date in their order, and the month that a word tells. */
typedef struct
{
  int numbers[3];
  int digits[3];
  guint n;
  int month;
} Parts;

/* By the first three letters, in English, Spanish and German. */
static int
month_of_word (const char *word, gsize length)
{
  static const struct
  {
    char head[4];
    int month;
  } months[] = {
    { "jan", 1 },  { "feb", 2 },  { "mar", 3 },  { "apr", 4 },  { "may", 5 },
    { "jun", 6 },  { "jul", 7 },  { "aug", 8 },  { "sep", 9 },  { "oct", 10 },
    { "nov", 11 }, { "dec", 12 }, { "ene", 1 },  { "abr", 4 },  { "mai", 5 },
    { "ago", 8 },  { "okt", 10 }, { "dic", 12 }, { "dez", 12 },
  };

  for (guint i = 0; length >= 3 && i < G_N_ELEMENTS (months); i++)
    if (strncmp (word, months[i].head, 3) == 0)
      return months[i].month;
  return 0;
}

static gboolean
add_number (Parts *parts, const char *at, gsize length)
{
  guint64 value;
  g_autofree char *text = g_strndup (at, length);

  if (parts->n == 3 || length > 4 ||
      !g_ascii_string_to_unsigned (text, 10, 0, 9999, &value, NULL))
    return FALSE;
  parts->numbers[parts->n] = (int) value;
  parts->digits[parts->n++] = (int) length;
  return TRUE;
}

/* Signs of what stands between the parts of a date in any language. */
static gboolean
skip_sign (const char **at)
{
  static const char *const signs[] = { "년", "월", "일", "年", "月", "日" };

  if (strchr (" ./-,", **at) != NULL)
    {
      (*at)++;
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (*at, signs[i]))
      {
        *at += strlen (signs[i]);
        return TRUE;
      }
  return FALSE;
}

static gboolean
split (const char *text, Parts *parts)
{
  for (const char *at = text; *at != '\0';)
    {
      gsize digits = strspn (at, "0123456789");
      gsize letters = strspn (at, "abcdefghijklmnopqrstuvwxyz");

      if (digits > 0 && !add_number (parts, at, digits))
        return FALSE;
      if (letters > 0)
        {
          int month = month_of_word (at, letters);

          if (month == 0 || parts->month != 0)
            return FALSE;
          parts->month = month;
        }
      at += digits + letters;
      if (digits + letters == 0 && !skip_sign (&at))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_day (int year, int digits, int month, int month_day, SwbDay *day)
{
  if (digits <= 2)
    year += year < 70 ? 2000 : 1900;
  *day = swb_day_from_ymd (year, month, month_day);
  return *day != SWB_DAY_NONE && swb_day_is_valid (*day);
}

/* "24 Nov 2026", "Nov 24, 2026", "2026 Nov 24", "Nov 2026". */
static gboolean
read_words (const Parts *parts, SwbDay *day)
{
  const int *n = parts->numbers;

  if (parts->n == 1)
    return parts->digits[0] == 4 && make_day (n[0], 4, parts->month, 1, day);
  if (parts->n != 2)
    return FALSE;
  if (parts->digits[0] == 4)
    return make_day (n[0], 4, parts->month, n[1], day);
  return make_day (n[1], parts->digits[1], parts->month, n[0], day);
}

static gboolean
read_numbers (const Parts *parts, SwbDateOrder order, SwbDay *day)
{
  const int *n = parts->numbers;
  gboolean month_first = order == SWB_DATE_MONTH_FIRST;

  if (parts->n == 2 && parts->digits[0] == 4)
    return make_day (n[0], 4, n[1], 1, day);
  if (parts->n != 3)
    return FALSE;
  if (parts->digits[0] == 4)
    return make_day (n[0], 4, n[1], n[2], day);
  if (parts->digits[2] == 3 || parts->digits[2] == 1)
    return FALSE;
  return make_day (n[2], parts->digits[2], month_first ? n[0] : n[1],
                   month_first ? n[1] : n[0], day);
}

/* "20261124" or the number of days that a spreadsheet counts. */
static gboolean
read_run (const char *text, SwbDay *day)
{
  gsize length = strspn (text, "0123456789");
  g_autofree char *digits = g_strndup (text, length);
  const char *rest = text + length;
  guint64 value;

  if (*rest == '.' || *rest == ',')
    rest += 1 + strspn (rest + 1, "0123456789");
  if (*rest != '\0' || (length != 8 && length != 5) ||
      !g_ascii_string_to_unsigned (digits, 10, 0, 99999999, &value, NULL))
    return FALSE;
  if (length == 8)
    return make_day ((int) (value / 10000), 4, (int) (value / 100 % 100),
                     (int) (value % 100), day);
  *day = (SwbDay) value - SERIAL_OF_1970;
  return value >= FIRST_SERIAL && value <= LAST_SERIAL;
}

/* The date alone, in small letters: what tells the time is left out. */
static char *
without_time (const char *text)
{
  g_autofree char *clean = swb_text_clean (text, -1);
  char *folded = g_ascii_strdown (clean, -1);
  char *colon = strchr (folded, ':');

  if (colon == NULL)
    return g_strstrip (folded);
  while (colon > folded && *colon != ' ' && *colon != 't')
    colon--;
  *colon = '\0';
  return g_strstrip (folded);
}

/**
 * swb_date_read:
 * @text: (nullable): a cell
 * @order: what comes first where the year does not
 * @day: (out): the day
 *
 * Reads "2026-11-24", "24.11.2026", "11/24/26", "24 Nov 2026", "2026. 11. 24.",
 * "20261124", "2026-11" for its first day, the number of days that spreadsheets
 * count, each with or without a time of the day, which is left out. Two digits
 * of a year are 1970 to 2069.
 *
 * Returns: whether @text is a day
 */
gboolean
swb_date_read (const char *text, SwbDateOrder order, SwbDay *day)
{
  g_autofree char *date = without_time (text != NULL ? text : "");
  Parts parts = { 0 };
  SwbDay found;

  if (!read_run (date, &found))
    {
      if (!split (date, &parts) ||
          !(parts.month != 0 ? read_words (&parts, &found)
                             : read_numbers (&parts, order, &found)))
        return FALSE;
    }
  *day = found;
  return TRUE;
}

/**
 * swb_date_guess_order:
 * @texts: (array length=n_texts): the cells of a column
 * @n_texts: how many
 *
 * Returns: %SWB_DATE_MONTH_FIRST where more cells can be read with the month
 *   first than with the day first, else %SWB_DATE_DAY_FIRST
 */
SwbDateOrder
swb_date_guess_order (const char *const *texts, gsize n_texts)
{
  gsize counts[SWB_N_DATE_ORDERS] = { 0 };

  for (gsize i = 0; i < n_texts; i++)
    for (guint k = 0; k < SWB_N_DATE_ORDERS; k++)
      {
        SwbDay day;

        counts[k] += swb_date_read (texts[i], (SwbDateOrder) k, &day);
      }
  return counts[SWB_DATE_MONTH_FIRST] > counts[SWB_DATE_DAY_FIRST]
             ? SWB_DATE_MONTH_FIRST
             : SWB_DATE_DAY_FIRST;
}
