/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gathering a brief: everything that is read from the model is read here, at
 * once, on the main thread. */
#include "report/swb-brief-content.h"

#include "report/swb-brief-gather.h"
#include "report/swb-plan-charts.h"

#include <glib/gi18n-lib.h>

static void
clear_stage (gpointer data)
{
  g_free (((SwbBriefStage *) data)->name);
}

static void
clear_gate (gpointer data)
{
  g_free (((SwbBriefGate *) data)->text);
}

static SwbBriefContent *
new_content (const SwbBriefOptions *options)
{
  SwbBriefContent *content = g_new0 (SwbBriefContent, 1);

  content->paper = options ? options->paper : SWB_PAPER_A4;
  content->today = options ? options->today : SWB_DAY_NONE;
  if (content->today == SWB_DAY_NONE)
    content->today = swb_day_today ();
  content->sections =
      options && options->sections ? options->sections : SWB_BRIEF_ALL;
  content->stages = g_array_new (FALSE, TRUE, sizeof (SwbBriefStage));
  g_array_set_clear_func (content->stages, clear_stage);
  content->marks = g_array_new (FALSE, TRUE, sizeof (SwbBriefMark));
  content->gates = g_array_new (FALSE, TRUE, sizeof (SwbBriefGate));
  g_array_set_clear_func (content->gates, clear_gate);
  content->creator_notes = g_ptr_array_new_with_free_func (g_free);
  content->budget_notes = g_ptr_array_new_with_free_func (g_free);
  content->methods = g_ptr_array_new_with_free_func (g_free);
  return content;
}

static void
gather_charts (SwbBriefGather *gather)
{
  SwbBriefContent *content = gather->content;

  content->charts[0] = swb_plan_chart_reach (gather->reach, NULL);
  content->charts[1] = swb_plan_chart_spend_by_stage (gather->budget, NULL);
  content->n_bars[1] = gather->budget->stages->len;
  content->charts[2] = swb_plan_chart_spend_by_bucket (gather->budget, NULL);
  content->n_bars[2] = gather->budget->buckets->len;
}

static void
gather_frame (SwbBriefContent *content)
{
  g_autofree char *day = swb_day_format (content->today, SWB_DAY_STYLE_LONG);

  /* Translators: the foot of each page: the campaign's name and the date. */
  content->footer =
      g_strdup_printf (_ ("%1$s · Campaign brief · %2$s"), content->name, day);
  content->keywords = g_strdup (_ ("campaign brief, creators, budget, reach"));
}

/**
 * swb_brief_content_new:
 * @workspace: where accounts, segments and rates are
 * @campaign: whose brief
 * @options: (nullable): paper, date and sections; %NULL for A4, today, all
 *
 * To be called where the model lives, on the main thread.
 *
 * Returns: (transfer full): the content, which shares nothing with the model
 */
SwbBriefContent *
swb_brief_content_new (SwbWorkspace *workspace,
                       SwbCampaign *campaign,
                       const SwbBriefOptions *options)
{
  SwbBriefGather gather = { .workspace = workspace, .campaign = campaign };

  g_return_val_if_fail (SWB_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (SWB_IS_CAMPAIGN (campaign), NULL);
  gather.content = new_content (options);
  gather.roster = swb_roster_get_data (swb_workspace_get_roster (workspace));
  gather.posts = g_array_new (FALSE, TRUE, sizeof (SwbBriefPost));
  gather.reach = swb_reach_figures_new (workspace, campaign);
  gather.budget = swb_budget_figures_new (workspace, campaign);
  swb_brief_gather_posts (&gather);
  swb_brief_gather_facts (&gather);
  gather_frame (gather.content);
  swb_brief_gather_plan (&gather);
  swb_brief_gather_creators (&gather);
  swb_brief_gather_budget (&gather);
  gather_charts (&gather);
  swb_brief_gather_sources (&gather);
  swb_reach_figures_free (gather.reach);
  swb_budget_figures_free (gather.budget);
  g_array_unref (gather.posts);
  return gather.content;
}

/**
 * swb_brief_content_free:
 * @content: (transfer full) (nullable): content
 */
void
swb_brief_content_free (SwbBriefContent *content)
{
  if (!content)
    return;
  for (guint i = 0; i < SWB_BRIEF_N_FACTS; i++)
    {
      g_free (content->facts[i].label);
      g_free (content->facts[i].value);
      g_free (content->facts[i].detail);
    }
  for (guint i = 0; i < SWB_BRIEF_N_CHARTS; i++)
    g_clear_pointer (&content->charts[i], swb_chart_unref);
  g_free (content->name);
  g_free (content->line);
  g_free (content->footer);
  g_free (content->keywords);
  g_free (content->author);
  g_free (content->message);
  g_free (content->people);
  g_array_unref (content->stages);
  g_array_unref (content->marks);
  g_array_unref (content->gates);
  swb_text_table_free (content->creators);
  g_ptr_array_unref (content->creator_notes);
  swb_text_table_free (content->budget);
  g_ptr_array_unref (content->budget_notes);
  swb_text_table_free (content->sources);
  g_ptr_array_unref (content->methods);
  g_free (content);
}
