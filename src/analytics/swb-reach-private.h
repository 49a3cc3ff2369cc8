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
};

/* g_k (z) = 1 - (1 + z/k)^-k; exact also for tiny z and huge k. */
static inline double
swb_reach_g (double z, double k)
{
  if (isinf (k))
    return -expm1 (-z);
  return -expm1 (-k * log1p (z / k));
}

static inline double
swb_reach_cell_exposure (const SwbReachCell *cell, SwbReachOptions options)
{
  if (options.exposure == SWB_REACH_EXPOSURE_LOG || isinf (options.k))
    return cell->log_exposure;
  return options.k * expm1 (cell->log_exposure / options.k);
}

static inline bool
swb_reach_options_ok (SwbReachOptions options)
{
  return options.k >= SWB_REACH_K_MIN &&
         (options.exposure == SWB_REACH_EXPOSURE_LOG ||
          options.exposure == SWB_REACH_EXPOSURE_CALIBRATED);
}
