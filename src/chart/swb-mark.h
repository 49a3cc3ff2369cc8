/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks: what a chart is made of once it is laid out, and how it is drawn,
 * hit and walked through. */
#pragma once

#include "chart/swb-chart-style.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * SwbDatum:
 * @series: the series, from 0, or -1 for none
 * @index: the datum within it, from 0, or -1 for none
 */
typedef struct
{
  int series;
  int index;
} SwbDatum;

#define SWB_DATUM_NONE ((SwbDatum){ -1, -1 })

/** A place on the page. */
typedef struct
{
  double x;
  double y;
} SwbPoint;

/**
 * SwbMarkKind:
 * @SWB_MARK_AREA: not drawn; answers the pointer and keys for its datum
 * @SWB_MARK_RECT: a rectangle with corners of its radius, 0 for sharp
 * @SWB_MARK_LINE: from (x, y) to (x + width, y + height)
 * @SWB_MARK_PATH: an open line through its points
 * @SWB_MARK_POLYGON: a closed and filled path through its points
 * @SWB_MARK_SHAPE: one of the shapes in its box
 * @SWB_MARK_TEXT: text in its box
 */
typedef enum
{
  SWB_MARK_AREA,
  SWB_MARK_RECT,
  SWB_MARK_LINE,
  SWB_MARK_PATH,
  SWB_MARK_POLYGON,
  SWB_MARK_SHAPE,
  SWB_MARK_TEXT,
} SwbMarkKind;

/** What a mark stands for. */
typedef enum
{
  SWB_MARK_ROLE_GRID,
  SWB_MARK_ROLE_TICK,
  SWB_MARK_ROLE_BAND,
  SWB_MARK_ROLE_BOUND,
  SWB_MARK_ROLE_SERIES,
  SWB_MARK_ROLE_MARKER,
  SWB_MARK_ROLE_DROP,
  SWB_MARK_ROLE_PLANNED,
  SWB_MARK_ROLE_COMMITTED,
  SWB_MARK_ROLE_ACTUAL,
  SWB_MARK_ROLE_LABEL,
  SWB_MARK_ROLE_VALUE,
  SWB_MARK_ROLE_LEGEND,
  SWB_MARK_ROLE_TITLE,
  SWB_MARK_ROLE_NOTE,
  SWB_MARK_ROLE_EMPTY,
  SWB_MARK_ROLE_HIT,
} SwbMarkRole;

/**
 * SwbMark:
 * @kind: how it is drawn
 * @role: what it stands for
 * @datum: whose it is, or %SWB_DATUM_NONE
 * @x: left edge of the box, in user units
 * @y: top edge of the box
 * @anchor: for an area: where its datum is drawn
 * @fill: fill colour; alpha 0 for none
 * @stroke: line colour; alpha 0 for none
 * @points: for paths and polygons, owned
 * @text: for text, owned
 * @font_size: for text, in user units
 * @wrapped: whether the text may take several lines in its box
 * @centered: whether its lines are centred in the box
 */
typedef struct
{
  SwbMarkKind kind;
  SwbMarkRole role;
  SwbDatum datum;
  double x;
  double y;
  double width;
  double height;
  double radius;
  SwbPoint anchor;
  SwbColor fill;
  SwbColor stroke;
  double line_width;
  gboolean dashed;
  SwbPoint *points;
  guint n_points;
  SwbChartShape shape;
  char *text;
  double font_size;
  gboolean bold;
  gboolean wrapped;
  gboolean centered;
} SwbMark;

/** Where a step of the keyboard leads. */
typedef enum
{
  SWB_CHART_STEP_NEXT,
  SWB_CHART_STEP_PREVIOUS,
  SWB_CHART_STEP_NEXT_SERIES,
  SWB_CHART_STEP_PREVIOUS_SERIES,
  SWB_CHART_STEP_FIRST,
  SWB_CHART_STEP_LAST,
} SwbChartStep;

typedef struct _SwbChartLayout SwbChartLayout;

void swb_chart_layout_free (SwbChartLayout *layout);
guint swb_chart_layout_get_n_marks (const SwbChartLayout *layout);
const SwbMark *swb_chart_layout_get_mark (const SwbChartLayout *layout,
                                          guint index);
void swb_chart_layout_draw (SwbChartLayout *layout, cairo_t *cr);
void swb_chart_layout_draw_focus (SwbChartLayout *layout,
                                  SwbDatum datum,
                                  cairo_t *cr);

SwbDatum
swb_chart_layout_hit (const SwbChartLayout *layout, double x, double y);
SwbDatum swb_chart_layout_step (const SwbChartLayout *layout,
                                SwbDatum datum,
                                SwbChartStep step);
gboolean swb_chart_layout_get_anchor (const SwbChartLayout *layout,
                                      SwbDatum datum,
                                      double *x,
                                      double *y);

gboolean swb_datum_is_none (SwbDatum datum);
gboolean swb_datum_equal (SwbDatum a, SwbDatum b);

void swb_chart_shape_path (
    cairo_t *cr, SwbChartShape shape, double x, double y, double size);
void swb_chart_draw_tier (
    cairo_t *cr, SwbChartTier tier, double x, double y, double size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbChartLayout, swb_chart_layout_free)

G_END_DECLS
