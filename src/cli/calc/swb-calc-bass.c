/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc bass: a Bass curve through counts, or one with given p, q, m. */
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-bass-fit.h"

#include <glib/gi18n-lib.h>

/** The most periods of a curve that are printed. */
#define MOST_PERIODS 10000

static SwbStatus
put_curve (JsonBuilder *out, const SwbBass *bass, gsize n)
{
  g_autofree double *adopters = g_new (double, MAX (n, 1));
  g_autofree double *shares = g_new (double, MAX (n, 1));
  SwbBassPeak peak;
  SwbStatus status = swb_bass_peak (bass, &peak);

  for (gsize i = 0; status == SWB_STATUS_OK && i < n; i++)
    {
      status =
          swb_bass_between (bass, (double) i, (double) i + 1.0, &adopters[i]);
      if (status == SWB_STATUS_OK)
        status = swb_bass_share (bass, (double) i + 1.0, &shares[i]);
    }
  if (status != SWB_STATUS_OK)
    return status;
  swb_json_add_real (out, "peak_time", peak.time);
  swb_json_add_real (out, "peak_rate", peak.rate);
  swb_json_add_real (out, "peak_share", peak.share);
  swb_calc_put_numbers (out, "curve", adopters, n);
  swb_calc_put_numbers (out, "share", shares, n);
  return SWB_STATUS_OK;
}

static void
explain (SwbCalcObject *input, SwbBassLack lack)
{
  switch (lack)
    {
    case SWB_BASS_LACK_PERIODS:
      swb_calc_because (input, _ ("A fit needs four periods at least, none of "
                                  "them missing."));
      break;
    case SWB_BASS_LACK_ADOPTERS:
      swb_calc_because (input, _ ("Nobody adopted yet."));
      break;
    case SWB_BASS_LACK_PEAK:
      swb_calc_because (input,
                        _ ("The counts have no peak yet. Until then they "
                           "do not tell how large the market is."));
      break;
    case SWB_BASS_LACK_SHAPE:
      swb_calc_because (input, _ ("No curve fits best: the counts do not tell "
                                  "p, q and the market apart."));
      break;
    case SWB_BASS_LACK_NOTHING:
    default:
      break;
    }
}

static SwbStatus
fit (SwbCalcObject *input,
     JsonBuilder *out,
     const SwbBassSeries *series,
     gsize n_periods)
{
  SwbBassFit found;
  SwbBassLack lack;
  SwbStatus status = swb_bass_fit (series, &found, &lack);

  explain (input, lack);
  if (status != SWB_STATUS_OK)
    return status;
  if (!found.peak_seen)
    swb_calc_because (input, _ ("The peak is not in the counts yet: the market "
                                "tends to come out too small."));
  swb_json_add_real (out, "p", found.bass.p);
  swb_json_add_real (out, "q", found.bass.q);
  swb_json_add_real (out, "m", found.bass.m);
  swb_json_add_real (out, "p_error", found.p_error);
  swb_json_add_real (out, "q_error", found.q_error);
  swb_json_add_real (out, "m_error", found.m_error);
  swb_json_add_real (out, "rss", found.rss);
  swb_json_add_real (out, "residual_error", found.residual_error);
  swb_json_add_int (out, "freedom", (gint64) found.freedom);
  swb_json_add_bool (out, "peak_seen", found.peak_seen);
  return put_curve (out, &found.bass, n_periods);
}

static SwbStatus
evaluate (SwbCalcObject *input, JsonBuilder *out, const char *prior, gsize n)
{
  const SwbBassPrior *known = swb_bass_priors (&(gsize){ 0 });
  gboolean is_prior = prior != NULL;
  SwbBass bass;

  if (is_prior && g_strcmp0 (prior, known->id) != 0)
    swb_calc_fault (input, _ ("“prior” is “%s” or not there"), known->id);
  bass.p = is_prior ? swb_calc_number_or (input, "p", known->p)
                    : swb_calc_number (input, "p");
  bass.q = is_prior ? swb_calc_number_or (input, "q", known->q)
                    : swb_calc_number (input, "q");
  bass.m = is_prior ? swb_calc_number_or (input, "m", known->m)
                    : swb_calc_number_or (input, "m", 1.0);
  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  if (is_prior)
    {
      swb_json_add_text (out, "source", known->source);
      swb_json_add_text (out, "doi", known->doi);
    }
  swb_json_add_real (out, "p", bass.p);
  swb_json_add_real (out, "q", bass.q);
  swb_json_add_real (out, "m", bass.m);
  return put_curve (out, &bass, n);
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  gsize n = 0;
  gsize n_weights = 0;
  const double *counts = swb_calc_numbers_or_null (input, "counts", &n);
  const double *weights =
      swb_calc_numbers_or_null (input, "weights", &n_weights);
  const char *prior = swb_calc_text_or (input, "prior", NULL);
  gboolean early = swb_calc_flag_or (input, "before_peak", FALSE);
  gsize periods = swb_calc_count_or (input, "periods", counts != NULL ? n : 120,
                                     MOST_PERIODS);
  SwbBassSeries series = { n, counts, weights, early };

  if (counts == NULL)
    return evaluate (input, out, prior, periods);
  if (weights != NULL && n_weights != n)
    swb_calc_fault (input, _ ("“weights” and “counts” are not equally many"));
  if (prior != NULL)
    swb_calc_fault (input, _ ("“prior” is for a curve without “counts”"));
  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  return fit (input, out, &series, MIN (periods, MOST_PERIODS));
}

const SwbCalcModel swb_calc_bass = {
  .name = "bass",
  .summary = N_ ("Fits a Bass curve to counts per period, or draws one."),
  .format =
      N_ ("counts       new adopters in each period, from the first\n"
          "weights      of the squared residuals; 1 each when not said\n"
          "before_peak  true to fit also when the peak is not in the counts\n"
          "             yet: the market then comes out too small; false when\n"
          "             not said\n"
          "periods      how many periods of the curve to print; as many as\n"
          "             counts when not said, and 120 without counts\n"
          "\n"
          "Without counts the curve of given numbers:\n"
          "p            push from outside, a period\n"
          "q            push from those who adopted, a period\n"
          "m            the market; 1 when not said\n"
          "prior        “short-video” for the published daily p, q, m that\n"
          "             are not said\n"
          "\n"
          "curve has the adopters of each period, share the part of the\n"
          "market that has adopted at its end; peak_time counts from the\n"
          "start in periods. Errors are standard errors as of R's nls.\n"),
  .example = "{\"counts\": [96, 195, 238, 380, 1045, 1230, 1267, 1828, 1586,"
             " 1673, 1800, 1580, 1500], \"periods\": 2}",
  .answer = "{\"model\": \"bass\", \"status\": \"ok\", \"p\":"
            " 0.00944207728975243, \"q\": 0.374762830113411, \"m\":"
            " 18712.7415681283, \"p_error\": 0.00203841301806903,"
            " \"q_error\": 0.0402189088247377, \"m_error\":"
            " 1410.53756634088, \"rss\": 341468.412493831,"
            " \"residual_error\": 184.788639394804, \"freedom\": 10,"
            " \"peak_seen\": true, \"peak_time\": 9.58113052201039,"
            " \"peak_rate\": 1842.66647309604, \"peak_share\":"
            " 0.487402596347542, \"curve\": [212.976010280853,"
            " 304.101972500533], \"share\": [0.0113813365885197,"
            " 0.0276324012117005]}",
  .run = run,
};
