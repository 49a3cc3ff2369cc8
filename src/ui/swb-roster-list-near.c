/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which cells of the roster's list are near to a person's eyes. GTK keeps two
 * hundred rows of widgets, and columns that are scrolled out of sight; only
 * those that are in sight are made of something, and those of rows that were
 * never in sight are hidden, so that GTK neither styles nor measures them. That
 * is found out after the list was laid out and before it is painted. */
#include "ui/swb-roster-list-private.h"

/* What has no size was not laid out yet. */
static gboolean
is_in_sight (float from, float length, int seen)
{
  return length > 0 && from < (float) seen && from + length > 0;
}

static void
look_at_row (GtkWidget *row, GtkWidget *scrolled)
{
  const int width = gtk_widget_get_width (scrolled);

  for (GtkWidget *holder = gtk_widget_get_first_child (row); holder != NULL;
       holder = gtk_widget_get_next_sibling (holder))
    {
      GtkWidget *cell = gtk_widget_get_first_child (holder);
      graphene_rect_t bounds;

      if (!SWB_IS_ROSTER_CELL (cell))
        continue;
      gtk_widget_set_visible (holder, TRUE);
      swb_roster_cell_freshen (SWB_ROSTER_CELL (cell));
      if (!swb_roster_cell_is_near (SWB_ROSTER_CELL (cell)) &&
          gtk_widget_compute_bounds (holder, scrolled, &bounds) &&
          is_in_sight (bounds.origin.x, bounds.size.width, width))
        swb_roster_cell_come_near (SWB_ROSTER_CELL (cell));
    }
}

/* GTK hides the rows that are out of sight; they stand where they stood last.
 */
static void
look_at_rows (GtkColumnView *view)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (view));
  GtkWidget *scrolled = gtk_widget_get_parent (GTK_WIDGET (view));
  const int height = gtk_widget_get_height (scrolled);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      graphene_rect_t bounds;

      if (gtk_widget_get_child_visible (row) &&
          gtk_widget_compute_bounds (row, scrolled, &bounds) &&
          is_in_sight (bounds.origin.y, bounds.size.height, height))
        look_at_row (row, scrolled);
    }
}

static void
layout_cb (SwbRosterList *self)
{
  self->awake = FALSE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  for (guint i = 0; i < 2; i++)
    look_at_rows (
        swb_roster_panes_get_view (SWB_ROSTER_PANES (self->panes), i));
}

/* Another row may come to a cell without anything being laid out. */
static void
wake (gpointer user_data)
{
  SwbRosterList *self = user_data;
  GdkFrameClock *clock;

  if (self->awake || !gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  self->awake = TRUE;
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

/* After the window's own, which was connected as it was realized. */
static void
realize_cb (SwbRosterList *self)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)),
                           "layout", G_CALLBACK (layout_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
unrealize_cb (SwbRosterList *self)
{
  g_signal_handlers_disconnect_by_func (
      gtk_widget_get_frame_clock (GTK_WIDGET (self)), layout_cb, self);
  self->awake = FALSE;
}

/* From now on cells are shown as they come near. */
void
swb_roster_list_start_near (SwbRosterList *self)
{
  self->format->wake = wake;
  self->format->wake_data = self;
  g_signal_connect (self, "map", G_CALLBACK (wake), NULL);
  g_signal_connect (self, "realize", G_CALLBACK (realize_cb), NULL);
  g_signal_connect (self, "unrealize", G_CALLBACK (unrealize_cb), NULL);
}
