/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of a block of draws: decay by recursion, noise, reach, and the
 * exact daily step of the forced Bass model. */
#include "analytics/swb-forecast-block.h"
#include "analytics/swb-reach.h"
#include "analytics/swb-vector-math.h"

#include <string.h>

#define L SWB_FORECAST_LANES

/* What a day brings, before it is added to the sums. */
typedef struct
{
  double views[L];
  double engagements[L];
  double noise[L];
  double adopters[L];
} Day;

/* Lets every state decay for a day. */
SWB_VECTOR_INLINE void
decay (SwbForecastBlock *block, const SwbForecastPlan *plan)
{
  for (size_t s = 0; s < plan->n_states; s++)
    {
      const double *restrict keeps = block->keeps + s * L;
      double *restrict views = block->views + s * L;
      double *restrict engagements = block->engagements + s * L;

      for (int l = 0; l < L; l++)
        {
          views[l] *= keeps[l];
          engagements[l] *= keeps[l];
        }
      for (size_t g = 0; g < plan->n_segments; g++)
        {
          double *restrict exposure =
              block->exposures + (s * plan->n_segments + g) * L;

          for (int l = 0; l < L; l++)
            exposure[l] *= keeps[l];
        }
    }
}

/* Adds to the state, or with classes to that of the lane's class. */
SWB_VECTOR_INLINE void
add_to_state (double *to,
              size_t stride,
              const double *restrict value,
              const SwbForecastCell *cell,
              const uint8_t *restrict class)
{
  if (cell->n_classes == 1)
    {
      double *restrict row = to;

      for (int l = 0; l < L; l++)
        row[l] += value[l];
      return;
    }
  for (unsigned c = 0; c < cell->n_classes; c++)
    {
      double *restrict row = to + c * stride;

      for (int l = 0; l < L; l++)
        row[l] += class[l] == c ? value[l] : 0.0;
    }
}

/* A post's viewers are the share p of a segment; that is the exposure
 * k ((1 - p)^(-1/k) - 1), which g_k turns into p again. It comes in over the
 * days as the views do. */
SWB_VECTOR_INLINE void
add_exposures (SwbForecastBlock *block,
               const SwbForecastPlan *plan,
               const SwbForecastCell *cell,
               const double *restrict views,
               const uint8_t *class)
{
  size_t n_segments = plan->n_segments;
  const double *restrict gain =
      block->platform_gains + plan->states[cell->state].platform * L;

  for (size_t c = plan->reach_first[cell->post];
       c < plan->reach_first[cell->post + 1]; c++)
    {
      double rate = plan->reach_rates[c];
      double exposure[L];

      for (int l = 0; l < L; l++)
        {
          double share = views[l] * gain[l] * rate;

          share = share < SWB_REACH_SHARE_MAX ? share : SWB_REACH_SHARE_MAX;
          exposure[l] = block->k[l] * swb_vm_expm1 (-swb_vm_log1p (-share) *
                                                    block->inverse_k[l]);
        }
      add_to_state (block->exposures +
                        (cell->state * n_segments + plan->reach_segments[c]) *
                            L,
                    n_segments * L, exposure, cell, class);
    }
}

/* Adds the posts of a day, each with its luck. */
SWB_VECTOR_INLINE void
add_posts (SwbForecastBlock *block,
           const SwbForecastPlan *plan,
           const SwbForecastPosts *posts,
           size_t day)
{
  for (size_t i = plan->day_first[day]; i < plan->day_first[day + 1]; i++)
    {
      const SwbForecastCell *cell = &plan->cells[i];
      const float *restrict luck = posts->views + cell->post * (size_t) L;
      const uint8_t *class = posts->classes != NULL
                                 ? posts->classes + cell->post * (size_t) L
                                 : NULL;
      double views[L];
      double engagements[L];

      for (int l = 0; l < L; l++)
        {
          views[l] = cell->views * (double) luck[l];
          engagements[l] = cell->engagements * (double) luck[l];
        }
      if (posts->rates != NULL)
        {
          const float *restrict rate = posts->rates + cell->post * (size_t) L;

          for (int l = 0; l < L; l++)
            engagements[l] *= (double) rate[l];
        }
      add_to_state (block->views + cell->state * (size_t) L, L, views, cell,
                    class);
      add_to_state (block->engagements + cell->state * (size_t) L, L,
                    engagements, cell, class);
      if (plan->has_reach)
        add_exposures (block, plan, cell, views, class);
    }
}

/* What the states give off today. */
SWB_VECTOR_INLINE void
see (const SwbForecastBlock *block, const SwbForecastPlan *plan, Day *day)
{
  memset (day->views, 0, sizeof day->views);
  memset (day->engagements, 0, sizeof day->engagements);
  for (size_t s = 0; s < plan->n_states; s++)
    {
      const double *restrict gain = block->gains + s * L;
      const double *restrict views = block->views + s * L;
      const double *restrict engagements = block->engagements + s * L;

      for (int l = 0; l < L; l++)
        {
          day->views[l] += gain[l] * views[l];
          day->engagements[l] += gain[l] * engagements[l];
        }
    }
}

/* A multiplier of mean 1 for a count of the mean mu: lognormal with
 * sigma^2 = ln (1 + cv^2 + ratio / mu), so that the variance is that of the
 * negative binomial, ratio mu + cv^2 mu^2. Below a mean of 1 as at 1. */
SWB_VECTOR_INLINE void
noise_of (const SwbForecastPlan *plan,
          const double *restrict mean,
          const float *restrict z,
          double *restrict out)
{
  double variance = plan->noise_variance;
  double ratio = plan->noise_ratio;

  for (int l = 0; l < L; l++)
    {
      double count = mean[l] > 1.0 ? mean[l] : 1.0;
      double square = swb_vm_log1p (variance + ratio / count);

      out[l] =
          swb_vm_exp (__builtin_sqrt (square) * (double) z[l] - 0.5 * square);
    }
}

SWB_VECTOR_INLINE void
add_views (SwbForecastBlock *block,
           const SwbForecastPlan *plan,
           Day *day,
           size_t t)
{
  double *restrict views = block->sums[SWB_FORECAST_VIEWS];
  double *restrict engagements = block->sums[SWB_FORECAST_ENGAGEMENTS];

  if (plan->is_uncertain[SWB_FORECAST_NOISE])
    noise_of (plan, day->views, block->noise[t % 2 * 2], day->noise);
  else
    for (int l = 0; l < L; l++)
      day->noise[l] = 1.0;
  for (int l = 0; l < L; l++)
    {
      day->views[l] *= day->noise[l];
      views[l] += day->views[l];
      engagements[l] += day->engagements[l] * day->noise[l];
    }
}

/* Adds the day's exposure to the contacts, and counts who has had any:
 * N g_k (z) = N (1 - (1 + z / k)^-k). */
SWB_VECTOR_INLINE void
add_reach (SwbForecastBlock *block, const SwbForecastPlan *plan, const Day *day)
{
  double reach[L] = { 0 };

  for (size_t g = 0; g < plan->n_segments; g++)
    {
      double size = plan->segment_sizes[g];
      double *restrict contacts = block->contacts + g * L;
      double today[L] = { 0 };

      for (size_t s = 0; s < plan->n_states; s++)
        {
          const double *restrict leaves = block->leaves + s * L;
          const double *restrict exposure =
              block->exposures + (s * plan->n_segments + g) * L;

          for (int l = 0; l < L; l++)
            today[l] += leaves[l] * exposure[l];
        }
      for (int l = 0; l < L; l++)
        {
          contacts[l] += today[l] * day->noise[l];
          reach[l] -=
              size *
              swb_vm_expm1 (-block->k[l] *
                            swb_vm_log1p (contacts[l] * block->inverse_k[l]));
        }
    }
  memcpy (block->sums[SWB_FORECAST_REACH], reach, sizeof reach);
}

/* The force p e, e the day's contacts a person, is constant over the day. Then
 * F' - F = (1 - E) (1 - F) (f + q F) / (f + q E + q F (1 - E)), E = e^-(f + q):
 * the exact step, in the form in which nothing cancels. */
SWB_VECTOR_INLINE void
adopt (SwbForecastBlock *block, const SwbForecastPlan *plan, Day *day)
{
  double *restrict adopted = block->adopted;
  double *restrict sum = block->sums[SWB_FORECAST_ADOPTERS];
  double one_over = 1.0 / plan->population;

  for (int l = 0; l < L; l++)
    {
      double q = block->q[l];
      double force = block->p[l] * (plan->organic + day->views[l] * one_over);
      double leaves = -swb_vm_expm1 (-(force + q));
      double done = adopted[l];
      double step = leaves * (1.0 - done) * (force + q * done);

      /* The last summand is for no force at all: 0 / 0. */
      step /= force + q * (1.0 - leaves) + q * done * leaves + 1e-300;
      step = step < 1.0 - done ? step : 1.0 - done;
      adopted[l] = done + step;
      day->adopters[l] = block->m[l] * step;
      sum[l] = block->m[l] * adopted[l];
    }
}

SWB_VECTOR_INLINE void
add_ugc (SwbForecastBlock *block,
         const SwbForecastPlan *plan,
         const Day *day,
         size_t t)
{
  double *restrict sum = block->sums[SWB_FORECAST_UGC];
  double posts[L];
  double noise[L];

  for (int l = 0; l < L; l++)
    posts[l] = block->ugc[l] * day->adopters[l];
  if (plan->is_uncertain[SWB_FORECAST_NOISE])
    noise_of (plan, posts, block->noise[t % 2 * 2 + 1], noise);
  else
    for (int l = 0; l < L; l++)
      noise[l] = 1.0;
  for (int l = 0; l < L; l++)
    sum[l] += posts[l] * noise[l];
}

SWB_VECTOR_CLONES static void
run_day (SwbForecastBlock *block,
         const SwbForecastPlan *plan,
         const SwbForecastPosts *posts,
         size_t t)
{
  Day day;

  decay (block, plan);
  add_posts (block, plan, posts, t);
  see (block, plan, &day);
  add_views (block, plan, &day, t);
  if (plan->has_reach)
    add_reach (block, plan, &day);
  if (plan->has_adoption)
    {
      adopt (block, plan, &day);
      add_ugc (block, plan, &day, t);
    }
}

static void
store (const SwbForecastBlock *block,
       const SwbForecastPlan *plan,
       const SwbForecastSink *sink,
       size_t t)
{
  for (int s = 0; s < SWB_FORECAST_N_SERIES; s++)
    {
      int slot = swb_forecast_slot (plan, (SwbForecastSeries) s);
      size_t row =
          sink->only_totals ? (size_t) slot : (size_t) slot * plan->n_days + t;

      if (slot >= 0)
        memcpy (sink->values + row * sink->n_draws + sink->first,
                block->sums[s], sink->count * sizeof (double));
    }
}

static void
clear (SwbForecastBlock *block, const SwbForecastPlan *plan)
{
  size_t row = L * sizeof (double);

  memset (block->views, 0, plan->n_states * row);
  memset (block->engagements, 0, plan->n_states * row);
  memset (block->exposures, 0, plan->n_states * plan->n_segments * row);
  memset (block->contacts, 0, plan->n_segments * row);
  memset (block->adopted, 0, sizeof block->adopted);
  memset (block->sums, 0, sizeof block->sums);
}

/* Runs a block from the first day to the last. The posts' own factors must
 * have been drawn, for each replicate that is asked for. */
void
swb_forecast_block_run (SwbForecastBlock *block,
                        const SwbForecastPlan *plan,
                        const SwbForecastReplicates *replicates,
                        const SwbForecastSink *sink)
{
  const uint8_t *of = replicates->of;
  SwbForecastPosts posts = {
    .views = block->posts[of[SWB_FORECAST_POSTS]].views,
    .rates = block->posts[of[SWB_FORECAST_ENGAGEMENT]].rates,
    .classes = block->posts[of[SWB_FORECAST_HALF_LIVES]].classes,
  };

  clear (block, plan);
  swb_forecast_block_draw_globals (block, plan, replicates, sink->first);
  for (size_t t = 0; t < plan->n_days; t++)
    {
      swb_forecast_block_draw_noise (block, plan, replicates, sink->first, t);
      run_day (block, plan, &posts, t);
      if (!sink->only_totals || t + 1 == plan->n_days)
        store (block, plan, sink, t);
    }
}
