/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each creator adds to a set, and reaches alone. */
#include "analytics/swb-reach-private.h"

#include <stdlib.h>
#include <string.h>

#define NOBODY SIZE_MAX

/* The two largest shares of a segment, and whose the largest is. */
typedef struct
{
  size_t who;
  double second;
} Leader;

typedef struct
{
  const SwbReachModel *model;
  const bool *chosen;
  SwbReachOptions options;
  SwbReachSegment *segments;
  Leader *leaders;
  bool *flags;   /* the set as it is tried, with overlaps */
  bool is_stale; /* the pairs chosen are not those of the set */
  SwbReachSegment *tried;
  SwbReachAdjuster *adjuster;
} Marginals;

static bool
is_in (const bool *chosen, size_t creator)
{
  return chosen == NULL || chosen[creator];
}

static void
add_cell (Marginals *m, const SwbReachCell *cell, size_t creator)
{
  SwbReachSegment *segment = &m->segments[cell->segment];
  Leader *leader = &m->leaders[cell->segment];

  segment->exposure += swb_reach_cell_exposure (cell, m->options);
  segment->sum += cell->share;
  if (cell->share > segment->largest)
    {
      leader->second = segment->largest;
      leader->who = creator;
      segment->largest = cell->share;
    }
  else
    leader->second = fmax (leader->second, cell->share);
}

static void
gather (Marginals *m)
{
  for (size_t s = 0; s < m->model->n_segments; s++)
    m->leaders[s].who = NOBODY;
  for (size_t i = 0; i < m->model->n_creators; i++)
    if (is_in (m->chosen, i))
      for (size_t c = m->model->first[i]; c < m->model->first[i + 1]; c++)
        add_cell (m, &m->model->cells[c], i);
}

/* One creator against the set: in it, what would be lost; outside, what it
 * would add. */
static SwbReachMarginal
marginal_of (const Marginals *m, size_t creator)
{
  const SwbReachModel *model = m->model;
  SwbReachMarginal marginal = { 0.0, 0.0 };
  double k = m->options.k;

  for (size_t c = model->first[creator]; c < model->first[creator + 1]; c++)
    {
      const SwbReachCell *cell = &model->cells[c];
      double size = model->sizes[cell->segment];
      double own = swb_reach_cell_exposure (cell, m->options);
      double all = m->segments[cell->segment].exposure;
      double without = is_in (m->chosen, creator) ? fmax (0.0, all - own) : all;
      double alone = size * swb_reach_g (own, k);
      double added =
          size * (swb_reach_g (without + own, k) - swb_reach_g (without, k));

      marginal.alone += alone;
      marginal.added += fmin (alone, fmax (0.0, added));
    }
  return marginal;
}

/* Puts the creator into the tried set, or takes it out. */
static void
try_without (Marginals *m, size_t creator)
{
  bool was_in = m->flags[creator];
  double sign = was_in ? -1.0 : 1.0;

  for (size_t c = m->model->first[creator]; c < m->model->first[creator + 1];
       c++)
    {
      const SwbReachCell *cell = &m->model->cells[c];
      SwbReachSegment *segment = &m->tried[cell->segment];
      const Leader *leader = &m->leaders[cell->segment];
      double own = swb_reach_cell_exposure (cell, m->options);

      segment->exposure = fmax (0.0, segment->exposure + sign * own);
      segment->sum = fmax (0.0, segment->sum + sign * cell->share);
      if (!was_in)
        segment->largest = fmax (segment->largest, cell->share);
      else if (leader->who == creator)
        segment->largest = leader->second;
    }
  m->flags[creator] = !was_in;
  if (m->model->overlaps->has_pairs[creator] || m->is_stale)
    swb_reach_adjuster_choose (m->adjuster, m->flags);
  m->is_stale = m->model->overlaps->has_pairs[creator];
}

static void
restore (Marginals *m, size_t creator)
{
  for (size_t c = m->model->first[creator]; c < m->model->first[creator + 1];
       c++)
    {
      uint32_t s = m->model->cells[c].segment;

      m->tried[s] = m->segments[s];
    }
  m->flags[creator] = !m->flags[creator];
}

/* R(S with it) - R(S without it), both with their overlaps. */
static SwbStatus
correct_added (Marginals *m, SwbReachMarginal *out)
{
  SwbReachEstimate whole;
  SwbStatus status;

  memcpy (m->tried, m->segments, m->model->n_segments * sizeof *m->tried);
  swb_reach_adjuster_choose (m->adjuster, m->flags);
  status = swb_reach_adjuster_estimate (m->adjuster, 0, m->segments, &whole);
  for (size_t i = 0; i < m->model->n_creators && status == SWB_STATUS_OK; i++)
    {
      SwbReachEstimate other;
      double added;

      try_without (m, i);
      status = swb_reach_adjuster_estimate (m->adjuster, 0, m->tried, &other);
      restore (m, i);
      if (status != SWB_STATUS_OK)
        break;
      added = is_in (m->chosen, i) ? whole.reach - other.reach
                                   : other.reach - whole.reach;
      out[i].added = fmin (out[i].alone, fmax (0.0, added));
    }
  return status;
}

static SwbStatus
with_overlaps (Marginals *m, SwbReachMarginal *out)
{
  const SwbReachModel *model = m->model;
  SwbStatus status = SWB_STATUS_NO_MEMORY;

  m->flags = calloc (model->n_creators + 1, sizeof *m->flags);
  m->tried = calloc (model->n_segments + 1, sizeof *m->tried);
  m->adjuster = swb_reach_adjuster_new (model, &m->options, 1);
  if (m->flags != NULL && m->tried != NULL && m->adjuster != NULL)
    {
      for (size_t i = 0; i < model->n_creators; i++)
        m->flags[i] = is_in (m->chosen, i);
      status = correct_added (m, out);
    }
  free (m->flags);
  free (m->tried);
  swb_reach_adjuster_free (m->adjuster);
  return status;
}

/* All marginals into @values, which is the caller's only when all went well. */
static SwbStatus
fill_marginals (Marginals *m, SwbReachMarginal *values)
{
  gather (m);
  for (size_t i = 0; i < m->model->n_creators; i++)
    values[i] = marginal_of (m, i);
  return m->model->overlaps != NULL ? with_overlaps (m, values) : SWB_STATUS_OK;
}

/**
 * swb_reach_marginals:
 * @model: the model
 * @chosen: (nullable): for each creator whether it is in the set; %NULL for all
 * @options: k and the kind of exposure
 * @out: (out caller-allocates): for each creator, in the set or not
 *
 * For a creator of the set, `added` is R(S) - R(S without it): what is lost
 * when it goes. For another it is R(S with it) - R(S). added / alone is the
 * part of its audience that the others do not reach. The marginals of a set do
 * not sum to its reach: people whom two reach are nobody's own.
 *
 * With measured overlaps both R are those of swb_reach_evaluate(); where the
 * estimate of the larger set is the smaller one, `added` is 0, and it is never
 * more than `alone`. Each creator then takes a step a segment, and one that has
 * pairs a step a pair.
 *
 * Returns: %SWB_STATUS_INVALID when k is below 0.01, or when the overlaps of a
 *   set that is tried cannot all be true; %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_reach_marginals (const SwbReachModel *model,
                     const bool *chosen,
                     SwbReachOptions options,
                     SwbReachMarginal *out)
{
  Marginals m = { .model = model, .chosen = chosen, .options = options };
  SwbStatus status = SWB_STATUS_NO_MEMORY;
  SwbReachMarginal *values;

  if (!swb_reach_options_ok (options))
    return SWB_STATUS_INVALID;
  m.segments = calloc (model->n_segments + 1, sizeof *m.segments);
  m.leaders = calloc (model->n_segments + 1, sizeof *m.leaders);
  values = calloc (model->n_creators + 1, sizeof *values);
  if (m.segments != NULL && m.leaders != NULL && values != NULL)
    status = fill_marginals (&m, values);
  if (status == SWB_STATUS_OK && model->n_creators > 0)
    memcpy (out, values, model->n_creators * sizeof *out);
  free (m.segments);
  free (m.leaders);
  free (values);
  return status;
}
