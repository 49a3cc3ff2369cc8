/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Currencies after ISO 4217: digits, symbols, grouping (swb-money.h). */
#include "base/swb-money.h"

#include <string.h>

typedef struct
{
  char code[4];
  int digits;
  const char *symbol;
} Currency;

static const Currency currencies[] = {
  { "INR", 2, "₹" },  { "USD", 2, "$" },  { "EUR", 2, "€" },
  { "GBP", 2, "£" },  { "KRW", 0, "₩" },  { "JPY", 0, "¥" },
  { "CNY", 2, NULL }, { "AED", 2, NULL }, { "AUD", 2, NULL },
  { "ARS", 2, NULL }, { "BDT", 2, "৳" },  { "BGN", 2, NULL },
  { "BHD", 3, NULL }, { "BRL", 2, "R$" }, { "CAD", 2, NULL },
  { "CHF", 2, NULL }, { "CLP", 0, NULL }, { "COP", 2, NULL },
  { "CZK", 2, NULL }, { "DKK", 2, NULL }, { "EGP", 2, NULL },
  { "ETB", 2, NULL }, { "GHS", 2, NULL }, { "HKD", 2, NULL },
  { "HUF", 2, NULL }, { "IDR", 2, NULL }, { "ILS", 2, "₪" },
  { "IQD", 3, NULL }, { "ISK", 0, NULL }, { "JOD", 3, NULL },
  { "KES", 2, NULL }, { "KHR", 2, NULL }, { "KWD", 3, NULL },
  { "KZT", 2, "₸" },  { "LKR", 2, NULL }, { "MAD", 2, NULL },
  { "MMK", 2, NULL }, { "MXN", 2, NULL }, { "MYR", 2, NULL },
  { "NGN", 2, "₦" },  { "NOK", 2, NULL }, { "NPR", 2, NULL },
  { "NZD", 2, NULL }, { "OMR", 3, NULL }, { "PEN", 2, NULL },
  { "PHP", 2, "₱" },  { "PKR", 2, NULL }, { "PLN", 2, NULL },
  { "QAR", 2, NULL }, { "RON", 2, NULL }, { "RUB", 2, "₽" },
  { "SAR", 2, NULL }, { "SEK", 2, NULL }, { "SGD", 2, NULL },
  { "THB", 2, "฿" },  { "TND", 3, NULL }, { "TRY", 2, "₺" },
  { "TWD", 2, NULL }, { "TZS", 2, NULL }, { "UAH", 2, "₴" },
  { "UGX", 0, NULL }, { "UZS", 2, NULL }, { "VND", 0, "₫" },
  { "ZAR", 2, NULL },
};

static const Currency *
find_currency (const char *code)
{
  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (currencies); i++)
    if (strcmp (currencies[i].code, code) == 0)
      return &currencies[i];
  return NULL;
}

/**
 * swb_currency_digits:
 * @currency: (nullable): an ISO 4217 code
 *
 * Returns: the digits after the point: 2 for INR, 0 for KRW, 3 for KWD; 2 for
 *   a code that is not known
 */
int
swb_currency_digits (const char *currency)
{
  const Currency *found = find_currency (currency);

  return found != NULL ? found->digits : 2;
}

/**
 * swb_currency_symbol:
 * @currency: (nullable): an ISO 4217 code
 *
 * Returns: the symbol, where one is not shared by several; else the code
 */
const char *
swb_currency_symbol (const char *currency)
{
  const Currency *found = find_currency (currency);

  if (found != NULL && found->symbol != NULL)
    return found->symbol;
  return currency != NULL ? currency : "";
}

/**
 * swb_currency_is_known:
 * @currency: (nullable): an ISO 4217 code in upper case
 *
 * Returns: whether its digits are known
 */
gboolean
swb_currency_is_known (const char *currency)
{
  return find_currency (currency) != NULL;
}

/**
 * swb_currency_codes:
 *
 * Returns: (transfer none): all known codes in the order to offer them,
 *   ending in %NULL
 */
const char *const *
swb_currency_codes (void)
{
  static const char *codes[G_N_ELEMENTS (currencies) + 1];
  static gsize once;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (currencies); i++)
        codes[i] = currencies[i].code;
      g_once_init_leave (&once, 1);
    }
  return codes;
}

/**
 * swb_money_grouping:
 * @currency: (nullable): an ISO 4217 code
 *
 * Returns: how amounts in it are grouped: in lakh and crore for the rupees and
 *   the taka
 */
SwbGrouping
swb_money_grouping (const char *currency)
{
  static const char *const indian[] = { "INR", "PKR", "BDT", "NPR", "LKR" };

  for (guint i = 0; currency != NULL && i < G_N_ELEMENTS (indian); i++)
    if (strcmp (currency, indian[i]) == 0)
      return SWB_GROUPING_INDIAN;
  return SWB_GROUPING_WESTERN;
}
