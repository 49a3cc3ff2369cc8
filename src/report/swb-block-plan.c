/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan as a drawing. Stages are bands over their dates; placements are
 * bars in rows by tier, with the tier's shape inside; gates are diamonds on
 * their day; a key names the tiers. */
#include "report/swb-block-plan.h"

#include "chart/swb-mark.h"
#include "report/swb-block-gates.h"
#include "report/swb-report-words.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define BAND 23.0
#define BAND_GAP 3.0
#define DATES 19.0
#define PITCH 15.5
#define LANES_MAX 165.0
#define GATES 22.0
#define KEY 17.0
#define N_LANES (SWB_N_CHART_TIERS + 1) /* the last for no tier */

typedef struct
{
  SwbBlock parent;
  const SwbBriefContent *content;
  SwbDay first;
  SwbDay last;
  guint *stage_rows;
  guint n_stage_rows;
  guint *mark_rows;
  guint n_mark_rows;
  gboolean seen[N_LANES];
  gboolean pale;
} Plan;

static const SwbBriefStage *
get_stage (const Plan *self, guint index)
{
  return &g_array_index (self->content->stages, SwbBriefStage, index);
}

static const SwbBriefMark *
get_mark (const Plan *self, guint index)
{
  return &g_array_index (self->content->marks, SwbBriefMark, index);
}

static SwbFlight
mark_flight (const SwbBriefMark *mark)
{
  return (SwbFlight){ mark->day, mark->day + MAX (mark->days, 1) - 1 };
}

static void
take_in (Plan *self, SwbDay first, SwbDay last)
{
  if (first == SWB_DAY_NONE || last == SWB_DAY_NONE)
    return;
  self->first = MIN (self->first, first);
  self->last = MAX (self->last, last);
}

static void
find_span (Plan *self)
{
  const SwbBriefContent *content = self->content;

  self->first = SWB_DAY_MAX;
  self->last = SWB_DAY_MIN;
  for (guint i = 0; i < content->stages->len; i++)
    take_in (self, get_stage (self, i)->flight.start,
             get_stage (self, i)->flight.end);
  for (guint i = 0; i < content->marks->len; i++)
    {
      const SwbFlight flight = mark_flight (get_mark (self, i));

      take_in (self, flight.start, flight.end);
    }
  for (guint i = 0; i < content->gates->len; i++)
    {
      const SwbDay day = g_array_index (content->gates, SwbBriefGate, i).day;

      take_in (self, day, day);
    }
  take_in (self, content->release, content->release);
}

/* Puts @flight into the first row from @from whose last day is over. */
static guint
find_row (GArray *ends, guint from, SwbFlight flight)
{
  guint row = from;

  while (row < ends->len && g_array_index (ends, SwbDay, row) >= flight.start)
    row++;
  if (row == ends->len)
    g_array_append_val (ends, flight.end);
  else
    g_array_index (ends, SwbDay, row) = flight.end;
  return row;
}

static void
stack_stages (Plan *self)
{
  const guint n = self->content->stages->len;
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (SwbDay));

  self->stage_rows = g_new0 (guint, n + 1);
  for (guint i = 0; i < n; i++)
    self->stage_rows[i] = find_row (ends, 0, get_stage (self, i)->flight);
  self->n_stage_rows = ends->len;
}

static int
lane_of (const SwbBriefMark *mark)
{
  return mark->tier >= 0 && mark->tier < SWB_N_CHART_TIERS ? mark->tier
                                                           : SWB_N_CHART_TIERS;
}

/* The marks are in order of their days. */
static void
stack_marks (Plan *self)
{
  const guint n = self->content->marks->len;
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (SwbDay));

  self->mark_rows = g_new0 (guint, n + 1);
  for (int lane = 0; lane < N_LANES; lane++)
    {
      const guint from = ends->len;

      for (guint i = 0; i < n; i++)
        {
          const SwbBriefMark *mark = get_mark (self, i);

          if (lane_of (mark) != lane)
            continue;
          self->seen[lane] = TRUE;
          self->pale |= !mark->firm;
          self->mark_rows[i] = find_row (ends, from, mark_flight (mark));
        }
    }
  self->n_mark_rows = ends->len;
}

static double
pitch (const Plan *self)
{
  return self->n_mark_rows == 0 ? 0.0
                                : MIN (PITCH, LANES_MAX / self->n_mark_rows);
}

static gboolean
has_gate_row (const Plan *self)
{
  return self->content->gates->len > 0 ||
         self->content->release != SWB_DAY_NONE;
}

static double
lanes_top (const Plan *self)
{
  return self->n_stage_rows * (BAND + BAND_GAP) + DATES;
}

static double
gates_top (const Plan *self)
{
  return lanes_top (self) + self->n_mark_rows * pitch (self) + 2.0;
}

static void
plan_layout (SwbBlock *block, SwbPageContext *context, double width)
{
  Plan *self = (Plan *) block;

  for (guint i = 0; i < self->content->stages->len; i++)
    swb_page_check_text (context, get_stage (self, i)->name);
  swb_block_add_item (block,
                      gates_top (self) + (has_gate_row (self) ? GATES : 0.0) +
                          (self->content->marks->len > 0 ? KEY : 0.0),
                      FALSE);
}

static double
day_x (const Plan *self, const SwbPaint *paint, SwbDay day)
{
  return paint->x + paint->width * (day - self->first) /
                        (double) (self->last - self->first + 1);
}

static void
round_box (cairo_t *cr, const cairo_rectangle_t *box, double radius)
{
  const double r = MIN (radius, MIN (box->width, box->height) / 2.0);

  cairo_new_sub_path (cr);
  cairo_arc (cr, box->x + box->width - r, box->y + r, r, -G_PI_2, 0);
  cairo_arc (cr, box->x + box->width - r, box->y + box->height - r, r, 0,
             G_PI_2);
  cairo_arc (cr, box->x + r, box->y + box->height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box->x + r, box->y + r, r, G_PI, 3.0 * G_PI_2);
  cairo_close_path (cr);
}

static void
draw_band (const Plan *self, const SwbPaint *paint, guint index)
{
  const SwbBriefStage *stage = get_stage (self, index);
  const double left = day_x (self, paint, stage->flight.start);
  const double right = day_x (self, paint, stage->flight.end + 1);
  const cairo_rectangle_t box = { left,
                                  paint->y + self->stage_rows[index] *
                                                 (BAND + BAND_GAP),
                                  MAX (right - left - 2.0, 2.0), BAND };
  const SwbTextLook look = {
    .size = 10.5,
    .bold = TRUE,
    .lines = 1,
    .color =
        swb_chart_stage_color ((SwbChartStage) stage->tone,
                               SWB_CHART_FORM_STRONG, SWB_CHART_PALETTE_PRINT),
  };

  round_box (paint->cr, &box, 4.0);
  swb_page_set_ink (paint->cr,
                    swb_chart_stage_color ((SwbChartStage) stage->tone,
                                           SWB_CHART_FORM_TINT,
                                           SWB_CHART_PALETTE_PRINT));
  cairo_fill (paint->cr);
  if (box.width > 30.0)
    swb_page_put_text (
        paint->context, paint->cr, &look, stage->name,
        &(cairo_rectangle_t){ box.x + 8.0, box.y + 4.2, box.width - 12.0, 0 });
}

/* Draws a date at @day where it does not run into the one before. */
static void
draw_date (const Plan *self,
           const SwbPaint *paint,
           SwbDay day,
           double *free_from)
{
  const SwbTextLook look = { .size = 10.0,
                             .color = swb_page_ink (SWB_CHART_INK_DIM) };
  g_autofree char *text = swb_day_format (day, SWB_DAY_STYLE_SHORT);
  g_autoptr (PangoLayout) label =
      swb_page_text (paint->context, &look, text, -1.0);
  double x = day_x (self, paint, day) + 2.0;
  double width;

  swb_page_text_size (label, &width, NULL);
  x = MIN (x, paint->x + paint->width - width);
  if (x < *free_from)
    return;
  swb_page_draw_text (paint->cr, label, &look, x,
                      paint->y + self->n_stage_rows * (BAND + BAND_GAP));
  *free_from = x + width + 5.0;
}

/* The first day of each stage; without stages, of the whole. */
static void
draw_dates (const Plan *self, const SwbPaint *paint)
{
  double free_from = -1.0;

  for (guint i = 0; i < self->content->stages->len; i++)
    draw_date (self, paint, get_stage (self, i)->flight.start, &free_from);
  if (self->content->stages->len > 0)
    return;
  draw_date (self, paint, self->first, &free_from);
  draw_date (self, paint, self->last, &free_from);
}

static SwbColor
bar_color (const SwbBriefMark *mark)
{
  const SwbColor pure = lane_of (mark) < SWB_N_CHART_TIERS
                            ? swb_chart_tier_color ((SwbChartTier) mark->tier)
                            : swb_page_ink (SWB_CHART_INK_DIM);

  return mark->firm ? pure
                    : swb_color_mix (
                          pure, swb_page_ink (SWB_CHART_INK_BACKGROUND), 0.55);
}

static void
draw_bar (const Plan *self, const SwbPaint *paint, guint index)
{
  const SwbBriefMark *mark = get_mark (self, index);
  const SwbFlight flight = mark_flight (mark);
  const double height = pitch (self) * 0.74;
  const double left = day_x (self, paint, flight.start);
  const double right = day_x (self, paint, flight.end + 1);
  const cairo_rectangle_t box = { left,
                                  paint->y + lanes_top (self) +
                                      self->mark_rows[index] * pitch (self),
                                  MAX (right - left - 0.8, 2.0), height };

  round_box (paint->cr, &box, 2.6);
  swb_page_set_ink (paint->cr, bar_color (mark));
  cairo_fill (paint->cr);
  if (height < 8.0 || box.width < 10.0 || lane_of (mark) >= SWB_N_CHART_TIERS)
    return;
  cairo_new_path (paint->cr);
  swb_chart_shape_path (paint->cr,
                        swb_chart_tier_shape ((SwbChartTier) mark->tier),
                        box.x + 7.0, box.y + height / 2.0, 6.0);
  swb_page_set_ink (
      paint->cr, mark->firm ? swb_page_ink (SWB_CHART_INK_BACKGROUND)
                            : swb_chart_tier_color ((SwbChartTier) mark->tier));
  cairo_fill (paint->cr);
}

static void
draw_upright (const Plan *self, const SwbPaint *paint, double x)
{
  static const double dashes[] = { 1.5, 2.5 };

  cairo_save (paint->cr);
  swb_page_set_ink (paint->cr, swb_page_ink (SWB_CHART_INK_DIM));
  cairo_set_line_width (paint->cr, 0.7);
  cairo_set_dash (paint->cr, dashes, 2, 0.0);
  cairo_move_to (paint->cr, x,
                 paint->y + self->n_stage_rows * (BAND + BAND_GAP) + 15.0);
  cairo_line_to (paint->cr, x, paint->y + gates_top (self) + GATES / 2.0);
  cairo_stroke (paint->cr);
  cairo_restore (paint->cr);
}

/* Under the bars: the days of the gates and of the release. */
static void
draw_uprights (const Plan *self, const SwbPaint *paint)
{
  for (guint i = 0; i < self->content->gates->len; i++)
    {
      const SwbDay day =
          g_array_index (self->content->gates, SwbBriefGate, i).day;

      if (day != SWB_DAY_NONE)
        draw_upright (self, paint, day_x (self, paint, day));
    }
  if (self->content->release != SWB_DAY_NONE)
    draw_upright (self, paint, day_x (self, paint, self->content->release));
}

static void
draw_release (const Plan *self, const SwbPaint *paint)
{
  const SwbTextLook look = { .size = 9.5,
                             .color = swb_page_ink (SWB_CHART_INK_DIM) };
  const double x = day_x (self, paint, self->content->release);
  g_autofree char *day =
      swb_day_format (self->content->release, SWB_DAY_STYLE_SHORT);
  /* Translators: %s is a day, "14 Feb". */
  g_autofree char *text = g_strdup_printf (_ ("Release %s"), day);
  g_autoptr (PangoLayout) label =
      swb_page_text (paint->context, &look, text, -1.0);
  double width;

  swb_page_text_size (label, &width, NULL);
  swb_page_draw_text (paint->cr, label, &look,
                      x - width - 5.0 > paint->x ? x - width - 5.0 : x + 5.0,
                      paint->y + gates_top (self) + 6.0);
}

static void
draw_gates (const Plan *self, const SwbPaint *paint)
{
  for (guint i = 0; i < self->content->gates->len; i++)
    {
      const SwbBriefGate *gate =
          &g_array_index (self->content->gates, SwbBriefGate, i);
      const double x =
          gate->day == SWB_DAY_NONE ? 0.0 : day_x (self, paint, gate->day);

      if (gate->day == SWB_DAY_NONE)
        continue;
      swb_block_draw_verdict (paint->cr, gate->verdict, x,
                              paint->y + gates_top (self) + GATES / 2.0, 16.0);
    }
}

static double
draw_key_text (const SwbPaint *paint, const char *text, double x, double y)
{
  const SwbTextLook look = { .size = 9.5,
                             .color = swb_page_ink (SWB_CHART_INK_DIM) };
  g_autoptr (PangoLayout) label =
      swb_page_text (paint->context, &look, text, -1.0);
  double width;

  swb_page_text_size (label, &width, NULL);
  swb_page_draw_text (paint->cr, label, &look, x, y);
  return x + width + 14.0;
}

static void
draw_key (const Plan *self, const SwbPaint *paint)
{
  const double y =
      paint->y + swb_block_get_item (&self->parent, 0)->height - KEY + 3.0;
  double x = paint->x;

  for (int lane = 0; lane < SWB_N_CHART_TIERS; lane++)
    if (self->seen[lane])
      {
        swb_chart_draw_tier (paint->cr, (SwbChartTier) lane, x + 4.0, y + 6.8,
                             8.0);
        x = draw_key_text (paint, swb_report_tier_name (lane), x + 12.0, y);
      }
  if (self->content->gates->len > 0)
    {
      swb_block_draw_verdict (paint->cr, SWB_BRIEF_VERDICT_OPEN, x + 5.0,
                              y + 6.8, 9.0);
      x = draw_key_text (paint, _ ("Gate"), x + 14.0, y);
    }
  if (self->pale)
    draw_key_text (paint, _ ("Pale: not yet agreed"), x, y);
}

static void
plan_draw (SwbBlock *block, const SwbPaint *paint, guint item)
{
  const Plan *self = (const Plan *) block;

  for (guint i = 0; i < self->content->stages->len; i++)
    draw_band (self, paint, i);
  draw_dates (self, paint);
  draw_uprights (self, paint);
  if (self->content->release != SWB_DAY_NONE)
    draw_release (self, paint);
  for (guint i = 0; i < self->content->marks->len; i++)
    draw_bar (self, paint, i);
  draw_gates (self, paint);
  if (self->content->marks->len > 0)
    draw_key (self, paint);
}

static void
plan_free (SwbBlock *block)
{
  g_free (((Plan *) block)->stage_rows);
  g_free (((Plan *) block)->mark_rows);
}

static const SwbBlockClass plan_class = {
  .tag = "Figure",
  .layout = plan_layout,
  .draw = plan_draw,
  .free = plan_free,
};

/**
 * swb_block_plan_new:
 * @content: whose stages, marks and gates; has to outlive the block
 *
 * Returns: (transfer full) (nullable): the drawing; %NULL where nothing has a
 *   date
 */
SwbBlock *
swb_block_plan_new (const SwbBriefContent *content)
{
  Plan *self;

  if (content->stages->len == 0 && content->marks->len == 0)
    return NULL;
  self = g_new0 (Plan, 1);
  swb_block_init (&self->parent, &plan_class);
  self->content = content;
  find_span (self);
  stack_stages (self);
  stack_marks (self);
  return &self->parent;
}
