/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verdicts of 10,000 gates with what is missing, beside the same by plain
 * means: GSL's tails and bisection. */
#include "analytics/swb-philox.h"
#include "analytics/swb-shrink.h"
#include "analytics/swb-verdict.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define N_SERIES 10000
#define ROUNDS 5

typedef struct
{
  SwbVerdictRule rule;
  SwbBelief prior;
  double successes[N_SERIES];
  double trials[N_SERIES];
  SwbVerdict verdicts[N_SERIES];
  double plain[N_SERIES];
  double plain_low[N_SERIES];
  double plain_extra[N_SERIES];
  double plain_to_fail[N_SERIES];
} Bench;

/* Posts of 200 to 40,000 plays with rates from 1 to 5 %. */
static void
fill (Bench *bench)
{
  for (int i = 0; i < N_SERIES; i++)
    {
      SwbRandom random = swb_random_start (2026, (uint32_t) i, 0, 0);
      double rate = 0.01 + 0.04 * swb_random_uniform (&random);

      bench->trials[i] =
          floor (200.0 * pow (200.0, swb_random_uniform (&random)));
      bench->successes[i] =
          fmin (bench->trials[i], round (bench->trials[i] * rate +
                                         sqrt (bench->trials[i] * rate) *
                                             swb_random_normal (&random)));
      bench->successes[i] = fmax (0.0, bench->successes[i]);
    }
}

static void
judge_all (void *data)
{
  Bench *bench = data;

  for (int i = 0; i < N_SERIES; i++)
    swb_verdict_judge (&bench->rule, &bench->prior, bench->successes[i],
                       bench->trials[i], &bench->verdicts[i]);
}

static double
log_beta (double a, double b)
{
  int sign;

  return lgamma_r (a, &sign) + lgamma_r (b, &sign) - lgamma_r (a + b, &sign);
}

static double
plain_evidence (double s, double f, double p)
{
  return log_beta (1.0 + s, 1.0 + f) - s * log (p) - f * log1p (-p);
}

static bool
plain_passes (const Bench *bench, double s, double n)
{
  double d = bench->rule.design_effect;
  double p = bench->rule.floor;

  return n >= bench->rule.min_exposure && s / n > p &&
         gsl_cdf_beta_Q (p, bench->prior.a + s / d,
                         bench->prior.b + (n - s) / d) >= bench->rule.pass &&
         plain_evidence (s / d, (n - s) / d, p) >= -log (bench->rule.alpha);
}

/* The least further trials by doubling and bisection. */
static double
plain_missing (const Bench *bench, double s, double n)
{
  double low = n;
  double high = n;
  double rate = s / n;

  if (rate <= bench->rule.floor || plain_passes (bench, s, n))
    return 0.0;
  while (!plain_passes (bench, rate * high, high) && high < 1e15)
    {
      low = high;
      high *= 2.0;
    }
  while (high - low > 1.0)
    {
      double middle = floor (0.5 * (low + high));

      if (plain_passes (bench, rate * middle, middle))
        high = middle;
      else
        low = middle;
    }
  return high - n;
}

static bool
plain_fails (const Bench *bench, double s, double n)
{
  double d = bench->rule.design_effect;

  return gsl_cdf_beta_Q (bench->rule.floor, bench->prior.a + s / d,
                         bench->prior.b + (n - s) / d) <= bench->rule.fail;
}

/* The least further trials to fail, alike. */
static double
plain_to_fail (const Bench *bench, double s, double n)
{
  double low = n;
  double high = n;
  double rate = s / n;

  if (rate >= bench->rule.floor || plain_fails (bench, s, n))
    return 0.0;
  while (!plain_fails (bench, rate * high, high) && high < 1e15)
    {
      low = high;
      high *= 2.0;
    }
  while (high - low > 1.0)
    {
      double middle = floor (0.5 * (low + high));

      if (plain_fails (bench, rate * middle, middle))
        high = middle;
      else
        low = middle;
    }
  return high - n;
}

/* One end of the always-valid interval by bisection. */
static double
plain_end (double s, double f, double from, double to, double goal)
{
  for (int i = 0; i < 60; i++)
    {
      double middle = 0.5 * (from + to);

      if (plain_evidence (s, f, middle) >= goal)
        from = middle;
      else
        to = middle;
    }
  return from;
}

static void
plain_all (void *data)
{
  Bench *bench = data;
  double d = bench->rule.design_effect;
  double goal = -log (bench->rule.alpha);

  for (int i = 0; i < N_SERIES; i++)
    {
      double s = bench->successes[i] / d;
      double f = bench->trials[i] / d - s;

      bench->plain[i] = gsl_cdf_beta_Q (bench->rule.floor, bench->prior.a + s,
                                        bench->prior.b + f);
      bench->plain_low[i] =
          s > 0.0 ? plain_end (s, f, 0.0, s / (s + f), goal) : 0.0;
      plain_end (s, f, 1.0, s / (s + f), goal);
      bench->plain_extra[i] =
          plain_missing (bench, bench->successes[i], bench->trials[i]);
      bench->plain_to_fail[i] =
          plain_to_fail (bench, bench->successes[i], bench->trials[i]);
    }
}

/* How far apart the two are, so that the ratio compares like with like. */
static void
compare (const Bench *bench)
{
  double p = 0.0;
  double low = 0.0;
  double extra = 0.0;
  int counts[3] = { 0, 0, 0 };

  for (int i = 0; i < N_SERIES; i++)
    {
      const SwbVerdict *verdict = &bench->verdicts[i];

      p = fmax (p, fabs (verdict->probability - bench->plain[i]));
      low = fmax (low, fabs (verdict->low - bench->plain_low[i]));
      extra = fmax (extra, fabs (verdict->extra - bench->plain_extra[i]) /
                               (1.0 + bench->plain_extra[i]));
      extra =
          fmax (extra, fabs (verdict->extra_to_fail - bench->plain_to_fail[i]) /
                           (1.0 + bench->plain_to_fail[i]));
      counts[verdict->kind]++;
    }
  printf ("pass %d, fail %d, keep going %d; furthest apart: P %.1e, lower end "
          "%.1e, missing %.1e (relative)\n",
          counts[SWB_VERDICT_PASS], counts[SWB_VERDICT_FAIL],
          counts[SWB_VERDICT_KEEP_GOING], p, low, extra);
}

/* Milliseconds of processor: what else the machine does is not counted. */
static double
now (void)
{
  return (double) clock () * 1e3 / CLOCKS_PER_SEC;
}

static double
best_of (void (*run) (void *), Bench *bench)
{
  double best = INFINITY;

  for (int i = 0; i < ROUNDS; i++)
    {
      double start = now ();

      run (bench);
      best = fmin (best, now () - start);
    }
  return best;
}

int
main (void)
{
  Bench *bench = calloc (1, sizeof *bench);
  SwbShrinkTier tier;
  double start;
  double own;
  double plain;

  if (bench == NULL)
    return 1;
  bench->rule = swb_verdict_rule_default (SWB_EVIDENCE_RATE, 0.025);
  bench->rule.min_exposure = 1000.0;
  fill (bench);
  start = now ();
  if (swb_shrink_tier (SWB_EVIDENCE_RATE, bench->successes, bench->trials,
                       N_SERIES, &tier) != SWB_STATUS_OK)
    return 1;
  printf ("prior of a tier of %d creators: %.0f ms\n", N_SERIES,
          now () - start);
  bench->prior = tier.prior;
  own = best_of (judge_all, bench);
  plain = best_of (plain_all, bench);
  printf ("verdicts of %d series: %.1f ms; by GSL and bisection %.1f ms; "
          "ratio %.1f\n",
          N_SERIES, own, plain, plain / own);
  compare (bench);
  free (bench);
  return 0;
}
