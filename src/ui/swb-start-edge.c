/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wide tables that begin where the language begins: GTK scrolls from the left
 * even where the first column is at the right. */
#include "ui/swb-start-edge.h"

#define DISTANCE "swb-start-edge"

static gboolean
is_mirrored (GtkScrolledWindow *scrolled)
{
  return gtk_widget_get_direction (GTK_WIDGET (scrolled)) == GTK_TEXT_DIR_RTL;
}

static double
last_value (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) -
         gtk_adjustment_get_page_size (adjustment);
}

/* How far it is scrolled from its first column, in pixels. */
static double *
get_distance (GtkScrolledWindow *scrolled)
{
  return g_object_get_data (G_OBJECT (scrolled), DISTANCE);
}

static gboolean
lay_out_again_cb (GtkWidget *scrolled, GdkFrameClock *clock, gpointer data)
{
  GtkWidget *child =
      gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled));

  if (child != NULL)
    gtk_widget_queue_allocate (child);
  return G_SOURCE_REMOVE;
}

/* The size changes while the table is laid out, when it has looked already at
 * where it is scrolled to: it gets another turn. */
static void
changed_cb (GtkScrolledWindow *scrolled, GtkAdjustment *adjustment)
{
  if (!is_mirrored (scrolled))
    return;
  gtk_adjustment_set_value (adjustment,
                            last_value (adjustment) - *get_distance (scrolled));
  gtk_widget_add_tick_callback (GTK_WIDGET (scrolled), lay_out_again_cb, NULL,
                                NULL);
}

static void
value_changed_cb (GtkScrolledWindow *scrolled, GtkAdjustment *adjustment)
{
  double value = gtk_adjustment_get_value (adjustment);

  *get_distance (scrolled) = is_mirrored (scrolled)
                                 ? MAX (last_value (adjustment) - value, 0.0)
                                 : value;
}

static void
direction_changed_cb (GtkScrolledWindow *scrolled)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (scrolled);

  *get_distance (scrolled) = 0.0;
  gtk_adjustment_set_value (
      adjustment, is_mirrored (scrolled) ? last_value (adjustment) : 0.0);
}

/**
 * swb_start_edge_keep:
 * @scrolled: around a wide table
 *
 * Shows the first column first in languages that are written from the right,
 * and keeps the distance to it when the size changes.
 */
void
swb_start_edge_keep (GtkScrolledWindow *scrolled)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scrolled));

  adjustment = gtk_scrolled_window_get_hadjustment (scrolled);
  g_object_set_data_full (G_OBJECT (scrolled), DISTANCE, g_new0 (double, 1),
                          g_free);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (changed_cb),
                           scrolled, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed",
                           G_CALLBACK (value_changed_cb), scrolled,
                           G_CONNECT_SWAPPED);
  g_signal_connect (scrolled, "direction-changed",
                    G_CALLBACK (direction_changed_cb), NULL);
}
