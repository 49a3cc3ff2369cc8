/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc reach: deduplicated reach of a set of creators, with bounds, measured
 * overlaps, frequency, what each adds, and the curve against money. */
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-reach.h"
#include "cli/calc/swb-calc-plan.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  gsize n_creators;
  const char **names;
  double *viewers;
  double *costs;
  GPtrArray *segments; /* names, not ours */
  GArray *sizes;       /* double */
  GArray *shares;      /* SwbReachShare */
  GArray *overlaps;    /* SwbReachOverlap */
  GHashTable *creator_of;
  GHashTable *segment_of;
  bool *chosen;
  GArray *order; /* guint32 */
  SwbReachOptions options;
  gsize contacts;
} Question;

static void
question_clear (Question *question)
{
  g_free (question->names);
  g_free (question->viewers);
  g_free (question->costs);
  g_clear_pointer (&question->segments, g_ptr_array_unref);
  g_clear_pointer (&question->sizes, g_array_unref);
  g_clear_pointer (&question->shares, g_array_unref);
  g_clear_pointer (&question->overlaps, g_array_unref);
  g_clear_pointer (&question->creator_of, g_hash_table_unref);
  g_clear_pointer (&question->segment_of, g_hash_table_unref);
  g_free (question->chosen);
  g_clear_pointer (&question->order, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

/* The index of a name, one more than it in the table. */
static guint32
index_of (SwbCalcObject *object, GHashTable *table, const char *name)
{
  gpointer found = g_hash_table_lookup (table, name);

  if (found == NULL)
    swb_calc_fault (object, _ ("“%s”: there is none of this name"), name);
  return found != NULL ? GPOINTER_TO_UINT (found) - 1 : 0;
}

static guint32
add_segment (Question *q, const char *name, double size)
{
  g_ptr_array_add (q->segments, (gpointer) name);
  g_array_append_val (q->sizes, size);
  g_hash_table_insert (q->segment_of, (gpointer) name,
                       GUINT_TO_POINTER (q->segments->len));
  return q->segments->len - 1;
}

/* Named ones; else one of all; else those that the creators bring. */
static void
read_segments (SwbCalcObject *input, Question *q)
{
  SwbCalcObject *segments = swb_calc_object_or_null (input, "segments");
  const char *const *names;
  gsize n;

  if (swb_calc_has (input, "population"))
    add_segment (q, "all", swb_calc_number (input, "population"));
  if (segments == NULL)
    return;
  names = swb_calc_names (segments, &n);
  for (gsize s = 0; s < n; s++)
    add_segment (q, names[s], swb_calc_number (segments, names[s]));
}

/* The segment that a creator is in as a whole; a table brings its size. */
static guint32
read_segment (SwbCalcObject *row, Question *q)
{
  const char *name = swb_calc_text_or (row, "segment", NULL);

  if (name == NULL)
    {
      if (q->segments->len != 1)
        swb_calc_fault (row, _ ("“shares”, or “segment”, is missing"));
      return 0;
    }
  if (!swb_calc_has (row, "segment_people"))
    return index_of (row, q->segment_of, name);
  if (!g_hash_table_contains (q->segment_of, name))
    return add_segment (q, name, swb_calc_number (row, "segment_people"));
  if (swb_calc_number (row, "segment_people") !=
      g_array_index (q->sizes, double, index_of (row, q->segment_of, name)))
    swb_calc_fault (row, _ ("“segment_people” of “%s” is not always the same"),
                    name);
  return index_of (row, q->segment_of, name);
}

/* Shares by segment; else a segment of its own name; else all in the only one.
 */
static void
read_shares (SwbCalcObject *row, Question *q, guint32 creator)
{
  SwbCalcObject *shares = swb_calc_object_or_null (row, "shares");
  SwbReachShare share = { .creator = creator, .share = 1.0 };
  const char *const *names;
  gsize n;

  if (shares != NULL)
    {
      names = swb_calc_names (shares, &n);
      for (gsize i = 0; i < n; i++)
        {
          share.segment = index_of (shares, q->segment_of, names[i]);
          share.share = swb_calc_number (shares, names[i]);
          g_array_append_val (q->shares, share);
        }
      return;
    }
  share.segment = read_segment (row, q);
  g_array_append_val (q->shares, share);
}

static void
read_creators (SwbCalcObject *input, Question *q)
{
  SwbCalcObject *const *rows =
      swb_calc_rows (input, "creators", &q->n_creators);

  q->names = g_new0 (const char *, q->n_creators + 1);
  q->viewers = g_new0 (double, q->n_creators + 1);
  q->costs = g_new0 (double, q->n_creators + 1);
  q->chosen = g_new0 (bool, q->n_creators + 1);
  for (gsize i = 0; i < q->n_creators; i++)
    {
      q->names[i] = swb_calc_text (rows[i], "name");
      q->viewers[i] = swb_calc_number (rows[i], "viewers");
      q->costs[i] = swb_calc_number_or (rows[i], "cost", 0.0);
      if (!g_hash_table_insert (q->creator_of, (gpointer) q->names[i],
                                GUINT_TO_POINTER ((guint) i + 1)))
        swb_calc_fault (rows[i], _ ("“name”: “%s” is there twice"),
                        q->names[i]);
      read_shares (rows[i], q, (guint32) i);
    }
}

static void
read_overlaps (SwbCalcObject *input, Question *q)
{
  gsize n;
  SwbCalcObject *const *rows = swb_calc_rows_or_null (input, "overlaps", &n);

  for (gsize i = 0; i < n; i++)
    {
      const char *segment = swb_calc_text_or (rows[i], "segment", NULL);
      bool is_part = swb_calc_has (rows[i], "of_smaller");
      SwbReachOverlap overlap = {
        .first =
            index_of (rows[i], q->creator_of, swb_calc_text (rows[i], "first")),
        .second = index_of (rows[i], q->creator_of,
                            swb_calc_text (rows[i], "second")),
        .segment = segment != NULL ? index_of (rows[i], q->segment_of, segment)
                                   : SWB_REACH_ALL_SEGMENTS,
        .value = swb_calc_number (rows[i], is_part ? "of_smaller" : "people"),
        .unit =
            is_part ? SWB_REACH_OVERLAP_OF_SMALLER : SWB_REACH_OVERLAP_PEOPLE,
      };

      g_array_append_val (q->overlaps, overlap);
    }
}

static void
read_names (SwbCalcObject *input, Question *q)
{
  gsize n;
  const char *const *chosen = swb_calc_texts_or_null (input, "chosen", &n);

  for (gsize i = 0; i < q->n_creators; i++)
    q->chosen[i] = chosen == NULL;
  for (gsize i = 0; i < n; i++)
    {
      guint32 who = index_of (input, q->creator_of, chosen[i]);

      if (who < q->n_creators)
        q->chosen[who] = true;
    }
  chosen = swb_calc_texts_or_null (input, "order", &n);
  for (gsize i = 0; i < n; i++)
    {
      guint32 who = index_of (input, q->creator_of, chosen[i]);

      g_array_append_val (q->order, who);
    }
}

static void
read_question (SwbCalcObject *input, Question *q)
{
  static const char *const exposures[] = { "log", "calibrated", NULL };

  q->shares = g_array_new (FALSE, FALSE, sizeof (SwbReachShare));
  q->overlaps = g_array_new (FALSE, FALSE, sizeof (SwbReachOverlap));
  q->segments = g_ptr_array_new ();
  q->sizes = g_array_new (FALSE, FALSE, sizeof (double));
  q->order = g_array_new (FALSE, FALSE, sizeof (guint32));
  q->creator_of = g_hash_table_new (g_str_hash, g_str_equal);
  q->segment_of = g_hash_table_new (g_str_hash, g_str_equal);
  read_segments (input, q);
  read_creators (input, q);
  read_overlaps (input, q);
  read_names (input, q);
  q->options = swb_reach_options_default ();
  q->options.k = swb_calc_number_or (input, "k", q->options.k);
  q->options.exposure = (SwbReachExposure) swb_calc_choice_or (
      input, "exposure", exposures, SWB_REACH_EXPOSURE_CALIBRATED);
  q->contacts = swb_calc_count_or (input, "contacts", 0, 100000);
}

/* What is wrong with an overlap, by the names of the pair. */
static void
tell_fault (SwbCalcObject *input, const Question *q, const SwbReachFault *fault)
{
  const SwbReachOverlap *o;
  const char *a;
  const char *b;

  if (fault->kind == SWB_REACH_FAULT_NONE)
    return;
  o = &g_array_index (q->overlaps, SwbReachOverlap, fault->overlap);
  a = q->names[o->first];
  b = q->names[o->second];
  if (fault->kind == SWB_REACH_FAULT_TOO_LARGE)
    swb_calc_because (input,
                      _ ("The overlap of %s and %s is more than the %.0f "
                         "people that both can reach there."),
                      a, b, fault->limit);
  else if (fault->kind == SWB_REACH_FAULT_TOO_SMALL)
    swb_calc_because (input,
                      _ ("The overlap of %s and %s is less than the %.0f "
                         "people that both must reach there."),
                      a, b, fault->limit);
  else if (fault->kind == SWB_REACH_FAULT_TRIANGLE)
    swb_calc_because (input,
                      _ ("The overlap of %s and %s is less than the %.0f "
                         "people whom their overlaps with %s force."),
                      a, b, fault->limit, q->names[fault->third]);
  else if (fault->kind == SWB_REACH_FAULT_TWICE)
    swb_calc_because (input, _ ("The overlap of %s and %s is told twice."), a,
                      b);
  else
    swb_calc_because (input, _ ("The overlap of %s and %s is no overlap."), a,
                      b);
}

static SwbStatus
put_reach (JsonBuilder *out, const SwbReachModel *model, const Question *q)
{
  g_autofree double *by_segment = g_new0 (double, q->segments->len + 1);
  SwbReachResult r;
  SwbStatus status =
      swb_reach_evaluate (model, q->chosen, q->options, &r, by_segment);

  if (status != SWB_STATUS_OK)
    return status;
  swb_json_add_real (out, "reach", r.reach);
  swb_json_add_real (out, "lower", r.lower);
  swb_json_add_real (out, "upper", r.upper);
  swb_json_add_real (out, "contacts", r.contacts);
  swb_json_add_real (out, "frequency", r.frequency);
  swb_json_add_real (out, "population", r.population);
  json_builder_set_member_name (out, "segments");
  json_builder_begin_object (out);
  for (guint s = 0; s < q->segments->len; s++)
    swb_json_add_real (out, q->segments->pdata[s], by_segment[s]);
  json_builder_end_object (out);
  return SWB_STATUS_OK;
}

static SwbStatus
put_marginals (JsonBuilder *out, const SwbReachModel *model, const Question *q)
{
  g_autofree SwbReachMarginal *marginals =
      g_new0 (SwbReachMarginal, q->n_creators + 1);
  SwbStatus status =
      swb_reach_marginals (model, q->chosen, q->options, marginals);

  if (status != SWB_STATUS_OK)
    return status;
  json_builder_set_member_name (out, "creators");
  json_builder_begin_array (out);
  for (gsize i = 0; i < q->n_creators; i++)
    {
      json_builder_begin_object (out);
      swb_json_add_text (out, "name", q->names[i]);
      swb_json_add_bool (out, "chosen", q->chosen[i]);
      swb_json_add_real (out, "alone", marginals[i].alone);
      swb_json_add_real (out, "added", marginals[i].added);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
  return SWB_STATUS_OK;
}

static SwbStatus
put_frequency (JsonBuilder *out, const SwbReachModel *model, const Question *q)
{
  g_autofree double *at_least = g_new0 (double, q->contacts + 1);
  SwbStatus status =
      swb_reach_frequency (model, q->chosen, q->options, q->contacts, at_least);

  if (status == SWB_STATUS_OK)
    swb_calc_put_numbers (out, "at_least", at_least + 1, q->contacts);
  return status;
}

static SwbStatus
put_curve (JsonBuilder *out, const SwbReachModel *model, const Question *q)
{
  gsize n = q->order->len;
  g_autofree SwbReachPoint *points = g_new0 (SwbReachPoint, n + 1);
  SwbStatus status =
      swb_reach_curve (model, (const guint32 *) (gpointer) q->order->data,
                       q->costs, n, q->options.exposure, points);

  if (status != SWB_STATUS_OK)
    return status;
  json_builder_set_member_name (out, "curve");
  json_builder_begin_array (out);
  for (gsize i = 0; i < n; i++)
    {
      json_builder_begin_object (out);
      swb_json_add_text (out, "creator", q->names[points[i].creator]);
      swb_json_add_real (out, "spend", points[i].spend);
      swb_json_add_real (out, "reach", points[i].reach);
      swb_json_add_real (out, "reach_low", points[i].reach_low);
      swb_json_add_real (out, "reach_high", points[i].reach_high);
      swb_json_add_real (out, "lower", points[i].lower);
      swb_json_add_real (out, "upper", points[i].upper);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
  return SWB_STATUS_OK;
}

static SwbStatus
put_answer (JsonBuilder *out, const SwbReachModel *model, const Question *q)
{
  SwbStatus status = put_reach (out, model, q);

  if (status == SWB_STATUS_OK)
    status = put_marginals (out, model, q);
  if (status == SWB_STATUS_OK && q->contacts > 0)
    status = put_frequency (out, model, q);
  if (status == SWB_STATUS_OK && q->order->len > 0)
    status = put_curve (out, model, q);
  return status;
}

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  g_auto (Question) q = { 0 };
  SwbReachInput reach;
  SwbReachFault fault;
  SwbReachModel *model = NULL;
  SwbStatus status;

  read_question (input, &q);
  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  reach = (SwbReachInput){
    .n_creators = q.n_creators,
    .unique_viewers = q.viewers,
    .n_segments = q.segments->len,
    .segment_sizes = (const double *) (gpointer) q.sizes->data,
    .n_shares = q.shares->len,
    .shares = (const SwbReachShare *) (gpointer) q.shares->data,
    .n_overlaps = q.overlaps->len,
    .overlaps = (const SwbReachOverlap *) (gpointer) q.overlaps->data,
  };
  status = swb_reach_model_new_told (&reach, &model, &fault);
  if (status != SWB_STATUS_OK)
    tell_fault (input, &q, &fault);
  else
    status = put_answer (out, model, &q);
  swb_reach_model_free (model);
  return status;
}

const SwbCalcModel swb_calc_reach = {
  .name = "reach",
  .summary = N_ ("People whom a set of creators reaches at least once, with "
                 "the bounds that need no assumption."),
  .format = N_ (
      "segments    an object: people in each segment, by its name\n"
      "population  in place of “segments”: people in the only one\n"
      "creators    a list: “name”, “viewers” (people who see a post of it),\n"
      "            “shares” (an object: part of them in each segment) or\n"
      "            “segment” (all in it; a table tells its size, if not told\n"
      "            above, in “segment_people”), “cost” (0 when not said)\n"
      "overlaps    measured ones, a list: “first”, “second”, and “people”\n"
      "            or “of_smaller” (part of the smaller audience); “segment”\n"
      "            when it is of one, else it is of all together\n"
      "k           how alike people are, from 0.01; “infinity” for all\n"
      "            alike; 2.65 when not said\n"
      "exposure    “calibrated”, which it is when not said: a creator alone\n"
      "            reaches its viewers; or “log”: exposure -ln(1 - p)\n"
      "chosen      names of the set; all when not said\n"
      "order       names in the order of booking, for the curve of reach\n"
      "            against cost; none when not said\n"
      "contacts    to tell people with 1, 2, … contacts at least; 0\n"
      "\n"
      "lower and upper hold whatever the overlaps are that nobody "
      "measured.\n"
      "added is what is lost when a creator of the set goes, or gained when\n"
      "another comes. reach_low and reach_high are for k at its 10th and\n"
      "90th percentile. at_least does not take measured overlaps.\n"),
  .rows = "creators",
  .example = "{\"segments\": {\"tamil\": 1000000, \"hindi\": 1000000},"
             " \"creators\": [{\"name\": \"asha\", \"viewers\": 300000,"
             " \"shares\": {\"tamil\": 1}}, {\"name\": \"ravi\", \"viewers\":"
             " 300000, \"shares\": {\"tamil\": 1}}, {\"name\": \"mina\","
             " \"viewers\": 300000, \"segment\": \"hindi\"}], \"k\":"
             " \"infinity\", \"contacts\": 2}",
  .answer = "{\"model\": \"reach\", \"status\": \"ok\", \"reach\": 810000,"
            " \"lower\": 600000, \"upper\": 900000, \"contacts\": 900000,"
            " \"frequency\": 1.1111111111111112, \"population\": 2000000,"
            " \"segments\": {\"tamil\": 510000, \"hindi\": 300000},"
            " \"creators\": [{\"name\": \"asha\", \"chosen\": true, \"alone\":"
            " 300000, \"added\": 210000}, {\"name\": \"ravi\", \"chosen\":"
            " true, \"alone\": 300000, \"added\": 210000}, {\"name\": \"mina\","
            " \"chosen\": true, \"alone\": 300000, \"added\": 300000}],"
            " \"at_least\": [810000, 90000]}",
  .run = run,
  .gather = swb_calc_gather_reach,
};
