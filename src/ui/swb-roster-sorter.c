/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a column's header sorts by. It compares nothing: the roster's view
 * sorts its own indices, and this only carries which column leads.
 *
 * A column view up to GTK 4.8 does not tell which header was clicked. But its
 * sorter asks the leading column first and turns the answer round when the
 * order is descending, so one question that is always answered "smaller"
 * tells both. */
#include "ui/swb-roster-sorter.h"

#include "ui/swb-roster-titles.h"

struct _SwbRosterSorter
{
  GtkSorter parent_instance;

  SwbRosterColumn column;
  gboolean asked;
};

G_DEFINE_FINAL_TYPE (SwbRosterSorter, swb_roster_sorter, GTK_TYPE_SORTER)

static GtkOrdering
swb_roster_sorter_compare (GtkSorter *sorter, gpointer one, gpointer other)
{
  SWB_ROSTER_SORTER (sorter)->asked = TRUE;
  return GTK_ORDERING_SMALLER;
}

static GtkSorterOrder
swb_roster_sorter_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_PARTIAL;
}

static void
swb_roster_sorter_class_init (SwbRosterSorterClass *klass)
{
  GTK_SORTER_CLASS (klass)->compare = swb_roster_sorter_compare;
  GTK_SORTER_CLASS (klass)->get_order = swb_roster_sorter_get_order;
}

static void
swb_roster_sorter_init (SwbRosterSorter *self)
{
}

/**
 * swb_roster_sorter_new:
 * @column: what its header sorts by
 *
 * Returns: (transfer full): a sorter for a column of the roster's list
 */
GtkSorter *
swb_roster_sorter_new (SwbRosterColumn column)
{
  SwbRosterSorter *self = g_object_new (SWB_TYPE_ROSTER_SORTER, NULL);

  self->column = column;
  return GTK_SORTER (self);
}

/**
 * swb_roster_sorter_read:
 * @view: a list whose columns have sorters of this class
 * @column: (out): the column that leads
 * @descending: (out): whether largest come first
 *
 * Returns: whether a header was chosen at all
 */
gboolean
swb_roster_sorter_read (GtkColumnView *view,
                        SwbRosterColumn *column,
                        gboolean *descending)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkSorter *all = gtk_column_view_get_sorter (view);
  GtkOrdering answer = gtk_sorter_compare (all, view, columns);
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) one = g_list_model_get_item (columns, i);
      GtkSorter *sorter = gtk_column_view_column_get_sorter (one);

      if (!SWB_IS_ROSTER_SORTER (sorter) || !SWB_ROSTER_SORTER (sorter)->asked)
        continue;
      SWB_ROSTER_SORTER (sorter)->asked = FALSE;
      *column = SWB_ROSTER_SORTER (sorter)->column;
      found = TRUE;
    }
  *descending = answer == GTK_ORDERING_LARGER;
  return found;
}

typedef struct
{
  SwbRosterShiftFunc clicked;
  gpointer user_data;
} Watch;

static void
watch_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            const Watch *watch)
{
  GtkWidget *view =
      gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (gesture));
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (view));
  int place = swb_roster_titles_find (GTK_COLUMN_VIEW (view), x, y);
  g_autoptr (GtkColumnViewColumn) column = NULL;
  GtkSorter *sorter;

  if ((state & GDK_SHIFT_MASK) == 0 || place < 0)
    return;
  column = g_list_model_get_item (columns, (guint) place);
  sorter = column != NULL ? gtk_column_view_column_get_sorter (column) : NULL;
  if (!SWB_IS_ROSTER_SORTER (sorter))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  watch->clicked (SWB_ROSTER_SORTER (sorter)->column, watch->user_data);
}

/**
 * swb_roster_sorter_watch:
 * @view: a list whose columns have sorters of this class
 * @clicked: called when a header is clicked with Shift, which then changes
 *   nothing else
 * @user_data: for @clicked; it must outlive @view
 */
void
swb_roster_sorter_watch (GtkColumnView *view,
                         SwbRosterShiftFunc clicked,
                         gpointer user_data)
{
  GtkGesture *gesture = gtk_gesture_click_new ();
  Watch *watch = g_new0 (Watch, 1);

  watch->clicked = clicked;
  watch->user_data = user_data;
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect_data (gesture, "pressed", G_CALLBACK (pressed_cb), watch,
                         watch_free, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (gesture));
}
