/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads measured overlaps into the reach model: which pairs, in which segments,
 * from how many people to how many; refuses what contradicts itself. */
#include "analytics/swb-reach-private.h"

#include <stdlib.h>

/* What rounding may add to a number of people. */
#define SLACK 1e-9

typedef struct
{
  const SwbReachOverlap *told;
  uint32_t first;
  uint32_t second;
  size_t index;
} Row;

typedef struct
{
  const SwbReachModel *model;
  SwbReachOverlaps *overlaps;
  Row *rows;
  size_t n_rows;
  size_t *place; /* of a segment, one more than the first creator's cell */
  SwbReachFault *fault;
} Builder;

static SwbStatus
blame (Builder *builder,
       SwbReachFaultKind kind,
       size_t overlap,
       double limit,
       uint32_t third)
{
  *builder->fault = (SwbReachFault){
    .kind = kind, .overlap = overlap, .limit = limit, .third = third
  };
  return SWB_STATUS_INVALID;
}

static int
compare_rows (const void *a, const void *b)
{
  const Row *x = a;
  const Row *y = b;

  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  if (x->second != y->second)
    return x->second < y->second ? -1 : 1;
  if (x->told->segment != y->told->segment)
    return x->told->segment < y->told->segment ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

static SwbStatus
check_row (Builder *builder, const SwbReachOverlap *told, size_t index)
{
  const SwbReachModel *model = builder->model;

  if (told->first >= model->n_creators || told->second >= model->n_creators ||
      told->first == told->second ||
      (told->segment != SWB_REACH_ALL_SEGMENTS &&
       told->segment >= model->n_segments))
    return blame (builder, SWB_REACH_FAULT_NOT_THERE, index, 0.0, 0);
  if (isnan (told->value))
    {
      blame (builder, SWB_REACH_FAULT_NUMBER, index, 0.0, 0);
      return SWB_STATUS_NOT_ENOUGH;
    }
  if (!(told->value >= 0.0) || isinf (told->value) ||
      (told->unit != SWB_REACH_OVERLAP_PEOPLE &&
       (told->unit != SWB_REACH_OVERLAP_OF_SMALLER || told->value > 1.0)))
    return blame (builder, SWB_REACH_FAULT_NUMBER, index, 0.0, 0);
  return SWB_STATUS_OK;
}

/* Sorts the rows by pair; a pair is told once for a segment, or once for all.
 */
static SwbStatus
sort_rows (Builder *builder, const SwbReachInput *input)
{
  for (size_t i = 0; i < input->n_overlaps; i++)
    {
      const SwbReachOverlap *told = &input->overlaps[i];
      SwbStatus status = check_row (builder, told, i);

      if (status != SWB_STATUS_OK)
        return status;
      builder->rows[i] = (Row){
        .told = told,
        .first = told->first < told->second ? told->first : told->second,
        .second = told->first < told->second ? told->second : told->first,
        .index = i,
      };
    }
  builder->n_rows = input->n_overlaps;
  qsort (builder->rows, builder->n_rows, sizeof *builder->rows, compare_rows);
  for (size_t i = 1; i < builder->n_rows; i++)
    {
      const Row *a = &builder->rows[i - 1];
      const Row *b = &builder->rows[i];

      if (a->first == b->first && a->second == b->second &&
          (a->told->segment == b->told->segment ||
           b->told->segment == SWB_REACH_ALL_SEGMENTS))
        return blame (builder, SWB_REACH_FAULT_TWICE,
                      a->index > b->index ? a->index : b->index, 0.0, 0);
    }
  return SWB_STATUS_OK;
}

static double
people_in_all (const SwbReachModel *model, uint32_t creator)
{
  double people = 0.0;

  for (size_t c = model->first[creator]; c < model->first[creator + 1]; c++)
    people += model->cells[c].share * model->sizes[model->cells[c].segment];
  return people;
}

/* The segments that both of the pair reach. Between them they share from
 * a + b - N, or nobody, to the smaller (Frechet 1935). */
static void
add_entries (Builder *builder, SwbReachPair *pair)
{
  const SwbReachModel *model = builder->model;
  SwbReachOverlaps *overlaps = builder->overlaps;
  uint32_t i = pair->edge.first;
  uint32_t j = pair->edge.second;

  for (size_t c = model->first[i]; c < model->first[i + 1]; c++)
    builder->place[model->cells[c].segment] = c + 1;
  pair->from = overlaps->n_entries;
  for (size_t c = model->first[j]; c < model->first[j + 1]; c++)
    {
      const SwbReachCell *b = &model->cells[c];
      size_t place = builder->place[b->segment];
      const SwbReachCell *a = &model->cells[place > 0 ? place - 1 : 0];
      double size = model->sizes[b->segment];

      if (place == 0 || !(a->share > 0.0) || !(b->share > 0.0))
        continue;
      overlaps->entries[overlaps->n_entries++] = (SwbReachEntry){
        .edge = { i, j, size * a->share, size * b->share,
                  size * fmax (0.0, a->share + b->share - 1.0),
                  size * fmin (a->share, b->share) },
        .segment = b->segment,
        .pair = (uint32_t) (pair - overlaps->pairs),
        .log_exposure_a = a->log_exposure,
        .log_exposure_b = b->log_exposure,
      };
    }
  pair->to = overlaps->n_entries;
  for (size_t c = model->first[i]; c < model->first[i + 1]; c++)
    builder->place[model->cells[c].segment] = 0;
}

/* The people of a row, taken to what the model allows. Where an audience was
 * cut at 0.95 of the segment, the measured one may be up to the segment. */
static SwbStatus
people_of (Builder *builder,
           const Row *row,
           const SwbReachEdge *edge,
           double most,
           double *out)
{
  double slack = SLACK * (edge->a + edge->b);
  double people = row->told->value;

  if (row->told->unit == SWB_REACH_OVERLAP_OF_SMALLER)
    people *= fmin (edge->a, edge->b);
  if (people > most + slack)
    return blame (builder, SWB_REACH_FAULT_TOO_LARGE, row->index, most, 0);
  if (people < edge->low - slack)
    return blame (builder, SWB_REACH_FAULT_TOO_SMALL, row->index, edge->low, 0);
  *out = fmin (edge->high, fmax (edge->low, people));
  return SWB_STATUS_OK;
}

static double
most_in (const SwbReachModel *model, const SwbReachEntry *entry)
{
  double size = model->sizes[entry->segment];
  double cut = SWB_REACH_SHARE_MAX * size;
  double a = entry->edge.a >= cut ? size : entry->edge.a;
  double b = entry->edge.b >= cut ? size : entry->edge.b;

  return fmin (a, b);
}

/* One number for all segments: in each then at most what the others cannot
 * take, and at least what they cannot. */
static SwbStatus
tell_whole (Builder *builder, SwbReachPair *pair, const Row *row)
{
  SwbReachEntry *entries = builder->overlaps->entries;
  SwbReachEdge sums = pair->edge;
  double most = 0.0;
  SwbStatus status;

  for (size_t e = pair->from; e < pair->to; e++)
    {
      sums.low += entries[e].edge.low;
      sums.high += entries[e].edge.high;
      most += most_in (builder->model, &entries[e]);
    }
  status = people_of (builder, row, &sums, most, &pair->people);
  if (status != SWB_STATUS_OK)
    return status;
  pair->whole = true;
  pair->edge.low = pair->edge.high = pair->people;
  for (size_t e = pair->from; e < pair->to; e++)
    {
      SwbReachEdge *edge = &entries[e].edge;
      double others_most = sums.high - edge->high;
      double others_least = sums.low - edge->low;
      double low = fmax (edge->low, pair->people - others_most);
      double high = fmin (edge->high, pair->people - others_least);

      edge->low = low;
      edge->high = fmax (low, high);
      entries[e].overlap = row->index;
    }
  return SWB_STATUS_OK;
}

static SwbStatus
tell_segment (Builder *builder, SwbReachPair *pair, const Row *row)
{
  for (size_t e = pair->from; e < pair->to; e++)
    {
      SwbReachEntry *entry = &builder->overlaps->entries[e];
      double people;
      SwbStatus status;

      if (entry->segment != row->told->segment)
        continue;
      status = people_of (builder, row, &entry->edge,
                          most_in (builder->model, entry), &people);
      entry->edge.low = entry->edge.high = people;
      entry->told = true;
      entry->overlap = row->index;
      return status;
    }
  if (row->told->unit == SWB_REACH_OVERLAP_PEOPLE && row->told->value > 0.0)
    return blame (builder, SWB_REACH_FAULT_TOO_LARGE, row->index, 0.0, 0);
  return SWB_STATUS_OK;
}

/* One pair of the rows from @at; returns through @at where the next begins. */
static SwbStatus
add_pair (Builder *builder, size_t *at)
{
  const Row *rows = builder->rows + *at;
  SwbReachOverlaps *overlaps = builder->overlaps;
  SwbReachPair *pair = &overlaps->pairs[overlaps->n_pairs];
  SwbStatus status = SWB_STATUS_OK;
  size_t n = 0;

  *pair = (SwbReachPair){
    .edge = { rows->first, rows->second,
              people_in_all (builder->model, rows->first),
              people_in_all (builder->model, rows->second), 0.0, 0.0 },
    .overlap = rows->index,
  };
  add_entries (builder, pair);
  overlaps->n_pairs++;
  overlaps->has_pairs[rows->first] = true;
  overlaps->has_pairs[rows->second] = true;
  while (*at + n < builder->n_rows && rows[n].first == rows->first &&
         rows[n].second == rows->second && status == SWB_STATUS_OK)
    {
      status = rows[n].told->segment == SWB_REACH_ALL_SEGMENTS
                   ? tell_whole (builder, pair, &rows[n])
                   : tell_segment (builder, pair, &rows[n]);
      n++;
    }
  *at += n;
  if (pair->to - pair->from > 1)
    overlaps->is_split = true;
  if (!pair->whole)
    for (size_t e = pair->from; e < pair->to; e++)
      {
        pair->edge.low += overlaps->entries[e].edge.low;
        pair->edge.high += overlaps->entries[e].edge.high;
      }
  return status;
}

static int
compare_entries (const void *a, const void *b)
{
  const SwbReachEntry *x = *(const SwbReachEntry *const *) a;
  const SwbReachEntry *y = *(const SwbReachEntry *const *) b;

  if (x->segment != y->segment)
    return x->segment < y->segment ? -1 : 1;
  if (x->edge.low != y->edge.low)
    return x->edge.low > y->edge.low ? -1 : 1;
  return (x > y) - (x < y);
}

static int
compare_pairs (const void *a, const void *b)
{
  const SwbReachPair *x = *(const SwbReachPair *const *) a;
  const SwbReachPair *y = *(const SwbReachPair *const *) b;

  if (x->edge.low != y->edge.low)
    return x->edge.low > y->edge.low ? -1 : 1;
  return (x > y) - (x < y);
}

static void
sort_overlaps (const SwbReachModel *model, SwbReachOverlaps *overlaps)
{
  for (size_t e = 0; e < overlaps->n_entries; e++)
    {
      overlaps->by_segment[e] = &overlaps->entries[e];
      overlaps->first_of_segment[overlaps->entries[e].segment + 1]++;
    }
  for (size_t s = 0; s < model->n_segments; s++)
    overlaps->first_of_segment[s + 1] += overlaps->first_of_segment[s];
  qsort (overlaps->by_segment, overlaps->n_entries,
         sizeof *overlaps->by_segment, compare_entries);
  for (size_t p = 0; p < overlaps->n_pairs; p++)
    overlaps->by_low[p] = &overlaps->pairs[p];
  qsort (overlaps->by_low, overlaps->n_pairs, sizeof *overlaps->by_low,
         compare_pairs);
}

/* Three that cannot be true together, in a segment or over all. */
static SwbStatus
check_triangles (Builder *builder,
                 const SwbReachEdge **edges,
                 SwbReachTriangles *work)
{
  SwbReachOverlaps *overlaps = builder->overlaps;
  const SwbReachEdge *broken;
  uint32_t third = 0;
  double least = 0.0;

  for (size_t s = 0; s < builder->model->n_segments; s++)
    {
      size_t from = overlaps->first_of_segment[s];
      size_t n = overlaps->first_of_segment[s + 1] - from;

      for (size_t i = 0; i < n; i++)
        edges[i] = &overlaps->by_segment[from + i]->edge;
      broken =
          n > 2 ? swb_reach_triangle (edges, n, work, &third, &least) : NULL;
      /* The edge is the first member of the entry. */
      if (broken != NULL)
        return blame (builder, SWB_REACH_FAULT_TRIANGLE,
                      ((const SwbReachEntry *) broken)->overlap, least, third);
    }
  for (size_t p = 0; p < overlaps->n_pairs; p++)
    edges[p] = &overlaps->pairs[p].edge;
  broken = swb_reach_triangle (edges, overlaps->n_pairs, work, &third, &least);
  if (broken != NULL)
    return blame (builder, SWB_REACH_FAULT_TRIANGLE,
                  ((const SwbReachPair *) broken)->overlap, least, third);
  return SWB_STATUS_OK;
}

static SwbStatus
check_threes (Builder *builder)
{
  SwbReachOverlaps *overlaps = builder->overlaps;
  size_t n = overlaps->n_entries + overlaps->n_pairs;
  const SwbReachEdge **edges = calloc (n + 1, sizeof *edges);
  SwbReachTriangles work = { 0 };
  SwbStatus status = SWB_STATUS_NO_MEMORY;

  if (edges != NULL &&
      swb_reach_triangles_init (&work, builder->model->n_creators, n))
    status = check_triangles (builder, edges, &work);
  swb_reach_triangles_clear (&work);
  free (edges);
  return status;
}

/* As many entries as there can be: of each row the fewer segments of both. */
static size_t
most_entries (const SwbReachModel *model, const Row *rows, size_t n_rows)
{
  size_t most = 0;

  for (size_t i = 0; i < n_rows; i++)
    {
      size_t a = model->first[rows[i].first + 1] - model->first[rows[i].first];
      size_t b =
          model->first[rows[i].second + 1] - model->first[rows[i].second];

      if (i == 0 || rows[i].first != rows[i - 1].first ||
          rows[i].second != rows[i - 1].second)
        most += a < b ? a : b;
    }
  return most;
}

static bool
allocate (Builder *builder)
{
  const SwbReachModel *model = builder->model;
  SwbReachOverlaps *overlaps = builder->overlaps;
  size_t most = most_entries (model, builder->rows, builder->n_rows);

  overlaps->pairs = calloc (builder->n_rows + 1, sizeof *overlaps->pairs);
  overlaps->by_low = calloc (builder->n_rows + 1, sizeof *overlaps->by_low);
  overlaps->entries = calloc (most + 1, sizeof *overlaps->entries);
  overlaps->by_segment = calloc (most + 1, sizeof *overlaps->by_segment);
  overlaps->first_of_segment =
      calloc (model->n_segments + 1, sizeof *overlaps->first_of_segment);
  overlaps->has_pairs =
      calloc (model->n_creators + 1, sizeof *overlaps->has_pairs);
  return overlaps->pairs != NULL && overlaps->by_low != NULL &&
         overlaps->entries != NULL && overlaps->by_segment != NULL &&
         overlaps->first_of_segment != NULL && overlaps->has_pairs != NULL;
}

static SwbStatus
build (Builder *builder, const SwbReachInput *input)
{
  SwbStatus status = sort_rows (builder, input);
  size_t at = 0;

  if (status != SWB_STATUS_OK)
    return status;
  if (!allocate (builder))
    return SWB_STATUS_NO_MEMORY;
  while (at < builder->n_rows && status == SWB_STATUS_OK)
    status = add_pair (builder, &at);
  if (status != SWB_STATUS_OK)
    return status;
  sort_overlaps (builder->model, builder->overlaps);
  return check_threes (builder);
}

/* Reads the overlaps of @input, whose cells are in @model already. */
SwbStatus
swb_reach_overlaps_new (const SwbReachModel *model,
                        const SwbReachInput *input,
                        SwbReachOverlaps **out,
                        SwbReachFault *fault)
{
  Builder builder = { .model = model, .fault = fault };
  SwbStatus status = SWB_STATUS_NO_MEMORY;

  builder.overlaps = calloc (1, sizeof *builder.overlaps);
  builder.rows = calloc (input->n_overlaps + 1, sizeof *builder.rows);
  builder.place = calloc (model->n_segments + 1, sizeof *builder.place);
  if (builder.overlaps != NULL && builder.rows != NULL && builder.place != NULL)
    status = build (&builder, input);
  free (builder.rows);
  free (builder.place);
  if (status == SWB_STATUS_OK)
    *out = builder.overlaps;
  else
    swb_reach_overlaps_free (builder.overlaps);
  return status;
}

void
swb_reach_overlaps_free (SwbReachOverlaps *overlaps)
{
  if (overlaps == NULL)
    return;
  free (overlaps->pairs);
  free (overlaps->entries);
  free (overlaps->first_of_segment);
  free (overlaps->by_segment);
  free (overlaps->by_low);
  free (overlaps->has_pairs);
  free (overlaps);
}
