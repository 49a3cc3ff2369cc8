/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inputs of a forecast from the sample campaign. */
#include "document-fixture.h"
#include "document/swb-forecast-inputs.h"
#include "document/swb-forecast-run.h"
#include "exchange/swb-sample.h"

#include <math.h>

static SwbCampaign *
open_sample (SwbDocument **document)
{
  SwbWorkspace *workspace;

  *document = fixture_open ();
  fixture_run (*document, swb_sample_command ());
  workspace = swb_document_get_workspace (*document);
  return g_list_model_get_item (
      G_LIST_MODEL (swb_workspace_get_campaigns (workspace)), 0);
}

static void
check_posts (const SwbForecastInputs *inputs)
{
  double unique = 0.0;

  for (guint i = 0; i < inputs->posts->len; i++)
    {
      const SwbForecastPost *post =
          &g_array_index (inputs->posts, SwbForecastPost, i);

      g_assert_cmpfloat (post->views, >, 0.0);
      g_assert_cmpfloat (post->engagement, >, 0.0);
      g_assert_cmpuint (post->kernel, ==, post->platform);
      g_assert_cmpuint (post->platform, <, inputs->platforms->len);
      if (i > 0)
        g_assert_cmpuint (
            post->day, >=,
            g_array_index (inputs->posts, SwbForecastPost, i - 1).day);
      unique += post->unique;
    }
  /* The people of an account are counted at its first post. */
  g_assert_cmpfloat (unique, ==, inputs->reach->accounts->len);
}

/* Every dated placement of a known account is a post, and every share lies in
 * a segment. */
static void
test_sample (void)
{
  SwbDocument *document;
  g_autoptr (SwbCampaign) campaign = open_sample (&document);
  SwbWorkspace *workspace = swb_document_get_workspace (document);
  g_autoptr (SwbForecastInputs) inputs =
      swb_forecast_inputs_new (workspace, campaign, 2.0);
  const SwbForecastKernel *kernels =
      (const SwbForecastKernel *) (gpointer) inputs->kernels->data;
  GListModel *placements =
      G_LIST_MODEL (swb_campaign_get_placements (campaign));

  g_assert_cmpuint (inputs->posts->len, >, 20);
  g_assert_cmpuint (inputs->posts->len + inputs->n_without, <=,
                    g_list_model_get_n_items (placements));
  g_assert_cmpuint (inputs->n_no_half_life, ==, 0);
  g_assert_cmpuint (g_array_index (inputs->posts, SwbForecastPost, 0).day, ==,
                    0);
  check_posts (inputs);
  for (guint i = 0; i < inputs->platforms->len; i++)
    if (g_array_index (inputs->platforms, SwbPlatform, i) ==
        SWB_PLATFORM_INSTAGRAM)
      g_assert_cmpfloat (kernels[i].half_life, ==, 19.0 / 24.0);
    else if (g_array_index (inputs->platforms, SwbPlatform, i) ==
             SWB_PLATFORM_TIKTOK)
      g_assert_cmpfloat (kernels[i].half_life, ==, 2.0);
  for (guint i = 0; i < inputs->shares->len; i++)
    g_assert_cmpuint (g_array_index (inputs->shares, SwbReachShare, i).segment,
                      <, inputs->sizes->len);
  g_clear_object (&campaign);
  fixture_close (document);
}

/* Without luck, at the average views of the accounts and with everything seen,
 * the forecast reaches those whom the reach model reaches. */
static void
test_reach_agrees (void)
{
  SwbDocument *document;
  g_autoptr (SwbCampaign) campaign = open_sample (&document);
  g_autoptr (SwbForecastInputs) inputs = swb_forecast_inputs_new (
      swb_document_get_workspace (document), campaign, 2.0);
  SwbForecastInput input = { .n_days = 3660, .k_low = 2.0, .k_high = 2.0 };
  SwbForecastRunOptions options = { .n_draws = 1 };
  SwbReachOptions reach_options = { 2.0, SWB_REACH_EXPOSURE_CALIBRATED };
  g_autoptr (SwbForecastPlan) plan = NULL;
  g_autoptr (SwbForecastResult) result = NULL;
  SwbReachModel *model = NULL;
  SwbReachResult reach;
  double reached;

  for (guint i = 0; i < inputs->posts->len; i++)
    {
      SwbForecastPost *post =
          &g_array_index (inputs->posts, SwbForecastPost, i);

      post->views *= exp (0.5 * post->views_sigma * post->views_sigma);
      post->views_sigma = post->engagement_sigma = 0.0;
    }
  for (guint i = 0; i < inputs->kernels->len; i++)
    {
      g_array_index (inputs->kernels, SwbForecastKernel, i).sigma = 0.0;
      g_array_index (inputs->platform_sigmas, double, i) = 0.0;
    }
  swb_forecast_inputs_fill (inputs, &input);
  g_assert_cmpint (swb_forecast_plan_new (&input, &plan), ==, SWB_STATUS_OK);
  result = swb_forecast_run (plan, &options, NULL, NULL, NULL, NULL);
  g_assert_cmpint (swb_reach_inputs_build (inputs->reach, &model), ==, 0);
  g_assert_cmpint (
      swb_reach_evaluate (model, NULL, reach_options, &reach, NULL), ==, 0);
  reached = result->cumulative[SWB_FORECAST_REACH][3659].p50;
  g_assert_cmpfloat (fabs (reached / reach.reach - 1.0), <, 1e-9);
  swb_reach_model_free (model);
  g_clear_object (&campaign);
  fixture_close (document);
}

/* A platform of which nobody published a half-life is not enough. */
static void
test_no_half_life (void)
{
  SwbDocument *document;
  g_autoptr (SwbCampaign) campaign = open_sample (&document);
  g_autoptr (SwbForecastInputs) inputs = swb_forecast_inputs_new (
      swb_document_get_workspace (document), campaign, NAN);
  SwbForecastInput input = swb_forecast_input_default ();
  SwbForecastPlan *plan = NULL;

  g_assert_cmpuint (inputs->n_no_half_life, >, 0);
  swb_forecast_inputs_fill (inputs, &input);
  g_assert_cmpint (swb_forecast_plan_new (&input, &plan), ==,
                   SWB_STATUS_NOT_ENOUGH);
  g_clear_object (&campaign);
  fixture_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast-inputs/sample", test_sample);
  g_test_add_func ("/forecast-inputs/reach-agrees", test_reach_agrees);
  g_test_add_func ("/forecast-inputs/no-half-life", test_no_half_life);
  return g_test_run ();
}
