/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the keys go when a menu closes (in swb-menu-focus.h). */
#include "ui/swb-menu-focus.h"

#define FORMER "swb-menu-focus"

typedef struct
{
  GtkWidget *home;
  GWeakRef former;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_object_unref (errand->home);
  g_weak_ref_clear (&errand->former);
  g_free (errand);
}

/* What is around the menu has the focus only for want of something better. */
static gboolean
is_lost (GtkWidget *focus, GtkWidget *home)
{
  return focus == NULL || !gtk_widget_get_mapped (focus) ||
         gtk_widget_is_ancestor (home, focus);
}

static gboolean
settle_cb (gpointer data)
{
  Errand *errand = data;
  GtkRoot *root = gtk_widget_get_root (errand->home);
  g_autoptr (GtkWidget) former = g_weak_ref_get (&errand->former);

  if (root == NULL || !is_lost (gtk_root_get_focus (root), errand->home))
    return G_SOURCE_REMOVE;
  if (former != NULL && gtk_widget_get_mapped (former) &&
      gtk_widget_get_root (former) == root && gtk_widget_grab_focus (former))
    return G_SOURCE_REMOVE;
  if (!gtk_widget_grab_focus (errand->home))
    gtk_widget_child_focus (errand->home, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static void
shown_cb (GtkWidget *menu, gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (user_data);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GWeakRef *former = g_object_get_data (G_OBJECT (menu), FORMER);

  if (focus == NULL || !gtk_widget_is_ancestor (focus, menu))
    g_weak_ref_set (former, focus);
}

static void
closed_cb (GtkPopover *popover, gpointer user_data)
{
  Errand *errand = g_new0 (Errand, 1);
  g_autoptr (GObject) former =
      g_weak_ref_get (g_object_get_data (G_OBJECT (popover), FORMER));

  errand->home = g_object_ref (user_data);
  g_weak_ref_init (&errand->former, former);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, settle_cb, errand, errand_free);
}

static void
former_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/**
 * swb_menu_focus_keep:
 * @menu: a menu
 * @home: what has the focus when the menu closes, nothing else has it, and
 *   what had it before is gone
 *
 * After an item of a submenu GTK 4.8 leaves the focus in the menu that is
 * gone, and no key is heard any more; after a menu that hangs on something
 * that never has the focus, it goes to whatever is around.
 */
void
swb_menu_focus_keep (GtkPopover *menu, GtkWidget *home)
{
  GWeakRef *former = g_new0 (GWeakRef, 1);

  g_weak_ref_init (former, NULL);
  g_object_set_data_full (G_OBJECT (menu), FORMER, former, former_free);
  g_signal_connect_object (menu, "show", G_CALLBACK (shown_cb), home, 0);
  g_signal_connect_object (menu, "closed", G_CALLBACK (closed_cb), home, 0);
}
