/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc diffusion: a market under a push that changes by the day. */
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-bass.h"
#include "cli/calc/swb-calc-posts.h"

#include <glib/gi18n-lib.h>

#define MOST_DAYS 10000

/* The push of each day: as told, or what the posts give on it. */
static SwbStatus
gather_push (SwbCalcObject *input, double **push, gsize *n)
{
  gsize n_rows;
  SwbCalcObject *const *rows = swb_calc_rows_or_null (input, "posts", &n_rows);
  g_autofree SwbDecayPost *posts = NULL;
  double base;
  SwbStatus status;

  if (rows == NULL)
    {
      const double *p = swb_calc_numbers (input, "p", n);

      *push = g_new0 (double, MAX (*n, 1));
      for (gsize i = 0; i < *n; i++)
        (*push)[i] = p[i];
      return SWB_STATUS_OK;
    }
  posts = swb_calc_posts_read (rows, n_rows);
  base = swb_calc_number_or (input, "base", 0.0);
  *n = swb_calc_count_or (input, "days", 120, MOST_DAYS);
  *push = g_new0 (double, MAX (*n, 1));
  status = swb_decay_sum (posts, n_rows, *n, *push);
  for (gsize i = 0; status == SWB_STATUS_OK && i < *n; i++)
    (*push)[i] += base;
  return status;
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  g_autofree double *push = NULL;
  g_autofree double *adopters = NULL;
  g_autofree double *share = NULL;
  gsize n;
  SwbStatus status = gather_push (input, &push, &n);
  SwbBassForcedInput question = {
    .n = n,
    .p = push,
    .q = swb_calc_number (input, "q"),
    .m = swb_calc_number_or (input, "m", 1.0),
    .start = swb_calc_number_or (input, "start", 0.0),
  };

  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  adopters = g_new (double, MAX (n, 1));
  share = g_new (double, MAX (n, 1));
  if (status == SWB_STATUS_OK)
    status = swb_bass_forced (&question, adopters, share);
  if (status != SWB_STATUS_OK)
    return status;
  swb_calc_put_numbers (out, "push", push, n);
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
          "Or in place of p the posts that push:\n"
          "posts  rows of day, hour, size, half_life or preset, kind and\n"
          "       shape, as in calc decay; size is what the post adds to the\n"
          "       push over all days\n"
          "base   push on every day besides; 0 when not said\n"
          "days   how many days; 120 when not said\n"
          "\n"
          "dF/dt = (p + q F)(1 - F), solved exactly with p the same over each\n"
          "day. push has p of each day, adopters who came on it, share F at\n"
          "its end.\n"),
  .example = "{\"p\": [0.02, 0, 0.3, 0.001, 0, 0.05], \"q\": 0.25,"
             " \"m\": 2000}",
  .answer = "{\"model\": \"diffusion\", \"status\": \"ok\", \"push\":"
            " [0.02, 0, 0.3, 0.001, 0, 0.05], \"adopters\":"
            " [44.8899708379466, 12.3847692776928, 564.41808029853,"
            " 113.191159921205, 119.554121048115, 177.098201985538],"
            " \"share\": [0.0224449854189733, 0.0286373700578197,"
            " 0.310846410207085, 0.367441990167687, 0.427219050691745,"
            " 0.515768151684514]}",
  .run = run,
};
