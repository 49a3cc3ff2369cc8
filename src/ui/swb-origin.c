/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a number on screen comes from (in swb-origin.h). */
#include "ui/swb-origin.h"

#include "ui/swb-roster-cell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WIDTH 48 /* letters of a line */
#define FORMER "swb-origin-former"
#define AROUND "swb-origin-around"

/* "Followers: 8,40,000" and below it what the cell rests on. */
static char *
tell_cell (SwbRosterCell *cell)
{
  g_autofree char *label = NULL;
  g_autofree char *told = swb_roster_cell_tell (cell);

  if (told == NULL)
    return NULL;
  label = swb_roster_cell_say (cell);
  if (strstr (label, told) != NULL)
    return g_steal_pointer (&label);
  return g_strdup_printf ("%s\n%s", label, told);
}

static char *
tell_own (GtkWidget *widget)
{
  if (SWB_IS_ROSTER_CELL (widget))
    return tell_cell (SWB_ROSTER_CELL (widget));
  return g_strdup (gtk_widget_get_tooltip_text (widget));
}

/* A row has the focus for all that stands in it. */
static void
gather (GtkWidget *widget, GString *text)
{
  g_autofree char *own = tell_own (widget);

  if (own != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", own);
  if (own != NULL || SWB_IS_ROSTER_CELL (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      gather (child, text);
}

/**
 * swb_origin_set:
 * @widget: a widget that never has the focus, with others in it that do
 * @text: where its own numbers come from
 *
 * Whoever asks for that of what stands in it is told it too.
 */
void
swb_origin_set (GtkWidget *widget, const char *text)
{
  g_object_set_data_full (G_OBJECT (widget), AROUND, g_strdup (text), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

/**
 * swb_origin_tell:
 * @widget: a widget that shows something
 *
 * Of a widget that does not say so itself what stands in it does, else what it
 * stands in.
 *
 * Returns: (transfer full) (nullable): where what it shows comes from
 */
char *
swb_origin_tell (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);

  gather (widget, text);
  for (GtkWidget *around = gtk_widget_get_parent (widget);
       around != NULL && !GTK_IS_NATIVE (around);
       around = gtk_widget_get_parent (around))
    {
      const char *told = g_object_get_data (G_OBJECT (around), AROUND);

      if (told == NULL && text->len == 0)
        told = gtk_widget_get_tooltip_text (around);
      if (told != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "",
                                told);
    }
  return g_string_free (text, text->len == 0);
}

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "origin");
  return label;
}

/* A label that gets the focus is chosen as a whole, as if to copy it. */
static void
unselect_cb (GtkWidget *bubble)
{
  GtkWidget *label = gtk_popover_get_child (GTK_POPOVER (bubble));

  gtk_label_select_region (GTK_LABEL (label), 0, 0);
}

static GtkWidget *
new_bubble (const char *text)
{
  GtkWidget *bubble = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (bubble), new_label (text));
  g_signal_connect_after (bubble, "show", G_CALLBACK (unselect_cb), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bubble),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Where This Comes From"), -1);
  return bubble;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* The bubble is made for once, and the focus goes back to where it was. */
static gboolean
closed_cb (gpointer data)
{
  GtkWidget *bubble = data;
  g_autoptr (GtkWidget) former =
      g_weak_ref_get (g_object_get_data (G_OBJECT (bubble), FORMER));

  if (gtk_widget_get_parent (bubble) != NULL)
    gtk_widget_unparent (bubble);
  if (former != NULL && gtk_widget_get_mapped (former))
    gtk_widget_grab_focus (former);
  return G_SOURCE_REMOVE;
}

static void
close_later (GtkWidget *bubble)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, closed_cb, g_object_ref (bubble),
                   g_object_unref);
}

/* A row may be wider than what is seen of it. */
static gboolean
seen_bounds (GtkWidget *widget, GtkWidget *window, graphene_rect_t *bounds)
{
  if (!gtk_widget_compute_bounds (widget, window, bounds))
    return FALSE;
  for (GtkWidget *around = gtk_widget_get_parent (widget);
       around != NULL && around != window;
       around = gtk_widget_get_parent (around))
    {
      graphene_rect_t room, seen;

      if (gtk_widget_compute_bounds (around, window, &room) &&
          graphene_rect_intersection (bounds, &room, &seen))
        *bounds = seen;
    }
  return TRUE;
}

static void
point_at (GtkWidget *bubble, GtkWidget *window, GtkWidget *widget)
{
  GWeakRef *former = g_new0 (GWeakRef, 1);
  graphene_rect_t bounds;

  g_weak_ref_init (former, widget);
  g_object_set_data_full (G_OBJECT (bubble), FORMER, former, weak_ref_free);
  if (seen_bounds (widget, window, &bounds))
    gtk_popover_set_pointing_to (
        GTK_POPOVER (bubble),
        &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                         (int) bounds.size.width, (int) bounds.size.height });
}

/**
 * swb_origin_show:
 * @widget: a widget in a window
 *
 * Says in a bubble beside it where what it shows comes from, until Esc.
 *
 * Returns: whether there is something to say
 */
gboolean
swb_origin_show (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *text = swb_origin_tell (widget);
  GtkWidget *bubble;

  if (root == NULL || text == NULL)
    {
      gtk_widget_error_bell (widget);
      return FALSE;
    }
  bubble = new_bubble (text);
  gtk_widget_set_parent (bubble, GTK_WIDGET (root));
  point_at (bubble, GTK_WIDGET (root), widget);
  g_signal_connect (bubble, "closed", G_CALLBACK (close_later), NULL);
  g_signal_connect_object (root, "destroy", G_CALLBACK (gtk_widget_unparent),
                           bubble, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (bubble));
  return TRUE;
}

/**
 * swb_origin_show_focus:
 * @window: a window
 *
 * As swb_origin_show (), of what has the focus.
 *
 * Returns: whether there is something to say
 */
gboolean
swb_origin_show_focus (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && swb_origin_show (focus);
}

/**
 * swb_origin_button_new:
 *
 * Returns: (transfer floating): a button beside a sum that says where it comes
 *   from; hidden while there is nothing to say
 */
GtkWidget *
swb_origin_button_new (void)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), new_bubble (""));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button),
                                 "help-about-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_tooltip_text (button, _ ("Where This Comes From"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Where This Comes From"), -1);
  return button;
}

/**
 * swb_origin_button_set:
 * @button: a button of swb_origin_button_new ()
 * @text: (nullable): what it says; null hides it
 */
void
swb_origin_button_set (GtkWidget *button, const char *text)
{
  GtkPopover *bubble = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  const gboolean something = text != NULL && *text != '\0';

  gtk_label_set_text (GTK_LABEL (gtk_popover_get_child (bubble)),
                      something ? text : "");
  gtk_widget_set_visible (button, something);
}
