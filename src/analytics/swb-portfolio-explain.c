/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why each creator is in a set, and why the others are not. */
#include "analytics/swb-portfolio-private.h"

#include <stdlib.h>

/* Puts a segment among the first, the larger gain before. */
static void
rank (SwbPortfolioReason *reason, uint32_t segment, double added)
{
  size_t place = reason->n_top;

  if (!(added > 0.0))
    return;
  while (place > 0 && reason->top_added[place - 1] < added)
    place--;
  if (place == SWB_PORTFOLIO_TOP)
    return;
  if (reason->n_top < SWB_PORTFOLIO_TOP)
    reason->n_top++;
  for (size_t i = reason->n_top - 1; i > place; i--)
    {
      reason->top[i] = reason->top[i - 1];
      reason->top_added[i] = reason->top_added[i - 1];
    }
  reason->top[place] = segment;
  reason->top_added[place] = added;
}

/* What a creator adds to the others, term by term. */
static void
measure (const SwbPortfolioSet *set, size_t creator, SwbPortfolioReason *reason)
{
  const SwbPortfolio *p = set->portfolio;
  bool is_in = set->chosen[creator];

  reason->added = p->values[creator];
  reason->alone = p->values[creator];
  for (size_t e = p->first[creator]; e < p->first[creator + 1]; e++)
    {
      const SwbPortfolioEntry *entry = &p->entries[e];
      const SwbPortfolioTerm *term = &p->terms[entry->term];
      double own = entry->exposure;
      double others = set->exposures[entry->term];
      double alone = term->weight * swb_portfolio_curve (term, own);
      double added;

      if (is_in)
        others = fmax (0.0, others - own);
      added = term->weight * (swb_portfolio_curve (term, others + own) -
                              swb_portfolio_curve (term, others));
      added = fmin (alone, fmax (0.0, added));
      reason->added += added;
      reason->alone += alone;
      if (entry->term < p->n_segments)
        rank (reason, entry->term, added);
    }
  if (reason->alone > 0.0)
    reason->new_share = reason->added / reason->alone;
}

/* The one on the other side of a conflict. */
static uint32_t
other_of (const SwbPortfolio *p, size_t group, size_t creator)
{
  size_t m = p->member_first[group];

  return p->members[m] == creator ? p->members[m + 1] : p->members[m];
}

static SwbPortfolioWhy
why_out (const SwbPortfolioSet *set, size_t creator, SwbPortfolioReason *reason)
{
  const SwbPortfolio *p = set->portfolio;
  double spend = set->spend + p->costs[creator];

  if (p->rules[creator] == SWB_PORTFOLIO_NEVER)
    return SWB_PORTFOLIO_WHY_NEVER;
  for (size_t m = p->group_first[creator]; m < p->group_first[creator + 1]; m++)
    {
      size_t group = p->groups[m];

      if (set->counts[group] < p->quotas[group].max)
        continue;
      if (group >= p->n_own_groups)
        {
          reason->other = other_of (p, group, creator);
          return SWB_PORTFOLIO_WHY_CONFLICT;
        }
      reason->group = group;
      return SWB_PORTFOLIO_WHY_QUOTA;
    }
  if (!swb_portfolio_affords (p, spend))
    {
      reason->short_of = spend - p->budget;
      return SWB_PORTFOLIO_WHY_COST;
    }
  if (set->n_chosen >= p->max_count)
    return SWB_PORTFOLIO_WHY_COUNT;
  return reason->new_share <= 1e-9 ? SWB_PORTFOLIO_WHY_OVERLAP
                                   : SWB_PORTFOLIO_WHY_OUT;
}

/**
 * swb_portfolio_explain:
 * @portfolio: the portfolio
 * @chosen: for each creator whether it is in
 * @out: (out caller-allocates) (array): a reason for each creator
 *
 * For one who is in, `added` is f(S) - f(S without it); for another f(S with
 * it) - f(S). For reach with values of 1 these are people: "adds `added`
 * people, most of them in segment `top[0]`, `new_share` of its audience not
 * reached by others". Conflicts of a creator are looked at in the order of the
 * input, quotas before conflicts, then money, then the maximum count. One pass
 * over the entries.
 *
 * Returns: %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_portfolio_explain (const SwbPortfolio *portfolio,
                       const bool *chosen,
                       SwbPortfolioReason *out)
{
  SwbPortfolioSet set;

  if (!swb_portfolio_set_init (&set, portfolio))
    return SWB_STATUS_NO_MEMORY;
  swb_portfolio_set_load (&set, chosen);
  for (size_t i = 0; i < portfolio->n_creators; i++)
    {
      SwbPortfolioReason reason = { .why = SWB_PORTFOLIO_WHY_IN };

      measure (&set, i, &reason);
      if (!set.chosen[i])
        reason.why = why_out (&set, i, &reason);
      else if (portfolio->rules[i] == SWB_PORTFOLIO_MUST)
        reason.why = SWB_PORTFOLIO_WHY_MUST;
      else if (portfolio->rules[i] == SWB_PORTFOLIO_BOOKED)
        reason.why = SWB_PORTFOLIO_WHY_BOOKED;
      out[i] = reason;
    }
  swb_portfolio_set_clear (&set);
  return SWB_STATUS_OK;
}
