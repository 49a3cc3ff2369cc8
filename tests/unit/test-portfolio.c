/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Portfolio: against all subsets on small random problems with every rule,
 * properties of the objective, the greedy, contradictions and reasons. */
#include "analytics/swb-portfolio.h"

#include <glib.h>
#include <string.h>

#define MOST 12

/* A random problem with its arrays. */
typedef struct
{
  SwbPortfolioProblem problem;
  double viewers[MOST];
  double sizes[5];
  SwbReachShare shares[3 * MOST];
  double worth[5];
  double values[MOST];
  SwbPortfolioLabel labels[2 * MOST];
  double costs[MOST];
  uint8_t rules[MOST];
  uint32_t members[3][MOST];
  SwbPortfolioGroup groups[3];
  SwbPortfolioConflict conflicts[2];
} Sample;

static void
make_audience (Sample *sample, size_t n)
{
  SwbReachInput *audience = &sample->problem.audience;

  audience->n_creators = n;
  audience->unique_viewers = sample->viewers;
  audience->n_segments = 5;
  audience->segment_sizes = sample->sizes;
  audience->shares = sample->shares;
  for (int s = 0; s < 5; s++)
    {
      sample->sizes[s] = g_test_rand_double_range (1e5, 1e6);
      sample->worth[s] = g_test_rand_double_range (0.0, 2.0);
    }
  for (size_t i = 0; i < n; i++)
    {
      sample->viewers[i] = exp (g_test_rand_double_range (8.0, 14.0));
      for (int c = 0; c < 3; c++)
        sample->shares[audience->n_shares++] =
            (SwbReachShare){ (uint32_t) i,
                             (uint32_t) g_test_rand_int_range (0, 5), 0.33 };
    }
}

static void
make_rules (Sample *sample, size_t n)
{
  SwbPortfolioProblem *problem = &sample->problem;

  problem->rules = sample->rules;
  problem->groups = sample->groups;
  problem->conflicts = sample->conflicts;
  for (size_t i = 0; i < n; i++)
    if (g_test_rand_int_range (0, 8) == 0)
      sample->rules[i] = (uint8_t) g_test_rand_int_range (1, 4);
  problem->n_groups = (size_t) g_test_rand_int_range (0, 4);
  for (size_t g = 0; g < problem->n_groups; g++)
    {
      SwbPortfolioGroup *group = &sample->groups[g];

      group->members = sample->members[g];
      for (size_t i = 0; i < n; i++)
        if (g_test_rand_int_range (0, 3) == 0)
          sample->members[g][group->n_members++] = (uint32_t) i;
      group->min = (uint32_t) g_test_rand_int_range (0, 3);
      group->max = group->min + (uint32_t) g_test_rand_int_range (0, 3);
    }
  problem->n_conflicts = (size_t) g_test_rand_int_range (0, 3);
  for (size_t c = 0; c < problem->n_conflicts; c++)
    {
      uint32_t one = (uint32_t) g_test_rand_int_range (0, (int) n - 1);

      sample->conflicts[c] = (SwbPortfolioConflict){
        one, (uint32_t) g_test_rand_int_range ((int) one + 1, (int) n)
      };
    }
  if (g_test_rand_bit ())
    problem->max_count = (size_t) g_test_rand_int_range (1, (int) n);
}

static void
make_sample (Sample *sample, bool with_rules)
{
  static const double ks[] = { 0.7, 2.65, 10.0, INFINITY };
  SwbPortfolioProblem *problem = &sample->problem;
  size_t n = (size_t) g_test_rand_int_range (3, MOST + 1);

  memset (sample, 0, sizeof *sample);
  make_audience (sample, n);
  problem->segment_values = g_test_rand_bit () ? sample->worth : NULL;
  problem->objective = (SwbPortfolioObjective) g_test_rand_int_range (0, 2);
  problem->curve = (SwbPortfolioCurve) g_test_rand_int_range (0, 2);
  problem->reach.k = ks[g_test_rand_int_range (0, 4)];
  problem->reach.exposure = (SwbReachExposure) g_test_rand_int_range (0, 2);
  problem->values = sample->values;
  problem->labels = sample->labels;
  problem->n_labels = 2 * n;
  problem->diversity =
      g_test_rand_bit () ? g_test_rand_double_range (0.0, 1e5) : 0.0;
  problem->costs = sample->costs;
  for (size_t i = 0; i < n; i++)
    {
      sample->costs[i] = g_test_rand_int_range (0, 100);
      sample->values[i] = g_test_rand_double_range (0.0, 1e5);
      for (size_t l = 0; l < 2; l++)
        sample->labels[2 * i + l] = (SwbPortfolioLabel){
          (uint32_t) i, (uint32_t) g_test_rand_int_range (0, 4) * 1000000
        };
    }
  problem->budget = g_test_rand_int_range (50, 300);
  if (with_rules)
    make_rules (sample, n);
}

/* The objective and the rules by their definition, all written out anew. */
static double
direct_value (const SwbPortfolioProblem *problem, const bool *chosen)
{
  double value = 0.0;
  size_t n = problem->audience.n_creators;

  for (size_t s = 0; problem->objective == SWB_PORTFOLIO_REACH && s < 5; s++)
    {
      double z = 0.0;
      double g;

      for (size_t i = 0; i < n; i++)
        {
          double share = 0.0;
          double p;

          for (size_t c = 0; c < problem->audience.n_shares; c++)
            if (problem->audience.shares[c].creator == i &&
                problem->audience.shares[c].segment == s)
              share += problem->audience.shares[c].share;
          p = problem->audience.unique_viewers[i] * share /
              problem->audience.segment_sizes[s];
          p = fmin (p,
                    problem->curve == SWB_PORTFOLIO_CURVE_COVER ? 1.0 : 0.95);
          if (!chosen[i])
            continue;
          if (problem->curve == SWB_PORTFOLIO_CURVE_COVER)
            z += p;
          else if (problem->reach.exposure == SWB_REACH_EXPOSURE_LOG ||
                   isinf (problem->reach.k))
            z += -log (1.0 - p);
          else
            z += problem->reach.k *
                 (pow (1.0 - p, -1.0 / problem->reach.k) - 1.0);
        }
      if (problem->curve == SWB_PORTFOLIO_CURVE_COVER)
        g = fmin (1.0, z);
      else if (isinf (problem->reach.k))
        g = 1.0 - exp (-z);
      else
        g = 1.0 - pow (1.0 + z / problem->reach.k, -problem->reach.k);
      value +=
          problem->audience.segment_sizes[s] * g *
          (problem->segment_values != NULL ? problem->segment_values[s] : 1.0);
    }
  for (size_t i = 0; problem->objective == SWB_PORTFOLIO_ENGAGEMENT && i < n;
       i++)
    value += chosen[i] ? problem->values[i] : 0.0;
  for (uint32_t label = 0; label < 4; label++)
    {
      double first = problem->diversity;

      for (size_t i = 0; i < n; i++)
        if (chosen[i] && (problem->labels[2 * i].label == label * 1000000 ||
                          problem->labels[2 * i + 1].label == label * 1000000))
          {
            value += first;
            first /= 2.0;
          }
    }
  return value;
}

static bool
direct_allowed (const SwbPortfolioProblem *problem, const bool *chosen)
{
  size_t count = 0;
  double spend = 0.0;

  for (size_t i = 0; i < problem->audience.n_creators; i++)
    {
      uint8_t rule = problem->rules == NULL ? 0 : problem->rules[i];

      count += chosen[i];
      if (chosen[i] && rule != SWB_PORTFOLIO_BOOKED)
        spend += problem->costs[i];
      if (chosen[i]
              ? rule == SWB_PORTFOLIO_NEVER
              : (rule == SWB_PORTFOLIO_MUST || rule == SWB_PORTFOLIO_BOOKED))
        return false;
    }
  if (spend > problem->budget ||
      (problem->max_count > 0 && count > problem->max_count))
    return false;
  for (size_t g = 0; g < problem->n_groups; g++)
    {
      size_t in = 0;

      for (size_t m = 0; m < problem->groups[g].n_members; m++)
        in += chosen[problem->groups[g].members[m]];
      if (in < problem->groups[g].min || in > problem->groups[g].max)
        return false;
    }
  for (size_t c = 0; c < problem->n_conflicts; c++)
    if (chosen[problem->conflicts[c].one] &&
        chosen[problem->conflicts[c].other])
      return false;
  return true;
}

/* The best of all subsets; below 0 when none is allowed. */
static double
best_of_all (const SwbPortfolioProblem *problem)
{
  double best = -1.0;
  bool chosen[MOST];

  for (unsigned mask = 0; mask < 1u << problem->audience.n_creators; mask++)
    {
      for (size_t i = 0; i < problem->audience.n_creators; i++)
        chosen[i] = mask >> i & 1;
      if (direct_allowed (problem, chosen))
        best = fmax (best, direct_value (problem, chosen));
    }
  return best;
}

static void
assert_answer (const Sample *sample,
               const SwbPortfolio *portfolio,
               const SwbPortfolioOptions *options)
{
  bool chosen[MOST];
  SwbPortfolioAnswer quick;
  SwbPortfolioAnswer sure;
  SwbPortfolioIssue issue;
  double best = best_of_all (&sample->problem);
  double near = 1e-6 * (1.0 + fabs (best));
  SwbStatus status =
      swb_portfolio_solve (portfolio, options, chosen, &quick, &issue);

  if (best < 0.0)
    {
      g_assert_cmpint (status, ==, SWB_STATUS_INVALID);
      g_assert_cmpint (issue.kind, !=, SWB_PORTFOLIO_ISSUE_NONE);
      g_assert_cmpint (issue.kind, !=, SWB_PORTFOLIO_ISSUE_UNDECIDED);
      return;
    }
  g_assert_cmpint (status, ==, SWB_STATUS_OK);
  g_assert_true (direct_allowed (&sample->problem, chosen));
  g_assert_cmpfloat (
      fabs (quick.value - direct_value (&sample->problem, chosen)), <, near);
  g_assert_cmpfloat (quick.value, <=, best + near);
  g_assert_cmpfloat (quick.upper, >=, best - near);
  g_assert_cmpfloat (quick.value, >=, quick.guarantee * best - near);
  sure = quick;
  g_assert_cmpint (swb_portfolio_certify (portfolio, options, chosen, &sure),
                   ==, SWB_STATUS_OK);
  g_assert_true (direct_allowed (&sample->problem, chosen));
  g_assert_cmpfloat (
      fabs (sure.value - direct_value (&sample->problem, chosen)), <, near);
  g_assert_cmpfloat (fabs (sure.value - best), <, near);
  g_assert_cmpfloat (sure.upper, >=, best - near);
  g_assert_cmpfloat (sure.upper, <=, best * (1.0 + 1e-5) + near);
  g_assert_false (sure.timed_out);
}

static void
against_all (bool with_rules, int rounds)
{
  SwbPortfolioOptions options = swb_portfolio_options_default ();

  options.gap = 0.0;
  options.time_limit = 60.0;
  for (int round = 0; round < rounds; round++)
    {
      Sample sample;
      SwbPortfolio *portfolio = NULL;
      SwbPortfolioIssue issue;
      SwbStatus status;

      make_sample (&sample, with_rules);
      status = swb_portfolio_new (&sample.problem, &portfolio, &issue);
      if (status != SWB_STATUS_OK)
        {
          g_assert_cmpint (status, ==, SWB_STATUS_INVALID);
          g_assert_cmpint (issue.kind, !=, SWB_PORTFOLIO_ISSUE_NONE);
          g_assert_cmpfloat (best_of_all (&sample.problem), <, 0.0);
          continue;
        }
      assert_answer (&sample, portfolio, &options);
      swb_portfolio_free (portfolio);
    }
}

static void
test_against_all (void)
{
  against_all (false, 150);
}

static void
test_against_all_with_rules (void)
{
  against_all (true, 300);
}

static double
value_of (const SwbPortfolio *portfolio, const bool *chosen)
{
  double value;
  double spend;
  bool allowed;

  g_assert_cmpint (
      swb_portfolio_evaluate (portfolio, chosen, &value, &spend, &allowed), ==,
      SWB_STATUS_OK);
  return value;
}

/* More never hurts, and adds less to a larger set. */
static void
test_monotone_submodular (void)
{
  for (int round = 0; round < 200; round++)
    {
      Sample sample;
      SwbPortfolio *portfolio = NULL;
      SwbPortfolioIssue issue;
      bool small[MOST] = { 0 };
      bool large[MOST] = { 0 };
      size_t n;
      size_t one;
      double to_small;
      double to_large;

      make_sample (&sample, false);
      n = sample.problem.audience.n_creators;
      g_assert_cmpint (swb_portfolio_new (&sample.problem, &portfolio, &issue),
                       ==, SWB_STATUS_OK);
      one = (size_t) g_test_rand_int_range (0, (int) n);
      for (size_t i = 0; i < n; i++)
        if (i != one && g_test_rand_bit ())
          {
            large[i] = true;
            small[i] = g_test_rand_bit ();
          }
      g_assert_cmpfloat (value_of (portfolio, small), <=,
                         value_of (portfolio, large) * (1.0 + 1e-12));
      to_small = -value_of (portfolio, small);
      to_large = -value_of (portfolio, large);
      small[one] = true;
      large[one] = true;
      to_small += value_of (portfolio, small);
      to_large += value_of (portfolio, large);
      g_assert_cmpfloat (to_large, >=, -1e-6);
      g_assert_cmpfloat (to_large, <=, to_small + 1e-6);
      swb_portfolio_free (portfolio);
    }
}

/* The greedy that looks at all of them each time. */
static double
plain_greedy (const SwbPortfolioProblem *problem, bool by_cost, bool *chosen)
{
  size_t n = problem->audience.n_creators;

  memset (chosen, 0, n * sizeof *chosen);
  for (;;)
    {
      double before = direct_value (problem, chosen);
      double highest = 1e-6;
      size_t best = n;

      for (size_t i = 0; i < n; i++)
        {
          double gain;
          double score;

          if (chosen[i])
            continue;
          chosen[i] = true;
          gain = direct_value (problem, chosen) - before;
          score = by_cost ? gain / problem->costs[i] : gain;
          if (direct_allowed (problem, chosen) && gain > 1e-6 &&
              score > highest)
            {
              highest = score;
              best = i;
            }
          chosen[i] = false;
        }
      if (best == n)
        return before;
      chosen[best] = true;
    }
}

/* Laziness changes nothing. */
static void
test_lazy (void)
{
  for (int round = 0; round < 200; round++)
    {
      Sample sample;
      SwbPortfolio *portfolio = NULL;
      SwbPortfolioIssue issue;
      bool lazy[MOST];
      bool plain[MOST];
      double value;

      make_sample (&sample, false);
      for (size_t i = 0; i < MOST; i++)
        sample.costs[i] += 1.0;
      g_assert_cmpint (swb_portfolio_new (&sample.problem, &portfolio, &issue),
                       ==, SWB_STATUS_OK);
      for (int by_cost = 0; by_cost < 2; by_cost++)
        {
          SwbPortfolioMethod method =
              by_cost ? SWB_PORTFOLIO_COST_BENEFIT : SWB_PORTFOLIO_PLAIN;
          double expected = plain_greedy (&sample.problem, by_cost, plain);

          g_assert_cmpint (
              swb_portfolio_greedy (portfolio, method, lazy, &value), ==,
              SWB_STATUS_OK);
          g_assert_cmpfloat (fabs (value - expected), <,
                             1e-6 * (1.0 + expected));
        }
      swb_portfolio_free (portfolio);
    }
}

/* Without rules and with worth of 1, the objective is the reach. */
static void
test_is_reach (void)
{
  Sample sample;
  SwbPortfolio *portfolio = NULL;
  SwbPortfolioIssue issue;
  SwbReachModel *model = NULL;
  SwbReachResult reach;
  bool chosen[MOST];

  make_sample (&sample, false);
  sample.problem.objective = SWB_PORTFOLIO_REACH;
  sample.problem.curve = SWB_PORTFOLIO_CURVE_REACH;
  sample.problem.segment_values = NULL;
  sample.problem.diversity = 0.0;
  g_assert_cmpint (swb_portfolio_new (&sample.problem, &portfolio, &issue), ==,
                   SWB_STATUS_OK);
  g_assert_cmpint (swb_reach_model_new (&sample.problem.audience, &model), ==,
                   SWB_STATUS_OK);
  for (size_t i = 0; i < sample.problem.audience.n_creators; i++)
    chosen[i] = g_test_rand_bit ();
  g_assert_cmpint (
      swb_reach_evaluate (model, chosen, sample.problem.reach, &reach, NULL),
      ==, SWB_STATUS_OK);
  g_assert_cmpfloat (fabs (value_of (portfolio, chosen) - reach.reach), <=,
                     1e-9 * reach.reach);
  swb_reach_model_free (model);
  swb_portfolio_free (portfolio);
}

static void
test_reasons (void)
{
  for (int round = 0; round < 100; round++)
    {
      Sample sample;
      SwbPortfolio *portfolio = NULL;
      SwbPortfolioIssue issue;
      SwbPortfolioOptions options = swb_portfolio_options_default ();
      SwbPortfolioAnswer answer;
      SwbPortfolioReason reasons[MOST];
      bool chosen[MOST];
      double value;

      make_sample (&sample, true);
      if (swb_portfolio_new (&sample.problem, &portfolio, &issue) !=
          SWB_STATUS_OK)
        continue;
      if (swb_portfolio_solve (portfolio, &options, chosen, &answer, &issue) ==
          SWB_STATUS_OK)
        {
          g_assert_cmpint (swb_portfolio_explain (portfolio, chosen, reasons),
                           ==, SWB_STATUS_OK);
          value = value_of (portfolio, chosen);
          for (size_t i = 0; i < sample.problem.audience.n_creators; i++)
            {
              const SwbPortfolioReason *reason = &reasons[i];
              double other;

              chosen[i] = !chosen[i];
              other = value_of (portfolio, chosen);
              chosen[i] = !chosen[i];
              g_assert_cmpfloat (fabs (fabs (value - other) - reason->added), <,
                                 1e-6 * (1.0 + value));
              g_assert_cmpfloat (reason->new_share, >=, 0.0);
              g_assert_cmpfloat (reason->new_share, <=, 1.0 + 1e-12);
              g_assert_true (chosen[i] ==
                             (reason->why <= SWB_PORTFOLIO_WHY_BOOKED));
              /* Whoever could be added and adds has been. */
              g_assert_cmpint (reason->why, !=, SWB_PORTFOLIO_WHY_OUT);
            }
        }
      swb_portfolio_free (portfolio);
    }
}

/* Two creators, one million people, worked by hand: p = .3 and .2, alike
 * people: R = 440,000; the first adds 240,000 (80 % of its 300,000). */
static void
test_reason_by_hand (void)
{
  static const double viewers[] = { 3e5, 2e5, 1e5 };
  static const double sizes[] = { 1e6 };
  static const SwbReachShare shares[] = { { 0, 0, 1.0 },
                                          { 1, 0, 1.0 },
                                          { 2, 0, 1.0 } };
  static const double costs[] = { 100.0, 50.0, 60.0 };
  SwbPortfolioProblem problem = {
    .audience = { 3, viewers, 1, sizes, 3, shares },
    .reach = { SWB_REACH_ALIKE, SWB_REACH_EXPOSURE_LOG },
    .costs = costs,
    .budget = 150.0,
  };
  SwbPortfolioOptions options = swb_portfolio_options_default ();
  SwbPortfolio *portfolio = NULL;
  SwbPortfolioIssue issue;
  SwbPortfolioAnswer answer;
  SwbPortfolioReason reasons[3];
  bool chosen[3];

  g_assert_cmpint (swb_portfolio_new (&problem, &portfolio, &issue), ==, 0);
  g_assert_cmpint (
      swb_portfolio_solve (portfolio, &options, chosen, &answer, &issue), ==,
      SWB_STATUS_OK);
  g_assert_cmpfloat (fabs (answer.value - 440000.0), <, 1e-6);
  g_assert_cmpfloat (answer.spend, ==, 150.0);
  g_assert_cmpfloat (answer.guarantee, ==, 0.405);
  g_assert_cmpint (swb_portfolio_explain (portfolio, chosen, reasons), ==, 0);
  g_assert_cmpfloat (fabs (reasons[0].added - 240000.0), <, 1e-6);
  g_assert_cmpfloat (fabs (reasons[0].new_share - 0.8), <, 1e-12);
  g_assert_cmpuint (reasons[0].n_top, ==, 1);
  g_assert_cmpuint (reasons[0].top[0], ==, 0);
  g_assert_cmpint (reasons[2].why, ==, SWB_PORTFOLIO_WHY_COST);
  g_assert_cmpfloat (reasons[2].short_of, ==, 60.0);
  g_assert_cmpfloat (fabs (reasons[2].added - 56000.0), <, 1e-6);
  swb_portfolio_free (portfolio);
}

/* Four creators, A and B in one tier, C and D in another. */
static void
assert_issue (const SwbPortfolioProblem *problem,
              SwbPortfolioIssueKind kind,
              size_t which,
              double needed,
              double allowed)
{
  SwbPortfolioOptions options = swb_portfolio_options_default ();
  SwbPortfolioIssue issue;
  SwbPortfolio *portfolio = NULL;
  SwbPortfolioAnswer answer = { .value = -1.0 };
  bool chosen[4];
  SwbStatus status = swb_portfolio_new (problem, &portfolio, &issue);

  if (status == SWB_STATUS_OK)
    status = swb_portfolio_solve (portfolio, &options, chosen, &answer, &issue);
  g_assert_cmpint (status, ==, SWB_STATUS_INVALID);
  g_assert_cmpstr (swb_portfolio_issue_id (issue.kind), ==,
                   swb_portfolio_issue_id (kind));
  g_assert_cmpuint (issue.which, ==, which);
  g_assert_cmpfloat (issue.needed, ==, needed);
  g_assert_cmpfloat (issue.allowed, ==, allowed);
  g_assert_cmpfloat (answer.value, ==, -1.0);
  swb_portfolio_free (portfolio);
}

static const double four_viewers[] = { 1e5, 2e5, 3e5, 4e5 };
static const double one_size[] = { 1e6 };
static const SwbReachShare four_shares[] = {
  { 0, 0, 1.0 }, { 1, 0, 1.0 }, { 2, 0, 1.0 }, { 3, 0, 1.0 }
};
static const double four_costs[] = { 10.0, 20.0, 30.0, 40.0 };
static const uint32_t pair_ab[] = { 0, 1 };
static const uint32_t pair_cd[] = { 2, 3 };

static SwbPortfolioProblem
four (void)
{
  return (SwbPortfolioProblem){
    .audience = { 4, four_viewers, 1, one_size, 4, four_shares },
    .reach = { 1.0, SWB_REACH_EXPOSURE_CALIBRATED },
    .costs = four_costs,
    .budget = 60.0,
  };
}

static void
test_issues (void)
{
  static const uint8_t must_all[] = { 1, 1, 1, 1 };
  static const uint8_t must_ab[] = { 1, 1, 0, 0 };
  static const uint8_t never_a[] = { 3, 0, 0, 0 };
  SwbPortfolioGroup groups[] = { { 2, pair_ab, 0, 2 }, { 2, pair_cd, 2, 1 } };
  SwbPortfolioConflict conflicts[] = { { 2, 3 }, { 0, 1 } };
  SwbPortfolioProblem problem = four ();

  problem.rules = must_all;
  assert_issue (&problem, SWB_PORTFOLIO_ISSUE_MUST_OVER_BUDGET, 0, 100.0, 60.0);
  problem.max_count = 3;
  assert_issue (&problem, SWB_PORTFOLIO_ISSUE_MUST_OVER_COUNT, 0, 4.0, 3.0);
  problem = four ();
  problem.groups = groups;
  problem.n_groups = 2;
  assert_issue (&problem, SWB_PORTFOLIO_ISSUE_QUOTA_CONTRADICTS, 1, 2.0, 1.0);
  groups[1] = (SwbPortfolioGroup){ 2, pair_cd, 2, SWB_PORTFOLIO_NO_MAXIMUM };
  assert_issue (&problem, SWB_PORTFOLIO_ISSUE_QUOTA_OVER_BUDGET, 0, 70.0, 60.0);
  groups[1].min = 3;
  assert_issue (&problem, SWB_PORTFOLIO_ISSUE_QUOTA_TOO_FEW, 1, 3.0, 2.0);
  groups[1].min = 0;
  groups[0] = (SwbPortfolioGroup){ 2, pair_ab, 2, 2 };
  problem.rules = never_a;
  assert_issue (&problem, SWB_PORTFOLIO_ISSUE_QUOTA_TOO_FEW, 0, 2.0, 1.0);
  problem.rules = must_ab;
  groups[0] = (SwbPortfolioGroup){ 2, pair_ab, 0, 1 };
  assert_issue (&problem, SWB_PORTFOLIO_ISSUE_MUST_OVER_QUOTA, 0, 2.0, 1.0);
  problem.n_groups = 0;
  problem.conflicts = conflicts;
  problem.n_conflicts = 2;
  assert_issue (&problem, SWB_PORTFOLIO_ISSUE_MUST_CONFLICT, 1, 2.0, 1.0);
  problem.rules = NULL;
  problem.n_groups = 1;
  groups[0] = (SwbPortfolioGroup){ 2, pair_ab, 2, 2 };
  assert_issue (&problem, SWB_PORTFOLIO_ISSUE_QUOTAS_TOGETHER, 0, 0.0, 0.0);
}

static void
test_malformed (void)
{
  static const double nan_costs[] = { 10.0, NAN, 30.0, 40.0 };
  static const double bad_costs[] = { 10.0, -1.0, 30.0, 40.0 };
  static const double huge_costs[] = { 1e300, 1e300, 30.0, 40.0 };
  static const uint8_t bad_rules[] = { 0, 0, 0, 4 };
  static const uint32_t twice[] = { 1, 1 };
  SwbPortfolioGroup group = { 2, twice, 0, 2 };
  SwbPortfolioConflict conflict = { 1, 1 };
  SwbPortfolioIssue issue = { .kind = SWB_PORTFOLIO_ISSUE_UNDECIDED };
  SwbPortfolio *portfolio = NULL;
  SwbPortfolioProblem problem = four ();

#define refuse(expected)                                                       \
  g_assert_cmpint (swb_portfolio_new (&problem, &portfolio, &issue), ==,       \
                   expected);                                                  \
  g_assert_null (portfolio);                                                   \
  problem = four ()
  problem.costs = nan_costs;
  refuse (SWB_STATUS_NOT_ENOUGH);
  problem.costs = bad_costs;
  refuse (SWB_STATUS_INVALID);
  g_assert_cmpint (issue.kind, ==, SWB_PORTFOLIO_ISSUE_NONE);
  problem.costs = huge_costs;
  refuse (SWB_STATUS_RANGE);
  problem.budget = -1.0;
  refuse (SWB_STATUS_INVALID);
  problem.budget = NAN;
  refuse (SWB_STATUS_NOT_ENOUGH);
  problem.reach.k = NAN;
  refuse (SWB_STATUS_NOT_ENOUGH);
  problem.reach.k = 0.0;
  refuse (SWB_STATUS_INVALID);
  problem.rules = bad_rules;
  refuse (SWB_STATUS_INVALID);
  problem.groups = &group;
  problem.n_groups = 1;
  refuse (SWB_STATUS_INVALID);
  problem.conflicts = &conflict;
  problem.n_conflicts = 1;
  refuse (SWB_STATUS_INVALID);
  problem.diversity = INFINITY;
  refuse (SWB_STATUS_INVALID);
  problem.objective = SWB_PORTFOLIO_ENGAGEMENT;
  refuse (SWB_STATUS_INVALID);
#undef refuse
}

/* Nobody, no money, and all the money. */
static void
test_edges (void)
{
  SwbPortfolioOptions options = swb_portfolio_options_default ();
  SwbPortfolioProblem problem = { .reach = { 1.0, SWB_REACH_EXPOSURE_LOG } };
  SwbPortfolio *portfolio = NULL;
  SwbPortfolioIssue issue;
  SwbPortfolioAnswer answer;
  bool chosen[4];

  for (int edge = 0; edge < 3; edge++)
    {
      size_t all = edge == 2 ? 4 : 0;

      if (edge > 0)
        problem = four ();
      problem.budget = edge == 2 ? INFINITY : 0.0;
      g_assert_cmpint (swb_portfolio_new (&problem, &portfolio, &issue), ==, 0);
      g_assert_cmpint (
          swb_portfolio_solve (portfolio, &options, chosen, &answer, &issue),
          ==, SWB_STATUS_OK);
      g_assert_cmpuint (answer.n_chosen, ==, all);
      g_assert_cmpint (
          swb_portfolio_certify (portfolio, &options, chosen, &answer), ==,
          SWB_STATUS_OK);
      g_assert_cmpuint (answer.n_chosen, ==, all);
      g_assert_true (answer.proven);
      g_assert_cmpfloat (answer.upper, <=, answer.value * (1.0 + 1e-4) + 1e-6);
      swb_portfolio_free (portfolio);
    }
}

/* What is booked costs nothing more, and what it reaches is reached. */
static void
test_booked (void)
{
  static const uint8_t rules[] = { 0, 0, 0, 2 };
  SwbPortfolioOptions options = swb_portfolio_options_default ();
  SwbPortfolioProblem problem = four ();
  SwbPortfolio *portfolio = NULL;
  SwbPortfolioIssue issue;
  SwbPortfolioAnswer answer;
  bool chosen[4];

  problem.rules = rules;
  problem.budget = 30.0;
  problem.max_count = 2;
  g_assert_cmpint (swb_portfolio_new (&problem, &portfolio, &issue), ==, 0);
  g_assert_cmpint (
      swb_portfolio_solve (portfolio, &options, chosen, &answer, &issue), ==,
      SWB_STATUS_OK);
  g_assert_true (chosen[3] && chosen[2] && !chosen[1] && !chosen[0]);
  g_assert_cmpfloat (answer.spend, ==, 30.0);
  g_assert_cmpfloat (answer.guarantee, ==, 0.0);
  swb_portfolio_free (portfolio);
}

/* The smallest k with a creator who reaches all: the exposure is 1e128, the
 * curve is a step, and the bound still holds. */
static void
test_steep (void)
{
  static const double viewers[] = { 1e6, 1e6, 1e3, 1e3 };
  SwbPortfolioOptions options = swb_portfolio_options_default ();
  SwbPortfolioProblem problem = four ();
  SwbPortfolio *portfolio = NULL;
  SwbPortfolioIssue issue;
  SwbPortfolioAnswer answer;
  bool chosen[4];
  double best = -1.0;

  problem.audience.unique_viewers = viewers;
  problem.reach.k = 0.01;
  problem.budget = 50.0;
  for (unsigned mask = 0; mask < 16; mask++)
    {
      for (int i = 0; i < 4; i++)
        chosen[i] = mask >> i & 1;
      if (direct_allowed (&problem, chosen))
        {
          SwbReachModel *model = NULL;
          SwbReachResult reach;

          swb_reach_model_new (&problem.audience, &model);
          swb_reach_evaluate (model, chosen, problem.reach, &reach, NULL);
          best = fmax (best, reach.reach);
          swb_reach_model_free (model);
        }
    }
  g_assert_cmpint (swb_portfolio_new (&problem, &portfolio, &issue), ==, 0);
  g_assert_cmpint (
      swb_portfolio_solve (portfolio, &options, chosen, &answer, &issue), ==,
      SWB_STATUS_OK);
  g_assert_cmpint (swb_portfolio_certify (portfolio, &options, chosen, &answer),
                   ==, SWB_STATUS_OK);
  g_assert_cmpfloat (fabs (answer.value - best), <, 1e-6 * best);
  g_assert_cmpfloat (answer.upper, >=, best * (1.0 - 1e-9));
  g_assert_true (isfinite (answer.upper));
  swb_portfolio_free (portfolio);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/portfolio/against-all", test_against_all);
  g_test_add_func ("/portfolio/against-all-with-rules",
                   test_against_all_with_rules);
  g_test_add_func ("/portfolio/monotone-submodular", test_monotone_submodular);
  g_test_add_func ("/portfolio/lazy", test_lazy);
  g_test_add_func ("/portfolio/is-reach", test_is_reach);
  g_test_add_func ("/portfolio/reasons", test_reasons);
  g_test_add_func ("/portfolio/reason-by-hand", test_reason_by_hand);
  g_test_add_func ("/portfolio/issues", test_issues);
  g_test_add_func ("/portfolio/malformed", test_malformed);
  g_test_add_func ("/portfolio/edges", test_edges);
  g_test_add_func ("/portfolio/booked", test_booked);
  g_test_add_func ("/portfolio/steep", test_steep);
  return g_test_run ();
}
