/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc metric: rates and prices of posts, lift and share of searches, and the
 * volume of posts of fans; whatever the counts allow. */
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-metric.h"
#include "analytics/swb-search.h"
#include "analytics/swb-ugc.h"

#include <glib/gi18n-lib.h>

/* Keeps what is wrong, and what could not be said. */
typedef struct
{
  SwbCalcObject *input;
  JsonBuilder *out;
  GPtrArray *missing; /* names, not ours */
  SwbStatus status;
} Answer;

static void
put_rate (Answer *answer, const char *name, SwbStatus status, const SwbRate *r)
{
  JsonBuilder *out = answer->out;

  if (status == SWB_STATUS_NOT_ENOUGH)
    {
      g_ptr_array_add (answer->missing, (gpointer) name);
      return;
    }
  if (status != SWB_STATUS_OK)
    {
      swb_calc_because (answer->input, _ ("“%s” cannot be: %s."), name,
                        swb_status_id (status));
      answer->status = status;
      return;
    }
  json_builder_set_member_name (out, name);
  json_builder_begin_object (out);
  swb_json_add_real (out, "value", r->value);
  swb_json_add_real (out, "numerator", r->numerator);
  swb_json_add_text (out, "numerator_kind", r->numerator_kind);
  swb_json_add_real (out, "base", r->base);
  swb_json_add_text (out, "base_kind", swb_rate_base_id (r->base_kind));
  swb_json_add_int (out, "window_days", r->window_days);
  swb_json_add_real (out, "scale", r->scale);
  json_builder_end_object (out);
}

static SwbCounts
read_counts (SwbCalcObject *input)
{
  return (SwbCounts){
    .followers = swb_calc_number_or (input, "followers", SWB_MISSING),
    .reach = swb_calc_number_or (input, "reach", SWB_MISSING),
    .views = swb_calc_number_or (input, "views", SWB_MISSING),
    .impressions = swb_calc_number_or (input, "impressions", SWB_MISSING),
    .plays = swb_calc_number_or (input, "plays", SWB_MISSING),
    .completions = swb_calc_number_or (input, "completions", SWB_MISSING),
    .likes = swb_calc_number_or (input, "likes", SWB_MISSING),
    .comments = swb_calc_number_or (input, "comments", SWB_MISSING),
    .shares = swb_calc_number_or (input, "shares", SWB_MISSING),
    .saves = swb_calc_number_or (input, "saves", SWB_MISSING),
    .mentions = swb_calc_number_or (input, "mentions", SWB_MISSING),
    .window_days = (int) swb_calc_count_or (input, "window_days", 0, 100000),
  };
}

static void
put_rates (Answer *answer, const SwbCounts *counts)
{
  static const struct
  {
    const char *name;
    SwbStatus (*get) (const SwbCounts *counts, SwbRateBase base, SwbRate *out);
    SwbRateBase base;
  } rates[] = {
    { "engagement-on-followers", swb_metric_engagement,
      SWB_RATE_BASE_FOLLOWERS },
    { "engagement-on-reach", swb_metric_engagement, SWB_RATE_BASE_REACH },
    { "engagement-on-views", swb_metric_engagement, SWB_RATE_BASE_VIEWS },
    { "saves-on-reach", swb_metric_save_rate, SWB_RATE_BASE_REACH },
    { "saves-on-views", swb_metric_save_rate, SWB_RATE_BASE_VIEWS },
    { "shares-on-reach", swb_metric_share_rate, SWB_RATE_BASE_REACH },
    { "shares-on-views", swb_metric_share_rate, SWB_RATE_BASE_VIEWS },
  };
  SwbRate rate;
  SwbStatus status;

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      status = rates[i].get (counts, rates[i].base, &rate);
      put_rate (answer, rates[i].name, status, &rate);
    }
  status = swb_metric_completion (counts, &rate);
  put_rate (answer, "completion", status, &rate);
  status = swb_metric_mention_rate (counts, &rate);
  put_rate (answer, "mentions", status, &rate);
  status = swb_metric_frequency (counts->impressions, counts->reach,
                                 counts->window_days, &rate);
  put_rate (answer, "frequency", status, &rate);
}

/* Engagements as the rate on views counts them, unless they are told. */
static void
put_prices (Answer *answer,
            const SwbCounts *counts,
            double cost,
            double engagements)
{
  SwbRate rate;
  SwbStatus status =
      swb_metric_cpm (cost, counts->impressions, counts->window_days, &rate);

  put_rate (answer, "cpm", status, &rate);
  status = swb_metric_cpv (cost, counts->views, counts->window_days, &rate);
  put_rate (answer, "cpv", status, &rate);
  status = swb_metric_cpe (cost, engagements, counts->window_days, &rate);
  put_rate (answer, "cpe", status, &rate);
}

static void
put_overlap (Answer *answer, SwbCalcObject *overlap)
{
  double both = swb_calc_number (overlap, "both");
  double first = swb_calc_number (overlap, "first");
  double second = swb_calc_number (overlap, "second");
  SwbRate rate;
  SwbStatus status = swb_metric_overlap (both, first, second, &rate);

  put_rate (answer, "overlap", status, &rate);
}

static void
put_lift (Answer *answer, SwbCalcObject *searches)
{
  static const char *const levels[] = { "mean", "median", NULL };
  gsize n_before;
  gsize n_after;
  const double *before = swb_calc_numbers (searches, "before", &n_before);
  const double *after = swb_calc_numbers (searches, "after", &n_after);
  SwbSearchLevel level =
      (SwbSearchLevel) swb_calc_choice_or (searches, "level", levels, 0);
  SwbSearchLift lift = { 0 };
  SwbStatus status =
      swb_search_lift (before, n_before, after, n_after, level, &lift);

  put_rate (answer, "search-lift", status, &lift.lift);
  if (status == SWB_STATUS_OK)
    swb_json_add_int (answer->out, "search-lift-baseline-days",
                      lift.baseline_days);
}

static void
put_share (Answer *answer, SwbCalcObject *share, int window_days)
{
  gsize n;
  const double *terms = swb_calc_numbers (share, "terms", &n);
  gsize own = swb_calc_count_or (share, "own", 0, G_MAXUINT32);
  SwbRate rate;
  SwbStatus status = swb_search_share (terms, n, own, window_days, &rate);

  put_rate (answer, "share-of-search", status, &rate);
}

static void
put_volume (JsonBuilder *out, const SwbUgcVolume *volume)
{
  json_builder_set_member_name (out, "ugc");
  json_builder_begin_object (out);
  swb_json_add_int (out, "posts", (gint64) volume->posts);
  swb_json_add_int (out, "authors", (gint64) volume->authors);
  swb_json_add_int (out, "window_days", volume->window_days);
  swb_json_add_int (out, "told_again", (gint64) volume->n_again);
  swb_json_add_int (out, "paid", (gint64) volume->n_paid);
  swb_json_add_int (out, "own", (gint64) volume->n_own);
  swb_json_add_int (out, "outside", (gint64) volume->n_outside);
  swb_json_add_int (out, "without_id", (gint64) volume->n_without_id);
  json_builder_end_object (out);
}

static gint32
read_day (SwbCalcObject *object, const char *name)
{
  double day = swb_calc_number (object, name);

  if (day >= G_MININT32 && day <= G_MAXINT32)
    return (gint32) day;
  swb_calc_fault (object, _ ("“%s” is not a day"), name);
  return 0;
}

static void
put_ugc (Answer *answer, SwbCalcObject *ugc)
{
  gsize n;
  gsize n_own;
  SwbCalcObject *const *rows = swb_calc_rows (ugc, "posts", &n);
  const char *const *own = swb_calc_texts_or_null (ugc, "own", &n_own);
  g_autofree SwbUgcPost *posts = g_new0 (SwbUgcPost, n + 1);
  gint32 first = read_day (ugc, "first_day");
  gint32 last = read_day (ugc, "last_day");
  SwbUgcVolume volume;
  SwbStatus status;

  for (gsize i = 0; i < n; i++)
    posts[i] = (SwbUgcPost){
      .platform = swb_calc_text_or (rows[i], "platform", NULL),
      .id = swb_calc_text_or (rows[i], "id", NULL),
      .author = swb_calc_text_or (rows[i], "author", NULL),
      .paid = swb_calc_flag_or (rows[i], "paid", FALSE),
      .day = read_day (rows[i], "day"),
    };
  status = swb_ugc_volume (posts, n, own, n_own, first, last, &volume);
  if (status == SWB_STATUS_OK)
    put_volume (answer->out, &volume);
  else
    answer->status = status;
}

static void
put_parts (Answer *answer, int window_days)
{
  SwbCalcObject *part = swb_calc_object_or_null (answer->input, "overlap");

  if (part != NULL)
    put_overlap (answer, part);
  part = swb_calc_object_or_null (answer->input, "searches");
  if (part != NULL)
    put_lift (answer, part);
  part = swb_calc_object_or_null (answer->input, "share_of_search");
  if (part != NULL)
    put_share (answer, part, window_days);
  part = swb_calc_object_or_null (answer->input, "ugc");
  if (part != NULL)
    put_ugc (answer, part);
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  Answer answer = { input, out, missing, SWB_STATUS_OK };
  SwbCounts counts = read_counts (input);
  double cost = swb_calc_number_or (input, "cost", SWB_MISSING);
  double engagements = swb_calc_number_or (
      input, "engagements", counts.likes + counts.comments + counts.shares);

  put_rates (&answer, &counts);
  put_prices (&answer, &counts, cost, engagements);
  put_parts (&answer, counts.window_days);
  json_builder_set_member_name (out, "not_enough");
  json_builder_begin_array (out);
  for (guint i = 0; i < missing->len; i++)
    json_builder_add_string_value (out, missing->pdata[i]);
  json_builder_end_array (out);
  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  return answer.status;
}

const SwbCalcModel swb_calc_metric = {
  .name = "metric",
  .summary = N_ ("Rates and prices of posts, each with numerator, base and "
                 "window: those that the counts allow."),
  .format = N_ (
      "followers, reach, views, impressions, plays, completions, likes,\n"
      "comments, shares, saves, mentions: counts over one window; not\n"
      "                 known when not said\n"
      "window_days      its length; 0 when not said\n"
      "cost             money in whole units\n"
      "engagements      for the cost of one; likes + comments + shares when\n"
      "                 not said\n"
      "overlap          an object: people in “both”, “first”, “second”\n"
      "searches         an object: “before” and “after”, searches a day\n"
      "                 (seven known days before at least), “level”: “mean”\n"
      "                 or “median” of the days\n"
      "share_of_search  an object: “terms”, searches for each, and “own”,\n"
      "                 which is ours, from 0\n"
      "ugc              an object: “posts” (a list: “platform”, “id”,\n"
      "                 “author”, “paid”, “day” as a number), “own” (our\n"
      "                 authors), “first_day”, “last_day”\n"
      "\n"
      "not_enough lists what cannot be said from these counts.\n"),
  .example = "{\"views\": 8000, \"likes\": 300, \"comments\": 100, \"shares\":"
             " 80, \"cost\": 2400, \"window_days\": 7, \"overlap\": {\"both\":"
             " 20, \"first\": 100, \"second\": 50}}",
  .answer = "{\"model\": \"metric\", \"status\": \"ok\", "
            "\"engagement-on-views\": {\"value\": 0.06, \"numerator\": 480, "
            "\"numerator_kind\": \"likes+comments+shares\", \"base\": 8000, "
            "\"base_kind\": \"views\", \"window_days\": 7, \"scale\": 1}, "
            "\"shares-on-views\": {\"value\": 0.01, \"numerator\": 80, "
            "\"numerator_kind\": \"shares\", \"base\": 8000, \"base_kind\": "
            "\"views\", \"window_days\": 7, \"scale\": 1}, \"cpv\": "
            "{\"value\": 0.3, \"numerator\": 2400, \"numerator_kind\": "
            "\"cost\", \"base\": 8000, \"base_kind\": \"views\", "
            "\"window_days\": 7, \"scale\": 1}, \"cpe\": {\"value\": 5, "
            "\"numerator\": 2400, \"numerator_kind\": \"cost\", \"base\": "
            "480, \"base_kind\": \"engagements\", \"window_days\": 7, "
            "\"scale\": 1}, \"overlap\": {\"value\": 0.4, \"numerator\": 20, "
            "\"numerator_kind\": \"both\", \"base\": 50, \"base_kind\": "
            "\"smaller-audience\", \"window_days\": 0, \"scale\": 1}, "
            "\"not_enough\": [\"engagement-on-followers\", "
            "\"engagement-on-reach\", \"saves-on-reach\", \"saves-on-views\", "
            "\"shares-on-reach\", \"completion\", \"mentions\", "
            "\"frequency\", \"cpm\"]}",
  .run = run,
};
