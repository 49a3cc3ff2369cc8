/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc diffusion: a market under a push that changes by the day. */
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-bass.h"

#include <glib/gi18n-lib.h>

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  gsize n;
  const double *p = swb_calc_numbers (input, "p", &n);
  SwbBassForcedInput question = {
    .n = n,
    .p = p,
    .q = swb_calc_number (input, "q"),
    .m = swb_calc_number_or (input, "m", 1.0),
    .start = swb_calc_number_or (input, "start", 0.0),
  };
  g_autofree double *adopters = g_new (double, MAX (n, 1));
  g_autofree double *share = g_new (double, MAX (n, 1));
  SwbStatus status;

  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  status = swb_bass_forced (&question, adopters, share);
  if (status != SWB_STATUS_OK)
    return status;
  swb_calc_put_numbers (out, "adopters", adopters, n);
  swb_calc_put_numbers (out, "share", share, n);
  return SWB_STATUS_OK;
}

const SwbCalcModel swb_calc_diffusion = {
  .name = "diffusion",
  .summary = N_ ("How a market adopts under a push that changes by the day."),
  .format =
      N_ ("p      the push from outside on each day, from 0\n"
          "q      push from those who adopted, a day, from 0\n"
          "m      the market; 1 when not said\n"
          "start  share of the market before the first day; 0 when not said\n"
          "\n"
          "dF/dt = (p + q F)(1 - F), solved exactly with p the same over each\n"
          "day. adopters has who came on each day, share F at its end. The\n"
          "push of a plan of posts: calc decay.\n"),
  .example = "{\"p\": [0.02, 0, 0.3, 0.001, 0, 0.05], \"q\": 0.25,"
             " \"m\": 2000}",
  .answer = "{\"model\": \"diffusion\", \"status\": \"ok\", \"adopters\":"
            " [44.8899708379466, 12.3847692776928, 564.41808029853,"
            " 113.191159921205, 119.554121048115, 177.098201985538],"
            " \"share\": [0.0224449854189733, 0.0286373700578197,"
            " 0.310846410207085, 0.367441990167687, 0.427219050691745,"
            " 0.515768151684514]}",
  .run = run,
};
