/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing k and h of a CUSUM from what is to be noticed and how often a false
 * alarm may come. */
#include "analytics/swb-cusum-private.h"

/* k moves by rounding at most this part of the way from the usual mean to the
 * raised one. */
#define ROUNDING_MAX 0.1

/* The lattice 1/step, k in steps, and h in steps. */
typedef struct
{
  size_t step;
  size_t drop;
  size_t height;
} Lattice;

/**
 * swb_cusum_reference:
 * @usual: the law when nothing happens, mean m0 above 0
 * @raised_mean: m1, the mean to be noticed, above m0
 * @out: (out): k, between the two
 *
 * The k with which the CUSUM adds up log likelihood ratios of m1 against m0,
 * which is the quickest there is for that m1 (Lorden 1971; Moustakides 1986).
 * Poisson (Lucas 1985):
 *
 *   k = (m1 - m0) / ln (m1/m0);
 *
 * negative binomial with the same size r under both (Hawkins and Olwell 1998,
 * "Cumulative Sum Charts and Charting for Quality Improvement", section 5.3):
 *
 *   k = r ln ((r + m1)/(r + m0)) / ln (m1 (r + m0) / (m0 (r + m1))).
 *
 * Returns: %SWB_STATUS_INVALID when m0 or the size is not above 0 or m1 is not
 *   above m0; %SWB_STATUS_NOT_ENOUGH for NaN; %SWB_STATUS_RANGE when the means
 *   are too close, or too large, to be told apart
 */
SwbStatus
swb_cusum_reference (const SwbCountLaw *usual, double raised_mean, double *out)
{
  double m0 = usual->mean;
  double r = usual->size;
  double ratio;
  double k;

  if (isnan (m0) || isnan (r) || isnan (raised_mean))
    return SWB_STATUS_NOT_ENOUGH;
  if (!(m0 > 0.0 && r > 0.0 && raised_mean > m0) || isinf (raised_mean))
    return SWB_STATUS_INVALID;
  ratio = log1p ((raised_mean - m0) / m0);
  if (isinf (r))
    k = (raised_mean - m0) / ratio;
  else
    {
      double shift = log1p ((raised_mean - m0) / (r + m0));

      k = r * shift / (ratio - shift);
    }
  if (!(k > m0 && k < raised_mean))
    return SWB_STATUS_RANGE;
  *out = k;
  return SWB_STATUS_OK;
}

static SwbStatus
check (const SwbCusumDesignInput *input)
{
  if (isnan (input->target))
    return SWB_STATUS_NOT_ENOUGH;
  if (!(input->target > 1.0) || isinf (input->target) ||
      input->denominator > SWB_CUSUM_DENOMINATOR_MAX)
    return SWB_STATUS_INVALID;
  return input->target <= SWB_CUSUM_ARL_MAX ? SWB_STATUS_OK : SWB_STATUS_RANGE;
}

/* k rounded to 1/step, when that leaves it between the means. */
static bool
round_k (const SwbCusumDesignInput *input, double k, Lattice *lattice)
{
  double steps = fmax (1.0, round (k * (double) lattice->step));
  double rounded = steps / (double) lattice->step;

  lattice->drop = (size_t) steps;
  return rounded > input->usual.mean && rounded < input->raised_mean;
}

static SwbStatus
choose_lattice (const SwbCusumDesignInput *input, double k, Lattice *lattice)
{
  double most = ROUNDING_MAX * (input->raised_mean - input->usual.mean);

  if (k > 1e12)
    return SWB_STATUS_RANGE;
  lattice->step = input->denominator;
  if (input->denominator > 0)
    return round_k (input, k, lattice) ? SWB_STATUS_OK : SWB_STATUS_INVALID;
  for (lattice->step = 1; lattice->step <= SWB_CUSUM_DENOMINATOR_MAX;
       lattice->step *= 2)
    if (round_k (input, k, lattice) && 0.5 / (double) lattice->step <= most)
      {
        /* A k of 12/4 is one of 3: its sums are whole numbers. */
        for (; lattice->step > 1 && lattice->drop % 2 == 0; lattice->step /= 2)
          lattice->drop /= 2;
        return SWB_STATUS_OK;
      }
  return SWB_STATUS_RANGE;
}

/* One step of the lattice more: as many states as it has in the chain. */
static SwbStatus
raise_height (SwbCusumChain *chain, size_t n_states)
{
  SwbStatus status = SWB_STATUS_OK;

  for (size_t i = 0; status == SWB_STATUS_OK && i < n_states; i++)
    if (isfinite (chain->from_zero))
      status = swb_cusum_chain_grow (chain);
  return status;
}

/* The first height whose run length is long enough. With a head start the
 * chain is on a lattice twice as fine, so that h/2 is a state. */
static SwbStatus
find_height (const SwbCusumDesignInput *input, Lattice *lattice, double *arl)
{
  size_t fine = input->head_start ? 2 : 1;
  SwbCountTable table;
  SwbCusumChain chain;
  SwbStatus status = swb_count_table_init (
      &table, &input->usual, SWB_CUSUM_SMALLEST_TO (input->target));
  double length = 0.0;

  if (status != SWB_STATUS_OK)
    return status;
  swb_cusum_chain_init (&chain, &table, lattice->step * fine,
                        lattice->drop * fine);
  for (lattice->height = 0; status == SWB_STATUS_OK && length < input->target;
       lattice->height++)
    {
      status = raise_height (&chain, fine);
      length = chain.from_zero;
      if (input->head_start && length >= input->target && isfinite (length))
        length = swb_cusum_chain_arl (&chain, chain.n / 2);
    }
  *arl = fmin (length, SWB_CUSUM_ARL_MAX);
  swb_cusum_chain_clear (&chain);
  swb_count_table_clear (&table);
  return status;
}

/**
 * swb_cusum_design:
 * @input: the usual law, the mean to be noticed, the run length wanted
 * @out: (out): the chart, and its run lengths
 *
 * k is swb_cusum_reference(), rounded to a multiple of 1/L so that the chain of
 * sums is finite and the run length exact; h is the smallest multiple of 1/L
 * whose average run length from the start on is at least the target at the
 * usual mean. L is, when not given, the smallest power of two that moves k by
 * at most a tenth of m1 - m0, or the smallest L on which that k is. A head
 * start is h/2 (Lucas and Crosier 1982, doi 10.1080/00401706.1982.10487759); it
 * notices a rise that was there from the start sooner, and asks for a slightly
 * higher h.
 *
 * The run length of all smaller h comes with that of the last, from one
 * factorisation; see swb_cusum_arl() for the method and its accuracy.
 *
 * Returns: as swb_cusum_reference(); %SWB_STATUS_INVALID also when the target
 *   is not above 1 or no multiple of the given 1/L near k lies between the
 *   means; %SWB_STATUS_RANGE also when h would need more than 1024 steps (512
 *   with a head start), as with counts in the ten thousands that vary much
 *   (count in larger units then), or the means are closer than about 0.005;
 *   %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_cusum_design (const SwbCusumDesignInput *input, SwbCusumDesign *out)
{
  SwbCountLaw raised = { input->raised_mean, input->usual.size };
  SwbCusumDesign design = { .denominator = 0 };
  Lattice lattice;
  double step;
  SwbStatus status = check (input);

  if (status == SWB_STATUS_OK)
    status = swb_cusum_reference (&input->usual, input->raised_mean,
                                  &design.exact_k);
  if (status == SWB_STATUS_OK)
    status = choose_lattice (input, design.exact_k, &lattice);
  if (status == SWB_STATUS_OK)
    status = find_height (input, &lattice, &design.arl0);
  if (status != SWB_STATUS_OK)
    return status;
  step = (double) lattice.step;
  design.denominator = (unsigned) lattice.step;
  design.chart.k = (double) lattice.drop / step;
  design.chart.h = (double) lattice.height / step;
  if (input->head_start)
    design.chart.start = design.chart.h / 2.0;
  status =
      swb_cusum_arl_to (&design.chart, &raised,
                        SWB_CUSUM_SMALLEST_TO (input->target), &design.arl1);
  if (status == SWB_STATUS_OK)
    *out = design;
  return status;
}
