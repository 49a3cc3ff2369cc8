/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In the C locale each label, inscription and entry gets a language by which
 * Pango finds one font for a name; what a widget had of its own stays. */
#include "ui/swb-text-fonts.h"

#include "wait.h"

static char *
attributes_of (GtkWidget *widget)
{
  g_autoptr (PangoAttrList) list = NULL;

  g_object_get (widget, "attributes", &list, NULL);
  return list != NULL ? pango_attr_list_to_string (list) : g_strdup ("");
}

static void
check (GtkWidget *widget, const char *holds)
{
  g_autofree char *list = attributes_of (widget);

  g_test_message ("%s: %s", G_OBJECT_TYPE_NAME (widget), list);
  g_assert_nonnull (strstr (list, "language en"));
  g_assert_nonnull (strstr (list, holds));
}

static void
test_widgets (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new ("ஓவியா செந்தில்வள்");
  GtkWidget *bold = gtk_label_new ("பா");
  GtkWidget *line = gtk_inscription_new ("வி");
  GtkWidget *text = gtk_text_new ();
  g_autoptr (PangoAttrList) list =
      pango_attr_list_from_string ("0 -1 weight bold");

  gtk_label_set_attributes (GTK_LABEL (bold), list);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bold);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), text);
  gtk_window_present (GTK_WINDOW (window));
  FIXTURE_WAIT ("the window to be shown", gtk_widget_get_mapped (text));
  check (label, "");
  check (bold, "weight");
  check (line, "");
  check (text, "");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_layout (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr (PangoLayout) layout = swb_text_fonts_layout (label, "வி");
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);

  g_assert_nonnull (line->runs);
  for (GSList *at = line->runs; at != NULL; at = at->next)
    {
      PangoLayoutRun *run = at->data;

      g_assert_cmpstr (pango_language_to_string (run->item->analysis.language),
                       ==, "ta");
    }
  g_object_unref (label);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* The C locale, whatever the machine has. */
  gtk_disable_setlocale ();
  gtk_init ();
  swb_text_fonts_init ();
  swb_text_fonts_init ();
  g_test_add_func ("/text-fonts/widgets", test_widgets);
  g_test_add_func ("/text-fonts/layout", test_layout);
  return g_test_run ();
}
