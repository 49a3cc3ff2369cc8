/* SPDX-License-Identifier: GPL-3.0-or-later */
/* show: the campaigns of a workspace in people's words. */
#include "cli/swb-cli.h"

#include "document/swb-figures.h"
#include "document/swb-plan-commands.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <stdio.h>

static void put (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Prints UTF-8 in every locale. */
static void
put (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list values;

  va_start (values, format);
  text = g_strdup_vprintf (format, values);
  va_end (values);
  swb_cli_put (text);
}

static void
put_fact (const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    put ("  %s: %s\n", name, value);
}

static void
put_facts (SwbCampaign *campaign)
{
  g_autofree char *release =
      swb_day_format (swb_campaign_get_release (campaign), SWB_DAY_STYLE_LONG);
  g_autofree char *budget =
      swb_money_format (swb_campaign_get_budget (campaign));

  put ("%s\n", swb_campaign_get_name (campaign));
  put_fact (_ ("Product"), swb_campaign_get_product (campaign));
  put_fact (_ ("Client"), swb_campaign_get_client (campaign));
  put_fact (_ ("Release"), release);
  put_fact (_ ("Markets"), swb_campaign_get_markets (campaign));
  put_fact (_ ("Budget"), budget);
  put_fact (_ ("Breakout outcome"),
            swb_outcome_name (swb_campaign_get_outcome (campaign)));
  put_fact (_ ("Message"), swb_campaign_get_message (campaign));
}

static guint
count_placements (SwbCampaign *campaign, const SwbId *stage)
{
  GListModel *list = G_LIST_MODEL (swb_campaign_get_placements (campaign));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SwbPlacement) placement = g_list_model_get_item (list, i);
      const SwbId *own = swb_placement_get_stage (placement);

      n += own != NULL && swb_id_equal (own, stage);
    }
  return n;
}

static void
put_stages (SwbCampaign *campaign)
{
  GListModel *list = G_LIST_MODEL (swb_campaign_get_stages (campaign));

  if (g_list_model_get_n_items (list) > 0)
    put ("\n%s\n", _ ("Stages"));
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SwbStage) stage = g_list_model_get_item (list, i);
      SwbFlight flight = swb_stage_get_flight (stage);
      g_autofree char *when = swb_flight_format (&flight);
      guint n = count_placements (campaign, swb_stage_get_id (stage));

      put ("  %s, %s, ", swb_stage_get_name (stage), when);
      put (ngettext ("%u placement\n", "%u placements\n", n), n);
    }
}

static const char *
verdict_name (const char *verdict)
{
  if (g_strcmp0 (verdict, "pass") == 0)
    return _ ("passed");
  if (g_strcmp0 (verdict, "fail") == 0)
    return _ ("failed");
  if (g_strcmp0 (verdict, "keep-going") == 0)
    return _ ("keep going");
  return _ ("not yet");
}

static void
put_gates (SwbCampaign *campaign)
{
  GListModel *list = G_LIST_MODEL (swb_campaign_get_gates (campaign));

  if (g_list_model_get_n_items (list) > 0)
    put ("\n%s\n", _ ("Gates"));
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SwbGate) gate = g_list_model_get_item (list, i);
      g_autofree char *day =
          swb_day_format (swb_gate_get_day (gate), SWB_DAY_STYLE_MEDIUM);
      const char *reason = swb_gate_get_reason (gate);

      put ("  %s, %s: %s", swb_gate_get_name (gate), day,
           verdict_name (swb_gate_get_verdict (gate)));
      if (reason != NULL && *reason != '\0')
        put (". %s", reason);
      put ("\n");
    }
}

static void
put_spend (const SwbSpend *spend, const char *name)
{
  g_autofree char *planned = swb_money_format (spend->planned);
  g_autofree char *committed = swb_money_format (spend->committed);
  g_autofree char *actual = swb_money_format (spend->actual);
  g_autofree char *variance =
      swb_money_format_variance (spend->planned, spend->committed);

  put (_ ("  %s: %s planned, %s committed, %s paid, %s\n"), name, planned,
       committed, actual, variance);
}

static void
put_budget (SwbWorkspace *workspace, SwbCampaign *campaign)
{
  g_autoptr (SwbBudgetFigures) figures =
      swb_budget_figures_new (workspace, campaign);

  if (figures->buckets->len == 0)
    return;
  put ("\n%s\n", _ ("Budget"));
  for (guint i = 0; i < figures->buckets->len; i++)
    {
      const SwbSpend *spend = &g_array_index (figures->buckets, SwbSpend, i);

      put_spend (spend, spend->name);
    }
  put_spend (&figures->total, _ ("All"));
}

static void
put_reach (SwbWorkspace *workspace, SwbCampaign *campaign)
{
  g_autoptr (SwbReachFigures) figures =
      swb_reach_figures_new (workspace, campaign);

  put ("\n%s\n", _ ("Reach"));
  put ("  %s\n", figures->sentence);
  if (figures->detail != NULL && *figures->detail != '\0')
    put ("  %s\n", figures->detail);
  if (figures->provenance != NULL && *figures->provenance != '\0')
    put ("  %s\n", figures->provenance);
}

static void
put_campaign (SwbWorkspace *workspace, SwbCampaign *campaign)
{
  put_facts (campaign);
  put_stages (campaign);
  put_gates (campaign);
  put_budget (workspace, campaign);
  put_reach (workspace, campaign);
}

static void
put_workspace (SwbWorkspace *workspace)
{
  GListModel *campaigns =
      G_LIST_MODEL (swb_workspace_get_campaigns (workspace));
  const SwbRosterData *roster =
      swb_roster_get_data (swb_workspace_get_roster (workspace));

  put (ngettext ("%u creator, ", "%u creators, ", roster->n_creators),
       roster->n_creators);
  put (ngettext ("%u account\n", "%u accounts\n", roster->n_accounts),
       roster->n_accounts);
  if (g_list_model_get_n_items (campaigns) == 0)
    put (_ ("No campaign yet\n"));
  for (guint i = 0; i < g_list_model_get_n_items (campaigns); i++)
    {
      g_autoptr (SwbCampaign) campaign = g_list_model_get_item (campaigns, i);

      put ("\n");
      put_campaign (workspace, campaign);
    }
}

static SwbExit
run_show (const SwbSubcommand *self, int argc, char **argv)
{
  SwbExit code = SWB_EXIT_OK;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = swb_cli_parse (self, argc, argv, NULL, 1, 1, &code);
  SwbDocument *document;

  if (names == NULL)
    return code;
  document = swb_cli_open_to_read (names[0], &error);
  if (document == NULL)
    return swb_cli_fail (error);
  put_workspace (swb_document_get_workspace (document));
  swb_cli_close (document, NULL);
  return SWB_EXIT_OK;
}

const SwbSubcommand swb_cli_show = {
  "show",
  "FILE",
  N_ ("Tell the campaigns of a workspace: facts, stages, gates, budget."),
  run_show,
};
