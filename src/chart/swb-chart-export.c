/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts as files: the same marks on an image, SVG or PDF surface. */
#include "chart/swb-chart-export.h"

#include "base/swb-text.h"
#include "chart/swb-chart-private.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MARGIN 16.0

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Draws the title; returns the height that it takes. */
static double
draw_title (const SwbChart *chart, const SwbChartContext *context, cairo_t *cr)
{
  SwbChartLayout *layout;
  cairo_rectangle_t box = { 0, 0, context->width, 0 };
  SwbMark *mark;
  double size;

  if (!*swb_chart_get_title (chart))
    return 0.0;
  layout = swb_layout_new (context);
  size = layout->normal * 1.2;
  box.height = swb_layout_line_height (layout, size);
  mark = swb_layout_add_text (layout, SWB_MARK_ROLE_TITLE,
                              swb_chart_get_title (chart), &box);
  mark->font_size = size;
  mark->bold = TRUE;
  mark->wrapped = TRUE;
  mark->fill = swb_layout_ink (layout, SWB_CHART_INK_TEXT);
  swb_chart_layout_draw (layout, cr);
  swb_chart_layout_free (layout);
  return box.height * 1.7;
}

static void
draw_page (const SwbChart *chart, const SwbChartContext *context, cairo_t *cr)
{
  SwbColor back =
      swb_chart_palette_color (context->palette, SWB_CHART_INK_BACKGROUND);
  SwbChartContext inner = *context;
  SwbChartLayout *layout;
  double title;

  cairo_set_source_rgb (cr, back.red, back.green, back.blue);
  cairo_paint (cr);
  inner.width = MAX (context->width - 2.0 * MARGIN, 16.0);
  inner.height = MAX (context->height - 2.0 * MARGIN, 16.0);
  cairo_translate (cr, MARGIN, MARGIN);
  title = draw_title (chart, &inner, cr);
  cairo_translate (cr, 0.0, title);
  inner.height -= title;
  layout = swb_chart_layout (chart, &inner);
  swb_chart_layout_draw (layout, cr);
  swb_chart_layout_free (layout);
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, SWB_CHART_ERROR, SWB_CHART_ERROR_DRAW,
               _ ("The chart could not be drawn: %s"),
               cairo_status_to_string (status));
  return FALSE;
}

/* Draws and finishes the surface, which is freed. */
static gboolean
draw_surface (const SwbChart *chart,
              const SwbChartContext *context,
              cairo_surface_t *surface,
              GByteArray *png,
              GError **error)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  draw_page (chart, context, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && png)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, png);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return check_status (status, error);
}

static gboolean
write_bytes (const GByteArray *bytes,
             GOutputStream *stream,
             GCancellable *cancellable,
             GError **error)
{
  return g_output_stream_write_all (stream, bytes->data, bytes->len, NULL,
                                    cancellable, error);
}

/**
 * swb_chart_write_png:
 * @chart: a chart
 * @context: size in user units, fonts, colours
 * @pixel_scale: pixels for each user unit, 0.5 to 8
 * @stream: where to; left open
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #SwbChartError or #GIOErrorEnum
 *
 * Writes the chart with its title on the palette's background. The same chart
 * gives the same bytes.
 *
 * Returns: whether all was written
 */
gboolean
swb_chart_write_png (const SwbChart *chart,
                     const SwbChartContext *context,
                     double pixel_scale,
                     GOutputStream *stream,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double scale = CLAMP (pixel_scale, 0.5, 8.0);
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) ceil (context->width * scale),
      (int) ceil (context->height * scale));

  cairo_surface_set_device_scale (surface, scale, scale);
  return draw_surface (chart, context, surface, bytes, error) &&
         write_bytes (bytes, stream, cancellable, error);
}

/* Takes out the names of surfaces, which Cairo makes with a counter of the
 * process and to which nothing refers, for charts have no groups; puts in the
 * title and the summary for screen readers. */
static GByteArray *
finish_svg (const SwbChart *chart, const GByteArray *svg)
{
  g_autoptr (GRegex) names =
      g_regex_new (" id=\"surface[0-9]+\"", G_REGEX_OPTIMIZE, 0, NULL);
  g_autofree char *text = g_regex_replace_literal (
      names, (const char *) svg->data, (gssize) svg->len, 0, "", 0, NULL);
  g_autofree char *summary = swb_chart_summary (chart);
  g_autofree char *title = swb_text_show_line (swb_chart_get_title (chart), 0);
  g_autofree char *told = swb_text_show (summary);
  /* What XML could not hold even escaped is gone from both. */
  g_autofree char *words = g_markup_printf_escaped (
      "\n<title>%s</title>\n<desc>%s</desc>", title, told);
  const char *root = strstr (text, "<svg");
  const char *end = root ? strchr (root, '>') : NULL;
  GByteArray *whole = g_byte_array_new ();

  end = end ? end + 1 : text;
  g_byte_array_append (whole, (const guint8 *) text, (guint) (end - text));
  g_byte_array_append (whole, (const guint8 *) words, (guint) strlen (words));
  g_byte_array_append (whole, (const guint8 *) end, (guint) strlen (end));
  return whole;
}

/**
 * swb_chart_write_svg:
 * @chart: a chart
 * @context: size, fonts, colours
 * @stream: where to; left open
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #SwbChartError or #GIOErrorEnum
 *
 * Writes the chart as SVG 1.1, with its text as outlines, and its title and
 * summary for screen readers. The same chart gives the same bytes.
 *
 * Returns: whether all was written
 */
gboolean
swb_chart_write_svg (const SwbChart *chart,
                     const SwbChartContext *context,
                     GOutputStream *stream,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GByteArray) plain = NULL;
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (
      append_bytes, bytes, context->width, context->height);

  cairo_svg_surface_restrict_to_version (surface, CAIRO_SVG_VERSION_1_1);
  if (!draw_surface (chart, context, surface, NULL, error))
    return FALSE;
  plain = finish_svg (chart, bytes);
  return write_bytes (plain, stream, cancellable, error);
}

/**
 * swb_chart_write_pdf:
 * @chart: a chart
 * @context: size in points, fonts, colours
 * @stream: where to; left open
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #SwbChartError or #GIOErrorEnum
 *
 * Writes a PDF of one page of the chart's size, with lines as vectors and text
 * as text. Its date is fixed, so that the same chart gives the same bytes.
 *
 * Returns: whether all was written
 */
gboolean
swb_chart_write_pdf (const SwbChart *chart,
                     const SwbChartContext *context,
                     GOutputStream *stream,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *summary = swb_chart_summary (chart);
  g_autofree char *title = swb_text_show_line (swb_chart_get_title (chart), 0);
  g_autofree char *told = swb_text_show (summary);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      append_bytes, bytes, context->width, context->height);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, told);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                  "2000-01-01T00:00:00Z");
  return draw_surface (chart, context, surface, NULL, error) &&
         write_bytes (bytes, stream, cancellable, error);
}
