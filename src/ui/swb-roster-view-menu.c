/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button with what the roster's page looks like: height of rows, groups, and
 * columns to show, move and pin. It sets the settings and the list's columns;
 * the list follows and remembers them. */
#include "ui/swb-roster-view-menu.h"

#include "compat/swb-spoken.h"
#include "ui/swb-roster-column-drag.h"
#include "ui/swb-roster-columns.h"
#include "ui/swb-roster-group-words.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>

/* What stands in the line of one column. */
typedef struct
{
  SwbRosterColumn column;
  GtkWidget *line;
  GtkWidget *shown;
  GtkWidget *up;
  GtkWidget *down;
  GtkWidget *pin;
} Line;

struct _SwbRosterViewMenu
{
  GtkWidget parent_instance;

  SwbRosterList *list; /* not owned: it stands beside the button */
  GSettings *settings;
  Line lines[SWB_N_ROSTER_COLUMNS];
  gboolean busy;
  guint source;

  GtkWidget *button;
  GtkWidget *groups;
  GtkWidget *columns;
};

G_DEFINE_FINAL_TYPE (SwbRosterViewMenu, swb_roster_view_menu, GTK_TYPE_WIDGET)

static SwbRosterPanes *
get_panes (SwbRosterViewMenu *self)
{
  return swb_roster_list_get_panes (self->list);
}

/* Where a column stands among those of its part. */
static guint
get_place (SwbRosterViewMenu *self, SwbRosterColumn which, guint *n)
{
  GtkColumnViewColumn *one = swb_roster_panes_find (get_panes (self), which);
  GListModel *columns = gtk_column_view_get_columns (
      gtk_column_view_column_get_column_view (one));

  *n = g_list_model_get_n_items (columns);
  for (guint i = 0; i < *n; i++)
    {
      g_autoptr (GtkColumnViewColumn) other =
          g_list_model_get_item (columns, i);

      if (other == one)
        return i;
    }
  return 0;
}

static int
compare_lines (GtkListBoxRow *one, GtkListBoxRow *other, gpointer user_data)
{
  SwbRosterViewMenu *self = user_data;
  const Line *lines[2] = { NULL, NULL };
  guint places[2] = { 0, 0 };
  guint n;

  for (guint i = 0; i < SWB_N_ROSTER_COLUMNS; i++)
    {
      if (self->lines[i].line == GTK_WIDGET (one))
        lines[0] = &self->lines[i];
      if (self->lines[i].line == GTK_WIDGET (other))
        lines[1] = &self->lines[i];
    }
  if (self->list == NULL || lines[0] == NULL || lines[1] == NULL)
    return 0;
  for (guint i = 0; i < 2; i++)
    {
      places[i] = get_place (self, lines[i]->column, &n);
      if (!swb_roster_panes_is_pinned (get_panes (self), lines[i]->column))
        places[i] += SWB_N_ROSTER_COLUMNS;
    }
  return places[0] < places[1] ? -1 : places[0] > places[1];
}

/* At either end a column moves one way only; whoever moved it there by keys
 * goes on from its other button. */
static void
keep_focus (Line *line, guint place, guint n)
{
  GtkWidget *other = NULL;

  if (place == 0 && gtk_widget_is_focus (line->up))
    other = line->down;
  else if (place + 1 >= n && gtk_widget_is_focus (line->down))
    other = line->up;
  if (other == NULL)
    return;
  gtk_widget_set_sensitive (other, n > 1);
  gtk_widget_grab_focus (n > 1 ? other : line->pin);
}

static void
update_line (SwbRosterViewMenu *self, Line *line)
{
  GtkColumnViewColumn *one =
      swb_roster_panes_find (get_panes (self), line->column);
  guint n;
  guint place = get_place (self, line->column, &n);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (line->shown),
                               gtk_column_view_column_get_visible (one));
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (line->pin),
      swb_roster_panes_is_pinned (get_panes (self), line->column));
  keep_focus (line, place, n);
  gtk_widget_set_sensitive (line->up, place > 0);
  gtk_widget_set_sensitive (line->down, place + 1 < n);
}

static void
update (SwbRosterViewMenu *self)
{
  g_autofree char *group =
      g_settings_get_string (self->settings, "roster-group");
  SwbRosterGroupBy by = SWB_ROSTER_GROUP_BY_NONE;

  if (self->list == NULL || self->busy || self->lines[0].line == NULL)
    return;
  self->busy = TRUE;
  swb_roster_group_by_parse (group, &by);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->groups),
                             swb_roster_group_by_title (by));
  for (guint i = 0; i < SWB_N_ROSTER_COLUMNS; i++)
    update_line (self, &self->lines[i]);
  gtk_list_box_invalidate_sort (GTK_LIST_BOX (self->columns));
  self->busy = FALSE;
}

static gboolean
update_cb (gpointer user_data)
{
  SwbRosterViewMenu *self = user_data;

  self->source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* A column that is on its way to another place is nowhere for a moment. */
static void
queue_update (SwbRosterViewMenu *self)
{
  if (self->source == 0)
    self->source = g_idle_add (update_cb, self);
}

static void
reset_cb (SwbRosterViewMenu *self)
{
  g_settings_reset (self->settings, "roster-page-columns");
  g_settings_reset (self->settings, "roster-pinned");
}

static Line *
find_line (SwbRosterViewMenu *self, GtkWidget *widget)
{
  GtkWidget *line = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  for (guint i = 0; i < SWB_N_ROSTER_COLUMNS; i++)
    if (self->lines[i].line == line)
      return &self->lines[i];
  return NULL;
}

static void
shown_cb (SwbRosterViewMenu *self, GParamSpec *pspec, GtkWidget *check)
{
  const Line *line = find_line (self, check);

  if (self->busy || self->list == NULL || line == NULL)
    return;
  gtk_column_view_column_set_visible (
      swb_roster_panes_find (get_panes (self), line->column),
      gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
}

/* A column that is pinned stands last among the pinned ones, one that is not
 * any more first among the rest. */
static void
pin_cb (SwbRosterViewMenu *self, GParamSpec *pspec, GtkWidget *pin)
{
  const Line *line = find_line (self, pin);
  gboolean pinned = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (pin));

  if (self->busy || self->list == NULL || line == NULL)
    return;
  swb_roster_panes_move (get_panes (self), line->column, pinned,
                         pinned ? G_MAXUINT : 0);
}

static void
move_cb (SwbRosterViewMenu *self, GtkWidget *button)
{
  const Line *line = find_line (self, button);
  g_autofree char *text = NULL;
  guint n, place;

  if (self->list == NULL || line == NULL)
    return;
  place = get_place (self, line->column, &n);
  swb_roster_panes_move (
      get_panes (self), line->column,
      swb_roster_panes_is_pinned (get_panes (self), line->column),
      button == line->up ? place - 1 : place + 1);
  place = get_place (self, line->column, &n);
  /* Translators: the title of a column, and where it stands among columns */
  text = g_strdup_printf (_ ("%s is column %u"),
                          swb_roster_column_title (line->column), place + 1);
  swb_spoken_say (button, text);
}

/* A line that is dropped on one of the other part is pinned, or not any more,
 * as that one is. */
static void
dropped_cb (gpointer user_data,
            SwbRosterColumn column,
            SwbRosterColumn target,
            gboolean behind)
{
  SwbRosterViewMenu *self = user_data;
  gboolean pinned;
  guint n, place, before;

  if (self->list == NULL)
    return;
  pinned = swb_roster_panes_is_pinned (get_panes (self), target);
  place = get_place (self, target, &n) + (behind ? 1 : 0);
  before = get_place (self, column, &n);
  if (swb_roster_panes_is_pinned (get_panes (self), column) == pinned &&
      before < place)
    place--;
  swb_roster_panes_move (get_panes (self), column, pinned, place);
}

/* Takes the label over. */
static GtkWidget *
icon_new (GType type, const char *icon, char *text)
{
  g_autofree char *label = text;
  GtkWidget *button = g_object_new (type, "icon-name", icon, NULL);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
fill_line (Line *line)
{
  const char *title = swb_roster_column_title (line->column);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *handle =
      gtk_image_new_from_icon_name ("list-drag-handle-symbolic");

  line->shown = gtk_check_button_new_with_label (title);
  gtk_widget_set_hexpand (line->shown, TRUE);
  /* Without names nobody could tell the rows apart. */
  gtk_widget_set_sensitive (line->shown,
                            line->column != SWB_ROSTER_COLUMN_NAME);
  /* Translators: %s is the title of a column */
  line->up =
      icon_new (GTK_TYPE_BUTTON, "go-up-symbolic",
                g_strdup_printf (_ ("Move %s towards the start"), title));
  /* Translators: %s is the title of a column */
  line->down =
      icon_new (GTK_TYPE_BUTTON, "go-down-symbolic",
                g_strdup_printf (_ ("Move %s towards the end"), title));
  /* Translators: %s is the title of a column; it stays while the others are
   * scrolled sideways */
  line->pin = icon_new (GTK_TYPE_TOGGLE_BUTTON, "swb-pin-symbolic",
                        g_strdup_printf (_ ("Pin %s"), title));
  gtk_widget_add_css_class (handle, "dim-label");
  gtk_box_append (GTK_BOX (box), handle);
  gtk_box_append (GTK_BOX (box), line->shown);
  gtk_box_append (GTK_BOX (box), line->up);
  gtk_box_append (GTK_BOX (box), line->down);
  gtk_box_append (GTK_BOX (box), line->pin);
  line->line = gtk_list_box_row_new ();
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line->line), FALSE);
  gtk_widget_set_focusable (line->line, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->line),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line->line), box);
}

static void
add_lines (SwbRosterViewMenu *self)
{
  for (guint i = 0; i < SWB_N_ROSTER_COLUMNS; i++)
    {
      Line *line = &self->lines[i];

      line->column = (SwbRosterColumn) i;
      fill_line (line);
      gtk_list_box_append (GTK_LIST_BOX (self->columns), line->line);
      swb_roster_column_drag_attach (line->line, line->column, dropped_cb,
                                     self);
      g_signal_connect_object (line->shown, "notify::active",
                               G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (line->pin, "notify::active", G_CALLBACK (pin_cb),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (line->up, "clicked", G_CALLBACK (move_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (line->down, "clicked", G_CALLBACK (move_cb),
                               self, G_CONNECT_SWAPPED);
    }
}

static void
add_groups (SwbRosterViewMenu *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < SWB_N_ROSTER_GROUP_BY; i++)
    {
      SwbRosterGroupBy by = (SwbRosterGroupBy) i;
      g_autofree char *action = g_strconcat (
          "look.roster-group::", swb_roster_group_by_id (by), NULL);

      g_menu_append (menu, swb_roster_group_by_title (by), action);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->groups),
                                  G_MENU_MODEL (menu));
}

/* Most who turn to the roster's page do not open it: its eighty widgets are
 * made when somebody does. */
static void
open_cb (GtkMenuButton *button, gpointer user_data)
{
  SwbRosterViewMenu *self = user_data;

  if (self->lines[0].line != NULL)
    return;
  add_groups (self);
  add_lines (self);
  gtk_list_box_set_sort_func (GTK_LIST_BOX (self->columns), compare_lines, self,
                              NULL);
  update (self);
}

/* The settings are actions: their menus and switches follow them. */
static void
add_actions (SwbRosterViewMenu *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  const char *const keys[] = { "roster-density", "roster-group" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GAction) action =
          g_settings_create_action (self->settings, keys[i]);

      g_action_map_add_action (G_ACTION_MAP (actions), action);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "look",
                                  G_ACTION_GROUP (actions));
}

static void
swb_roster_view_menu_dispose (GObject *object)
{
  SwbRosterViewMenu *self = SWB_ROSTER_VIEW_MENU (object);

  self->busy = TRUE;
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_weak_pointer (&self->list);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (swb_roster_view_menu_parent_class)->dispose (object);
}

static void
swb_roster_view_menu_class_init (SwbRosterViewMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_roster_view_menu_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-roster-view-menu.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, SwbRosterViewMenu, name)
  BIND (button);
  BIND (groups);
  BIND (columns);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
swb_roster_view_menu_init (SwbRosterViewMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (SWB_APP_ID ".window");
  add_actions (self);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button),
                                         open_cb, self, NULL);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (queue_update),
                           self, G_CONNECT_SWAPPED);
}

/**
 * swb_roster_view_menu_set_list:
 * @self: the button
 * @list: the list whose columns it offers; set once
 */
void
swb_roster_view_menu_set_list (SwbRosterViewMenu *self, SwbRosterList *list)
{
  SwbRosterPanes *panes;

  g_return_if_fail (SWB_IS_ROSTER_VIEW_MENU (self));
  g_return_if_fail (SWB_IS_ROSTER_LIST (list));

  g_set_weak_pointer (&self->list, list);
  panes = get_panes (self);
  g_signal_connect_object (panes, "columns-changed", G_CALLBACK (queue_update),
                           self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < swb_roster_panes_get_n_columns (panes); i++)
    g_signal_connect_object (swb_roster_panes_get_column (panes, i),
                             "notify::visible", G_CALLBACK (queue_update), self,
                             G_CONNECT_SWAPPED);
  update (self);
}
