/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Engagement, or likes beside comments, far from what is usual in the group. */
#include "analytics/swb-suspicion.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* From the median absolute deviation to a standard deviation: 1 / Phi^-1 (3/4);
 * and from the mean one: sqrt (pi / 2). */
#define MAD_TO_SD 1.482602218505602
#define MEAN_TO_SD 1.2533141373155003

/**
 * swb_suspicion_flag_id:
 * @flag: a flag
 *
 * Returns: its name for JSON, such as "high"
 */
const char *
swb_suspicion_flag_id (SwbSuspicionFlag flag)
{
  switch (flag)
    {
    case SWB_SUSPICION_USUAL:
      return "usual";
    case SWB_SUSPICION_LOW:
      return "low";
    case SWB_SUSPICION_HIGH:
      return "high";
    case SWB_SUSPICION_NOT_ENOUGH:
    default:
      return "not-enough";
    }
}

/**
 * swb_suspicion_options_default:
 *
 * Returns: a threshold of 3.5 (Iglewicz and Hoaglin 1993, How to Detect and
 *   Handle Outliers), half weight at 4 readings, groups of 20 accounts
 */
SwbSuspicionOptions
swb_suspicion_options_default (void)
{
  return (SwbSuspicionOptions){ .threshold = 3.5,
                                .shrink_readings = 4.0,
                                .min_group = SWB_SUSPICION_MIN_GROUP };
}

static SwbStatus
check (const SwbSuspicionAccount *accounts,
       size_t n_accounts,
       size_t n_groups,
       SwbSuspicionOptions options)
{
  if (!(options.threshold > 0.0) || isinf (options.threshold) ||
      !(options.shrink_readings >= 0.0) || isinf (options.shrink_readings) ||
      options.min_group < 5 || n_groups > SWB_SUSPICION_MAX_GROUPS)
    return SWB_STATUS_INVALID;
  for (size_t i = 0; i < n_accounts; i++)
    {
      const SwbSuspicionAccount *a = &accounts[i];

      if (a->group >= n_groups || a->numerator < 0.0 || isinf (a->numerator) ||
          a->base < 0.0 || isinf (a->base) || a->readings < 0.0 ||
          isinf (a->readings))
        return SWB_STATUS_INVALID;
    }
  return SWB_STATUS_OK;
}

static bool
has_numbers (const SwbSuspicionAccount *account)
{
  return !isnan (account->numerator) && !isnan (account->base) &&
         account->readings >= 1.0 &&
         (account->numerator > 0.0 || account->base > 0.0);
}

/* Half a count on both sides: with no comment at all there is a quotient. */
static double
log_quotient (const SwbSuspicionAccount *account)
{
  return log (account->numerator + 0.5) - log (account->base + 0.5);
}

static int
compare_numbers (const void *a, const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values, size_t n)
{
  qsort (values, n, sizeof *values, compare_numbers);
  return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2.0;
}

/* The median and the robust spread of @values, which are overwritten. */
static void
middle_and_spread (double *values, size_t n, double *middle, double *spread)
{
  double sum = 0.0;

  *middle = median (values, n);
  for (size_t i = 0; i < n; i++)
    {
      values[i] = fabs (values[i] - *middle);
      sum += values[i] / (double) n;
    }
  *spread = MAD_TO_SD * median (values, n);
  /* More than half are the same. */
  if (!(*spread > 0.0))
    *spread = MEAN_TO_SD * sum;
}

static void
fill_reference (const SwbSuspicionAccount *accounts,
                size_t n_accounts,
                uint32_t group,
                size_t min_group,
                double *values,
                SwbSuspicionReference *reference)
{
  size_t n = 0;
  double middle;

  for (size_t i = 0; i < n_accounts; i++)
    if (accounts[i].group == group && has_numbers (&accounts[i]))
      values[n++] = log_quotient (&accounts[i]);
  *reference = (SwbSuspicionReference){ .n_accounts = n };
  if (n < min_group)
    return;
  reference->is_enough = true;
  middle_and_spread (values, n, &middle, &reference->spread);
  reference->middle = exp (middle);
}

static SwbSuspicionScore
score_of (const SwbSuspicionAccount *account,
          const SwbSuspicionReference *reference,
          SwbSuspicionOptions options)
{
  SwbSuspicionScore score = { .flag = SWB_SUSPICION_NOT_ENOUGH };
  double y;
  double weight;

  if (!has_numbers (account))
    return score;
  y = log_quotient (account);
  score.value = exp (y);
  if (!reference->is_enough)
    return score;
  weight = account->readings / (account->readings + options.shrink_readings);
  score.by_chance = erfc (options.threshold / weight / M_SQRT2);
  if (reference->spread > 0.0)
    score.z = weight * (y - log (reference->middle)) / reference->spread;
  if (score.z >= options.threshold)
    score.flag = SWB_SUSPICION_HIGH;
  else if (score.z <= -options.threshold)
    score.flag = SWB_SUSPICION_LOW;
  else
    score.flag = SWB_SUSPICION_USUAL;
  return score;
}

static void
count_flags (const SwbSuspicionAccount *accounts,
             const SwbSuspicionScore *scores,
             size_t n_accounts,
             SwbSuspicionReference *references)
{
  for (size_t i = 0; i < n_accounts; i++)
    {
      SwbSuspicionReference *r = &references[accounts[i].group];

      if (scores[i].flag == SWB_SUSPICION_NOT_ENOUGH)
        continue;
      r->n_flagged += scores[i].flag != SWB_SUSPICION_USUAL;
      r->base_rate = (double) r->n_flagged / (double) r->n_accounts;
      r->by_chance += scores[i].by_chance / (double) r->n_accounts;
    }
}

/**
 * swb_suspicion_scores:
 * @accounts: (array length=n_accounts): the accounts
 * @n_accounts: how many
 * @n_groups: how many groups, to 64; such as the tiers
 * @options: the threshold, the shrinkage and the least group
 * @scores: (out caller-allocates) (array length=n_accounts): one an account
 * @references: (out caller-allocates) (array length=n_groups): one a group: the
 *   base rates, to be shown with every flag
 *
 * For engagement put in engagements and followers (or reach, or views); for
 * likes beside comments, likes and comments. With y = ln ((numerator + 1/2) /
 * (base + 1/2)), and m and s the median of y in the group and 1.4826 times the
 * median of |y - m|,
 *
 *     z = n / (n + n0) (y - m) / s
 *
 * with n the account's readings and n0 @options.shrink_readings: an account of
 * few readings is drawn to its group, as the mean of a normal model would be
 * whose scatter between posts is n0 times that between accounts. Where more
 * than half of the group are alike s is 1.2533 times the mean of |y - m|; where
 * all are, nobody is flagged. Flagged is |z| >= threshold. The half count
 * defines the quotient where nobody commented or engaged, and weighs little
 * elsewhere. By chance are flagged 2 Phi (-threshold (n + n0) / n) of accounts
 * when y is normal; real y have heavier tails, so that @base_rate is more.
 *
 * A group with fewer accounts than @options.min_group says nothing. Time
 * accounts x groups + n log n; allocates a number an account.
 *
 * Returns: %SWB_STATUS_INVALID when a number is negative or infinite, a group
 *   not there, or an option out of range; %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_suspicion_scores (const SwbSuspicionAccount *accounts,
                      size_t n_accounts,
                      size_t n_groups,
                      SwbSuspicionOptions options,
                      SwbSuspicionScore *scores,
                      SwbSuspicionReference *references)
{
  SwbStatus status = check (accounts, n_accounts, n_groups, options);
  double *values;

  if (status != SWB_STATUS_OK)
    return status;
  values = calloc (n_accounts + 1, sizeof *values);
  if (values == NULL)
    return SWB_STATUS_NO_MEMORY;
  for (uint32_t g = 0; g < n_groups; g++)
    fill_reference (accounts, n_accounts, g, options.min_group, values,
                    &references[g]);
  for (size_t i = 0; i < n_accounts; i++)
    scores[i] =
        score_of (&accounts[i], &references[accounts[i].group], options);
  count_flags (accounts, scores, n_accounts, references);
  free (values);
  return SWB_STATUS_OK;
}
