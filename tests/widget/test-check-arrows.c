/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arrow keys go over boxes to tick, and choose among those of a group. */
#include "compat/swb-check-arrows.h"
#include "settle.h"
#include "wait.h"

#include <adwaita.h>

typedef struct
{
  GtkWidget *window;
  GtkWidget *box;
  GtkCheckButton *first;
  GtkCheckButton *second;
} Fixture;

static GtkCheckButton *
add_check (Fixture *fixture, const char *label)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);

  gtk_box_append (GTK_BOX (fixture->box), check);
  return GTK_CHECK_BUTTON (check);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = gtk_window_new ();
  fixture->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  fixture->first = add_check (fixture, "Jaipur");
  fixture->second = add_check (fixture, "Bhopal");
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->box);
  if (data != NULL)
    gtk_check_button_set_group (fixture->second, fixture->first);
  gtk_window_present (GTK_WINDOW (fixture->window));
  FIXTURE_WAIT ("the boxes",
                gtk_widget_get_width (GTK_WIDGET (fixture->second)) > 0);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->first));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
test_alone (Fixture *fixture, gconstpointer data)
{
  g_assert_true (gtk_widget_child_focus (fixture->box, GTK_DIR_DOWN));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (fixture->second)));
  g_assert_true (gtk_widget_child_focus (fixture->box, GTK_DIR_UP));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (fixture->first)));
  g_assert_false (gtk_widget_child_focus (fixture->box, GTK_DIR_RIGHT));
  g_assert_false (gtk_check_button_get_active (fixture->first));
  g_assert_false (gtk_check_button_get_active (fixture->second));
}

static void
test_group (Fixture *fixture, gconstpointer data)
{
  g_assert_true (gtk_widget_child_focus (fixture->box, GTK_DIR_DOWN));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (fixture->second)));
  g_assert_true (gtk_check_button_get_active (fixture->second));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  swb_check_arrows_mend ();
  swb_check_arrows_mend ();
  g_test_add ("/check-arrows/alone", Fixture, NULL, set_up, test_alone,
              tear_down);
  g_test_add ("/check-arrows/group", Fixture, "group", set_up, test_group,
              tear_down);
  return g_test_run ();
}
