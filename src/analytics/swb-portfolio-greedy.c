/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lazy greedy: whoever adds most, or most for the money, one after the
 * other, with gains looked at again only where it matters. */
#include "analytics/swb-portfolio-greedy.h"

#include <stdlib.h>
#include <string.h>

static double
score_of (const SwbPortfolioGreedy *greedy, size_t creator, double gain)
{
  double cost = greedy->portfolio->costs[creator];

  if (!greedy->by_cost)
    return gain;
  return cost > 0.0 ? gain / cost : INFINITY;
}

/* The larger score; of those who cost nothing the larger gain; then the one who
 * comes first. */
static bool
is_before (const SwbPortfolioCandidate *one, const SwbPortfolioCandidate *other)
{
  if (one->score != other->score)
    return one->score > other->score;
  if (isinf (one->score) && one->gain != other->gain)
    return one->gain > other->gain;
  return one->creator < other->creator;
}

static void
sift_down (SwbPortfolioGreedy *greedy, size_t place)
{
  SwbPortfolioCandidate moved = greedy->heap[place];

  for (;;)
    {
      size_t child = 2 * place + 1;

      if (child >= greedy->n_heap)
        break;
      if (child + 1 < greedy->n_heap &&
          is_before (&greedy->heap[child + 1], &greedy->heap[child]))
        child++;
      if (!is_before (&greedy->heap[child], &moved))
        break;
      greedy->heap[place] = greedy->heap[child];
      place = child;
    }
  greedy->heap[place] = moved;
}

static void
drop_top (SwbPortfolioGreedy *greedy)
{
  greedy->heap[0] = greedy->heap[--greedy->n_heap];
  if (greedy->n_heap > 0)
    sift_down (greedy, 0);
}

static void
fill_heap (SwbPortfolioGreedy *greedy)
{
  greedy->n_heap = 0;
  for (size_t i = 0; i < greedy->portfolio->n_creators; i++)
    if (greedy->portfolio->rules[i] == SWB_PORTFOLIO_FREE &&
        !greedy->set.chosen[i])
      greedy->heap[greedy->n_heap++] =
          (SwbPortfolioCandidate){ score_of (greedy, i, greedy->gains[i]),
                                   greedy->gains[i], (uint32_t) i, 0 };
  for (size_t place = greedy->n_heap / 2; place-- > 0;)
    sift_down (greedy, place);
}

static bool
lacks (const SwbPortfolioSet *set, size_t creator, size_t group)
{
  const SwbPortfolio *p = set->portfolio;

  if (set->counts[group] >= p->quotas[group].min)
    return false;
  for (size_t m = p->group_first[creator]; m < p->group_first[creator + 1]; m++)
    if (p->groups[m] == group)
      return true;
  return false;
}

static bool
helps (const SwbPortfolioSet *set, size_t creator)
{
  const SwbPortfolio *p = set->portfolio;

  for (size_t m = p->group_first[creator]; m < p->group_first[creator + 1]; m++)
    if (set->counts[p->groups[m]] < p->quotas[p->groups[m]].min)
      return true;
  return false;
}

/* The least that filling group @group would cost after @creator; counts who is
 * in two groups twice. Infinity when there are not enough. */
static double
reserve_of (const SwbPortfolioGreedy *greedy,
            size_t creator,
            size_t group,
            size_t *lacking)
{
  const SwbPortfolio *p = greedy->portfolio;
  const SwbPortfolioSet *set = &greedy->set;
  uint32_t open = p->quotas[group].min - set->counts[group];
  double cost = 0.0;

  open -= lacks (set, creator, group);
  *lacking += open;
  for (size_t m = p->member_first[group];
       open > 0 && m < p->member_first[group + 1]; m++)
    {
      uint32_t other = greedy->cheap[m];

      if (other == creator || set->chosen[other] ||
          p->rules[other] == SWB_PORTFOLIO_NEVER)
        continue;
      cost += p->costs[other];
      open--;
    }
  return open > 0 ? INFINITY : cost;
}

/* Whether there is money and room to fill the minima after @creator. */
static bool
leaves_room (const SwbPortfolioGreedy *greedy, size_t creator)
{
  const SwbPortfolio *p = greedy->portfolio;
  const SwbPortfolioSet *set = &greedy->set;
  double spend = set->spend + p->costs[creator];
  size_t lacking = 0;

  if (set->deficit == 0)
    return true;
  for (size_t g = 0; g < p->n_own_groups; g++)
    if (set->counts[g] < p->quotas[g].min)
      spend += reserve_of (greedy, creator, g, &lacking);
  return swb_portfolio_affords (p, spend) &&
         set->n_chosen + 1 + lacking <= p->max_count;
}

/* Adds to the set until nothing fits or adds. A creator that does not fit once
 * never does later, so it is dropped. */
void
swb_portfolio_greedy_run (SwbPortfolioGreedy *greedy, bool by_cost)
{
  SwbPortfolioSet *set = &greedy->set;
  uint32_t round = 1;

  greedy->by_cost = by_cost;
  fill_heap (greedy);
  while (greedy->n_heap > 0)
    {
      SwbPortfolioCandidate *top = &greedy->heap[0];

      if (!swb_portfolio_set_fits (set, top->creator) ||
          (top->gain <= 0.0 && !helps (set, top->creator)))
        drop_top (greedy);
      else if (top->round != round)
        {
          top->gain = swb_portfolio_set_gain (set, top->creator);
          top->score = score_of (greedy, top->creator, top->gain);
          top->round = round;
          sift_down (greedy, 0);
        }
      else
        {
          if (leaves_room (greedy, top->creator))
            {
              swb_portfolio_set_add (set, top->creator);
              round++;
            }
          drop_top (greedy);
        }
    }
}

/* The best creator that may be added, alone; n_creators for nobody. */
size_t
swb_portfolio_greedy_single (const SwbPortfolioGreedy *greedy)
{
  const SwbPortfolio *p = greedy->portfolio;
  size_t best = p->n_creators;

  for (size_t i = 0; i < p->n_creators; i++)
    if (greedy->gains[i] > (best < p->n_creators ? greedy->gains[best] : 0.0) &&
        swb_portfolio_set_fits (&greedy->set, i) && leaves_room (greedy, i))
      best = i;
  return best;
}

typedef struct
{
  double cost;
  uint32_t creator;
} Priced;

static int
compare_prices (const void *a, const void *b)
{
  const Priced *one = a;
  const Priced *other = b;

  if (one->cost != other->cost)
    return one->cost < other->cost ? -1 : 1;
  return (one->creator > other->creator) - (one->creator < other->creator);
}

/* The members of each group, the cheapest first. */
static bool
sort_cheap (SwbPortfolioGreedy *greedy)
{
  const SwbPortfolio *p = greedy->portfolio;
  size_t n_members = p->member_first[p->n_groups];
  Priced *priced = calloc (n_members + 1, sizeof *priced);

  greedy->cheap = calloc (n_members + 1, sizeof *greedy->cheap);
  if (priced == NULL || greedy->cheap == NULL)
    {
      free (priced);
      return false;
    }
  for (size_t m = 0; m < n_members; m++)
    priced[m] = (Priced){ p->costs[p->members[m]], p->members[m] };
  for (size_t g = 0; g < p->n_groups; g++)
    qsort (priced + p->member_first[g],
           p->member_first[g + 1] - p->member_first[g], sizeof *priced,
           compare_prices);
  for (size_t m = 0; m < n_members; m++)
    greedy->cheap[m] = priced[m].creator;
  free (priced);
  return true;
}

/* Starts from those who have to be in. */
bool
swb_portfolio_greedy_init (SwbPortfolioGreedy *greedy,
                           const SwbPortfolio *portfolio)
{
  size_t n = portfolio->n_creators;

  *greedy = (SwbPortfolioGreedy){ .portfolio = portfolio };
  greedy->gains = calloc (n + 1, sizeof *greedy->gains);
  greedy->heap = calloc (n + 1, sizeof *greedy->heap);
  if (greedy->gains == NULL || greedy->heap == NULL ||
      !swb_portfolio_set_init (&greedy->set, portfolio) || !sort_cheap (greedy))
    {
      swb_portfolio_greedy_clear (greedy);
      return false;
    }
  swb_portfolio_set_start (&greedy->set);
  for (size_t i = 0; i < n; i++)
    if (portfolio->rules[i] == SWB_PORTFOLIO_FREE)
      greedy->gains[i] = swb_portfolio_set_gain (&greedy->set, i);
  return true;
}

void
swb_portfolio_greedy_clear (SwbPortfolioGreedy *greedy)
{
  free (greedy->gains);
  free (greedy->heap);
  free (greedy->cheap);
  swb_portfolio_set_clear (&greedy->set);
}

/**
 * swb_portfolio_greedy:
 * @portfolio: the portfolio
 * @method: %SWB_PORTFOLIO_COST_BENEFIT, %SWB_PORTFOLIO_PLAIN or
 *   %SWB_PORTFOLIO_SINGLE
 * @chosen: (out caller-allocates): for each creator whether it is in
 * @value: (out): the objective of the set
 *
 * One run of a greedy, with no guess and no exchange. The gains are kept in a
 * heap and looked at again only when they come to its top, which submodularity
 * allows (CELF: Leskovec, Krause, Guestrin, Faloutsos, VanBriesen, Glance
 * 2007, doi 10.1145/1281192.1281239); the set is the one that looking at all of
 * them each time gives. Of equals the creator who comes first in the input is
 * taken. Those who cost nothing come before all others, by gain. While a
 * quota's minimum is open, only those are taken who leave the money and the
 * room to fill it with its cheapest members; where groups overlap this is too
 * careful, and the set may miss a minimum: look with
 * swb_portfolio_evaluate(). Those who add nothing are left out, but for minima.
 *
 * Returns: %SWB_STATUS_INVALID for another method; %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_portfolio_greedy (const SwbPortfolio *portfolio,
                      SwbPortfolioMethod method,
                      bool *chosen,
                      double *value)
{
  SwbPortfolioGreedy greedy;

  if (method > SWB_PORTFOLIO_SINGLE)
    return SWB_STATUS_INVALID;
  if (!swb_portfolio_greedy_init (&greedy, portfolio))
    return SWB_STATUS_NO_MEMORY;
  if (method == SWB_PORTFOLIO_SINGLE)
    {
      size_t best = swb_portfolio_greedy_single (&greedy);

      if (best < portfolio->n_creators)
        swb_portfolio_set_add (&greedy.set, best);
    }
  else
    swb_portfolio_greedy_run (&greedy, method == SWB_PORTFOLIO_COST_BENEFIT);
  swb_portfolio_set_load (&greedy.set, greedy.set.chosen);
  memcpy (chosen, greedy.set.chosen,
          portfolio->n_creators * sizeof *greedy.set.chosen);
  *value = swb_portfolio_set_value (&greedy.set);
  swb_portfolio_greedy_clear (&greedy);
  return SWB_STATUS_OK;
}
