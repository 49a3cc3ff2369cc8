/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A block of draws: memory, random factors, and the loop over days. Lanes are
 * draws and never meet, so that all loops over them are vector code. */
#include "analytics/swb-forecast-block.h"

#include <stdlib.h>
#include <string.h>

#define L SWB_FORECAST_LANES

static size_t
round_up (size_t size)
{
  return (size + 63) & ~(size_t) 63;
}

/* n rows of lanes; NULL for a number that no memory holds. */
static void *
rows (size_t n, size_t size)
{
  void *memory;

  if (n > SIZE_MAX / 2 / (L * size))
    return NULL;
  memory = aligned_alloc (64, round_up ((n + 1) * L * size));
  if (memory != NULL)
    memset (memory, 0, (n + 1) * L * size);
  return memory;
}

static bool
allocate_posts (SwbForecastPosts *posts, const SwbForecastPlan *plan)
{
  size_t n = plan->n_posts + SWB_FORECAST_POSTS_A_BLOCK;

  posts->views = rows (n, sizeof (float));
  if (plan->is_uncertain[SWB_FORECAST_ENGAGEMENT])
    posts->rates = rows (n, sizeof (float));
  if (plan->has_spread)
    posts->classes = rows (n + 64, 1);
  return posts->views != NULL &&
         (posts->rates != NULL ||
          !plan->is_uncertain[SWB_FORECAST_ENGAGEMENT]) &&
         (posts->classes != NULL || !plan->has_spread);
}

/* Room for a block, with the posts of one or two replicates. */
SwbForecastBlock *
swb_forecast_block_new (const SwbForecastPlan *plan, int n_replicates)
{
  SwbForecastBlock *block = calloc (1, sizeof *block);
  size_t n_cells = plan->n_states * plan->n_segments;
  bool ok = block != NULL;

  if (!ok)
    return NULL;
  block->platform_gains = rows (plan->n_platforms, sizeof (double));
  block->kernel_logs = rows (plan->n_kernels, sizeof (double));
  block->keeps = rows (plan->n_states, sizeof (double));
  block->leaves = rows (plan->n_states, sizeof (double));
  block->gains = rows (plan->n_states, sizeof (double));
  block->views = rows (plan->n_states, sizeof (double));
  block->engagements = rows (plan->n_states, sizeof (double));
  block->exposures = rows (n_cells, sizeof (double));
  block->contacts = rows (plan->n_segments, sizeof (double));
  ok = block->platform_gains != NULL && block->kernel_logs != NULL &&
       block->keeps != NULL && block->leaves != NULL && block->gains != NULL &&
       block->views != NULL && block->engagements != NULL &&
       block->exposures != NULL && block->contacts != NULL;
  for (int r = 0; r < n_replicates && ok; r++)
    ok = allocate_posts (&block->posts[r], plan);
  if (ok)
    return block;
  swb_forecast_block_free (block);
  return NULL;
}

void
swb_forecast_block_free (SwbForecastBlock *block)
{
  if (block == NULL)
    return;
  for (int r = 0; r < 2; r++)
    {
      free (block->posts[r].views);
      free (block->posts[r].rates);
      free (block->posts[r].classes);
    }
  free (block->platform_gains);
  free (block->kernel_logs);
  free (block->keeps);
  free (block->leaves);
  free (block->gains);
  free (block->views);
  free (block->engagements);
  free (block->exposures);
  free (block->contacts);
  free (block);
}
