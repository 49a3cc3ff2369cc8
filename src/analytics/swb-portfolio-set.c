/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A set of creators under construction: what it reaches, what one more adds,
 * and whether one more may be in. */
#include "analytics/swb-portfolio-private.h"

#include <stdlib.h>
#include <string.h>

bool
swb_portfolio_set_init (SwbPortfolioSet *set, const SwbPortfolio *portfolio)
{
  *set = (SwbPortfolioSet){ .portfolio = portfolio };
  set->chosen = calloc (portfolio->n_creators + 1, sizeof *set->chosen);
  set->exposures = calloc (portfolio->n_terms + 1, sizeof *set->exposures);
  set->reached = calloc (portfolio->n_terms + 1, sizeof *set->reached);
  set->counts = calloc (portfolio->n_groups + 1, sizeof *set->counts);
  if (set->chosen == NULL || set->exposures == NULL || set->reached == NULL ||
      set->counts == NULL)
    {
      swb_portfolio_set_clear (set);
      return false;
    }
  swb_portfolio_set_load (set, NULL);
  return true;
}

void
swb_portfolio_set_clear (SwbPortfolioSet *set)
{
  free (set->chosen);
  free (set->exposures);
  free (set->reached);
  free (set->counts);
  *set = (SwbPortfolioSet){ 0 };
}

/* The set from nothing, so that it does not depend on how it came about.
 * @chosen may be the set's own; with NULL nobody is in. */
void
swb_portfolio_set_load (SwbPortfolioSet *set, const bool *chosen)
{
  const SwbPortfolio *p = set->portfolio;

  if (chosen == NULL)
    memset (set->chosen, 0, p->n_creators * sizeof *set->chosen);
  else if (chosen != set->chosen)
    memcpy (set->chosen, chosen, p->n_creators * sizeof *set->chosen);
  memset (set->exposures, 0, p->n_terms * sizeof *set->exposures);
  memset (set->reached, 0, p->n_terms * sizeof *set->reached);
  memset (set->counts, 0, p->n_groups * sizeof *set->counts);
  set->n_chosen = 0;
  set->spend = 0.0;
  set->deficit = 0;
  for (size_t g = 0; g < p->n_groups; g++)
    set->deficit += p->quotas[g].min;
  for (size_t i = 0; i < p->n_creators; i++)
    if (set->chosen[i])
      {
        set->chosen[i] = false;
        swb_portfolio_set_add (set, i);
      }
}

/* Just those who have to be in. */
void
swb_portfolio_set_start (SwbPortfolioSet *set)
{
  const SwbPortfolio *p = set->portfolio;

  for (size_t i = 0; i < p->n_creators; i++)
    set->chosen[i] = swb_portfolio_is_fixed (p, i);
  swb_portfolio_set_load (set, set->chosen);
}

void
swb_portfolio_set_add (SwbPortfolioSet *set, size_t creator)
{
  const SwbPortfolio *p = set->portfolio;

  set->chosen[creator] = true;
  set->n_chosen++;
  set->spend += swb_portfolio_cost (p, creator);
  for (size_t e = p->first[creator]; e < p->first[creator + 1]; e++)
    {
      uint32_t t = p->entries[e].term;

      set->exposures[t] += p->entries[e].exposure;
      set->reached[t] = swb_portfolio_curve (&p->terms[t], set->exposures[t]);
    }
  for (size_t m = p->group_first[creator]; m < p->group_first[creator + 1]; m++)
    if (set->counts[p->groups[m]]++ < p->quotas[p->groups[m]].min)
      set->deficit--;
}

/* Leaves the rounding of the difference in the exposures. */
void
swb_portfolio_set_remove (SwbPortfolioSet *set, size_t creator)
{
  const SwbPortfolio *p = set->portfolio;

  set->chosen[creator] = false;
  set->n_chosen--;
  set->spend -= swb_portfolio_cost (p, creator);
  for (size_t e = p->first[creator]; e < p->first[creator + 1]; e++)
    {
      uint32_t t = p->entries[e].term;

      set->exposures[t] =
          fmax (0.0, set->exposures[t] - p->entries[e].exposure);
      set->reached[t] = swb_portfolio_curve (&p->terms[t], set->exposures[t]);
    }
  for (size_t m = p->group_first[creator]; m < p->group_first[creator + 1]; m++)
    if (--set->counts[p->groups[m]] < p->quotas[p->groups[m]].min)
      set->deficit++;
}

/* What one more would add. */
double
swb_portfolio_set_gain (const SwbPortfolioSet *set, size_t creator)
{
  const SwbPortfolio *p = set->portfolio;
  double gain = p->values[creator];

  for (size_t e = p->first[creator]; e < p->first[creator + 1]; e++)
    {
      const SwbPortfolioEntry *entry = &p->entries[e];
      const SwbPortfolioTerm *term = &p->terms[entry->term];
      double z = set->exposures[entry->term] + entry->exposure;

      gain += term->weight * fmax (0.0, swb_portfolio_curve (term, z) -
                                            set->reached[entry->term]);
    }
  return gain;
}

double
swb_portfolio_set_value (const SwbPortfolioSet *set)
{
  const SwbPortfolio *p = set->portfolio;
  double value = 0.0;

  for (size_t t = 0; t < p->n_terms; t++)
    value += p->terms[t].weight * set->reached[t];
  for (size_t i = 0; i < p->n_creators; i++)
    if (set->chosen[i])
      value += p->values[i];
  return value;
}

/* Whether one more may be in, as far as maxima and money go. */
bool
swb_portfolio_set_fits (const SwbPortfolioSet *set, size_t creator)
{
  const SwbPortfolio *p = set->portfolio;

  if (set->chosen[creator] || p->rules[creator] == SWB_PORTFOLIO_NEVER ||
      set->n_chosen >= p->max_count ||
      !swb_portfolio_affords (p, set->spend + p->costs[creator]))
    return false;
  for (size_t m = p->group_first[creator]; m < p->group_first[creator + 1]; m++)
    if (set->counts[p->groups[m]] >= p->quotas[p->groups[m]].max)
      return false;
  return true;
}

/* Whether the set keeps every rule. */
bool
swb_portfolio_set_allowed (const SwbPortfolioSet *set)
{
  const SwbPortfolio *p = set->portfolio;

  if (set->deficit > 0 || set->n_chosen > p->max_count ||
      !swb_portfolio_affords (p, set->spend))
    return false;
  for (size_t g = 0; g < p->n_groups; g++)
    if (set->counts[g] > p->quotas[g].max)
      return false;
  for (size_t i = 0; i < p->n_creators; i++)
    if (set->chosen[i] ? p->rules[i] == SWB_PORTFOLIO_NEVER
                       : swb_portfolio_is_fixed (p, i))
      return false;
  return true;
}
