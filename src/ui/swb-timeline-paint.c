/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brushes that the drawing files of the timeline share: colours that can be
 * read, rounded boxes, shaped text that is kept from frame to frame. */
#include "ui/swb-timeline-paint.h"

#include <math.h>

#define MAX_TEXTS 4000
#define LEAST_CONTRAST 4.5

/**
 * swb_timeline_texts_new:
 *
 * Returns: (transfer full): an empty cache of shaped texts; empty it when the
 *   font changes
 */
GHashTable *
swb_timeline_texts_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                g_object_unref);
}

/**
 * swb_timeline_ink:
 * @cr: where to
 * @color: a colour
 * @alpha: how much of it
 */
void
swb_timeline_ink (cairo_t *cr, SwbColor color, double alpha)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue,
                         color.alpha * alpha);
}

/**
 * swb_timeline_round:
 * @cr: where to
 * @box: a rectangle
 * @radius: of its corners, at most half a side
 *
 * Adds the box to the path.
 */
void
swb_timeline_round (cairo_t *cr, const SwbTimelineBox *box, double radius)
{
  double r = MIN (radius, MIN (box->width, box->height) / 2.0);
  double right = box->x + box->width;
  double bottom = box->y + box->height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - r, box->y + r, r, -G_PI_2, 0.0);
  cairo_arc (cr, right - r, bottom - r, r, 0.0, G_PI_2);
  cairo_arc (cr, box->x + r, bottom - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box->x + r, box->y + r, r, G_PI, 3.0 * G_PI_2);
  cairo_close_path (cr);
}

/* A widget's font is in pixels or in points, and stays so: points that were
 * pixels would grow once more with the resolution. */
static void
scale_font (PangoFontDescription *font, double factor)
{
  int size = pango_font_description_get_size (font);

  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, size * factor);
  else
    pango_font_description_set_size (font, (int) (size * factor));
}

static PangoLayout *
shape_text (const SwbTimelineScene *scene,
            const char *text,
            double size,
            PangoWeight weight,
            double width)
{
  PangoLayout *layout = pango_layout_new (scene->pango);
  PangoFontDescription *font = pango_font_description_copy (
      pango_context_get_font_description (scene->pango));
  int natural;

  pango_font_description_set_weight (font, weight);
  scale_font (font, size);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &natural, NULL);
  if (width >= 0.0 && natural > width)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  return layout;
}

/**
 * swb_timeline_text:
 * @scene: the scene
 * @text: any script
 * @size: of the widget's own font
 * @weight: how bold
 * @width: where to ellipsise, in pixels; below 0 for never
 *
 * Returns: (transfer none): the shaped text, kept in the scene's cache
 */
PangoLayout *
swb_timeline_text (const SwbTimelineScene *scene,
                   const char *text,
                   double size,
                   PangoWeight weight,
                   double width)
{
  g_autofree char *key = g_strdup_printf ("%d %d %d %s", (int) (size * 100.0),
                                          (int) weight, (int) width, text);
  PangoLayout *layout = g_hash_table_lookup (scene->texts, key);

  if (layout != NULL)
    return layout;
  if (g_hash_table_size (scene->texts) > MAX_TEXTS)
    g_hash_table_remove_all (scene->texts);
  layout = shape_text (scene, text, size, weight, width);
  g_hash_table_insert (scene->texts, g_steal_pointer (&key), layout);
  return layout;
}

/**
 * swb_timeline_write:
 * @cr: where to
 * @text: a shaped text
 * @x: its left edge
 * @middle: the middle of its line
 * @color: its colour
 */
void
swb_timeline_write (
    cairo_t *cr, PangoLayout *text, double x, double middle, SwbColor color)
{
  int height;

  pango_layout_get_pixel_size (text, NULL, &height);
  swb_timeline_ink (cr, color, 1.0);
  cairo_move_to (cr, floor (x + 0.5), floor (middle - height / 2.0 + 0.5));
  pango_cairo_show_layout (cr, text);
}

/**
 * swb_timeline_tick_mark:
 * @cr: where to; the colour is set
 * @x: the middle
 * @y: likewise
 * @size: side of the square that it lies in
 *
 * Draws a tick, "done".
 */
void
swb_timeline_tick_mark (cairo_t *cr, double x, double y, double size)
{
  cairo_save (cr);
  cairo_set_line_width (cr, MAX (1.6, size / 5.0));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, x - size * 0.42, y + size * 0.02);
  cairo_line_to (cr, x - size * 0.12, y + size * 0.32);
  cairo_line_to (cr, x + size * 0.42, y - size * 0.32);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * swb_timeline_line:
 * @cr: where to; colour and width are set
 * @x1: from, as the others: pixels, brought to the middle of one
 */
void
swb_timeline_line (cairo_t *cr, double x1, double y1, double x2, double y2)
{
  double shift = x1 == x2 ? 0.5 : 0.0;
  double drop = y1 == y2 ? 0.5 : 0.0;

  cairo_move_to (cr, floor (x1) + shift, floor (y1) + drop);
  cairo_line_to (cr, floor (x2) + shift, floor (y2) + drop);
  cairo_stroke (cr);
}

/**
 * swb_timeline_scene_ink:
 * @scene: the scene
 * @ink: what the colour is for
 *
 * Returns: the colour
 */
SwbColor
swb_timeline_scene_ink (const SwbTimelineScene *scene, SwbChartInk ink)
{
  return swb_chart_palette_color (scene->palette, ink);
}

/**
 * swb_timeline_scene_is_strong:
 * @scene: the scene
 *
 * Returns: whether high contrast is asked for
 */
gboolean
swb_timeline_scene_is_strong (const SwbTimelineScene *scene)
{
  return scene->palette == SWB_CHART_PALETTE_HIGH_CONTRAST ||
         scene->palette == SWB_CHART_PALETTE_HIGH_CONTRAST_DARK;
}

/**
 * swb_timeline_bar_fill:
 * @palette: the colours
 * @background: what lies behind
 * @tier: 0 nano to 4 mega, or SWB_TIMELINE_NO_TIER
 * @firm: contracted or further
 *
 * Returns: the tier's colour, paler while nothing is signed
 */
SwbColor
swb_timeline_bar_fill (SwbChartPalette palette,
                       SwbColor background,
                       int tier,
                       gboolean firm)
{
  SwbColor hue = tier < 0 || tier >= SWB_N_CHART_TIERS
                     ? swb_color_from_hex (0x9a9a9a)
                     : swb_chart_tier_color ((SwbChartTier) tier);

  if (firm)
    return hue;
  return swb_color_mix (background, hue,
                        swb_chart_palette_is_dark (palette) ? 0.48 : 0.46);
}

/**
 * swb_timeline_text_on:
 * @fill: a bar's colour
 *
 * Returns: white or near black, whichever can be read better; one of the two
 *   always has a contrast of at least 4.5
 */
SwbColor
swb_timeline_text_on (SwbColor fill)
{
  SwbColor white = swb_color_from_hex (0xffffff);
  SwbColor ink = swb_color_from_hex (0x101014);

  if (swb_color_contrast (white, fill) >= LEAST_CONTRAST)
    return white;
  return swb_color_contrast (ink, fill) >= swb_color_contrast (white, fill)
             ? ink
             : white;
}

/**
 * swb_timeline_text_height:
 * @pango: the widget's font
 *
 * Returns: height of a line of the bars' text, in pixels
 */
double
swb_timeline_text_height (PangoContext *pango)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (pango, NULL, NULL);
  double height = (pango_font_metrics_get_ascent (metrics) +
                   pango_font_metrics_get_descent (metrics)) /
                  (double) PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  return ceil (height * SWB_TIMELINE_SMALL);
}
