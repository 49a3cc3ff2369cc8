/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles of columns dragged over the edge of the pinned ones. Each list moves
 * its titles by itself and takes the pointer for that, so this only watches
 * what goes by: where a title is let go over the other list, it moves there. */
#include "ui/swb-roster-header-drag.h"

#include "ui/swb-roster-columns.h"
#include "ui/swb-roster-titles.h"

#define OVER "title-drop"

typedef struct
{
  SwbRosterPanes *panes; /* holds this */
  gboolean pressed;
  gboolean pinned; /* where it was taken */
  SwbRosterColumn column;
  guint place; /* where it goes to */
  guint source;
} Drag;

static void
drag_free (gpointer memory)
{
  Drag *drag = memory;

  g_clear_handle_id (&drag->source, g_source_remove);
  g_free (drag);
}

/* The point of an event in a part's coordinates; whether it is in there. */
static gboolean
get_point (
    const Drag *drag, GdkEvent *event, gboolean pinned, double *x, double *y)
{
  GtkWidget *view =
      GTK_WIDGET (swb_roster_panes_get_view (drag->panes, pinned));
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (drag->panes));
  double across = 0, down = 0, left, top;

  if (native == NULL || !gtk_widget_get_mapped (view) ||
      !gdk_event_get_position (event, &left, &top))
    return FALSE;
  gtk_native_get_surface_transform (native, &across, &down);
  if (!gtk_widget_translate_coordinates (GTK_WIDGET (native), view,
                                         left - across, top - down, x, y))
    return FALSE;
  return *x >= 0 && *y >= 0 && *x < gtk_widget_get_width (view) &&
         *y < gtk_widget_get_height (view);
}

static void
press (Drag *drag, GdkEvent *event)
{
  double x, y;

  drag->pressed = FALSE;
  if (gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY)
    return;
  for (guint i = 0; i < 2; i++)
    {
      GtkColumnView *view = swb_roster_panes_get_view (drag->panes, i);
      g_autoptr (GtkColumnViewColumn) column = NULL;
      int place = get_point (drag, event, i, &x, &y)
                      ? swb_roster_titles_find (view, x, y)
                      : -1;

      if (place < 0)
        continue;
      column = g_list_model_get_item (gtk_column_view_get_columns (view),
                                      (guint) place);
      drag->pressed = column != NULL;
      drag->pinned = (gboolean) i;
      if (column != NULL)
        drag->column = swb_roster_columns_get (column);
    }
}

static void
show_over (const Drag *drag, gboolean pinned, gboolean over)
{
  GtkWidget *view =
      GTK_WIDGET (swb_roster_panes_get_view (drag->panes, pinned));

  if (over)
    gtk_widget_add_css_class (view, OVER);
  else
    gtk_widget_remove_css_class (view, OVER);
}

/* Below the middle of a title it goes behind that one. */
static guint
find_place (const Drag *drag, double x)
{
  GtkColumnView *view = swb_roster_panes_get_view (drag->panes, !drag->pinned);
  GListModel *columns = gtk_column_view_get_columns (view);
  guint n = g_list_model_get_n_items (columns);
  double edge = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) one = g_list_model_get_item (columns, i);
      int width = gtk_column_view_column_get_fixed_width (one);

      if (!gtk_column_view_column_get_visible (one))
        continue;
      if (x < edge + width / 2.0)
        return i;
      edge += width;
    }
  return n;
}

static gboolean
move_cb (gpointer user_data)
{
  Drag *drag = user_data;

  drag->source = 0;
  swb_roster_panes_move (drag->panes, drag->column, !drag->pinned, drag->place);
  return G_SOURCE_REMOVE;
}

/* What the list itself does with the title comes first. */
static void
release (Drag *drag, GdkEvent *event)
{
  double x, y;

  if (get_point (drag, event, !drag->pinned, &x, &y))
    {
      GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (
          swb_roster_panes_get_view (drag->panes, !drag->pinned)));

      drag->place = find_place (drag, x + gtk_adjustment_get_value (across));
      if (drag->source == 0)
        drag->source = g_idle_add (move_cb, drag);
    }
}

static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, Drag *drag)
{
  GdkEventType type = gdk_event_get_event_type (event);
  double x, y;

  if (type == GDK_BUTTON_PRESS)
    press (drag, event);
  if (!drag->pressed)
    return GDK_EVENT_PROPAGATE;
  if (type == GDK_MOTION_NOTIFY)
    show_over (drag, !drag->pinned,
               get_point (drag, event, !drag->pinned, &x, &y));
  if (type == GDK_BUTTON_RELEASE)
    {
      release (drag, event);
      show_over (drag, !drag->pinned, FALSE);
      drag->pressed = FALSE;
    }
  return GDK_EVENT_PROPAGATE;
}

/**
 * swb_roster_header_drag_attach:
 * @panes: both parts of a roster's list
 *
 * Lets titles be dragged from one part to the other, which pins the column or
 * lets it go.
 */
void
swb_roster_header_drag_attach (SwbRosterPanes *panes)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();
  Drag *drag = g_new0 (Drag, 1);

  drag->panes = panes;
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_object_set_data_full (G_OBJECT (controller), "swb-drag", drag, drag_free);
  g_signal_connect (controller, "event", G_CALLBACK (event_cb), drag);
  gtk_widget_add_controller (GTK_WIDGET (panes), controller);
}
