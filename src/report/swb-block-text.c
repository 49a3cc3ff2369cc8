/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that flows: each line of a paragraph is an item, so that a page breaks
 * between lines and never leaves a single one alone. */
#include "report/swb-block-text.h"

#include <cairo-pdf.h>

typedef struct
{
  SwbBlock parent;
  const char *tag;
  SwbTextLook look;
  const char *text;
  double after;
  PangoLayout *layout;
} Text;

typedef struct
{
  SwbBlock parent;
  const char *texts[3];
} Title;

static void
text_layout (SwbBlock *block, SwbPageContext *context, double width)
{
  Text *self = (Text *) block;
  PangoLayoutIter *iter;
  int top, bottom;

  g_clear_object (&self->layout);
  self->layout = swb_page_text (context, &self->look, self->text, width);
  iter = pango_layout_get_iter (self->layout);
  do
    {
      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      swb_block_add_item (block, (double) (bottom - top) / PANGO_SCALE, FALSE);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  swb_block_keep_ends (block, self->parent.keep_next ? 99 : 2);
  g_array_index (block->items, SwbBlockItem, block->items->len - 1).height +=
      self->after;
}

static void
text_draw (SwbBlock *block, const SwbPaint *paint, guint item)
{
  Text *self = (Text *) block;
  PangoLayoutIter *iter = pango_layout_get_iter (self->layout);
  PangoRectangle box;
  int top;

  for (guint i = 0; i < item; i++)
    pango_layout_iter_next_line (iter);
  pango_layout_iter_get_line_extents (iter, NULL, &box);
  pango_layout_iter_get_line_yrange (iter, &top, NULL);
  swb_page_set_ink (paint->cr, self->look.color);
  cairo_move_to (paint->cr, paint->x + (double) box.x / PANGO_SCALE,
                 paint->y +
                     (double) (pango_layout_iter_get_baseline (iter) - top) /
                         PANGO_SCALE);
  pango_cairo_show_layout_line (paint->cr,
                                pango_layout_iter_get_line_readonly (iter));
  pango_layout_iter_free (iter);
}

static void
text_free (SwbBlock *block)
{
  g_clear_object (&((Text *) block)->layout);
}

static const SwbBlockClass heading_class = {
  .tag = "H2",
  .layout = text_layout,
  .draw = text_draw,
  .free = text_free,
};

static const SwbBlockClass subheading_class = {
  .tag = "H3",
  .layout = text_layout,
  .draw = text_draw,
  .free = text_free,
};

static const SwbBlockClass paragraph_class = {
  .tag = "P",
  .layout = text_layout,
  .draw = text_draw,
  .free = text_free,
};

static Text *
text_new (const SwbBlockClass *klass, const char *text, SwbTextLook look)
{
  Text *self = g_new0 (Text, 1);

  swb_block_init (&self->parent, klass);
  self->text = text;
  self->look = look;
  return self;
}

static SwbBlock *
new_heading (const SwbBlockClass *klass,
             const char *text,
             const char *dest,
             double size)
{
  const SwbTextLook look = { .size = size,
                             .bold = TRUE,
                             .color = swb_page_ink (SWB_CHART_INK_TEXT) };
  Text *self = text_new (klass, text, look);

  self->parent.before = size * 1.25;
  self->parent.keep_next = TRUE;
  self->parent.outline = text;
  self->parent.dest = dest;
  self->after = size * 0.4;
  return &self->parent;
}

/**
 * swb_block_heading_new:
 * @text: the heading; has to outlive the block, as all texts of blocks do
 * @dest: where links to it lead
 *
 * Returns: (transfer full): the heading of a section
 */
SwbBlock *
swb_block_heading_new (const char *text, const char *dest)
{
  return new_heading (&heading_class, text, dest, 14.5);
}

/**
 * swb_block_subheading_new:
 * @text: the heading
 * @dest: where links to it lead
 *
 * Returns: (transfer full): a heading within a section
 */
SwbBlock *
swb_block_subheading_new (const char *text, const char *dest)
{
  return new_heading (&subheading_class, text, dest, 11.5);
}

/**
 * swb_block_paragraph_new:
 * @text: sentences
 *
 * Returns: (transfer full): a paragraph of body text
 */
SwbBlock *
swb_block_paragraph_new (const char *text)
{
  const SwbTextLook look = { .size = 10.5,
                             .leading = 1.08,
                             .color = swb_page_ink (SWB_CHART_INK_TEXT) };
  Text *self = text_new (&paragraph_class, text, look);

  self->after = 5.0;
  return &self->parent;
}

/**
 * swb_block_note_new:
 * @text: sentences
 *
 * Returns: (transfer full): small print under a table or chart
 */
SwbBlock *
swb_block_note_new (const char *text)
{
  const SwbTextLook look = { .size = 9.0,
                             .leading = 1.05,
                             .color = swb_page_ink (SWB_CHART_INK_DIM) };
  Text *self = text_new (&paragraph_class, text, look);

  self->parent.before = 5.0;
  return &self->parent;
}

static void
title_look (guint i, SwbTextLook *look)
{
  static const double sizes[] = { 11.0, 29.0, 14.5 };

  *look = (SwbTextLook){ .size = sizes[i],
                         .bold = i < 2,
                         .lines = i == 1 ? 4 : 3,
                         .spacing = i == 0 ? 0.8 : 0,
                         .leading = i == 1 ? 0.92 : 0,
                         .color = swb_page_ink (i == 2 ? SWB_CHART_INK_DIM
                                                       : SWB_CHART_INK_TEXT) };
  if (i == 0)
    look->color =
        swb_chart_stage_color (SWB_CHART_STAGE_SEEDING, SWB_CHART_FORM_STRONG,
                               SWB_CHART_PALETTE_PRINT);
}

static void
title_layout (SwbBlock *block, SwbPageContext *context, double width)
{
  static const double after[] = { 2.0, 2.0, 13.0 };
  const Title *self = (const Title *) block;

  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    {
      g_autoptr (PangoLayout) text = NULL;
      SwbTextLook look;
      double height;

      title_look (i, &look);
      text = swb_page_text (context, &look, self->texts[i], width);
      swb_page_text_size (text, NULL, &height);
      swb_block_add_item (block, height + after[i],
                          i + 1 < G_N_ELEMENTS (self->texts));
    }
}

static void
title_draw (SwbBlock *block, const SwbPaint *paint, guint item)
{
  static const char *const tags[] = { "P", "H1", "P" };
  const Title *self = (const Title *) block;
  SwbTextLook look;

  title_look (item, &look);
  cairo_tag_begin (paint->cr, tags[item], NULL);
  swb_page_put_text (
      paint->context, paint->cr, &look, self->texts[item],
      &(cairo_rectangle_t){ paint->x, paint->y, paint->width, 0 });
  cairo_tag_end (paint->cr, tags[item]);
}

static const SwbBlockClass title_class = {
  .layout = title_layout,
  .draw = title_draw,
};

/**
 * swb_block_title_new:
 * @kicker: what the paper is, in capitals where the script has them
 * @name: the name of the campaign
 * @line: what it is for
 *
 * Returns: (transfer full): the head of the first page
 */
SwbBlock *
swb_block_title_new (const char *kicker, const char *name, const char *line)
{
  Title *self = g_new0 (Title, 1);

  swb_block_init (&self->parent, &title_class);
  self->texts[0] = kicker;
  self->texts[1] = name;
  self->texts[2] = line;
  return &self->parent;
}
