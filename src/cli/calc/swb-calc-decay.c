/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc decay: what share of a post comes on which day, for one post or a plan
 * of posts; and the published half-lives. */
#include "cli/calc/swb-calc-models.h"
#include "cli/calc/swb-calc-posts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_DAYS 10000
/* The 90 % quantile of the normal distribution. */
#define Z_90 1.2815515655446004

static SwbStatus
list_presets (SwbCalcObject *input, JsonBuilder *out)
{
  gsize n;
  const SwbDecayPreset *presets = swb_decay_presets (&n);

  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  json_builder_set_member_name (out, "presets");
  json_builder_begin_array (out);
  for (gsize i = 0; i < n; i++)
    {
      json_builder_begin_object (out);
      swb_json_add_text (out, "preset", presets[i].id);
      swb_json_add_text (out, "platform", presets[i].platform);
      swb_json_add_text (out, "measure", presets[i].measure);
      swb_json_add_real (out, "half_life", presets[i].half_life);
      swb_json_add_real (out, "spread", presets[i].spread);
      swb_json_add_text (out, "source", presets[i].source);
      swb_json_add_text (out, "address", presets[i].address);
      swb_json_add_int (out, "year", presets[i].year);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
  return SWB_STATUS_OK;
}

static SwbStatus
sum_posts (SwbCalcObject *input,
           JsonBuilder *out,
           SwbCalcObject *const *rows,
           gsize n,
           gsize n_days)
{
  g_autofree SwbDecayPost *posts = swb_calc_posts_read (rows, n);
  g_autofree double *totals = g_new (double, MAX (n_days, 1));
  SwbStatus status;

  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  status = swb_decay_sum (posts, n, n_days, totals);
  if (status == SWB_STATUS_OK)
    swb_calc_put_numbers (out, "totals", totals, n_days);
  return status;
}

static SwbStatus
share_one (SwbCalcObject *input, JsonBuilder *out, gsize n_days)
{
  const SwbDecayPreset *preset;
  SwbDecay decay = swb_calc_decay_read (input, &preset);
  double hour = swb_calc_number_or (input, "hour", 0.0);
  double spread = swb_calc_number_or (input, "spread", SWB_DECAY_LEAST_SPREAD);
  g_autofree double *shares = g_new (double, MAX (n_days, 1));
  double later;
  SwbStatus status;

  if (!(spread >= 0.0 && spread <= 10.0))
    swb_calc_fault (input, _ ("“spread” is from 0 to 10"));
  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  status = swb_decay_days (&decay, hour, n_days, shares, &later);
  if (status != SWB_STATUS_OK)
    return status;
  if (preset != NULL)
    swb_json_add_text (out, "source", preset->source);
  swb_json_add_real (out, "half_life", decay.half_life);
  swb_json_add_real (out, "half_life_p10",
                     decay.half_life * exp (-Z_90 * spread));
  swb_json_add_real (out, "half_life_p90",
                     decay.half_life * exp (Z_90 * spread));
  swb_calc_put_numbers (out, "shares", shares, n_days);
  swb_json_add_real (out, "later", later);
  return SWB_STATUS_OK;
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  gsize n;
  SwbCalcObject *const *rows = swb_calc_rows_or_null (input, "posts", &n);
  gsize n_days = swb_calc_count_or (input, "days", 14, MOST_DAYS);

  if (rows != NULL)
    return sum_posts (input, out, rows, n, n_days);
  if (swb_calc_flag_or (input, "presets", FALSE))
    return list_presets (input, out);
  return share_one (input, out, n_days);
}

const SwbCalcModel swb_calc_decay = {
  .name = "decay",
  .summary = N_ ("What share of all that a post gets comes on which day."),
  .format = N_ (
      "half_life  hours until half of everything has come\n"
      "preset     a published half-life instead, such as “instagram”\n"
      "kind       “exponential”, “lognormal” or “power”; exponential when\n"
      "           not said\n"
      "shape      for a lognormal sigma of the logarithm of the age; for a\n"
      "           power the exponent of the rest, 0.4 when not said\n"
      "hour       of posting in its day, 0 to below 24; 0 when not said\n"
      "days       how many days, the day of posting first; 14 when not\n"
      "           said\n"
      "spread     sigma of the logarithm of the half-life from post to\n"
      "           post, for half_life_p10 and p90; 0.6 when not said\n"
      "\n"
      "Or a plan, and totals by the day:\n"
      "posts      rows of the members above and\n"
      "  day      of posting, 0 for the first; 0 when not said\n"
      "  size     all that the post will ever get; 1 when not said\n"
      "\n"
      "Or the list of published half-lives:\n"
      "presets    true\n"
      "\n"
      "Shares are integrals over the days; later is what comes after.\n"),
  .rows = "posts",
  .example = "{\"preset\": \"instagram\", \"hour\": 18.5, \"days\": 3}",
  .answer = "{\"model\": \"decay\", \"status\": \"ok\", \"source\":"
            " \"Graffius, Half-life for posts on different social media"
            " platforms\", \"half_life\": 19, \"half_life_p10\":"
            " 8.80665811904001, \"half_life_p90\": 40.9917127609981,"
            " \"shares\": [0.181799504637014, 0.477312802161764,"
            " 0.198863311604511], \"later\": 0.142024381596711}",
  .run = run,
};
