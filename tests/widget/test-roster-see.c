/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the roster is seen: pinned columns, densities, small lines, groups with
 * what they come to, and what cells say to the eye and to the ear. */
#include "ui/swb-roster-pane.h"

#include "roster-fixture.h"
#include "settle.h"
#include "ui/swb-roster-columns.h"

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

static void
tear_down (Fixture *fixture, gconstpointer data)
{
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

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, function)                                                    \
  g_test_add ("/roster-see/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("pin", test_pin);
  ADD ("choose-group", test_choose_group);
#undef ADD
  return g_test_run ();
}
