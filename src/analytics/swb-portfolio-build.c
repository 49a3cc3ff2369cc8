/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings every objective of the portfolio into one shape: terms and entries,
 * quotas and members. The input has been checked before. */
#include "analytics/swb-portfolio-private.h"

#include <stdlib.h>
#include <string.h>

/* Sums up to here leave room for products with the weights of a bound. */
#define LARGEST_SUM 1e150

static bool
allocate (SwbPortfolio *p, const SwbPortfolioProblem *problem, size_t n_cells)
{
  size_t n = problem->audience.n_creators;
  size_t n_members = 2 * problem->n_conflicts;

  for (size_t g = 0; g < problem->n_groups; g++)
    n_members += problem->groups[g].n_members;
  p->n_creators = n;
  p->n_own_groups = problem->n_groups;
  p->n_groups = problem->n_groups + problem->n_conflicts;
  /* One more than needed, because calloc (0) may answer NULL. */
  p->terms = calloc (problem->audience.n_segments + problem->n_labels + 1,
                     sizeof *p->terms);
  p->first = calloc (n + 1, sizeof *p->first);
  p->entries = calloc (n_cells + problem->n_labels + 1, sizeof *p->entries);
  p->values = calloc (n + 1, sizeof *p->values);
  p->costs = calloc (n + 1, sizeof *p->costs);
  p->rules = calloc (n + 1, sizeof *p->rules);
  p->quotas = calloc (p->n_groups + 1, sizeof *p->quotas);
  p->group_first = calloc (n + 2, sizeof *p->group_first);
  p->groups = calloc (n_members + 1, sizeof *p->groups);
  p->member_first = calloc (p->n_groups + 1, sizeof *p->member_first);
  p->members = calloc (n_members + 1, sizeof *p->members);
  return p->terms != NULL && p->first != NULL && p->entries != NULL &&
         p->values != NULL && p->costs != NULL && p->rules != NULL &&
         p->quotas != NULL && p->group_first != NULL && p->groups != NULL &&
         p->member_first != NULL && p->members != NULL;
}

static int
compare_labels (const void *a, const void *b)
{
  const SwbPortfolioLabel *one = a;
  const SwbPortfolioLabel *other = b;

  if (one->creator != other->creator)
    return one->creator < other->creator ? -1 : 1;
  return (one->label > other->label) - (one->label < other->label);
}

static int
compare_numbers (const void *a, const void *b)
{
  uint32_t one = *(const uint32_t *) a;
  uint32_t other = *(const uint32_t *) b;

  return (one > other) - (one < other);
}

/* The labels by creator, each once, their numbers replaced by 0, 1, 2 in
 * their order. Returns how many are left. */
static size_t
sort_labels (const SwbPortfolioProblem *problem,
             SwbPortfolioLabel *labels,
             uint32_t *names,
             size_t *n_names)
{
  size_t n = problem->diversity > 0.0 ? problem->n_labels : 0;
  size_t kept = 0;

  *n_names = 0;
  for (size_t i = 0; i < n; i++)
    {
      labels[i] = problem->labels[i];
      names[i] = labels[i].label;
    }
  qsort (names, n, sizeof *names, compare_numbers);
  for (size_t i = 0; i < n; i++)
    if (i == 0 || names[i] != names[i - 1])
      names[(*n_names)++] = names[i];
  qsort (labels, n, sizeof *labels, compare_labels);
  for (size_t i = 0; i < n; i++)
    if (i == 0 || compare_labels (&labels[i], &labels[i - 1]) != 0)
      labels[kept++] = labels[i];
  for (size_t i = 0; i < kept; i++)
    {
      uint32_t *name = bsearch (&labels[i].label, names, *n_names,
                                sizeof *names, compare_numbers);

      labels[i].label = (uint32_t) (name - names);
    }
  return kept;
}

/* What a cell adds to its term. A share that fails to be the whole by rounding
 * alone is the whole. */
static double
exposure_of (const SwbPortfolioProblem *problem, const SwbReachCell *cell)
{
  /* See make_model(). */
  double share = 2.0 * cell->share;

  if (problem->curve == SWB_PORTFOLIO_CURVE_COVER)
    return share > 1.0 - 1e-12 ? 1.0 : share;
  return swb_reach_cell_exposure (cell, problem->reach);
}

static void
fill_terms (SwbPortfolio *p,
            const SwbPortfolioProblem *problem,
            const SwbReachModel *model,
            size_t n_labels)
{
  bool by_reach = problem->objective == SWB_PORTFOLIO_REACH;

  p->n_segments = by_reach ? model->n_segments : 0;
  p->n_terms = p->n_segments + n_labels;
  for (size_t s = 0; s < p->n_segments; s++)
    {
      double value =
          problem->segment_values == NULL ? 1.0 : problem->segment_values[s];

      p->terms[s] = (SwbPortfolioTerm){
        .weight = value * problem->audience.segment_sizes[s],
        .k = problem->reach.k,
        .cover = problem->curve == SWB_PORTFOLIO_CURVE_COVER
      };
    }
  /* 1 - 2^-n of twice the diversity: d, d/2, d/4 ... */
  for (size_t t = p->n_segments; t < p->n_terms; t++)
    p->terms[t] =
        (SwbPortfolioTerm){ .weight = 2.0 * problem->diversity, .k = INFINITY };
}

static void
fill_entries (SwbPortfolio *p,
              const SwbPortfolioProblem *problem,
              const SwbReachModel *model,
              const SwbPortfolioLabel *labels,
              size_t n_labels)
{
  size_t to = 0;
  size_t label = 0;

  for (size_t i = 0; i < p->n_creators; i++)
    {
      p->first[i] = to;
      for (size_t c = model->first[i];
           p->n_segments > 0 && c < model->first[i + 1]; c++)
        {
          const SwbReachCell *cell = &model->cells[c];
          double exposure = exposure_of (problem, cell);

          if (exposure > 0.0 && p->terms[cell->segment].weight > 0.0)
            p->entries[to++] = (SwbPortfolioEntry){ cell->segment, exposure };
        }
      for (; label < n_labels && labels[label].creator == i; label++)
        p->entries[to++] = (SwbPortfolioEntry){
          (uint32_t) (p->n_segments + labels[label].label), M_LN2
        };
    }
  p->first[p->n_creators] = to;
}

static void
fill_members (SwbPortfolio *p, const SwbPortfolioProblem *problem)
{
  size_t to = 0;

  for (size_t g = 0; g < problem->n_groups; g++)
    {
      const SwbPortfolioGroup *group = &problem->groups[g];

      p->member_first[g] = to;
      p->quotas[g] = (SwbPortfolioQuota){ group->min, group->max };
      for (size_t m = 0; m < group->n_members; m++)
        p->members[to++] = group->members[m];
    }
  for (size_t c = 0; c < problem->n_conflicts; c++)
    {
      p->member_first[problem->n_groups + c] = to;
      p->quotas[problem->n_groups + c] = (SwbPortfolioQuota){ 0, 1 };
      p->members[to++] = problem->conflicts[c].one;
      p->members[to++] = problem->conflicts[c].other;
    }
  p->member_first[p->n_groups] = to;
}

/* Counting sort of the members by creator. */
static void
fill_groups (SwbPortfolio *p)
{
  size_t n_members = p->member_first[p->n_groups];

  for (size_t m = 0; m < n_members; m++)
    p->group_first[p->members[m] + 2]++;
  for (size_t i = 2; i < p->n_creators + 2; i++)
    p->group_first[i] += p->group_first[i - 1];
  for (size_t g = 0; g < p->n_groups; g++)
    for (size_t m = p->member_first[g]; m < p->member_first[g + 1]; m++)
      p->groups[p->group_first[p->members[m] + 1]++] = (uint32_t) g;
}

static SwbStatus
fill (SwbPortfolio *p,
      const SwbPortfolioProblem *problem,
      const SwbReachModel *model)
{
  SwbPortfolioLabel *labels = calloc (problem->n_labels + 1, sizeof *labels);
  uint32_t *names = calloc (problem->n_labels + 1, sizeof *names);
  SwbStatus status = SWB_STATUS_NO_MEMORY;

  if (labels != NULL && names != NULL)
    {
      size_t n_names;
      size_t n_labels = sort_labels (problem, labels, names, &n_names);

      fill_terms (p, problem, model, n_names);
      fill_entries (p, problem, model, labels, n_labels);
      fill_members (p, problem);
      fill_groups (p);
      status = SWB_STATUS_OK;
    }
  free (labels);
  free (names);
  return status;
}

/* Copies what belongs to creators, and adds all up. */
static bool
fill_creators (SwbPortfolio *p, const SwbPortfolioProblem *problem)
{
  double costs = 0.0;
  double values = 0.0;

  for (size_t i = 0; i < p->n_creators; i++)
    {
      p->costs[i] = problem->costs[i];
      if (problem->rules != NULL)
        p->rules[i] = problem->rules[i];
      if (problem->objective == SWB_PORTFOLIO_ENGAGEMENT)
        p->values[i] = problem->values[i];
      costs += p->costs[i];
      values += p->values[i];
    }
  for (size_t t = 0; t < p->n_terms; t++)
    values += p->terms[t].weight;
  p->budget = problem->budget;
  p->max_count = problem->max_count == 0 ? p->n_creators : problem->max_count;
  return costs <= LARGEST_SUM && values <= LARGEST_SUM;
}

/* The shares of all segments. For cover those of segments twice as large, of
 * which nobody's is cut at 0.95 before it is the whole of the segment. */
static SwbStatus
make_model (const SwbPortfolioProblem *problem, SwbReachModel **out)
{
  SwbReachInput audience = problem->audience;
  double *sizes;
  SwbStatus status;

  if (problem->curve != SWB_PORTFOLIO_CURVE_COVER ||
      audience.segment_sizes == NULL)
    return swb_reach_model_new (&audience, out);
  sizes = calloc (audience.n_segments + 1, sizeof *sizes);
  if (sizes == NULL)
    return SWB_STATUS_NO_MEMORY;
  for (size_t s = 0; s < audience.n_segments; s++)
    sizes[s] = 2.0 * audience.segment_sizes[s];
  audience.segment_sizes = sizes;
  status = swb_reach_model_new (&audience, out);
  free (sizes);
  return status;
}

/* The portfolio of a problem that is well formed. */
SwbStatus
swb_portfolio_build (const SwbPortfolioProblem *problem, SwbPortfolio **out)
{
  SwbReachModel *model = NULL;
  SwbPortfolio *p;
  SwbStatus status = make_model (problem, &model);

  if (status != SWB_STATUS_OK)
    return status;
  p = calloc (1, sizeof *p);
  status = SWB_STATUS_NO_MEMORY;
  if (p != NULL && allocate (p, problem, model->first[model->n_creators]))
    status = fill (p, problem, model);
  if (status == SWB_STATUS_OK && !fill_creators (p, problem))
    status = SWB_STATUS_RANGE;
  swb_reach_model_free (model);
  if (status == SWB_STATUS_OK)
    *out = p;
  else
    swb_portfolio_free (p);
  return status;
}

/**
 * swb_portfolio_free:
 * @portfolio: (nullable) (transfer full): a portfolio
 *
 * Frees the portfolio.
 */
void
swb_portfolio_free (SwbPortfolio *portfolio)
{
  if (portfolio == NULL)
    return;
  free (portfolio->terms);
  free (portfolio->first);
  free (portfolio->entries);
  free (portfolio->values);
  free (portfolio->costs);
  free (portfolio->rules);
  free (portfolio->quotas);
  free (portfolio->group_first);
  free (portfolio->groups);
  free (portfolio->member_first);
  free (portfolio->members);
  free (portfolio);
}
