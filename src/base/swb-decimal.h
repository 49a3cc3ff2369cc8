/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exact decimals read from people's text: the common ground of numbers and
 * money. Inside the base library only. */
#pragma once

#include "base/swb-number.h"

#include <glib.h>

G_BEGIN_DECLS

#define SWB_DECIMAL_DIGITS 48

/**
 * SwbDecimal:
 * @digits: the significant digits, no zero first; "" for zero
 * @exponent: the value is @digits times ten to this power
 * @decimals: how many digits were written after the decimal sign
 * @negative: whether the value is below zero
 * @percent: whether a percent sign followed
 * @scaled: whether a word of magnitude followed (K, lakh, Cr)
 * @dotted: whether the decimal sign was recognised by its look alone, where a
 *   grouping sign would look the same ("1.200")
 */
typedef struct
{
  char digits[SWB_DECIMAL_DIGITS + 1];
  int exponent;
  int decimals;
  gboolean negative;
  gboolean percent;
  gboolean scaled;
  gboolean dotted;
} SwbDecimal;

char *swb_decimal_normalize (const char *text, char *decimal_sign);
gboolean swb_decimal_is_missing (const char *normalized);
gboolean
swb_decimal_read (const char *normalized, char decimal_sign, SwbDecimal *out);
gboolean swb_decimal_to_double (const SwbDecimal *decimal, double *value);
gboolean
swb_decimal_to_units (const SwbDecimal *decimal, int digits, gint64 *units);

G_END_DECLS
