/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc engagement: the usual engagement at a number of followers. */
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-engagement-curve.h"

#include <glib/gi18n-lib.h>

static void
put_points (JsonBuilder *out, const SwbEngagementExpected *points, gsize n)
{
  json_builder_set_member_name (out, "expected");
  json_builder_begin_array (out);
  for (gsize i = 0; i < n; i++)
    {
      json_builder_begin_object (out);
      swb_json_add_real (out, "followers", points[i].followers);
      swb_json_add_real (out, "rate", points[i].rate);
      swb_json_add_real (out, "slope", points[i].slope);
      swb_json_add_bool (out, "beyond", points[i].beyond);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

/* Knots of one's own take the place of the published ones. */
static SwbEngagementCurve
read_curve (SwbCalcObject *input)
{
  SwbEngagementCurve curve = *swb_engagement_curve_default ();
  gsize n_knots;
  gsize n_rates;
  const double *knots =
      swb_calc_numbers_or_null (input, "knot_followers", &n_knots);
  const double *rates =
      swb_calc_numbers_or_null (input, "knot_rates", &n_rates);

  if (knots == NULL && rates == NULL)
    return curve;
  if (n_knots != n_rates)
    swb_calc_fault (
        input, _ ("“knot_followers” and “knot_rates” are not equally many"));
  return (SwbEngagementCurve){
    .id = "own", .n_knots = n_knots, .followers = knots, .rates = rates
  };
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  gsize n;
  const double *followers = swb_calc_numbers (input, "followers", &n);
  SwbEngagementCurve curve = read_curve (input);
  g_autofree SwbEngagementExpected *points =
      g_new0 (SwbEngagementExpected, n + 1);

  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  for (gsize i = 0; i < n; i++)
    {
      SwbStatus status =
          swb_engagement_expected (&curve, followers[i], &points[i]);

      if (status != SWB_STATUS_OK)
        return status;
    }
  put_points (out, points, n);
  swb_json_add_text (out, "numerator", curve.numerator_kind);
  swb_json_add_text (out, "base", swb_rate_base_id (curve.base));
  swb_json_add_text (out, "platform", curve.platform);
  swb_json_add_text (out, "citation", curve.citation);
  return SWB_STATUS_OK;
}

const SwbCalcModel swb_calc_engagement = {
  .name = "engagement",
  .summary = N_ ("The engagement that is usual at a number of followers; never "
                 "how many views they bring."),
  .format = N_ (
      "followers       a list of numbers\n"
      "knot_followers  followers at the knots of the line, ascending; those\n"
      "                of Markerly 2016 when not said\n"
      "knot_rates      the rates there\n"
      "\n"
      "slope is d ln rate / d ln followers; beyond the knots the last rate\n"
      "is held.\n"),
  .example = "{\"followers\": [5000, 100000000], \"knot_followers\": [1000,"
             " 10000, 1000000], \"knot_rates\": [0.04, 0.02, 0.01]}",
  .answer = "{\"model\": \"engagement\", \"status\": \"ok\", \"expected\": "
            "[{\"followers\": 5000, \"rate\": 0.024020434739094317, "
            "\"slope\": -0.2959322639944805, \"beyond\": false}, "
            "{\"followers\": 100000000, \"rate\": 0.01, \"slope\": 0, "
            "\"beyond\": true}], \"numerator\": null, \"base\": null, "
            "\"platform\": null, \"citation\": null}",
  .run = run,
};
