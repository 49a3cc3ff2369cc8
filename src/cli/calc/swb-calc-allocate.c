/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc allocate: money over channels, and what another split costs. */
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-allocate.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *const curves[] = { "log", "hill", NULL };
static const char *const states[] = { "unfunded", "at-minimum", "at-maximum",
                                      "interior" };

/* What was asked. */
typedef struct
{
  gsize n;
  double budget;
  SwbAllocateChannel *channels;
  const char **names;
  const double *split;
  gsize n_split;
  const SwbSplitPreset *preset;
} Question;

static void
question_clear (Question *question)
{
  g_free (question->channels);
  g_free (question->names);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

static void
read_channel (SwbCalcObject *row, SwbAllocateChannel *channel)
{
  SwbResponse *curve = &channel->response;

  curve->kind = swb_calc_choice_or (row, "curve", curves, 0);
  curve->base = swb_calc_number_or (row, "base", 0.0);
  curve->scale = swb_calc_number (row, "a");
  curve->spread = swb_calc_number_or (row, "b", NAN);
  if (isnan (curve->spread) || curve->kind == SWB_RESPONSE_HILL)
    curve->spread = swb_calc_number_or (row, "k", curve->spread);
  curve->shape = swb_calc_number_or (row, "al", 1.0);
  channel->minimum = swb_calc_number_or (row, "minimum", 0.0);
  channel->maximum = swb_calc_number_or (row, "maximum", INFINITY);
  channel->now = swb_calc_number_or (row, "now", NAN);
}

static void
find_preset (SwbCalcObject *input, Question *question)
{
  const char *id = swb_calc_text_or (input, "preset", NULL);
  gsize n_presets;
  const SwbSplitPreset *presets = swb_split_presets (&n_presets);

  if (id == NULL)
    return;
  for (gsize i = 0; i < n_presets; i++)
    if (g_str_equal (presets[i].id, id))
      question->preset = &presets[i];
  if (question->preset == NULL)
    swb_calc_fault (input, _ ("There is no split “%s”"), id);
  else
    {
      question->split = question->preset->shares;
      question->n_split = question->preset->n;
    }
}

static void
read_question (SwbCalcObject *input, Question *question)
{
  SwbCalcObject *const *rows = swb_calc_rows (input, "channels", &question->n);

  question->channels = g_new0 (SwbAllocateChannel, question->n + 1);
  question->names = g_new0 (const char *, question->n + 1);
  for (gsize i = 0; i < question->n; i++)
    {
      question->names[i] = swb_calc_text_or (rows[i], "channel", NULL);
      read_channel (rows[i], &question->channels[i]);
    }
  question->budget = swb_calc_number (input, "budget");
  question->split =
      swb_calc_numbers_or_null (input, "split", &question->n_split);
  find_preset (input, question);
  if (question->split != NULL && question->n_split != question->n)
    swb_calc_fault (input,
                    _ ("The split and the channels are not equally many"));
}

static void
put_channel (JsonBuilder *out,
             const char *name,
             const SwbAllocateShare *share,
             double now)
{
  json_builder_begin_object (out);
  if (name != NULL)
    swb_json_add_text (out, "channel", name);
  swb_json_add_real (out, "money", share->money);
  swb_json_add_real (out, "response", share->response);
  swb_json_add_real (out, "marginal", share->marginal);
  swb_json_add_text (out, "state", states[share->state]);
  if (!isnan (now))
    swb_json_add_real (out, "change", share->money - now);
  if (share->s_shaped)
    {
      swb_json_add_bool (out, "convex", share->convex);
      swb_json_add_real (out, "chord_from", share->chord_from);
      swb_json_add_real (out, "chord_to", share->chord_to);
    }
  json_builder_end_object (out);
}

static void
put_whole (JsonBuilder *out, const SwbAllocation *all)
{
  swb_json_add_real (out, "money", all->money);
  swb_json_add_real (out, "unspent", all->unspent);
  swb_json_add_real (out, "response", all->response);
  swb_json_add_real (out, "lambda", all->lambda);
  swb_json_add_bool (out, "exact", all->exact);
  swb_json_add_bool (out, "s_shaped", all->s_shaped);
  if (all->s_shaped)
    {
      swb_json_add_real (out, "envelope", all->envelope);
      swb_json_add_real (out, "bound", all->bound);
      swb_json_add_real (out, "gap", all->gap);
    }
  if (all->now_known)
    {
      swb_json_add_real (out, "now_money", all->now_money);
      swb_json_add_real (out, "now_response", all->now_response);
    }
}

static SwbStatus
put_split (JsonBuilder *out, const Question *question)
{
  SwbSplitCost cost;
  SwbStatus status =
      swb_allocate_split_cost (question->channels, question->n,
                               question->budget, question->split, &cost);

  if (status != SWB_STATUS_OK)
    return status;
  json_builder_set_member_name (out, "split");
  json_builder_begin_object (out);
  swb_json_add_real (out, "response", cost.split_response);
  swb_json_add_real (out, "lost", cost.lost);
  swb_json_add_real (out, "lost_percent", 100.0 * cost.lost_share);
  if (!cost.exact)
    swb_json_add_real (out, "lost_at_most", cost.lost_at_most);
  swb_json_add_bool (out, "within_limits", cost.within_limits);
  if (question->preset != NULL)
    {
      swb_json_add_text (out, "citation", question->preset->citation);
      swb_json_add_bool (out, "verified", question->preset->verified);
    }
  json_builder_end_object (out);
  return SWB_STATUS_OK;
}

static void
explain (SwbCalcObject *input, SwbStatus status, const Question *question)
{
  double minimum = 0.0;

  for (gsize i = 0; i < question->n; i++)
    minimum += question->channels[i].minimum;
  if (status == SWB_STATUS_INVALID && question->budget >= 0.0 &&
      minimum > question->budget)
    swb_calc_because (input,
                      _ ("The least that the channels have to get is more "
                         "than the budget."));
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  g_auto (Question) question = { 0 };
  g_autofree SwbAllocateShare *shares = NULL;
  SwbAllocation all;
  SwbStatus status;

  read_question (input, &question);
  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  shares = g_new0 (SwbAllocateShare, question.n + 1);
  status = swb_allocate (question.channels, question.n, question.budget, shares,
                         &all);
  if (status != SWB_STATUS_OK)
    {
      explain (input, status, &question);
      return status;
    }
  put_whole (out, &all);
  json_builder_set_member_name (out, "channels");
  json_builder_begin_array (out);
  for (gsize i = 0; i < question.n; i++)
    put_channel (out, question.names[i], &shares[i], question.channels[i].now);
  json_builder_end_array (out);
  if (all.s_shaped)
    swb_calc_because (input,
                      _ ("Some curves are S-shaped: “envelope” is a bound, "
                         "not an answer, and “gap” is what was not settled."));
  return question.split != NULL ? put_split (out, &question) : SWB_STATUS_OK;
}

const SwbCalcModel swb_calc_allocate = {
  .name = "allocate",
  .summary = N_ ("Money over channels that bring less and less."),
  .format = N_ (
      "channels  a row each:\n"
      "  channel  its name\n"
      "  curve    “log”: base + a ln(1 + x/b), when not said; or “hill”:\n"
      "           base + a x^al / (x^al + k^al)\n"
      "  a        units of response\n"
      "  b, k     units of money\n"
      "  al       shape of a Hill curve; 1 when not said\n"
      "  base     what comes without money; 0 when not said\n"
      "  minimum  money that it gets at least; 0 when not said\n"
      "  maximum  money that it gets at most; no limit when not said\n"
      "  now      money that it gets now\n"
      "budget    money\n"
      "split     parts of the money, a number for each channel, to be held\n"
      "          against the best division\n"
      "preset    instead of split: “50-30-20”, a report that nobody has\n"
      "          verified, over three channels in this order: creators,\n"
      "          platform video ads, audio streaming\n"
      "\n"
      "lambda is what the next unit of money would bring. A Hill curve\n"
      "with al above 1 is S-shaped: “envelope” is then what no division\n"
      "can exceed, “bound” the same after a search, “gap” what is open\n"
      "between it and the answer. Between chord_from and chord_to money\n"
      "in a channel brings less than either end in proportion.\n"),
  .rows = "channels",
  .example = "{\"budget\": 100, \"preset\": \"50-30-20\", \"channels\": ["
             "{\"channel\": \"creators\", \"a\": 10, \"b\": 5},"
             " {\"channel\": \"ads\", \"a\": 20, \"b\": 50},"
             " {\"channel\": \"audio\", \"a\": 3, \"b\": 1}]}",
  .answer = "{\"model\": \"allocate\", \"status\": \"ok\", \"money\": 100,"
            " \"unspent\": 0, \"response\": 43.16199274496155,"
            " \"lambda\": 0.21153846153846154, \"exact\": true,"
            " \"s_shaped\": false,"
            " \"channels\": [{\"channel\": \"creators\","
            " \"money\": 42.27272727272727,"
            " \"response\": 22.46495626343002,"
            " \"marginal\": 0.21153846153846154, \"state\": \"interior\"},"
            " {\"channel\": \"ads\", \"money\": 44.54545454545455,"
            " \"response\": 12.741154278178035,"
            " \"marginal\": 0.21153846153846154, \"state\": \"interior\"},"
            " {\"channel\": \"audio\", \"money\": 13.181818181818182,"
            " \"response\": 7.955882203353499,"
            " \"marginal\": 0.21153846153846154, \"state\": \"interior\"}],"
            " \"split\": {\"response\": 42.51259262606869,"
            " \"lost\": 0.6494001188928635,"
            " \"lost_percent\": 1.5045647283481143,"
            " \"within_limits\": true,"
            " \"citation\": \"Briefing articles on film songs in India,"
            " unverified: 50 % creators, 30 % YouTube paid,"
            " 20 % audio streaming; a report from one market,"
            " to compare with, not an optimum\", \"verified\": false}}",
  .run = run,
};
