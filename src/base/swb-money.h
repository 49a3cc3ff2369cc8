/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money: whole minor units with their currency; reading and writing it. */
#pragma once

#include "base/swb-number.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * SwbMoney:
 * @minor: the amount in the currency's smallest unit (paise, cents, won)
 * @currency: the ISO 4217 code, or "" with @minor 0 for no amount
 */
typedef struct
{
  gint64 minor;
  char currency[4];
} SwbMoney;

SwbMoney swb_money_make (gint64 minor, const char *currency);
SwbMoney swb_money_none (void);
gboolean swb_money_is_none (const SwbMoney *money);
gboolean swb_money_is_zero (const SwbMoney *money);
gboolean swb_money_equal (const SwbMoney *a, const SwbMoney *b);
gboolean swb_money_add (const SwbMoney *a, const SwbMoney *b, SwbMoney *out);
gboolean swb_money_sub (const SwbMoney *a, const SwbMoney *b, SwbMoney *out);
SwbMoney swb_money_scale (SwbMoney money, double factor);
double swb_money_to_double (SwbMoney money);
SwbMoney swb_money_from_double (double major, const char *currency);

char *swb_money_to_text (SwbMoney money);
gboolean swb_money_parse_text (const char *text, SwbMoney *out);

int swb_currency_digits (const char *currency);
const char *swb_currency_symbol (const char *currency);
gboolean swb_currency_is_known (const char *currency);
const char *const *swb_currency_codes (void);
SwbGrouping swb_money_grouping (const char *currency);

char *swb_money_format (SwbMoney money);
char *swb_money_format_compact (SwbMoney money);
char *swb_money_format_variance (SwbMoney planned, SwbMoney actual);
gboolean swb_money_parse (const char *text,
                          const char *default_currency,
                          SwbMoney *out,
                          GError **error);

G_END_DECLS
