/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of columns that are dragged to another place in their list. */
#include "ui/swb-roster-column-drag.h"

#include "ui/swb-roster-words.h"

#include <string.h>

typedef struct
{
  SwbRosterColumn column;
  SwbRosterColumnDropped dropped;
  gpointer user_data;
} Line;

static const char *const halves[] = { "drop-before", "drop-behind" };

static gboolean
is_behind (GtkWidget *line, double y)
{
  return y > gtk_widget_get_height (line) / 2.0;
}

static void
show_half (GtkWidget *line, int half)
{
  for (int i = 0; i < 2; i++)
    if (i == half)
      gtk_widget_add_css_class (line, halves[i]);
    else
      gtk_widget_remove_css_class (line, halves[i]);
}

/* Only columns of this program: the id with a word before it. */
static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, const Line *line)
{
  g_autofree char *text =
      g_strconcat ("swb-column:", swb_roster_column_id (line->column), NULL);

  return gdk_content_provider_new_typed (G_TYPE_STRING, text);
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag, const Line *line)
{
  GtkWidget *icon = gtk_drag_icon_get_for_drag (drag);
  GtkWidget *label = gtk_label_new (swb_roster_column_title (line->column));

  gtk_widget_add_css_class (label, "card");
  gtk_widget_add_css_class (label, "roster-drag-icon");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (icon), label);
  gdk_drag_set_hotspot (drag, -8, -8);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, const Line *line)
{
  GtkWidget *widget =
      gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  show_half (widget, is_behind (widget, y));
  return GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget *target, const Line *line)
{
  show_half (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)),
             -1);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         const Line *line)
{
  GtkWidget *widget =
      gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  const char *text = g_value_get_string (value);
  SwbRosterColumn column;

  show_half (widget, -1);
  if (text == NULL || !g_str_has_prefix (text, "swb-column:") ||
      !swb_roster_column_parse (text + strlen ("swb-column:"), &column) ||
      column == line->column)
    return FALSE;
  line->dropped (line->user_data, column, line->column, is_behind (widget, y));
  return TRUE;
}

/**
 * swb_roster_column_drag_attach:
 * @line: the line of a column
 * @column: which
 * @dropped: called when another line is let go on it
 * @user_data: for @dropped; it must outlive @line
 *
 * Lets the line be dragged, and others be dropped on it.
 */
void
swb_roster_column_drag_attach (GtkWidget *line,
                               SwbRosterColumn column,
                               SwbRosterColumnDropped dropped,
                               gpointer user_data)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);
  Line *shared = g_new0 (Line, 1);

  shared->column = column;
  shared->dropped = dropped;
  shared->user_data = user_data;
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), shared);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), shared);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), shared);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), shared);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), shared);
  g_object_set_data_full (G_OBJECT (line), "swb-column-line", shared, g_free);
  gtk_widget_add_controller (line, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (line, GTK_EVENT_CONTROLLER (target));
}
