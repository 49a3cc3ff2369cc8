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

/* What had the focus last, the menu and what is around it aside. The menu takes
 * it before anybody hears that it is shown. */
static void
moved_cb (GtkRoot *root, GParamSpec *pspec, gpointer user_data)
{
  GtkWidget *menu = user_data;
  GtkWidget *home = gtk_widget_get_parent (menu);
  GtkWidget *focus = gtk_root_get_focus (root);

  if (home != NULL && !is_lost (focus, home) &&
      !gtk_widget_is_ancestor (focus, menu))
    g_weak_ref_set (g_object_get_data (G_OBJECT (menu), FORMER), focus);
}

static void
root_cb (GtkWidget *menu)
{
  GtkRoot *root = gtk_widget_get_root (menu);

  if (root == NULL)
    return;
  g_signal_handlers_disconnect_by_func (root, moved_cb, menu);
  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (moved_cb),
                           menu, 0);
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
  g_signal_connect (menu, "notify::root", G_CALLBACK (root_cb), NULL);
  root_cb (GTK_WIDGET (menu));
  g_signal_connect_object (menu, "closed", G_CALLBACK (closed_cb), home, 0);
}
