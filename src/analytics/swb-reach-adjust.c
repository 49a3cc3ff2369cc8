/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measured overlaps in place of the model's guess: the corrected estimate, and
 * bounds that are tighter than those without. */
#include "analytics/swb-reach-private.h"

#include <stdlib.h>
#include <string.h>

/* What rounding may leave between two bounds that meet. */
#define SLACK 1e-9

typedef struct
{
  double neither; /* part of the segment that neither reaches, by the model */
  double guess;   /* people whom both reach, by the model */
} Guess;

static Guess
guess_of (const SwbReachModel *model,
          const SwbReachEntry *entry,
          SwbReachOptions options)
{
  double size = model->sizes[entry->segment];
  SwbReachCell a = { .log_exposure = entry->log_exposure_a };
  SwbReachCell b = { .log_exposure = entry->log_exposure_b };
  double z = swb_reach_cell_exposure (&a, options) +
             swb_reach_cell_exposure (&b, options);
  double g = swb_reach_g (z, options.k);

  return (Guess){ 1.0 - g, entry->edge.a + entry->edge.b - size * g };
}

/* What is taken off the part that nobody reaches, relative to it. */
static double
correction_of (const SwbReachModel *model,
               const SwbReachEntry *entry,
               Guess guess,
               double people)
{
  double size = model->sizes[entry->segment];

  return (guess.guess - people) / (size * guess.neither);
}

static double
frechet_low (const SwbReachModel *model, const SwbReachEntry *entry)
{
  double size = model->sizes[entry->segment];

  return fmax (0.0, entry->edge.a + entry->edge.b - size);
}

static double
frechet_high (const SwbReachEntry *entry)
{
  return fmin (entry->edge.a, entry->edge.b);
}

/* A number for all segments is spread by the guess of each, moved towards the
 * most or the least that each can have, all by the same part of the way. */
static void
correct_whole (const SwbReachModel *model,
               const SwbReachPair *pair,
               SwbReachOptions options,
               double *corrections)
{
  const SwbReachEntry *entries = model->overlaps->entries;
  double sum = 0.0;
  double least = 0.0;
  double most = 0.0;

  for (size_t e = pair->from; e < pair->to; e++)
    {
      double low = frechet_low (model, &entries[e]);
      double high = frechet_high (&entries[e]);

      sum +=
          fmin (high, fmax (low, guess_of (model, &entries[e], options).guess));
      least += low;
      most += high;
    }
  for (size_t e = pair->from; e < pair->to; e++)
    {
      Guess guess = guess_of (model, &entries[e], options);
      double low = frechet_low (model, &entries[e]);
      double high = frechet_high (&entries[e]);
      double people = fmin (high, fmax (low, guess.guess));

      if (pair->people >= sum && most > sum)
        people += (high - people) * (pair->people - sum) / (most - sum);
      else if (pair->people < sum && sum > least)
        people += (low - people) * (sum - pair->people) / (sum - least);
      corrections[e] = correction_of (model, &entries[e], guess, people);
    }
}

static void
fill_corrections (const SwbReachModel *model,
                  SwbReachOptions options,
                  double *corrections)
{
  const SwbReachOverlaps *overlaps = model->overlaps;

  for (size_t p = 0; p < overlaps->n_pairs; p++)
    {
      const SwbReachPair *pair = &overlaps->pairs[p];

      if (pair->whole)
        {
          correct_whole (model, pair, options, corrections);
          continue;
        }
      for (size_t e = pair->from; e < pair->to; e++)
        {
          const SwbReachEntry *entry = &overlaps->entries[e];

          if (entry->told)
            corrections[e] =
                correction_of (model, entry, guess_of (model, entry, options),
                               entry->edge.low);
        }
    }
}

static bool
allocate (SwbReachAdjuster *adjuster)
{
  const SwbReachModel *model = adjuster->model;
  size_t n = model->n_segments + 1;
  size_t n_entries = model->overlaps->n_entries;
  size_t n_pairs = model->overlaps->n_pairs;
  size_t n_edges = (n_entries > n_pairs ? n_entries : n_pairs) + 1;

  adjuster->corrections = calloc (adjuster->n_options * n_entries + 1,
                                  sizeof *adjuster->corrections);
  adjuster->weights =
      calloc (adjuster->n_options * n, sizeof *adjuster->weights);
  adjuster->exposures =
      calloc (adjuster->n_options * n, sizeof *adjuster->exposures);
  adjuster->shares = calloc (adjuster->n_options * n, sizeof *adjuster->shares);
  adjuster->active = calloc (n, sizeof *adjuster->active);
  adjuster->forest = calloc (n, sizeof *adjuster->forest);
  adjuster->clique = calloc (n, sizeof *adjuster->clique);
  adjuster->values = calloc (n, sizeof *adjuster->values);
  adjuster->lows = calloc (n, sizeof *adjuster->lows);
  adjuster->highs = calloc (n, sizeof *adjuster->highs);
  adjuster->used = calloc (n, sizeof *adjuster->used);
  adjuster->edges = calloc (n_edges, sizeof *adjuster->edges);
  adjuster->parts = calloc (n_edges, sizeof *adjuster->parts);
  adjuster->active_pairs = calloc (n_pairs + 1, sizeof *adjuster->active_pairs);
  return adjuster->corrections != NULL && adjuster->weights != NULL &&
         adjuster->exposures != NULL && adjuster->shares != NULL &&
         adjuster->active != NULL && adjuster->forest != NULL &&
         adjuster->clique != NULL && adjuster->values != NULL &&
         adjuster->lows != NULL && adjuster->highs != NULL &&
         adjuster->used != NULL && adjuster->edges != NULL &&
         adjuster->parts != NULL && adjuster->active_pairs != NULL &&
         swb_reach_work_init (&adjuster->work, model->n_creators, n_edges);
}

/* For a model with overlaps; @options must stay. NULL without memory. */
SwbReachAdjuster *
swb_reach_adjuster_new (const SwbReachModel *model,
                        const SwbReachOptions *options,
                        size_t n_options)
{
  SwbReachAdjuster *adjuster = calloc (1, sizeof *adjuster);

  if (adjuster == NULL)
    return NULL;
  adjuster->model = model;
  adjuster->options = options;
  adjuster->n_options = n_options;
  if (!allocate (adjuster))
    {
      swb_reach_adjuster_free (adjuster);
      return NULL;
    }
  for (size_t b = 0; b < n_options; b++)
    fill_corrections (model, options[b],
                      adjuster->corrections + b * model->overlaps->n_entries);
  return adjuster;
}

void
swb_reach_adjuster_free (SwbReachAdjuster *adjuster)
{
  if (adjuster == NULL)
    return;
  free (adjuster->corrections);
  free (adjuster->weights);
  free (adjuster->exposures);
  free (adjuster->shares);
  free (adjuster->active);
  free (adjuster->forest);
  free (adjuster->clique);
  free (adjuster->values);
  free (adjuster->lows);
  free (adjuster->highs);
  free (adjuster->used);
  free (adjuster->edges);
  free (adjuster->parts);
  free (adjuster->active_pairs);
  swb_reach_work_clear (&adjuster->work);
  free (adjuster);
}

static bool
is_active (const SwbReachEdge *edge, const bool *chosen)
{
  return chosen == NULL || (chosen[edge->first] && chosen[edge->second]);
}

static void
choose_in_segment (SwbReachAdjuster *adjuster, const bool *chosen, size_t s)
{
  const SwbReachModel *model = adjuster->model;
  const SwbReachOverlaps *overlaps = model->overlaps;
  size_t n = 0;

  for (size_t b = 0; b < adjuster->n_options; b++)
    adjuster->weights[b * model->n_segments + s] = 0.0;
  for (size_t i = overlaps->first_of_segment[s];
       i < overlaps->first_of_segment[s + 1]; i++)
    {
      const SwbReachEntry *entry = overlaps->by_segment[i];
      size_t e = (size_t) (entry - overlaps->entries);

      if (!is_active (&entry->edge, chosen))
        continue;
      adjuster->edges[n++] = &entry->edge;
      for (size_t b = 0; b < adjuster->n_options; b++)
        adjuster->weights[b * model->n_segments + s] +=
            adjuster->corrections[b * overlaps->n_entries + e];
    }
  adjuster->active[s] = n;
  adjuster->forest[s] = swb_reach_forest (adjuster->edges, n, &adjuster->work);
  adjuster->clique[s] = swb_reach_clique (adjuster->edges, n, &adjuster->work);
}

/* Takes the pairs of the set: their corrections and the bounds from them. To be
 * called again when a creator that has pairs comes or goes. */
void
swb_reach_adjuster_choose (SwbReachAdjuster *adjuster, const bool *chosen)
{
  const SwbReachOverlaps *overlaps = adjuster->model->overlaps;
  size_t n = 0;

  for (size_t s = 0; s < adjuster->model->n_segments; s++)
    choose_in_segment (adjuster, chosen, s);
  for (size_t p = 0; p < overlaps->n_pairs; p++)
    if (is_active (&overlaps->by_low[p]->edge, chosen))
      {
        adjuster->active_pairs[n] = overlaps->by_low[p];
        adjuster->edges[n++] = &overlaps->by_low[p]->edge;
      }
  adjuster->n_active_pairs = n;
  adjuster->whole_forest =
      swb_reach_forest (adjuster->edges, n, &adjuster->work);
  adjuster->whole_clique =
      swb_reach_clique (adjuster->edges, n, &adjuster->work);
}

/* The share that an exposure reaches; it is kept, because between two sets most
 * segments stay as they are. */
static double
share_reached (SwbReachAdjuster *adjuster,
               size_t option,
               size_t segment,
               double exposure)
{
  size_t at = option * adjuster->model->n_segments + segment;

  if (adjuster->exposures[at] != exposure)
    {
      adjuster->exposures[at] = exposure;
      adjuster->shares[at] =
          swb_reach_g (exposure, adjuster->options[option].k);
    }
  return adjuster->shares[at];
}

/* Bounds and estimate of each segment. */
static SwbStatus
estimate_segments (SwbReachAdjuster *adjuster,
                   size_t option,
                   const SwbReachSegment *segments)
{
  const SwbReachModel *model = adjuster->model;

  for (size_t s = 0; s < model->n_segments; s++)
    {
      double size = model->sizes[s];
      double low = size * segments[s].largest;
      double high = size * fmin (1.0, segments[s].sum);
      double g = share_reached (adjuster, option, s, segments[s].exposure);
      double value = size * g;

      if (adjuster->active[s] > 0)
        {
          double w = adjuster->weights[option * model->n_segments + s];

          low = fmax (low, adjuster->clique[s]);
          high = fmin (high, size * segments[s].sum - adjuster->forest[s]);
          if (low > high + SLACK * size)
            return SWB_STATUS_INVALID;
          low = fmin (low, high);
          value = size * (1.0 - (1.0 - g) * (1.0 - w));
        }
      if (adjuster->n_active_pairs > 0)
        value = fmin (high, fmax (low, value));
      adjuster->lows[s] = low;
      adjuster->highs[s] = high;
      adjuster->values[s] = value;
    }
  return SWB_STATUS_OK;
}

static int
compare_parts (const void *a, const void *b)
{
  const SwbReachEdge *x = a;
  const SwbReachEdge *y = b;

  return (x->low < y->low) - (x->low > y->low);
}

/* At most: the full segments whole, and over the others together the sum less a
 * forest of what the pairs must share there. */
static double
upper_beside_full (SwbReachAdjuster *adjuster, const SwbReachSegment *segments)
{
  const SwbReachModel *model = adjuster->model;
  double upper = 0.0;

  for (size_t s = 0; s < model->n_segments; s++)
    {
      adjuster->used[s] = adjuster->highs[s] >= model->sizes[s] * (1.0 - SLACK);
      upper += adjuster->used[s] ? model->sizes[s]
                                 : model->sizes[s] * segments[s].sum;
    }
  for (size_t p = 0; p < adjuster->n_active_pairs; p++)
    {
      const SwbReachPair *pair = adjuster->active_pairs[p];
      double low = 0.0;
      double others = 0.0;

      for (size_t e = pair->from; e < pair->to; e++)
        {
          const SwbReachEntry *entry = &model->overlaps->entries[e];

          if (adjuster->used[entry->segment])
            others += entry->edge.high;
          else
            low += entry->edge.low;
        }
      adjuster->parts[p] = pair->edge;
      adjuster->parts[p].low = fmax (low, pair->edge.low - others);
    }
  qsort (adjuster->parts, adjuster->n_active_pairs, sizeof *adjuster->parts,
         compare_parts);
  for (size_t p = 0; p < adjuster->n_active_pairs; p++)
    adjuster->edges[p] = &adjuster->parts[p];
  return upper - swb_reach_forest (adjuster->edges, adjuster->n_active_pairs,
                                   &adjuster->work);
}

/* At least: beside the lower bounds of the segments, what single pairs give in
 * theirs, |A| + |B| - |A and B|, as long as no segment is used twice. */
static double
lower_by_pairs (SwbReachAdjuster *adjuster)
{
  const SwbReachModel *model = adjuster->model;
  size_t n = 0;
  double more = 0.0;

  for (size_t p = 0; p < adjuster->n_active_pairs; p++)
    {
      const SwbReachPair *pair = adjuster->active_pairs[p];
      SwbReachEdge part = { .first = (uint32_t) p };

      part.low = -pair->edge.high;
      for (size_t e = pair->from; e < pair->to; e++)
        {
          const SwbReachEntry *entry = &model->overlaps->entries[e];

          part.low +=
              entry->edge.a + entry->edge.b - adjuster->lows[entry->segment];
        }
      if (part.low > 0.0)
        adjuster->parts[n++] = part;
    }
  qsort (adjuster->parts, n, sizeof *adjuster->parts, compare_parts);
  memset (adjuster->used, 0, model->n_segments * sizeof *adjuster->used);
  for (size_t i = 0; i < n; i++)
    {
      const SwbReachPair *pair =
          adjuster->active_pairs[adjuster->parts[i].first];
      const SwbReachEntry *entries = model->overlaps->entries;
      bool is_free = true;

      for (size_t e = pair->from; e < pair->to; e++)
        is_free = is_free && !adjuster->used[entries[e].segment];
      for (size_t e = pair->from; e < pair->to && is_free; e++)
        adjuster->used[entries[e].segment] = true;
      if (is_free)
        more += adjuster->parts[i].low;
    }
  return more;
}

/* Moves the values of the segments, all by the same part of the way to their
 * bounds, so that they sum to what the whole can be. */
static double
spread (SwbReachAdjuster *adjuster, double sum, double lower, double upper)
{
  size_t n = adjuster->model->n_segments;
  double target = fmin (upper, fmax (lower, sum));
  const double *ends = target > sum ? adjuster->highs : adjuster->lows;
  double room = 0.0;

  for (size_t s = 0; s < n; s++)
    room += fabs (ends[s] - adjuster->values[s]);
  if (target == sum || !(room > 0.0))
    return sum;
  for (size_t s = 0; s < n; s++)
    adjuster->values[s] += (ends[s] - adjuster->values[s]) *
                           fmin (1.0, fabs (target - sum) / room);
  return target;
}

/* Reach and bounds of the chosen set, whose sums are @segments; leaves those of
 * each segment in values[]. %SWB_STATUS_INVALID when the measured overlaps of
 * the set cannot all be true. */
SwbStatus
swb_reach_adjuster_estimate (SwbReachAdjuster *adjuster,
                             size_t option,
                             const SwbReachSegment *segments,
                             SwbReachEstimate *out)
{
  const SwbReachModel *model = adjuster->model;
  SwbStatus status = estimate_segments (adjuster, option, segments);
  double lower = 0.0;
  double upper = 0.0;
  double all = 0.0;
  double sum = 0.0;

  if (status != SWB_STATUS_OK)
    return status;
  for (size_t s = 0; s < model->n_segments; s++)
    {
      lower += adjuster->lows[s];
      upper += adjuster->highs[s];
      all += model->sizes[s] * segments[s].sum;
      sum += adjuster->values[s];
    }
  if (adjuster->n_active_pairs > 0 && model->overlaps->is_split)
    {
      upper = fmin (upper, all - adjuster->whole_forest);
      upper = fmin (upper, upper_beside_full (adjuster, segments));
      lower += lower_by_pairs (adjuster);
      lower = fmax (lower, adjuster->whole_clique);
      if (lower > upper + SLACK * model->population)
        return SWB_STATUS_INVALID;
      lower = fmin (lower, upper);
    }
  out->reach =
      adjuster->n_active_pairs > 0 ? spread (adjuster, sum, lower, upper) : sum;
  out->lower = lower;
  out->upper = upper;
  return SWB_STATUS_OK;
}
