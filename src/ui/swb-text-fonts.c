/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The right fonts for names of any script, in every label and entry: each gets
 * its language as it is first shown, and only where Pango needs one. */
#include "ui/swb-text-fonts.h"
#include "chart/swb-text-language.h"

static gboolean
on_map (GSignalInvocationHint *hint,
        guint n_values,
        const GValue *values,
        gpointer data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (GTK_IS_LABEL (widget) || GTK_IS_INSCRIPTION (widget) ||
      GTK_IS_TEXT (widget))
    swb_text_language_apply (gtk_widget_get_pango_context (widget));
  return TRUE;
}

/**
 * swb_text_fonts_init:
 *
 * From now on each label, inscription and entry gets, as it is shown, the
 * language that swb_text_language_for() tells. Does nothing in a locale that
 * Pango knows, and nothing the second time. To be called once GTK is there
 * and before the first window.
 */
void
swb_text_fonts_init (void)
{
  static gboolean done = FALSE;
  GTypeClass *widget_class;

  if (done || swb_text_language_is_known ())
    return;
  done = TRUE;
  /* The signal is there once the class is. */
  widget_class = g_type_class_ref (GTK_TYPE_WIDGET);
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0,
                              on_map, NULL, NULL);
  g_type_class_unref (widget_class);
}

/**
 * swb_text_fonts_layout:
 * @widget: the widget that draws the text itself
 * @text: (nullable): the text
 *
 * Returns: (transfer full): a layout in the widget's font, with the right
 *   fonts for text of any script
 */
PangoLayout *
swb_text_fonts_layout (GtkWidget *widget, const char *text)
{
  swb_text_language_apply (gtk_widget_get_pango_context (widget));
  return gtk_widget_create_pango_layout (widget, text);
}
