/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc goerg: the reach curve through one measured point. */
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-goerg.h"

#include <glib/gi18n-lib.h>

static SwbStatus
put_points (JsonBuilder *out,
            const SwbGoerg *curve,
            const double *at,
            gsize n_at,
            int contacts)
{
  json_builder_set_member_name (out, "points");
  json_builder_begin_array (out);
  for (gsize i = 0; i < n_at; i++)
    {
      g_autofree double *people = g_new (double, contacts);

      for (int n = 1; n <= contacts; n++)
        {
          SwbStatus status = swb_goerg_reach (curve, at[i], n, &people[n - 1]);

          if (status != SWB_STATUS_OK)
            return status;
        }
      json_builder_begin_object (out);
      swb_json_add_real (out, "impressions", at[i]);
      swb_calc_put_numbers (out, "at_least", people, contacts);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
  return SWB_STATUS_OK;
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  double impressions = swb_calc_number (input, "impressions");
  double reach = swb_calc_number (input, "reach");
  int contacts = (int) swb_calc_count_or (input, "contacts", 3, 1000);
  gsize n_at;
  const double *at = swb_calc_numbers_or_null (input, "at", &n_at);
  SwbGoerg curve;
  SwbStatus status;

  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  status = swb_goerg_fit (impressions, reach, &curve);
  if (status != SWB_STATUS_OK)
    return status;
  swb_json_add_real (out, "max_reach", curve.max_reach);
  return put_points (out, &curve, at != NULL ? at : &impressions,
                     at != NULL ? n_at : 1, contacts);
}

const SwbCalcModel swb_calc_goerg = {
  .name = "goerg",
  .summary = N_ ("The reach curve through one measured point (Goerg 2014)."),
  .format = N_ (
      "impressions  how often it was shown\n"
      "reach        to how many people\n"
      "at           impressions at which to tell the reach; those measured\n"
      "             when not said\n"
      "contacts     to tell people with 1, 2, … contacts at least; 3 when not\n"
      "             said\n"),
  .example = "{\"impressions\": 200, \"reach\": 100, \"at\": [100, 200]}",
  .answer = "{\"model\": \"goerg\", \"status\": \"ok\", \"max_reach\": 200,"
            " \"points\": [{\"impressions\": 100, \"at_least\":"
            " [66.66666666666667, 22.22222222222222, 7.407407407407407]},"
            " {\"impressions\": 200, \"at_least\": [100, 50, 25]}]}",
  .run = run,
};
