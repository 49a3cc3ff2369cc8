/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart on paper: the same marks as on screen, in the print palette. */
#include "report/swb-block-chart.h"

#include <cairo-pdf.h>

typedef struct
{
  SwbBlock parent;
  SwbChart *chart;
  double height;
} Chart;

static SwbChartLayout *
lay_out (const Chart *self, double width)
{
  return swb_chart_layout (self->chart, &(SwbChartContext){
                                            .width = width,
                                            .height = self->height,
                                            .font_size = 11.0,
                                            .palette = SWB_CHART_PALETTE_PRINT,
                                        });
}

static void
chart_layout (SwbBlock *block, SwbPageContext *context, double width)
{
  const Chart *self = (const Chart *) block;
  g_autoptr (SwbChartLayout) layout = lay_out (self, width);

  for (guint i = 0; i < swb_chart_layout_get_n_marks (layout); i++)
    {
      const SwbMark *mark = swb_chart_layout_get_mark (layout, i);

      if (mark->kind == SWB_MARK_TEXT && mark->text)
        swb_page_check_text (context, mark->text);
    }
  swb_block_add_item (block, self->height, FALSE);
}

static void
chart_draw (SwbBlock *block, const SwbPaint *paint, guint item)
{
  const Chart *self = (const Chart *) block;
  g_autoptr (SwbChartLayout) layout = lay_out (self, paint->width);

  cairo_save (paint->cr);
  cairo_translate (paint->cr, paint->x, paint->y);
  swb_chart_layout_draw (layout, paint->cr);
  cairo_restore (paint->cr);
}

static void
chart_free (SwbBlock *block)
{
  swb_chart_unref (((Chart *) block)->chart);
}

static const SwbBlockClass chart_class = {
  .tag = "Figure",
  .layout = chart_layout,
  .draw = chart_draw,
  .free = chart_free,
};

/**
 * swb_block_chart_new:
 * @chart: what to draw
 * @height: in points, with its note
 *
 * Returns: (transfer full): the chart over the whole width
 */
SwbBlock *
swb_block_chart_new (SwbChart *chart, double height)
{
  Chart *self = g_new0 (Chart, 1);

  swb_block_init (&self->parent, &chart_class);
  self->chart = swb_chart_ref (chart);
  self->height = height;
  return &self->parent;
}
