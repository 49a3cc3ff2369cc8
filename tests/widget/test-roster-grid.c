/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster as a grid: the cursor and the range by keys, editing in place,
 * what is refused, fill down, emptied cells, rows. */
#include "grid-fixture.h"

#include "roster-fixture.h"
#include "ui/swb-roster-columns.h"
#include "ui/swb-roster-grid-words.h"
#include "ui/swb-roster-panes.h"
#include "ui/swb-roster-words.h"

/* The cell with the cursor has the focus and says what it is. */
static void
test_walk (GridFixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  swb_roster_list_focus (fixture->list);
  fixture_settle (fixture->window, fixture->document);
  grid_assert_at (fixture, 0, SWB_ROSTER_COLUMN_NAME);
  g_assert_true (grid_press (fixture, GDK_KEY_Right, 0));
  grid_assert_at (fixture, 0, SWB_ROSTER_COLUMN_TIER);
  grid_press (fixture, GDK_KEY_Down, 0);
  grid_press (fixture, GDK_KEY_Down, 0);
  grid_assert_at (fixture, 2, SWB_ROSTER_COLUMN_TIER);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (SWB_IS_ROSTER_CELL (focus));
  g_assert_cmpint (swb_roster_cell_get_column (SWB_ROSTER_CELL (focus)), ==,
                   SWB_ROSTER_COLUMN_TIER);
  g_assert_true (
      gtk_widget_has_css_class (gtk_widget_get_parent (focus), "cursor"));
  g_assert_cmpuint (swb_roster_list_count_chosen (fixture->list), ==, 1);
  grid_press (fixture, GDK_KEY_Left, 0);
  grid_press (fixture, GDK_KEY_Left, 0);
  grid_assert_at (fixture, 2, SWB_ROSTER_COLUMN_NAME);
  grid_press (fixture, GDK_KEY_End, GDK_CONTROL_MASK);
  g_assert_true (swb_roster_grid_get_cursor (fixture->grid, NULL, NULL));
  grid_press (fixture, GDK_KEY_Home, 0);
  grid_assert_at (fixture, 4, SWB_ROSTER_COLUMN_NAME);
  grid_press (fixture, GDK_KEY_Home, GDK_CONTROL_MASK);
  grid_assert_at (fixture, 0, SWB_ROSTER_COLUMN_NAME);
  grid_press (fixture, GDK_KEY_Page_Down, 0);
  grid_assert_at (fixture, 4, SWB_ROSTER_COLUMN_NAME);
}

static void
test_range (GridFixture *fixture, gconstpointer data)
{
  SwbRosterRange range;

  grid_go (fixture, 1, SWB_ROSTER_COLUMN_CITY);
  grid_press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  grid_press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  g_assert_true (swb_roster_grid_get_range (fixture->grid, &range));
  g_assert_cmpuint (range.first_row, ==, 1);
  g_assert_cmpuint (range.last_row, ==, 2);
  g_assert_cmpuint (range.n_columns, ==, 2);
  g_assert_cmpint (range.columns[0], ==, SWB_ROSTER_COLUMN_CITY);
  g_assert_cmpint (range.columns[1], ==, SWB_ROSTER_COLUMN_NICHE);
  g_assert_cmpuint (swb_roster_list_count_chosen (fixture->list), ==, 2);
  grid_press (fixture, GDK_KEY_Escape, 0);
  g_assert_true (swb_roster_grid_get_range (fixture->grid, &range));
  g_assert_cmpuint (range.n_columns, ==, 1);
  g_assert_cmpuint (range.first_row, ==, range.last_row);
  /* Space chooses rows; the arrows then leave them alone. */
  grid_press (fixture, GDK_KEY_space, 0);
  grid_press (fixture, GDK_KEY_Up, 0);
  grid_press (fixture, GDK_KEY_Up, 0);
  grid_press (fixture, GDK_KEY_space, 0);
  g_assert_true (swb_roster_grid_has_rows (fixture->grid));
  g_assert_cmpuint (swb_roster_list_count_chosen (fixture->list), ==, 2);
}

static GtkWidget *
find_focused_cell (GridFixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

static void
assert_said (GridFixture *fixture, const char *label, const char *more)
{
  GtkWidget *cell = find_focused_cell (fixture);

  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       label);
  gtk_test_accessible_assert_property (
      cell, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, more);
}

/* A cell says its column and what it holds; whose row it is, it says once. */
static void
test_said (GridFixture *fixture, gconstpointer data)
{
  g_autoptr (SwbCreator) third = NULL;
  g_autofree char *where = NULL;

  grid_go (fixture, 1, SWB_ROSTER_COLUMN_CITY);
  grid_press (fixture, GDK_KEY_Down, 0);
  third = grid_creator_at (fixture, 2);
  where = g_strdup_printf ("%s, row 3 of 5", swb_creator_get_name (third));
  assert_said (fixture, "City: Chennai", where);
  gtk_test_accessible_assert_role (find_focused_cell (fixture),
                                   GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_state (find_focused_cell (fixture),
                                    GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  grid_press (fixture, GDK_KEY_Right, 0);
  grid_press (fixture, GDK_KEY_Left, 0);
  assert_said (fixture, "City: Chennai", "");
  grid_press (fixture, GDK_KEY_space, 0);
  grid_press (fixture, GDK_KEY_space, 0);
  gtk_test_accessible_assert_state (find_focused_cell (fixture),
                                    GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
}

static int
place_of (GridFixture *fixture, SwbRosterColumn column)
{
  SwbRosterPanes *panes = swb_roster_list_get_panes (fixture->list);
  GListModel *columns =
      gtk_column_view_get_columns (swb_roster_panes_get_view (panes, FALSE));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) one = g_list_model_get_item (columns, i);

      if (swb_roster_columns_get (one) == column)
        return (int) i;
    }
  return -1;
}

/* Nobody needs the titles' pointer; the cursor goes with its column. */
static void
test_columns (GridFixture *fixture, gconstpointer data)
{
  SwbRosterPanes *panes = swb_roster_list_get_panes (fixture->list);
  GtkColumnViewColumn *city =
      swb_roster_panes_find (panes, SWB_ROSTER_COLUMN_CITY);
  const int place = place_of (fixture, SWB_ROSTER_COLUMN_CITY);
  const int width = gtk_column_view_column_get_fixed_width (city);

  grid_go (fixture, 1, SWB_ROSTER_COLUMN_CITY);
  g_assert_true (grid_press (fixture, GDK_KEY_Left, GDK_ALT_MASK));
  g_assert_cmpint (place_of (fixture, SWB_ROSTER_COLUMN_CITY), <, place);
  fixture_settle (fixture->window, fixture->document);
  grid_assert_at (fixture, 1, SWB_ROSTER_COLUMN_CITY);
  g_assert_true (gtk_widget_is_ancestor (find_focused_cell (fixture),
                                         GTK_WIDGET (fixture->list)));
  g_assert_true (grid_press (fixture, GDK_KEY_Right, GDK_ALT_MASK));
  g_assert_cmpint (place_of (fixture, SWB_ROSTER_COLUMN_CITY), ==, place);
  g_assert_true (
      grid_press (fixture, GDK_KEY_Right, GDK_ALT_MASK | GDK_SHIFT_MASK));
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (city), >, width);
  for (guint i = 0; i < 100; i++)
    grid_press (fixture, GDK_KEY_Left, GDK_ALT_MASK | GDK_SHIFT_MASK);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (city), >=, 40);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (city), <, width);
}

/* The cells say whose they are; a row would be heard before each of them. */
static void
test_rows_silent (GridFixture *fixture, gconstpointer data)
{
  GtkWidget *cell, *row;

  grid_go (fixture, 1, SWB_ROSTER_COLUMN_CITY);
  cell = find_focused_cell (fixture);
  row = gtk_widget_get_parent (gtk_widget_get_parent (cell));
  g_assert_true (GTK_IS_LIST_BASE (gtk_widget_get_parent (row)));
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_GENERIC);
}

/* As clicks with Ctrl do: each turns its row over once. */
static void
test_toggle (GridFixture *fixture, gconstpointer data)
{
  GtkSelectionModel *selection = swb_roster_list_get_selection (fixture->list);

  grid_go (fixture, 1, SWB_ROSTER_COLUMN_CITY);
  g_assert_false (swb_roster_grid_has_rows (fixture->grid));
  swb_roster_grid_toggle (fixture->grid, 3, SWB_ROSTER_COLUMN_CITY);
  g_assert_true (swb_roster_grid_has_rows (fixture->grid));
  g_assert_cmpuint (swb_roster_list_count_chosen (fixture->list), ==, 2);
  g_assert_true (gtk_selection_model_is_selected (selection, 1));
  g_assert_true (gtk_selection_model_is_selected (selection, 3));
  grid_assert_at (fixture, 3, SWB_ROSTER_COLUMN_CITY);
  swb_roster_grid_toggle (fixture->grid, 1, SWB_ROSTER_COLUMN_CITY);
  g_assert_cmpuint (swb_roster_list_count_chosen (fixture->list), ==, 1);
  g_assert_false (gtk_selection_model_is_selected (selection, 1));
}

static void
test_edit (GridFixture *fixture, gconstpointer data)
{
  g_autoptr (SwbCreator) meera = NULL;

  grid_go (fixture, 2, SWB_ROSTER_COLUMN_CITY);
  grid_edit (fixture, "Madurai", GDK_KEY_Return);
  grid_assert_city (fixture, 2, "Madurai");
  g_assert_cmpstr (swb_document_get_undo_name (fixture->document), ==,
                   "Set the city of Meera Iyer");
  grid_assert_at (fixture, 3, SWB_ROSTER_COLUMN_CITY);
  g_assert_false (swb_roster_grid_is_editing (fixture->grid));
  /* Tab goes on to the right, Enter then below where the Tabs began. */
  grid_edit (fixture, "Sharjah", GDK_KEY_Tab);
  grid_assert_city (fixture, 3, "Sharjah");
  grid_assert_at (fixture, 3, SWB_ROSTER_COLUMN_NICHE);
  grid_press (fixture, GDK_KEY_Up, 0);
  grid_edit (fixture, "dance, music", GDK_KEY_ISO_Left_Tab);
  grid_assert_at (fixture, 2, SWB_ROSTER_COLUMN_CITY);
  meera = grid_creator_at (fixture, 2);
  g_assert_cmpstr (swb_creator_get_niches (meera), ==, "dance, music");
  fixture_undo (fixture->document);
  fixture_undo (fixture->document);
  fixture_undo (fixture->document);
  grid_assert_city (fixture, 2, "Chennai");
}

/* The cursor follows to the next creator though the edited one moves away. */
static void
test_sorted (GridFixture *fixture, gconstpointer data)
{
  g_autoptr (SwbCreator) below = NULL;
  g_autoptr (SwbCreator) now = NULL;
  guint row;

  grid_go (fixture, 2, SWB_ROSTER_COLUMN_FOLLOWERS);
  below = grid_creator_at (fixture, 3);
  grid_edit (fixture, "99 M", GDK_KEY_Return);
  g_assert_true (swb_roster_grid_get_cursor (fixture->grid, &row, NULL));
  now = grid_creator_at (fixture, row);
  g_assert_cmpstr (swb_creator_get_name (now), ==,
                   swb_creator_get_name (below));
  {
    g_autoptr (SwbCreator) first = grid_creator_at (fixture, 0);

    g_assert_cmpint (swb_creator_get_followers (first), ==, 99000000);
    g_assert_cmpstr (swb_creator_get_name (first), ==, "Meera Iyer");
  }
}

/* Nothing is lost of what cannot be, and Escape gives it up. */
static void
test_refused (GridFixture *fixture, gconstpointer data)
{
  const gint64 undo = swb_document_get_undo_sequence (fixture->document);

  grid_go (fixture, 2, SWB_ROSTER_COLUMN_FOLLOWERS);
  grid_edit (fixture, "many", GDK_KEY_Return);
  g_assert_true (swb_roster_grid_is_editing (fixture->grid));
  g_assert_cmpstr (swb_cell_entry_get_text (grid_entry (fixture)), ==, "many");
  g_assert_nonnull (
      strstr (swb_cell_entry_get_complaint (grid_entry (fixture)), "many"));
  grid_assert_at (fixture, 2, SWB_ROSTER_COLUMN_FOLLOWERS);
  swb_cell_entry_set_text (grid_entry (fixture), "5");
  g_assert_cmpstr (swb_cell_entry_get_complaint (grid_entry (fixture)), ==, "");
  grid_press_in_entry (fixture, GDK_KEY_Escape, 0);
  g_assert_false (swb_roster_grid_is_editing (fixture->grid));
  grid_assert_at (fixture, 2, SWB_ROSTER_COLUMN_FOLLOWERS);
  g_assert_cmpint (swb_document_get_undo_sequence (fixture->document), ==,
                   undo);
  /* What follows from other facts says so. */
  grid_go (fixture, 2, SWB_ROSTER_COLUMN_TIER);
  g_assert_true (grid_press (fixture, GDK_KEY_F2, 0));
  g_assert_false (swb_roster_grid_is_editing (fixture->grid));
  g_assert_nonnull (fixture_find (GTK_WIDGET (fixture->overlay), GTK_TYPE_LABEL,
                                  "The tier follows from the followers"));
}

/* What is typed is completed; of several words the last. */
static void
test_suggestions (GridFixture *fixture, gconstpointer data)
{
  g_autoptr (SwbCreator) meera = NULL;

  grid_go (fixture, 2, SWB_ROSTER_COLUMN_CITY);
  g_assert_true (grid_press (fixture, GDK_KEY_F2, 0));
  g_assert_cmpuint (swb_cell_entry_get_n_suggestions (grid_entry (fixture)), ==,
                    0);
  swb_cell_entry_set_text (grid_entry (fixture), "Pune, mu");
  g_assert_cmpuint (swb_cell_entry_get_n_suggestions (grid_entry (fixture)), ==,
                    1);
  grid_press_in_entry (fixture, GDK_KEY_Down, 0);
  grid_press_in_entry (fixture, GDK_KEY_Return, 0);
  grid_assert_city (fixture, 2, "Pune, Mumbai");
  grid_go (fixture, 2, SWB_ROSTER_COLUMN_PLATFORM);
  g_assert_true (grid_press (fixture, GDK_KEY_F2, 0));
  g_assert_cmpuint (swb_cell_entry_get_n_suggestions (grid_entry (fixture)), >,
                    1);
  grid_press_in_entry (fixture, GDK_KEY_Down, 0);
  grid_press_in_entry (fixture, GDK_KEY_Down, 0);
  grid_press_in_entry (fixture, GDK_KEY_Return, 0);
  meera = grid_creator_at (fixture, 2);
  g_assert_cmpint (swb_creator_get_platform (meera), ==, SWB_PLATFORM_YOUTUBE);
}

/* What is undone under an entry in which nothing was typed shows there. */
static void
test_undone_below (GridFixture *fixture, gconstpointer data)
{
  grid_go (fixture, 2, SWB_ROSTER_COLUMN_CITY);
  grid_edit (fixture, "Madurai", GDK_KEY_Return);
  grid_go (fixture, 2, SWB_ROSTER_COLUMN_CITY);
  g_assert_true (grid_press (fixture, GDK_KEY_F2, 0));
  /* Else a screen reader does not hear of it: the entry is what it asks. */
  g_assert_cmpint (gtk_accessible_get_accessible_role (
                       GTK_ACCESSIBLE (gtk_widget_get_parent (
                           swb_cell_entry_get_widget (grid_entry (fixture))))),
                   ==, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  g_assert_cmpstr (swb_cell_entry_get_text (grid_entry (fixture)), ==,
                   "Madurai");
  fixture_undo (fixture->document);
  g_assert_true (swb_roster_grid_is_editing (fixture->grid));
  g_assert_cmpstr (swb_cell_entry_get_text (grid_entry (fixture)), ==,
                   "Chennai");
  grid_press_in_entry (fixture, GDK_KEY_Return, 0);
  grid_assert_city (fixture, 2, "Chennai");
}

/* As GTK says it when another window becomes the active one. */
static void
leave_window (GtkWidget *text)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (text);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) one =
          g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_FOCUS (one))
        {
          g_signal_emit_by_name (one, "leave");
          n++;
        }
    }
  g_assert_cmpuint (n, >, 0);
}

/* An edit waits while another window is looked at; elsewhere in its own window
 * the focus ends it. */
static void
test_other_window (GridFixture *fixture, gconstpointer data)
{
  grid_go (fixture, 2, SWB_ROSTER_COLUMN_CITY);
  g_assert_true (grid_press (fixture, GDK_KEY_F2, 0));
  swb_cell_entry_set_text (grid_entry (fixture), "Mad");
  leave_window (swb_cell_entry_get_widget (grid_entry (fixture)));
  fixture_settle (fixture->window, fixture->document);
  g_assert_true (swb_roster_grid_is_editing (fixture->grid));
  grid_assert_city (fixture, 2, "Chennai");
  swb_cell_entry_set_text (grid_entry (fixture), "Madurai");
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  fixture_settle (fixture->window, fixture->document);
  g_assert_false (swb_roster_grid_is_editing (fixture->grid));
  grid_assert_city (fixture, 2, "Madurai");
}

/* A country is typed and read by its name, and kept as its code. */
static void
test_country (GridFixture *fixture, gconstpointer data)
{
  g_autoptr (SwbCreator) meera = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *copied = NULL;

  gtk_column_view_column_set_visible (
      swb_roster_panes_find (swb_roster_list_get_panes (fixture->list),
                             SWB_ROSTER_COLUMN_COUNTRY),
      TRUE);
  fixture_settle (fixture->window, fixture->document);
  grid_go (fixture, 2, SWB_ROSTER_COLUMN_COUNTRY);
  g_assert_true (grid_press (fixture, GDK_KEY_F2, 0));
  swb_cell_entry_set_text (grid_entry (fixture), "south ko");
  g_assert_cmpuint (swb_cell_entry_get_n_suggestions (grid_entry (fixture)), ==,
                    1);
  grid_press_in_entry (fixture, GDK_KEY_Down, 0);
  grid_press_in_entry (fixture, GDK_KEY_Return, 0);
  meera = grid_creator_at (fixture, 2);
  g_assert_cmpstr (swb_creator_get_countries (meera), ==, "KR");
  shown = swb_roster_cell_text (meera, SWB_ROSTER_COLUMN_COUNTRY,
                                SWB_GROUPING_INDIAN);
  g_assert_cmpstr (shown, ==, "South Korea");
  copied = swb_roster_grid_text (meera, SWB_ROSTER_COLUMN_COUNTRY);
  g_assert_cmpstr (copied, ==, "South Korea");
}

static void
test_fill_and_empty (GridFixture *fixture, gconstpointer data)
{
  grid_go (fixture, 0, SWB_ROSTER_COLUMN_CITY);
  grid_press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  grid_press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  g_assert_true (grid_press (fixture, GDK_KEY_d, GDK_CONTROL_MASK));
  grid_assert_city (fixture, 1, "Mumbai");
  grid_assert_city (fixture, 2, "Mumbai");
  grid_assert_city (fixture, 3, "Dubai");
  g_assert_cmpstr (swb_document_get_undo_name (fixture->document), ==,
                   "Fill down 2 cells");
  fixture_undo (fixture->document);
  fixture_settle (fixture->window, fixture->document);
  grid_assert_city (fixture, 2, "Chennai");
  grid_go (fixture, 1, SWB_ROSTER_COLUMN_CITY);
  grid_press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  grid_press (fixture, GDK_KEY_Delete, 0);
  grid_assert_no_city (fixture, 1);
  grid_assert_no_city (fixture, 2);
  g_assert_cmpstr (swb_document_get_undo_name (fixture->document), ==,
                   "Empty 2 cells");
  fixture_undo (fixture->document);
  fixture_settle (fixture->window, fixture->document);
  grid_assert_city (fixture, 1, "Pune");
}

/* Delete is for cells, with Shift for rows. */
static void
test_delete_rows (GridFixture *fixture, gconstpointer data)
{
  SwbRoster *roster = fixture_roster (fixture->document);

  grid_go (fixture, 1, SWB_ROSTER_COLUMN_NAME);
  grid_press (fixture, GDK_KEY_Delete, 0);
  g_assert_cmpuint (swb_roster_get_n_creators (roster), ==, 5);
  grid_press (fixture, GDK_KEY_Delete, GDK_SHIFT_MASK);
  g_assert_cmpuint (swb_roster_get_n_creators (roster), ==, 4);
  fixture_undo (fixture->document);
  g_assert_cmpuint (swb_roster_get_n_creators (roster), ==, 5);
}

/* The focus that comes to the list comes to a cell; those who are chosen stay
 * chosen. */
static void
test_enter (GridFixture *fixture, gconstpointer data)
{
  GtkSelectionModel *selection = swb_roster_list_get_selection (fixture->list);
  GtkWidget *view =
      GTK_WIDGET (swb_roster_list_get_column_view (fixture->list));
  GtkWindow *window = GTK_WINDOW (fixture->window);

  gtk_selection_model_select_range (selection, 1, 2, TRUE);
  gtk_widget_child_focus (gtk_widget_get_last_child (view),
                          GTK_DIR_TAB_FORWARD);
  FIXTURE_WAIT ("a cell with the focus",
                SWB_IS_ROSTER_CELL (gtk_window_get_focus (window)));
  g_assert_cmpuint (swb_roster_list_count_chosen (fixture->list), ==, 2);
  g_assert_true (swb_roster_grid_has_rows (fixture->grid));
  grid_assert_at (fixture, 1, SWB_ROSTER_COLUMN_NAME);
}

/* In a pane there is no cursor, and the keys are the list's. */
static void
test_narrow (GridFixture *fixture, gconstpointer data)
{
  grid_go (fixture, 1, SWB_ROSTER_COLUMN_NAME);
  swb_roster_pane_set_wide (fixture->pane, FALSE);
  g_assert_false (swb_roster_grid_get_cursor (fixture->grid, NULL, NULL));
  g_assert_false (grid_press (fixture, GDK_KEY_Right, 0));
  g_assert_true (swb_roster_grid_has_rows (fixture->grid));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  fixture_application ();

#define ADD(name, function)                                                    \
  g_test_add ("/roster-grid/" name, GridFixture, NULL, grid_set_up, function,  \
              grid_tear_down)
  ADD ("walk", test_walk);
  ADD ("range", test_range);
  ADD ("said", test_said);
  ADD ("columns", test_columns);
  ADD ("rows-silent", test_rows_silent);
  ADD ("toggle", test_toggle);
  ADD ("edit", test_edit);
  ADD ("sorted", test_sorted);
  ADD ("refused", test_refused);
  ADD ("suggestions", test_suggestions);
  ADD ("undone-below", test_undone_below);
  ADD ("other-window", test_other_window);
  ADD ("country", test_country);
  ADD ("fill-and-empty", test_fill_and_empty);
  ADD ("delete-rows", test_delete_rows);
  ADD ("enter", test_enter);
  ADD ("narrow", test_narrow);
#undef ADD
  return g_test_run ();
}
