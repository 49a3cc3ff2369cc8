/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which palette and font drawn widgets use now: they follow the style, the
 * contrast and the text size that a person chose. */
#include "ui/swb-palette.h"

#include <adwaita.h>

/**
 * swb_palette_now:
 *
 * Returns: the palette of the present style
 */
SwbChartPalette
swb_palette_now (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return dark ? SWB_CHART_PALETTE_HIGH_CONTRAST_DARK
                : SWB_CHART_PALETTE_HIGH_CONTRAST;
  return dark ? SWB_CHART_PALETTE_DARK : SWB_CHART_PALETTE_LIGHT;
}

/**
 * swb_palette_font:
 * @widget: who draws
 * @context: (inout): gets the family and size of @widget's text; valid as
 *   long as the widget's Pango context
 */
void
swb_palette_font (GtkWidget *widget, SwbChartContext *context)
{
  PangoContext *pango = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (pango);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (pango) / 72.0;
  context->font_family = pango_font_description_get_family (font);
  context->font_size = size > 0 ? size : 0;
}

static void
changed_cb (GtkWidget *widget)
{
  void (*changed) (GtkWidget *) =
      g_object_get_data (G_OBJECT (widget), "swb-palette-changed");

  changed (widget);
}

/**
 * swb_palette_watch:
 * @widget: who draws
 * @changed: called when style, contrast or font changed
 */
void
swb_palette_watch (GtkWidget *widget, void (*changed) (GtkWidget *))
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_object_set_data (G_OBJECT (widget), "swb-palette-changed", changed);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (changed_cb),
                           widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast",
                           G_CALLBACK (changed_cb), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (widget),
                           "notify::gtk-font-name", G_CALLBACK (changed_cb),
                           widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (widget),
                           "notify::gtk-xft-dpi", G_CALLBACK (changed_cb),
                           widget, G_CONNECT_SWAPPED);
}
