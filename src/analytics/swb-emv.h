/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Earned media value: what counts would have cost at somebody's rates. Never a
 * bare number: the formula, each term and who set the rates go with it. */
#pragma once

#include "analytics/swb-status.h"

#include <stddef.h>

/**
 * SwbEmvTerm:
 * @name: what is counted, such as "views"
 * @count: how many
 * @rate: money for one, in whole units of the currency
 */
typedef struct
{
  const char *name;
  double count;
  double rate;
} SwbEmvTerm;

/**
 * SwbEmvPart:
 * @term: the term
 * @money: its count x its rate
 * @share: its part of the whole, 0 to 1; 0 when the whole is 0
 */
typedef struct
{
  SwbEmvTerm term;
  double money;
  double share;
} SwbEmvPart;

/**
 * SwbEmvRates:
 * @currency: ISO 4217 code of the rates
 * @source: who says what one is worth
 * @year: of which year
 */
typedef struct
{
  const char *currency;
  const char *source;
  int year;
} SwbEmvRates;

/**
 * SwbEmv:
 * @value: money, the sum of the parts
 * @n_parts: how many parts there are
 * @rates: as it was put in
 * @window_days: over how many days the counts are; 0 when not known
 */
typedef struct
{
  double value;
  size_t n_parts;
  SwbEmvRates rates;
  int window_days;
} SwbEmv;

SwbStatus swb_emv (const SwbEmvTerm *terms,
                   size_t n_terms,
                   const SwbEmvRates *rates,
                   int window_days,
                   SwbEmvPart *parts,
                   SwbEmv *out);
size_t swb_emv_formula (const SwbEmvTerm *terms,
                        size_t n_terms,
                        char *buffer,
                        size_t size);
