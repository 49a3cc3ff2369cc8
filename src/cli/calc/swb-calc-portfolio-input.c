/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads creators, segments, quotas and what is wanted, for calc portfolio. */
#include "cli/calc/swb-calc-portfolio-input.h"

#include <glib/gi18n-lib.h>

void
swb_calc_portfolio_clear (SwbCalcPortfolio *q)
{
  swb_calc_roster_clear (&q->roster);
  g_free (q->viewers);
  g_free (q->values);
  g_free (q->segments);
  g_free (q->sizes);
  g_free (q->worth);
  g_clear_pointer (&q->segment_of, g_hash_table_unref);
  g_clear_pointer (&q->shares, g_array_unref);
  g_clear_pointer (&q->label_of, g_hash_table_unref);
  g_clear_pointer (&q->labels, g_array_unref);
  g_clear_pointer (&q->group_of, g_hash_table_unref);
  g_clear_pointer (&q->group_names, g_ptr_array_unref);
  g_clear_pointer (&q->members, g_ptr_array_unref);
  g_clear_pointer (&q->groups, g_array_unref);
  g_clear_pointer (&q->conflicts, g_array_unref);
}

static void
add_segment (SwbCalcPortfolio *q, gsize s, const char *name, double size)
{
  q->segments[s] = name;
  q->sizes[s] = size;
  q->worth[s] = 1.0;
  g_hash_table_insert (q->segment_of, (gpointer) name,
                       GUINT_TO_POINTER ((guint) s + 1));
}

static void
read_segments (SwbCalcPortfolio *q, SwbCalcObject *input)
{
  SwbCalcObject *segments = swb_calc_object_or_null (input, "segments");
  SwbCalcObject *worth = swb_calc_object_or_null (input, "segment_values");
  const char *const *names = NULL;
  gsize n = 0;

  if (segments != NULL)
    names = swb_calc_names (segments, &n);
  q->n_segments = segments != NULL ? n : 1;
  q->segments = g_new0 (const char *, q->n_segments + 1);
  q->sizes = g_new0 (double, q->n_segments + 1);
  q->worth = g_new0 (double, q->n_segments + 1);
  if (segments == NULL)
    add_segment (q, 0, "all", swb_calc_number_or (input, "population", 0.0));
  for (gsize s = 0; s < n; s++)
    add_segment (q, s, names[s], swb_calc_number (segments, names[s]));
  if (worth == NULL)
    return;
  names = swb_calc_names (worth, &n);
  for (gsize i = 0; i < n; i++)
    {
      guint32 s = swb_calc_index (worth, q->segment_of, names[i]);

      if (s < q->n_segments)
        q->worth[s] = swb_calc_number (worth, names[i]);
    }
}

static void
add_share (SwbCalcPortfolio *q, gsize creator, guint32 segment, double part)
{
  SwbReachShare share = { (guint32) creator, segment, part };

  g_array_append_val (q->shares, share);
}

/* Whole segments: as many viewers as they have people. */
static void
read_covers (SwbCalcPortfolio *q, SwbCalcObject *row, gsize creator)
{
  gsize n;
  const char *const *covers = swb_calc_texts_or_null (row, "covers", &n);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint from = q->shares->len;
  double people = 0.0;

  for (gsize c = 0; c < n; c++)
    {
      guint32 s = swb_calc_index (row, q->segment_of, covers[c]);

      if (s >= q->n_segments || !g_hash_table_add (seen, GUINT_TO_POINTER (s)))
        continue;
      add_share (q, creator, s, q->sizes[s]);
      people += q->sizes[s];
    }
  q->viewers[creator] = people;
  for (guint i = from; i < q->shares->len; i++)
    {
      SwbReachShare *share = &g_array_index (q->shares, SwbReachShare, i);

      share->share = people > 0.0 ? share->share / people : 0.0;
    }
}

static void
read_audience (SwbCalcPortfolio *q, SwbCalcObject *row, gsize creator)
{
  SwbCalcObject *shares = swb_calc_object_or_null (row, "shares");
  const char *segment = swb_calc_text_or (row, "segment", NULL);
  const char *const *names;
  gsize n;

  q->viewers[creator] = swb_calc_number_or (row, "viewers", 0.0);
  if (swb_calc_has (row, "covers"))
    {
      read_covers (q, row, creator);
      return;
    }
  if (shares != NULL)
    {
      names = swb_calc_names (shares, &n);
      for (gsize i = 0; i < n; i++)
        add_share (q, creator, swb_calc_index (shares, q->segment_of, names[i]),
                   swb_calc_number (shares, names[i]));
    }
  else if (segment != NULL)
    add_share (q, creator, swb_calc_index (row, q->segment_of, segment), 1.0);
  else if (q->n_segments == 1)
    add_share (q, creator, 0, 1.0);
  else if (q->viewers[creator] > 0.0)
    swb_calc_fault (row, _ ("“shares”, or “segment”, is missing"));
}

static void
add_label (SwbCalcPortfolio *q, gsize creator, const char *name)
{
  SwbPortfolioLabel label = { (guint32) creator,
                              swb_calc_index_or_new (q->label_of, name) };

  g_array_append_val (q->labels, label);
}

/* The members of the group of a name, made where there is none. */
static GArray *
group_named (SwbCalcPortfolio *q, const char *name)
{
  guint32 group = swb_calc_index_or_new (q->group_of, name);

  if (group == q->members->len)
    {
      SwbPortfolioGroup none = { .max = SWB_PORTFOLIO_NO_MAXIMUM };

      g_ptr_array_add (q->group_names, (gpointer) name);
      g_ptr_array_add (q->members,
                       g_array_new (FALSE, FALSE, sizeof (guint32)));
      g_array_append_val (q->groups, none);
    }
  return g_ptr_array_index (q->members, group);
}

static void
add_member (SwbCalcPortfolio *q, const char *name, guint32 creator)
{
  GArray *members = group_named (q, name);

  for (guint m = members->len; m > 0; m--)
    if (g_array_index (members, guint32, m - 1) == creator)
      return;
    else if (g_array_index (members, guint32, m - 1) < creator)
      break;
  g_array_append_val (members, creator);
}

static void
read_creators (SwbCalcPortfolio *q)
{
  gsize n;

  for (gsize i = 0; i < q->roster.n; i++)
    {
      SwbCalcObject *row = q->roster.rows[i];
      const char *tier = swb_calc_text_or (row, "tier", NULL);
      const char *niche = swb_calc_text_or (row, "niche", NULL);
      const char *const *names;

      read_audience (q, row, i);
      q->values[i] = swb_calc_number_or (row, "value", 0.0);
      if (tier != NULL)
        add_member (q, tier, (guint32) i);
      names = swb_calc_texts_or_null (row, "groups", &n);
      for (gsize g = 0; g < n; g++)
        add_member (q, names[g], (guint32) i);
      if (niche != NULL)
        add_label (q, i, niche);
      names = swb_calc_texts_or_null (row, "niches", &n);
      for (gsize l = 0; l < n; l++)
        add_label (q, i, names[l]);
    }
}

static void
read_quota (SwbCalcPortfolio *q, SwbCalcObject *row)
{
  const char *name = swb_calc_text (row, "group");
  gsize n;
  const char *const *members = swb_calc_texts_or_null (row, "members", &n);
  SwbPortfolioGroup *group;
  guint32 index;

  if (members == NULL)
    index = swb_calc_index (row, q->group_of, name);
  else
    {
      GArray *to = group_named (q, name);

      if (to->len > 0)
        swb_calc_fault (row, _ ("“members”: creators name “%s” already"), name);
      for (gsize m = 0; m < n; m++)
        {
          guint32 who = swb_calc_index (row, q->roster.index, members[m]);

          g_array_append_val (to, who);
        }
      index = swb_calc_index (row, q->group_of, name);
    }
  if (index >= q->groups->len)
    return;
  group = &g_array_index (q->groups, SwbPortfolioGroup, index);
  group->min = (guint32) swb_calc_count_or (row, "min", 0, 1000000000);
  group->max = (guint32) swb_calc_count_or (
      row, "max", SWB_PORTFOLIO_NO_MAXIMUM, SWB_PORTFOLIO_NO_MAXIMUM);
}

static void
read_rules (SwbCalcPortfolio *q, SwbCalcObject *input)
{
  gsize n;
  SwbCalcObject *const *rows = swb_calc_rows_or_null (input, "quotas", &n);

  for (gsize i = 0; i < n; i++)
    read_quota (q, rows[i]);
  rows = swb_calc_rows_or_null (input, "conflicts", &n);
  for (gsize i = 0; i < n; i++)
    {
      SwbPortfolioConflict conflict = {
        swb_calc_index (rows[i], q->roster.index,
                        swb_calc_text (rows[i], "one")),
        swb_calc_index (rows[i], q->roster.index,
                        swb_calc_text (rows[i], "other")),
      };

      if (conflict.one == conflict.other)
        swb_calc_fault (rows[i], _ ("“one” and “other” are the same"));
      g_array_append_val (q->conflicts, conflict);
    }
}

static void
read_wanted (SwbCalcPortfolio *q, SwbCalcObject *input)
{
  static const char *const objectives[] = { "reach", "engagement", NULL };
  static const char *const curves[] = { "reach", "cover", NULL };
  static const char *const exposures[] = { "log", "calibrated", NULL };
  SwbReachOptions reach = swb_reach_options_default ();

  q->problem.objective = (SwbPortfolioObjective) swb_calc_choice_or (
      input, "objective", objectives, SWB_PORTFOLIO_REACH);
  q->problem.curve = (SwbPortfolioCurve) swb_calc_choice_or (
      input, "curve", curves, SWB_PORTFOLIO_CURVE_REACH);
  q->problem.reach.k = swb_calc_number_or (input, "k", reach.k);
  q->problem.reach.exposure = (SwbReachExposure) swb_calc_choice_or (
      input, "exposure", exposures, SWB_REACH_EXPOSURE_CALIBRATED);
  q->problem.diversity = swb_calc_number_or (input, "diversity", 0.0);
  q->problem.budget = swb_calc_number_or (input, "budget", INFINITY);
  q->problem.max_count =
      (size_t) swb_calc_count_or (input, "max_count", 0, 1000000000);
  q->certify = swb_calc_flag_or (input, "certify", TRUE);
}

void
swb_calc_portfolio_read (SwbCalcPortfolio *q, SwbCalcObject *input)
{
  q->segment_of = g_hash_table_new (g_str_hash, g_str_equal);
  q->label_of = g_hash_table_new (g_str_hash, g_str_equal);
  q->group_of = g_hash_table_new (g_str_hash, g_str_equal);
  q->group_names = g_ptr_array_new ();
  q->members = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  q->shares = g_array_new (FALSE, FALSE, sizeof (SwbReachShare));
  q->labels = g_array_new (FALSE, FALSE, sizeof (SwbPortfolioLabel));
  q->groups = g_array_new (FALSE, FALSE, sizeof (SwbPortfolioGroup));
  q->conflicts = g_array_new (FALSE, FALSE, sizeof (SwbPortfolioConflict));
  swb_calc_roster_read (&q->roster, input, 0.0);
  q->viewers = g_new0 (double, q->roster.n + 1);
  q->values = g_new0 (double, q->roster.n + 1);
  read_segments (q, input);
  read_creators (q);
  read_rules (q, input);
  read_wanted (q, input);
}

/* The problem, of what @q has. */
SwbPortfolioProblem
swb_calc_portfolio_problem (const SwbCalcPortfolio *q)
{
  SwbPortfolioProblem problem = q->problem;

  for (guint g = 0; g < q->groups->len; g++)
    {
      SwbPortfolioGroup *group =
          &g_array_index (q->groups, SwbPortfolioGroup, g);
      GArray *members = g_ptr_array_index (q->members, g);

      group->n_members = members->len;
      group->members = (const guint32 *) (gpointer) members->data;
    }
  problem.audience = (SwbReachInput){
    .n_creators = q->roster.n,
    .unique_viewers = q->viewers,
    .n_segments = q->n_segments,
    .segment_sizes = q->sizes,
    .n_shares = q->shares->len,
    .shares = (const SwbReachShare *) (gpointer) q->shares->data,
  };
  problem.segment_values = q->worth;
  problem.values = q->values;
  problem.n_labels = q->labels->len;
  problem.labels = (const SwbPortfolioLabel *) (gpointer) q->labels->data;
  problem.costs = q->roster.costs;
  problem.rules = q->roster.rules;
  problem.n_groups = q->groups->len;
  problem.groups = (const SwbPortfolioGroup *) (gpointer) q->groups->data;
  problem.n_conflicts = q->conflicts->len;
  problem.conflicts =
      (const SwbPortfolioConflict *) (gpointer) q->conflicts->data;
  return problem;
}
