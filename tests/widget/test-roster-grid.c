/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster as a grid: the cursor and the range by keys, editing in place,
 * what is refused, fill down, emptied cells, rows. */
#include "ui/swb-roster-grid.h"

#include "roster-fixture.h"
#include "settle.h"
#include "ui/swb-roster-bulk.h"
#include "ui/swb-roster-columns.h"
#include "ui/swb-roster-entry.h"
#include "ui/swb-roster-pane.h"
#include "ui/swb-roster-paste.h"

typedef struct
{
  SwbDocument *document;
  GtkWidget *window;
  AdwToastOverlay *overlay;
  SwbRosterPane *pane;
  SwbRosterList *list;
  SwbRosterGrid *grid;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = fixture_open ();
  fixture_fill (fixture->document);
  fixture->pane = SWB_ROSTER_PANE (swb_roster_pane_new ());
  g_object_ref_sink (fixture->pane);
  fixture->list = swb_roster_pane_get_list (fixture->pane);
  fixture->grid = swb_roster_list_get_grid (fixture->list);
  swb_roster_pane_set_document (fixture->pane, fixture->document);
  swb_roster_pane_set_wide (fixture->pane, TRUE);
  fixture->overlay = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (fixture->overlay, GTK_WIDGET (fixture->pane));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1500, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window),
                        GTK_WIDGET (fixture->overlay));
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture_settle (fixture->window, fixture->document);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_wait_freed (fixture->pane);
  fixture_close (fixture->document);
}

static gboolean
press_on (GtkWidget *widget, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) one =
          g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (one) &&
          gtk_event_controller_get_propagation_phase (one) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (one, "key-pressed", key, 0, state, &handled);
    }
  return handled;
}

static gboolean
press (Fixture *fixture, guint key, GdkModifierType state)
{
  gboolean handled = press_on (GTK_WIDGET (fixture->list), key, state);

  fixture_settle (fixture->window, fixture->document);
  return handled;
}

static SwbRosterEntry *
entry_of (Fixture *fixture)
{
  return SWB_ROSTER_ENTRY (
      fixture_find (GTK_WIDGET (fixture->list), SWB_TYPE_ROSTER_ENTRY, NULL));
}

static void
press_in_entry (Fixture *fixture, guint key, GdkModifierType state)
{
  g_assert_true (
      press_on (swb_roster_entry_get_widget (entry_of (fixture)), key, state));
  fixture_settle (fixture->window, fixture->document);
}

static void
edit (Fixture *fixture, const char *text, guint key)
{
  g_assert_true (press (fixture, GDK_KEY_F2, 0));
  g_assert_true (swb_roster_grid_is_editing (fixture->grid));
  swb_roster_entry_set_text (entry_of (fixture), text);
  press_in_entry (fixture, key, 0);
}

static void
assert_at (Fixture *fixture, guint row, SwbRosterColumn column)
{
  guint at_row = G_MAXUINT;
  SwbRosterColumn at_column = SWB_N_ROSTER_COLUMNS;

  g_assert_true (
      swb_roster_grid_get_cursor (fixture->grid, &at_row, &at_column));
  g_assert_cmpuint (at_row, ==, row);
  g_assert_cmpint (at_column, ==, column);
}

static SwbCreator *
creator_at (Fixture *fixture, guint row)
{
  return g_list_model_get_item (
      G_LIST_MODEL (swb_roster_list_get_view (fixture->list)), row);
}

static void
assert_city (Fixture *fixture, guint row, const char *city)
{
  g_autoptr (SwbCreator) creator = creator_at (fixture, row);

  g_assert_cmpstr (swb_creator_get_cities (creator), ==, city);
}

static void
assert_no_city (Fixture *fixture, guint row)
{
  g_autoptr (SwbCreator) creator = creator_at (fixture, row);
  const char *city = swb_creator_get_cities (creator);

  g_assert_true (city == NULL || *city == '\0');
}

static void
go (Fixture *fixture, guint row, SwbRosterColumn column)
{
  swb_roster_grid_set_cursor (fixture->grid, row, column, FALSE);
  fixture_settle (fixture->window, fixture->document);
  assert_at (fixture, row, column);
}

/* The cell with the cursor has the focus and says what it is. */
static void
test_walk (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  swb_roster_list_focus (fixture->list);
  fixture_settle (fixture->window, fixture->document);
  assert_at (fixture, 0, SWB_ROSTER_COLUMN_NAME);
  g_assert_true (press (fixture, GDK_KEY_Right, 0));
  assert_at (fixture, 0, SWB_ROSTER_COLUMN_TIER);
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Down, 0);
  assert_at (fixture, 2, SWB_ROSTER_COLUMN_TIER);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (SWB_IS_ROSTER_CELL (focus));
  g_assert_cmpint (swb_roster_cell_get_column (SWB_ROSTER_CELL (focus)), ==,
                   SWB_ROSTER_COLUMN_TIER);
  g_assert_true (
      gtk_widget_has_css_class (gtk_widget_get_parent (focus), "cursor"));
  g_assert_cmpuint (swb_roster_list_count_chosen (fixture->list), ==, 1);
  press (fixture, GDK_KEY_Left, 0);
  press (fixture, GDK_KEY_Left, 0);
  assert_at (fixture, 2, SWB_ROSTER_COLUMN_NAME);
  press (fixture, GDK_KEY_End, GDK_CONTROL_MASK);
  g_assert_true (swb_roster_grid_get_cursor (fixture->grid, NULL, NULL));
  press (fixture, GDK_KEY_Home, 0);
  assert_at (fixture, 4, SWB_ROSTER_COLUMN_NAME);
  press (fixture, GDK_KEY_Home, GDK_CONTROL_MASK);
  assert_at (fixture, 0, SWB_ROSTER_COLUMN_NAME);
  press (fixture, GDK_KEY_Page_Down, 0);
  assert_at (fixture, 4, SWB_ROSTER_COLUMN_NAME);
}

static void
test_range (Fixture *fixture, gconstpointer data)
{
  SwbRosterRange range;

  go (fixture, 1, SWB_ROSTER_COLUMN_CITY);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  g_assert_true (swb_roster_grid_get_range (fixture->grid, &range));
  g_assert_cmpuint (range.first_row, ==, 1);
  g_assert_cmpuint (range.last_row, ==, 2);
  g_assert_cmpuint (range.n_columns, ==, 2);
  g_assert_cmpint (range.columns[0], ==, SWB_ROSTER_COLUMN_CITY);
  g_assert_cmpint (range.columns[1], ==, SWB_ROSTER_COLUMN_NICHE);
  g_assert_cmpuint (swb_roster_list_count_chosen (fixture->list), ==, 2);
  press (fixture, GDK_KEY_Escape, 0);
  g_assert_true (swb_roster_grid_get_range (fixture->grid, &range));
  g_assert_cmpuint (range.n_columns, ==, 1);
  g_assert_cmpuint (range.first_row, ==, range.last_row);
  /* Space chooses rows; the arrows then leave them alone. */
  press (fixture, GDK_KEY_space, 0);
  press (fixture, GDK_KEY_Up, 0);
  press (fixture, GDK_KEY_Up, 0);
  press (fixture, GDK_KEY_space, 0);
  g_assert_true (swb_roster_grid_has_rows (fixture->grid));
  g_assert_cmpuint (swb_roster_list_count_chosen (fixture->list), ==, 2);
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbCreator) meera = NULL;

  go (fixture, 2, SWB_ROSTER_COLUMN_CITY);
  edit (fixture, "Madurai", GDK_KEY_Return);
  assert_city (fixture, 2, "Madurai");
  g_assert_cmpstr (swb_document_get_undo_name (fixture->document), ==,
                   "Set the city of Meera Iyer");
  assert_at (fixture, 3, SWB_ROSTER_COLUMN_CITY);
  g_assert_false (swb_roster_grid_is_editing (fixture->grid));
  /* Tab goes on to the right, Enter then below where the Tabs began. */
  edit (fixture, "Sharjah", GDK_KEY_Tab);
  assert_city (fixture, 3, "Sharjah");
  assert_at (fixture, 3, SWB_ROSTER_COLUMN_NICHE);
  press (fixture, GDK_KEY_Up, 0);
  edit (fixture, "dance, music", GDK_KEY_ISO_Left_Tab);
  assert_at (fixture, 2, SWB_ROSTER_COLUMN_CITY);
  meera = creator_at (fixture, 2);
  g_assert_cmpstr (swb_creator_get_niches (meera), ==, "dance, music");
  fixture_undo (fixture->document);
  fixture_undo (fixture->document);
  fixture_undo (fixture->document);
  assert_city (fixture, 2, "Chennai");
}

/* The cursor follows to the next creator though the edited one moves away. */
static void
test_sorted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbCreator) below = NULL;
  g_autoptr (SwbCreator) now = NULL;
  guint row;

  go (fixture, 2, SWB_ROSTER_COLUMN_FOLLOWERS);
  below = creator_at (fixture, 3);
  edit (fixture, "99 M", GDK_KEY_Return);
  g_assert_true (swb_roster_grid_get_cursor (fixture->grid, &row, NULL));
  now = creator_at (fixture, row);
  g_assert_cmpstr (swb_creator_get_name (now), ==,
                   swb_creator_get_name (below));
  {
    g_autoptr (SwbCreator) first = creator_at (fixture, 0);

    g_assert_cmpint (swb_creator_get_followers (first), ==, 99000000);
    g_assert_cmpstr (swb_creator_get_name (first), ==, "Meera Iyer");
  }
}

/* Nothing is lost of what cannot be, and Escape gives it up. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  const gint64 undo = swb_document_get_undo_sequence (fixture->document);

  go (fixture, 2, SWB_ROSTER_COLUMN_FOLLOWERS);
  edit (fixture, "many", GDK_KEY_Return);
  g_assert_true (swb_roster_grid_is_editing (fixture->grid));
  g_assert_cmpstr (swb_roster_entry_get_text (entry_of (fixture)), ==, "many");
  g_assert_nonnull (
      strstr (swb_roster_entry_get_complaint (entry_of (fixture)), "many"));
  assert_at (fixture, 2, SWB_ROSTER_COLUMN_FOLLOWERS);
  swb_roster_entry_set_text (entry_of (fixture), "5");
  g_assert_cmpstr (swb_roster_entry_get_complaint (entry_of (fixture)), ==, "");
  press_in_entry (fixture, GDK_KEY_Escape, 0);
  g_assert_false (swb_roster_grid_is_editing (fixture->grid));
  assert_at (fixture, 2, SWB_ROSTER_COLUMN_FOLLOWERS);
  g_assert_cmpint (swb_document_get_undo_sequence (fixture->document), ==,
                   undo);
  /* What follows from other facts says so. */
  go (fixture, 2, SWB_ROSTER_COLUMN_TIER);
  g_assert_true (press (fixture, GDK_KEY_F2, 0));
  g_assert_false (swb_roster_grid_is_editing (fixture->grid));
  g_assert_nonnull (fixture_find (GTK_WIDGET (fixture->overlay), GTK_TYPE_LABEL,
                                  "The tier follows from the followers"));
}

/* What is typed is completed; of several words the last. */
static void
test_suggestions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbCreator) meera = NULL;

  go (fixture, 2, SWB_ROSTER_COLUMN_CITY);
  g_assert_true (press (fixture, GDK_KEY_F2, 0));
  g_assert_cmpuint (swb_roster_entry_get_n_suggestions (entry_of (fixture)), ==,
                    0);
  swb_roster_entry_set_text (entry_of (fixture), "Pune, mu");
  g_assert_cmpuint (swb_roster_entry_get_n_suggestions (entry_of (fixture)), ==,
                    1);
  press_in_entry (fixture, GDK_KEY_Down, 0);
  press_in_entry (fixture, GDK_KEY_Return, 0);
  assert_city (fixture, 2, "Pune, Mumbai");
  go (fixture, 2, SWB_ROSTER_COLUMN_PLATFORM);
  g_assert_true (press (fixture, GDK_KEY_F2, 0));
  g_assert_cmpuint (swb_roster_entry_get_n_suggestions (entry_of (fixture)), >,
                    1);
  press_in_entry (fixture, GDK_KEY_Down, 0);
  press_in_entry (fixture, GDK_KEY_Down, 0);
  press_in_entry (fixture, GDK_KEY_Return, 0);
  meera = creator_at (fixture, 2);
  g_assert_cmpint (swb_creator_get_platform (meera), ==, SWB_PLATFORM_YOUTUBE);
}

static void
test_fill_and_empty (Fixture *fixture, gconstpointer data)
{
  go (fixture, 0, SWB_ROSTER_COLUMN_CITY);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  g_assert_true (press (fixture, GDK_KEY_d, GDK_CONTROL_MASK));
  assert_city (fixture, 1, "Mumbai");
  assert_city (fixture, 2, "Mumbai");
  assert_city (fixture, 3, "Dubai");
  g_assert_cmpstr (swb_document_get_undo_name (fixture->document), ==,
                   "Fill down 2 cells");
  fixture_undo (fixture->document);
  fixture_settle (fixture->window, fixture->document);
  assert_city (fixture, 2, "Chennai");
  go (fixture, 1, SWB_ROSTER_COLUMN_CITY);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Delete, 0);
  assert_no_city (fixture, 1);
  assert_no_city (fixture, 2);
  g_assert_cmpstr (swb_document_get_undo_name (fixture->document), ==,
                   "Empty 2 cells");
  fixture_undo (fixture->document);
  fixture_settle (fixture->window, fixture->document);
  assert_city (fixture, 1, "Pune");
}

/* Delete is for cells, with Shift for rows. */
static void
test_delete_rows (Fixture *fixture, gconstpointer data)
{
  SwbRoster *roster = fixture_roster (fixture->document);

  go (fixture, 1, SWB_ROSTER_COLUMN_NAME);
  press (fixture, GDK_KEY_Delete, 0);
  g_assert_cmpuint (swb_roster_get_n_creators (roster), ==, 5);
  press (fixture, GDK_KEY_Delete, GDK_SHIFT_MASK);
  g_assert_cmpuint (swb_roster_get_n_creators (roster), ==, 4);
  fixture_undo (fixture->document);
  g_assert_cmpuint (swb_roster_get_n_creators (roster), ==, 5);
}

static char *
copied (Fixture *fixture, guint key)
{
  g_autoptr (GAsyncResult) result = NULL;
  GdkClipboard *clipboard =
      gtk_widget_get_clipboard (GTK_WIDGET (fixture->list));

  g_assert_true (press (fixture, key, GDK_CONTROL_MASK));
  gdk_clipboard_read_text_async (clipboard, NULL, fixture_keep_result_cb,
                                 &result);
  fixture_wait_for (&result);
  return gdk_clipboard_read_text_finish (clipboard, result, NULL);
}

static gboolean
did (Fixture *fixture, const char *name)
{
  return g_strcmp0 (swb_document_get_undo_name (fixture->document), name) == 0;
}

static SwbRosterPaste *
window_of (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) one = g_list_model_get_item (windows, i);

      if (SWB_IS_ROSTER_PASTE (one) && gtk_widget_get_visible (one))
        return SWB_ROSTER_PASTE (one);
    }
  return NULL;
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *cells = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *cut = NULL;
  GdkContentFormats *formats;

  go (fixture, 1, SWB_ROSTER_COLUMN_CITY);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  cells = copied (fixture, GDK_KEY_c);
  g_assert_cmpstr (cells, ==,
                   "Pune\tdance\tINR 45000\nChennai\tdance\tINR 45000\n");
  formats = gdk_clipboard_get_formats (
      gtk_widget_get_clipboard (GTK_WIDGET (fixture->list)));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "text/html"));
  go (fixture, 2, SWB_ROSTER_COLUMN_NAME);
  press (fixture, GDK_KEY_space, 0);
  rows = copied (fixture, GDK_KEY_c);
  g_assert_true (g_str_has_prefix (rows, "Name\tTier\t"));
  g_assert_nonnull (strstr (rows, "\nMeera Iyer\tMicro\tInstagram\tmeera.iyer\t"
                                  "48200\t"));
  go (fixture, 2, SWB_ROSTER_COLUMN_CITY);
  cut = copied (fixture, GDK_KEY_x);
  g_assert_cmpstr (cut, ==, "Chennai\n");
  FIXTURE_WAIT ("the cell to be empty", did (fixture, "Empty 1 cell"));
  fixture_settle (fixture->window, fixture->document);
  assert_no_city (fixture, 2);
}

static void
paste (Fixture *fixture, const char *text, const char *act)
{
  swb_roster_grid_paste_text (fixture->grid, text);
  FIXTURE_WAIT ("the paste", did (fixture, act));
  fixture_settle (fixture->window, fixture->document);
}

/* What is clean is pasted at once: a rectangle from the cursor on, and one
 * cell into a whole range. */
static void
test_paste (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbCreator) meera = NULL;

  go (fixture, 1, SWB_ROSTER_COLUMN_CITY);
  paste (fixture, "Kochi\tcovers\r\n\"Goa; Surat\"\tfood, travel\r\n",
         "Paste 4 cells");
  assert_city (fixture, 1, "Kochi");
  assert_city (fixture, 2, "Goa, Surat");
  meera = creator_at (fixture, 2);
  g_assert_cmpstr (swb_creator_get_niches (meera), ==, "food, travel");
  fixture_undo (fixture->document);
  fixture_settle (fixture->window, fixture->document);
  go (fixture, 0, SWB_ROSTER_COLUMN_CITY);
  press (fixture, GDK_KEY_End, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  go (fixture, 0, SWB_ROSTER_COLUMN_CITY);
  for (guint i = 0; i < 4; i++)
    press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  paste (fixture, "Surat", "Paste 5 cells");
  for (guint i = 0; i < 5; i++)
    assert_city (fixture, i, "Surat");
}

/* What was copied with its titles goes back where it was. */
static void
test_paste_rows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *rows = NULL;

  go (fixture, 2, SWB_ROSTER_COLUMN_NAME);
  press (fixture, GDK_KEY_space, 0);
  rows = copied (fixture, GDK_KEY_c);
  go (fixture, 2, SWB_ROSTER_COLUMN_CITY);
  press (fixture, GDK_KEY_Delete, 0);
  assert_no_city (fixture, 2);
  paste (fixture, rows, "Paste 1 cell");
  assert_city (fixture, 2, "Chennai");
}

/* A cell that cannot be, and rows past the end, are told first. */
static void
test_paste_asks (Fixture *fixture, gconstpointer data)
{
  SwbRoster *roster = fixture_roster (fixture->document);
  const gint64 undo = swb_document_get_undo_sequence (fixture->document);
  GtkWidget *window;

  go (fixture, 2, SWB_ROSTER_COLUMN_FOLLOWERS);
  swb_roster_grid_paste_text (fixture->grid, "50000\nmany\n");
  FIXTURE_WAIT ("the window", window_of () != NULL);
  window = GTK_WIDGET (window_of ());
  fixture_paint (window, 2);
  g_assert_nonnull (
      fixture_find (window, GTK_TYPE_LABEL,
                    "1 cell changes · 1 cannot be and is left alone"));
  g_assert_nonnull (
      fixture_find (window, GTK_TYPE_INSCRIPTION, "“many” is no number"));
  g_assert_cmpint (swb_document_get_undo_sequence (fixture->document), ==,
                   undo);
  swb_roster_paste_accept (SWB_ROSTER_PASTE (window), FALSE);
  FIXTURE_WAIT ("the paste", did (fixture, "Paste 2 cells"));
  fixture_settle (fixture->window, fixture->document);
  go (fixture, 4, SWB_ROSTER_COLUMN_NAME);
  swb_roster_grid_paste_text (fixture->grid, "Zoya Khan\nNew One\nNew Two\n");
  FIXTURE_WAIT ("the window", window_of () != NULL);
  swb_roster_paste_accept (window_of (), TRUE);
  FIXTURE_WAIT ("the new creators", swb_roster_get_n_creators (roster) == 7);
  fixture_undo (fixture->document);
  g_assert_cmpuint (swb_roster_get_n_creators (roster), ==, 5);
}

static SwbRosterBulk *
bulk_of (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) one = g_list_model_get_item (windows, i);

      if (SWB_IS_ROSTER_BULK (one) && gtk_widget_get_visible (one))
        return SWB_ROSTER_BULK (one);
    }
  return NULL;
}

/* Several fields of several creators, told first, one undo. */
static void
test_bulk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbCreator) meera = NULL;
  g_autoptr (SwbCreator) zoya = NULL;
  const gint64 undo = swb_document_get_undo_sequence (fixture->document);
  SwbRosterBulk *window;
  SwbMoney fee;

  go (fixture, 0, SWB_ROSTER_COLUMN_CITY);
  press (fixture, GDK_KEY_End, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_cmpuint (swb_roster_list_count_chosen (fixture->list), ==, 5);
  gtk_widget_activate_action (GTK_WIDGET (fixture->list), "roster.edit", NULL);
  window = bulk_of ();
  g_assert_nonnull (window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==,
                   "Edit 5 Creators");
  g_assert_false (swb_roster_bulk_is_ready (window));
  swb_roster_bulk_row_set (swb_roster_bulk_get_row (window, 0),
                           SWB_ROSTER_FIELD_CITIES, SWB_ROSTER_ADD, "mumbai");
  swb_roster_bulk_row_set (swb_roster_bulk_add (window, SWB_ROSTER_FIELD_FEE),
                           SWB_ROSTER_FIELD_FEE, SWB_ROSTER_SCALE, "many");
  FIXTURE_WAIT ("the complaint",
                fixture_find (GTK_WIDGET (window), GTK_TYPE_LABEL,
                              "“many” is no percentage, such as 10 or -5") !=
                    NULL);
  g_assert_false (swb_roster_bulk_is_ready (window));
  swb_roster_bulk_row_set (swb_roster_bulk_get_row (window, 1),
                           SWB_ROSTER_FIELD_FEE, SWB_ROSTER_SCALE, "10");
  FIXTURE_WAIT ("the preview", swb_roster_bulk_is_ready (window));
  fixture_paint (GTK_WIDGET (window), 2);
  g_assert_nonnull (fixture_find (GTK_WIDGET (window), GTK_TYPE_LABEL,
                                  "8 cells change · 2 stay the same"));
  g_assert_nonnull (fixture_find (GTK_WIDGET (window), GTK_TYPE_INSCRIPTION,
                                  "Chennai, mumbai"));
  g_assert_cmpint (swb_document_get_undo_sequence (fixture->document), ==,
                   undo);
  gtk_widget_activate_action (GTK_WIDGET (window), "bulk.accept", NULL);
  FIXTURE_WAIT ("the edit", did (fixture, "Edit 5 creators"));
  fixture_settle (fixture->window, fixture->document);
  meera = creator_at (fixture, 2);
  zoya = creator_at (fixture, 4);
  fee = swb_creator_get_fee (meera);
  g_assert_cmpint (fee.minor, ==, 4950000);
  assert_city (fixture, 2, "Chennai, mumbai");
  assert_city (fixture, 4, "Mumbai");
  fixture_undo (fixture->document);
  fixture_settle (fixture->window, fixture->document);
  assert_city (fixture, 2, "Chennai");
}

/* In a pane there is no cursor, and the keys are the list's. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  go (fixture, 1, SWB_ROSTER_COLUMN_NAME);
  swb_roster_pane_set_wide (fixture->pane, FALSE);
  g_assert_false (swb_roster_grid_get_cursor (fixture->grid, NULL, NULL));
  g_assert_false (press (fixture, GDK_KEY_Right, 0));
  g_assert_true (swb_roster_grid_has_rows (fixture->grid));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  fixture_application ();

#define ADD(name, function)                                                    \
  g_test_add ("/roster-grid/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("walk", test_walk);
  ADD ("range", test_range);
  ADD ("edit", test_edit);
  ADD ("sorted", test_sorted);
  ADD ("refused", test_refused);
  ADD ("suggestions", test_suggestions);
  ADD ("fill-and-empty", test_fill_and_empty);
  ADD ("delete-rows", test_delete_rows);
  ADD ("copy", test_copy);
  ADD ("paste", test_paste);
  ADD ("paste-rows", test_paste_rows);
  ADD ("paste-asks", test_paste_asks);
  ADD ("bulk", test_bulk);
  ADD ("narrow", test_narrow);
#undef ADD
  return g_test_run ();
}
