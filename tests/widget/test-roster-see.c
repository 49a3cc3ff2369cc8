/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the roster is seen: pinned columns, densities, small lines, groups with
 * what they come to, and what cells say to the eye and to the ear. */
#include "ui/swb-roster-pane.h"

#include "document/swb-spark-reader.h"
#include "roster-fixture.h"
#include "settle.h"
#include "ui/swb-roster-columns.h"
#include "ui/swb-roster-grid.h"
#include "ui/swb-roster-selection.h"
#include "ui/swb-roster-spark.h"
#include "ui/swb-roster-view-menu.h"
#include "ui/swb-roster-words.h"

typedef struct
{
  SwbDocument *document;
  GtkWidget *window;
  SwbRosterPane *pane;
  SwbRosterList *list;
  GSettings *settings;
} Fixture;

static void
reset_settings (GSettings *settings)
{
  const char *const keys[] = {
    "roster-sort",         "roster-sort-descending", "roster-columns",
    "roster-page-columns", "roster-pinned",          "roster-density",
    "roster-group",
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->settings = g_settings_new (SWB_APP_ID ".window");
  reset_settings (fixture->settings);
  fixture->document = fixture_open ();
  fixture_fill (fixture->document);
  fixture->pane = SWB_ROSTER_PANE (swb_roster_pane_new ());
  g_object_ref_sink (fixture->pane);
  swb_roster_pane_set_wide (fixture->pane, TRUE);
  fixture->list = swb_roster_pane_get_list (fixture->pane);
  swb_roster_pane_set_document (fixture->pane, fixture->document);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 500);
  gtk_window_set_child (GTK_WINDOW (fixture->window),
                        GTK_WIDGET (fixture->pane));
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture_settle (fixture->window, fixture->document);
}

/* A menu of a window that is gone would have its tooltip come after it. */
static void
close_menu (Fixture *fixture)
{
  GtkWidget *menu = fixture_find (GTK_WIDGET (fixture->pane),
                                  SWB_TYPE_ROSTER_VIEW_MENU, NULL);

  gtk_menu_button_popdown (
      GTK_MENU_BUTTON (fixture_find (menu, GTK_TYPE_MENU_BUTTON, NULL)));
  fixture_settle (fixture->window, fixture->document);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_menu (fixture);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_wait_freed (fixture->pane);
  fixture_close (fixture->document);
  g_clear_object (&fixture->settings);
}

static void
test_pin (Fixture *fixture, gconstpointer data)
{
  const char *const pinned[] = { "name", NULL };
  SwbRosterPanes *panes = swb_roster_list_get_panes (fixture->list);
  GtkWidget *view = GTK_WIDGET (swb_roster_panes_get_view (panes, TRUE));

  g_settings_set_strv (fixture->settings, "roster-pinned", pinned);
  fixture_settle (fixture->window, fixture->document);
  g_assert_true (swb_roster_panes_is_pinned (panes, SWB_ROSTER_COLUMN_NAME));
  g_assert_nonnull (fixture_find (view, GTK_TYPE_INSCRIPTION, "Meera Iyer"));
}

static void
group_by (Fixture *fixture, const char *by)
{
  g_settings_set_string (fixture->settings, "roster-group", by);
  fixture_settle (fixture->window, fixture->document);
}

static void
test_choose_group (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *selection;

  group_by (fixture, "platform");
  selection = swb_roster_list_get_selection (fixture->list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, 8);
  gtk_selection_model_select_item (selection, 0, TRUE);
  g_assert_cmpuint (swb_roster_list_count_chosen (fixture->list), ==, 2);
  g_assert_true (gtk_selection_model_is_selected (selection, 1));
  gtk_selection_model_select_item (selection, 0, TRUE);
  g_assert_cmpuint (swb_roster_list_count_chosen (fixture->list), ==, 2);
  gtk_selection_model_unselect_item (selection, 2);
  g_assert_cmpuint (swb_roster_list_count_chosen (fixture->list), ==, 1);
  g_assert_false (gtk_selection_model_is_selected (selection, 0));
}

static SwbRosterRows *
rows_of (Fixture *fixture)
{
  return swb_roster_selection_get_rows (
      SWB_ROSTER_SELECTION (swb_roster_list_get_selection (fixture->list)));
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (rows_of (fixture)));
}

/* The cell of a row in a column, in sight or not. */
static SwbRosterCell *
find_cell (Fixture *fixture, guint position, SwbRosterColumn column)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter,
                          swb_roster_list_get_format (fixture->list)->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      SwbRosterCell *cell = SWB_ROSTER_CELL (gtk_list_item_get_child (item));

      if (gtk_list_item_get_position (item) == position &&
          swb_roster_cell_get_column (cell) == column)
        return cell;
    }
  g_assert_not_reached ();
}

/* As it is shown when it is in sight. */
static SwbRosterCell *
cell_at (Fixture *fixture, guint position, SwbRosterColumn column)
{
  SwbRosterCell *cell = find_cell (fixture, position, column);

  swb_roster_cell_come_near (cell);
  return cell;
}

static void
assert_says (Fixture *fixture,
             guint position,
             SwbRosterColumn column,
             const char *text)
{
  GtkWidget *cell = GTK_WIDGET (cell_at (fixture, position, column));

  if (fixture_find (cell, GTK_TYPE_INSCRIPTION, text) == NULL)
    {
      GtkWidget *line = fixture_find (cell, GTK_TYPE_INSCRIPTION, NULL);

      g_error ("row %u says \"%s\", not \"%s\"", position,
               gtk_inscription_get_text (GTK_INSCRIPTION (line)), text);
    }
}

static void
test_cells (Fixture *fixture, gconstpointer data)
{
  SwbRosterCell *missing;
  GtkWidget *line;
  g_autofree char *wrong = NULL;

  assert_says (fixture, 0, SWB_ROSTER_COLUMN_NAME, "Rhea Kapoor");
  assert_says (fixture, 0, SWB_ROSTER_COLUMN_FOLLOWERS, "2,40,00,000");
  assert_says (fixture, 0, SWB_ROSTER_COLUMN_TOGETHER, "new");
  assert_says (fixture, 0, SWB_ROSTER_COLUMN_HANDLE, "@rhea");
  missing = cell_at (fixture, 4, SWB_ROSTER_COLUMN_FOLLOWERS);
  assert_says (fixture, 4, SWB_ROSTER_COLUMN_FOLLOWERS, SWB_ROSTER_DASH);
  line = fixture_find (GTK_WIDGET (missing), GTK_TYPE_INSCRIPTION,
                       SWB_ROSTER_DASH);
  wrong = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, "Not known");
  g_assert_null (wrong);
}

/* Nothing is made for columns that are scrolled out of sight, until they are
 * scrolled into it. */
static void
test_sight (Fixture *fixture, gconstpointer data)
{
  GtkScrollable *view =
      GTK_SCROLLABLE (swb_roster_list_get_column_view (fixture->list));
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (view);
  GtkWidget *first =
      GTK_WIDGET (find_cell (fixture, 0, SWB_ROSTER_COLUMN_NAME));
  GtkWidget *last =
      GTK_WIDGET (find_cell (fixture, 0, SWB_ROSTER_COLUMN_TOGETHER));

  g_assert_nonnull (fixture_find (first, GTK_TYPE_INSCRIPTION, "Rhea Kapoor"));
  g_assert_null (gtk_widget_get_first_child (last));
  gtk_adjustment_set_value (across, gtk_adjustment_get_upper (across));
  g_assert_cmpfloat (gtk_adjustment_get_value (across), >, 0);
  fixture_settle (fixture->window, fixture->document);
  g_assert_nonnull (fixture_find (last, GTK_TYPE_INSCRIPTION, "new"));
  swb_roster_list_set_grouping (fixture->list, SWB_GROUPING_WESTERN);
  assert_says (fixture, 0, SWB_ROSTER_COLUMN_FOLLOWERS, "24,000,000");
}

static void
add_reading (Fixture *fixture, const SwbId *account, double value, SwbDay day)
{
  SwbCommand *command = swb_command_new_edit ("Add a reading");
  const SwbId id = swb_command_insert (command, SWB_TABLE_READING);

#define SET(column, value)                                                     \
  swb_command_set (command, SWB_TABLE_READING, &id, SWB_READING_##column, value)
  SET (SUBJECT, swb_value_id (account));
  SET (METRIC, swb_value_text ("followers"));
  SET (VALUE, swb_value_real (value));
  SET (DAY, swb_value_day (day));
  SET (SOURCE, swb_value_text ("typed"));
#undef SET
  fixture_run (fixture->document, command);
}

static void
test_spark (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbCreator) creator =
      swb_roster_rows_get_creator (rows_of (fixture), 0);
  const SwbId account = swb_creator_get_account (creator)->id;
  SwbRosterSpark *spark;
  g_autofree char *wrong = NULL;

  add_reading (fixture, &account, 20000000, swb_day_today () - 100);
  add_reading (fixture, &account, 25000000, swb_day_today () - 10);
  spark = SWB_ROSTER_SPARK (
      fixture_find (GTK_WIDGET (cell_at (fixture, 0, SWB_ROSTER_COLUMN_SPARK)),
                    SWB_TYPE_ROSTER_SPARK, NULL));
  FIXTURE_WAIT ("the small line", swb_roster_spark_is_drawn (spark));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (spark)));
  wrong = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (spark), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "2,50,00,000 followers, up 25\u00a0% in 3 months, 2 readings");
  g_assert_cmpstr (wrong, ==, NULL);
}

static void
add_expired_rate (Fixture *fixture, const SwbId *account)
{
  SwbCommand *command = swb_command_new_edit ("Add a reading");
  const SwbId id = swb_command_insert (command, SWB_TABLE_READING);

#define SET(column, value)                                                     \
  swb_command_set (command, SWB_TABLE_READING, &id, SWB_READING_##column, value)
  SET (SUBJECT, swb_value_id (account));
  SET (METRIC, swb_value_text ("engagement-rate"));
  SET (VALUE, swb_value_real (0.04));
  SET (BASE, swb_value_text ("views"));
  SET (DAY, swb_value_day (swb_day_today () - 800));
  SET (EXPIRES, swb_value_day (swb_day_today () - 1));
  SET (SOURCE, swb_value_text ("import:a.csv"));
#undef SET
  fixture_run (fixture->document, command);
  fixture_settle (fixture->window, fixture->document);
}

/* A rate that may not be used says so, with what it was of and how old it is,
 * to the eye, to the ear, in the tooltip and where it is added up. */
static void
test_expired (Fixture *fixture, gconstpointer data)
{
  const SwbRosterColumn rate = SWB_ROSTER_COLUMN_ENGAGEMENT;
  const SwbDay today = swb_day_today ();
  g_autoptr (SwbCreator) before =
      swb_roster_rows_get_creator (rows_of (fixture), 0);
  g_autoptr (SwbCreator) creator = NULL;
  const SwbId account = swb_creator_get_account (before)->id;
  GtkWidget *line;
  g_autofree char *wrong = NULL;
  g_autofree char *tooltip = NULL;

  add_expired_rate (fixture, &account);
  assert_says (fixture, 0, rate, "⚠ expired views · 2 y");
  line = fixture_find (GTK_WIDGET (cell_at (fixture, 0, rate)),
                       GTK_TYPE_INSCRIPTION, NULL);
  wrong = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Engagement on views expired, 2 years old");
  g_assert_cmpstr (wrong, ==, NULL);
  creator = swb_roster_rows_get_creator (rows_of (fixture), 0);
  tooltip = swb_roster_cell_tooltip (creator, rate, SWB_GROUPING_INDIAN, today);
  g_assert_nonnull (strstr (tooltip, "Engagement on views expired"));
  g_assert_nonnull (strstr (tooltip, "may not be used any longer"));
  group_by (fixture, "tier");
  assert_says (fixture, 0, rate, "⚠ expired");
}

/* A share of posts in time stands behind the campaigns where there are enough
 * posts for one. */
static void
test_together (void)
{
  SwbWorkCells cells = { .n_campaigns = 4, .n_due = 2, .n_on_time = 2 };
  g_autofree char *new_one = swb_roster_together_text (NULL);
  g_autofree char *few = swb_roster_together_text (&cells);
  g_autofree char *many = NULL;
  g_autofree char *label = NULL;

  g_assert_cmpstr (new_one, ==, "new");
  g_assert_cmpstr (few, ==, "4 campaigns");
  cells.n_due = 5;
  cells.n_on_time = 4;
  many = swb_roster_together_text (&cells);
  g_assert_cmpstr (many, ==, "4 · 80\u00a0% on time");
  label = swb_roster_together_label (&cells);
  g_assert_cmpstr (label, ==, "4 campaigns, 4 of 5 posts on time");
}

static int
row_height (Fixture *fixture)
{
  GtkWidget *cell = GTK_WIDGET (cell_at (fixture, 1, SWB_ROSTER_COLUMN_NAME));

  /* A line parts it from the next. */
  return 1 + gtk_widget_get_height (
                 gtk_widget_get_parent (gtk_widget_get_parent (cell)));
}

/* The heights are in the stylesheet, which the application loads. */
static GtkCssProvider *
load_style (void)
{
  GtkCssProvider *style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (
      style, "/io/github/swellboard/Swellboard/style.css");
  gtk_style_context_add_provider_for_display (
      gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
      GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  return style;
}

static void
test_density (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *name;
    int height;
  } densities[] = { { "compact", 28 }, { "normal", 36 }, { "roomy", 44 } };
  g_autoptr (GtkCssProvider) style = load_style ();

  for (guint i = 0; i < G_N_ELEMENTS (densities); i++)
    {
      g_settings_set_string (fixture->settings, "roster-density",
                             densities[i].name);
      FIXTURE_WAIT ("rows of that height",
                    row_height (fixture) == densities[i].height);
    }
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (),
                                                 GTK_STYLE_PROVIDER (style));
}

static GtkWidget *
find_named (GtkWidget *root, const char *tooltip)
{
  GtkWidget *found = NULL;

  if (g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_named (child, tooltip);
  return found;
}

static SwbRosterColumn
column_at (Fixture *fixture, guint place)
{
  return swb_roster_columns_get (swb_roster_panes_get_column (
      swb_roster_list_get_panes (fixture->list), place));
}

static void
press (Fixture *fixture, const char *tooltip)
{
  GtkWidget *button = find_named (GTK_WIDGET (fixture->pane), tooltip);

  g_assert_nonnull (button);
  if (GTK_IS_TOGGLE_BUTTON (button))
    gtk_toggle_button_set_active (
        GTK_TOGGLE_BUTTON (button),
        !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  else
    g_signal_emit_by_name (button, "clicked");
  fixture_settle (fixture->window, fixture->document);
}

/* Its lines are made when it opens. */
static GtkWidget *
open_view_menu (Fixture *fixture)
{
  GtkWidget *menu = fixture_find (GTK_WIDGET (fixture->pane),
                                  SWB_TYPE_ROSTER_VIEW_MENU, NULL);

  g_assert_null (find_named (menu, "Pin Handle"));
  gtk_menu_button_popup (
      GTK_MENU_BUTTON (fixture_find (menu, GTK_TYPE_MENU_BUTTON, NULL)));
  fixture_settle (fixture->window, fixture->document);
  g_assert_nonnull (find_named (menu, "Pin Handle"));
  return menu;
}

static gboolean
has_kept (Fixture *fixture, const char *id)
{
  g_auto (GStrv) ids = g_settings_get_strv (fixture->settings, "roster-pinned");

  return g_strv_contains ((const char *const *) ids, id);
}

static void
test_choose_columns (Fixture *fixture, gconstpointer data)
{
  SwbRosterPanes *panes = swb_roster_list_get_panes (fixture->list);
  GtkWidget *menu = open_view_menu (fixture);
  GtkWidget *reset = find_named (menu, "As they were at first");

  g_assert_cmpint (column_at (fixture, 1), ==, SWB_ROSTER_COLUMN_TIER);
  press (fixture, "Move Platform towards the start");
  g_assert_cmpint (column_at (fixture, 1), ==, SWB_ROSTER_COLUMN_PLATFORM);
  press (fixture, "Pin Handle");
  g_assert_true (swb_roster_panes_is_pinned (panes, SWB_ROSTER_COLUMN_HANDLE));
  g_assert_cmpint (column_at (fixture, 0), ==, SWB_ROSTER_COLUMN_HANDLE);
  FIXTURE_WAIT ("the pin to be kept", has_kept (fixture, "handle"));
  g_signal_emit_by_name (reset, "clicked");
  fixture_settle (fixture->window, fixture->document);
  g_assert_cmpuint (swb_roster_panes_count_pinned (panes), ==, 0);
  g_assert_cmpint (column_at (fixture, 1), ==, SWB_ROSTER_COLUMN_TIER);
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkEventController) one = g_list_model_get_item (all, i);

      if (g_type_is_a (G_OBJECT_TYPE (one), type))
        return one; /* the widget keeps it alive */
    }
  g_assert_not_reached ();
}

/* Lets go a column's line on that of another, or whatever @text is. */
static gboolean
drop (Fixture *fixture, const char *text, const char *title, double y)
{
  GtkWidget *menu = fixture_find (GTK_WIDGET (fixture->pane),
                                  SWB_TYPE_ROSTER_VIEW_MENU, NULL);
  g_autofree char *up = g_strdup_printf ("Move %s towards the start", title);
  GtkWidget *line =
      gtk_widget_get_ancestor (find_named (menu, up), GTK_TYPE_LIST_BOX_ROW);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  g_signal_emit_by_name (find_controller (line, GTK_TYPE_DROP_TARGET), "drop",
                         &value, 5.0, y, &taken);
  fixture_settle (fixture->window, fixture->document);
  return taken;
}

/* A line goes before the one that it is dropped on, behind it on its lower
 * half, and becomes pinned with it. */
static void
test_drag_columns (Fixture *fixture, gconstpointer data)
{
  SwbRosterPanes *panes = swb_roster_list_get_panes (fixture->list);

  open_view_menu (fixture);
  g_assert_cmpint (column_at (fixture, 1), ==, SWB_ROSTER_COLUMN_TIER);
  g_assert_true (drop (fixture, "swb-column:handle", "Tier", -1));
  g_assert_cmpint (column_at (fixture, 1), ==, SWB_ROSTER_COLUMN_HANDLE);
  g_assert_cmpint (column_at (fixture, 2), ==, SWB_ROSTER_COLUMN_TIER);
  g_assert_true (drop (fixture, "swb-column:handle", "Tier", 1000));
  g_assert_cmpint (column_at (fixture, 1), ==, SWB_ROSTER_COLUMN_TIER);
  g_assert_cmpint (column_at (fixture, 2), ==, SWB_ROSTER_COLUMN_HANDLE);
  g_assert_false (drop (fixture, "swb-column:handle", "Handle", 1000));
  g_assert_false (drop (fixture, "Meera Iyer", "Handle", 1000));
  press (fixture, "Pin Name");
  g_assert_true (drop (fixture, "swb-column:handle", "Name", 1000));
  g_assert_true (swb_roster_panes_is_pinned (panes, SWB_ROSTER_COLUMN_HANDLE));
  g_assert_cmpint (column_at (fixture, 1), ==, SWB_ROSTER_COLUMN_HANDLE);
}

static GtkWidget *
title_of (Fixture *fixture, SwbRosterColumn column)
{
  SwbRosterPanes *panes = swb_roster_list_get_panes (fixture->list);
  GtkColumnViewColumn *one = swb_roster_panes_find (panes, column);
  GtkColumnView *view = gtk_column_view_column_get_column_view (one);
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkWidget *title = gtk_widget_get_first_child (
      gtk_widget_get_first_child (GTK_WIDGET (view)));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) other =
          g_list_model_get_item (columns, i);

      if (other == one)
        return title;
      title = gtk_widget_get_next_sibling (title);
    }
  g_assert_not_reached ();
}

/* The title with its arrow and its number, to the eye and to the ear. */
static void
assert_title (Fixture *fixture,
              SwbRosterColumn column,
              const char *number,
              const char *spoken)
{
  GtkWidget *title = title_of (fixture, column);
  GtkWidget *label =
      number != NULL ? fixture_find (title, GTK_TYPE_LABEL, number) : NULL;
  g_autofree char *wrong = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken);

  g_assert_cmpstr (wrong, ==, NULL);
  if (number != NULL)
    {
      g_assert_nonnull (label);
      g_assert_true (gtk_widget_get_visible (label));
    }
}

static void
test_titles (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = GTK_WIDGET (fixture->list);
  SwbRosterPanes *panes = swb_roster_list_get_panes (fixture->list);

  gtk_widget_activate_action (list, "title.ascending", "s", "tier");
  fixture_settle (fixture->window, fixture->document);
  assert_title (fixture, SWB_ROSTER_COLUMN_TIER, NULL,
                "Smallest or first first");
  gtk_widget_activate_action (list, "title.also", "s", "followers");
  gtk_widget_activate_action (list, "title.also", "s", "followers");
  fixture_settle (fixture->window, fixture->document);
  assert_title (fixture, SWB_ROSTER_COLUMN_TIER, "1",
                "Smallest or first first, level 1 of 2 of the order");
  assert_title (fixture, SWB_ROSTER_COLUMN_FOLLOWERS, "2",
                "Largest or last first, level 2 of 2 of the order");
  /* It is marked as well where it is pinned. */
  gtk_widget_activate_action (list, "title.pin", "s", "followers");
  fixture_settle (fixture->window, fixture->document);
  assert_title (fixture, SWB_ROSTER_COLUMN_FOLLOWERS, "2",
                "Largest or last first, level 2 of 2 of the order");
  /* It stays with its title where that is moved. */
  swb_roster_panes_move (panes, SWB_ROSTER_COLUMN_TIER, FALSE, 0);
  fixture_settle (fixture->window, fixture->document);
  assert_title (fixture, SWB_ROSTER_COLUMN_TIER, "1",
                "Smallest or first first, level 1 of 2 of the order");
  assert_title (fixture, SWB_ROSTER_COLUMN_NAME, NULL, "");
  gtk_widget_activate_action (list, "title.not", "s", "tier");
  fixture_settle (fixture->window, fixture->document);
  assert_title (fixture, SWB_ROSTER_COLUMN_TIER, NULL, "");
  assert_title (fixture, SWB_ROSTER_COLUMN_FOLLOWERS, NULL,
                "Largest or last first");
  gtk_widget_activate_action (list, "title.hide", "s", "followers");
  g_assert_false (gtk_column_view_column_get_visible (swb_roster_panes_find (
      swb_roster_list_get_panes (fixture->list), SWB_ROSTER_COLUMN_FOLLOWERS)));
}

static void
test_pinned_scrolls (Fixture *fixture, gconstpointer data)
{
  const char *const pinned[] = { "name", NULL };
  SwbRosterPanes *panes = swb_roster_list_get_panes (fixture->list);
  GtkAdjustment *both[2];

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 200);
  g_settings_set_string (fixture->settings, "roster-density", "roomy");
  g_settings_set_strv (fixture->settings, "roster-pinned", pinned);
  fixture_settle (fixture->window, fixture->document);
  for (guint i = 0; i < 2; i++)
    both[i] = gtk_scrollable_get_vadjustment (
        GTK_SCROLLABLE (swb_roster_panes_get_view (panes, i)));
  FIXTURE_WAIT ("something to scroll",
                gtk_adjustment_get_upper (both[0]) >
                    gtk_adjustment_get_page_size (both[0]) + 20);
  for (guint i = 0; i < 2; i++)
    {
      double where = i == 0 ? 15 : 8;

      /* A list may stand a pixel beside where it was told to. */
      gtk_adjustment_set_value (both[i], where);
      FIXTURE_WAIT (
          "both to be scrolled alike",
          gtk_adjustment_get_value (both[0]) ==
                  gtk_adjustment_get_value (both[1]) &&
              G_APPROX_VALUE (gtk_adjustment_get_value (both[0]), where, 1.5));
      fixture_paint (fixture->window, 2);
      g_assert_cmpfloat (gtk_adjustment_get_value (both[0]), ==,
                         gtk_adjustment_get_value (both[1]));
    }
}

/* No name has kept the lighter letters of a group's count. */
static void
assert_even (Fixture *fixture)
{
  for (guint i = 0; i < count_rows (fixture); i++)
    {
      GtkWidget *line = fixture_find (
          GTK_WIDGET (cell_at (fixture, i, SWB_ROSTER_COLUMN_NAME)),
          GTK_TYPE_INSCRIPTION, NULL);
      PangoAttrList *list =
          gtk_inscription_get_attributes (GTK_INSCRIPTION (line));
      GSList *all = list != NULL ? pango_attr_list_get_attributes (list) : NULL;

      for (GSList *l = all; l != NULL; l = l->next)
        g_assert_cmpint (((PangoAttribute *) l->data)->klass->type, !=,
                         PANGO_ATTR_WEIGHT);
      g_slist_free_full (all, (GDestroyNotify) pango_attribute_destroy);
    }
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  group_by (fixture, "tier");
  g_assert_cmpuint (count_rows (fixture), ==, 10);
  assert_says (fixture, 0, SWB_ROSTER_COLUMN_NAME, "Mega  1");
  assert_says (fixture, 0, SWB_ROSTER_COLUMN_FOLLOWERS, "2,40,00,000");
  assert_says (fixture, 0, SWB_ROSTER_COLUMN_FEE, "₹45,000");
  assert_says (fixture, 8, SWB_ROSTER_COLUMN_NAME, "Tier not known  1");
  group_by (fixture, "platform");
  g_assert_cmpuint (count_rows (fixture), ==, 8);
  assert_says (fixture, 0, SWB_ROSTER_COLUMN_NAME, "Instagram  2");
  assert_says (fixture, 0, SWB_ROSTER_COLUMN_FOLLOWERS, "3,58,200");
  assert_says (fixture, 0, SWB_ROSTER_COLUMN_FEE, "₹90,000");
  group_by (fixture, "none");
  g_assert_cmpuint (count_rows (fixture), ==, 5);
  assert_even (fixture);
}

static void
test_close_groups (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *selection = swb_roster_list_get_selection (fixture->list);
  g_autoptr (SwbCreator) creator =
      swb_roster_rows_get_creator (rows_of (fixture), 4);
  SwbId id = *swb_creator_get_id (creator);
  guint position;

  group_by (fixture, "platform");
  gtk_selection_model_select_item (selection, 0, TRUE);
  g_assert_true (swb_roster_rows_set_open (rows_of (fixture), 0, FALSE));
  g_assert_cmpuint (count_rows (fixture), ==, 6);
  g_assert_cmpuint (swb_roster_list_count_chosen (fixture->list), ==, 2);
  g_signal_emit_by_name (swb_roster_list_get_column_view (fixture->list),
                         "activate", 0);
  g_assert_cmpuint (count_rows (fixture), ==, 8);
  g_assert_cmpuint (swb_roster_list_count_chosen (fixture->list), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->list), "roster.close-groups",
                              NULL);
  g_assert_cmpuint (count_rows (fixture), ==, 3);
  g_assert_false (swb_roster_rows_find (rows_of (fixture), &id, &position));
  g_assert_true (swb_roster_list_reveal (fixture->list, &id));
  g_assert_true (swb_roster_rows_find (rows_of (fixture), &id, &position));
  g_assert_true (gtk_selection_model_is_selected (selection, position));
}

static gboolean
press_key (Fixture *fixture, guint keyval)
{
  g_autoptr (GListModel) controllers =
      gtk_widget_observe_controllers (GTK_WIDGET (fixture->list));
  gboolean handled = FALSE;

  for (guint i = 0; !handled && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) one =
          g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (one) &&
          gtk_event_controller_get_propagation_phase (one) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (one, "key-pressed", keyval, 0, 0, &handled);
    }
  fixture_settle (fixture->window, fixture->document);
  return handled;
}

/* Hundreds stay chosen when their rows are ordered and grouped anew. */
static void
test_many_chosen (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = GTK_WIDGET (fixture->list);
  SwbCommand *command = swb_command_new_edit ("Add");

  for (guint i = 0; i < 300; i++)
    {
      const SwbId id = swb_command_insert (command, SWB_TABLE_CREATOR);
      g_autofree char *name = g_strdup_printf ("Creator %u", i);

      swb_command_set (command, SWB_TABLE_CREATOR, &id, SWB_CREATOR_NAME,
                       swb_value_text (name));
    }
  fixture_run (fixture->document, command);
  fixture_settle (fixture->window, fixture->document);
  gtk_selection_model_select_all (
      swb_roster_list_get_selection (fixture->list));
  gtk_selection_model_unselect_item (
      swb_roster_list_get_selection (fixture->list), 7);
  g_assert_cmpuint (swb_roster_list_count_chosen (fixture->list), ==, 304);
  gtk_widget_activate_action (list, "title.descending", "s", "name");
  fixture_settle (fixture->window, fixture->document);
  g_assert_cmpuint (swb_roster_list_count_chosen (fixture->list), ==, 304);
  group_by (fixture, "platform");
  g_assert_cmpuint (swb_roster_list_count_chosen (fixture->list), ==, 304);
  group_by (fixture, "none");
  g_assert_cmpuint (swb_roster_list_count_chosen (fixture->list), ==, 304);
}

static void
test_group_keys (Fixture *fixture, gconstpointer data)
{
  guint row = 9;

  group_by (fixture, "platform");
  swb_roster_list_focus (fixture->list);
  fixture_settle (fixture->window, fixture->document);
  g_assert_true (swb_roster_grid_get_cursor (
      swb_roster_list_get_grid (fixture->list), &row, NULL));
  g_assert_cmpuint (row, ==, 0);
  FIXTURE_WAIT ("the focus",
                gtk_root_get_focus (GTK_ROOT (fixture->window)) != NULL &&
                    gtk_widget_is_ancestor (
                        gtk_root_get_focus (GTK_ROOT (fixture->window)),
                        GTK_WIDGET (fixture->list)));
  g_assert_true (press_key (fixture, GDK_KEY_Left));
  g_assert_cmpuint (count_rows (fixture), ==, 6);
  g_assert_true (press_key (fixture, GDK_KEY_Left));
  g_assert_cmpuint (count_rows (fixture), ==, 6);
  g_assert_true (press_key (fixture, GDK_KEY_Right));
  g_assert_cmpuint (count_rows (fixture), ==, 8);
  g_assert_true (press_key (fixture, GDK_KEY_Return));
  g_assert_cmpuint (count_rows (fixture), ==, 6);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, function)                                                    \
  g_test_add ("/roster-see/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("pin", test_pin);
  ADD ("cells", test_cells);
  ADD ("sight", test_sight);
  ADD ("expired", test_expired);
  ADD ("spark", test_spark);
  ADD ("density", test_density);
  ADD ("choose-columns", test_choose_columns);
  ADD ("drag-columns", test_drag_columns);
  ADD ("titles", test_titles);
  ADD ("pinned-scrolls", test_pinned_scrolls);
  ADD ("groups", test_groups);
  ADD ("choose-group", test_choose_group);
  ADD ("close-groups", test_close_groups);
  ADD ("group-keys", test_group_keys);
  ADD ("many-chosen", test_many_chosen);
#undef ADD
  g_test_add_func ("/roster-see/together", test_together);
  return g_test_run ();
}
