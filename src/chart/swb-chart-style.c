/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours of charts, after Okabe and Ito's set for every kind of sight. */
#include "chart/swb-chart-style.h"

#include <math.h>

/* Okabe and Ito, Color Universal Design (2008). */
#define SKY 0x56b4e9
#define GREEN 0x009e73
#define AMBER 0xe69f00
#define ROSE 0xcc79a7
#define VERMILION 0xd55e00
#define BLUE 0x0072b2
#define GREY 0x8c8c8c

static const guint32 inks[SWB_N_CHART_PALETTES][SWB_N_CHART_INKS] = {
  { 0xffffff, 0x2e2e32, 0x6b6b70, 0xe4e4e6, 0x3584e4 },
  { 0x2d2d2d, 0xf2f2f2, 0xb0b0b0, 0x444444, 0x62a0ea },
  { 0xffffff, 0x241f31, 0x5e5c64, 0xdcdce0, 0x1a5fb4 },
  { 0xffffff, 0x000000, 0x1e1e1e, 0x8a8a8a, 0x1a5fb4 },
  { 0x000000, 0xffffff, 0xf0f0f0, 0x8a8a8a, 0x99c1f1 },
};

/**
 * swb_color_from_hex:
 * @rgb: a colour as 0xrrggbb
 *
 * Returns: the opaque colour
 */
SwbColor
swb_color_from_hex (guint32 rgb)
{
  return (SwbColor){ ((rgb >> 16) & 0xff) / 255.0, ((rgb >> 8) & 0xff) / 255.0,
                     (rgb & 0xff) / 255.0, 1.0 };
}

/**
 * swb_color_mix:
 * @from: the colour at share 0
 * @to: the colour at share 1
 * @share: from 0 to 1
 *
 * Returns: the opaque mixture, linear in sRGB
 */
SwbColor
swb_color_mix (SwbColor from, SwbColor to, double share)
{
  return (SwbColor){ from.red + (to.red - from.red) * share,
                     from.green + (to.green - from.green) * share,
                     from.blue + (to.blue - from.blue) * share, 1.0 };
}

/**
 * swb_color_with_alpha:
 * @color: a colour
 * @alpha: the new opacity, 0 to 1
 *
 * Returns: the colour with that opacity
 */
SwbColor
swb_color_with_alpha (SwbColor color, double alpha)
{
  color.alpha = alpha;
  return color;
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92
                            : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (SwbColor color)
{
  return 0.2126 * linear (color.red) + 0.7152 * linear (color.green) +
         0.0722 * linear (color.blue);
}

/**
 * swb_color_contrast:
 * @a: an opaque colour
 * @b: another
 *
 * Contrast ratio of WCAG 2.1: (L1 + 0.05) / (L2 + 0.05), with L the relative
 * luminance of the lighter and the darker colour.
 *
 * Returns: from 1 to 21
 */
double
swb_color_contrast (SwbColor a, SwbColor b)
{
  double la = luminance (a);
  double lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

static SwbColor
raise_contrast (SwbColor color, SwbColor background, double ratio)
{
  gboolean dark = luminance (background) < 0.18;
  SwbColor end = swb_color_from_hex (dark ? 0xffffff : 0x000000);
  SwbColor mixed = color;

  for (int i = 0; i <= 20 && swb_color_contrast (mixed, background) < ratio;
       i++)
    mixed = swb_color_mix (color, end, i / 20.0);
  return mixed;
}

/**
 * swb_color_readable:
 * @color: a colour
 * @background: what it is written on
 *
 * Returns: @color, made darker or lighter as far as needed for a contrast of
 *   4.5:1
 */
SwbColor
swb_color_readable (SwbColor color, SwbColor background)
{
  return raise_contrast (color, background, 4.55);
}

/**
 * swb_chart_palette_is_dark:
 * @palette: a palette
 *
 * Returns: whether it writes light on dark
 */
gboolean
swb_chart_palette_is_dark (SwbChartPalette palette)
{
  return palette == SWB_CHART_PALETTE_DARK ||
         palette == SWB_CHART_PALETTE_HIGH_CONTRAST_DARK;
}

/**
 * swb_chart_palette_color:
 * @palette: a palette
 * @ink: what the colour is for
 *
 * Returns: the opaque colour
 */
SwbColor
swb_chart_palette_color (SwbChartPalette palette, SwbChartInk ink)
{
  g_return_val_if_fail ((guint) palette < SWB_N_CHART_PALETTES,
                        swb_color_from_hex (0));
  g_return_val_if_fail ((guint) ink < SWB_N_CHART_INKS, swb_color_from_hex (0));
  return swb_color_from_hex (inks[palette][ink]);
}

/**
 * swb_chart_series_color:
 * @index: the series, from 0
 * @palette: a palette
 *
 * Returns: the accent for the first, then Okabe and Ito's colours in turn, made
 *   darker or lighter as far as a line needs: 3:1 on the background
 */
SwbColor
swb_chart_series_color (guint index, SwbChartPalette palette)
{
  static const guint32 hues[] = { VERMILION, GREEN, AMBER, ROSE, SKY, GREY };

  if (index == 0)
    return swb_chart_palette_color (palette, SWB_CHART_INK_ACCENT);
  return raise_contrast (
      swb_color_from_hex (hues[(index - 1) % G_N_ELEMENTS (hues)]),
      swb_chart_palette_color (palette, SWB_CHART_INK_BACKGROUND), 3.05);
}

/**
 * swb_chart_bucket_color:
 * @index: place of the budget's bucket, from 0
 *
 * Returns: the bucket's colour; they repeat after seven
 */
SwbColor
swb_chart_bucket_color (guint index)
{
  static const guint32 hues[] = {
    BLUE, GREEN, AMBER, ROSE, VERMILION, SKY, GREY
  };

  return swb_color_from_hex (hues[index % G_N_ELEMENTS (hues)]);
}

/**
 * swb_chart_tier_color:
 * @tier: a tier
 *
 * Returns: the tier's colour, the same in every palette; grey for no tier
 */
SwbColor
swb_chart_tier_color (SwbChartTier tier)
{
  static const guint32 hues[] = { SKY, GREEN, AMBER, ROSE, VERMILION };

  if ((guint) tier >= SWB_N_CHART_TIERS)
    return swb_color_from_hex (GREY);
  return swb_color_from_hex (hues[tier]);
}

/**
 * swb_chart_tier_shape:
 * @tier: a tier
 *
 * Returns: the tier's shape; a circle for no tier
 */
SwbChartShape
swb_chart_tier_shape (SwbChartTier tier)
{
  static const SwbChartShape shapes[] = {
    SWB_CHART_SHAPE_CIRCLE, SWB_CHART_SHAPE_TRIANGLE, SWB_CHART_SHAPE_SQUARE,
    SWB_CHART_SHAPE_DIAMOND, SWB_CHART_SHAPE_STAR
  };

  if ((guint) tier >= SWB_N_CHART_TIERS)
    return SWB_CHART_SHAPE_CIRCLE;
  return shapes[tier];
}

/**
 * swb_chart_stage_color:
 * @stage: a stage
 * @form: which form of its colour
 * @palette: a palette
 *
 * The strong form has at least 4.5:1 on the tint and on the background.
 *
 * Returns: the opaque colour; grey for no stage
 */
SwbColor
swb_chart_stage_color (SwbChartStage stage,
                       SwbChartForm form,
                       SwbChartPalette palette)
{
  static const guint32 hues[] = { GREEN, AMBER, VERMILION, SKY };
  gboolean dark = swb_chart_palette_is_dark (palette);
  SwbColor background =
      swb_chart_palette_color (palette, SWB_CHART_INK_BACKGROUND);
  SwbColor hue = swb_color_from_hex (
      (guint) stage < SWB_N_CHART_STAGES ? hues[stage] : GREY);
  SwbColor tint = swb_color_mix (background, hue, dark ? 0.28 : 0.22);

  if (form == SWB_CHART_FORM_PURE)
    return hue;
  return form == SWB_CHART_FORM_TINT ? tint : swb_color_readable (hue, tint);
}
