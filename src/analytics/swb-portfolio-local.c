/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Betters a set by exchanges: one more, one for one, one for two, two for
 * one, until none of these helps. */
#include "analytics/swb-portfolio-private.h"

#include <stdlib.h>

/* Of more creators than this only those are tried that look best. */
#define POOL_MAX 2000
/* Pairs that one creator who leaves is tried against, and pairs who leave. */
#define PAIRS_MAX 20000
/* Gains looked at in all, so that large problems end in a second or two. */
#define WORK_MAX 3000000
/* A betterment smaller than this part of the value is rounding. */
#define LEAST 1e-10

typedef struct
{
  double gain;
  double score;
  uint32_t creator;
} Pick;

/* @pool are those outside who are tried; @picks those of them that would fit,
 * the largest gain first. @inside are those who may leave. */
typedef struct
{
  SwbPortfolioSet *set;
  double value;
  Pick *pool;
  size_t n_pool;
  Pick *picks;
  size_t n_picks;
  uint32_t *inside;
  size_t n_inside;
  size_t work;
} Search;

/* The best exchange for those who have left: one or two creators. */
typedef struct
{
  double gain;
  uint32_t in[2];
  size_t n_in;
} Exchange;

static int
by_gain (const void *a, const void *b)
{
  const Pick *one = a;
  const Pick *other = b;

  if (one->gain != other->gain)
    return one->gain > other->gain ? -1 : 1;
  return (one->creator > other->creator) - (one->creator < other->creator);
}

static int
by_score (const void *a, const void *b)
{
  const Pick *one = a;
  const Pick *other = b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  return by_gain (a, b);
}

static void
fill_lists (Search *search)
{
  const SwbPortfolio *p = search->set->portfolio;

  search->n_pool = 0;
  search->n_inside = 0;
  for (size_t i = 0; i < p->n_creators; i++)
    {
      if (p->rules[i] != SWB_PORTFOLIO_FREE)
        continue;
      if (search->set->chosen[i])
        search->inside[search->n_inside++] = (uint32_t) i;
      else
        {
          double gain = swb_portfolio_set_gain (search->set, i);
          double score = p->costs[i] > 0.0 ? gain / p->costs[i] : INFINITY;

          search->pool[search->n_pool++] = (Pick){ gain, score, (uint32_t) i };
        }
    }
  if (search->n_pool > POOL_MAX)
    {
      qsort (search->pool, search->n_pool, sizeof *search->pool, by_score);
      search->n_pool = POOL_MAX;
    }
}

/* What the minima lack after @creator comes in. */
static size_t
deficit_after (const SwbPortfolioSet *set, size_t creator)
{
  const SwbPortfolio *p = set->portfolio;
  size_t deficit = set->deficit;

  for (size_t m = p->group_first[creator]; m < p->group_first[creator + 1]; m++)
    deficit -= set->counts[p->groups[m]] < p->quotas[p->groups[m]].min;
  return deficit;
}

/* Who could come in now and add more than @least. */
static void
fill_picks (Search *search, double least)
{
  search->n_picks = 0;
  search->work += search->n_pool;
  for (size_t c = 0; c < search->n_pool; c++)
    {
      uint32_t creator = search->pool[c].creator;
      double gain;

      if (!swb_portfolio_set_fits (search->set, creator))
        continue;
      gain = swb_portfolio_set_gain (search->set, creator);
      if (gain > least)
        search->picks[search->n_picks++] = (Pick){ gain, 0.0, creator };
    }
  qsort (search->picks, search->n_picks, sizeof *search->picks, by_gain);
}

static void
try_ones (const Search *search, Exchange *best)
{
  for (size_t c = 0; c < search->n_picks; c++)
    {
      const Pick *pick = &search->picks[c];

      if (pick->gain <= best->gain)
        return;
      if (deficit_after (search->set, pick->creator) == 0)
        {
          *best = (Exchange){ pick->gain, { pick->creator, 0 }, 1 };
          return;
        }
    }
}

/* All that may come in after @first, whose gains bound their own later. */
static void
try_seconds (Search *search, size_t first, size_t *left, Exchange *best)
{
  SwbPortfolioSet *set = search->set;
  const SwbPortfolio *p = set->portfolio;
  const Pick *one = &search->picks[first];
  double spend = set->spend + p->costs[one->creator];
  bool is_in = false;

  for (size_t c = first + 1; c<search->n_picks && * left> 0; c++)
    {
      const Pick *other = &search->picks[c];
      double gain;

      if (one->gain + other->gain <= best->gain)
        break;
      if (!swb_portfolio_affords (p, spend + p->costs[other->creator]))
        continue;
      if (!is_in)
        swb_portfolio_set_add (set, one->creator);
      is_in = true;
      (*left)--;
      search->work++;
      if (!swb_portfolio_set_fits (set, other->creator) ||
          deficit_after (set, other->creator) > 0)
        continue;
      gain = one->gain + swb_portfolio_set_gain (set, other->creator);
      if (gain > best->gain)
        *best = (Exchange){ gain, { one->creator, other->creator }, 2 };
    }
  if (is_in)
    swb_portfolio_set_remove (set, one->creator);
}

static void
try_twos (Search *search, Exchange *best)
{
  size_t left = PAIRS_MAX;

  for (size_t c = 0; c + 1 < search->n_picks && left > 0; c++)
    {
      if (search->picks[c].gain + search->picks[c + 1].gain <= best->gain)
        return;
      try_seconds (search, c, &left, best);
    }
}

/* Brings in the best exchange for what has left, when it is worth more than
 * @loss; else brings back who has left. */
static bool
settle (
    Search *search, const uint32_t *gone, size_t n_gone, double loss, bool twos)
{
  SwbPortfolioSet *set = search->set;
  Exchange best = { .gain = loss + LEAST * search->value };

  fill_picks (search, twos ? 0.0 : best.gain);
  try_ones (search, &best);
  if (twos)
    try_twos (search, &best);
  for (size_t c = 0; c < best.n_in; c++)
    swb_portfolio_set_add (set, best.in[c]);
  for (size_t c = 0; best.n_in == 0 && c < n_gone; c++)
    swb_portfolio_set_add (set, gone[c]);
  swb_portfolio_set_load (set, set->chosen);
  if (best.n_in > 0)
    search->value = swb_portfolio_set_value (set);
  return best.n_in > 0;
}

static double
leave (SwbPortfolioSet *set, uint32_t creator)
{
  swb_portfolio_set_remove (set, creator);
  return swb_portfolio_set_gain (set, creator);
}

static bool
exchange_one (Search *search)
{
  for (size_t c = 0; c < search->n_inside && search->work < WORK_MAX; c++)
    {
      uint32_t gone[] = { search->inside[c] };
      double loss = leave (search->set, gone[0]);

      if (settle (search, gone, 1, loss, true))
        return true;
    }
  return false;
}

static bool
exchange_two (Search *search)
{
  size_t left = PAIRS_MAX;

  for (size_t c = 1; c < search->n_inside; c++)
    for (size_t d = 0; d < c && left > 0 && search->work < WORK_MAX;
         d++, left--)
      {
        uint32_t gone[] = { search->inside[c], search->inside[d] };
        double loss = leave (search->set, gone[0]);

        loss += leave (search->set, gone[1]);
        if (settle (search, gone, 2, loss, false))
          return true;
      }
  return false;
}

/* Whoever still fits and adds most, as long as there is one. */
static bool
add_more (Search *search)
{
  SwbPortfolioSet *set = search->set;
  bool added = false;

  for (;;)
    {
      fill_picks (search, LEAST * search->value);
      if (search->n_picks == 0)
        break;
      swb_portfolio_set_add (set, search->picks[0].creator);
      added = true;
    }
  if (added)
    {
      swb_portfolio_set_load (set, set->chosen);
      search->value = swb_portfolio_set_value (set);
    }
  return added;
}

/* Betters an allowed @set by at most @moves exchanges; it stays allowed and
 * never gets worse. */
SwbStatus
swb_portfolio_improve (SwbPortfolioSet *set, size_t moves)
{
  size_t n = set->portfolio->n_creators + 1;
  Search search = { .set = set };
  SwbStatus status = SWB_STATUS_NO_MEMORY;

  search.pool = calloc (n, sizeof *search.pool);
  search.picks = calloc (n, sizeof *search.picks);
  search.inside = calloc (n, sizeof *search.inside);
  if (search.pool != NULL && search.picks != NULL && search.inside != NULL)
    {
      swb_portfolio_set_load (set, set->chosen);
      search.value = swb_portfolio_set_value (set);
      for (size_t move = 0; move < moves; move++)
        {
          fill_lists (&search);
          if (!add_more (&search) && !exchange_one (&search) &&
              !exchange_two (&search))
            break;
        }
      status = SWB_STATUS_OK;
    }
  free (search.pool);
  free (search.picks);
  free (search.inside);
  return status;
}
