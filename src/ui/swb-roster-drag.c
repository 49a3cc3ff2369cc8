/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dragging creators out of the roster's list: their ids for the timeline, and
 * their names as text for everybody else. */
#include "ui/swb-roster-drag.h"

#include "base/swb-text.h"
#include "ui/swb-creator-ids.h"
#include "ui/swb-roster-cell.h"
#include "ui/swb-roster-mark.h"
#include "ui/swb-roster-pace.h"

#include <glib/gi18n-lib.h>

#define MOST_DRAGGED 500
#define ACROSS "swb-roster-across"

/**
 * swb_roster_drag_content:
 * @creators: (element-type SwbCreator): whom to drag
 *
 * Returns: (transfer full): their ids as SWB_TYPE_CREATOR_IDS, or their names
 *   as lines of text
 */
GdkContentProvider *
swb_roster_drag_content (GPtrArray *creators)
{
  g_autoptr (GArray) ids = swb_creator_ids_new ();
  g_autoptr (GString) names = g_string_new (NULL);
  GdkContentProvider *both[2];

  for (guint i = 0; i < creators->len; i++)
    {
      SwbCreator *creator = g_ptr_array_index (creators, i);
      g_autofree char *name = NULL;

      g_array_append_vals (ids, swb_creator_get_id (creator), 1);
      name = swb_text_guard_written (swb_creator_get_name (creator));
      g_string_append_printf (names, "%s\n", name);
    }
  both[0] = gdk_content_provider_new_typed (SWB_TYPE_CREATOR_IDS, ids);
  both[1] = gdk_content_provider_new_typed (G_TYPE_STRING, names->str);
  return gdk_content_provider_new_union (both, G_N_ELEMENTS (both));
}

static GtkSelectionModel *
get_selection (GtkColumnView *view)
{
  GtkSelectionModel *model = gtk_column_view_get_model (view);

  return model != NULL ? GTK_SELECTION_MODEL (swb_roster_pace_get_selection (
                             SWB_ROSTER_PACE (model)))
                       : NULL;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GtkColumnView *view)
{
  SwbRosterCell *cell = swb_roster_cell_at (GTK_WIDGET (view), x, y);
  GtkSelectionModel *selection = get_selection (view);
  g_autoptr (GPtrArray) creators = NULL;

  if (cell == NULL || swb_roster_cell_get_creator (cell) == NULL ||
      selection == NULL)
    return NULL;
  swb_roster_choose_at (selection, swb_roster_cell_get_creator (cell));
  creators = swb_roster_chosen (selection, MOST_DRAGGED);
  return creators->len > 0 ? swb_roster_drag_content (creators) : NULL;
}

static char *
icon_text (const char *first, guint n)
{
  if (n == 1)
    return g_strdup (first);
  /* Translators: what is dragged: a creator's name and how many besides */
  return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", n - 1),
                          first, n - 1);
}

/**
 * swb_roster_drag_show:
 * @drag: what is dragged
 * @tier: the tier of the first creator in it
 * @name: that creator's name
 * @n: how many there are
 *
 * Shows them at the pointer.
 */
void
swb_roster_drag_show (GdkDrag *drag, int tier, const char *name, guint n)
{
  GtkWidget *icon = gtk_drag_icon_get_for_drag (drag);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *mark = swb_roster_mark_new (TRUE);
  g_autofree char *text = icon_text (name, n);

  swb_roster_mark_set (SWB_ROSTER_MARK (mark), tier, name);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "roster-drag-icon");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (icon), box);
  gdk_drag_set_hotspot (drag, -8, -8);
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag, GtkColumnView *view)
{
  g_autoptr (GPtrArray) creators =
      swb_roster_chosen (get_selection (view), MOST_DRAGGED);

  if (creators->len > 0)
    swb_roster_drag_show (drag, swb_creator_get_tier (creators->pdata[0]),
                          swb_creator_get_name (creators->pdata[0]),
                          creators->len);
}

/* While something is dragged near its edge the list scrolls by itself; across,
 * it goes back to where it was. */
static void
end_cb (GtkDragSource *source,
        GdkDrag *drag,
        gboolean delete_data,
        GtkColumnView *view)
{
  const double *before = g_object_get_data (G_OBJECT (source), ACROSS);
  GtkAdjustment *across =
      gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));

  if (before != NULL)
    gtk_adjustment_set_value (across, *before);
}

static void
remember_place_cb (GtkDragSource *source, GdkDrag *drag, GtkColumnView *view)
{
  GtkAdjustment *across =
      gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));
  const double value = gtk_adjustment_get_value (across);

  g_object_set_data_full (G_OBJECT (source), ACROSS,
                          g_memdup2 (&value, sizeof value), g_free);
}

/**
 * swb_roster_drag_attach:
 * @view: a roster's list
 *
 * Makes its chosen rows draggable.
 */
void
swb_roster_drag_attach (GtkColumnView *view)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), view);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), view);
  g_signal_connect (source, "drag-begin", G_CALLBACK (remember_place_cb), view);
  g_signal_connect (source, "drag-end", G_CALLBACK (end_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (source));
}
