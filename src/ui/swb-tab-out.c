/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tab goes past a long list and not through its rows: up to GTK 4.10 it visits
 * each of them, and what stands behind a million is out of reach. */
#include "ui/swb-tab-out.h"

static GtkWidget *
next_of (GtkWidget *widget, gboolean forward)
{
  return forward ? gtk_widget_get_next_sibling (widget)
                 : gtk_widget_get_prev_sibling (widget);
}

/* The next place that takes the focus after all of @widget. */
static gboolean
go_past (GtkWidget *widget, gboolean forward)
{
  const GtkDirectionType where =
      forward ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD;

  for (; widget != NULL && !GTK_IS_ROOT (widget);
       widget = gtk_widget_get_parent (widget))
    for (GtkWidget *other = next_of (widget, forward); other != NULL;
         other = next_of (other, forward))
      if (gtk_widget_get_mapped (other) && !GTK_IS_NATIVE (other) &&
          gtk_widget_child_focus (other, where))
        return TRUE;
  return FALSE;
}

/* After the last place comes the first. */
static gboolean
begin_again (GtkRoot *root, gboolean forward)
{
  gtk_root_set_focus (root, NULL);
  return gtk_widget_child_focus (
      GTK_WIDGET (root), forward ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
}

/* Through what can be used in the row, where it is more than the row. */
static gboolean
go_within (GtkWidget *list, gboolean forward)
{
  GtkWidget *row = gtk_widget_get_focus_child (list);

  return row != NULL &&
         gtk_widget_child_focus (row, forward ? GTK_DIR_TAB_FORWARD
                                              : GTK_DIR_TAB_BACKWARD);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        gpointer user_data)
{
  const gboolean within = GPOINTER_TO_INT (user_data);
  GtkWidget *around =
      gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkRoot *root = gtk_widget_get_root (around);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *list = focus != NULL
                        ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BASE)
                        : NULL;
  const gboolean back =
      key == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0;

  if ((key != GDK_KEY_Tab && key != GDK_KEY_KP_Tab &&
       key != GDK_KEY_ISO_Left_Tab) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || list == NULL ||
      !gtk_widget_is_ancestor (list, around))
    return GDK_EVENT_PROPAGATE;
  return (within && go_within (list, !back)) || go_past (list, !back) ||
         begin_again (root, !back);
}

static void
add (GtkWidget *around, gboolean within)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_name (keys, "tab-out");
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb),
                    GINT_TO_POINTER (within));
  gtk_widget_add_controller (around, keys);
}

/**
 * swb_tab_out_add:
 * @around: a widget with a list in it
 *
 * From then on Tab in a row of the list goes to what follows the list, and
 * Shift+Tab to what precedes it. Arrows go through the rows.
 */
void
swb_tab_out_add (GtkWidget *around)
{
  g_return_if_fail (GTK_IS_WIDGET (around));

  add (around, FALSE);
}

/**
 * swb_tab_out_add_rows:
 * @around: a widget with a list in it, whose rows have buttons
 *
 * Like swb_tab_out_add (), but Tab goes through the buttons of its row first.
 */
void
swb_tab_out_add_rows (GtkWidget *around)
{
  g_return_if_fail (GTK_IS_WIDGET (around));

  add (around, TRUE);
}
