/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads money as people type it (swb_money_parse() of swb-money.h). */
#include "base/swb-money.h"

#include "base/swb-decimal.h"
#include "base/swb-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  /* As it stands after swb_decimal_normalize(). */
  const char *mark;
  const char *code;
  /* Other currencies that use the mark, for when one is the default. */
  const char *shared_by;
} Mark;

/* Longer marks first. */
static const Mark marks[] = {
  { "us$", "USD", "" },
  { "hk$", "HKD", "" },
  { "nt$", "TWD", "" },
  { "r$", "BRL", "" },
  { "a$", "AUD", "" },
  { "c$", "CAD", "" },
  { "s$", "SGD", "" },
  { "rupees", "INR", "PKR LKR NPR" },
  { "rupee", "INR", "PKR LKR NPR" },
  { "dollars", "USD", "AUD CAD SGD HKD NZD" },
  { "euros", "EUR", "" },
  { "euro", "EUR", "" },
  { "won", "KRW", "" },
  { "yen", "JPY", "" },
  { "dirham", "AED", "MAD" },
  { "rs.", "INR", "PKR LKR NPR" },
  { "rs", "INR", "PKR LKR NPR" },
  { "$", "USD", "AUD CAD SGD HKD NZD MXN ARS CLP COP TWD" },
  { "₹", "INR", "" },
  { "₨", "INR", "PKR LKR NPR" },
  { "€", "EUR", "" },
  { "£", "GBP", "EGP" },
  { "₩", "KRW", "" },
  { "¥", "JPY", "CNY" },
  { "₽", "RUB", "" },
  { "₺", "TRY", "" },
  { "₫", "VND", "" },
  { "฿", "THB", "" },
  { "₦", "NGN", "" },
  { "₱", "PHP", "" },
  { "₴", "UAH", "" },
  { "₸", "KZT", "" },
  { "৳", "BDT", "" },
  { "₪", "ILS", "" },
  { "원", "KRW", "" },
  { "円", "JPY", "" },
  { "元", "CNY", "" },
  { "रु", "INR", "NPR" },
};

static gboolean
is_word (const char *mark)
{
  return g_ascii_isalpha (mark[strlen (mark) - 1]);
}

/* Where the mark ends when @text starts with it, else 0. A mark of letters
 * must not run on into a longer word. */
static gsize
mark_before (const char *text, const char *mark)
{
  gsize length = strlen (mark);

  if (!g_str_has_prefix (text, mark))
    return 0;
  return is_word (mark) && g_ascii_isalpha (text[length]) ? 0 : length;
}

/* How long the mark is when @text ends with it, else 0. */
static gsize
mark_after (const char *text, const char *mark)
{
  gsize length = strlen (mark);
  gsize total = strlen (text);

  if (total <= length || !g_str_has_suffix (text, mark))
    return 0;
  return g_ascii_isalpha (mark[0]) && g_ascii_isalpha (text[total - length - 1])
             ? 0
             : length;
}

/* Takes @mark off one end of @text. */
static gboolean
take_mark (char *text, const char *mark)
{
  gsize length = mark_before (text, mark);

  if (length > 0)
    memmove (text, text + length, strlen (text) - length + 1);
  else if ((length = mark_after (text, mark)) > 0)
    text[strlen (text) - length] = '\0';
  else
    return FALSE;
  g_strstrip (text);
  return TRUE;
}

static const char *
code_of_mark (const Mark *mark, const char *default_currency)
{
  if (default_currency != NULL && *default_currency != '\0' &&
      strstr (mark->shared_by, default_currency) != NULL)
    return default_currency;
  return mark->code;
}

/* Takes a code or a symbol off @text, in place. Returns the code, or NULL. */
static const char *
take_currency (char *text, const char *default_currency)
{
  const char *const *codes = swb_currency_codes ();

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *lower = g_ascii_strdown (codes[i], -1);

      if (take_mark (text, lower))
        return codes[i];
    }
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (take_mark (text, marks[i].mark))
      return code_of_mark (&marks[i], default_currency);
  return NULL;
}

/* Takes what stands around an amount: brackets and signs, also when the symbol
 * is inside or outside of them, and the Indian "/-". */
static gboolean
take_wrapping (char *text)
{
  gboolean negative = FALSE;
  gsize length = strlen (text);

  if (g_str_has_suffix (text, "/-"))
    text[length - 2] = '\0';
  else if (g_str_has_suffix (text, "/="))
    text[length - 2] = '\0';
  length = strlen (text);
  if (length > 2 && text[0] == '(' && text[length - 1] == ')')
    {
      text[0] = ' ';
      text[length - 1] = '\0';
      negative = TRUE;
    }
  else if (text[0] == '-' && !g_ascii_isdigit (text[1]))
    {
      text[0] = ' ';
      negative = TRUE;
    }
  g_strstrip (text);
  return negative;
}

/* The start of what was typed, fit to stand in a sentence. */
static char *
quote (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  if (g_utf8_strlen (valid, -1) <= 40)
    return g_steal_pointer (&valid);
  *g_utf8_offset_to_pointer (valid, 39) = '\0';
  return g_strconcat (valid, "…", NULL);
}

/* "1.200" in a currency of two digits is 1,200 to one half of the world. */
static gboolean
is_ambiguous (const SwbDecimal *decimal, int digits)
{
  return decimal->dotted && !decimal->scaled && decimal->decimals == 3 &&
         digits != 3;
}

static gboolean
read_amount (const char *amount,
             char sign,
             const char *currency,
             const char *shown,
             SwbMoney *out,
             GError **error)
{
  SwbDecimal decimal;
  gint64 minor;
  int digits = swb_currency_digits (currency);

  if (!swb_decimal_read (amount, sign, &decimal) || decimal.percent)
    {
      g_set_error (error, SWB_BASE_ERROR, SWB_BASE_ERROR_INVALID,
                   _ ("“%s” is not an amount of money. Write it like "
                      "2,30,000 or 1.5 Cr or $1,200.50."),
                   shown);
      return FALSE;
    }
  if (is_ambiguous (&decimal, digits))
    {
      g_set_error (error, SWB_BASE_ERROR, SWB_BASE_ERROR_AMBIGUOUS,
                   _ ("“%s” can be read in two ways. Write thousands with "
                      "commas, or two digits after the point."),
                   shown);
      return FALSE;
    }
  if (!swb_decimal_to_units (&decimal, digits, &minor))
    {
      g_set_error (error, SWB_BASE_ERROR, SWB_BASE_ERROR_RANGE,
                   _ ("“%s” is too large for an amount of money."), shown);
      return FALSE;
    }
  *out = swb_money_make (minor, currency);
  return TRUE;
}

static gboolean
refuse_empty (GError **error)
{
  g_set_error_literal (error, SWB_BASE_ERROR, SWB_BASE_ERROR_INVALID,
                       _ ("Enter an amount of money."));
  return FALSE;
}

static gboolean
refuse_currency (const char *shown, GError **error)
{
  g_set_error (error, SWB_BASE_ERROR, SWB_BASE_ERROR_CURRENCY,
               _ ("“%s” names no currency that Swellboard knows. Put a code "
                  "such as INR or USD before the amount."),
               shown);
  return FALSE;
}

/**
 * swb_money_parse:
 * @text: what was typed: "₹2,30,000", "1.5 Cr", "15 lakh", "$1,200.50",
 *   "INR 45000", "(1,200)", "1.200,50 €"
 * @default_currency: (nullable): the ISO 4217 code to take when @text names
 *   none, and when its symbol is shared ("$" with default CAD)
 * @out: (out): the amount, rounded half to even to a minor unit; untouched on
 *   failure
 * @error: a sentence that says what to write instead
 *
 * Returns: whether @text is an amount that can be read in one way only
 */
gboolean
swb_money_parse (const char *text,
                 const char *default_currency,
                 SwbMoney *out,
                 GError **error)
{
  g_autofree char *amount = NULL;
  g_autofree char *shown = NULL;
  const char *currency;
  char sign = 0;
  gboolean negative;
  SwbMoney money;

  g_return_val_if_fail (text != NULL && out != NULL, FALSE);
  shown = quote (text);
  amount = swb_decimal_normalize (text, &sign);
  if (amount != NULL && *amount == '\0')
    return refuse_empty (error);
  if (amount == NULL)
    amount = g_strdup ("");
  negative = take_wrapping (amount);
  currency = take_currency (amount, default_currency);
  if (!negative && currency != NULL)
    negative = take_wrapping (amount);
  if (currency == NULL)
    currency = default_currency;
  if (!swb_currency_is_known (currency))
    return refuse_currency (shown, error);
  if (!read_amount (amount, sign, currency, shown, &money, error))
    return FALSE;
  if (negative && money.minor > 0)
    money.minor = -money.minor;
  *out = money;
  return TRUE;
}
