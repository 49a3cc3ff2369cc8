/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the random factors of a block. */
#include "analytics/swb-forecast-block.h"
#include "analytics/swb-forecast-random.h"

#include <string.h>

#define L SWB_FORECAST_LANES
#define LN2 0.69314718055994530942
/* Streams: two a factor, for the replicates; then the classes of half-lives. */
#define CLASS_STREAM SWB_FORECAST_N_FACTORS

static SwbLaneStream
stream_of (const SwbForecastPlan *plan,
           size_t first,
           unsigned factor,
           unsigned replicate,
           size_t item)
{
  return (SwbLaneStream){ .seed = plan->seed,
                          .first = (uint32_t) first,
                          .stream = 2 * factor + replicate,
                          .item = (uint32_t) item };
}

/* exp (sigma z) of every post, four posts from one Philox block: posts 0 and 1
 * from its first two words, 2 and 3 from the others. */
SWB_VECTOR_CLONES static void
draw_lognormals (const SwbLaneStream *from,
                 const float *sigmas,
                 size_t n_posts,
                 float *out)
{
  for (size_t i = 0; i < n_posts; i += SWB_FORECAST_POSTS_A_BLOCK)
    {
      uint32_t words[4][L];
      float z[4][L];

      swb_lanes_philox (from, (uint32_t) (i / SWB_FORECAST_POSTS_A_BLOCK),
                        words);
      swb_lanes_normalf (words[0], words[1], z[0], z[1]);
      swb_lanes_normalf (words[2], words[3], z[2], z[3]);
      for (int j = 0; j < 4; j++)
        {
          float sigma = sigmas[i + (size_t) j];
          float *restrict row = out + (i + (size_t) j) * L;

          for (int l = 0; l < L; l++)
            row[l] = swb_vm_expf (sigma * z[j][l]);
        }
    }
}

/* Two random bits a post: which half-life of its kernel it has. */
SWB_VECTOR_CLONES static void
draw_classes (const SwbLaneStream *from, size_t n_posts, uint8_t *out)
{
  for (size_t i = 0; i < n_posts; i += 64)
    {
      uint32_t words[4][L];

      swb_lanes_philox (from, (uint32_t) (i / 64), words);
      for (size_t j = 0; j < 64; j++)
        for (size_t l = 0; l < L; l++)
          out[(i + j) * L + l] = words[j / 16][l] >> (j % 16 * 2) & 3;
    }
}

/* Draws what belongs to single posts, for replicate 0 or 1. */
void
swb_forecast_block_draw_posts (SwbForecastBlock *block,
                               const SwbForecastPlan *plan,
                               size_t first,
                               int replicate)
{
  SwbForecastPosts *posts = &block->posts[replicate];
  unsigned r = (unsigned) replicate;
  SwbLaneStream views = stream_of (plan, first, SWB_FORECAST_POSTS, r, 0);
  SwbLaneStream rates = stream_of (plan, first, SWB_FORECAST_ENGAGEMENT, r, 0);
  SwbLaneStream classes = stream_of (plan, first, CLASS_STREAM, r, 0);

  if (plan->is_uncertain[SWB_FORECAST_POSTS])
    draw_lognormals (&views, plan->views_sigmas, plan->n_posts, posts->views);
  else
    for (size_t i = 0; i < plan->n_posts * L; i++)
      posts->views[i] = 1.0f;
  if (posts->rates != NULL)
    draw_lognormals (&rates, plan->engagement_sigmas, plan->n_posts,
                     posts->rates);
  if (posts->classes != NULL)
    draw_classes (&classes, plan->n_posts, posts->classes);
}

/* exp (mu + sigma z); for certain when sigma is 0. */
SWB_VECTOR_CLONES static void
draw_lognormal (const SwbLaneStream *from, double mu, double sigma, double *out)
{
  double z[L];

  memset (z, 0, sizeof z);
  if (sigma > 0.0)
    swb_lanes_normal (from, z);
  for (int l = 0; l < L; l++)
    out[l] = swb_vm_exp (mu + sigma * z[l]);
}

SWB_VECTOR_CLONES static void
draw_log (const SwbLaneStream *from, double mu, double sigma, double *out)
{
  double z[L];

  memset (z, 0, sizeof z);
  if (sigma > 0.0)
    swb_lanes_normal (from, z);
  for (int l = 0; l < L; l++)
    out[l] = mu + sigma * z[l];
}

SWB_VECTOR_CLONES static void
draw_k (const SwbLaneStream *from,
        const SwbForecastPlan *plan,
        SwbForecastBlock *block)
{
  double u[L];

  memset (u, 0, sizeof u);
  if (plan->log_k_ratio > 0.0)
    swb_lanes_uniform (from, u);
  for (int l = 0; l < L; l++)
    {
      block->k[l] = swb_vm_exp (plan->log_k_low + plan->log_k_ratio * u[l]);
      block->inverse_k[l] = 1.0 / block->k[l];
    }
}

/* keeps = 2^(-1 / half-life); leaves = 1 - keeps without losing digits. */
SWB_VECTOR_CLONES static void
fill_state (const double *restrict kernel_log,
            const double *restrict platform_gain,
            double offset,
            double *restrict keeps,
            double *restrict leaves,
            double *restrict gains)
{
  for (int l = 0; l < L; l++)
    {
      double rate = LN2 * swb_vm_exp (-(kernel_log[l] + offset));

      keeps[l] = swb_vm_exp (-rate);
      leaves[l] = -swb_vm_expm1 (-rate);
      gains[l] = leaves[l] * platform_gain[l];
    }
}

static void
draw_adoption (SwbForecastBlock *block,
               const SwbForecastPlan *plan,
               const SwbForecastReplicates *replicates,
               size_t first)
{
  const struct
  {
    SwbForecastFactor factor;
    const SwbForecastLognormal *of;
    double *out;
  } numbers[] = { { SWB_FORECAST_P, &plan->p, block->p },
                  { SWB_FORECAST_Q, &plan->q, block->q },
                  { SWB_FORECAST_M, &plan->m, block->m },
                  { SWB_FORECAST_CONVERSION, &plan->ugc, block->ugc } };

  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
    {
      SwbForecastFactor factor = numbers[i].factor;
      SwbLaneStream from =
          stream_of (plan, first, factor, replicates->of[factor], 0);

      if (numbers[i].of->is_zero)
        memset (numbers[i].out, 0, L * sizeof (double));
      else
        draw_lognormal (&from, numbers[i].of->mu, numbers[i].of->sigma,
                        numbers[i].out);
    }
  /* Those who adopt are people of the market. */
  for (int l = 0; l < L; l++)
    if (block->m[l] > plan->population)
      block->m[l] = plan->population;
}

/* Draws what a whole draw has in common. */
void
swb_forecast_block_draw_globals (SwbForecastBlock *block,
                                 const SwbForecastPlan *plan,
                                 const SwbForecastReplicates *replicates,
                                 size_t first)
{
  const uint8_t *of = replicates->of;
  SwbLaneStream from =
      stream_of (plan, first, SWB_FORECAST_SONG, of[SWB_FORECAST_SONG], 0);
  double song[L];

  draw_lognormal (&from, 0.0, plan->song_sigma, song);
  for (size_t i = 0; i < plan->n_platforms; i++)
    {
      from = stream_of (plan, first, SWB_FORECAST_PLATFORMS,
                        of[SWB_FORECAST_PLATFORMS], i);
      draw_lognormal (&from, 0.0, plan->platform_sigmas[i],
                      block->platform_gains + i * L);
      for (size_t l = 0; l < L; l++)
        block->platform_gains[i * L + l] *= song[l];
    }
  for (size_t i = 0; i < plan->n_kernels; i++)
    {
      from = stream_of (plan, first, SWB_FORECAST_HALF_LIVES,
                        of[SWB_FORECAST_HALF_LIVES], i);
      draw_log (&from, __builtin_log (plan->kernels[i].half_life),
                plan->kernels[i].sigma, block->kernel_logs + i * L);
    }
  for (size_t s = 0; s < plan->n_states; s++)
    fill_state (block->kernel_logs + plan->states[s].kernel * L,
                block->platform_gains + plan->states[s].platform * L,
                plan->states[s].class_offset, block->keeps + s * L,
                block->leaves + s * L, block->gains + s * L);
  from = stream_of (plan, first, SWB_FORECAST_K, of[SWB_FORECAST_K], 0);
  draw_k (&from, plan, block);
  if (plan->has_adoption)
    draw_adoption (block, plan, replicates, first);
}

SWB_VECTOR_CLONES static void
draw_noise (const SwbLaneStream *from, uint32_t pair, float noise[4][L])
{
  uint32_t words[4][L];

  swb_lanes_philox (from, pair, words);
  swb_lanes_normalf (words[0], words[1], noise[0], noise[1]);
  swb_lanes_normalf (words[2], words[3], noise[2], noise[3]);
}

/* Draws the noise of a day and the next; on even days only. */
void
swb_forecast_block_draw_noise (SwbForecastBlock *block,
                               const SwbForecastPlan *plan,
                               const SwbForecastReplicates *replicates,
                               size_t first,
                               size_t day)
{
  SwbLaneStream from = stream_of (plan, first, SWB_FORECAST_NOISE,
                                  replicates->of[SWB_FORECAST_NOISE], 0);

  if (day % 2 == 0 && plan->is_uncertain[SWB_FORECAST_NOISE])
    draw_noise (&from, (uint32_t) (day / 2), block->noise);
}
