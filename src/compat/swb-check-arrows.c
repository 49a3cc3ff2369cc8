/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arrow keys on a box to tick. GTK 4.8 takes each for one of a group, of which
 * arrows choose the next: Down on a box that stands alone ticks it, and the
 * focus stays. */
#include "compat/swb-check-arrows.h"

typedef gboolean (*FocusFunc) (GtkWidget *widget, GtkDirectionType direction);

static FocusFunc before;

static gboolean
is_one_of_several (GtkWidget *check)
{
  GtkWidget *mark = gtk_widget_get_first_child (check);

  return mark != NULL &&
         g_strcmp0 (gtk_widget_get_css_name (mark), "radio") == 0;
}

static gboolean
focus_cb (GtkWidget *widget, GtkDirectionType direction)
{
  if (gtk_widget_is_focus (widget) && !is_one_of_several (widget))
    return FALSE;
  return before (widget, direction);
}

/**
 * swb_check_arrows_mend:
 *
 * From here on arrows go on from a box to tick and leave it as it is. To be
 * called once GTK is there.
 */
void
swb_check_arrows_mend (void)
{
  GtkWidgetClass *klass;

  if (before != NULL)
    return;
  klass = g_type_class_ref (GTK_TYPE_CHECK_BUTTON);
  before = klass->focus;
  klass->focus = focus_cb;
  g_type_class_unref (klass);
}
