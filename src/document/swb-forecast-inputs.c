/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inputs of a forecast are chosen here, from those of the reach models:
 *
 * - Each placement that is not dropped, has a day, and whose account has known
 *   views is a post. These views are an average, so that its median is
 *   e^(-sigma^2/2) of them.
 * - An account's viewers count once, at its first post; further ones add views
 *   and nobody new.
 * - Engagement is that on views; posts of which it is not known have the median
 *   of the others.
 * - A platform decays by its first published half-life. */
#include "document/swb-forecast-inputs.h"

#include "analytics/swb-decay.h"
#include "analytics/swb-quantile.h"

#include <math.h>

typedef struct
{
  SwbForecastInputs *inputs;
  const SwbRosterData *roster;
  GHashTable *accounts; /* index in the roster -> index in reach + 1 */
  GHashTable *posted;   /* set of those that have a post */
  double half_life;
} Builder;

/**
 * swb_forecast_inputs_free:
 * @inputs: (nullable) (transfer full): inputs
 *
 * Frees the inputs.
 */
void
swb_forecast_inputs_free (SwbForecastInputs *inputs)
{
  if (inputs == NULL)
    return;
  g_array_unref (inputs->posts);
  g_array_unref (inputs->platforms);
  g_array_unref (inputs->platform_sigmas);
  g_array_unref (inputs->kernels);
  g_array_unref (inputs->shares);
  g_array_unref (inputs->sizes);
  swb_reach_inputs_free (inputs->reach);
  g_free (inputs);
}

static guint
find_platform (Builder *builder, SwbPlatform platform)
{
  SwbForecastInputs *inputs = builder->inputs;
  const SwbDecayPreset *preset =
      swb_decay_find_platform (swb_platform_id (platform));
  const double sigma = SWB_FORECAST_INPUTS_PLATFORM_SIGMA;
  SwbForecastKernel kernel = {
    .half_life = preset != NULL ? preset->half_life / SWB_DECAY_HOURS_A_DAY
                                : builder->half_life,
    .sigma = SWB_FORECAST_HALF_LIFE_SIGMA,
  };

  for (guint i = 0; i < inputs->platforms->len; i++)
    if (g_array_index (inputs->platforms, SwbPlatform, i) == platform)
      return i;
  g_array_append_val (inputs->platforms, platform);
  g_array_append_val (inputs->platform_sigmas, sigma);
  g_array_append_val (inputs->kernels, kernel);
  if (isnan (kernel.half_life))
    inputs->n_no_half_life++;
  return inputs->platforms->len - 1;
}

/* The post lies in the segments as its account does. */
static void
add_shares (Builder *builder, guint account)
{
  const GArray *from = builder->inputs->reach->shares;

  for (guint i = 0; i < from->len; i++)
    {
      SwbReachShare share = g_array_index (from, SwbReachShare, i);

      if (share.creator != account)
        continue;
      share.creator = builder->inputs->posts->len;
      g_array_append_val (builder->inputs->shares, share);
    }
}

static SwbPlatform
platform_of (SwbPlacement *placement, SwbPlatform account)
{
  const char *channel = swb_placement_get_channel (placement);
  SwbPlatform platform =
      channel != NULL ? swb_channel_platform (channel) : SWB_PLATFORM_OTHER;

  return platform != SWB_PLATFORM_OTHER ? platform : account;
}

static double
engagement_of (Builder *builder, guint account)
{
  SwbAccountCells cells;

  swb_roster_data_get_account (builder->roster, account, &cells);
  return cells.engagement.kind == SWB_ENGAGEMENT_ON_VIEWS
             ? cells.engagement.ratio
             : NAN;
}

static void
add_post (Builder *builder,
          SwbPlacement *placement,
          guint account,
          guint index,
          SwbDay first_day)
{
  SwbForecastInputs *inputs = builder->inputs;
  SwbPlatform platform =
      swb_roster_data_account_platform (builder->roster, account);
  const SwbReachAccount *reach =
      &g_array_index (inputs->reach->accounts, SwbReachAccount, index);
  gboolean first =
      g_hash_table_add (builder->posted, GUINT_TO_POINTER (account));
  SwbForecastPost post = {
    .day = (uint32_t) (swb_placement_get_day (placement) - first_day),
    .platform = find_platform (builder, platform_of (placement, platform)),
    .views = reach->viewers * exp (-0.5 * SWB_FORECAST_INPUTS_VIEWS_SIGMA *
                                   SWB_FORECAST_INPUTS_VIEWS_SIGMA),
    .views_sigma = SWB_FORECAST_INPUTS_VIEWS_SIGMA,
    .engagement = engagement_of (builder, account),
    .engagement_sigma = SWB_FORECAST_INPUTS_ENGAGEMENT_SIGMA,
    .unique = first ? 1.0 : 0.0,
  };

  post.kernel = post.platform;
  add_shares (builder, index);
  g_array_append_val (inputs->posts, post);
}

static int
by_day (gconstpointer a, gconstpointer b)
{
  SwbDay one = swb_placement_get_day (*(SwbPlacement *const *) a);
  SwbDay other = swb_placement_get_day (*(SwbPlacement *const *) b);

  return (one > other) - (one < other);
}

/* The placements that are posted, in order of date. */
static GPtrArray *
list_placements (SwbForecastInputs *inputs, SwbCampaign *campaign)
{
  GListModel *list = G_LIST_MODEL (swb_campaign_get_placements (campaign));
  GPtrArray *placements = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SwbPlacement) placement = g_list_model_get_item (list, i);

      if (g_strcmp0 (swb_placement_get_status (placement), "dropped") == 0)
        continue;
      if (swb_placement_get_day (placement) == SWB_DAY_NONE)
        inputs->n_without++;
      else
        g_ptr_array_add (placements, g_steal_pointer (&placement));
    }
  g_ptr_array_sort (placements, by_day);
  return placements;
}

static void
add_posts (Builder *builder, SwbRoster *roster, SwbCampaign *campaign)
{
  SwbForecastInputs *inputs = builder->inputs;
  g_autoptr (GPtrArray) placements = list_placements (inputs, campaign);

  for (guint i = 0; i < placements->len; i++)
    {
      SwbPlacement *placement = g_ptr_array_index (placements, i);
      guint account;
      guint index = 0;

      if (swb_roster_find_account (
              roster, swb_placement_get_account (placement), &account))
        index = GPOINTER_TO_UINT (g_hash_table_lookup (
            builder->accounts, GUINT_TO_POINTER (account)));
      if (index == 0)
        {
          inputs->n_without++;
          continue;
        }
      if (inputs->first_day == SWB_DAY_NONE)
        inputs->first_day = swb_placement_get_day (placement);
      add_post (builder, placement, account, index - 1, inputs->first_day);
    }
}

/* Posts of which nobody knows have the median of the others, and no
 * engagement at all when it is known of none. */
static void
settle_engagement (SwbForecastInputs *inputs)
{
  g_autofree double *known = g_new (double, inputs->posts->len + 1);
  const double half = 0.5;
  double median = 0.0;

  for (guint i = 0; i < inputs->posts->len; i++)
    {
      double rate =
          g_array_index (inputs->posts, SwbForecastPost, i).engagement;

      if (rate >= 0.0 && isfinite (rate))
        known[inputs->n_engagement++] = rate;
    }
  if (swb_quantiles (known, inputs->n_engagement, &half, 1, &median) !=
      SWB_STATUS_OK)
    median = 0.0;
  for (guint i = 0; i < inputs->posts->len; i++)
    {
      SwbForecastPost *post =
          &g_array_index (inputs->posts, SwbForecastPost, i);

      if (!(post->engagement >= 0.0 && isfinite (post->engagement)))
        post->engagement = median;
    }
}

/**
 * swb_forecast_inputs_new:
 * @workspace: where accounts and segments are; as in swb_reach_inputs_new()
 * @campaign: whose placements, but for dropped ones
 * @half_life: of platforms of which none is published, in days; NaN when it is
 *   not known, with which a forecast is not enough
 *
 * Returns: (transfer full): what the plan tells
 */
SwbForecastInputs *
swb_forecast_inputs_new (SwbWorkspace *workspace,
                         SwbCampaign *campaign,
                         double half_life)
{
  SwbForecastInputs *inputs = g_new0 (SwbForecastInputs, 1);
  SwbRoster *roster = swb_workspace_get_roster (workspace);
  Builder builder = { .inputs = inputs,
                      .roster = swb_roster_get_data (roster),
                      .accounts = g_hash_table_new (NULL, NULL),
                      .posted = g_hash_table_new (NULL, NULL),
                      .half_life = half_life };

  inputs->posts = g_array_new (FALSE, TRUE, sizeof (SwbForecastPost));
  inputs->platforms = g_array_new (FALSE, TRUE, sizeof (SwbPlatform));
  inputs->platform_sigmas = g_array_new (FALSE, TRUE, sizeof (double));
  inputs->kernels = g_array_new (FALSE, TRUE, sizeof (SwbForecastKernel));
  inputs->shares = g_array_new (FALSE, TRUE, sizeof (SwbReachShare));
  inputs->sizes = g_array_new (FALSE, TRUE, sizeof (double));
  inputs->first_day = SWB_DAY_NONE;
  inputs->reach = swb_reach_inputs_new (workspace, campaign);
  for (guint i = 0; i < inputs->reach->accounts->len; i++)
    g_hash_table_insert (
        builder.accounts,
        GUINT_TO_POINTER (
            g_array_index (inputs->reach->accounts, SwbReachAccount, i)
                .account),
        GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < inputs->reach->segments->len; i++)
    g_array_append_val (
        inputs->sizes,
        g_array_index (inputs->reach->segments, SwbReachSegment, i).size);
  add_posts (&builder, roster, campaign);
  settle_engagement (inputs);
  g_hash_table_unref (builder.accounts);
  g_hash_table_unref (builder.posted);
  return inputs;
}

/**
 * swb_forecast_inputs_fill:
 * @inputs: inputs; must live as long as @input is used
 * @input: to be filled, such as swb_forecast_input_default()
 *
 * Sets the posts, platforms, half-lives and segments of @input.
 */
void
swb_forecast_inputs_fill (const SwbForecastInputs *inputs,
                          SwbForecastInput *input)
{
  input->n_posts = inputs->posts->len;
  input->posts = (const SwbForecastPost *) (gpointer) inputs->posts->data;
  input->n_platforms = inputs->platform_sigmas->len;
  input->platform_sigmas =
      (const double *) (gpointer) inputs->platform_sigmas->data;
  input->n_kernels = inputs->kernels->len;
  input->kernels = (const SwbForecastKernel *) (gpointer) inputs->kernels->data;
  input->n_segments = inputs->sizes->len;
  input->segment_sizes = (const double *) (gpointer) inputs->sizes->data;
  input->n_shares = inputs->shares->len;
  input->shares = (const SwbReachShare *) (gpointer) inputs->shares->data;
}
