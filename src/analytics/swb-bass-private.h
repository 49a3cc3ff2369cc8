/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the Bass curve and its fit share. */
#pragma once

#include "analytics/swb-bass-fit.h"

/** The largest q/p that is computed with. */
#define SWB_BASS_RATIO_MAX 1e300

/**
 * SwbBassPoint:
 * @log_p: ln p
 * @log_b: ln (p + q)
 * @log_m: ln m, in units of the mean count
 *
 * Where a fit stands.
 */
typedef struct
{
  double log_p;
  double log_b;
  double log_m;
} SwbBassPoint;

/** From how many places a fit is started at most. */
#define SWB_BASS_STARTS 32

double swb_bass_faded (double b, double t);
double swb_bass_damping (double p, double b, double t);
double swb_bass_step (double p, double b, double from, double to);

size_t swb_bass_starts (const SwbBassSeries *series,
                        double unit,
                        double weight_unit,
                        SwbBassPoint *starts);
