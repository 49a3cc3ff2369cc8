/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of the roster on the clipboard, pasted from a spreadsheet, and edited
 * many at once. */
#include "grid-fixture.h"

#include "roster-fixture.h"
#include "ui/swb-roster-bulk.h"
#include "ui/swb-roster-paste.h"

static char *
copied (GridFixture *fixture, guint key)
{
  g_autoptr (GAsyncResult) result = NULL;
  GdkClipboard *clipboard =
      gtk_widget_get_clipboard (GTK_WIDGET (fixture->list));

  g_assert_true (grid_press (fixture, key, GDK_CONTROL_MASK));
  gdk_clipboard_read_text_async (clipboard, NULL, fixture_keep_result_cb,
                                 &result);
  fixture_wait_for (&result);
  return gdk_clipboard_read_text_finish (clipboard, result, NULL);
}

static gboolean
did (GridFixture *fixture, const char *name)
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
test_copy (GridFixture *fixture, gconstpointer data)
{
  g_autofree char *cells = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *cut = NULL;
  GdkContentFormats *formats;

  grid_go (fixture, 1, SWB_ROSTER_COLUMN_CITY);
  grid_press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  grid_press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  grid_press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  cells = copied (fixture, GDK_KEY_c);
  g_assert_cmpstr (cells, ==,
                   "Pune\tdance\tINR 45000\nChennai\tdance\tINR 45000\n");
  formats = gdk_clipboard_get_formats (
      gtk_widget_get_clipboard (GTK_WIDGET (fixture->list)));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "text/html"));
  grid_go (fixture, 2, SWB_ROSTER_COLUMN_NAME);
  grid_press (fixture, GDK_KEY_space, 0);
  rows = copied (fixture, GDK_KEY_c);
  g_assert_true (g_str_has_prefix (rows, "Name\tTier\t"));
  g_assert_nonnull (strstr (rows, "\nMeera Iyer\tMicro\tInstagram\tmeera.iyer\t"
                                  "48200\t"));
  grid_go (fixture, 2, SWB_ROSTER_COLUMN_CITY);
  cut = copied (fixture, GDK_KEY_x);
  g_assert_cmpstr (cut, ==, "Chennai\n");
  FIXTURE_WAIT ("the cell to be empty", did (fixture, "Empty 1 cell"));
  fixture_settle (fixture->window, fixture->document);
  grid_assert_no_city (fixture, 2);
}

static void
paste (GridFixture *fixture, const char *text, const char *act)
{
  swb_roster_grid_paste_text (fixture->grid, text);
  FIXTURE_WAIT ("the paste", did (fixture, act));
  fixture_settle (fixture->window, fixture->document);
}

/* What is clean is pasted at once: a rectangle from the cursor on, and one
 * cell into a whole range. */
static void
test_paste (GridFixture *fixture, gconstpointer data)
{
  g_autoptr (SwbCreator) meera = NULL;

  grid_go (fixture, 1, SWB_ROSTER_COLUMN_CITY);
  paste (fixture, "Kochi\tcovers\r\n\"Goa; Surat\"\tfood, travel\r\n",
         "Paste 4 cells");
  grid_assert_city (fixture, 1, "Kochi");
  grid_assert_city (fixture, 2, "Goa, Surat");
  meera = grid_creator_at (fixture, 2);
  g_assert_cmpstr (swb_creator_get_niches (meera), ==, "food, travel");
  fixture_undo (fixture->document);
  fixture_settle (fixture->window, fixture->document);
  grid_go (fixture, 0, SWB_ROSTER_COLUMN_CITY);
  grid_press (fixture, GDK_KEY_End, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  grid_go (fixture, 0, SWB_ROSTER_COLUMN_CITY);
  for (guint i = 0; i < 4; i++)
    grid_press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  paste (fixture, "Surat", "Paste 5 cells");
  for (guint i = 0; i < 5; i++)
    grid_assert_city (fixture, i, "Surat");
}

/* What was copied with its titles goes back where it was. */
static void
test_paste_rows (GridFixture *fixture, gconstpointer data)
{
  g_autofree char *rows = NULL;

  grid_go (fixture, 2, SWB_ROSTER_COLUMN_NAME);
  grid_press (fixture, GDK_KEY_space, 0);
  rows = copied (fixture, GDK_KEY_c);
  grid_go (fixture, 2, SWB_ROSTER_COLUMN_CITY);
  grid_press (fixture, GDK_KEY_Delete, 0);
  grid_assert_no_city (fixture, 2);
  paste (fixture, rows, "Paste 1 cell");
  grid_assert_city (fixture, 2, "Chennai");
}

/* A cell that cannot be, and rows past the end, are told first. */
static void
test_paste_asks (GridFixture *fixture, gconstpointer data)
{
  SwbRoster *roster = fixture_roster (fixture->document);
  const gint64 undo = swb_document_get_undo_sequence (fixture->document);
  GtkWidget *window;

  grid_go (fixture, 2, SWB_ROSTER_COLUMN_FOLLOWERS);
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
  grid_go (fixture, 4, SWB_ROSTER_COLUMN_NAME);
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
test_bulk (GridFixture *fixture, gconstpointer data)
{
  g_autoptr (SwbCreator) meera = NULL;
  g_autoptr (SwbCreator) zoya = NULL;
  const gint64 undo = swb_document_get_undo_sequence (fixture->document);
  SwbRosterBulk *window;
  SwbMoney fee;

  grid_go (fixture, 0, SWB_ROSTER_COLUMN_CITY);
  grid_press (fixture, GDK_KEY_End, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
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
  meera = grid_creator_at (fixture, 2);
  zoya = grid_creator_at (fixture, 4);
  fee = swb_creator_get_fee (meera);
  g_assert_cmpint (fee.minor, ==, 4950000);
  grid_assert_city (fixture, 2, "Chennai, mumbai");
  grid_assert_city (fixture, 4, "Mumbai");
  fixture_undo (fixture->document);
  fixture_settle (fixture->window, fixture->document);
  grid_assert_city (fixture, 2, "Chennai");
}

/* What is told afterwards is what was told before. */
static void
test_bulk_part (GridFixture *fixture, gconstpointer data)
{
  g_autofree char *told = NULL;
  SwbRosterBulk *window;
  guint n;

  grid_go (fixture, 0, SWB_ROSTER_COLUMN_CITY);
  grid_press (fixture, GDK_KEY_End, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  gtk_widget_activate_action (GTK_WIDGET (fixture->list), "roster.edit", NULL);
  window = bulk_of ();
  g_assert_nonnull (window);
  swb_roster_bulk_row_set (swb_roster_bulk_get_row (window, 0),
                           SWB_ROSTER_FIELD_CITIES, SWB_ROSTER_SET, "Mumbai");
  FIXTURE_WAIT ("the preview", swb_roster_bulk_is_ready (window));
  n = swb_roster_bulk_get_n_changed (window);
  g_assert_cmpuint (n, >, 1);
  g_assert_cmpuint (n, <, 5);
  told = g_strdup_printf ("%u creators edited", n);
  gtk_widget_activate_action (GTK_WIDGET (window), "bulk.accept", NULL);
  FIXTURE_WAIT ("the toast", fixture_find (GTK_WIDGET (fixture->overlay),
                                           GTK_TYPE_LABEL, told) != NULL);
  fixture_settle (fixture->window, fixture->document);
}

/* A single cell that cannot be needs no window. */
static void
test_paste_nothing (GridFixture *fixture, gconstpointer data)
{
  GtkWidget *overlay = GTK_WIDGET (fixture->overlay);

  grid_go (fixture, 2, SWB_ROSTER_COLUMN_FOLLOWERS);
  swb_roster_grid_paste_text (fixture->grid, "many");
  FIXTURE_WAIT ("the reason", fixture_find (overlay, GTK_TYPE_LABEL,
                                            "“many” is no number") != NULL);
  g_assert_null (window_of ());
}

static SwbCreator *
row_at (GridFixture *fixture, guint row)
{
  gpointer item = g_list_model_get_item (
      G_LIST_MODEL (swb_roster_list_get_selection (fixture->list)), row);

  if (SWB_IS_CREATOR (item))
    return item;
  g_clear_object (&item);
  return NULL;
}

/* The last row of a group that another follows. */
static guint
find_last_of_group (GridFixture *fixture)
{
  for (guint row = 1;; row++)
    {
      g_autoptr (SwbCreator) here = row_at (fixture, row);
      g_autoptr (SwbCreator) next = row_at (fixture, row + 1);
      g_autoptr (SwbCreator) below = row_at (fixture, row + 2);

      g_assert_cmpuint (row, <, 8);
      if (here != NULL && next == NULL && below != NULL)
        return row;
    }
}

/* Lines pass over the title of a group. */
static void
test_groups (GridFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (SWB_APP_ID ".window");
  g_autoptr (SwbCreator) here = NULL;
  g_autoptr (SwbCreator) below = NULL;
  guint row;

  g_settings_set_string (settings, "roster-group", "platform");
  fixture_settle (fixture->window, fixture->document);
  row = find_last_of_group (fixture);
  grid_go (fixture, row, SWB_ROSTER_COLUMN_CITY);
  paste (fixture, "Kochi\nSurat\n", "Paste 2 cells");
  here = row_at (fixture, row);
  below = row_at (fixture, row + 2);
  g_assert_cmpstr (swb_creator_get_cities (here), ==, "Kochi");
  g_assert_cmpstr (swb_creator_get_cities (below), ==, "Surat");
  grid_go (fixture, row, SWB_ROSTER_COLUMN_CITY);
  grid_press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  grid_press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  grid_press (fixture, GDK_KEY_d, GDK_CONTROL_MASK);
  g_clear_object (&below);
  below = row_at (fixture, row + 2);
  g_assert_cmpstr (swb_creator_get_cities (below), ==, "Kochi");
  g_settings_reset (settings, "roster-group");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  fixture_application ();

#define ADD(name, function)                                                    \
  g_test_add ("/roster-sheet/" name, GridFixture, NULL, grid_set_up, function, \
              grid_tear_down)
  ADD ("copy", test_copy);
  ADD ("paste", test_paste);
  ADD ("paste-rows", test_paste_rows);
  ADD ("paste-asks", test_paste_asks);
  ADD ("paste-nothing", test_paste_nothing);
  ADD ("bulk", test_bulk);
  ADD ("bulk-part", test_bulk_part);
  ADD ("groups", test_groups);
#undef ADD
  return g_test_run ();
}
