/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with a row of the budget, as a menu. The actions are the
 * pane's. */
#include "ui/swb-budget-menu.h"

#include "document/swb-plan-commands.h"

#include <glib/gi18n-lib.h>

static void
append_choice (GMenu *menu,
               const char *label,
               const char *action,
               const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static GMenu *
new_stages (SwbCampaign *campaign)
{
  GMenu *menu = g_menu_new ();
  GListModel *stages = G_LIST_MODEL (swb_campaign_get_stages (campaign));

  for (guint i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr (SwbStage) stage = g_list_model_get_item (stages, i);
      g_autofree char *id = swb_id_to_string (swb_stage_get_id (stage));

      append_choice (menu, swb_stage_get_name (stage), "budget.line-stage", id);
    }
  append_choice (menu, _ ("Whole campaign"), "budget.line-stage", "");
  return menu;
}

static GMenu *
new_buckets (void)
{
  GMenu *menu = g_menu_new ();
  const char *const *ids = swb_bucket_ids ();

  for (guint i = 0; ids[i] != NULL; i++)
    append_choice (menu, swb_bucket_name (ids[i]), "budget.line-bucket",
                   ids[i]);
  return menu;
}

/**
 * swb_budget_menu_new:
 * @campaign: whose budget it is
 * @line: (nullable): the chosen line, null for another row
 *
 * Returns: (transfer full): the menu of actions
 */
GMenuModel *
swb_budget_menu_new (SwbCampaign *campaign, SwbLine *line)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) places = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  g_autoptr (GMenu) stages = new_stages (campaign);
  g_autoptr (GMenu) buckets = new_buckets ();

  g_menu_append (first, _ ("_Add line"), "budget.add-line");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  if (line == NULL)
    return G_MENU_MODEL (menu);
  g_menu_append (first, _ ("_Rename"), "budget.rename-line");
  g_menu_append_submenu (places, _ ("_Bucket"), G_MENU_MODEL (buckets));
  g_menu_append_submenu (places, _ ("_Stage"), G_MENU_MODEL (stages));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (places));
  g_menu_append (last, _ ("_Delete line"), "budget.delete-line");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}
