/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A wide table shows its first column first, whatever the direction. */
#include "ui/swb-start-edge.h"

#include <adwaita.h>

static GtkAdjustment *
make (GtkTextDirection direction, GtkWidget **scrolled)
{
  GtkAdjustment *adjustment;

  *scrolled = g_object_ref_sink (gtk_scrolled_window_new ());
  gtk_widget_set_direction (*scrolled, direction);
  swb_start_edge_keep (GTK_SCROLLED_WINDOW (*scrolled));
  adjustment =
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (*scrolled));
  gtk_adjustment_configure (adjustment, 0, 0, 1000, 10, 100, 300);
  return adjustment;
}

static void
test_left (void)
{
  GtkWidget *scrolled;
  GtkAdjustment *adjustment = make (GTK_TEXT_DIR_LTR, &scrolled);

  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  gtk_adjustment_set_value (adjustment, 50);
  gtk_adjustment_configure (adjustment, 50, 0, 1200, 10, 100, 300);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 50);
  g_assert_finalize_object (scrolled);
}

static void
test_right (void)
{
  GtkWidget *scrolled;
  GtkAdjustment *adjustment = make (GTK_TEXT_DIR_RTL, &scrolled);

  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 700);
  gtk_adjustment_set_value (adjustment, 650);
  gtk_adjustment_configure (adjustment, 650, 0, 1200, 10, 100, 300);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 850);
  g_assert_finalize_object (scrolled);
}

static void
test_turned (void)
{
  GtkWidget *scrolled;
  GtkAdjustment *adjustment = make (GTK_TEXT_DIR_LTR, &scrolled);

  gtk_widget_set_direction (scrolled, GTK_TEXT_DIR_RTL);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 700);
  gtk_widget_set_direction (scrolled, GTK_TEXT_DIR_LTR);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  g_assert_finalize_object (scrolled);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/start-edge/left", test_left);
  g_test_add_func ("/start-edge/right", test_right);
  g_test_add_func ("/start-edge/turned", test_turned);

  return g_test_run ();
}
