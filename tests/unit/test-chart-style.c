/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours of charts: contrast by the WCAG formula, tiers and their shapes. */
#include "chart/swb-mark.h"

static void
assert_hex (SwbColor color, guint32 rgb)
{
  SwbColor other = swb_color_from_hex (rgb);

  g_assert_cmpfloat_with_epsilon (color.red, other.red, 1e-9);
  g_assert_cmpfloat_with_epsilon (color.green, other.green, 1e-9);
  g_assert_cmpfloat_with_epsilon (color.blue, other.blue, 1e-9);
}

static void
test_contrast (void)
{
  SwbColor white = swb_color_from_hex (0xffffff);
  SwbColor black = swb_color_from_hex (0x000000);

  g_assert_cmpfloat_with_epsilon (swb_color_contrast (white, black), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (swb_color_contrast (black, black), 1, 1e-9);
  /* #767676 is the lightest grey with 4.5:1 on white. */
  g_assert_cmpfloat_with_epsilon (
      swb_color_contrast (swb_color_from_hex (0x767676), white), 4.54, 0.005);
}

static void
test_inks (void)
{
  for (int i = 0; i < SWB_N_CHART_PALETTES; i++)
    {
      SwbChartPalette p = (SwbChartPalette) i;
      SwbColor back = swb_chart_palette_color (p, SWB_CHART_INK_BACKGROUND);

      g_assert_cmpfloat (
          swb_color_contrast (swb_chart_palette_color (p, SWB_CHART_INK_TEXT),
                              back),
          >=, 7.0);
      g_assert_cmpfloat (
          swb_color_contrast (swb_chart_palette_color (p, SWB_CHART_INK_DIM),
                              back),
          >=, 4.5);
      g_assert_cmpfloat (
          swb_color_contrast (swb_chart_palette_color (p, SWB_CHART_INK_ACCENT),
                              back),
          >=, 3.0);
    }
}

static void
test_series (void)
{
  for (int p = 0; p < SWB_N_CHART_PALETTES; p++)
    for (guint i = 0; i < 12; i++)
      {
        SwbChartPalette palette = (SwbChartPalette) p;
        SwbColor back =
            swb_chart_palette_color (palette, SWB_CHART_INK_BACKGROUND);

        g_assert_cmpfloat (
            swb_color_contrast (swb_chart_series_color (i, palette), back), >=,
            3.0);
      }
}

static void
test_stages (void)
{
  for (int p = 0; p < SWB_N_CHART_PALETTES; p++)
    for (int s = 0; s < SWB_N_CHART_STAGES; s++)
      {
        SwbChartStage stage = (SwbChartStage) s;
        SwbChartPalette palette = (SwbChartPalette) p;
        SwbColor tint =
            swb_chart_stage_color (stage, SWB_CHART_FORM_TINT, palette);
        SwbColor strong =
            swb_chart_stage_color (stage, SWB_CHART_FORM_STRONG, palette);
        SwbColor back =
            swb_chart_palette_color (palette, SWB_CHART_INK_BACKGROUND);

        g_assert_cmpfloat (swb_color_contrast (strong, tint), >=, 4.5);
        g_assert_cmpfloat (swb_color_contrast (strong, back), >=, 4.5);
        g_assert_cmpfloat (swb_color_contrast (tint, back), <, 2.5);
      }
}

static void
test_tiers (void)
{
  static const guint32 hues[] = { 0x56b4e9, 0x009e73, 0xe69f00, 0xcc79a7,
                                  0xd55e00 };

  for (int i = 0; i < SWB_N_CHART_TIERS; i++)
    {
      assert_hex (swb_chart_tier_color ((SwbChartTier) i), hues[i]);
      g_assert_cmpint (swb_chart_tier_shape ((SwbChartTier) i), ==, i);
    }
  assert_hex (swb_chart_tier_color ((SwbChartTier) 99), 0x8c8c8c);
}

static void
test_shapes_in_box (void)
{
  cairo_surface_t *surface =
      cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);

  for (int i = 0; i < SWB_N_CHART_TIERS; i++)
    {
      double x1, y1, x2, y2;

      cairo_new_path (cr);
      swb_chart_shape_path (cr, swb_chart_tier_shape ((SwbChartTier) i), 50, 50,
                            20);
      cairo_path_extents (cr, &x1, &y1, &x2, &y2);
      g_assert_cmpfloat (x1, >=, 39);
      g_assert_cmpfloat (y1, >=, 39);
      g_assert_cmpfloat (x2, <=, 61);
      g_assert_cmpfloat (y2, <=, 61);
      g_assert_cmpfloat (x2 - x1, >=, 16);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-style/contrast", test_contrast);
  g_test_add_func ("/chart-style/inks", test_inks);
  g_test_add_func ("/chart-style/series", test_series);
  g_test_add_func ("/chart-style/stages", test_stages);
  g_test_add_func ("/chart-style/tiers", test_tiers);
  g_test_add_func ("/chart-style/shapes-in-box", test_shapes_in_box);
  return g_test_run ();
}
