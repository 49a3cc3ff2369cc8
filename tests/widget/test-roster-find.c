/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding in the roster: chips of every kind with their counts, ranges as they
 * are typed, levels of the order, and saved views, on a real document. */
#include "ui/swb-roster-pane.h"

#include "document/swb-view-commands.h"
#include "names.h"
#include "roster-fixture.h"
#include "settle.h"
#include "ui/swb-name-popover.h"
#include "ui/swb-roster-checks.h"
#include "ui/swb-roster-chip.h"
#include "ui/swb-roster-filter-words.h"
#include "ui/swb-roster-filters.h"
#include "ui/swb-roster-range.h"
#include "ui/swb-roster-sorts.h"
#include "ui/swb-roster-views.h"
#include "ui/swb-roster-words.h"

#include <math.h>

typedef struct
{
  SwbDocument *document;
  GtkWidget *window;
  GtkWidget *pane;
} Fixture;

static void
reset_settings (void)
{
  g_autoptr (GSettings) settings = g_settings_new (SWB_APP_ID ".window");
  const char *const keys[] = { "roster-sort", "roster-filter", "roster-view" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
}

static void
show_pane (Fixture *fixture)
{
  fixture->pane = swb_roster_pane_new ();
  g_object_ref_sink (fixture->pane);
  swb_roster_pane_set_wide (SWB_ROSTER_PANE (fixture->pane), TRUE);
  swb_roster_pane_set_document (SWB_ROSTER_PANE (fixture->pane),
                                fixture->document);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1300, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->pane);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture_settle (fixture->window, fixture->document);
}

static void
drop_pane (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_wait_freed (fixture->pane);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  reset_settings ();
  fixture->document = fixture_open ();
  fixture_fill (fixture->document);
  show_pane (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  drop_pane (fixture);
  fixture_close (fixture->document);
}

static SwbRosterView *
view_of (Fixture *fixture)
{
  return swb_roster_list_get_view (
      swb_roster_pane_get_list (SWB_ROSTER_PANE (fixture->pane)));
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (view_of (fixture)));
}

static SwbRosterChip *
get_chip (Fixture *fixture, SwbFilterKind kind)
{
  GtkWidget *chip = fixture_find (fixture->pane, SWB_TYPE_ROSTER_CHIP, NULL);

  while (swb_roster_chip_get_kind (SWB_ROSTER_CHIP (chip)) != kind)
    chip = gtk_widget_get_next_sibling (chip);
  return SWB_ROSTER_CHIP (chip);
}

static GtkPopover *
popover_of (SwbRosterChip *chip)
{
  GtkWidget *button =
      fixture_find (GTK_WIDGET (chip), GTK_TYPE_MENU_BUTTON, NULL);

  return gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
}

/* As the menu behind "+ Filter" does. */
static GtkWidget *
open_panel (Fixture *fixture, SwbFilterKind kind)
{
  SwbRosterChip *chip = get_chip (fixture, kind);
  GtkWidget *filters =
      fixture_find (fixture->pane, SWB_TYPE_ROSTER_FILTERS, NULL);

  gtk_widget_activate_action (filters, "filters.add", "s",
                              swb_filter_kind_id (kind));
  FIXTURE_WAIT ("the panel",
                gtk_widget_get_mapped (GTK_WIDGET (popover_of (chip))));
  fixture_settle (fixture->window, fixture->document);
  return swb_roster_chip_get_panel (chip);
}

static void
close_panel (Fixture *fixture, SwbFilterKind kind)
{
  GtkPopover *popover = popover_of (get_chip (fixture, kind));

  gtk_popover_popdown (popover);
  FIXTURE_WAIT ("the panel to close",
                !gtk_widget_get_mapped (GTK_WIDGET (popover)));
}

static GtkCheckButton *
get_check (GtkWidget *panel, const char *label)
{
  GtkWidget *text = fixture_find (panel, GTK_TYPE_LABEL, label);

  g_assert_nonnull (text);
  return GTK_CHECK_BUTTON (
      gtk_widget_get_ancestor (text, GTK_TYPE_CHECK_BUTTON));
}

static void
assert_says (GtkCheckButton *check, const char *spoken)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (check),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, spoken);
}

/* A chip that is not always there comes, is set, stays, and goes with its
 * button alone. */
static void
test_add_and_remove (Fixture *fixture, gconstpointer data)
{
  SwbRosterChip *chip = get_chip (fixture, SWB_FILTER_CITY);
  GtkWidget *panel;

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (chip)));
  panel = open_panel (fixture, SWB_FILTER_CITY);
  assert_says (get_check (panel, "Mumbai"), "Mumbai, 2");
  gtk_check_button_set_active (get_check (panel, "Mumbai"), TRUE);
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  close_panel (fixture, SWB_FILTER_CITY);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (chip)));
  g_assert_nonnull (fixture_find (GTK_WIDGET (chip), GTK_TYPE_LABEL, "Mumbai"));
  /* What is set stands before what is not. */
  g_assert_null (gtk_widget_get_prev_sibling (GTK_WIDGET (chip)));

  panel = open_panel (fixture, SWB_FILTER_TIER);
  assert_says (get_check (panel, "Mega"), "Mega, 1");
  assert_says (get_check (panel, "Micro"), "Micro, 0");
  gtk_check_button_set_active (get_check (panel, "Mega"), TRUE);
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  close_panel (fixture, SWB_FILTER_TIER);

  g_assert_true (
      gtk_widget_activate (gtk_widget_get_last_child (GTK_WIDGET (chip))));
  FIXTURE_WAIT ("the chip to go", !swb_roster_chip_is_set (chip));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (chip)));
  g_assert_true (swb_roster_chip_is_set (get_chip (fixture, SWB_FILTER_TIER)));
  g_assert_cmpuint (count_rows (fixture), ==, 1);
}

static void
test_find_value (Fixture *fixture, gconstpointer data)
{
  GtkWidget *checks =
      g_object_ref_sink (swb_roster_checks_new (SWB_FILTER_CITY));
  g_autoptr (GPtrArray) facets = g_ptr_array_new ();
  SwbRosterFacet all[300];
  g_auto (GStrv) ticked = NULL;
  GtkWidget *entry;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      all[i].value =
          i == 277 ? g_strdup ("Córdoba") : g_strdup_printf ("City %u", i);
      all[i].count = 300 - i;
      g_ptr_array_add (facets, &all[i]);
    }
  swb_roster_checks_set (SWB_ROSTER_CHECKS (checks), facets, NULL,
                         SWB_GROUPING_WESTERN);
  g_assert_null (fixture_find (checks, GTK_TYPE_LABEL, "Córdoba"));
  g_assert_nonnull (
      fixture_find (checks, GTK_TYPE_LABEL, "240 more; type to find them"));
  entry = fixture_find (checks, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_true (gtk_widget_get_visible (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "cordo");
  FIXTURE_WAIT ("the value",
                fixture_find (checks, GTK_TYPE_LABEL, "Córdoba") != NULL);
  g_signal_emit_by_name (entry, "activate");
  ticked = swb_roster_checks_get (SWB_ROSTER_CHECKS (checks));
  g_assert_true (g_strv_contains ((const char *const *) ticked, "Córdoba"));
  g_assert_cmpuint (g_strv_length (ticked), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "nowhere");
  FIXTURE_WAIT ("nothing",
                fixture_find (checks, GTK_TYPE_LABEL, "Nothing found") != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_free (all[i].value);
  g_assert_finalize_object (checks);
}

/* Values that come a moment later get the focus, those that are there keep
 * it. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  const SwbFilterKind kinds[] = { SWB_FILTER_TIER, SWB_FILTER_LANGUAGE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *panel = open_panel (fixture, kinds[i]);
      GtkRoot *root = gtk_widget_get_root (panel);

      FIXTURE_WAIT ("a value with the focus",
                    GTK_IS_CHECK_BUTTON (gtk_root_get_focus (root)));
      fixture_settle (fixture->window, fixture->document);
      g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root), panel));
      close_panel (fixture, kinds[i]);
    }
}

static GtkWidget *
get_entry (GtkWidget *panel, guint place)
{
  GtkWidget *grid = fixture_find (panel, GTK_TYPE_GRID, NULL);

  return gtk_grid_get_child_at (GTK_GRID (grid), 1, (int) place);
}

static void
type (Fixture *fixture, GtkWidget *panel, guint place, const char *text)
{
  GtkWidget *entry = get_entry (panel, place);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
  fixture_settle (fixture->window, fixture->document);
}

static gboolean
says (Fixture *fixture, SwbFilterKind kind, const char *text)
{
  return fixture_find (GTK_WIDGET (get_chip (fixture, kind)), GTK_TYPE_LABEL,
                       text) != NULL;
}

static void
test_ranges (Fixture *fixture, gconstpointer data)
{
  GtkWidget *panel = open_panel (fixture, SWB_FILTER_FOLLOWERS);

  type (fixture, panel, 0, "10k");
  g_assert_true (says (fixture, SWB_FILTER_FOLLOWERS, "Followers from 10,000"));
  g_assert_cmpuint (count_rows (fixture), ==, 3);
  type (fixture, panel, 1, "4 lakh");
  g_assert_true (
      says (fixture, SWB_FILTER_FOLLOWERS, "Followers 10,000 to 4\302\240L"));
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  type (fixture, panel, 1, "many");
  g_assert_true (gtk_widget_has_css_class (get_entry (panel, 1), "error"));
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  type (fixture, panel, 1, "5");
  g_assert_true (gtk_widget_has_css_class (get_entry (panel, 1), "error"));
  type (fixture, panel, 1, "");
  type (fixture, panel, 0, "");
  g_assert_cmpuint (count_rows (fixture), ==, 5);
  close_panel (fixture, SWB_FILTER_FOLLOWERS);
}

static void
add_rate (Fixture *fixture, double rate, SwbDay day)
{
  SwbCommand *command = swb_command_new_edit ("Add a rate");
  const SwbId id = swb_command_insert (command, SWB_TABLE_EXCHANGE_RATE);

#define SET(column, value)                                                     \
  swb_command_set (command, SWB_TABLE_EXCHANGE_RATE, &id,                      \
                   SWB_EXCHANGE_RATE_##column, value)
  SET (BASE, swb_value_text ("USD"));
  SET (QUOTE, swb_value_text ("INR"));
  SET (RATE, swb_value_real (rate));
  SET (DAY, swb_value_day (day));
  SET (SOURCE, swb_value_text ("typed"));
#undef SET
  fixture_run (fixture->document, command);
  fixture_settle (fixture->window, fixture->document);
}

static void
test_fees (Fixture *fixture, gconstpointer data)
{
  const SwbDay day = swb_day_today () - 3;
  g_autofree char *date = swb_day_format (day, SWB_DAY_STYLE_MEDIUM);
  g_autofree char *note = g_strdup_printf (
      "5 creators ask in INR: ₹100 is $1.25 at the rate of %s", date);
  GtkWidget *panel = open_panel (fixture, SWB_FILTER_FEE);

  type (fixture, panel, 1, "2,50,000");
  g_assert_true (says (fixture, SWB_FILTER_FEE, "Fee to ₹2,50,000"));
  g_assert_cmpuint (count_rows (fixture), ==, 5);
  type (fixture, panel, 1, "$ 500");
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  FIXTURE_WAIT ("who is left out",
                fixture_find (panel, GTK_TYPE_LABEL,
                              "⚠ 5 creators ask in INR and are left out: no "
                              "exchange rate to USD is known") != NULL);
  add_rate (fixture, 80, day);
  add_rate (fixture, 800, swb_day_today () + 1);
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  type (fixture, panel, 1, "$ 600");
  g_assert_cmpuint (count_rows (fixture), ==, 5);
  {
    g_autoptr (SwbCreator) creator =
        g_list_model_get_item (G_LIST_MODEL (view_of (fixture)), 0);
    g_autofree char *tooltip = swb_roster_cell_tooltip (
        creator, SWB_ROSTER_COLUMN_FEE, SWB_GROUPING_INDIAN, swb_day_today ());

    /* It is in the currency to which the rates lead. */
    g_assert_null (strstr (tooltip, " at the rate "));
  }
  FIXTURE_WAIT ("the rate", fixture_find (panel, GTK_TYPE_LABEL, note) != NULL);
  close_panel (fixture, SWB_FILTER_FEE);
  gtk_widget_activate_action (fixture->pane, "roster.clear", NULL);
  g_assert_cmpuint (count_rows (fixture), ==, 5);
}

static void
check_text (SwbFilterKind kind,
            const char *one,
            const char *other,
            const char *expected)
{
  const char *const values[] = { one, other, NULL };
  g_autoptr (SwbRosterFilter) none = swb_roster_filter_new ();
  g_autoptr (SwbRosterFilter) filter =
      swb_roster_filter_with_values (none, kind, values);
  g_autofree char *text = swb_filter_text (filter, kind, SWB_GROUPING_INDIAN);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_words (void)
{
  char currency[4] = "INR";
  SwbFilterRange presets[8];
  double end;

  g_assert_true (
      swb_filter_parse_end (SWB_FILTER_ENGAGEMENT, "3 %", currency, &end));
  g_assert_cmpfloat_with_epsilon (end, 0.03, 1e-12);
  g_assert_true (
      swb_filter_parse_end (SWB_FILTER_FEE, "1.5 Cr", currency, &end));
  g_assert_cmpfloat (end, ==, 1500000000);
  g_assert_true (
      swb_filter_parse_end (SWB_FILTER_FEE, "EUR 20", currency, &end));
  g_assert_cmpstr (currency, ==, "EUR");
  g_assert_true (swb_filter_parse_end (SWB_FILTER_VIEWS, "  ", currency, &end));
  g_assert_true (isnan (end));
  g_assert_false (
      swb_filter_parse_end (SWB_FILTER_VIEWS, "-3", currency, &end));
  check_text (SWB_FILTER_TIER, "micro", "mid", "Micro, Mid");
  check_text (SWB_FILTER_CITY, "Pune", "", "City: Pune, Not told");
  check_text (SWB_FILTER_WORKED, "never", "before:180",
              "Last worked with: Never, More than 180 days ago");
  check_text (SWB_FILTER_LANGUAGE, "hi", "ko", "Hindi, Korean");
  for (guint i = 0; i < SWB_N_FILTERS; i++)
    {
      SwbFilterKind kind = (SwbFilterKind) i;
      g_autofree char *none = NULL;

      g_assert_cmpstr (swb_filter_title (kind), !=, "");
      if (swb_filter_kind_is_range (kind))
        {
          g_assert_cmpuint (swb_filter_presets (kind, "INR", presets, 8), >, 1);
          continue;
        }
      none = swb_filter_value_text (kind, "");
      g_assert_cmpstr (none, !=, "");
    }
}

static SwbRosterViews *
get_menu (Fixture *fixture)
{
  return SWB_ROSTER_VIEWS (
      fixture_find (fixture->pane, SWB_TYPE_ROSTER_VIEWS, NULL));
}

static gboolean
is_called (Fixture *fixture, const char *spoken)
{
  GtkWidget *button = fixture_find (GTK_WIDGET (get_menu (fixture)),
                                    GTK_TYPE_MENU_BUTTON, NULL);
  g_autofree char *wrong = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken);

  return wrong == NULL;
}

static void
filter_city (Fixture *fixture, const char *city)
{
  const char *const values[] = { city, NULL };
  g_autoptr (SwbRosterFilter) filter = swb_roster_filter_with_values (
      swb_roster_view_get_filter (view_of (fixture)), SWB_FILTER_CITY, values);

  swb_roster_view_set_filter (view_of (fixture), filter);
}

static void
save_as (Fixture *fixture, const char *name)
{
  GListModel *views = G_LIST_MODEL (
      swb_workspace_get_views (swb_document_get_workspace (fixture->document)));
  guint n = g_list_model_get_n_items (views);
  GtkWidget *popover = fixture_find (GTK_WIDGET (get_menu (fixture)),
                                     SWB_TYPE_NAME_POPOVER, NULL);

  gtk_widget_activate_action (GTK_WIDGET (get_menu (fixture)), "views.save",
                              NULL);
  FIXTURE_WAIT ("the question", gtk_widget_get_mapped (popover));
  gtk_editable_set_text (
      GTK_EDITABLE (fixture_find (popover, GTK_TYPE_ENTRY, NULL)), name);
  gtk_widget_activate (fixture_find (popover, GTK_TYPE_BUTTON, NULL));
  FIXTURE_WAIT ("the view", g_list_model_get_n_items (views) > n);
  fixture_settle (fixture->window, fixture->document);
}

static void
choose (Fixture *fixture, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (get_menu (fixture)), "views.choose",
                              "s", id);
  fixture_settle (fixture->window, fixture->document);
}

static void
test_views (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;

  g_assert_true (is_called (fixture, "View: All Creators"));
  filter_city (fixture, "Mumbai");
  swb_roster_view_set_sort (view_of (fixture), SWB_ROSTER_COLUMN_NAME, TRUE);
  FIXTURE_WAIT ("its name", is_called (fixture, "View: Filtered"));
  save_as (fixture, "Seed set");
  FIXTURE_WAIT ("its name", is_called (fixture, "View: Seed set"));
  g_object_get (get_menu (fixture), "chosen", &id, NULL);
  filter_city (fixture, "Pune");
  FIXTURE_WAIT ("the change", is_called (fixture, "View: Seed set, changed"));
  g_assert_true (swb_roster_views_is_changed (get_menu (fixture)));
  choose (fixture, "");
  g_assert_cmpuint (count_rows (fixture), ==, 5);
  swb_roster_view_set_sort (view_of (fixture), SWB_ROSTER_COLUMN_TIER, FALSE);
  choose (fixture, id);
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  g_assert_cmpint (swb_roster_view_get_sort (view_of (fixture), NULL), ==,
                   SWB_ROSTER_COLUMN_NAME);
  FIXTURE_WAIT ("its name", is_called (fixture, "View: Seed set"));
  gtk_widget_activate_action (GTK_WIDGET (get_menu (fixture)), "views.delete",
                              NULL);
  FIXTURE_WAIT ("it to go", is_called (fixture, "View: Filtered"));
  fixture_undo (fixture->document);
  FIXTURE_WAIT ("it to come back", is_called (fixture, "View: Seed set"));
}

static void
search (Fixture *fixture, const char *text)
{
  GtkWidget *entry = fixture_find (fixture->pane, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  FIXTURE_WAIT (
      "the search",
      g_strcmp0 (swb_roster_view_get_search (view_of (fixture)), text) == 0);
}

/* The words of a view come into the entry; the next start begins with it. */
static void
test_view_comes_back (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  search (fixture, "khan");
  filter_city (fixture, "Mumbai");
  save_as (fixture, "Khans");
  choose (fixture, "");
  gtk_widget_activate_action (fixture->pane, "roster.clear", NULL);
  fixture_undo (fixture->document);
  FIXTURE_WAIT ("it to go", is_called (fixture, "View: All Creators"));
  search (fixture, "khan");
  filter_city (fixture, "Mumbai");
  save_as (fixture, "Khans again");
  drop_pane (fixture);
  show_pane (fixture);
  entry = fixture_find (fixture->pane, GTK_TYPE_SEARCH_ENTRY, NULL);
  FIXTURE_WAIT ("the view", is_called (fixture, "View: Khans again"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "khan");
  g_assert_cmpuint (count_rows (fixture), ==, 1);
}

/* The narrow pane beside a plan offers the same views, and both look at the
 * same one. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = g_object_ref_sink (swb_roster_pane_new ());
  GtkWidget *window = gtk_window_new ();
  SwbRosterViews *views;
  GListModel *rows;
  g_autofree char *id = NULL;
  g_autofree char *there = NULL;

  swb_roster_pane_set_document (SWB_ROSTER_PANE (pane), fixture->document);
  gtk_window_set_child (GTK_WINDOW (window), pane);
  gtk_window_present (GTK_WINDOW (window));
  search (fixture, "khan");
  filter_city (fixture, "Mumbai");
  save_as (fixture, "Khans");
  g_object_get (get_menu (fixture), "chosen", &id, NULL);
  choose (fixture, "");
  views = SWB_ROSTER_VIEWS (fixture_find (pane, SWB_TYPE_ROSTER_VIEWS, NULL));
  rows = G_LIST_MODEL (swb_roster_list_get_view (
      swb_roster_pane_get_list (SWB_ROSTER_PANE (pane))));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (views)));
  FIXTURE_WAIT ("its title", fixture_find (GTK_WIDGET (views), GTK_TYPE_LABEL,
                                           "Roster") != NULL);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 5);
  choose (fixture, id);
  FIXTURE_WAIT ("its title", fixture_find (GTK_WIDGET (views), GTK_TYPE_LABEL,
                                           "Khans") != NULL);
  g_object_get (views, "chosen", &there, NULL);
  g_assert_cmpstr (there, ==, id);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (
                       fixture_find (pane, GTK_TYPE_SEARCH_ENTRY, NULL))),
                   ==, "khan");
  g_object_set (views, "chosen", "", NULL);
  g_assert_cmpuint (count_rows (fixture), ==, 5);
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_wait_freed (pane);
}

static void
test_sorts (Fixture *fixture, gconstpointer data)
{
  SwbRosterView *view = view_of (fixture);
  GtkWidget *sorts = fixture_find (fixture->pane, SWB_TYPE_ROSTER_SORTS, NULL);
  GtkWidget *button = fixture_find (sorts, GTK_TYPE_MENU_BUTTON, NULL);
  GtkWidget *popover =
      GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  g_autoptr (GSettings) settings = g_settings_new (SWB_APP_ID ".window");
  g_autofree char *saved = NULL;
  guint n;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  FIXTURE_WAIT ("the levels", gtk_widget_get_mapped (popover));
  for (guint i = 2; i <= SWB_MOST_SORTS; i++)
    {
      gtk_widget_activate (
          fixture_find (popover, GTK_TYPE_BUTTON, "_Add Level"));
      FIXTURE_WAIT ("a level", (swb_roster_view_get_sorts (view, &n), n == i));
    }
  g_assert_false (gtk_widget_get_sensitive (
      fixture_find (popover, GTK_TYPE_BUTTON, "_Add Level")));
  names_check (popover, "SwbRosterSorts");
  swb_roster_sorts_toggle (view, SWB_ROSTER_COLUMN_NAME);
  saved = g_settings_get_string (settings, "roster-sort");
  g_assert_cmpstr (saved, ==, "-followers -name tier platform");
  gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  const SwbFilterKind kinds[] = { SWB_FILTER_CITY, SWB_FILTER_FEE };

  names_check (fixture->pane, "SwbRosterPane");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *panel = open_panel (fixture, kinds[i]);

      names_check (panel, G_OBJECT_TYPE_NAME (panel));
      close_panel (fixture, kinds[i]);
    }
}

#define ADD(name, func)                                                        \
  g_test_add ("/roster-find/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/roster-find/words", test_words);
  ADD ("add-and-remove", test_add_and_remove);
  ADD ("find-value", test_find_value);
  ADD ("focus", test_focus);
  ADD ("ranges", test_ranges);
  ADD ("fees", test_fees);
  ADD ("views", test_views);
  ADD ("narrow", test_narrow);
  ADD ("view-comes-back", test_view_comes_back);
  ADD ("sorts", test_sorts);
  ADD ("names", test_names);
  return g_test_run ();
}
