/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a card of the side page. */
#include "ui/swb-creator-card-private.h"

#include "ui/swb-ui-text.h"
#include "ui/swb-window.h"

#include <glib/gi18n-lib.h>

#define MOST_LINES 8 /* below the title of a row */

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = swb_prose_new (text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* An address or a handle that is broken has no sign that it does not have. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
append_row (SwbCreatorCard *self, GtkWidget *child, guint key)
{
  GtkWidget *row = gtk_list_box_row_new ();

  g_object_set_data (G_OBJECT (row), SWB_CREATOR_CARD_KEY,
                     GUINT_TO_POINTER (key + 1));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row),
                                    key != SWB_CREATOR_ROW_FIXED);
  gtk_list_box_append (GTK_LIST_BOX (swb_creator_card_get_list (self)), row);
  return row;
}

static GtkWidget *
new_value (const char *text)
{
  GtkWidget *value = gtk_label_new (text);

  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_set_valign (value, GTK_ALIGN_START);
  gtk_label_set_ellipsize (GTK_LABEL (value), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (value), 20);
  return value;
}

static GtkWidget *
new_first_line (const SwbCreatorRow *row)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = new_label (row->title, NULL);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (line), title);
  if (row->value != NULL)
    gtk_box_append (GTK_BOX (line), new_value (row->value));
  return line;
}

/* The smaller lines have the whole width. */
static GtkWidget *
new_lines (const SwbCreatorRow *row)
{
  GtkWidget *first = new_first_line (row);
  GtkWidget *subtitle;
  GtkWidget *lines;

  gtk_widget_set_hexpand (first, TRUE);
  if (row->subtitle == NULL || *row->subtitle == '\0')
    return first;
  lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  subtitle = new_label (row->subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_label_set_lines (GTK_LABEL (subtitle), MOST_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (lines), subtitle);
  return lines;
}

static char *
row_name (const SwbCreatorRow *row)
{
  GString *name = g_string_new (row->title);

  if (row->value != NULL)
    g_string_append_printf (name, ", %s", row->value);
  if (row->subtitle != NULL && *row->subtitle != '\0')
    g_string_append_printf (name, ", %s", row->subtitle);
  return g_string_free (name, FALSE);
}

/**
 * swb_creator_card_add_row:
 * @self: a card that is being filled
 * @row: what it says
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
swb_creator_card_add_row (SwbCreatorCard *self, const SwbCreatorRow *row)
{
  GtkWidget *box = new_lines (row);
  g_autofree char *name = row_name (row);
  GtkWidget *widget;

  if (row->icon != NULL)
    {
      GtkWidget *lines = box;

      box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      gtk_box_append (GTK_BOX (box), row->icon);
      gtk_box_append (GTK_BOX (box), lines);
    }
  widget = append_row (self, box, row->key);
  gtk_widget_set_tooltip_text (widget, row->tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return widget;
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) button = user_data;
  g_autoptr (GError) error = NULL;
  GtkRoot *root;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    return;
  root = gtk_widget_get_root (button);
  if (SWB_IS_WINDOW (root))
    swb_window_toast (SWB_WINDOW (root), error->message, FALSE);
}

static void
link_cb (GtkWidget *button, const char *uri)
{
  g_autoptr (GdkAppLaunchContext) context =
      gdk_display_get_app_launch_context (gtk_widget_get_display (button));

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context),
                                           NULL, launched_cb,
                                           g_object_ref (button));
}

/**
 * swb_creator_card_add_link:
 * @row: a row of a card
 * @icon_name: of a button at its end
 * @label: what that does
 * @uri: what it opens, in whichever program the person uses for it
 */
void
swb_creator_card_add_link (GtkWidget *row,
                           const char *icon_name,
                           const char *label,
                           const char *uri)
{
  GtkListBoxRow *box_row = GTK_LIST_BOX_ROW (row);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);
  g_autoptr (GtkWidget) lines =
      g_object_ref (gtk_list_box_row_get_child (box_row));

  gtk_list_box_row_set_child (box_row, NULL);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (link_cb),
                         g_strdup (uri), (GClosureNotify) g_free, 0);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (box_row, box);
}

/**
 * swb_creator_card_add_words:
 * @self: a card that is being filled
 * @text: a sentence
 * @style: (nullable): a class of the stylesheet, such as "caption"
 */
void
swb_creator_card_add_words (SwbCreatorCard *self,
                            const char *text,
                            const char *style)
{
  GtkWidget *label = new_label (text, "dim-label");
  GtkWidget *row = append_row (self, label, SWB_CREATOR_ROW_FIXED);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_widget_add_css_class (row, "words");
  if (g_strcmp0 (style, "caption-heading") == 0)
    gtk_widget_add_css_class (row, "heading");
}

/**
 * swb_creator_card_add_warning:
 * @self: a card that is being filled
 * @text: what to be careful about
 */
void
swb_creator_card_add_warning (SwbCreatorCard *self, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *row;

  gtk_widget_add_css_class (icon, "warning");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), new_label (text, "caption"));
  row = append_row (self, box, SWB_CREATOR_ROW_FIXED);
  gtk_widget_add_css_class (row, "words");
}

/**
 * swb_creator_card_add_custom:
 * @self: a card that is being filled
 * @widget: (transfer floating): what the next row shows
 * @name: what it says, for a screen reader
 * @key: what the functions of the class get
 *
 * Returns: (transfer none): the row around it, which can be opened and deleted
 */
GtkWidget *
swb_creator_card_add_custom (SwbCreatorCard *self,
                             GtkWidget *widget,
                             const char *name,
                             guint key)
{
  GtkWidget *row = append_row (self, widget, key);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

/**
 * swb_creator_card_add_widget:
 * @self: a card that is being filled
 * @widget: (transfer floating): what the next row shows
 *
 * Returns: (transfer none): the row around it, which itself does not take the
 *   focus
 */
GtkWidget *
swb_creator_card_add_widget (SwbCreatorCard *self, GtkWidget *widget)
{
  GtkWidget *row = append_row (self, widget, SWB_CREATOR_ROW_FIXED);

  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_add_css_class (row, "words");
  return row;
}
