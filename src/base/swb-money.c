/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money as whole minor units: arithmetic, stored form, and text for people. */
#include "base/swb-money.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define NO_BREAK_SPACE "\u00a0"
#define MINUS_SIGN "\u2212"

static gboolean
is_code (const char *text)
{
  return text != NULL && g_ascii_isupper (text[0]) &&
         g_ascii_isupper (text[1]) && g_ascii_isupper (text[2]) &&
         text[3] == '\0';
}

/**
 * swb_money_make:
 * @minor: the amount in the smallest units
 * @currency: an ISO 4217 code, three upper-case letters
 *
 * Returns: the amount; none when @currency is no code
 */
SwbMoney
swb_money_make (gint64 minor, const char *currency)
{
  SwbMoney money = { 0 };

  if (!is_code (currency))
    return money;
  money.minor = minor;
  memcpy (money.currency, currency, 4);
  return money;
}

/**
 * swb_money_none:
 *
 * Returns: the value that stands for "no amount"
 */
SwbMoney
swb_money_none (void)
{
  return (SwbMoney){ 0 };
}

/**
 * swb_money_is_none:
 * @money: an amount
 *
 * Returns: whether it stands for "no amount", which is not the same as zero
 */
gboolean
swb_money_is_none (const SwbMoney *money)
{
  g_return_val_if_fail (money != NULL, TRUE);
  return money->currency[0] == '\0';
}

/**
 * swb_money_is_zero:
 * @money: an amount
 *
 * Returns: whether nothing is to be paid: none or zero
 */
gboolean
swb_money_is_zero (const SwbMoney *money)
{
  g_return_val_if_fail (money != NULL, TRUE);
  return money->minor == 0;
}

/**
 * swb_money_equal:
 * @a: an amount
 * @b: another one
 *
 * Returns: whether amount and currency are the same
 */
gboolean
swb_money_equal (const SwbMoney *a, const SwbMoney *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  return a->minor == b->minor && strcmp (a->currency, b->currency) == 0;
}

static gboolean
combine (const SwbMoney *a, const SwbMoney *b, gboolean minus, SwbMoney *out)
{
  gint64 sum;

  if (!swb_money_is_none (a) && !swb_money_is_none (b) &&
      strcmp (a->currency, b->currency) != 0)
    return FALSE;
  if (minus ? __builtin_sub_overflow (a->minor, b->minor, &sum)
            : __builtin_add_overflow (a->minor, b->minor, &sum))
    return FALSE;
  *out =
      swb_money_make (sum, swb_money_is_none (a) ? b->currency : a->currency);
  return TRUE;
}

/**
 * swb_money_add:
 * @a: an amount
 * @b: another one in the same currency; either may be none
 * @out: (out): the sum; may be @a or @b; untouched on failure
 *
 * Returns: %FALSE when the currencies differ or the sum does not fit
 */
gboolean
swb_money_add (const SwbMoney *a, const SwbMoney *b, SwbMoney *out)
{
  g_return_val_if_fail (a != NULL && b != NULL && out != NULL, FALSE);
  return combine (a, b, FALSE, out);
}

/**
 * swb_money_sub:
 * @a: an amount
 * @b: what to take away, in the same currency; either may be none
 * @out: (out): the difference; may be @a or @b; untouched on failure
 *
 * Returns: %FALSE when the currencies differ or the difference does not fit
 */
gboolean
swb_money_sub (const SwbMoney *a, const SwbMoney *b, SwbMoney *out)
{
  g_return_val_if_fail (a != NULL && b != NULL && out != NULL, FALSE);
  return combine (a, b, TRUE, out);
}

static SwbMoney
from_minor_double (double minor, const char *currency)
{
  double rounded = nearbyint (minor);

  /* 2^63 is the first double that does not fit. */
  if (!isfinite (rounded) || fabs (rounded) >= 9223372036854775808.0)
    return swb_money_none ();
  return swb_money_make ((gint64) rounded, currency);
}

/**
 * swb_money_scale:
 * @money: an amount
 * @factor: a finite number
 *
 * Returns: the amount times @factor, rounded half to even to a whole minor
 *   unit; none when it does not fit
 */
SwbMoney
swb_money_scale (SwbMoney money, double factor)
{
  return from_minor_double ((double) money.minor * factor, money.currency);
}

static double
minor_per_major (const char *currency)
{
  static const double powers[] = { 1.0, 10.0, 100.0, 1000.0 };

  return powers[swb_currency_digits (currency)];
}

/**
 * swb_money_to_double:
 * @money: an amount
 *
 * Returns: whole rupees, dollars and so on, for charts and models only
 */
double
swb_money_to_double (SwbMoney money)
{
  return (double) money.minor / minor_per_major (money.currency);
}

/**
 * swb_money_from_double:
 * @major: whole rupees, dollars and so on
 * @currency: an ISO 4217 code
 *
 * Returns: the amount rounded half to even; none when it does not fit
 */
SwbMoney
swb_money_from_double (double major, const char *currency)
{
  return from_minor_double (major * minor_per_major (currency), currency);
}

/**
 * swb_money_to_text:
 * @money: an amount
 *
 * Returns: (transfer full): the stored form, "4500000 INR"; "" for none
 */
char *
swb_money_to_text (SwbMoney money)
{
  if (swb_money_is_none (&money))
    return g_strdup ("");
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", money.minor,
                          money.currency);
}

/**
 * swb_money_parse_text:
 * @text: (nullable): the stored form
 * @out: (out): the amount, none for ""; untouched when the text is not one
 *
 * Returns: whether @text is money in its stored form
 */
gboolean
swb_money_parse_text (const char *text, SwbMoney *out)
{
  g_autofree char *number = NULL;
  const char *space;
  gint64 minor;

  g_return_val_if_fail (out != NULL, FALSE);
  if (text == NULL)
    return FALSE;
  if (*text == '\0')
    {
      *out = swb_money_none ();
      return TRUE;
    }
  space = strchr (text, ' ');
  if (space == NULL || !is_code (space + 1))
    return FALSE;
  number = g_strndup (text, (gsize) (space - text));
  if (!g_ascii_string_to_signed (number, 10, G_MININT64, G_MAXINT64, &minor,
                                 NULL))
    return FALSE;
  *out = swb_money_make (minor, space + 1);
  return TRUE;
}

/* The sign, then the symbol, or the code with a space that does not break. */
static char *
with_symbol (gboolean negative, const char *currency, const char *amount)
{
  const char *symbol = swb_currency_symbol (currency);
  gboolean is_plain_code = strcmp (symbol, currency) == 0;

  return g_strconcat (negative ? MINUS_SIGN : "", symbol,
                      is_plain_code ? NO_BREAK_SPACE : "", amount, NULL);
}

/**
 * swb_money_format:
 * @money: an amount
 *
 * Returns: (transfer full): "₹1,50,00,000", "₹1,234.50", "AED 9,000" (with a
 *   no-break space), "−₹500"; minor units only when there are some; "" for
 *   none
 */
char *
swb_money_format (SwbMoney money)
{
  g_autofree char *whole = NULL;
  g_autofree char *amount = NULL;
  guint64 size;
  guint64 unit;
  guint64 rest;

  if (swb_money_is_none (&money))
    return g_strdup ("");
  size = money.minor < 0 ? -(guint64) money.minor : (guint64) money.minor;
  unit = (guint64) minor_per_major (money.currency);
  rest = size % unit;
  if (unit == 1 && size > G_MAXINT64)
    size = G_MAXINT64;
  whole = swb_number_format_count ((gint64) (size / unit),
                                   swb_money_grouping (money.currency));
  if (rest == 0)
    return with_symbol (money.minor < 0, money.currency, whole);
  amount = g_strdup_printf ("%s.%0*" G_GUINT64_FORMAT, whole,
                            swb_currency_digits (money.currency), rest);
  return with_symbol (money.minor < 0, money.currency, amount);
}

/**
 * swb_money_format_compact:
 * @money: an amount
 *
 * Returns: (transfer full): "₹1.5 Cr", "₹8.2 L" (with no-break spaces),
 *   "$2.5M": at most one decimal; "" for none
 */
char *
swb_money_format_compact (SwbMoney money)
{
  double major = swb_money_to_double (money);
  g_autofree char *amount = NULL;

  if (swb_money_is_none (&money))
    return g_strdup ("");
  amount = swb_number_format_compact (fabs (major),
                                      swb_money_grouping (money.currency));
  return with_symbol (money.minor < 0 && strcmp (amount, "0") != 0,
                      money.currency, amount);
}

/**
 * swb_money_format_variance:
 * @planned: what was planned; none counts as zero
 * @actual: what it came to, in the same currency
 *
 * Returns: (transfer full): "over by ₹2,30,000", "under by ₹35,000" or
 *   "on plan"; "" when the two cannot be compared
 */
char *
swb_money_format_variance (SwbMoney planned, SwbMoney actual)
{
  SwbMoney difference;
  g_autofree char *text = NULL;
  gboolean over;

  if (!swb_money_sub (&actual, &planned, &difference) ||
      difference.minor == G_MININT64)
    return g_strdup ("");
  if (difference.minor == 0)
    return g_strdup (_ ("on plan"));
  over = difference.minor > 0;
  if (!over)
    difference.minor = -difference.minor;
  text = swb_money_format (difference);
  /* Translators: %s is an amount of money, as in "over by ₹2,30,000" */
  return over ? g_strdup_printf (_ ("over by %s"), text)
              : g_strdup_printf (_ ("under by %s"), text);
}
