/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads decimals as written by people, digit by digit, without rounding: the
 * suffix of "48.5M" moves the exponent and multiplies nothing. */
#include "base/swb-decimal.h"

#include <math.h>
#include <string.h>

/* Longer text is a sentence, not a number. */
#define MAX_LENGTH 80
#define MAX_EXPONENT 400
#define MAX_GROUPS 16

static gunichar
normalize_sign (gunichar c)
{
  switch (c)
    {
    case 0x2212: /* minus */
    case 0xfe63:
    case 0x2010: /* hyphens and dashes */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
      return '-';
    case 0x2019: /* apostrophes, as grouped in Switzerland */
    case 0x2018:
    case 0x02bc:
      return '\'';
    case 0x066a:
      return '%';
    default:
      return c;
    }
}

static gboolean
is_invisible (gunichar c)
{
  return c == 0x61c || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) ||
         c == 0xfeff;
}

/**
 * swb_decimal_normalize:
 * @text: text of a cell or an entry
 * @decimal_sign: (inout): '.', ',' or 0; becomes '.' when the text has the
 *   Arabic decimal or thousands separator, which leave no doubt
 *
 * Makes digits of every script ASCII, full-width signs plain, all white one
 * space, letters lower case, and trims.
 *
 * Returns: (transfer full) (nullable): the text; %NULL when it is no UTF-8 or
 *   too long to be a number
 */
char *
swb_decimal_normalize (const char *text, char *decimal_sign)
{
  g_autofree char *plain = NULL;
  g_autoptr (GString) out = NULL;
  gboolean arabic;

  if (strlen (text) > MAX_LENGTH || !g_utf8_validate (text, -1, NULL))
    return NULL;
  plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  out = g_string_new (NULL);
  arabic = strstr (plain, "٫") != NULL || strstr (plain, "٬") != NULL;
  if (arabic)
    *decimal_sign = '.';
  for (const char *at = plain; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = normalize_sign (g_utf8_get_char (at));

      if (is_invisible (c))
        continue;
      if (arabic && c == 0x66b)
        c = '.';
      else if (arabic && c == 0x66c)
        c = ',';
      else if (g_unichar_isdigit (c))
        c = (gunichar) ('0' + g_unichar_digit_value (c));
      if (g_unichar_isspace (c))
        c = ' ';
      if (c != ' ' || (out->len > 0 && out->str[out->len - 1] != ' '))
        g_string_append_unichar (out, g_unichar_tolower (c));
    }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_strdup (out->str);
}

/**
 * swb_decimal_is_missing:
 * @normalized: text from swb_decimal_normalize()
 *
 * Returns: whether the cell says that it holds no number: nothing, a dash,
 *   "n/a", or what spreadsheets of several languages write for an error
 */
gboolean
swb_decimal_is_missing (const char *normalized)
{
  static const char *const words[] = {
    "",
    "-",
    "--",
    "---",
    "n/a",
    "n/a'",
    "n.a.",
    "n.a",
    "na",
    "n\\a",
    "null",
    "none",
    "nil",
    "nan",
    "nan%",
    "n/a%",
    "#n/a",
    "#nv",
    "#valor!",
    "#¡valor!",
    "#value!",
    "#valeur!",
    "#wert!",
    "#ref!",
    "#¡ref!",
    "#bezug!",
    "#div/0!",
    "#¡div/0!",
    "#name?",
    "#¿nombre?",
    "#null!",
    "#num!",
    "#¡num!",
    "#error!",
    "#знач!",
    "#н/д",
    "not available",
    "k.a.",
    "k. a.",
    "s/d",
    "нет",
    "н/д",
    "없음",
    "なし",
    "?",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (normalized, words[i]) == 0)
      return TRUE;
  return FALSE;
}

typedef struct
{
  const char *word;
  int power;
} Magnitude;

static const Magnitude magnitudes[] = {
  { "", 0 },         { "k", 3 },       { "m", 6 },      { "b", 9 },
  { "l", 5 },        { "lakh", 5 },    { "lakhs", 5 },  { "lac", 5 },
  { "lacs", 5 },     { "लाख", 5 },     { "cr", 7 },     { "crs", 7 },
  { "cr.", 7 },      { "crore", 7 },   { "crores", 7 }, { "करोड़", 7 },
  { "thousand", 3 }, { "million", 6 }, { "mn", 6 },     { "mln", 6 },
  { "mio", 6 },      { "mio.", 6 },    { "mi", 6 },     { "billion", 9 },
  { "bn", 9 },       { "bln", 9 },     { "mil", 3 },    { "тыс", 3 },
  { "тыс.", 3 },     { "млн", 6 },     { "млрд", 9 },   { "천", 3 },
  { "만", 4 },       { "억", 8 },      { "万", 4 },     { "萬", 4 },
  { "億", 8 },       { "亿", 8 },
};

/* Reads what follows the digits: a magnitude, an exponent, a percent sign. */
static gboolean
read_tail (const char *tail, SwbDecimal *out)
{
  g_autofree char *word = NULL;

  while (*tail == ' ')
    tail++;
  if (strcmp (tail, "%") == 0)
    {
      out->percent = TRUE;
      return TRUE;
    }
  if (tail[0] == 'e' && tail[1] != '\0')
    {
      gint64 power;

      if (!g_ascii_string_to_signed (tail + 1 + (tail[1] == '+'), 10,
                                     -MAX_EXPONENT, MAX_EXPONENT, &power, NULL))
        return FALSE;
      out->exponent += (int) power;
      out->scaled = TRUE;
      return TRUE;
    }
  word = g_utf8_normalize (tail, -1, G_NORMALIZE_ALL_COMPOSE);
  for (guint i = 0; i < G_N_ELEMENTS (magnitudes); i++)
    {
      g_autofree char *same =
          g_utf8_normalize (magnitudes[i].word, -1, G_NORMALIZE_ALL_COMPOSE);

      if (strcmp (word, same) == 0)
        {
          out->exponent += magnitudes[i].power;
          out->scaled = magnitudes[i].power != 0;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_separator (char c)
{
  return c == '.' || c == ',' || c == ' ' || c == '\'';
}

/* Length of the body: digits, with single separators before more digits, and a
 * decimal sign first or last. */
static gsize
body_length (const char *text)
{
  gsize i = 0;

  for (;; i++)
    {
      if (g_ascii_isdigit (text[i]))
        continue;
      if (is_separator (text[i]) && g_ascii_isdigit (text[i + 1]))
        continue;
      if ((text[i] == '.' || text[i] == ',') && i > 0 &&
          g_ascii_isdigit (text[i - 1]))
        {
          i++;
          break;
        }
      break;
    }
  return i;
}

static guint
count_char (const char *text, gsize length, char c)
{
  guint count = 0;

  for (gsize i = 0; i < length; i++)
    count += text[i] == c;
  return count;
}

/* Finds the decimal sign when nobody named it. Sets @by_look when the same
 * text could be a grouped whole number. Returns 0 for none. */
static char
guess_sign (const char *body, gsize length, gboolean *by_look)
{
  guint dots = count_char (body, length, '.');
  guint commas = count_char (body, length, ',');
  guint others =
      count_char (body, length, ' ') + count_char (body, length, '\'');
  const char *comma;
  gsize before;
  gsize after;

  *by_look = FALSE;
  if (dots > 0 && commas > 0)
    {
      gsize last = length;

      while (body[last - 1] != '.' && body[last - 1] != ',')
        last--;
      return body[last - 1];
    }
  if (dots == 1)
    {
      *by_look = others == 0;
      return '.';
    }
  if (commas != 1)
    return 0;
  comma = memchr (body, ',', length);
  before = (gsize) (comma - body);
  after = length - before - 1;
  if (others > 0 || after != 3 || before == 0 || before > 3 || body[0] == '0')
    return ',';
  return 0;
}

/* Whether the runs of digits, as long as told, are grouped in threes, or in
 * twos with a last three. */
static gboolean
are_groups (const int *runs, int n_runs)
{
  gboolean western = runs[0] >= 1 && runs[0] <= 3;
  gboolean indian = runs[0] >= 1 && runs[0] <= 2 && runs[n_runs - 1] == 3;

  if (n_runs == 1)
    return TRUE;
  for (int i = 1; i < n_runs; i++)
    {
      western = western && runs[i] == 3;
      indian = indian && (i == n_runs - 1 || runs[i] == 2);
    }
  return western || indian;
}

/* Checks the whole part and copies its digits; one grouping sign throughout. */
static gboolean
read_whole (const char *text, gsize length, GString *digits)
{
  int runs[MAX_GROUPS] = { 0 };
  int n_runs = 1;
  char grouping = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isdigit (text[i]))
        {
          g_string_append_c (digits, text[i]);
          runs[n_runs - 1]++;
          continue;
        }
      if (grouping != 0 && text[i] != grouping)
        return FALSE;
      grouping = text[i];
      if (++n_runs > MAX_GROUPS)
        return FALSE;
      runs[n_runs - 1] = 0;
    }
  return are_groups (runs, n_runs);
}

static gboolean
read_body (const char *body, gsize length, char sign, SwbDecimal *out)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *point;
  gsize whole;
  gsize zeros;

  if (sign == 0)
    sign = guess_sign (body, length, &out->dotted);
  point = sign != 0 ? memchr (body, sign, length) : NULL;
  whole = point != NULL ? (gsize) (point - body) : length;
  if (!read_whole (body, whole, digits))
    return FALSE;
  for (gsize i = whole + 1; i < length; i++)
    {
      if (!g_ascii_isdigit (body[i]))
        return FALSE;
      g_string_append_c (digits, body[i]);
      out->decimals++;
    }
  out->exponent = -out->decimals;
  zeros = strspn (digits->str, "0");
  g_string_erase (digits, 0, (gssize) zeros);
  if (digits->len > SWB_DECIMAL_DIGITS)
    return FALSE;
  g_strlcpy (out->digits, digits->str, sizeof out->digits);
  return TRUE;
}

/**
 * swb_decimal_read:
 * @normalized: text from swb_decimal_normalize()
 * @decimal_sign: '.', ',' or 0 to go by the look
 * @out: (out): the decimal
 *
 * Grammar: an apostrophe (which tables put before text), a sign or brackets
 * around for below zero, digits with grouping in threes or as in India, a
 * decimal part, then one of: a magnitude, an exponent, a percent sign.
 *
 * Returns: whether @normalized is a number from end to end
 */
gboolean
swb_decimal_read (const char *normalized, char decimal_sign, SwbDecimal *out)
{
  g_autofree char *inside = NULL;
  const char *at = normalized;
  gsize length;

  memset (out, 0, sizeof *out);
  if (*at == '\'')
    at++;
  if (*at == '(' && g_str_has_suffix (at, ")"))
    {
      inside = g_strndup (at + 1, strlen (at) - 2);
      at = g_strstrip (inside);
      out->negative = TRUE;
    }
  else if (*at == '-' || *at == '+')
    {
      out->negative = *at++ == '-';
      while (*at == ' ')
        at++;
    }
  length = body_length (at);
  while (length > 0 && at[length - 1] == ' ')
    length--;
  if (length == 0 || at[0] == ' ' || at[0] == '\'')
    return FALSE;
  return read_body (at, length, decimal_sign, out) &&
         read_tail (at + length, out);
}

/**
 * swb_decimal_to_double:
 * @decimal: a decimal
 * @value: (out): the nearest double
 *
 * Returns: %FALSE when it is too large
 */
gboolean
swb_decimal_to_double (const SwbDecimal *decimal, double *value)
{
  g_autofree char *text = NULL;
  double found;

  if (decimal->digits[0] == '\0')
    {
      *value = 0.0;
      return TRUE;
    }
  text = g_strdup_printf ("%s%se%d", decimal->negative ? "-" : "",
                          decimal->digits, decimal->exponent);
  /* Canonical text of our own making, so the library's reader is safe. */
  found = g_ascii_strtod (text, NULL);
  if (!isfinite (found))
    return FALSE;
  *value = found;
  return TRUE;
}

/* Adds one to the units when the digits that fall away say so: half to even. */
static gboolean
rounds_up (const char *digits, gsize kept, guint64 units)
{
  char next = digits[kept];

  if (next == '\0' || next < '5')
    return FALSE;
  if (next > '5' ||
      strspn (digits + kept + 1, "0") < strlen (digits + kept + 1))
    return TRUE;
  return units % 2 == 1;
}

/**
 * swb_decimal_to_units:
 * @decimal: a decimal
 * @digits: how many decimal digits a whole unit has, 2 for cents
 * @units: (out): the value in the smallest units, rounded half to even
 *
 * Returns: %FALSE when it does not fit
 */
gboolean
swb_decimal_to_units (const SwbDecimal *decimal, int digits, gint64 *units)
{
  int shift = decimal->exponent + digits;
  gsize length = strlen (decimal->digits);
  gsize kept = length;
  guint64 value = 0;

  if (length == 0)
    {
      *units = 0;
      return TRUE;
    }
  if (shift > 20)
    return FALSE;
  if (shift < 0)
    kept = (gsize) -shift < length ? length - (gsize) -shift : 0;
  for (gsize i = 0; i < kept; i++)
    if (!g_uint64_checked_mul (&value, value, 10) ||
        !g_uint64_checked_add (&value, value,
                               (guint64) (decimal->digits[i] - '0')))
      return FALSE;
  for (int i = 0; i < shift; i++)
    if (!g_uint64_checked_mul (&value, value, 10))
      return FALSE;
  /* With more places to drop than digits, the value is below a tenth. */
  if (shift < 0 && (gsize) -shift <= length &&
      rounds_up (decimal->digits, kept, value))
    value++;
  if (value > G_MAXINT64)
    return FALSE;
  *units = decimal->negative ? -(gint64) value : (gint64) value;
  return TRUE;
}
