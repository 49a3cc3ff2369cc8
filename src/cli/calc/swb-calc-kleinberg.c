/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc kleinberg: bursts in batches of documents. */
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-kleinberg.h"

#include <glib/gi18n-lib.h>

static void
put_bursts (JsonBuilder *out, const SwbKleinberg *found, double first)
{
  json_builder_set_member_name (out, "bursts");
  json_builder_begin_array (out);
  for (size_t b = 0; b < found->n_bursts; b++)
    {
      const SwbKleinbergBurst *burst = &found->bursts[b];

      json_builder_begin_object (out);
      swb_json_add_int (out, "level", burst->level);
      swb_json_add_real (out, "start", first + (double) burst->start);
      swb_json_add_real (out, "end", first + (double) burst->end);
      swb_json_add_real (out, "weight", burst->weight);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static void
put_answer (JsonBuilder *out, const SwbKleinberg *found, double first)
{
  g_autofree double *states = g_new (double, found->n);

  for (size_t t = 0; t < found->n; t++)
    states[t] = found->states[t];
  put_bursts (out, found, first);
  swb_calc_put_numbers (out, "states", states, found->n);
  swb_calc_put_numbers (out, "shares", found->shares, found->n_states);
  swb_json_add_real (out, "step_cost", found->step_cost);
  swb_json_add_real (out, "cost", found->cost);
  swb_json_add_real (out, "base_cost", found->base_cost);
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  gsize n;
  gsize n_totals;
  const double *relevant = swb_calc_numbers (input, "relevant", &n);
  const double *totals = swb_calc_numbers (input, "totals", &n_totals);
  double ratio = swb_calc_number_or (input, "ratio", 2.0);
  double gamma = swb_calc_number_or (input, "gamma", 1.0);
  guint64 n_states =
      swb_calc_count_or (input, "states", 2, SWB_KLEINBERG_STATES_MAX);
  double first = swb_calc_number_or (input, "first", 1.0);
  SwbKleinbergInput question = { n,     relevant, totals,
                                 ratio, gamma,    (unsigned) n_states };
  SwbKleinberg found;
  SwbStatus status;

  if (n_totals != n)
    swb_calc_fault (input, _ ("“totals” and “relevant” are not equally many"));
  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  status = swb_kleinberg (&question, &found);
  if (status == SWB_STATUS_NOT_ENOUGH)
    swb_calc_because (
        input, _ ("Some of the documents, and not all, have to be relevant."));
  if (status != SWB_STATUS_OK)
    return status;
  put_answer (out, &found, first);
  swb_kleinberg_clear (&found);
  return SWB_STATUS_OK;
}

const SwbCalcModel swb_calc_kleinberg = {
  .name = "kleinberg",
  .summary = N_ ("Bursts in batches of documents: Kleinberg's automaton."),
  .format =
      N_ ("relevant  relevant documents of each batch, whole numbers\n"
          "totals    all documents of each batch\n"
          "ratio     how many times the usual share a burst has; 2 when not\n"
          "          said\n"
          "gamma     how dear it is to begin a burst; 1 when not said\n"
          "states    2 for burst or not, when not said; to 16 for bursts\n"
          "          within bursts\n"
          "first     the number of the first batch; 1 when not said\n"
          "\n"
          "Costs are in nats. A step up costs gamma times the logarithm of\n"
          "the number of batches; before the first batch there is no burst.\n"
          "weight is what a burst spares against the state below it.\n"),
  .example = "{\"relevant\": [2, 1, 3, 9, 11, 8, 2, 1, 0, 2],"
             " \"totals\": [40, 38, 45, 41, 44, 39, 42, 40, 37, 43]}",
  .answer = "{\"model\": \"kleinberg\", \"status\": \"ok\","
            " \"bursts\": [{\"level\": 1, \"start\": 4, \"end\": 6,"
            " \"weight\": 8.715196550602576}],"
            " \"states\": [0, 0, 0, 1, 1, 1, 0, 0, 0, 0],"
            " \"shares\": [0.09535452322738386, 0.19070904645476772],"
            " \"step_cost\": 2.302585092994046,"
            " \"cost\": 24.842146781408857,"
            " \"base_cost\": 31.254758239017434}",
  .run = run,
};
