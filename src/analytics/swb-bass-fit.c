/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nonlinear least squares for a Bass curve, by GSL's trust region. */
#include "analytics/swb-bass-fit.h"

#include "analytics/swb-bass-private.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_multifit_nlinear.h>
#include <math.h>
#include <stdbool.h>

#define N_PARAMETERS 3
#define MAX_STEPS 400
#define MAX_POLISH 8
/* ln p, ln (p + q) and ln m are held within this, which no data reach. */
#define LOG_MOST 300.0
/* A parameter is not identified when it could change by its own size and the
 * curve by less than a millionth. */
#define LOOSEST 1e6
/* As large a relative offset is still an answer. */
#define OFFSET_MOST 1e-4
/* A sum of squares that is rounding only. */
#define EXACT 1e-24

/* Counts in units of the largest, weights in parts of the largest. */
typedef struct
{
  const SwbBassSeries *series;
  double unit;
  double weight_unit;
  size_t n_used;
  size_t last;
  double norm;
} Problem;

typedef struct
{
  gsl_multifit_nlinear_workspace *work;
  gsl_matrix *spread;
} Tools;

static double
root_weight (const Problem *problem, size_t i)
{
  return problem->series->weights != NULL
             ? sqrt (problem->series->weights[i] / problem->weight_unit)
             : 1.0;
}

static double
held (const gsl_vector *x, size_t i)
{
  return exp (fmax (-LOG_MOST, fmin (LOG_MOST, gsl_vector_get (x, i))));
}

static int
residuals (const gsl_vector *x, void *data, gsl_vector *f)
{
  const Problem *problem = data;
  double p = held (x, 0);
  double b = held (x, 1);
  double m = held (x, 2);

  for (size_t i = 0; i < problem->series->n; i++)
    {
      double curve = m * swb_bass_step (p, b, (double) i, (double) i + 1.0);
      double count = problem->series->counts[i] / problem->unit;

      gsl_vector_set (f, i, root_weight (problem, i) * (curve - count));
    }
  return GSL_SUCCESS;
}

/* d ln D (t) / d ln b. */
static double
damping_slope (double p, double b, double t)
{
  double e = exp (-b * t);

  return (p * (t * e - swb_bass_faded (b, t)) - b * t * e) /
         swb_bass_damping (p, b, t);
}

/* With step = p E(1) e^-bt / (D(t) D(t+1)): d ln step / d ln p is
 * 1 - F(t) - F(t+1). */
static int
slopes (const gsl_vector *x, void *data, gsl_matrix *jacobian)
{
  const Problem *problem = data;
  double p = held (x, 0);
  double b = held (x, 1);
  double m = held (x, 2);
  double unit_slope = exp (-b) / swb_bass_faded (b, 1.0) - 1.0;

  for (size_t i = 0; i < problem->series->n; i++)
    {
      double from = (double) i;
      double to = from + 1.0;
      double curve =
          root_weight (problem, i) * m * swb_bass_step (p, b, from, to);
      double adopted =
          swb_bass_step (p, b, 0.0, from) + swb_bass_step (p, b, 0.0, to);
      double by_b = unit_slope - b * from - damping_slope (p, b, from) -
                    damping_slope (p, b, to);

      gsl_matrix_set (jacobian, i, 0, curve * (1.0 - adopted));
      gsl_matrix_set (jacobian, i, 1, curve * by_b);
      gsl_matrix_set (jacobian, i, 2, curve);
    }
  return GSL_SUCCESS;
}

static SwbStatus
check_period (double count, double weight)
{
  if (isnan (count) || isnan (weight))
    return SWB_STATUS_NOT_ENOUGH;
  return count < 0.0 || weight < 0.0 || isinf (count) || isinf (weight)
             ? SWB_STATUS_INVALID
             : SWB_STATUS_OK;
}

static SwbStatus
check (const SwbBassSeries *series, Problem *problem, SwbBassLack *lack)
{
  *problem = (Problem){ .series = series };
  if (series->n > SWB_BASS_MAX_PERIODS)
    return SWB_STATUS_RANGE;
  for (size_t i = 0; i < series->n; i++)
    {
      double weight = series->weights != NULL ? series->weights[i] : 1.0;
      SwbStatus status = check_period (series->counts[i], weight);

      if (status != SWB_STATUS_OK)
        {
          if (status == SWB_STATUS_NOT_ENOUGH)
            *lack = SWB_BASS_LACK_PERIODS;
          return status;
        }
      if (weight == 0.0)
        continue;
      problem->n_used++;
      problem->last = i + 1;
      problem->unit = fmax (problem->unit, series->counts[i]);
      problem->weight_unit = fmax (problem->weight_unit, weight);
    }
  *lack = problem->n_used <= N_PARAMETERS ? SWB_BASS_LACK_PERIODS
                                          : SWB_BASS_LACK_ADOPTERS;
  if (problem->n_used <= N_PARAMETERS || problem->unit == 0.0)
    return SWB_STATUS_NOT_ENOUGH;
  *lack = SWB_BASS_LACK_NOTHING;
  return SWB_STATUS_OK;
}

static double
sum_of_squares (const gsl_vector *f)
{
  double sum = 0.0;

  for (size_t i = 0; i < f->size; i++)
    sum += gsl_vector_get (f, i) * gsl_vector_get (f, i);
  return sum;
}

/* From each start to the hollow below it; leaves the tools at the deepest. */
static size_t
search (const Problem *problem, gsl_multifit_nlinear_fdf *fdf, Tools *tools)
{
  SwbBassPoint starts[SWB_BASS_STARTS];
  size_t n = swb_bass_starts (problem->series, problem->unit,
                              problem->weight_unit, starts);
  double best[N_PARAMETERS] = { 0.0, 0.0, 0.0 };
  double least = INFINITY;
  gsl_vector_view view;

  for (size_t i = 0; i < n; i++)
    {
      double at[N_PARAMETERS] = { starts[i].log_p, starts[i].log_b,
                                  starts[i].log_m };
      double rss;
      int info;

      view = gsl_vector_view_array (at, N_PARAMETERS);
      gsl_multifit_nlinear_init (&view.vector, fdf, tools->work);
      gsl_multifit_nlinear_driver (MAX_STEPS, 1e-11, 1e-15, 0.0, NULL, NULL,
                                   &info, tools->work);
      rss = sum_of_squares (gsl_multifit_nlinear_residual (tools->work));
      if (!(rss < least))
        continue;
      least = rss;
      for (size_t k = 0; k < N_PARAMETERS; k++)
        best[k] =
            gsl_vector_get (gsl_multifit_nlinear_position (tools->work), k);
    }
  view = gsl_vector_view_array (best, N_PARAMETERS);
  gsl_multifit_nlinear_init (&view.vector, fdf, tools->work);
  return n;
}

/* J'f: the slope of half the sum of squares. */
static void
find_slope (const Tools *tools, double *slope)
{
  const gsl_vector *f = gsl_multifit_nlinear_residual (tools->work);
  const gsl_matrix *jacobian = gsl_multifit_nlinear_jac (tools->work);

  for (size_t k = 0; k < N_PARAMETERS; k++)
    slope[k] = 0.0;
  for (size_t i = 0; i < f->size; i++)
    for (size_t k = 0; k < N_PARAMETERS; k++)
      slope[k] += gsl_matrix_get (jacobian, i, k) * gsl_vector_get (f, i);
}

/* Bates and Watts 1981: the part of the residuals along the surface against
 * the part across it, each by its degrees of freedom. */
static double
relative_offset (const Tools *tools, double rss, double freedom)
{
  double slope[N_PARAMETERS];
  double along = 0.0;

  find_slope (tools, slope);
  for (size_t a = 0; a < N_PARAMETERS; a++)
    for (size_t b = 0; b < N_PARAMETERS; b++)
      along += slope[a] * gsl_matrix_get (tools->spread, a, b) * slope[b];
  along = fmax (0.0, along);
  return sqrt (along / N_PARAMETERS) /
         sqrt (fmax (rss - along, 1e-300) / freedom);
}

static void
measure (Tools *tools)
{
  gsl_multifit_nlinear_covar (gsl_multifit_nlinear_jac (tools->work), 1e-14,
                              tools->spread);
}

/* Gauss and Newton's steps for the last digits, as long as they go down. */
static void
polish (gsl_multifit_nlinear_fdf *fdf, Tools *tools)
{
  double freedom = (double) fdf->n;

  measure (tools);
  for (int i = 0; i < MAX_POLISH; i++)
    {
      double at[N_PARAMETERS];
      double back[N_PARAMETERS];
      double slope[N_PARAMETERS];
      const gsl_vector *x = gsl_multifit_nlinear_position (tools->work);
      double rss = sum_of_squares (gsl_multifit_nlinear_residual (tools->work));
      double offset = relative_offset (tools, rss, freedom);
      double after;
      gsl_vector_view view = gsl_vector_view_array (at, N_PARAMETERS);

      find_slope (tools, slope);
      for (size_t k = 0; k < N_PARAMETERS; k++)
        {
          back[k] = at[k] = gsl_vector_get (x, k);
          for (size_t j = 0; j < N_PARAMETERS; j++)
            at[k] -= gsl_matrix_get (tools->spread, k, j) * slope[j];
        }
      gsl_multifit_nlinear_init (&view.vector, fdf, tools->work);
      measure (tools);
      after = sum_of_squares (gsl_multifit_nlinear_residual (tools->work));
      if (after <= rss * (1.0 + 1e-12) &&
          relative_offset (tools, after, freedom) < offset)
        continue;
      view = gsl_vector_view_array (back, N_PARAMETERS);
      gsl_multifit_nlinear_init (&view.vector, fdf, tools->work);
      measure (tools);
      return;
    }
}

/* Whether the curve answers to each parameter, and the search came to rest. */
static bool
is_identified (const Problem *problem, const Tools *tools, SwbBassFit *fit)
{
  double rss = sum_of_squares (gsl_multifit_nlinear_residual (tools->work));

  for (size_t k = 0; k < N_PARAMETERS; k++)
    {
      double spread = gsl_matrix_get (tools->spread, k, k);

      if (!(spread > 0.0) || !(spread * problem->norm < LOOSEST * LOOSEST))
        return false;
    }
  fit->offset = relative_offset (tools, rss, (double) fit->freedom);
  if (rss <= EXACT * problem->norm)
    fit->offset = 0.0;
  return fit->offset <= OFFSET_MOST;
}

static void
take (const Problem *problem, const Tools *tools, SwbBassFit *fit)
{
  const gsl_vector *x = gsl_multifit_nlinear_position (tools->work);
  const gsl_matrix *c = tools->spread;
  double p = held (x, 0);
  double b = held (x, 1);
  double rss = sum_of_squares (gsl_multifit_nlinear_residual (tools->work));
  double s = sqrt (rss / (double) fit->freedom);
  double q_variance = b * b * gsl_matrix_get (c, 1, 1) -
                      2.0 * b * p * gsl_matrix_get (c, 0, 1) +
                      p * p * gsl_matrix_get (c, 0, 0);

  fit->bass = (SwbBass){ p, b - p, held (x, 2) * problem->unit };
  /* b - p of two that are the same but for rounding. */
  if (fabs (fit->bass.q) < 1e-14 * p)
    fit->bass.q = 0.0;
  fit->p_error = s * p * sqrt (gsl_matrix_get (c, 0, 0));
  fit->q_error = s * sqrt (fmax (0.0, q_variance));
  fit->m_error = s * fit->bass.m * sqrt (gsl_matrix_get (c, 2, 2));
  fit->residual_error = s * problem->unit * sqrt (problem->weight_unit);
  fit->rss = rss * problem->unit * problem->unit * problem->weight_unit;
}

static bool
is_finite (const SwbBassFit *fit)
{
  return isfinite (fit->bass.m) && isfinite (fit->rss) &&
         isfinite (fit->residual_error) && isfinite (fit->p_error) &&
         isfinite (fit->q_error) && isfinite (fit->m_error);
}

/* Before the peak the market is not known; who wants it all the same gets it
 * when the 95 % interval of m ends above 0. */
static bool
is_market_known (const Problem *problem, const SwbBassFit *fit)
{
  double t = gsl_cdf_tdist_Pinv (0.975, (double) fit->freedom);

  return fit->peak_seen ||
         (problem->series->before_peak && fit->bass.m > t * fit->m_error);
}

static SwbStatus
conclude (const Problem *problem,
          const Tools *tools,
          SwbBassFit *fit,
          SwbBassLack *lack)
{
  bool identified = is_identified (problem, tools, fit);
  SwbStatus status;

  take (problem, tools, fit);
  status = swb_bass_peak (&fit->bass, &fit->peak);
  if (status == SWB_STATUS_OK)
    fit->peak_seen = fit->peak.time <= (double) problem->last;
  if (!identified || !is_market_known (problem, fit))
    {
      *lack = fit->peak_seen ? SWB_BASS_LACK_SHAPE : SWB_BASS_LACK_PEAK;
      return SWB_STATUS_NOT_ENOUGH;
    }
  if (status != SWB_STATUS_OK || !is_finite (fit))
    return SWB_STATUS_RANGE;
  return SWB_STATUS_OK;
}

static SwbStatus
run (Problem *problem, Tools *tools, SwbBassFit *fit, SwbBassLack *lack)
{
  gsl_multifit_nlinear_fdf fdf = { .f = residuals,
                                   .df = slopes,
                                   .n = problem->series->n,
                                   .p = N_PARAMETERS,
                                   .params = problem };

  for (size_t i = 0; i < problem->series->n; i++)
    {
      double x = root_weight (problem, i) *
                 (problem->series->counts[i] / problem->unit);

      problem->norm += x * x;
    }
  fit->freedom = problem->n_used - N_PARAMETERS;
  fit->n_starts = search (problem, &fdf, tools);
  polish (&fdf, tools);
  return conclude (problem, tools, fit, lack);
}

/**
 * swb_bass_fit:
 * @series: new adopters in each period, from the start of the curve
 * @out: (out): the curve with the least sum of squares
 * @lack: (out) (optional): why there is none
 *
 * Minimises sum_i w_i (x_i - m (F(i) - F(i-1)))^2, i = 1 ... n (Srinivasan,
 * Mason 1986, Marketing Science 5(2), doi 10.1287/mksc.5.2.169), over p > 0,
 * p + q > 0, m > 0, by Levenberg and Marquardt's method in a trust region
 * (GSL), with the exact Jacobian, in ln p, ln (p+q), ln m, which scales the
 * parameters and keeps them in their domain. For given p and q the best m is a
 * ratio of sums, so a grid over (p, q) shows the hollows; the search starts
 * from up to 31 of them and from Bass' regression (1969), and the deepest end
 * counts. q may be below 0: then those who adopted put off the others.
 *
 * Standard errors are roots of the diagonal of s^2 (J'WJ)^-1, with
 * s^2 = RSS / (n - 3) and J the derivatives by p, q, m at the end: as those of
 * R's nls. They assume independent errors of the same variance (over w) and are
 * linear; real counts are correlated, so they are rather too small. p, q and m
 * agree with nls to six digits and more. Allocates about 20 n numbers and frees
 * them; when there is no memory GSL's error handler is called.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH, with @lack, for a NaN, fewer than four
 *   periods, or no adopters; when the sum of squares falls on towards an
 *   endless market or a jump, so that no curve is the best; when a parameter
 *   could double and the curve change by less than a millionth; and when the
 *   fitted peak is after the last period. Until then m comes out too small,
 * near what has been seen, and its error too (Van den Bulte, Lilien 1997,
 * Marketing Science 16(4), doi 10.1287/mksc.16.4.338); with @before_peak only
 * when the 95 % interval of m reaches 0. %SWB_STATUS_INVALID for negative or
 * infinite counts or weights; %SWB_STATUS_RANGE for counts above about 1e150,
 * whose squares overflow, or more than 100,000 periods; %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_bass_fit (const SwbBassSeries *series, SwbBassFit *out, SwbBassLack *lack)
{
  Problem problem;
  SwbBassFit fit = { 0 };
  SwbBassLack why = SWB_BASS_LACK_NOTHING;
  SwbStatus status = check (series, &problem, &why);

  if (status == SWB_STATUS_OK)
    {
      gsl_multifit_nlinear_parameters how =
          gsl_multifit_nlinear_default_parameters ();
      Tools tools = { gsl_multifit_nlinear_alloc (gsl_multifit_nlinear_trust,
                                                  &how, series->n,
                                                  N_PARAMETERS),
                      gsl_matrix_calloc (N_PARAMETERS, N_PARAMETERS) };

      status = tools.work != NULL && tools.spread != NULL
                   ? run (&problem, &tools, &fit, &why)
                   : SWB_STATUS_NO_MEMORY;
      if (tools.work != NULL)
        gsl_multifit_nlinear_free (tools.work);
      if (tools.spread != NULL)
        gsl_matrix_free (tools.spread);
    }
  if (lack != NULL)
    *lack = why;
  if (status == SWB_STATUS_OK)
    *out = fit;
  return status;
}

/**
 * swb_bass_lack_id:
 * @lack: why there is no fit
 *
 * Returns: the stored id, such as "peak"
 */
const char *
swb_bass_lack_id (SwbBassLack lack)
{
  static const char *const ids[] = { "nothing", "periods", "adopters", "peak",
                                     "shape" };

  if ((int) lack < 0 || lack > SWB_BASS_LACK_SHAPE)
    return "";
  return ids[lack];
}
