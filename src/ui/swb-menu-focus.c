/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the keys go when a menu closes (in swb-menu-focus.h). */
#include "ui/swb-menu-focus.h"

static gboolean
settle_cb (gpointer data)
{
  GtkWidget *home = data;
  GtkRoot *root = gtk_widget_get_root (home);
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  if (root != NULL && (focus == NULL || !gtk_widget_get_mapped (focus)) &&
      !gtk_widget_grab_focus (home))
    gtk_widget_child_focus (home, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkPopover *popover, gpointer user_data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, settle_cb, g_object_ref (user_data),
                   g_object_unref);
}

/**
 * swb_menu_focus_keep:
 * @menu: a menu that has submenus
 * @home: what has the focus when the menu closes and nothing else has it
 *
 * After an item of a submenu GTK 4.8 leaves the focus in the menu that is
 * gone, and no key is heard any more.
 */
void
swb_menu_focus_keep (GtkPopover *menu, GtkWidget *home)
{
  g_signal_connect_object (menu, "closed", G_CALLBACK (closed_cb), home, 0);
}
