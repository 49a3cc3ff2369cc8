/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The right fonts for names of any script, in every label and entry. GTK gives
 * each widget the locale's language and offers no way to set another, so that
 * a widget's texts get it as an attribute, and only where Pango needs one. */
#include "ui/swb-text-fonts.h"
#include "chart/swb-text-language.h"

/* Both lists, or only ours where the widget has none. */
static PangoAttrList *
with_language (PangoAttrList *given, PangoAttrList *language)
{
  PangoAttrList *list;

  if (given == NULL)
    return pango_attr_list_ref (language);
  list = pango_attr_list_copy (given);
  pango_attr_list_insert (
      list, pango_attr_language_new (swb_text_language_for (NULL)));
  return list;
}

static gboolean
on_map (GSignalInvocationHint *hint,
        guint n_values,
        const GValue *values,
        gpointer data)
{
  GObject *widget = g_value_get_object (&values[0]);
  g_autoptr (PangoAttrList) given = NULL;
  g_autoptr (PangoAttrList) list = NULL;

  if (!GTK_IS_LABEL (widget) && !GTK_IS_INSCRIPTION (widget) &&
      !GTK_IS_TEXT (widget))
    return TRUE;
  if (g_object_get_data (widget, "swb-text-fonts") != NULL)
    return TRUE;
  g_object_set_data (widget, "swb-text-fonts", GINT_TO_POINTER (1));
  g_object_get (widget, "attributes", &given, NULL);
  list = with_language (given, data);
  g_object_set (widget, "attributes", list, NULL);
  return TRUE;
}

/**
 * swb_text_fonts_init:
 *
 * From now on each label, inscription and entry gets, as it is first shown,
 * the language that swb_text_language_for() tells. Does nothing in a locale
 * that Pango knows, and nothing the second time. To be called once GTK is
 * there and before the first window.
 */
void
swb_text_fonts_init (void)
{
  static gboolean done = FALSE;
  PangoAttrList *language = done ? NULL : swb_text_language_attributes ();
  GTypeClass *widget_class;

  done = TRUE;
  if (language == NULL)
    return;
  /* The signal is there once the class is. */
  widget_class = g_type_class_ref (GTK_TYPE_WIDGET);
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0,
                              on_map, language,
                              (GDestroyNotify) pango_attr_list_unref);
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
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) language = swb_text_language_attributes ();

  pango_layout_set_attributes (layout, language);
  return layout;
}
