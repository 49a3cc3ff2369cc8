/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts as files: PDF keeps vectors and text, SVG is well formed, PNG has
 * the right colours in the right places, and all are the same twice. */
#include "chart-samples.h"
#include "chart/swb-chart-export.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>

typedef SwbChart *(*Sample) (void);

static const struct
{
  const char *name;
  Sample make;
} samples[] = {
  { "reach", sample_reach },         { "stages", sample_stages },
  { "buckets", sample_buckets },     { "readings", sample_readings },
  { "sparkline", sample_sparkline },
};

static const char *const palette_names[] = { "light", "dark", "print",
                                             "contrast", "contrast-dark" };

typedef gboolean (*Writer) (const SwbChart *,
                            const SwbChartContext *,
                            GOutputStream *,
                            GCancellable *,
                            GError **);

static gboolean
write_png (const SwbChart *chart,
           const SwbChartContext *context,
           GOutputStream *stream,
           GCancellable *cancellable,
           GError **error)
{
  return swb_chart_write_png (chart, context, 1.0, stream, cancellable, error);
}

static GBytes *
bytes_of (Sample make, Writer writer, SwbChartContext context)
{
  g_autoptr (SwbChart) chart = make ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (chart);
  g_assert_true (writer (chart, &context, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (
      G_MEMORY_OUTPUT_STREAM (stream));
}

/* Where pictures are kept to be looked at: never the current folder. */
static char *
picture_path (const char *name)
{
  const char *root = g_getenv ("SWB_BUILD_ROOT");
  g_autofree char *folder = g_build_filename (
      root ? root : g_get_tmp_dir (), root ? "charts" : "swb-charts", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  return g_build_filename (folder, name, NULL);
}

static char *
keep (const char *name, GBytes *bytes)
{
  char *path = picture_path (name);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  return path;
}

static char *
run (const char *program, const char *first, const char *second, int *status)
{
  const char *argv[] = { program, first, second, NULL };
  char *out = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                &out, NULL, status, &error);
  g_assert_no_error (error);
  return out;
}

static void
test_same_twice (void)
{
  static const Writer writers[] = { write_png, swb_chart_write_svg,
                                    swb_chart_write_pdf };
  SwbChartContext context = { .width = 500, .height = 300 };

  for (guint w = 0; w < G_N_ELEMENTS (writers); w++)
    {
      g_autoptr (GBytes) a = bytes_of (sample_reach, writers[w], context);
      g_autoptr (GBytes) b = bytes_of (sample_reach, writers[w], context);

      g_assert_true (g_bytes_equal (a, b));
    }
}

static void
test_pdf (void)
{
  SwbChartContext context = { .width = 504,
                              .height = 260,
                              .font_size = 11,
                              .palette = SWB_CHART_PALETTE_PRINT };
  g_autoptr (GBytes) bytes =
      bytes_of (sample_reach, swb_chart_write_pdf, context);
  g_autofree char *path = keep ("reach.pdf", bytes);
  g_autofree char *text = run ("pdftotext", path, "-", NULL);
  g_autofree char *fonts = run ("pdffonts", path, NULL, NULL);
  g_autofree char *images = run ("pdfimages", "-list", path, NULL);

  g_assert_nonnull (strstr (text, "Reach against money"));
  g_assert_nonnull (strstr (text, "This plan"));
  g_assert_nonnull (strstr (text, "8 in 10"));
  g_assert_nonnull (strstr (text, "Deduplicated reach"));
  g_assert_nonnull (strstr (fonts, "yes yes"));
  g_assert_null (strstr (images, "image"));
}

static void
test_svg (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      SwbChartContext context = { .width = 420, .height = 260 };
      g_autoptr (GBytes) bytes =
          bytes_of (samples[i].make, swb_chart_write_svg, context);
      g_autofree char *name = g_strdup_printf ("%s.svg", samples[i].name);
      g_autofree char *path = keep (name, bytes);
      int status = -1;
      g_autofree char *out = run ("xmllint", "--noout", path, &status);

      g_assert_cmpint (status, ==, 0);
      g_assert_nonnull (g_strstr_len (g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes),
                                      "<desc>"));
    }
}

static void
keep_gallery (guint sample, SwbChartContext context, const char *extra)
{
  g_autofree char *name = g_strdup_printf (
      "%s-%s-%dx%d%s.png", samples[sample].name, palette_names[context.palette],
      (int) context.width, (int) context.height, extra);
  g_autoptr (GBytes) bytes =
      bytes_of (samples[sample].make, write_png, context);
  g_autofree char *path = keep (name, bytes);
  cairo_surface_t *image = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_surface_status (image), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (image), ==,
                   (int) context.width);
  cairo_surface_destroy (image);
}

static void
test_gallery (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    for (int p = 0; p < SWB_N_CHART_PALETTES; p++)
      {
        SwbChartContext context = { .width = 322,
                                    .height = 240,
                                    .palette = (SwbChartPalette) p };

        keep_gallery (i, context, "");
        context.width = 640;
        context.height = 360;
        keep_gallery (i, context, "");
        context.rtl = TRUE;
        keep_gallery (i, context, "-rtl");
        context.rtl = FALSE;
        context.font_scale = 2.0;
        keep_gallery (i, context, "-x2");
      }
}

static guint32
pixel (cairo_surface_t *image, int x, int y)
{
  const unsigned char *data = cairo_image_surface_get_data (image);
  guint32 value;

  memcpy (&value, data + y * cairo_image_surface_get_stride (image) + x * 4,
          sizeof value);
  return value & 0xffffff;
}

static gboolean
is_near (guint32 pixel_value, SwbColor color)
{
  int red = (int) (pixel_value >> 16), green = (pixel_value >> 8) & 0xff;
  int blue = pixel_value & 0xff;

  return ABS (red - color.red * 255.0) < 12 &&
         ABS (green - color.green * 255.0) < 12 &&
         ABS (blue - color.blue * 255.0) < 12;
}

/* The size of the card beside the plan, with the focus on a point. */
static void
test_focus (void)
{
  g_autoptr (SwbChart) chart = sample_reach ();
  SwbChartContext context = { .width = 290, .height = 190 };
  g_autoptr (SwbChartLayout) layout = swb_chart_layout (chart, &context);
  g_autofree char *path = picture_path ("focus.png");
  cairo_surface_t *image =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, 580, 380);
  cairo_t *cr;
  double x, y;

  cairo_surface_set_device_scale (image, 2, 2);
  cr = cairo_create (image);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  swb_chart_layout_draw (layout, cr);
  swb_chart_layout_draw_focus (layout, (SwbDatum){ 0, 12 }, cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  g_assert_true (
      swb_chart_layout_get_anchor (layout, (SwbDatum){ 0, 12 }, &x, &y));
  g_assert_true (is_near (pixel (image, (int) (x * 2), (int) (y * 2)),
                          swb_color_from_hex (0xffffff)));
  g_assert_true (is_near (pixel (image, (int) (x * 2), (int) (y * 2 - 9)),
                          swb_color_from_hex (0x3584e4)));
  g_assert_cmpint (cairo_surface_write_to_png (image, path), ==,
                   CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (image);
}

static void
test_pixels (void)
{
  SwbChartContext context = { .width = 400, .height = 240 };
  g_autoptr (SwbChart) chart = sample_stages ();
  g_autoptr (SwbChartLayout) layout = swb_chart_layout (chart, &context);
  cairo_surface_t *image =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 240);
  cairo_t *cr = cairo_create (image);
  guint seen = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  swb_chart_layout_draw (layout, cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  g_assert_cmphex (pixel (image, 399, 1), ==, 0xffffff);
  for (guint i = 0; i < swb_chart_layout_get_n_marks (layout); i++)
    {
      const SwbMark *mark = swb_chart_layout_get_mark (layout, i);

      if (mark->role != SWB_MARK_ROLE_ACTUAL)
        continue;
      seen++;
      g_assert_true (is_near (pixel (image, (int) (mark->x + mark->width / 2),
                                     (int) (mark->y + mark->height / 2)),
                              mark->fill));
    }
  g_assert_cmpuint (seen, ==, 3);
  cairo_surface_destroy (image);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-files/same-twice", test_same_twice);
  g_test_add_func ("/chart-files/pdf", test_pdf);
  g_test_add_func ("/chart-files/svg", test_svg);
  g_test_add_func ("/chart-files/gallery", test_gallery);
  g_test_add_func ("/chart-files/focus", test_focus);
  g_test_add_func ("/chart-files/pixels", test_pixels);
  return g_test_run ();
}
