/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the roster's grid share: a wide roster in a window, its
 * keys, its cursor and its cells. */
#include "grid-fixture.h"

#include "roster-fixture.h"

void
grid_set_up (GridFixture *fixture, gconstpointer data)
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

void
grid_tear_down (GridFixture *fixture, gconstpointer data)
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

gboolean
grid_press (GridFixture *fixture, guint key, GdkModifierType state)
{
  gboolean handled = press_on (GTK_WIDGET (fixture->list), key, state);

  fixture_settle (fixture->window, fixture->document);
  return handled;
}

SwbCellEntry *
grid_entry (GridFixture *fixture)
{
  return SWB_CELL_ENTRY (
      fixture_find (GTK_WIDGET (fixture->list), SWB_TYPE_CELL_ENTRY, NULL));
}

void
grid_press_in_entry (GridFixture *fixture, guint key, GdkModifierType state)
{
  g_assert_true (
      press_on (swb_cell_entry_get_widget (grid_entry (fixture)), key, state));
  fixture_settle (fixture->window, fixture->document);
}

void
grid_edit (GridFixture *fixture, const char *text, guint key)
{
  g_assert_true (grid_press (fixture, GDK_KEY_F2, 0));
  g_assert_true (swb_roster_grid_is_editing (fixture->grid));
  swb_cell_entry_set_text (grid_entry (fixture), text);
  grid_press_in_entry (fixture, key, 0);
}

void
grid_assert_at (GridFixture *fixture, guint row, SwbRosterColumn column)
{
  guint at_row = G_MAXUINT;
  SwbRosterColumn at_column = SWB_N_ROSTER_COLUMNS;

  g_assert_true (
      swb_roster_grid_get_cursor (fixture->grid, &at_row, &at_column));
  g_assert_cmpuint (at_row, ==, row);
  g_assert_cmpint (at_column, ==, column);
}

SwbCreator *
grid_creator_at (GridFixture *fixture, guint row)
{
  return g_list_model_get_item (
      G_LIST_MODEL (swb_roster_list_get_view (fixture->list)), row);
}

void
grid_assert_city (GridFixture *fixture, guint row, const char *city)
{
  g_autoptr (SwbCreator) creator = grid_creator_at (fixture, row);

  g_assert_cmpstr (swb_creator_get_cities (creator), ==, city);
}

void
grid_assert_no_city (GridFixture *fixture, guint row)
{
  g_autoptr (SwbCreator) creator = grid_creator_at (fixture, row);
  const char *city = swb_creator_get_cities (creator);

  g_assert_true (city == NULL || *city == '\0');
}

void
grid_go (GridFixture *fixture, guint row, SwbRosterColumn column)
{
  swb_roster_grid_set_cursor (fixture->grid, row, column, FALSE);
  fixture_settle (fixture->window, fixture->document);
  grid_assert_at (fixture, row, column);
}
