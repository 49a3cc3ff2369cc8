/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks whether a portfolio's problem is well formed and whether its rules
 * contradict each other, and names things for machines. */
#include "analytics/swb-portfolio-private.h"

#include <stdlib.h>

static SwbStatus
check_number (double number)
{
  if (isnan (number))
    return SWB_STATUS_NOT_ENOUGH;
  return isinf (number) || number < 0.0 ? SWB_STATUS_INVALID : SWB_STATUS_OK;
}

static SwbStatus
check_numbers (const double *numbers, size_t n)
{
  SwbStatus status = SWB_STATUS_OK;

  if (n > 0 && numbers == NULL)
    return SWB_STATUS_INVALID;
  for (size_t i = 0; i < n && status == SWB_STATUS_OK; i++)
    status = check_number (numbers[i]);
  return status;
}

static SwbStatus
check_groups (const SwbPortfolioProblem *problem)
{
  size_t n = problem->audience.n_creators;
  size_t *seen = calloc (n + 1, sizeof *seen);
  bool ok = true;

  if (seen == NULL)
    return SWB_STATUS_NO_MEMORY;
  for (size_t g = 0; g < problem->n_groups && ok; g++)
    {
      const SwbPortfolioGroup *group = &problem->groups[g];

      ok = group->n_members == 0 || group->members != NULL;
      for (size_t m = 0; ok && m < group->n_members; m++)
        {
          ok = group->members[m] < n && seen[group->members[m]] != g + 1;
          if (ok)
            seen[group->members[m]] = g + 1;
        }
    }
  free (seen);
  return ok ? SWB_STATUS_OK : SWB_STATUS_INVALID;
}

static SwbStatus
check_lists (const SwbPortfolioProblem *problem)
{
  size_t n = problem->audience.n_creators;

  if ((problem->n_groups > 0 && problem->groups == NULL) ||
      (problem->n_conflicts > 0 && problem->conflicts == NULL) ||
      (problem->n_labels > 0 && problem->labels == NULL) ||
      problem->n_groups >= UINT32_MAX / 2 ||
      problem->n_conflicts >= UINT32_MAX / 2 ||
      problem->n_labels >= UINT32_MAX / 2)
    return SWB_STATUS_INVALID;
  for (size_t i = 0; i < n && problem->rules != NULL; i++)
    if (problem->rules[i] > SWB_PORTFOLIO_NEVER)
      return SWB_STATUS_INVALID;
  for (size_t c = 0; c < problem->n_conflicts; c++)
    if (problem->conflicts[c].one >= n || problem->conflicts[c].other >= n ||
        problem->conflicts[c].one == problem->conflicts[c].other)
      return SWB_STATUS_INVALID;
  for (size_t l = 0; l < problem->n_labels; l++)
    if (problem->labels[l].creator >= n)
      return SWB_STATUS_INVALID;
  return check_groups (problem);
}

static SwbStatus
check_money (const SwbPortfolioProblem *problem)
{
  SwbStatus status =
      check_numbers (problem->costs, problem->audience.n_creators);

  if (status == SWB_STATUS_OK && isnan (problem->budget))
    return SWB_STATUS_NOT_ENOUGH;
  if (status == SWB_STATUS_OK && problem->budget < 0.0)
    return SWB_STATUS_INVALID;
  return status;
}

static SwbStatus
check_worth (const SwbPortfolioProblem *problem)
{
  SwbStatus status = check_number (problem->diversity);

  if (status == SWB_STATUS_OK && problem->objective == SWB_PORTFOLIO_ENGAGEMENT)
    status = check_numbers (problem->values, problem->audience.n_creators);
  else if (status == SWB_STATUS_OK && problem->segment_values != NULL)
    status =
        check_numbers (problem->segment_values, problem->audience.n_segments);
  return status;
}

static SwbStatus
check_problem (const SwbPortfolioProblem *problem)
{
  SwbStatus status;

  if ((problem->objective != SWB_PORTFOLIO_REACH &&
       problem->objective != SWB_PORTFOLIO_ENGAGEMENT) ||
      (problem->curve != SWB_PORTFOLIO_CURVE_REACH &&
       problem->curve != SWB_PORTFOLIO_CURVE_COVER) ||
      problem->audience.n_overlaps > 0)
    return SWB_STATUS_INVALID;
  if (problem->objective == SWB_PORTFOLIO_REACH &&
      problem->curve == SWB_PORTFOLIO_CURVE_REACH)
    {
      if (isnan (problem->reach.k))
        return SWB_STATUS_NOT_ENOUGH;
      if (problem->reach.k < SWB_REACH_K_MIN ||
          (problem->reach.exposure != SWB_REACH_EXPOSURE_LOG &&
           problem->reach.exposure != SWB_REACH_EXPOSURE_CALIBRATED))
        return SWB_STATUS_INVALID;
    }
  status = check_money (problem);
  if (status == SWB_STATUS_OK)
    status = check_worth (problem);
  return status == SWB_STATUS_OK ? check_lists (problem) : status;
}

/* How many of a group have to be in, and how many may be. */
static void
count_group (const SwbPortfolio *p, size_t group, size_t *must, size_t *may)
{
  *must = 0;
  *may = 0;
  for (size_t m = p->member_first[group]; m < p->member_first[group + 1]; m++)
    {
      *must += swb_portfolio_is_fixed (p, p->members[m]);
      *may += p->rules[p->members[m]] != SWB_PORTFOLIO_NEVER;
    }
}

static SwbPortfolioIssue
issue_of_group (const SwbPortfolio *p, size_t group)
{
  SwbPortfolioQuota quota = p->quotas[group];
  bool is_conflict = group >= p->n_own_groups;
  SwbPortfolioIssue issue = { .which = group };
  size_t must;
  size_t may;

  count_group (p, group, &must, &may);
  if (quota.min > quota.max)
    {
      issue.kind = SWB_PORTFOLIO_ISSUE_QUOTA_CONTRADICTS;
      issue.needed = quota.min;
      issue.allowed = quota.max;
    }
  else if (must > quota.max)
    {
      issue.kind = is_conflict ? SWB_PORTFOLIO_ISSUE_MUST_CONFLICT
                               : SWB_PORTFOLIO_ISSUE_MUST_OVER_QUOTA;
      issue.which = is_conflict ? group - p->n_own_groups : group;
      issue.needed = (double) must;
      issue.allowed = quota.max;
    }
  else if (may < quota.min)
    {
      issue.kind = SWB_PORTFOLIO_ISSUE_QUOTA_TOO_FEW;
      issue.needed = quota.min;
      issue.allowed = (double) may;
    }
  return issue;
}

/* Contradictions that can be told one by one; those that only all rules
 * together make are found by swb_portfolio_cheapest(). */
void
swb_portfolio_find_issue (const SwbPortfolio *p, SwbPortfolioIssue *issue)
{
  size_t n_must = 0;
  double spend = 0.0;

  for (size_t g = 0; g < p->n_groups; g++)
    {
      *issue = issue_of_group (p, g);
      if (issue->kind != SWB_PORTFOLIO_ISSUE_NONE)
        return;
    }
  for (size_t i = 0; i < p->n_creators; i++)
    if (swb_portfolio_is_fixed (p, i))
      {
        n_must++;
        spend += swb_portfolio_cost (p, i);
      }
  *issue = (SwbPortfolioIssue){ .kind = SWB_PORTFOLIO_ISSUE_NONE };
  if (n_must > p->max_count)
    *issue = (SwbPortfolioIssue){ SWB_PORTFOLIO_ISSUE_MUST_OVER_COUNT, 0,
                                  (double) n_must, (double) p->max_count };
  else if (!swb_portfolio_affords (p, spend))
    *issue = (SwbPortfolioIssue){ SWB_PORTFOLIO_ISSUE_MUST_OVER_BUDGET, 0,
                                  spend, p->budget };
}

/**
 * swb_portfolio_new:
 * @problem: creators, what they are worth and cost, and the rules; copied
 * @out: (out) (transfer full): the portfolio; free with swb_portfolio_free()
 * @issue: (out): what stands against any answer. Set with
 *   %SWB_STATUS_INVALID: %SWB_PORTFOLIO_ISSUE_NONE when the input is malformed,
 *   else the contradiction
 *
 * Maximise f(S) = sum_t w_t g_t(z_t(S)) + sum_{i in S} a_i over sets S that
 * keep the rules. Measured overlaps of pairs would make f neither submodular
 * nor separable, so none may be told; swb_reach_evaluate() values the answer
 * with them.
 *
 * - For reach the terms are the segments: w_s = v_s N_s, z_s the sum of the
 *   exposures of the creators in S and g_k(z) = 1 - (1 + z/k)^-k, as in
 *   swb_reach_evaluate(), so f is its reach when all v are 1. For cover
 *   g(z) = min (1, z) and z_s is the sum of min (1, U_i w_is / N_s).
 * - For engagement a_i is the creator's value.
 * - For diversity d > 0 each label is one more term, 2 d (1 - 2^-n), n the
 *   number of creators in S with that label.
 *
 * Each g is concave and rises, so f is monotone and submodular (Lin and Bilmes
 * 2011, "A class of submodular functions for document summarization").
 *
 * Takes time and memory in proportion to the input, but for sorting labels.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when a number is NaN;
 *   %SWB_STATUS_INVALID for what swb_reach_model_new() refuses, a negative or
 *   infinite number (the budget may be infinite), k below 0.01, overlaps, a
 * creator that is not there, a conflict with oneself, a group that names a
 * creator twice, an unknown rule, or rules that contradict each other;
 *   %SWB_STATUS_RANGE when costs or values add up to more than 1e150;
 *   %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_portfolio_new (const SwbPortfolioProblem *problem,
                   SwbPortfolio **out,
                   SwbPortfolioIssue *issue)
{
  SwbPortfolioIssue found = { .kind = SWB_PORTFOLIO_ISSUE_NONE };
  SwbPortfolio *portfolio = NULL;
  SwbStatus status = check_problem (problem);

  if (status == SWB_STATUS_OK)
    status = swb_portfolio_build (problem, &portfolio);
  if (status == SWB_STATUS_OK)
    {
      swb_portfolio_find_issue (portfolio, &found);
      if (found.kind != SWB_PORTFOLIO_ISSUE_NONE)
        status = SWB_STATUS_INVALID;
    }
  if (status == SWB_STATUS_OK || status == SWB_STATUS_INVALID)
    *issue = found;
  if (status == SWB_STATUS_OK)
    *out = portfolio;
  else
    swb_portfolio_free (portfolio);
  return status;
}

/**
 * swb_portfolio_options_default:
 *
 * Returns: 400 creators tried first, up to 1,000 exchanges, ten seconds for the
 *   certificate, which may stop at a gap of one in ten thousand
 */
SwbPortfolioOptions
swb_portfolio_options_default (void)
{
  return (SwbPortfolioOptions){
    .guesses = 400, .local_moves = 1000, .time_limit = 10.0, .gap = 1e-4
  };
}

/**
 * swb_portfolio_issue_id:
 * @kind: a kind of issue
 *
 * Returns: its name for JSON
 */
const char *
swb_portfolio_issue_id (SwbPortfolioIssueKind kind)
{
  static const char *const ids[] = {
    "none",
    "quota-contradicts",
    "quota-too-few",
    "must-over-quota",
    "must-conflict",
    "must-over-count",
    "must-over-budget",
    "quota-over-budget",
    "quotas-together",
    "undecided",
  };

  return kind <= SWB_PORTFOLIO_ISSUE_UNDECIDED ? ids[kind] : "unknown";
}

/**
 * swb_portfolio_method_id:
 * @method: a method
 *
 * Returns: its name for JSON
 */
const char *
swb_portfolio_method_id (SwbPortfolioMethod method)
{
  static const char *const ids[] = {
    "cost-benefit", "plain", "single", "guess", "cheapest", "local", "branched",
  };

  return method <= SWB_PORTFOLIO_BRANCHED ? ids[method] : "unknown";
}

/**
 * swb_portfolio_why_id:
 * @why: why a creator is in or out
 *
 * Returns: its name for JSON
 */
const char *
swb_portfolio_why_id (SwbPortfolioWhy why)
{
  static const char *const ids[] = {
    "in",    "must",  "booked", "never",   "conflict",
    "quota", "count", "cost",   "overlap", "out",
  };

  return why <= SWB_PORTFOLIO_WHY_OUT ? ids[why] : "unknown";
}
