/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searches for a song: their lift over the days before, and their share. */
#include "analytics/swb-search.h"

#include <limits.h>
#include <stdlib.h>

static int
compare_numbers (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *days, size_t n)
{
  qsort (days, n, sizeof *days, compare_numbers);
  return n % 2 ? days[n / 2] : days[n / 2 - 1] / 2.0 + days[n / 2] / 2.0;
}

static double
mean (const double *days, size_t n)
{
  double value = 0.0;

  /* By steps, so that the sum of huge numbers cannot overflow. */
  for (size_t i = 0; i < n; i++)
    value += (days[i] - value) / (double) (i + 1);
  return value;
}

/* The level of the days that are known; a day that is NaN is not. */
static SwbStatus
level_of (const double *days,
          size_t n,
          SwbSearchLevel level,
          size_t least,
          int *n_known,
          double *out)
{
  double *known;
  size_t found = 0;

  if (n > INT_MAX || (n > 0 && days == NULL))
    return SWB_STATUS_INVALID;
  for (size_t i = 0; i < n; i++)
    if (isinf (days[i]) || days[i] < 0.0)
      return SWB_STATUS_INVALID;
  known = calloc (n + 1, sizeof *known);
  if (known == NULL)
    return SWB_STATUS_NO_MEMORY;
  for (size_t i = 0; i < n; i++)
    if (!isnan (days[i]))
      known[found++] = days[i];
  if (found >= least)
    *out = level == SWB_SEARCH_LEVEL_MEDIAN ? median (known, found)
                                            : mean (known, found);
  *n_known = (int) found;
  free (known);
  return found >= least ? SWB_STATUS_OK : SWB_STATUS_NOT_ENOUGH;
}

/**
 * swb_search_lift:
 * @before: (array length=n_before): searches on each day of the baseline
 *   window; NaN for a day that is not known
 * @n_before: days of the baseline window
 * @after: (array length=n_after): searches on each day of the window after
 * @n_after: days of that window
 * @level: what stands for the days of a window, of both windows alike
 * @out: (out): the lift and what it is made of
 *
 * lift = (a - b) / b with a and b the mean, or the median, of the known days
 * after and before. Windows may differ in length, because both count searches a
 * day. Take a baseline of whole weeks: days of the week differ. The lift says
 * nothing of what caused it.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when fewer than
 *   %SWB_SEARCH_MIN_BASELINE_DAYS days before, or no day after, are known, or
 *   when nobody searched before; %SWB_STATUS_INVALID when a day is negative or
 *   infinite or @level unknown; %SWB_STATUS_RANGE; %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_search_lift (const double *before,
                 size_t n_before,
                 const double *after,
                 size_t n_after,
                 SwbSearchLevel level,
                 SwbSearchLift *out)
{
  SwbSearchLift lift = { .before = 0.0 };
  SwbStatus status;

  if (level != SWB_SEARCH_LEVEL_MEAN && level != SWB_SEARCH_LEVEL_MEDIAN)
    return SWB_STATUS_INVALID;
  status = level_of (before, n_before, level, SWB_SEARCH_MIN_BASELINE_DAYS,
                     &lift.baseline_days, &lift.before);
  if (status != SWB_STATUS_OK)
    return status;
  status = level_of (after, n_after, level, 1, &lift.after_days, &lift.after);
  if (status != SWB_STATUS_OK)
    return status;
  status =
      swb_metric_lift (lift.after, lift.before, lift.after_days, &lift.lift);
  if (status == SWB_STATUS_OK)
    *out = lift;
  return status;
}

/**
 * swb_search_share:
 * @searches: (array length=n_terms): searches for each term of the set over one
 *   window, such as the songs of one week
 * @n_terms: how many terms
 * @own: which of them is ours, from 0
 * @window_days: over how many days; 0 when not known
 * @out: (out): searches for ours / searches for all of the set, 0 to 1
 *
 * Share of search (Binet 2020, "Share of search as a predictive measure", IPA).
 * It depends on which terms are in the set.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when a term is not known or nobody searched;
 *   %SWB_STATUS_INVALID when one is negative or infinite or @own not there;
 *   %SWB_STATUS_RANGE when the sum is too large
 */
SwbStatus
swb_search_share (const double *searches,
                  size_t n_terms,
                  size_t own,
                  int window_days,
                  SwbRate *out)
{
  double total = 0.0;
  SwbRate rate;
  SwbStatus status;

  if (own >= n_terms)
    return SWB_STATUS_INVALID;
  for (size_t i = 0; i < n_terms; i++)
    if (isinf (searches[i]) || searches[i] < 0.0)
      return SWB_STATUS_INVALID;
  for (size_t i = 0; i < n_terms; i++)
    total += searches[i];
  if (isinf (total))
    return SWB_STATUS_RANGE;
  status = swb_metric_rate (searches[own], total, SWB_RATE_BASE_SEARCHES,
                            window_days, &rate);
  if (status != SWB_STATUS_OK)
    return status;
  rate.numerator_kind = "own-searches";
  *out = rate;
  return SWB_STATUS_OK;
}
