/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inputs of calc that are made from a campaign of a workspace: the numbers from
 * which the window and the brief compute, so that an analyst starts from what
 * the planner sees. */
#include "cli/calc/swb-calc-plan.h"

#include "analytics/swb-tier.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static SwbCalcPlan *
plan_of_campaign (SwbDocument *document, SwbCampaign *campaign, GError **error)
{
  SwbReachInputs *inputs =
      swb_reach_inputs_new (swb_document_get_workspace (document), campaign);

  if (inputs->accounts->len > 0)
    return swb_calc_plan_new (document, inputs);
  swb_reach_inputs_free (inputs);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       _ ("No booked account has views or followers."));
  return NULL;
}

static JsonNode *
end_input (JsonBuilder *out)
{
  json_builder_end_object (out);
  return json_builder_get_root (out);
}

static void
begin_list (JsonBuilder *out, const char *name)
{
  json_builder_set_member_name (out, name);
  json_builder_begin_array (out);
}

static guint
creator_of (const SwbCalcPlan *plan, guint index)
{
  return swb_roster_data_account_creator (
      plan->roster, swb_calc_plan_account (plan, index)->account);
}

/* Calls WORK for each placement that is in the plan and whose account is
 * known; INDEX is the account's. */
typedef void (*PlacementWork) (const SwbCalcPlan *plan,
                               SwbPlacement *placement,
                               guint index,
                               gpointer data);

static void
each_placement (const SwbCalcPlan *plan,
                SwbCampaign *campaign,
                PlacementWork work,
                gpointer data)
{
  GListModel *list = G_LIST_MODEL (swb_campaign_get_placements (campaign));
  SwbRoster *roster = swb_workspace_get_roster (plan->workspace);
  g_autoptr (GHashTable) indices = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < plan->inputs->accounts->len; i++)
    g_hash_table_insert (
        indices,
        GUINT_TO_POINTER (swb_calc_plan_account (plan, i)->account + 1),
        GUINT_TO_POINTER (i));
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SwbPlacement) placement = g_list_model_get_item (list, i);
      gpointer index;
      guint account;

      if (g_strcmp0 (swb_placement_get_status (placement), "dropped") != 0 &&
          swb_roster_find_account (
              roster, swb_placement_get_account (placement), &account) &&
          g_hash_table_lookup_extended (indices, GUINT_TO_POINTER (account + 1),
                                        NULL, &index))
        work (plan, placement, GPOINTER_TO_UINT (index), data);
    }
}

/**
 * swb_calc_gather_reach:
 * @document: a workspace
 * @campaign: whose placements
 * @error: where to say that none of them has known views
 *
 * The same numbers from which the window and the brief compute their reach, in
 * the order of booking.
 *
 * Returns: (transfer full) (nullable): the input of calc reach
 */
JsonNode *
swb_calc_gather_reach (SwbDocument *document,
                       SwbCampaign *campaign,
                       GError **error)
{
  g_autoptr (SwbCalcPlan) plan = plan_of_campaign (document, campaign, error);
  g_autoptr (JsonBuilder) out = json_builder_new ();

  if (plan == NULL)
    return NULL;
  json_builder_begin_object (out);
  swb_calc_put_segments (out, plan->inputs, plan->segments);
  begin_list (out, "creators");
  for (guint i = 0; i < plan->names->len; i++)
    {
      const SwbReachAccount *account = swb_calc_plan_account (plan, i);

      json_builder_begin_object (out);
      swb_json_add_text (out, "name", plan->names->pdata[i]);
      swb_json_add_real (out, "viewers", account->viewers);
      swb_json_add_real (out, "cost", account->cost);
      swb_calc_plan_put_shares (plan, i, out);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
  begin_list (out, "order");
  for (guint i = 0; i < plan->names->len; i++)
    json_builder_add_string_value (out, plan->names->pdata[i]);
  json_builder_end_array (out);
  return end_input (out);
}

/* What the plan has for creators, in major units; NaN where no money is
 * planned. */
static double
money_for_creators (SwbWorkspace *workspace,
                    SwbCampaign *campaign,
                    const char *currency)
{
  GListModel *lines = G_LIST_MODEL (swb_campaign_get_lines (campaign));
  const SwbMoney budget = swb_campaign_get_budget (campaign);
  double sum = 0.0;

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (SwbLine) line = g_list_model_get_item (lines, i);
      const SwbMoney planned = swb_line_get_planned (line);
      SwbMoney converted;

      if (g_strcmp0 (swb_line_get_bucket (line), "creators") == 0 &&
          !swb_money_is_none (&planned) &&
          swb_workspace_convert (workspace, planned, currency, SWB_DAY_NONE,
                                 &converted))
        sum += swb_money_to_double (converted);
    }
  if (sum > 0.0)
    return sum;
  return swb_money_is_none (&budget) ? NAN : swb_money_to_double (budget);
}

static void
put_words (JsonBuilder *out, const char *name, const char *words)
{
  if (words != NULL && *words != '\0')
    swb_json_add_words (out, name, words);
}

static void
put_candidate (const SwbCalcPlan *plan, guint index, JsonBuilder *out)
{
  const SwbReachAccount *account = swb_calc_plan_account (plan, index);
  guint creator = creator_of (plan, index);
  int tier = swb_roster_data_tier (plan->roster, creator);

  json_builder_begin_object (out);
  swb_json_add_text (out, "name", plan->names->pdata[index]);
  swb_json_add_real (out, "viewers", account->viewers);
  swb_json_add_real (out, "cost", account->cost);
  if (tier >= 0)
    swb_json_add_text (out, "tier", swb_tier_id ((SwbTier) tier));
  put_words (
      out, "niches",
      swb_roster_data_text (plan->roster, SWB_ROSTER_TEXT_NICHES, creator));
  swb_calc_plan_put_shares (plan, index, out);
  json_builder_end_object (out);
}

/**
 * swb_calc_gather_portfolio:
 * @document: a workspace
 * @campaign: whose money and currency
 * @error: where to say that no creator has a fee and views
 *
 * The main accounts of all creators whose views and fee are known, and the
 * money that is planned for creators, else the campaign's budget.
 *
 * Returns: (transfer full) (nullable): the input of calc portfolio
 */
JsonNode *
swb_calc_gather_portfolio (SwbDocument *document,
                           SwbCampaign *campaign,
                           GError **error)
{
  const SwbMoney budget = swb_campaign_get_budget (campaign);
  const char *currency = swb_money_is_none (&budget) ? "INR" : budget.currency;
  g_autoptr (SwbCalcPlan) plan = swb_calc_plan_new (
      document, swb_reach_inputs_new_for_roster (
                    swb_document_get_workspace (document), currency));
  g_autoptr (JsonBuilder) out = json_builder_new ();
  double money = money_for_creators (plan->workspace, campaign, currency);
  guint n = 0;

  json_builder_begin_object (out);
  swb_calc_put_segments (out, plan->inputs, plan->segments);
  if (isfinite (money))
    swb_json_add_real (out, "budget", money);
  begin_list (out, "creators");
  for (guint i = 0; i < plan->names->len; i++)
    if (swb_calc_plan_account (plan, i)->priced)
      {
        put_candidate (plan, i, out);
        n++;
      }
  json_builder_end_array (out);
  if (n > 0)
    return end_input (out);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       _ ("No creator has both a fee and views."));
  return NULL;
}

static void
collect_angle (const SwbCalcPlan *plan,
               SwbPlacement *placement,
               guint index,
               gpointer data)
{
  GString **angles = data;
  const char *angle = swb_placement_get_angle (placement);

  if (angle == NULL || *angle == '\0')
    return;
  if (angles[index]->len > 0)
    g_string_append (angles[index], ", ");
  g_string_append (angles[index], angle);
}

/**
 * swb_calc_gather_diversity:
 * @document: a workspace
 * @campaign: whose placements
 * @error: where to say that none of them has known views
 *
 * The booked creators with their niches, languages and the angles of their
 * placements.
 *
 * Returns: (transfer full) (nullable): the input of calc diversity
 */
JsonNode *
swb_calc_gather_diversity (SwbDocument *document,
                           SwbCampaign *campaign,
                           GError **error)
{
  g_autoptr (SwbCalcPlan) plan = plan_of_campaign (document, campaign, error);
  g_autoptr (JsonBuilder) out = json_builder_new ();
  g_autofree GString **angles = NULL;

  if (plan == NULL)
    return NULL;
  angles = g_new (GString *, plan->names->len + 1);
  for (guint i = 0; i < plan->names->len; i++)
    angles[i] = g_string_new (NULL);
  each_placement (plan, campaign, collect_angle, angles);
  json_builder_begin_object (out);
  begin_list (out, "creators");
  for (guint i = 0; i < plan->names->len; i++)
    {
      guint creator = creator_of (plan, i);

      json_builder_begin_object (out);
      swb_json_add_text (out, "name", plan->names->pdata[i]);
      swb_json_add_text (
          out, "niche",
          swb_roster_data_text (plan->roster, SWB_ROSTER_TEXT_NICHES, creator));
      swb_json_add_text (out, "language",
                         swb_roster_data_text (
                             plan->roster, SWB_ROSTER_TEXT_LANGUAGES, creator));
      swb_json_add_text (out, "angle", angles[i]->str);
      json_builder_end_object (out);
      g_string_free (angles[i], TRUE);
    }
  json_builder_end_array (out);
  return end_input (out);
}

static void
put_cells (const SwbCalcPlan *plan,
           SwbPlacement *placement,
           guint index,
           gpointer data)
{
  JsonBuilder *out = data;
  const SwbMoney fee = swb_placement_get_fee (placement);
  SwbMoney converted = swb_money_none ();
  guint segment;
  double share;

  if (!swb_money_is_none (&fee))
    swb_workspace_convert (plan->workspace, fee, plan->inputs->currency,
                           SWB_DAY_NONE, &converted);
  for (guint n = 0; swb_calc_plan_share (plan, index, n, &segment, &share); n++)
    {
      json_builder_begin_object (out);
      swb_json_add_text (out, "creator", plan->names->pdata[index]);
      swb_json_add_text (out, "segment", plan->segments->pdata[segment]);
      swb_json_add_text (out, "channel",
                         swb_placement_get_channel (placement) != NULL
                             ? swb_placement_get_channel (placement)
                             : "unknown");
      swb_json_add_real (out, "viewers",
                         swb_calc_plan_account (plan, index)->viewers * share);
      if (!swb_money_is_none (&converted))
        swb_json_add_real (out, "money",
                           swb_money_to_double (converted) * share);
      json_builder_end_object (out);
    }
}

/**
 * swb_calc_gather_matrix:
 * @document: a workspace
 * @campaign: whose placements
 * @error: where to say that none of them has known views
 *
 * Each placement in the segments of its account's viewers.
 *
 * Returns: (transfer full) (nullable): the input of calc matrix
 */
JsonNode *
swb_calc_gather_matrix (SwbDocument *document,
                        SwbCampaign *campaign,
                        GError **error)
{
  g_autoptr (SwbCalcPlan) plan = plan_of_campaign (document, campaign, error);
  g_autoptr (JsonBuilder) out = json_builder_new ();

  if (plan == NULL)
    return NULL;
  json_builder_begin_object (out);
  swb_calc_put_segments (out, plan->inputs, plan->segments);
  begin_list (out, "placements");
  each_placement (plan, campaign, put_cells, out);
  json_builder_end_array (out);
  return end_input (out);
}

/* Rates of different bases must not be compared: the one that most have. */
static SwbEngagementBase
usual_base (const SwbRosterData *roster)
{
  guint counts[SWB_ENGAGEMENT_ON_REACH + 1] = { 0 };
  SwbEngagementBase best = SWB_ENGAGEMENT_NONE;

  for (guint i = 0; i < roster->n_accounts; i++)
    {
      SwbAccountCells cells;

      swb_roster_data_get_account (roster, i, &cells);
      if (cells.engagement.kind != SWB_ENGAGEMENT_NONE &&
          isfinite (cells.engagement.numerator))
        counts[cells.engagement.kind]++;
    }
  for (guint b = 1; b < G_N_ELEMENTS (counts); b++)
    if (counts[b] > (best == SWB_ENGAGEMENT_NONE ? 0 : counts[best]))
      best = (SwbEngagementBase) b;
  return best;
}

/**
 * swb_calc_gather_suspicion:
 * @document: a workspace
 * @campaign: not asked: the whole roster is the reference
 * @error: where to say that no account has counts
 *
 * The accounts with followers and an engagement of the base that most of them
 * have.
 *
 * Returns: (transfer full) (nullable): the input of calc suspicion
 */
JsonNode *
swb_calc_gather_suspicion (SwbDocument *document,
                           SwbCampaign *campaign,
                           GError **error)
{
  const SwbRosterData *roster = swb_roster_get_data (
      swb_workspace_get_roster (swb_document_get_workspace (document)));
  SwbEngagementBase base = usual_base (roster);
  g_autoptr (JsonBuilder) out = json_builder_new ();

  if (base == SWB_ENGAGEMENT_NONE)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("No account has counts of engagements."));
      return NULL;
    }
  json_builder_begin_object (out);
  begin_list (out, "accounts");
  for (guint i = 0; i < roster->n_accounts; i++)
    {
      SwbAccountCells cells;
      g_autofree char *name = NULL;

      swb_roster_data_get_account (roster, i, &cells);
      if (cells.engagement.kind != base || cells.followers <= 0 ||
          !isfinite (cells.engagement.numerator))
        continue;
      name = g_strdup_printf ("@%s (%s)", cells.handle,
                              swb_platform_id (cells.platform));
      json_builder_begin_object (out);
      swb_json_add_text (out, "name", name);
      swb_json_add_int (out, "followers", cells.followers);
      swb_json_add_real (out, "engagements", cells.engagement.numerator);
      swb_json_add_real (out, "base", cells.engagement.base);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
  return end_input (out);
}
