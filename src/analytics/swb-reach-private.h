/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the reach model, for the files that compute with it. */
#pragma once

#include "analytics/swb-reach.h"

/* One creator in one segment: the share p of it that is reached, and
 * -ln(1 - p). */
typedef struct
{
  uint32_t segment;
  double share;
  double log_exposure;
} SwbReachCell;

/* Two creators of @a and @b people, who share @low to @high of them. */
typedef struct
{
  uint32_t first;
  uint32_t second;
  double a;
  double b;
  double low;
  double high;
} SwbReachEdge;

/* A pair of which something was measured; its entries are its segments. The
 * edge is that of all segments together. */
typedef struct
{
  SwbReachEdge edge;
  size_t from;
  size_t to;
  size_t overlap;
  bool whole;
  double people;
} SwbReachPair;

/* A pair in a segment that both reach. */
typedef struct
{
  SwbReachEdge edge;
  uint32_t segment;
  uint32_t pair;
  size_t overlap;
  bool told;
  double log_exposure_a;
  double log_exposure_b;
} SwbReachEntry;

/* The entries of segment s are by_segment[first_of_segment[s]] and so on, the
 * one of the largest low first; pairs by_low likewise. */
typedef struct
{
  size_t n_pairs;
  size_t n_entries;
  SwbReachPair *pairs;
  SwbReachEntry *entries;
  size_t *first_of_segment;
  const SwbReachEntry **by_segment;
  const SwbReachPair **by_low;
  bool *has_pairs;
  bool is_split;
} SwbReachOverlaps;

/* The cells of creator i are cells[first[i]] to cells[first[i + 1] - 1], each
 * segment once. */
struct SwbReachModel
{
  size_t n_creators;
  size_t n_segments;
  double *sizes;
  size_t *first;
  SwbReachCell *cells;
  double population;
  SwbReachOverlaps *overlaps;
};

/* Per segment: the exposure z, the largest and the sum of the shares. */
typedef struct
{
  double exposure;
  double largest;
  double sum;
} SwbReachSegment;

/* What is needed to bound a union by its pairs, and how; reused. */
typedef struct
{
  uint32_t *parent;
  uint32_t *place;
  uint32_t *nodes;
  double *weights;
} SwbReachWork;

/* What is needed to look for contradictions among three. */
typedef struct
{
  size_t *head;
  size_t *next;
  const SwbReachEdge **mark;
} SwbReachTriangles;

/* Overlaps, made ready for some options: what is to be corrected, and the
 * bounds from the pairs of the set that was last chosen. */
typedef struct
{
  const SwbReachModel *model;
  size_t n_options;
  const SwbReachOptions *options;
  double *corrections; /* of entry e with option b: [b * n_entries + e] */
  double *weights;     /* of segment s with option b: [b * n_segments + s] */
  double *exposures;   /* of which shares[] is the share reached, likewise */
  double *shares;
  size_t *active; /* entries of the set, a segment */
  double *forest;
  double *clique;
  double *values; /* scratch of the estimate, as are the following */
  double *lows;
  double *highs;
  bool *used;
  const SwbReachEdge **edges;
  SwbReachEdge *parts;
  size_t n_active_pairs;
  const SwbReachPair **active_pairs;
  double whole_forest;
  double whole_clique;
  SwbReachWork work;
} SwbReachAdjuster;

typedef struct
{
  double reach;
  double lower;
  double upper;
} SwbReachEstimate;

/* g_k (z) = 1 - (1 + z/k)^-k; exact also for tiny z and huge k. */
static inline double
swb_reach_g (double z, double k)
{
  if (isinf (k))
    return -expm1 (-z);
  return -expm1 (-k * log1p (z / k));
}

/* Below this the series are exact to rounding and several times as quick; most
 * creators reach a small part of a segment. */
#define SWB_REACH_SMALL 0.015625

/* -ln (1 - p). */
static inline double
swb_reach_log_exposure (double p)
{
  if (p >= SWB_REACH_SMALL)
    return -log1p (-p);
  return p + p * p *
                 (1.0 / 2 +
                  p * (1.0 / 3 +
                       p * (1.0 / 4 +
                            p * (1.0 / 5 +
                                 p * (1.0 / 6 +
                                      p * (1.0 / 7 +
                                           p * (1.0 / 8 + p * (1.0 / 9))))))));
}

/* exp (x) - 1 for x from 0. */
static inline double
swb_reach_expm1 (double x)
{
  if (x >= SWB_REACH_SMALL)
    return expm1 (x);
  return x + x * x *
                 (1.0 / 2 +
                  x * (1.0 / 6 +
                       x * (1.0 / 24 +
                            x * (1.0 / 120 + x * (1.0 / 720 + x / 5040)))));
}

static inline double
swb_reach_cell_exposure (const SwbReachCell *cell, SwbReachOptions options)
{
  if (options.exposure == SWB_REACH_EXPOSURE_LOG || isinf (options.k))
    return cell->log_exposure;
  return options.k * swb_reach_expm1 (cell->log_exposure / options.k);
}

static inline bool
swb_reach_options_ok (SwbReachOptions options)
{
  return options.k >= SWB_REACH_K_MIN &&
         (options.exposure == SWB_REACH_EXPOSURE_LOG ||
          options.exposure == SWB_REACH_EXPOSURE_CALIBRATED);
}

SwbStatus swb_reach_overlaps_new (const SwbReachModel *model,
                                  const SwbReachInput *input,
                                  SwbReachOverlaps **out,
                                  SwbReachFault *fault);
void swb_reach_overlaps_free (SwbReachOverlaps *overlaps);

const SwbReachEdge *swb_reach_triangle (const SwbReachEdge *const *edges,
                                        size_t n_edges,
                                        SwbReachTriangles *work,
                                        uint32_t *third,
                                        double *least);
bool swb_reach_triangles_init (SwbReachTriangles *work,
                               size_t n_creators,
                               size_t n_edges);
void swb_reach_triangles_clear (SwbReachTriangles *work);

bool
swb_reach_work_init (SwbReachWork *work, size_t n_creators, size_t n_edges);
void swb_reach_work_clear (SwbReachWork *work);
double swb_reach_forest (const SwbReachEdge *const *edges,
                         size_t n_edges,
                         SwbReachWork *work);
double swb_reach_clique (const SwbReachEdge *const *edges,
                         size_t n_edges,
                         SwbReachWork *work);

SwbReachAdjuster *swb_reach_adjuster_new (const SwbReachModel *model,
                                          const SwbReachOptions *options,
                                          size_t n_options);
void swb_reach_adjuster_free (SwbReachAdjuster *adjuster);
void swb_reach_adjuster_choose (SwbReachAdjuster *adjuster, const bool *chosen);
SwbStatus swb_reach_adjuster_estimate (SwbReachAdjuster *adjuster,
                                       size_t option,
                                       const SwbReachSegment *segments,
                                       SwbReachEstimate *out);
