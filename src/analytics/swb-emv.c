/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Earned media value, with its formula. */
#include "analytics/swb-emv.h"

#include <math.h>
#include <string.h>

static SwbStatus
check_terms (const SwbEmvTerm *terms, size_t n_terms)
{
  for (size_t i = 0; i < n_terms; i++)
    {
      if (terms[i].name == NULL || terms[i].name[0] == '\0')
        return SWB_STATUS_INVALID;
      for (size_t j = 0; j < i; j++)
        if (strcmp (terms[i].name, terms[j].name) == 0)
          return SWB_STATUS_INVALID;
      if (isnan (terms[i].count) || isnan (terms[i].rate))
        return SWB_STATUS_NOT_ENOUGH;
      if (isinf (terms[i].count) || isinf (terms[i].rate) ||
          terms[i].count < 0.0 || terms[i].rate < 0.0)
        return SWB_STATUS_INVALID;
    }
  return SWB_STATUS_OK;
}

/**
 * swb_emv:
 * @terms: (array length=n_terms): what is counted, and what one is worth
 * @n_terms: how many, 1 to 1,000
 * @rates: whose rates these are; @rates.source and @rates.currency are needed
 * @window_days: over how many days the counts are; 0 when not known
 * @parts: (out caller-allocates) (array length=n_terms): each term's money
 * @out: (out): the value; strings are those that were put in
 *
 * EMV = sum over terms of count x rate. There is no standard for the rates, and
 * with it none for the value: vendors differ by an order of magnitude, and the
 * principles of the trade refuse the like (AMEC, Barcelona Principles). So no
 * rate ships, a source must be named, and the parts and swb_emv_formula() are
 * to be shown wherever the value is.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when there is no term, a count or rate is
 * NaN, or nobody is named as the source of the rates or no currency;
 *   %SWB_STATUS_INVALID when a number is negative or infinite, a term has no
 *   name or that of another, or there are too many; %SWB_STATUS_RANGE when the
 *   money is too large
 */
SwbStatus
swb_emv (const SwbEmvTerm *terms,
         size_t n_terms,
         const SwbEmvRates *rates,
         int window_days,
         SwbEmvPart *parts,
         SwbEmv *out)
{
  SwbStatus status;
  double value = 0.0;

  if (n_terms == 0 || rates->source == NULL || rates->source[0] == '\0' ||
      rates->currency == NULL || rates->currency[0] == '\0')
    return SWB_STATUS_NOT_ENOUGH;
  if (n_terms > 1000 || window_days < 0)
    return SWB_STATUS_INVALID;
  status = check_terms (terms, n_terms);
  if (status != SWB_STATUS_OK)
    return status;
  for (size_t i = 0; i < n_terms; i++)
    value += terms[i].count * terms[i].rate;
  if (isinf (value))
    return SWB_STATUS_RANGE;
  for (size_t i = 0; i < n_terms; i++)
    {
      double money = terms[i].count * terms[i].rate;

      parts[i] = (SwbEmvPart){ .term = terms[i],
                               .money = money,
                               .share = value > 0.0 ? money / value : 0.0 };
    }
  *out = (SwbEmv){ .value = value,
                   .n_parts = n_terms,
                   .rates = *rates,
                   .window_days = window_days };
  return SWB_STATUS_OK;
}

/* Appends as much of @text as there is room for; returns the length of all. */
static size_t
append (char *buffer, size_t size, size_t at, const char *text)
{
  size_t length = strlen (text);

  if (at < size)
    {
      size_t room = size - at - 1;
      size_t n = length < room ? length : room;

      memcpy (buffer + at, text, n);
      buffer[at + n] = '\0';
    }
  return at + length;
}

/**
 * swb_emv_formula:
 * @terms: (array length=n_terms): the terms, each with a name
 * @n_terms: how many
 * @buffer: (out caller-allocates) (nullable): where to write it
 * @size: bytes of @buffer; 0 to learn the length
 *
 * Writes the formula by the names of its terms, such as "EMV = views x
 * rate(views) + likes x rate(likes)", with the sign of multiplication; what is
 * too long is cut at @size and ended by a zero byte.
 *
 * Returns: the bytes of the whole formula, without the zero byte
 */
size_t
swb_emv_formula (const SwbEmvTerm *terms,
                 size_t n_terms,
                 char *buffer,
                 size_t size)
{
  size_t at = append (buffer, size, 0, "EMV =");

  for (size_t i = 0; i < n_terms; i++)
    {
      at = append (buffer, size, at, i == 0 ? " " : " + ");
      at = append (buffer, size, at, terms[i].name);
      at = append (buffer, size, at, " \303\227 rate(");
      at = append (buffer, size, at, terms[i].name);
      at = append (buffer, size, at, ")");
    }
  return at;
}
