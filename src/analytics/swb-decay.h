/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast a post is forgotten: what share of all that it will get comes when,
 * by a half-life and a shape; and published half-lives. */
#pragma once

#include "analytics/swb-status.h"

#include <stddef.h>

#define SWB_DECAY_HOURS_A_DAY 24.0
/** Least sigma of the logarithm of a half-life, from post to post. */
#define SWB_DECAY_LEAST_SPREAD 0.6
/** Exponent of a power law that Crane and Sornette 2008 found for videos. */
#define SWB_DECAY_POWER_VIDEOS 0.4
/** The bounds of the exponent of a power law. */
#define SWB_DECAY_POWER_LEAST 0.01
#define SWB_DECAY_POWER_MOST 1e6

/**
 * SwbDecayKind:
 * @SWB_DECAY_EXPONENTIAL: half of what is left in each half-life
 * @SWB_DECAY_LOGNORMAL: ln of the age is normal; slow at first, then fast
 * @SWB_DECAY_POWER: the rest falls as a power of the age; a long tail
 */
typedef enum
{
  SWB_DECAY_EXPONENTIAL,
  SWB_DECAY_LOGNORMAL,
  SWB_DECAY_POWER,
  SWB_N_DECAY_KINDS,
} SwbDecayKind;

/**
 * SwbDecay:
 * @kind: the form
 * @half_life: hours until half of everything has come, above 0, in any form
 * @shape: for a lognormal the sigma of ln age, above 0; for a power law the
 *   exponent of the rest, 0.01 to 1e6; not used by the exponential
 */
typedef struct
{
  SwbDecayKind kind;
  double half_life;
  double shape;
} SwbDecay;

/**
 * SwbDecayPost:
 * @day: of posting, counted from the first day that is asked for; may be before
 * @hour: of posting in that day, 0 to below 24
 * @size: all that it will ever get, from 0
 * @decay: how it is forgotten
 */
typedef struct
{
  double day;
  double hour;
  double size;
  SwbDecay decay;
} SwbDecayPost;

/**
 * SwbDecayPreset:
 * @id: stored id
 * @platform: id of the platform
 * @measure: what was counted
 * @half_life: hours
 * @spread: sigma of ln half-life, from post to post: ours, not the source's
 * @source: who says so
 * @address: where
 * @year: of publication
 */
typedef struct
{
  const char *id;
  const char *platform;
  const char *measure;
  double half_life;
  double spread;
  const char *source;
  const char *address;
  int year;
} SwbDecayPreset;

SwbStatus swb_decay_left (const SwbDecay *decay, double age, double *out);
SwbStatus
swb_decay_between (const SwbDecay *decay, double from, double to, double *out);
SwbStatus swb_decay_days (const SwbDecay *decay,
                          double hour,
                          size_t n_days,
                          double *shares,
                          double *later);
SwbStatus swb_decay_sum (const SwbDecayPost *posts,
                         size_t n_posts,
                         size_t n_days,
                         double *totals);

const SwbDecayPreset *swb_decay_presets (size_t *n_presets);
const SwbDecayPreset *swb_decay_find (const char *id);
const SwbDecayPreset *swb_decay_find_platform (const char *platform);
const char *swb_decay_kind_id (SwbDecayKind kind);
