/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In the C locale each label, inscription and entry gets a language by which
 * Pango finds one font for a name, whatever style and text it gets later. */
#include "ui/swb-text-fonts.h"

#include "wait.h"

static void
check (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);

  g_assert_cmpstr (
      pango_language_to_string (pango_context_get_language (context)), ==,
      "en");
}

static void
check_runs (PangoLayout *layout)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);

  g_assert_nonnull (line->runs);
  for (GSList *at = line->runs; at != NULL; at = at->next)
    {
      PangoLayoutRun *run = at->data;

      g_assert_cmpstr (pango_language_to_string (run->item->analysis.language),
                       ==, "ta");
    }
}

static void
test_widgets (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new ("ஓவியா செந்தில்வள்");
  GtkWidget *line = gtk_inscription_new ("வி");
  GtkWidget *text = gtk_text_new ();
  int height;

  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), text);
  gtk_window_present (GTK_WINDOW (window));
  FIXTURE_WAIT ("the window to be shown", gtk_widget_get_mapped (text));
  check (label);
  check (line);
  check (text);
  check_runs (gtk_label_get_layout (GTK_LABEL (label)));
  height = gtk_widget_get_height (label);
  gtk_widget_add_css_class (label, "title-1");
  FIXTURE_WAIT ("the bigger font", gtk_widget_get_height (label) > height);
  gtk_label_set_text (GTK_LABEL (label), "வி");
  check_runs (gtk_label_get_layout (GTK_LABEL (label)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_layout (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr (PangoLayout) layout = swb_text_fonts_layout (label, "வி");

  check_runs (layout);
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
