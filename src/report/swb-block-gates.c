/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gates in sentences. The verdict is a word, a colour and a shape: full
 * with a tick for passed, full with a cross for failed, dots for keep going,
 * empty for not yet. */
#include "report/swb-block-gates.h"

#include <cairo-pdf.h>
#include <math.h>

#define TEXT_LEFT 22.0
#define AFTER 6.0
#define WHOLE 8 /* so many gates stay on one page */

typedef struct
{
  SwbBlock parent;
  GArray *gates;
} Gates;

static const SwbBriefGate *
get_gate (const Gates *self, guint index)
{
  return &g_array_index (self->gates, SwbBriefGate, index);
}

static SwbTextLook
gate_look (void)
{
  return (SwbTextLook){ .size = 10.5,
                        .markup = TRUE,
                        .leading = 1.08,
                        .color = swb_page_ink (SWB_CHART_INK_TEXT) };
}

/**
 * swb_block_verdict_color:
 * @verdict: of a gate
 *
 * Returns: the ink of its word, at least 4.5:1 on paper
 */
SwbColor
swb_block_verdict_color (SwbBriefVerdict verdict)
{
  switch (verdict)
    {
    case SWB_BRIEF_VERDICT_PASS:
      return swb_color_from_hex (0x157a4a);
    case SWB_BRIEF_VERDICT_KEEP_GOING:
      return swb_color_from_hex (0x8a5a00);
    case SWB_BRIEF_VERDICT_FAIL:
      return swb_color_from_hex (0xa51d2d);
    case SWB_BRIEF_VERDICT_OPEN:
    default:
      return swb_page_ink (SWB_CHART_INK_TEXT);
    }
}

static void
diamond_path (cairo_t *cr, double x, double y, double size)
{
  const double half = size / 2.0;

  cairo_new_path (cr);
  cairo_move_to (cr, x, y - half);
  cairo_line_to (cr, x + half, y);
  cairo_line_to (cr, x, y + half);
  cairo_line_to (cr, x - half, y);
  cairo_close_path (cr);
}

static void
draw_sign (cairo_t *cr, SwbBriefVerdict verdict, double x, double y, double u)
{
  cairo_set_line_width (cr, u * 0.5);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (verdict == SWB_BRIEF_VERDICT_KEEP_GOING)
    {
      for (int i = -1; i <= 1; i++)
        {
          cairo_new_sub_path (cr);
          cairo_arc (cr, x + i * u * 0.95, y, u * 0.32, 0, 2.0 * G_PI);
        }
      cairo_fill (cr);
      return;
    }
  if (verdict == SWB_BRIEF_VERDICT_PASS)
    {
      cairo_move_to (cr, x - u, y + u * 0.05);
      cairo_line_to (cr, x - u * 0.25, y + u * 0.75);
      cairo_line_to (cr, x + u, y - u * 0.7);
    }
  else
    {
      cairo_move_to (cr, x - u * 0.7, y - u * 0.7);
      cairo_line_to (cr, x + u * 0.7, y + u * 0.7);
      cairo_move_to (cr, x + u * 0.7, y - u * 0.7);
      cairo_line_to (cr, x - u * 0.7, y + u * 0.7);
    }
  cairo_stroke (cr);
}

/**
 * swb_block_draw_verdict:
 * @cr: where to
 * @verdict: of a gate
 * @x: middle of the diamond, in points
 * @y: middle of the diamond
 * @size: from corner to corner
 *
 * Draws the diamond of a gate with the sign of its verdict.
 */
void
swb_block_draw_verdict (
    cairo_t *cr, SwbBriefVerdict verdict, double x, double y, double size)
{
  const gboolean full =
      verdict == SWB_BRIEF_VERDICT_PASS || verdict == SWB_BRIEF_VERDICT_FAIL;
  const SwbColor color = swb_block_verdict_color (verdict);
  const SwbColor paper = swb_page_ink (SWB_CHART_INK_BACKGROUND);

  cairo_save (cr);
  diamond_path (cr, x, y, size);
  swb_page_set_ink (cr, full ? color : paper);
  cairo_fill_preserve (cr);
  swb_page_set_ink (cr, color);
  cairo_set_line_width (cr, 1.2);
  cairo_stroke (cr);
  swb_page_set_ink (cr, full ? paper : color);
  if (verdict != SWB_BRIEF_VERDICT_OPEN)
    draw_sign (cr, verdict, x, y, size / 6.0);
  cairo_restore (cr);
}

static void
gates_layout (SwbBlock *block, SwbPageContext *context, double width)
{
  const Gates *self = (const Gates *) block;
  const SwbTextLook look = gate_look ();

  for (guint i = 0; i < self->gates->len; i++)
    {
      g_autoptr (PangoLayout) text = swb_page_text (
          context, &look, get_gate (self, i)->text, width - TEXT_LEFT);
      double height;

      swb_page_text_size (text, NULL, &height);
      swb_block_add_item (block, height + AFTER, FALSE);
    }
  swb_block_keep_ends (block, self->gates->len <= WHOLE ? WHOLE : 1);
}

static void
gates_draw (SwbBlock *block, const SwbPaint *paint, guint item)
{
  const Gates *self = (const Gates *) block;
  const SwbBriefGate *gate = get_gate (self, item);
  const SwbTextLook look = gate_look ();

  swb_block_draw_verdict (paint->cr, gate->verdict, paint->x + 7.0,
                          paint->y + look.size * 0.72, 12.5);
  cairo_tag_begin (paint->cr, "P", NULL);
  swb_page_put_text (paint->context, paint->cr, &look, gate->text,
                     &(cairo_rectangle_t){ paint->x + TEXT_LEFT, paint->y,
                                           paint->width - TEXT_LEFT, 0 });
  cairo_tag_end (paint->cr, "P");
}

static const SwbBlockClass gates_class = {
  .layout = gates_layout,
  .draw = gates_draw,
};

/**
 * swb_block_gates_new:
 * @gates: (element-type SwbBriefGate): has to outlive the block
 *
 * Returns: (transfer full): an item a gate
 */
SwbBlock *
swb_block_gates_new (GArray *gates)
{
  Gates *self = g_new0 (Gates, 1);

  swb_block_init (&self->parent, &gates_class);
  self->gates = gates;
  return &self->parent;
}
