/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How charts look: palettes, colours of tiers, stages and buckets, and the
 * context that a chart is laid out in. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SwbColor:
 * @red: from 0 to 1, as the other three; sRGB, not premultiplied
 */
typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} SwbColor;

/**
 * SwbChartPalette:
 * @SWB_CHART_PALETTE_LIGHT: on a white card
 * @SWB_CHART_PALETTE_DARK: on a dark card
 * @SWB_CHART_PALETTE_PRINT: on paper
 * @SWB_CHART_PALETTE_HIGH_CONTRAST: black on white, stronger lines
 * @SWB_CHART_PALETTE_HIGH_CONTRAST_DARK: white on black, stronger lines
 */
typedef enum
{
  SWB_CHART_PALETTE_LIGHT,
  SWB_CHART_PALETTE_DARK,
  SWB_CHART_PALETTE_PRINT,
  SWB_CHART_PALETTE_HIGH_CONTRAST,
  SWB_CHART_PALETTE_HIGH_CONTRAST_DARK,
  SWB_N_CHART_PALETTES,
} SwbChartPalette;

/** What a colour of the palette is for. */
typedef enum
{
  SWB_CHART_INK_BACKGROUND,
  SWB_CHART_INK_TEXT,
  SWB_CHART_INK_DIM,
  SWB_CHART_INK_GRID,
  SWB_CHART_INK_ACCENT,
  SWB_N_CHART_INKS,
} SwbChartInk;

/** A creator's tier, smallest first. */
typedef enum
{
  SWB_CHART_TIER_NANO,
  SWB_CHART_TIER_MICRO,
  SWB_CHART_TIER_MID,
  SWB_CHART_TIER_MACRO,
  SWB_CHART_TIER_MEGA,
  SWB_N_CHART_TIERS,
} SwbChartTier;

/** The shape that says a tier without colour. */
typedef enum
{
  SWB_CHART_SHAPE_CIRCLE,
  SWB_CHART_SHAPE_TRIANGLE,
  SWB_CHART_SHAPE_SQUARE,
  SWB_CHART_SHAPE_DIAMOND,
  SWB_CHART_SHAPE_STAR,
} SwbChartShape;

/** A stage of a wave, in order. */
typedef enum
{
  SWB_CHART_STAGE_SEEDING,
  SWB_CHART_STAGE_VALIDATION,
  SWB_CHART_STAGE_AMPLIFICATION,
  SWB_CHART_STAGE_REPETITION,
  SWB_N_CHART_STAGES,
} SwbChartStage;

/**
 * SwbChartForm:
 * @SWB_CHART_FORM_PURE: the hue itself, for bars and dots
 * @SWB_CHART_FORM_TINT: a soft background
 * @SWB_CHART_FORM_STRONG: text on that tint, at least 4.5:1
 */
typedef enum
{
  SWB_CHART_FORM_PURE,
  SWB_CHART_FORM_TINT,
  SWB_CHART_FORM_STRONG,
} SwbChartForm;

/**
 * SwbChartContext:
 * @width: in user units (pixels on screen, points on paper)
 * @height: in the same units
 * @font_size: size of body text in the same units; 0 for 14
 * @font_scale: the user's text scale; 0 for 1
 * @palette: the colours
 * @font_family: (nullable): the family, or %NULL for the system's sans
 * @rtl: whether the chart runs from right to left
 */
typedef struct
{
  double width;
  double height;
  double font_size;
  double font_scale;
  SwbChartPalette palette;
  const char *font_family;
  gboolean rtl;
} SwbChartContext;

SwbColor swb_color_from_hex (guint32 rgb);
SwbColor swb_color_mix (SwbColor from, SwbColor to, double share);
SwbColor swb_color_with_alpha (SwbColor color, double alpha);
SwbColor swb_color_readable (SwbColor color, SwbColor background);
double swb_color_contrast (SwbColor a, SwbColor b);

gboolean swb_chart_palette_is_dark (SwbChartPalette palette);
SwbColor swb_chart_palette_color (SwbChartPalette palette, SwbChartInk ink);
SwbColor swb_chart_series_color (guint index, SwbChartPalette palette);
SwbColor swb_chart_bucket_color (guint index);

SwbColor swb_chart_tier_color (SwbChartTier tier);
SwbChartShape swb_chart_tier_shape (SwbChartTier tier);
SwbColor swb_chart_stage_color (SwbChartStage stage,
                                SwbChartForm form,
                                SwbChartPalette palette);

G_END_DECLS
