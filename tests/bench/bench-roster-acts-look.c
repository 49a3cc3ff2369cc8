/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acts that look: groups, layouts, views, who is chosen, one creator. */
#include "bench-roster-acts.h"

#include "document-fixture.h"
#include "document/swb-plan-commands.h"
#include "document/swb-view-commands.h"
#include "model/swb-roster-definition.h"
#include "ui/swb-change-list.h"
#include "ui/swb-roster-acts.h"
#include "ui/swb-roster-views.h"

#include <string.h>

static void
group_by (Bench *bench, GSettings *settings, const char *what)
{
  g_autofree char *name = g_strdup_printf ("group by %s", what);

  act_begin (bench, name);
  g_settings_set_string (settings, "roster-group", what);
  act_end (bench, is_ordered, 0);
}

static void
open_groups (Bench *bench, const char *name, const char *action)
{
  act_begin (bench, name);
  gtk_widget_activate_action (GTK_WIDGET (bench->list), action, NULL);
  act_end (bench, is_ordered, 0);
}

static void
groups (Bench *bench, GSettings *settings)
{
  group_by (bench, settings, "tier");
  open_groups (bench, "close all groups", "roster.close-groups");
  act_begin (bench, "choose a closed group");
  act_choose (bench, 1);
  act_end (bench, is_ordered, 0);
  open_groups (bench, "open all groups", "roster.open-groups");
  act_choose (bench, 0);
  group_by (bench, settings, "language");
  group_by (bench, settings, "platform");
  group_by (bench, settings, "none");
}

static void
layouts (Bench *bench, GSettings *settings)
{
  act_begin (bench, "from the list to the board");
  g_object_set (bench->pane, "layout", "board", NULL);
  act_end (bench, is_now, 0);
  act_begin (bench, "from the board to the list");
  g_object_set (bench->pane, "layout", "list", NULL);
  act_end (bench, is_now, 0);
  act_begin (bench, "compact rows");
  g_settings_set_string (settings, "roster-density", "compact");
  act_end (bench, is_now, 0);
  act_begin (bench, "rows of normal height");
  g_settings_set_string (settings, "roster-density", "normal");
  act_end (bench, is_now, 0);
}

static void
choose_view (Bench *bench)
{
  const char *const values[] = { "micro", NULL };
  const SwbRosterSort sort = { SWB_ROSTER_COLUMN_ENGAGEMENT, TRUE };
  g_autoptr (SwbRosterFilter) none = swb_roster_filter_new ();
  g_autoptr (SwbRosterFilter) filter =
      swb_roster_filter_with_values (none, SWB_FILTER_TIER, values);
  g_autoptr (SwbRosterDefinition) definition =
      swb_roster_definition_new ("dance", filter, &sort, 1);
  g_autofree char *text = swb_roster_definition_print (definition);
  g_autofree char *chosen = NULL;
  SwbId id;

  fixture_run (bench->document,
               swb_view_save (swb_document_get_workspace (bench->document),
                              SWB_VIEW_PAGE_ROSTER, "Dance, micro", text, &id));
  chosen = swb_id_to_string (&id);
  act_settle (bench);
  act_begin (bench, "choose a view");
  g_object_set (act_find (bench, SWB_TYPE_ROSTER_VIEWS), "chosen", chosen,
                NULL);
  act_end (bench, is_ordered, 0);
  gtk_widget_activate_action (GTK_WIDGET (bench->pane), "roster.clear", NULL);
  swb_roster_view_set_sort (bench->view, SWB_ROSTER_COLUMN_FOLLOWERS, FALSE);
  act_wait (bench, is_ordered);
  act_settle (bench);
}

static void
choose (Bench *bench)
{
  GtkSelectionModel *selection = swb_roster_list_get_selection (bench->list);

  act_begin (bench, "choose 500");
  act_choose (bench, 500);
  act_end (bench, is_now, 0);
  act_begin (bench, "choose 100,000");
  act_choose (bench, 100000);
  act_end (bench, is_now, 0);
  act_begin (bench, "choose all");
  gtk_selection_model_select_all (selection);
  act_end (bench, is_now, 0);
  act_begin (bench, "sort by city, all chosen");
  swb_roster_view_set_sort (bench->view, SWB_ROSTER_COLUMN_CITY, FALSE);
  act_end (bench, is_ordered, LIMIT_SORT);
  swb_roster_view_set_sort (bench->view, SWB_ROSTER_COLUMN_FOLLOWERS, FALSE);
  act_wait (bench, is_ordered);
  gtk_selection_model_select_all (selection);
  act_settle (bench);
  act_begin (bench, "choose none");
  act_choose (bench, 0);
  act_end (bench, is_now, 0);
}

static gboolean
shows_side (Bench *bench)
{
  GtkSelectionModel *selection = swb_roster_list_get_selection (bench->list);
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (selection);
  g_autoptr (GObject) creator = g_list_model_get_item (
      G_LIST_MODEL (selection), gtk_bitset_get_minimum (chosen));
  const SwbCreatorDetails *details =
      swb_creator_page_get_details (swb_roster_page_get_side (bench->page));

  return details != NULL &&
         swb_id_equal (&details->id,
                       swb_creator_get_id (SWB_CREATOR (creator)));
}

static gboolean
shows_history (Bench *bench)
{
  SwbChangeList *list = act_find (bench, SWB_TYPE_CHANGE_LIST);

  return list != NULL && swb_change_list_get_n_changes (list) > 0;
}

static void
one_creator (Bench *bench)
{
  static const guint rows[] = { 0, 1, 5 };
  GtkWidget *list;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      act_begin (bench, i == 0 ? "the side page of a creator, first time"
                               : "the side page of a creator");
      gtk_selection_model_select_item (
          swb_roster_list_get_selection (bench->list), rows[i], TRUE);
      act_end (bench, shows_side, 0);
    }
  act_begin (bench, "the history of a creator");
  gtk_widget_activate_action (
      GTK_WIDGET (swb_roster_page_get_side (bench->page)), "creator.history",
      NULL);
  act_end (bench, shows_history, 0);
  list = act_find (bench, SWB_TYPE_CHANGE_LIST);
  if (list != NULL)
    gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (list)));
  act_choose (bench, 0);
  act_settle (bench);
}

void
acts_look (Bench *bench)
{
  g_autoptr (GSettings) settings = g_settings_new (SWB_APP_ID ".window");

  choose (bench);
  one_creator (bench);
  groups (bench, settings);
  layouts (bench, settings);
  choose_view (bench);
}
