/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person can do with the roster, as actions of its pane. */
#include "document/swb-duplicates.h"
#include "ui/swb-contact-out.h"
#include "ui/swb-merge-window.h"
#include "ui/swb-roster-chosen.h"
#include "ui/swb-roster-columns.h"
#include "ui/swb-roster-drag.h"
#include "ui/swb-roster-filters.h"
#include "ui/swb-roster-group-words.h"
#include "ui/swb-roster-out.h"
#include "ui/swb-roster-pane-private.h"
#include "ui/swb-tier-window.h"

#include <glib/gi18n-lib.h>

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  swb_roster_list_add (swb_roster_pane_get_list (SWB_ROSTER_PANE (widget)));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  swb_roster_list_edit (swb_roster_pane_get_list (SWB_ROSTER_PANE (widget)));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  swb_roster_list_delete (swb_roster_pane_get_list (SWB_ROSTER_PANE (widget)));
}

static void
book_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  swb_roster_list_book (swb_roster_pane_get_list (SWB_ROSTER_PANE (widget)));
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  swb_roster_list_popup_menu (
      swb_roster_pane_get_list (SWB_ROSTER_PANE (widget)));
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbRosterPane *self = SWB_ROSTER_PANE (widget);

  swb_roster_pane_clear_search (self);
  swb_roster_filters_clear (SWB_ROSTER_FILTERS (self->filters));
  gtk_widget_grab_focus (self->search);
}

static void
duplicates_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  swb_merge_window_open (widget, SWB_ROSTER_PANE (widget)->document, NULL);
}

static void
tiers_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  swb_tier_window_open (widget, SWB_ROSTER_PANE (widget)->document);
}

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbRosterPane *self = SWB_ROSTER_PANE (widget);
  g_autoptr (GPtrArray) creators = swb_roster_chosen (
      swb_roster_list_get_selection (swb_roster_pane_get_list (self)),
      SWB_DUPLICATES_MOST);

  if (creators->len >= 2)
    swb_merge_window_open (widget, self->document, creators);
}

/* The columns that are shown, in their order. */
static GArray *
get_columns (SwbRosterList *list)
{
  SwbRosterPanes *panes = swb_roster_list_get_panes (list);
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (SwbRosterColumn));

  for (guint i = 0; i < swb_roster_panes_get_n_columns (panes); i++)
    {
      GtkColumnViewColumn *one = swb_roster_panes_get_column (panes, i);
      SwbRosterColumn column = swb_roster_columns_get (one);

      if (gtk_column_view_column_get_visible (one))
        g_array_append_val (columns, column);
    }
  return columns;
}

/* Null for all: one row is always chosen by walking over the list. */
static GArray *
get_chosen_ids (SwbRosterList *list)
{
  guint n = swb_roster_list_count_chosen (list);
  g_autoptr (GArray) places = NULL;
  SwbRosterData *data;
  GArray *ids;

  if (n < 2 || n == g_list_model_get_n_items (
                        G_LIST_MODEL (swb_roster_list_get_view (list))))
    return NULL;
  places =
      swb_roster_chosen_places (swb_roster_list_get_selection (list), &data);
  ids = g_array_sized_new (FALSE, FALSE, sizeof (SwbId), places->len);
  for (guint i = 0; i < places->len; i++)
    g_array_append_vals (
        ids, swb_roster_data_id (data, g_array_index (places, guint32, i)), 1);
  swb_roster_data_unref_elsewhere (data);
  return ids;
}

/* Whoever is chosen, else all that is shown, in that order. */
static GArray *
get_wanted_ids (SwbRosterList *list)
{
  GArray *ids = get_chosen_ids (list);
  SwbRosterData *data;
  const SwbRosterOrder *order;

  if (ids != NULL)
    return ids;
  order = swb_roster_view_get_order (swb_roster_list_get_view (list), &data);
  ids = g_array_sized_new (FALSE, FALSE, sizeof (SwbId), order->n);
  for (guint i = 0; i < order->n; i++)
    g_array_append_vals (ids, swb_roster_data_id (data, order->places[i]), 1);
  return ids;
}

static void
cards_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbRosterPane *self = SWB_ROSTER_PANE (widget);
  g_autoptr (GArray) wanted = get_wanted_ids (swb_roster_pane_get_list (self));

  swb_contact_out_ask (widget, self->document, wanted);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbRosterPane *self = SWB_ROSTER_PANE (widget);
  SwbRosterList *list = swb_roster_pane_get_list (self);
  g_autoptr (GArray) columns = get_columns (list);
  g_autoptr (GArray) chosen = get_chosen_ids (list);

  swb_roster_out_ask (widget, self->document, swb_roster_list_get_view (list),
                      columns, chosen);
}

/**
 * swb_roster_pane_update_actions:
 * @self: a roster
 * @n_chosen: how many creators are chosen
 *
 * Offers what can be done with them.
 */
void
swb_roster_pane_update_actions (SwbRosterPane *self, guint n_chosen)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable =
      self->document != NULL && !swb_document_get_read_only (self->document);

  gtk_widget_action_set_enabled (widget, "roster.add", writable);
  gtk_widget_action_set_enabled (widget, "roster.edit",
                                 writable && n_chosen > 0);
  gtk_widget_action_set_enabled (widget, "roster.delete",
                                 writable && n_chosen > 0);
  gtk_widget_action_set_enabled (widget, "roster.book",
                                 writable && n_chosen > 0 &&
                                     self->campaign != NULL);
  gtk_widget_action_set_enabled (widget, "roster.menu", n_chosen > 0);
  gtk_widget_action_set_enabled (widget, "roster.merge",
                                 writable && n_chosen >= 2 &&
                                     n_chosen <= SWB_DUPLICATES_MOST);
  gtk_widget_action_set_enabled (widget, "roster.find-duplicates", writable);
  gtk_widget_action_set_enabled (widget, "roster.export",
                                 self->document != NULL);
  gtk_widget_action_set_enabled (widget, "roster.export-cards",
                                 self->document != NULL);
  gtk_widget_action_set_enabled (widget, "roster.tiers", writable);
}

/**
 * swb_roster_pane_add_groups:
 * @self: the pane, with its menu
 *
 * Offers in the menu what rows are grouped by.
 */
void
swb_roster_pane_add_groups (SwbRosterPane *self)
{
  g_autoptr (GSettings) settings = g_settings_new (SWB_APP_ID ".window");
  g_autoptr (GAction) action =
      g_settings_create_action (settings, "roster-group");
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < SWB_N_ROSTER_GROUP_BY; i++)
    {
      SwbRosterGroupBy by = (SwbRosterGroupBy) i;
      g_autofree char *name = g_strconcat (
          "groups.roster-group::", swb_roster_group_by_id (by), NULL);

      g_menu_append (menu, swb_roster_group_by_title (by), name);
    }
  g_action_map_add_action (G_ACTION_MAP (group), action);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "groups",
                                  G_ACTION_GROUP (group));
  g_menu_append_submenu (self->main_menu, _ ("_Group By"), G_MENU_MODEL (menu));
}

/**
 * swb_roster_pane_install_actions:
 * @widget_class: the class of the pane
 *
 * Gives it what a person can do with the roster.
 */
void
swb_roster_pane_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "roster.add", add_action },
    { "roster.edit", edit_action },
    { "roster.delete", delete_action },
    { "roster.book", book_action },
    { "roster.menu", menu_action },
    { "roster.clear", clear_action },
    { "roster.merge", merge_action },
    { "roster.tiers", tiers_action },
    { "roster.find-duplicates", duplicates_action },
    { "roster.export-cards", cards_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL,
                                     actions[i].activate);
  gtk_widget_class_install_action (widget_class, "roster.export", NULL,
                                   export_action);
  gtk_widget_class_install_property_action (widget_class, "roster.layout",
                                            "layout");
}
