/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster's pane on a real document: what it says, search, filters, sort by
 * the headers, selection, booking and deleting, and that nothing is left. */
#include "ui/swb-roster-pane.h"

#include "base/swb-text.h"
#include "roster-fixture.h"
#include "settle.h"
#include "ui/swb-creator-ids.h"
#include "ui/swb-roster-book.h"
#include "ui/swb-roster-chip.h"
#include "ui/swb-roster-columns.h"
#include "ui/swb-roster-drag.h"
#include "ui/swb-roster-sorter.h"
#include "ui/swb-roster-words.h"

typedef struct
{
  SwbDocument *document;
  GtkWidget *window;
  SwbRosterPane *pane;
  SwbRosterList *list;
} Fixture;

static void
reset_settings (void)
{
  g_autoptr (GSettings) settings = g_settings_new (SWB_APP_ID ".window");
  const char *const keys[] = { "roster-sort", "roster-filter", "roster-view",
                               "roster-columns" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  reset_settings ();
  fixture->document = fixture_open ();
  fixture_fill (fixture->document);
  fixture->pane = SWB_ROSTER_PANE (swb_roster_pane_new ());
  g_object_ref_sink (fixture->pane);
  fixture->list = swb_roster_pane_get_list (fixture->pane);
  swb_roster_pane_set_document (fixture->pane, fixture->document);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 340, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window),
                        GTK_WIDGET (fixture->pane));
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

static SwbRosterView *
view_of (Fixture *fixture)
{
  return swb_roster_list_get_view (fixture->list);
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (view_of (fixture)));
}

static char *
name_at (Fixture *fixture, guint position)
{
  g_autoptr (SwbCreator) creator =
      g_list_model_get_item (G_LIST_MODEL (view_of (fixture)), position);

  return g_strdup (swb_creator_get_name (creator));
}

static void
assert_first (Fixture *fixture, const char *name)
{
  g_autofree char *first = name_at (fixture, 0);

  g_assert_cmpstr (first, ==, name);
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  GtkWidget *pane = GTK_WIDGET (fixture->pane);

  return fixture_find (pane, GTK_TYPE_INSCRIPTION, text) != NULL ||
         fixture_find (pane, GTK_TYPE_LABEL, text) != NULL;
}

static void
searched_cb (GtkEditable *entry, gpointer user_data)
{
  char **text = user_data;

  g_free (*text);
  *text = g_strdup (gtk_editable_get_text (entry));
}

/* The entry waits whether more is typed before it says so. */
static void
search (Fixture *fixture, const char *text)
{
  GtkWidget *entry =
      fixture_find (GTK_WIDGET (fixture->pane), GTK_TYPE_SEARCH_ENTRY, NULL);
  g_autofree char *searched = NULL;
  gulong handler = g_signal_connect (entry, "search-changed",
                                     G_CALLBACK (searched_cb), &searched);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  FIXTURE_WAIT ("the search", g_strcmp0 (searched, text) == 0);
  g_signal_handler_disconnect (entry, handler);
  fixture_settle (fixture->window, fixture->document);
}

/* Menus have stacks too; this is the one with the list. */
static GtkStack *
find_pages (GtkWidget *pane)
{
  GtkWidget *list = fixture_find (pane, SWB_TYPE_ROSTER_LIST, NULL);

  return GTK_STACK (gtk_widget_get_ancestor (list, GTK_TYPE_STACK));
}

static const char *
visible_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (
      find_pages (GTK_WIDGET (fixture->pane)));
}

static void
choose (Fixture *fixture, guint position, gboolean alone)
{
  gtk_selection_model_select_item (
      swb_roster_list_get_selection (fixture->list), position, alone);
}

static void
test_bare (void)
{
  GtkWidget *pane = g_object_ref_sink (swb_roster_pane_new ());

  g_assert_cmpstr (gtk_stack_get_visible_child_name (find_pages (pane)), ==,
                   "empty");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (pane),
                                   GTK_ACCESSIBLE_ROLE_REGION);
  g_assert_finalize_object (pane);
}

static void
test_cells (Fixture *fixture, gconstpointer data)
{
  g_assert_true (shows (fixture, "5 creators"));
  g_assert_true (shows (fixture, "Rhea Kapoor"));
  g_assert_true (shows (fixture, "2,40,00,000"));
  g_assert_true (shows (fixture, "Instagram · dance · Chennai"));
  g_assert_true (shows (fixture, "सौरभ पाटील"));
  /* Nobody knows: a dash, never a nought. */
  g_assert_true (shows (fixture, "—"));
  g_assert_null (
      fixture_find (GTK_WIDGET (fixture->list), GTK_TYPE_INSCRIPTION, "0"));
}

static void
test_row_is_spoken (Fixture *fixture, gconstpointer data)
{
  GtkWidget *name = fixture_find (GTK_WIDGET (fixture->pane),
                                  GTK_TYPE_INSCRIPTION, "Rhea Kapoor");
  GtkWidget *cell = gtk_widget_get_ancestor (name, SWB_TYPE_ROSTER_CELL);
  GtkWidget *row = gtk_widget_get_parent (gtk_widget_get_parent (cell));
  g_autofree char *wrong = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Rhea Kapoor, Mega, YouTube · dance · Mumbai, 2,40,00,000 followers");

  g_assert_null (wrong);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  search (fixture, "mumb");
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  g_assert_true (shows (fixture, "2 of 5"));
  search (fixture, "सौरभ");
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  search (fixture, "nobody at all");
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  g_assert_cmpstr (visible_page (fixture), ==, "nothing");
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "roster.clear", NULL);
  fixture_settle (fixture->window, fixture->document);
  g_assert_cmpuint (count_rows (fixture), ==, 5);
  g_assert_cmpstr (visible_page (fixture), ==, "list");
}

/* As a click on a header does. */
static void
click_header (Fixture *fixture, SwbRosterColumn column, GtkSortType order)
{
  GtkColumnView *view = swb_roster_list_get_column_view (fixture->list);

  gtk_column_view_sort_by_column (view, swb_roster_columns_find (view, column),
                                  order);
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (SWB_APP_ID ".window");
  g_autofree char *saved = NULL;

  assert_first (fixture, "Rhea Kapoor");
  click_header (fixture, SWB_ROSTER_COLUMN_FOLLOWERS, GTK_SORT_ASCENDING);
  assert_first (fixture, "ليلى حسن");
  click_header (fixture, SWB_ROSTER_COLUMN_NAME, GTK_SORT_ASCENDING);
  assert_first (fixture, "Meera Iyer");
  click_header (fixture, SWB_ROSTER_COLUMN_TIER, GTK_SORT_DESCENDING);
  assert_first (fixture, "Rhea Kapoor");
  saved = g_settings_get_string (settings, "roster-sort");
  g_assert_cmpstr (saved, ==, "-tier");
}

static void
test_every_header_sorts (Fixture *fixture, gconstpointer data)
{
  GtkColumnView *view = swb_roster_list_get_column_view (fixture->list);

  for (guint i = 0; i < SWB_N_ROSTER_COLUMNS; i++)
    for (guint down = 0; down < 2; down++)
      {
        SwbRosterColumn column;
        gboolean descending;

        if (!swb_roster_column_is_sortable ((SwbRosterColumn) i))
          continue;
        click_header (fixture, (SwbRosterColumn) i,
                      down ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
        g_assert_true (swb_roster_sorter_read (view, &column, &descending));
        g_assert_cmpint (column, ==, i);
        g_assert_cmpint (descending, ==, down);
        g_assert_cmpint (
            swb_roster_view_get_sort (view_of (fixture), &descending), ==, i);
        g_assert_cmpint (descending, ==, down);
      }
}

/* Each row says the creator who stands in its place, also after it was
 * chosen. */
static void
assert_rows_true (Fixture *fixture)
{
  for (guint i = 0; i < count_rows (fixture); i++)
    {
      g_autofree char *name = name_at (fixture, i);
      g_autofree char *marked = g_strconcat ("\u200e", name, NULL);

      g_assert_true (shows (fixture, name) || shows (fixture, marked));
    }
}

static void
test_rows_after_sort (Fixture *fixture, gconstpointer data)
{
  click_header (fixture, SWB_ROSTER_COLUMN_NAME, GTK_SORT_ASCENDING);
  for (guint i = 0; i < count_rows (fixture); i++)
    {
      choose (fixture, i, TRUE);
      fixture_settle (fixture->window, fixture->document);
      assert_rows_true (fixture);
    }
  search (fixture, "m");
  assert_rows_true (fixture);
  search (fixture, "");
  assert_rows_true (fixture);
}

static void
test_selection_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) after = NULL;

  choose (fixture, 0, TRUE);
  choose (fixture, 1, FALSE);
  g_assert_cmpuint (swb_roster_list_count_chosen (fixture->list), ==, 2);
  click_header (fixture, SWB_ROSTER_COLUMN_NAME, GTK_SORT_DESCENDING);
  after = swb_roster_chosen (swb_roster_list_get_selection (fixture->list), 9);
  g_assert_cmpuint (after->len, ==, 2);
  for (guint i = 0; i < after->len; i++)
    g_assert_cmpint (swb_creator_get_followers (after->pdata[i]), >, 300000);
  search (fixture, "meera");
  g_assert_cmpuint (swb_roster_list_count_chosen (fixture->list), ==, 0);
  search (fixture, "");
  g_assert_cmpuint (swb_roster_list_count_chosen (fixture->list), ==, 2);
}

static GtkWidget *
popover_of (GtkWidget *chip)
{
  GtkWidget *button = fixture_find (chip, GTK_TYPE_MENU_BUTTON, NULL);

  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
}

static GtkWidget *
open_chip (Fixture *fixture, SwbFilterKind kind)
{
  GtkWidget *chip =
      fixture_find (GTK_WIDGET (fixture->pane), SWB_TYPE_ROSTER_CHIP, NULL);

  while (swb_roster_chip_get_kind (SWB_ROSTER_CHIP (chip)) != kind)
    chip = gtk_widget_get_next_sibling (chip);
  swb_roster_chip_popup (SWB_ROSTER_CHIP (chip));
  FIXTURE_WAIT ("the chip's choices",
                gtk_widget_get_mapped (popover_of (chip)));
  fixture_settle (fixture->window, fixture->document);
  return chip;
}

static void
close_chip (GtkWidget *chip)
{
  gtk_menu_button_popdown (
      GTK_MENU_BUTTON (fixture_find (chip, GTK_TYPE_MENU_BUTTON, NULL)));
  FIXTURE_WAIT ("the chip's choices to close",
                !gtk_widget_get_mapped (popover_of (chip)));
}

static GtkWidget *
find_option (GtkWidget *chip, const char *label)
{
  GtkWidget *text = fixture_find (chip, GTK_TYPE_LABEL, label);

  return gtk_widget_get_ancestor (text, GTK_TYPE_CHECK_BUTTON);
}

static void
test_tier_chip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (SWB_APP_ID ".window");
  g_autofree char *saved = NULL;
  GtkWidget *chip = open_chip (fixture, SWB_FILTER_TIER);
  GtkWidget *mega = find_option (chip, "Mega");

  gtk_test_accessible_assert_property (mega, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Mega, 1");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (mega), TRUE);
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  assert_first (fixture, "Rhea Kapoor");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_option (chip, "Micro")),
                               TRUE);
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  g_assert_nonnull (fixture_find (chip, GTK_TYPE_LABEL, "Micro, Mega"));
  g_assert_true (gtk_widget_has_css_class (chip, "active"));
  saved = g_settings_get_string (settings, "roster-filter");
  g_assert_cmpstr (saved, ==, "[filter]\ntier=micro;mega;\n");
  close_chip (chip);
  gtk_widget_activate (gtk_widget_get_last_child (chip));
  FIXTURE_WAIT ("the chip to be cleared",
                !swb_roster_chip_is_set (SWB_ROSTER_CHIP (chip)));
  g_assert_cmpuint (count_rows (fixture), ==, 5);
}

static void
test_platform_chip (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chip = open_chip (fixture, SWB_FILTER_PLATFORM);
  GtkWidget *tiktok = find_option (chip, "TikTok");

  gtk_test_accessible_assert_property (tiktok, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "TikTok, 2");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tiktok), TRUE);
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  close_chip (chip);
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "roster.clear", NULL);
  g_assert_cmpuint (count_rows (fixture), ==, 5);
}

static void
test_book (Fixture *fixture, gconstpointer data)
{
  SwbCampaign *campaign = swb_document_get_campaign (fixture->document);
  GListModel *placements =
      G_LIST_MODEL (swb_campaign_get_placements (campaign));
  g_autoptr (SwbPlacement) placement = NULL;
  GtkWidget *book;

  choose (fixture, 0, TRUE);
  choose (fixture, 1, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "roster.book", NULL);
  fixture_settle (fixture->window, fixture->document);
  book = fixture_find (GTK_WIDGET (fixture->pane), SWB_TYPE_ROSTER_BOOK, NULL);
  g_assert_nonnull (fixture_find (book, GTK_TYPE_LABEL, "Book 2 creators"));
  gtk_popover_popdown (GTK_POPOVER (book));
  g_signal_emit_by_name (book, "book", 20800);
  FIXTURE_WAIT ("two placements", g_list_model_get_n_items (placements) >= 2);
  placement = g_list_model_get_item (placements, 0);
  g_assert_cmpint (swb_placement_get_day (placement), ==, 20800);
  FIXTURE_WAIT ("the caption", shows (fixture, "5 creators, 2 chosen"));
  fixture_undo (fixture->document);
  g_assert_cmpuint (g_list_model_get_n_items (placements), ==, 0);
  FIXTURE_WAIT ("the caption", shows (fixture, "5 creators"));
}

static void
promise (Fixture *fixture,
         const SwbId *creator,
         const SwbId *campaign,
         const char *flight)
{
  SwbCommand *command = swb_command_new_edit ("Promise");
  const SwbId id = swb_command_insert (command, SWB_TABLE_EXCLUSIVITY);

  swb_command_set (command, SWB_TABLE_EXCLUSIVITY, &id, SWB_EXCLUSIVITY_CREATOR,
                   swb_value_id (creator));
  swb_command_set (command, SWB_TABLE_EXCLUSIVITY, &id,
                   SWB_EXCLUSIVITY_CAMPAIGN, swb_value_id (campaign));
  swb_command_set (command, SWB_TABLE_EXCLUSIVITY, &id,
                   SWB_EXCLUSIVITY_CATEGORY, swb_value_text ("soft drinks"));
  swb_command_set (command, SWB_TABLE_EXCLUSIVITY, &id, SWB_EXCLUSIVITY_FLIGHT,
                   swb_value_text (flight));
  fixture_run (fixture->document, command);
}

/* Whether the calendar warns of @text on that day of March 2027. */
static gboolean
warns (GtkWidget *book, int day, const char *text)
{
  g_autoptr (GDateTime) date = g_date_time_new_local (2027, 3, day, 12, 0, 0);
  GtkWidget *label;

  gtk_calendar_select_day (
      GTK_CALENDAR (fixture_find (book, GTK_TYPE_CALENDAR, NULL)), date);
  label = fixture_find (book, GTK_TYPE_LABEL, text);
  return label != NULL &&
         gtk_widget_get_visible (gtk_widget_get_parent (label));
}

/* Who is promised to others is told before it is too late, on the days that a
 * placement would touch; what the campaign has agreed on itself is not. */
static void
test_book_promised (Fixture *fixture, gconstpointer data)
{
  const char *flight = "20887/20897"; /* 10 to 20 March 2027 */
  SwbCampaign *campaign = swb_document_get_campaign (fixture->document);
  SwbRoster *roster = fixture_roster (fixture->document);
  g_autoptr (SwbCreator) first = swb_roster_get_creator (roster, 0);
  g_autoptr (SwbCreator) second = swb_roster_get_creator (roster, 1);
  g_autofree char *who = swb_text_name (swb_creator_get_name (first));
  g_autofree char *text =
      g_strdup_printf ("%s is exclusive with soft drinks to 20 Mar 2027", who);
  GtkWidget *book;

  promise (fixture, swb_creator_get_id (first), NULL, flight);
  promise (fixture, swb_creator_get_id (second), swb_campaign_get_id (campaign),
           flight);
  for (guint i = 0; i < count_rows (fixture); i++)
    choose (fixture, i, i == 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "roster.book", NULL);
  fixture_settle (fixture->window, fixture->document);
  book = fixture_find (GTK_WIDGET (fixture->pane), SWB_TYPE_ROSTER_BOOK, NULL);
  FIXTURE_WAIT ("the warning", warns (book, 6, text));
  g_assert_false (warns (book, 5, text));
  g_assert_true (warns (book, 20, text));
  g_assert_false (warns (book, 21, text));
  gtk_popover_popdown (GTK_POPOVER (book));
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  choose (fixture, 0, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "roster.delete",
                              NULL);
  FIXTURE_WAIT ("a row less", count_rows (fixture) != 5);
  g_assert_cmpuint (count_rows (fixture), ==, 4);
  fixture_undo (fixture->document);
  g_assert_cmpuint (count_rows (fixture), ==, 5);
  assert_first (fixture, "Rhea Kapoor");
}

static void
test_drag_carries_ids (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) creators = NULL;
  g_autoptr (GdkContentProvider) content = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  GArray *ids;

  choose (fixture, 0, TRUE);
  choose (fixture, 2, FALSE);
  creators =
      swb_roster_chosen (swb_roster_list_get_selection (fixture->list), 99);
  content = swb_roster_drag_content (creators);
  g_value_init (&value, SWB_TYPE_CREATOR_IDS);
  gdk_content_provider_get_value (content, &value, &error);
  g_assert_no_error (error);
  ids = g_value_get_boxed (&value);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_true (swb_id_equal (&g_array_index (ids, SwbId, 0),
                               swb_creator_get_id (creators->pdata[0])));
}

static void
test_narrow_fits (Fixture *fixture, gconstpointer data)
{
  GtkColumnView *view = swb_roster_list_get_column_view (fixture->list);
  int name = gtk_column_view_column_get_fixed_width (
      swb_roster_columns_find (view, SWB_ROSTER_COLUMN_NAME));
  int followers = gtk_column_view_column_get_fixed_width (
      swb_roster_columns_find (view, SWB_ROSTER_COLUMN_FOLLOWERS));
  int room = gtk_widget_get_width (GTK_WIDGET (fixture->list));

  g_assert_cmpint (name + followers, >, room - 30);
  g_assert_cmpint (name + followers, <=, room);
}

/* Whether the settings name such a width of a column. */
static gboolean
has_kept_width (int width)
{
  g_autoptr (GSettings) settings = g_settings_new (SWB_APP_ID ".window");
  g_autoptr (GVariant) columns =
      g_settings_get_value (settings, "roster-columns");
  GVariantIter iter;
  int one;

  g_variant_iter_init (&iter, columns);
  while (g_variant_iter_loop (&iter, "(sbi)", NULL, NULL, &one))
    if (one == width)
      return TRUE;
  return FALSE;
}

static void
test_columns_come_back (Fixture *fixture, gconstpointer data)
{
  GtkColumnView *view = swb_roster_list_get_column_view (fixture->list);
  GtkColumnViewColumn *city =
      swb_roster_columns_find (view, SWB_ROSTER_COLUMN_CITY);
  GtkWidget *other;
  GtkColumnView *other_view;
  g_autoptr (GtkColumnViewColumn) second = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "columns.platform",
                              NULL);
  gtk_column_view_insert_column (view, 1, city);
  gtk_column_view_column_set_fixed_width (city, 222);
  FIXTURE_WAIT ("the columns to be kept", has_kept_width (222));
  other = g_object_ref_sink (swb_roster_pane_new ());
  other_view = swb_roster_list_get_column_view (
      swb_roster_pane_get_list (SWB_ROSTER_PANE (other)));
  second = g_list_model_get_item (gtk_column_view_get_columns (other_view), 1);
  g_assert_cmpint (swb_roster_columns_get (second), ==, SWB_ROSTER_COLUMN_CITY);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (second), ==, 222);
  g_assert_false (gtk_column_view_column_get_visible (
      swb_roster_columns_find (other_view, SWB_ROSTER_COLUMN_PLATFORM)));
  g_clear_object (&second);
  g_assert_finalize_object (other);
}

static void
test_wide (Fixture *fixture, gconstpointer data)
{
  swb_roster_pane_set_wide (fixture->pane, TRUE);
  choose (fixture, 0, TRUE);
  fixture_settle (fixture->window, fixture->document);
  g_assert_true (shows (fixture, "1 chosen · ₹45,000 · 2,40,00,000 followers"));
  swb_roster_pane_set_document (fixture->pane, NULL);
  g_assert_cmpstr (visible_page (fixture), ==, "empty");
}

static void
test_reveal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SwbCreator) last =
      g_list_model_get_item (G_LIST_MODEL (view_of (fixture)), 4);
  g_autoptr (GPtrArray) chosen = NULL;

  g_assert_true (
      swb_roster_list_reveal (fixture->list, swb_creator_get_id (last)));
  chosen = swb_roster_chosen (swb_roster_list_get_selection (fixture->list), 9);
  g_assert_cmpuint (chosen->len, ==, 1);
  g_assert_true (swb_id_equal (swb_creator_get_id (chosen->pdata[0]),
                               swb_creator_get_id (last)));
}

#define ADD(name, func)                                                        \
  g_test_add ("/roster-pane/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/roster-pane/bare", test_bare);
  ADD ("cells", test_cells);
  ADD ("row-is-spoken", test_row_is_spoken);
  ADD ("search", test_search);
  ADD ("sort", test_sort);
  ADD ("every-header-sorts", test_every_header_sorts);
  ADD ("rows-after-sort", test_rows_after_sort);
  ADD ("selection-stays", test_selection_stays);
  ADD ("tier-chip", test_tier_chip);
  ADD ("platform-chip", test_platform_chip);
  ADD ("book", test_book);
  ADD ("book-promised", test_book_promised);
  ADD ("delete", test_delete);
  ADD ("drag-carries-ids", test_drag_carries_ids);
  ADD ("narrow-fits", test_narrow_fits);
  ADD ("columns-come-back", test_columns_come_back);
  ADD ("wide", test_wide);
  ADD ("reveal", test_reveal);
  return g_test_run ();
}
