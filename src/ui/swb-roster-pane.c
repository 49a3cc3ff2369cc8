/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster: its title, search and filters over the list of creators, and
 * what to do with those that are chosen. */
#include "ui/swb-roster-pane-private.h"

#include "base/swb-number.h"
#include "ui/swb-menu-focus.h"
#include "ui/swb-origin.h"
#include "ui/swb-roster-board.h"
#include "ui/swb-roster-columns.h"
#include "ui/swb-roster-drag.h"
#include "ui/swb-roster-filters.h"
#include "ui/swb-roster-list.h"
#include "ui/swb-roster-sorts.h"
#include "ui/swb-roster-view-menu.h"
#include "ui/swb-roster-views.h"
#include "ui/swb-roster-words.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SwbRosterPane, swb_roster_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_DOCUMENT = 1,
  PROP_WIDE,
  PROP_LAYOUT,
  N_PROPS,
};

enum
{
  SELECTION_CHANGED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
selection_changed_cb (SwbRosterPane *self)
{
  guint n_chosen =
      swb_roster_list_count_chosen (swb_roster_pane_get_list (self));

  swb_roster_pane_update_actions (self, n_chosen);
  swb_roster_pane_update_footer (self, n_chosen);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* The card's creator is chosen in the list too: whoever follows that shows
 * the same one. */
static void
board_activated_cb (SwbRosterPane *self, SwbPlacement *placement)
{
  swb_roster_list_reveal (swb_roster_pane_get_list (self),
                          swb_placement_get_creator (placement));
}

static void
board_selection_cb (SwbRosterPane *self)
{
  g_autoptr (GPtrArray) chosen =
      swb_roster_board_get_chosen (SWB_ROSTER_BOARD (self->board));

  if (chosen->len == 1)
    board_activated_cb (self, chosen->pdata[0]);
}

static void
rows_changed_cb (SwbRosterPane *self)
{
  gboolean empty = swb_roster_pane_is_empty (self);

  swb_roster_pane_update_stack (self);
  swb_roster_pane_update_caption (self);
  if (swb_roster_pane_is_empty (self) != empty)
    swb_roster_pane_show_tools (self);
  selection_changed_cb (self);
}

static void
search_cb (SwbRosterPane *self)
{
  SwbRosterView *view =
      swb_roster_list_get_view (swb_roster_pane_get_list (self));

  if (view != NULL)
    swb_roster_view_set_search (
        view, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/**
 * swb_roster_pane_clear_search:
 * @self: a roster
 *
 * Searches for nothing.
 */
void
swb_roster_pane_clear_search (SwbRosterPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_cb (self);
}

static void
searched_cb (SwbRosterPane *self, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), words);
}

static void
focus_list_cb (SwbRosterPane *self)
{
  search_cb (self);
  if (swb_roster_pane_shows_board (self))
    swb_roster_board_focus (SWB_ROSTER_BOARD (self->board));
  else
    swb_roster_list_focus (swb_roster_pane_get_list (self));
}

static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               SwbRosterPane *self)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  focus_list_cb (self);
  return GDK_EVENT_STOP;
}

/* In a pane beside something else the headers are enough to sort by. */
static void
update_views (SwbRosterPane *self)
{
  SwbRosterView *view =
      swb_roster_list_get_view (swb_roster_pane_get_list (self));

  swb_roster_views_set_view (SWB_ROSTER_VIEWS (self->views), self->document,
                             view);
  swb_roster_views_set_compact (SWB_ROSTER_VIEWS (self->views), !self->wide);
  swb_roster_sorts_set_view (SWB_ROSTER_SORTS (self->sorts),
                             self->wide ? view : NULL);
}

static void
lay_out (SwbRosterPane *self)
{
  swb_roster_pane_show_tools (self);
  gtk_box_reorder_child_after (GTK_BOX (self->title_row), self->views,
                               self->wide ? self->caption : NULL);
  if (self->wide)
    gtk_widget_add_css_class (GTK_WIDGET (self), "wide");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "wide");
  swb_roster_list_set_wide (swb_roster_pane_get_list (self), self->wide);
  swb_roster_filters_set_wide (SWB_ROSTER_FILTERS (self->filters), self->wide);
  update_views (self);
}

/* The menu's widgets are made when somebody opens it for the first time. */
static void
open_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  SwbRosterPane *self = user_data;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (self->main_menu));
  swb_menu_focus_keep (gtk_menu_button_get_popover (button),
                       GTK_WIDGET (button));
}

/* A switch a column, in the menu; the name always stays. */
static void
add_column_menu (SwbRosterPane *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkColumnView *view =
      swb_roster_list_get_column_view (swb_roster_pane_get_list (self));

  for (guint i = 0; i < SWB_N_ROSTER_COLUMNS; i++)
    {
      SwbRosterColumn which = (SwbRosterColumn) i;
      const char *id = swb_roster_column_id (which);
      g_autofree char *name = g_strconcat ("columns.", id, NULL);
      g_autoptr (GPropertyAction) action = NULL;

      if (which == SWB_ROSTER_COLUMN_NAME)
        continue;
      action = g_property_action_new (id, swb_roster_columns_find (view, which),
                                      "visible");
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
      g_menu_append (menu, swb_roster_column_title (which), name);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns",
                                  G_ACTION_GROUP (group));
  g_menu_append_submenu (self->main_menu, _ ("_Columns"), G_MENU_MODEL (menu));
  swb_roster_pane_add_groups (self);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu_button),
                                         open_menu_cb, self, NULL);
}

static void
update_grouping (SwbRosterPane *self)
{
  g_autoptr (GSettings) settings = g_settings_new (SWB_APP_ID);
  g_autofree char *currency = g_settings_get_string (settings, "currency");
  SwbMoney budget = swb_money_none ();
  SwbGrouping grouping;

  if (self->campaign != NULL)
    budget = swb_campaign_get_budget (self->campaign);
  if (!swb_money_is_none (&budget))
    {
      g_free (currency);
      currency = g_strdup (budget.currency);
    }
  grouping = swb_money_grouping (currency);
  swb_roster_list_set_grouping (swb_roster_pane_get_list (self), grouping);
  swb_roster_filters_set_money (SWB_ROSTER_FILTERS (self->filters), currency,
                                grouping);
}

static gboolean
caption_due_cb (gpointer user_data)
{
  SwbRosterPane *self = user_data;

  self->caption_due = 0;
  swb_roster_pane_update_caption (self);
  return G_SOURCE_REMOVE;
}

/* An act may change thousands of placements, one by one. */
static void
placements_changed_cb (SwbRosterPane *self)
{
  if (self->caption_due == 0)
    self->caption_due =
        g_idle_add_full (G_PRIORITY_HIGH_IDLE, caption_due_cb, self, NULL);
}

static void
forget_campaign (SwbRosterPane *self)
{
  g_clear_handle_id (&self->caption_due, g_source_remove);
  if (self->campaign != NULL)
    g_signal_handlers_disconnect_by_data (
        swb_campaign_get_placements (self->campaign), self);
  g_clear_object (&self->campaign);
}

static void
campaign_cb (SwbRosterPane *self)
{
  SwbCampaign *campaign =
      self->document ? swb_document_get_campaign (self->document) : NULL;

  forget_campaign (self);
  if (campaign != NULL)
    {
      self->campaign = g_object_ref (campaign);
      g_signal_connect_object (
          swb_campaign_get_placements (campaign), "items-changed",
          G_CALLBACK (placements_changed_cb), self, G_CONNECT_SWAPPED);
    }
  update_grouping (self);
  swb_roster_pane_update_caption (self);
  swb_roster_pane_update_actions (
      self, swb_roster_list_count_chosen (swb_roster_pane_get_list (self)));
}

static void
set_layout (SwbRosterPane *self, const char *layout)
{
  if (g_strcmp0 (self->layout, layout) == 0)
    return;
  g_free (self->layout);
  self->layout = g_strdup (layout);
  rows_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LAYOUT]);
}

static void
swb_roster_pane_get_property (GObject *object,
                              guint id,
                              GValue *value,
                              GParamSpec *pspec)
{
  SwbRosterPane *self = SWB_ROSTER_PANE (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_WIDE:
      g_value_set_boolean (value, self->wide);
      break;
    case PROP_LAYOUT:
      g_value_set_string (value, self->layout);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
swb_roster_pane_set_property (GObject *object,
                              guint id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  SwbRosterPane *self = SWB_ROSTER_PANE (object);

  switch (id)
    {
    case PROP_DOCUMENT:
      swb_roster_pane_set_document (self, g_value_get_object (value));
      break;
    case PROP_WIDE:
      swb_roster_pane_set_wide (self, g_value_get_boolean (value));
      break;
    case PROP_LAYOUT:
      set_layout (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
swb_roster_pane_dispose (GObject *object)
{
  SwbRosterPane *self = SWB_ROSTER_PANE (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  forget_campaign (self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (swb_roster_pane_parent_class)->dispose (object);
}

static void
swb_roster_pane_finalize (GObject *object)
{
  g_free (SWB_ROSTER_PANE (object)->layout);

  G_OBJECT_CLASS (swb_roster_pane_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-roster-pane.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, SwbRosterPane, name)
  BIND (content);
  BIND (tools);
  BIND (title_row);
  BIND (caption);
  BIND (views);
  BIND (sorts);
  BIND (layouts);
  BIND (view_menu);
  BIND (menu_button);
  BIND (search);
  BIND (filters);
  BIND (stack);
  BIND (list);
  BIND (board);
  BIND (footer);
  BIND (summary_box);
  BIND (summary);
  BIND (edit_button);
  BIND (main_menu);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, searched_cb);
  gtk_widget_class_bind_template_callback_full (
      widget_class, "stop_search_cb",
      G_CALLBACK (swb_roster_pane_clear_search));
  gtk_widget_class_bind_template_callback (widget_class, focus_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, rows_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, board_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, board_selection_cb);
}

static void
swb_roster_pane_class_init (SwbRosterPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = swb_roster_pane_get_property;
  object_class->set_property = swb_roster_pane_set_property;
  object_class->dispose = swb_roster_pane_dispose;
  object_class->finalize = swb_roster_pane_finalize;

  props[PROP_DOCUMENT] = g_param_spec_object (
      "document", NULL, NULL, SWB_TYPE_DOCUMENT,
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_WIDE] = g_param_spec_boolean (
      "wide", NULL, NULL, FALSE,
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_LAYOUT] = g_param_spec_string (
      "layout", NULL, NULL, "list",
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SELECTION_CHANGED] =
      g_signal_new ("selection-changed", SWB_TYPE_ROSTER_PANE,
                    G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SWB_TYPE_ROSTER_BOARD);
  g_type_ensure (SWB_TYPE_ROSTER_FILTERS);
  g_type_ensure (SWB_TYPE_ROSTER_SORTS);
  g_type_ensure (SWB_TYPE_ROSTER_VIEWS);
  g_type_ensure (SWB_TYPE_ROSTER_LIST);
  g_type_ensure (SWB_TYPE_ROSTER_VIEW_MENU);
  swb_roster_pane_install_actions (widget_class);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "rosterpane");
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_REGION);
}

static void
swb_roster_pane_init (SwbRosterPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->layout = g_strdup ("list");
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search),
                                           self->list);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Roster"), -1);
  self->summary_origin = swb_origin_button_new ();
  gtk_box_append (GTK_BOX (self->summary_box), self->summary_origin);
  add_column_menu (self);
  swb_roster_view_menu_set_list (SWB_ROSTER_VIEW_MENU (self->view_menu),
                                 swb_roster_pane_get_list (self));
  lay_out (self);
  g_signal_connect_object (
      gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
      G_CALLBACK (swb_roster_pane_show_tools), self, G_CONNECT_SWAPPED);
  campaign_cb (self);
  rows_changed_cb (self);
}

/**
 * swb_roster_pane_new:
 *
 * Returns: (transfer floating): a roster without a document
 */
GtkWidget *
swb_roster_pane_new (void)
{
  return g_object_new (SWB_TYPE_ROSTER_PANE, NULL);
}

/**
 * swb_roster_pane_set_document:
 * @self: a roster
 * @document: (nullable): the workspace to show
 */
void
swb_roster_pane_set_document (SwbRosterPane *self, SwbDocument *document)
{
  g_return_if_fail (SWB_IS_ROSTER_PANE (self));
  g_return_if_fail (document == NULL || SWB_IS_DOCUMENT (document));

  if (self->document == document)
    return;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  swb_roster_list_set_document (swb_roster_pane_get_list (self), document);
  swb_roster_board_set_document (SWB_ROSTER_BOARD (self->board), document);
  swb_roster_board_set_view (
      SWB_ROSTER_BOARD (self->board),
      swb_roster_list_get_view (swb_roster_pane_get_list (self)));
  swb_roster_filters_set_view (
      SWB_ROSTER_FILTERS (self->filters),
      swb_roster_list_get_view (swb_roster_pane_get_list (self)));
  if (document != NULL)
    g_signal_connect_object (document, "notify::campaign",
                             G_CALLBACK (campaign_cb), self, G_CONNECT_SWAPPED);
  campaign_cb (self);
  search_cb (self);
  update_views (self);
  rows_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

/**
 * swb_roster_pane_get_document:
 * @self: a roster
 *
 * Returns: (transfer none) (nullable): the workspace that it shows
 */
SwbDocument *
swb_roster_pane_get_document (SwbRosterPane *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_PANE (self), NULL);

  return self->document;
}

/**
 * swb_roster_pane_set_wide:
 * @self: a roster
 * @wide: whether it has a page of its own
 */
void
swb_roster_pane_set_wide (SwbRosterPane *self, gboolean wide)
{
  g_return_if_fail (SWB_IS_ROSTER_PANE (self));

  wide = !!wide;
  if (self->wide == wide)
    return;
  self->wide = wide;
  lay_out (self);
  selection_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WIDE]);
}

/**
 * swb_roster_pane_get_list:
 * @self: a roster
 *
 * Returns: (transfer none): the list inside: its rows, what is chosen, and
 *   how to scroll to somebody
 */
SwbRosterList *
swb_roster_pane_get_list (SwbRosterPane *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_PANE (self), NULL);

  return SWB_ROSTER_LIST (self->list);
}

/**
 * swb_roster_pane_focus_rows:
 * @self: a pane
 *
 * Moves the focus to the rows, or to the board in their place.
 */
void
swb_roster_pane_focus_rows (SwbRosterPane *self)
{
  g_return_if_fail (SWB_IS_ROSTER_PANE (self));

  focus_list_cb (self);
}

/**
 * swb_roster_pane_focus_search:
 * @self: a roster
 *
 * Gives the focus to the search, for Ctrl+F.
 */
void
swb_roster_pane_focus_search (SwbRosterPane *self)
{
  g_return_if_fail (SWB_IS_ROSTER_PANE (self));

  gtk_widget_grab_focus (self->search);
}
