/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks the input of a forecast and lays it out for the draws. */
#include "analytics/swb-forecast-private.h"
#include "analytics/swb-reach-private.h"

#include <stdlib.h>
#include <string.h>

#define HALF_LIFE_MAX 1e6
#define FORCE_MAX 1e3
#define RATE_MAX 1e6
/* Small enough that no share of a segment is cut off; taken out again. */
#define UNIT_VIEWERS 0x1p-20

/* The quantiles of the normal distribution at 1/8, 3/8, 5/8 and 7/8, stretched
 * by 1.184766 to the variance 1. */
static const double class_points[SWB_FORECAST_CLASSES] = { -1.3628953595136533,
                                                           -0.37751323025312616,
                                                           0.37751323025312616,
                                                           1.3628953595136533 };

static SwbStatus
check_number (double number, double most)
{
  if (isnan (number))
    return SWB_STATUS_NOT_ENOUGH;
  if (number < 0.0 || isinf (number))
    return SWB_STATUS_INVALID;
  return number > most ? SWB_STATUS_RANGE : SWB_STATUS_OK;
}

/* The first that is wrong; a list of pairs of a number and its largest value.
 */
static SwbStatus
check_numbers (const double (*pairs)[2], size_t n)
{
  for (size_t i = 0; i < n; i++)
    {
      SwbStatus status = check_number (pairs[i][0], pairs[i][1]);

      if (status != SWB_STATUS_OK)
        return status;
    }
  return SWB_STATUS_OK;
}

static SwbStatus
check_post (const SwbForecastInput *input, const SwbForecastPost *post)
{
  const double pairs[][2] = {
    { post->views, SWB_FORECAST_COUNT_MAX },
    { post->views_sigma, SWB_FORECAST_SIGMA_MAX },
    { post->engagement, RATE_MAX },
    { post->engagement_sigma, SWB_FORECAST_SIGMA_MAX },
    { post->unique, RATE_MAX },
  };
  SwbStatus status = check_numbers (pairs, 5);

  if (status != SWB_STATUS_OK)
    return status;
  if (post->unique > 1.0 || post->platform >= input->n_platforms ||
      post->kernel >= input->n_kernels)
    return SWB_STATUS_INVALID;
  return SWB_STATUS_OK;
}

static SwbStatus
check_kernel (const SwbForecastKernel *kernel)
{
  const double pairs[][2] = { { kernel->half_life, HALF_LIFE_MAX },
                              { kernel->sigma, SWB_FORECAST_SIGMA_MAX },
                              { kernel->spread, SWB_FORECAST_SIGMA_MAX } };
  SwbStatus status = check_numbers (pairs, 3);

  if (status == SWB_STATUS_OK && kernel->half_life == 0.0)
    return SWB_STATUS_INVALID;
  return status;
}

static SwbStatus
check_scalars (const SwbForecastInput *input)
{
  const double pairs[][2] = {
    { input->song_sigma, SWB_FORECAST_SIGMA_MAX },
    { input->k_low, 1e9 },
    { input->k_high, 1e9 },
    { input->noise_cv, 10.0 },
    { input->noise_ratio, RATE_MAX },
    { input->population, SWB_FORECAST_COUNT_MAX },
  };
  SwbStatus status = check_numbers (pairs, 6);

  if (status != SWB_STATUS_OK)
    return status;
  if (input->k_low < SWB_REACH_K_MIN || input->k_high < input->k_low)
    return SWB_STATUS_INVALID;
  return SWB_STATUS_OK;
}

static SwbStatus
check_shape (const SwbForecastInput *input)
{
  if ((input->n_posts > 0 && input->posts == NULL) ||
      (input->n_platforms > 0 && input->platform_sigmas == NULL) ||
      (input->n_kernels > 0 && input->kernels == NULL) ||
      (input->n_segments == 0 && input->n_shares > 0) || input->n_days == 0)
    return SWB_STATUS_INVALID;
  if (input->n_posts == 0 || input->n_platforms == 0 || input->n_kernels == 0)
    return SWB_STATUS_NOT_ENOUGH;
  if (input->n_days > SWB_FORECAST_DAYS_MAX || input->n_posts > UINT32_MAX / 64)
    return SWB_STATUS_RANGE;
  return SWB_STATUS_OK;
}

static SwbStatus
check_input (const SwbForecastInput *input)
{
  SwbStatus status = check_shape (input);

  if (status == SWB_STATUS_OK)
    status = check_scalars (input);
  for (size_t i = 0; i < input->n_posts && status == SWB_STATUS_OK; i++)
    status = check_post (input, &input->posts[i]);
  for (size_t i = 0; i < input->n_platforms && status == SWB_STATUS_OK; i++)
    status = check_number (input->platform_sigmas[i], SWB_FORECAST_SIGMA_MAX);
  for (size_t i = 0; i < input->n_kernels && status == SWB_STATUS_OK; i++)
    status = check_kernel (&input->kernels[i]);
  return status;
}

/* Lognormal of a mean and a standard deviation. */
static SwbStatus
lognormal_of (double mean, double sd, double most, SwbForecastLognormal *out)
{
  const double pairs[][2] = { { mean, most }, { sd, 1e300 } };
  SwbStatus status = check_numbers (pairs, 2);
  double cv;

  if (status != SWB_STATUS_OK)
    return status;
  *out = (SwbForecastLognormal){ .is_zero = mean == 0.0 };
  if (mean == 0.0)
    return sd == 0.0 ? SWB_STATUS_OK : SWB_STATUS_INVALID;
  cv = sd / mean;
  out->sigma = cv > 0.0 ? sqrt (log1p (cv * cv)) : 0.0;
  out->mu = log (mean) - 0.5 * out->sigma * out->sigma;
  return out->sigma <= SWB_FORECAST_SIGMA_MAX ? SWB_STATUS_OK
                                              : SWB_STATUS_RANGE;
}

static SwbStatus
take_adoption (SwbForecastPlan *plan, const SwbForecastAdoption *adoption)
{
  const double pairs[][2] = { { adoption->organic, RATE_MAX },
                              { adoption->ugc, RATE_MAX },
                              { adoption->ugc_sigma, SWB_FORECAST_SIGMA_MAX } };
  SwbStatus status = check_numbers (pairs, 3);

  if (status == SWB_STATUS_OK)
    status = lognormal_of (adoption->p, adoption->p_sd, FORCE_MAX, &plan->p);
  if (status == SWB_STATUS_OK)
    status = lognormal_of (adoption->q, adoption->q_sd, FORCE_MAX, &plan->q);
  if (status == SWB_STATUS_OK)
    status = lognormal_of (adoption->m, adoption->m_sd, SWB_FORECAST_COUNT_MAX,
                           &plan->m);
  if (status != SWB_STATUS_OK)
    return status;
  plan->has_adoption = true;
  plan->organic = adoption->organic;
  plan->ugc = (SwbForecastLognormal){ .mu = log (fmax (adoption->ugc, 1e-300)),
                                      .sigma = adoption->ugc_sigma,
                                      .is_zero = adoption->ugc == 0.0 };
  /* Contacts a person need people. */
  return plan->population > 0.0 ? SWB_STATUS_OK : SWB_STATUS_NOT_ENOUGH;
}

static bool
allocate (SwbForecastPlan *plan, const SwbForecastInput *input)
{
  size_t n = input->n_posts;
  size_t padded = n + SWB_FORECAST_POSTS_A_BLOCK;
  size_t n_pairs = input->n_platforms * input->n_kernels;

  plan->n_days = input->n_days;
  plan->n_posts = n;
  plan->n_platforms = input->n_platforms;
  plan->n_kernels = input->n_kernels;
  plan->platform_sigmas = calloc (plan->n_platforms, sizeof (double));
  plan->kernels = calloc (plan->n_kernels, sizeof *plan->kernels);
  plan->cells = calloc (n, sizeof *plan->cells);
  plan->day_first = calloc (plan->n_days + 2, sizeof *plan->day_first);
  plan->views_sigmas = calloc (padded, sizeof (float));
  plan->engagement_sigmas = calloc (padded, sizeof (float));
  plan->reach_first = calloc (n + 1, sizeof *plan->reach_first);
  /* No more states than posts have, however many pairs there could be. */
  n_pairs = n_pairs / input->n_kernels == input->n_platforms && n_pairs < n
                ? n_pairs
                : n;
  plan->states = calloc (n_pairs, SWB_FORECAST_CLASSES * sizeof *plan->states);
  return plan->platform_sigmas != NULL && plan->kernels != NULL &&
         plan->cells != NULL && plan->day_first != NULL &&
         plan->views_sigmas != NULL && plan->engagement_sigmas != NULL &&
         plan->reach_first != NULL && plan->states != NULL;
}

/* The first state of a platform and a kernel; makes it when there is none. */
static uint32_t
state_of (SwbForecastPlan *plan, uint32_t platform, uint32_t kernel)
{
  double spread = plan->kernels[kernel].spread;
  size_t n_classes = spread > 0.0 ? SWB_FORECAST_CLASSES : 1;
  size_t first = plan->n_states;

  for (size_t s = 0; s < plan->n_states; s++)
    if (plan->states[s].platform == platform &&
        plan->states[s].kernel == kernel)
      return (uint32_t) s;
  for (size_t c = 0; c < n_classes; c++)
    plan->states[plan->n_states++] = (SwbForecastState){
      .platform = platform,
      .kernel = kernel,
      .class_offset = n_classes > 1 ? spread * class_points[c] : 0.0,
    };
  return (uint32_t) first;
}

/* Counting sort by day; what comes after the horizon is left out. */
static void
sort_posts (SwbForecastPlan *plan, const SwbForecastPost *posts)
{
  for (size_t i = 0; i < plan->n_posts; i++)
    if (posts[i].day < plan->n_days)
      plan->day_first[posts[i].day + 2]++;
  for (size_t d = 2; d < plan->n_days + 2; d++)
    plan->day_first[d] += plan->day_first[d - 1];
  for (size_t i = 0; i < plan->n_posts; i++)
    {
      const SwbForecastPost *post = &posts[i];
      bool is_spread = plan->kernels[post->kernel].spread > 0.0;

      plan->views_sigmas[i] = (float) post->views_sigma;
      plan->engagement_sigmas[i] = (float) post->engagement_sigma;
      if (post->day >= plan->n_days)
        continue;
      plan->cells[plan->day_first[post->day + 1]++] = (SwbForecastCell){
        .post = (uint32_t) i,
        .state = state_of (plan, post->platform, post->kernel),
        .n_classes = is_spread ? SWB_FORECAST_CLASSES : 1,
        .views = post->views,
        .engagements = post->views * post->engagement,
      };
    }
}

/* Everybody in one segment. */
static SwbStatus
take_one_segment (SwbForecastPlan *plan, const SwbForecastPost *posts)
{
  plan->n_segments = 1;
  plan->segment_sizes = calloc (1, sizeof (double));
  plan->reach_segments = calloc (plan->n_posts, sizeof (uint32_t));
  plan->reach_rates = calloc (plan->n_posts, sizeof (double));
  if (plan->segment_sizes == NULL || plan->reach_segments == NULL ||
      plan->reach_rates == NULL)
    return SWB_STATUS_NO_MEMORY;
  plan->segment_sizes[0] = plan->population;
  for (size_t i = 0; i < plan->n_posts; i++)
    {
      plan->reach_first[i + 1] = i + 1;
      plan->reach_rates[i] = posts[i].unique / plan->population;
    }
  return SWB_STATUS_OK;
}

static SwbStatus
copy_cells (SwbForecastPlan *plan,
            const SwbForecastPost *posts,
            const SwbReachModel *model)
{
  size_t n = model->first[model->n_creators];

  plan->n_segments = model->n_segments;
  plan->segment_sizes = calloc (model->n_segments, sizeof (double));
  plan->reach_segments = calloc (n + 1, sizeof (uint32_t));
  plan->reach_rates = calloc (n + 1, sizeof (double));
  if (plan->segment_sizes == NULL || plan->reach_segments == NULL ||
      plan->reach_rates == NULL)
    return SWB_STATUS_NO_MEMORY;
  memcpy (plan->segment_sizes, model->sizes,
          model->n_segments * sizeof (double));
  for (size_t i = 0; i < plan->n_posts; i++)
    {
      plan->reach_first[i + 1] = model->first[i + 1];
      for (size_t c = model->first[i]; c < model->first[i + 1]; c++)
        {
          plan->reach_segments[c] = model->cells[c].segment;
          plan->reach_rates[c] =
              model->cells[c].share / UNIT_VIEWERS * posts[i].unique;
        }
    }
  return SWB_STATUS_OK;
}

/* The reach model sorts and checks the shares; a view of each post stands for
 * its viewers. */
static SwbStatus
take_segments (SwbForecastPlan *plan, const SwbForecastInput *input)
{
  double *viewers = calloc (input->n_posts, sizeof *viewers);
  SwbReachInput reach = { input->n_posts,    viewers,
                          input->n_segments, input->segment_sizes,
                          input->n_shares,   input->shares };
  SwbReachModel *model = NULL;
  SwbStatus status;

  if (viewers == NULL)
    return SWB_STATUS_NO_MEMORY;
  for (size_t i = 0; i < input->n_posts; i++)
    viewers[i] = UNIT_VIEWERS;
  status = swb_reach_model_new (&reach, &model);
  free (viewers);
  if (status != SWB_STATUS_OK)
    return status;
  if (model->population > SWB_FORECAST_COUNT_MAX)
    status = SWB_STATUS_RANGE;
  else if (input->population > 0.0 &&
           input->population < model->population * (1.0 - 1e-9))
    status = SWB_STATUS_INVALID;
  else
    status = copy_cells (plan, input->posts, model);
  if (input->population == 0.0)
    plan->population = model->population;
  swb_reach_model_free (model);
  return status;
}

static SwbStatus
take_reach (SwbForecastPlan *plan, const SwbForecastInput *input)
{
  plan->population = input->population;
  plan->has_reach = input->n_segments > 0 || input->population > 0.0;
  if (input->n_segments > 0)
    return take_segments (plan, input);
  if (plan->has_reach)
    return take_one_segment (plan, input->posts);
  return SWB_STATUS_OK;
}

static void
note_uncertain (SwbForecastPlan *plan)
{
  bool *is = plan->is_uncertain;

  is[SWB_FORECAST_SONG] = plan->song_sigma > 0.0;
  for (size_t i = 0; i < plan->n_posts; i++)
    {
      is[SWB_FORECAST_POSTS] |= plan->views_sigmas[i] > 0.0f;
      is[SWB_FORECAST_ENGAGEMENT] |= plan->engagement_sigmas[i] > 0.0f;
    }
  for (size_t s = 0; s < plan->n_states; s++)
    {
      const SwbForecastKernel *kernel = &plan->kernels[plan->states[s].kernel];

      is[SWB_FORECAST_PLATFORMS] |=
          plan->platform_sigmas[plan->states[s].platform] > 0.0;
      is[SWB_FORECAST_HALF_LIVES] |= kernel->sigma > 0.0;
      is[SWB_FORECAST_HALF_LIVES] |= kernel->spread > 0.0;
      plan->has_spread |= kernel->spread > 0.0;
    }
  is[SWB_FORECAST_K] = plan->has_reach && plan->log_k_ratio > 0.0;
  is[SWB_FORECAST_P] = plan->p.sigma > 0.0;
  is[SWB_FORECAST_Q] = plan->q.sigma > 0.0;
  is[SWB_FORECAST_M] = plan->m.sigma > 0.0;
  is[SWB_FORECAST_CONVERSION] = plan->ugc.sigma > 0.0 && !plan->ugc.is_zero;
  is[SWB_FORECAST_NOISE] =
      plan->noise_variance > 0.0 || plan->noise_ratio > 0.0;
}

static SwbStatus
fill (SwbForecastPlan *plan, const SwbForecastInput *input)
{
  SwbStatus status;

  if (!allocate (plan, input))
    return SWB_STATUS_NO_MEMORY;
  memcpy (plan->platform_sigmas, input->platform_sigmas,
          plan->n_platforms * sizeof (double));
  memcpy (plan->kernels, input->kernels,
          plan->n_kernels * sizeof *plan->kernels);
  plan->seed = input->seed;
  plan->song_sigma = input->song_sigma;
  plan->log_k_low = log (input->k_low);
  plan->log_k_ratio = log (input->k_high / input->k_low);
  plan->noise_variance = input->noise_cv * input->noise_cv;
  plan->noise_ratio = input->noise_ratio;
  sort_posts (plan, input->posts);
  status = take_reach (plan, input);
  if (status == SWB_STATUS_OK && input->adoption != NULL)
    status = take_adoption (plan, input->adoption);
  if (status == SWB_STATUS_OK)
    note_uncertain (plan);
  return status;
}

/**
 * swb_forecast_plan_new:
 * @input: the plan and what is uncertain about it; copied
 * @out: (out) (transfer full): the prepared plan; free with
 *   swb_forecast_plan_free()
 *
 * Checks everything that can be wrong, so that the draws cannot fail but for
 * memory. Nothing in the plan changes afterwards: any number of threads may
 * draw from it. Takes memory in proportion to posts, days and shares.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when there is no post, platform or half-life,
 *   when a number is NaN (not known), or when adopters are asked for and
 *   nothing tells how many people the market has; %SWB_STATUS_INVALID when a
 *   number is negative or infinite, a half-life 0, a post's platform or kernel
 *   is not there, people a view are above 1, k is below 0.01 or its ends are
 *   the wrong way round, the shares are none (see swb_reach_model_new()), or
 *   the market is smaller than its segments; %SWB_STATUS_RANGE when a number
 *   is above what is taken: counts 1e15, sigmas 4, days 3,660, half-lives 1e6
 *   days, p and q 1,000, other rates 1e6; %SWB_STATUS_NO_MEMORY
 */
SwbStatus
swb_forecast_plan_new (const SwbForecastInput *input, SwbForecastPlan **out)
{
  SwbStatus status = check_input (input);
  SwbForecastPlan *plan;

  if (status != SWB_STATUS_OK)
    return status;
  plan = calloc (1, sizeof *plan);
  status = plan != NULL ? fill (plan, input) : SWB_STATUS_NO_MEMORY;
  if (status != SWB_STATUS_OK)
    {
      swb_forecast_plan_free (plan);
      return status;
    }
  *out = plan;
  return SWB_STATUS_OK;
}

/**
 * swb_forecast_plan_free:
 * @plan: (nullable) (transfer full): a plan
 *
 * Frees the plan. No draw may be under way.
 */
void
swb_forecast_plan_free (SwbForecastPlan *plan)
{
  if (plan == NULL)
    return;
  free (plan->platform_sigmas);
  free (plan->kernels);
  free (plan->states);
  free (plan->cells);
  free (plan->day_first);
  free (plan->views_sigmas);
  free (plan->engagement_sigmas);
  free (plan->reach_first);
  free (plan->reach_segments);
  free (plan->reach_rates);
  free (plan->segment_sizes);
  free (plan);
}
