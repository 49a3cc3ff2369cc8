/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decay kernels, integrated over days. */
#include "analytics/swb-decay.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DAY SWB_DECAY_HOURS_A_DAY
#define GRAFFIUS                                                               \
  .source = "Graffius, Half-life for posts on different social media "         \
            "platforms",                                                       \
  .address = "https://scottgraffius.com/blog/files/halflife-social-media.html"
#define ENGAGEMENT .measure = "engagement of posts"

static const SwbDecayPreset presets[] = {
  { .id = "tweet",
    .platform = "x",
    .measure = "impressions of tweets, the median tweet",
    .half_life = 80.0 / 60.0,
    .spread = SWB_DECAY_LEAST_SPREAD,
    .source = "Pfeffer, Matter, Sargsyan, The half-life of a tweet, ICWSM 17",
    .address = "https://doi.org/10.48550/arXiv.2302.09654",
    .year = 2023 },
  { .id = "tweet-graffius",
    .platform = "x",
    ENGAGEMENT,
    .half_life = 21.0 / 60.0,
    .spread = SWB_DECAY_LEAST_SPREAD,
    GRAFFIUS,
    .year = 2018 },
  { .id = "facebook",
    .platform = "facebook",
    ENGAGEMENT,
    .half_life = 0.5,
    .spread = SWB_DECAY_LEAST_SPREAD,
    GRAFFIUS,
    .year = 2018 },
  { .id = "instagram",
    .platform = "instagram",
    ENGAGEMENT,
    .half_life = 19.0,
    .spread = SWB_DECAY_LEAST_SPREAD,
    GRAFFIUS,
    .year = 2018 },
  { .id = "linkedin",
    .platform = "linkedin",
    ENGAGEMENT,
    .half_life = 24.0,
    .spread = SWB_DECAY_LEAST_SPREAD,
    GRAFFIUS,
    .year = 2018 },
  { .id = "youtube",
    .platform = "youtube",
    .measure = "engagement of videos",
    .half_life = 6.0 * DAY,
    .spread = SWB_DECAY_LEAST_SPREAD,
    GRAFFIUS,
    .year = 2018 },
  { .id = "pinterest",
    .platform = "pinterest",
    ENGAGEMENT,
    .half_life = 153300.0 / 60.0,
    .spread = SWB_DECAY_LEAST_SPREAD,
    GRAFFIUS,
    .year = 2018 },
};

#define N_PRESETS (sizeof presets / sizeof presets[0])

/**
 * swb_decay_presets:
 * @n_presets: (out): how many
 *
 * Sources disagree by four times for the same platform, and posts by more: a
 * half-life is a place to start from, with a spread of 0.6 at least (a factor
 * 1.8 either way for two posts in three).
 *
 * Returns: (transfer none): published half-lives, to be edited
 */
const SwbDecayPreset *
swb_decay_presets (size_t *n_presets)
{
  *n_presets = N_PRESETS;
  return presets;
}

/**
 * swb_decay_find:
 * @id: id of a preset
 *
 * Returns: (transfer none) (nullable): the preset
 */
const SwbDecayPreset *
swb_decay_find (const char *id)
{
  for (size_t i = 0; i < N_PRESETS; i++)
    if (strcmp (presets[i].id, id) == 0)
      return &presets[i];
  return NULL;
}

/**
 * swb_decay_find_platform:
 * @platform: id of a platform
 *
 * Returns: (transfer none) (nullable): the first published half-life of the
 *   platform, the one to begin with
 */
const SwbDecayPreset *
swb_decay_find_platform (const char *platform)
{
  for (size_t i = 0; i < N_PRESETS; i++)
    if (strcmp (presets[i].platform, platform) == 0)
      return &presets[i];
  return NULL;
}

/**
 * swb_decay_kind_id:
 * @kind: a form
 *
 * Returns: the stored id, such as "exponential"
 */
const char *
swb_decay_kind_id (SwbDecayKind kind)
{
  static const char *const ids[SWB_N_DECAY_KINDS] = { "exponential",
                                                      "lognormal", "power" };

  if ((int) kind < 0 || kind >= SWB_N_DECAY_KINDS)
    return "";
  return ids[kind];
}

static SwbStatus
check (const SwbDecay *decay)
{
  double shape = decay->kind == SWB_DECAY_EXPONENTIAL ? 1.0 : decay->shape;

  if (isnan (decay->half_life) || isnan (shape))
    return SWB_STATUS_NOT_ENOUGH;
  if ((int) decay->kind < 0 || decay->kind >= SWB_N_DECAY_KINDS ||
      !(decay->half_life > 0.0) || isinf (decay->half_life) || !(shape > 0.0) ||
      isinf (shape))
    return SWB_STATUS_INVALID;
  if (decay->kind == SWB_DECAY_POWER &&
      !(shape >= SWB_DECAY_POWER_LEAST && shape <= SWB_DECAY_POWER_MOST))
    return SWB_STATUS_INVALID;
  return SWB_STATUS_OK;
}

/* How far an age is beyond the half-life, in sigmas over the root of 2. */
static double
lognormal_place (const SwbDecay *decay, double age)
{
  double place = log (age) - log (decay->half_life);

  return place == 0.0 ? 0.0 : place / decay->shape * M_SQRT1_2;
}

static double
lognormal_between (const SwbDecay *decay, double from, double to)
{
  double a = lognormal_place (decay, from);
  double b = lognormal_place (decay, to);

  /* On one side of the half-life, the difference of two small tails. */
  if (a > 0.0)
    return 0.5 * (erfc (a) - erfc (b));
  if (b < 0.0)
    return 0.5 * (erfc (-b) - erfc (-a));
  return 0.5 * (erf (b) - erf (a));
}

/* Age at which the power law bends: the half-life over 2^(1/alpha) - 1. */
static double
power_scale (const SwbDecay *decay)
{
  return fmax (DBL_MIN, decay->half_life / expm1 (M_LN2 / decay->shape));
}

/* The rest after @from times the part of it that comes until @to. */
static double
between (const SwbDecay *decay, double from, double to)
{
  double scale;

  if (to == from)
    return 0.0;
  switch (decay->kind)
    {
    case SWB_DECAY_LOGNORMAL:
      return lognormal_between (decay, from, to);
    case SWB_DECAY_POWER:
      scale = power_scale (decay);
      return exp (-decay->shape * log1p (from / scale)) *
             -expm1 (-decay->shape * log1p ((to - from) / (scale + from)));
    case SWB_DECAY_EXPONENTIAL:
    case SWB_N_DECAY_KINDS:
    default:
      return exp2 (-from / decay->half_life) *
             -expm1 (-(to - from) / decay->half_life * M_LN2);
    }
}

static double
left (const SwbDecay *decay, double age)
{
  switch (decay->kind)
    {
    case SWB_DECAY_LOGNORMAL:
      return 0.5 * erfc (lognormal_place (decay, age));
    case SWB_DECAY_POWER:
      return exp (-decay->shape * log1p (age / power_scale (decay)));
    case SWB_DECAY_EXPONENTIAL:
    case SWB_N_DECAY_KINDS:
    default:
      return exp2 (-age / decay->half_life);
    }
}

static SwbStatus
check_age (double age)
{
  if (isnan (age))
    return SWB_STATUS_NOT_ENOUGH;
  return age < 0.0 || isinf (age) ? SWB_STATUS_INVALID : SWB_STATUS_OK;
}

/**
 * swb_decay_left:
 * @decay: how a post is forgotten
 * @age: hours since posting, from 0
 * @out: (out): S(age), the share of everything that is still to come, 0 to 1
 *
 * With the half-life h:
 *
 * - exponential: S = 2^(-age/h);
 * - lognormal, sigma: S = erfc (ln (age/h) / (sigma sqrt 2)) / 2, so that the
 *   ages of views have the median h;
 * - power, alpha: S = (1 + age/c)^-alpha with c = h / (2^(1/alpha) - 1) (Lomax;
 *   the rate falls as age^-(1 + alpha), as Crane, Sornette 2008,
 *   arXiv:0803.2189, found for videos after a push from outside, with 1 + alpha
 *   about 1.4).
 *
 * S(0) = 1 and S(h) = 1/2 in all three. Relative error about 1e-15 times the
 * exponent.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH for a NaN; %SWB_STATUS_INVALID for a kind
 * that is none, a half-life or shape that is not above 0 or infinite, an
 * exponent outside 0.01 to 1e6, or an age that is negative or infinite
 */
SwbStatus
swb_decay_left (const SwbDecay *decay, double age, double *out)
{
  SwbStatus status = check (decay);

  if (status == SWB_STATUS_OK)
    status = check_age (age);
  if (status == SWB_STATUS_OK)
    *out = left (decay, age);
  return status;
}

/**
 * swb_decay_between:
 * @decay: how a post is forgotten
 * @from: hours since posting, from 0
 * @to: the same, from @from
 * @out: (out): S(from) - S(to), the share that comes between the two, 0 to 1
 *
 * Not by subtracting: the share of a late day keeps its digits.
 *
 * Returns: as swb_decay_left(); %SWB_STATUS_INVALID also when @to is before
 *   @from
 */
SwbStatus
swb_decay_between (const SwbDecay *decay, double from, double to, double *out)
{
  SwbStatus status = check (decay);

  if (status == SWB_STATUS_OK)
    status = check_age (from);
  if (status == SWB_STATUS_OK)
    status = check_age (to);
  if (status != SWB_STATUS_OK)
    return status;
  if (to < from)
    return SWB_STATUS_INVALID;
  *out = between (decay, from, to);
  return SWB_STATUS_OK;
}

static SwbStatus
check_hour (double hour)
{
  if (isnan (hour))
    return SWB_STATUS_NOT_ENOUGH;
  return hour >= 0.0 && hour < DAY ? SWB_STATUS_OK : SWB_STATUS_INVALID;
}

/* What comes on the day that is @day days after that of posting, from 0. */
static double
on_day (const SwbDecay *decay, double hour, double day)
{
  return between (decay, fmax (0.0, day * DAY - hour),
                  (day + 1.0) * DAY - hour);
}

/**
 * swb_decay_days:
 * @decay: how a post is forgotten
 * @hour: of posting in its day, 0 to below 24
 * @n_days: how many days, the day of posting being the first
 * @shares: (out caller-allocates) (array length=n_days): the share of
 * everything that comes on each day
 * @later: (out) (optional): the share that comes after the last of them
 *
 * The integral over each day: day 0 has the ages 0 to 24 - hour, day d has
 * 24 d - hour to 24 (d + 1) - hour. Shares and @later sum to 1.
 *
 * Returns: as swb_decay_left(); %SWB_STATUS_INVALID for an hour outside the
 * day; %SWB_STATUS_NOT_ENOUGH with no days. With anything but OK @shares is
 *   untouched
 */
SwbStatus
swb_decay_days (const SwbDecay *decay,
                double hour,
                size_t n_days,
                double *shares,
                double *later)
{
  SwbStatus status = check (decay);

  if (status == SWB_STATUS_OK)
    status = check_hour (hour);
  if (status == SWB_STATUS_OK && n_days == 0)
    status = SWB_STATUS_NOT_ENOUGH;
  if (status != SWB_STATUS_OK)
    return status;
  for (size_t d = 0; d < n_days; d++)
    shares[d] = on_day (decay, hour, (double) d);
  if (later != NULL)
    *later = left (decay, (double) n_days * DAY - hour);
  return SWB_STATUS_OK;
}

static SwbStatus
check_post (const SwbDecayPost *post)
{
  SwbStatus status = check (&post->decay);

  if (status == SWB_STATUS_OK)
    status = check_hour (post->hour);
  if (status != SWB_STATUS_OK)
    return status;
  if (isnan (post->day) || isnan (post->size))
    return SWB_STATUS_NOT_ENOUGH;
  return post->day != floor (post->day) || fabs (post->day) > 1e9 ||
                 !(post->size >= 0.0) || isinf (post->size)
             ? SWB_STATUS_INVALID
             : SWB_STATUS_OK;
}

/**
 * swb_decay_sum:
 * @posts: (array length=n_posts): what is posted when
 * @n_posts: how many
 * @n_days: how many days
 * @totals: (out caller-allocates) (array length=n_days): what all posts get on
 *   each day
 *
 * total_t = sum over posts of size times the share that falls on day t, as of
 * swb_decay_days(). With sizes in shares of the market this is the push p_t of
 * swb_bass_forced(). What falls before the first or after the last day is left
 * out. Allocates n_days numbers and frees them.
 *
 * Returns: as swb_decay_days() for any post; %SWB_STATUS_INVALID for a day that
 *   is not a whole number within a thousand million, or a size that is negative
 *   or infinite; %SWB_STATUS_NOT_ENOUGH with no days (no posts are days of 0);
 *   %SWB_STATUS_RANGE when a sum is too large for a double;
 *   %SWB_STATUS_NO_MEMORY. With anything but OK @totals is untouched
 */
SwbStatus
swb_decay_sum (const SwbDecayPost *posts,
               size_t n_posts,
               size_t n_days,
               double *totals)
{
  SwbStatus status = SWB_STATUS_OK;
  double *sums;

  for (size_t i = 0; i < n_posts && status == SWB_STATUS_OK; i++)
    status = check_post (&posts[i]);
  if (status != SWB_STATUS_OK)
    return status;
  if (n_days == 0)
    return SWB_STATUS_NOT_ENOUGH;
  sums = calloc (n_days, sizeof *sums);
  if (sums == NULL)
    return SWB_STATUS_NO_MEMORY;
  for (size_t i = 0; i < n_posts; i++)
    for (size_t d = 0; d < n_days; d++)
      if ((double) d >= posts[i].day)
        sums[d] += posts[i].size * on_day (&posts[i].decay, posts[i].hour,
                                           (double) d - posts[i].day);
  for (size_t d = 0; d < n_days; d++)
    if (!isfinite (sums[d]))
      status = SWB_STATUS_RANGE;
  if (status == SWB_STATUS_OK)
    memcpy (totals, sums, n_days * sizeof *sums);
  free (sums);
  return status;
}
