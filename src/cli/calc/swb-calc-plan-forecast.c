/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The input of calc forecast from a campaign of a workspace. */
#include "cli/calc/swb-calc-plan.h"
#include "document/swb-forecast-inputs.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
put_platforms (JsonBuilder *out, const SwbForecastInputs *inputs)
{
  json_builder_set_member_name (out, "platforms");
  json_builder_begin_array (out);
  for (guint i = 0; i < inputs->platforms->len; i++)
    {
      const SwbForecastKernel *kernel =
          &g_array_index (inputs->kernels, SwbForecastKernel, i);

      json_builder_begin_object (out);
      swb_json_add_text (
          out, "name",
          swb_platform_id (g_array_index (inputs->platforms, SwbPlatform, i)));
      swb_json_add_real (out, "sigma",
                         g_array_index (inputs->platform_sigmas, double, i));
      /* Else it is left to “half_life” of the whole. */
      if (!isnan (kernel->half_life))
        swb_json_add_real (out, "half_life", kernel->half_life);
      swb_json_add_real (out, "half_life_sigma", kernel->sigma);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

/* Shares are in the order of posts; @at is where those of this one begin. Two
 * in one segment come as one. */
static guint
put_shares (JsonBuilder *out,
            const SwbForecastInputs *inputs,
            GPtrArray *segments,
            guint post,
            guint at)
{
  g_autofree double *sums = g_new0 (double, segments->len + 1);

  for (; at < inputs->shares->len; at++)
    {
      const SwbReachShare *share =
          &g_array_index (inputs->shares, SwbReachShare, at);

      if (share->creator != post)
        break;
      sums[share->segment] += share->share;
    }
  json_builder_set_member_name (out, "shares");
  json_builder_begin_object (out);
  for (guint s = 0; s < segments->len; s++)
    if (sums[s] > 0.0)
      swb_json_add_real (out, segments->pdata[s], MIN (sums[s], 1.0));
  json_builder_end_object (out);
  return at;
}

static void
put_posts (JsonBuilder *out,
           const SwbForecastInputs *inputs,
           GPtrArray *segments)
{
  guint at = 0;

  json_builder_set_member_name (out, "posts");
  json_builder_begin_array (out);
  for (guint i = 0; i < inputs->posts->len; i++)
    {
      const SwbForecastPost *post =
          &g_array_index (inputs->posts, SwbForecastPost, i);

      json_builder_begin_object (out);
      swb_json_add_real (out, "day", post->day);
      swb_json_add_text (out, "platform",
                         swb_platform_id (g_array_index (
                             inputs->platforms, SwbPlatform, post->platform)));
      swb_json_add_real (out, "views", post->views);
      swb_json_add_real (out, "sigma", post->views_sigma);
      if (inputs->n_engagement > 0)
        {
          swb_json_add_real (out, "engagement", post->engagement);
          swb_json_add_real (out, "engagement_sigma", post->engagement_sigma);
        }
      swb_json_add_real (out, "unique", post->unique);
      at = put_shares (out, inputs, segments, i, at);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

/**
 * swb_calc_gather_forecast:
 * @document: a workspace
 * @campaign: whose placements
 * @error: where to say that none of them has a day and known views
 *
 * Days count from the first placement. What has no source in the workspace is
 * written out as it is assumed.
 *
 * Returns: (transfer full) (nullable): the input of calc forecast
 */
JsonNode *
swb_calc_gather_forecast (SwbDocument *document,
                          SwbCampaign *campaign,
                          GError **error)
{
  SwbWorkspace *workspace = swb_document_get_workspace (document);
  g_autoptr (SwbForecastInputs) inputs =
      swb_forecast_inputs_new (workspace, campaign, NAN);
  g_autoptr (GPtrArray) segments = swb_calc_name_segments (inputs->reach);
  g_autoptr (JsonBuilder) out = json_builder_new ();

  if (inputs->posts->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("No placement has a day and an account with "
                              "views or followers."));
      return NULL;
    }
  json_builder_begin_object (out);
  put_platforms (out, inputs);
  swb_calc_put_segments (out, inputs->reach, segments);
  put_posts (out, inputs, segments);
  json_builder_end_object (out);
  return json_builder_get_root (out);
}
