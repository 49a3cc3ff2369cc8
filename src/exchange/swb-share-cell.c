/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shares of an audience as cells have them: a number, or a list such as "India
 * 62%, USA 8%", "Mumbai: 0.31; Delhi: 0.12", {"18-24": 0.4, "25-34": 0.3}. */
#include "exchange/swb-share-cell.h"

#include "base/swb-number.h"
#include "base/swb-text.h"

#include <math.h>
#include <string.h>

/* "0,312" is no three hundred, whatever the table's sign. */
static char
sign_of (const char *cell, char decimal_sign)
{
  while (*cell == ' ')
    cell++;
  return cell[0] == '0' && (cell[1] == ',' || cell[1] == '.') ? cell[1]
                                                              : decimal_sign;
}

/**
 * swb_share_cell_read_number:
 * @cell: a cell
 * @decimal_sign: '.', ',' or 0
 * @value: (out): the number as it stands
 * @percent: (out): whether it has a sign that it is in hundredths
 *
 * A share that is only told to be below something is missing.
 *
 * Returns: what the cell is
 */
SwbShareCell
swb_share_cell_read_number (const char *cell,
                            char decimal_sign,
                            double *value,
                            gboolean *percent)
{
  *percent = FALSE;
  *value = 0;
  if (*cell == '<')
    return SWB_SHARE_CELL_MISSING;
  switch (swb_number_parse_full (cell, sign_of (cell, decimal_sign), value,
                                 percent))
    {
    case SWB_NUMBER_OK:
      return *value >= 0 && *value <= 100 ? SWB_SHARE_CELL_OK
                                          : SWB_SHARE_CELL_WRONG;
    case SWB_NUMBER_MISSING:
      return SWB_SHARE_CELL_MISSING;
    case SWB_NUMBER_WRONG:
    default:
      return SWB_SHARE_CELL_WRONG;
    }
}

/**
 * swb_share_cell_to_share:
 * @value: a number as it stands
 * @percent: whether it is in hundredths
 *
 * Returns: the share that the digits say: 4.37 % is what 0.0437 is, and not
 *   the neighbour that a division gives
 */
double
swb_share_cell_to_share (double value, gboolean percent)
{
  const double millionths = round (value * 1e6);
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (!percent)
    return value;
  /* Up to six digits behind the point, two whole numbers say it exactly. */
  if (millionths / 1e6 == value)
    return millionths / 1e8;
  g_ascii_formatd (digits, sizeof digits, "%.15g", value / 100);
  return g_ascii_strtod (digits, NULL);
}

/* A bullet is part of a name where another sign divides. */
static char *
make_plain (const char *cell)
{
  g_autofree char *clean = swb_text_clean_lines (cell, -1);
  const gboolean divided = strpbrk (clean, ";|\n") != NULL;
  GString *text = g_string_new (clean);

  g_string_replace (text, "–", "-", 0);
  if (!divided)
    {
      g_string_replace (text, "•", ";", 0);
      g_string_replace (text, "·", ";", 0);
    }
  return g_string_free (text, FALSE);
}

/* The list with ';' between its parts and without the signs of programs. A
 * comma between two digits is of a number, but where nothing else divides. */
static void
divide (char *text)
{
  const gboolean divided = strpbrk (text, ";|\n") != NULL;
  const gsize length = strlen (text);

  for (gsize i = 0; i < length; i++)
    {
      const gboolean in_number = i > 0 && g_ascii_isdigit (text[i - 1]) &&
                                 g_ascii_isdigit (text[i + 1]);

      if (strchr ("{}[]\"", text[i]) != NULL)
        text[i] = ' ';
      else if (text[i] == '|' || text[i] == '\n')
        text[i] = ';';
      else if (text[i] == ',' && !divided && !in_number)
        text[i] = ';';
      else if (text[i] == '/' && !divided && i > 0 && text[i - 1] == ' ' &&
               text[i + 1] == ' ')
        text[i] = ';';
    }
}

static gboolean
is_of_number (char c)
{
  return g_ascii_isdigit (c) || c == '.' || c == ',';
}

/* "Delhi (NCR)" is a name; of "India (" a number was inside. */
static gboolean
has_pairs (const char *text)
{
  int open = 0;

  for (; *text != '\0' && open >= 0; text++)
    open += (*text == '(') - (*text == ')');
  return open == 0;
}

static gboolean
keep_who (SwbSharePart *part, const char *start, gsize length)
{
  g_autofree char *who = g_strndup (start, length);
  g_autofree char *clean = NULL;

  if (!has_pairs (who))
    g_strdelimit (who, "()", ' ');
  clean = swb_text_clean (who, -1);
  length = strlen (clean);
  if (length > 1 && clean[0] == '(' &&
      strchr (clean, ')') == clean + length - 1)
    {
      clean[0] = ' ';
      clean[--length] = '\0';
    }
  while (length > 0 && strchr (":=-", clean[length - 1]) != NULL)
    clean[--length] = '\0';
  g_strstrip (clean);
  return *clean != '\0' && strpbrk (clean, "%{}") == NULL &&
         g_strlcpy (part->who, clean, sizeof part->who) < sizeof part->who;
}

static gboolean
keep_number (SwbSharePart *part,
             const char *start,
             gsize length,
             char decimal_sign)
{
  g_autofree char *number = g_strndup (start, length);
  gboolean percent;

  return swb_share_cell_read_number (number, decimal_sign, &part->value,
                                     &percent) == SWB_SHARE_CELL_OK;
}

/* "India 62%", "India: 0.62", "India (62 %)". The number stands apart: that of
 * "18-24" is none. */
static gboolean
read_behind (const char *text, char decimal_sign, SwbSharePart *part)
{
  gsize end = strlen (text);
  gsize start;

  while (end > 0 && strchr (" )", text[end - 1]) != NULL)
    end--;
  part->percent = end > 0 && text[end - 1] == '%';
  if (part->percent)
    end--;
  while (end > 0 && text[end - 1] == ' ')
    end--;
  start = end;
  while (start > 0 && is_of_number (text[start - 1]))
    start--;
  return start < end && start > 0 && strchr (" :=(", text[start - 1]) != NULL &&
         keep_number (part, text + start, end - start, decimal_sign) &&
         keep_who (part, text, start);
}

/* "62% India"; without the sign it could be anything. */
static gboolean
read_before (const char *text, char decimal_sign, SwbSharePart *part)
{
  gsize end = 0;
  gsize number;

  while (is_of_number (text[end]))
    end++;
  number = end;
  while (text[end] == ' ')
    end++;
  part->percent = text[end] == '%';
  return number > 0 && part->percent &&
         keep_number (part, text, number, decimal_sign) &&
         keep_who (part, text + end + 1, strlen (text + end + 1));
}

/**
 * swb_share_cell_read_list:
 * @cell: a cell
 * @decimal_sign: '.', ',' or 0
 * @parts: (element-type SwbSharePart): takes what it tells, at most
 *   %SWB_SHARE_CELL_MOST
 *
 * Returns: what the cell is
 */
SwbShareCell
swb_share_cell_read_list (const char *cell, char decimal_sign, GArray *parts)
{
  g_autofree char *open = swb_text_unguard_cell (cell);
  g_autofree char *text = make_plain (open);
  g_auto (GStrv) pieces = NULL;
  guint n_told = 0;
  double value;

  if (swb_number_parse (text, 0, &value) == SWB_NUMBER_MISSING)
    return SWB_SHARE_CELL_MISSING;
  divide (text);
  pieces = g_strsplit (text, ";", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      SwbSharePart part;
      const char *piece = g_strstrip (pieces[i]);

      if (*piece == '\0')
        continue;
      if (!read_behind (piece, decimal_sign, &part) &&
          !read_before (piece, decimal_sign, &part))
        return SWB_SHARE_CELL_WRONG;
      if (n_told++ < SWB_SHARE_CELL_MOST)
        g_array_append_val (parts, part);
    }
  return n_told > 0 ? SWB_SHARE_CELL_OK : SWB_SHARE_CELL_MISSING;
}
