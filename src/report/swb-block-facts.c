/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of the title page. A value that is too long for its column gets a
 * second line, then smaller type. */
#include "report/swb-block-facts.h"

#include <cairo-pdf.h>

#define GAP 14.0
#define PAD 10.0

typedef struct
{
  SwbBlock parent;
  const SwbBriefFact *facts;
  guint n;
} Facts;

enum
{
  LABEL,
  VALUE,
  DETAIL,
  N_PARTS,
};

static const char *
part_text (const SwbBriefFact *fact, int part)
{
  const char *texts[N_PARTS] = { fact->label, fact->value, fact->detail };

  return texts[part] ? texts[part] : "";
}

static SwbTextLook
part_look (int part)
{
  return (SwbTextLook){
    .size = part == VALUE ? 16.0 : 10.0,
    .bold = part == VALUE,
    .lines = 4,
    .color =
        swb_page_ink (part == VALUE ? SWB_CHART_INK_TEXT : SWB_CHART_INK_DIM),
  };
}

static double
column_width (const Facts *self, double width)
{
  return (width - (self->n - 1) * GAP) / self->n;
}

/* Whether @text has at most two lines and no word is broken. */
static gboolean
stands_well (PangoLayout *text, double width)
{
  PangoRectangle box;
  gboolean well;

  pango_layout_set_wrap (text, PANGO_WRAP_WORD);
  pango_layout_get_extents (text, NULL, &box);
  well = pango_layout_get_line_count (text) <= 2 &&
         box.width <= (int) (width * PANGO_SCALE) + 1;
  pango_layout_set_wrap (text, PANGO_WRAP_WORD_CHAR);
  return well;
}

/* Shrinks a value until it stands well. */
static PangoLayout *
part_layout (SwbPageContext *context,
             const SwbBriefFact *fact,
             int part,
             double width,
             SwbTextLook *look)
{
  for (*look = part_look (part);; look->size -= 1.0)
    {
      PangoLayout *text =
          swb_page_text (context, look, part_text (fact, part), width);

      if (part != VALUE || look->size < 9.0 || stands_well (text, width))
        return text;
      g_object_unref (text);
    }
}

static double
fact_height (SwbPageContext *context, const SwbBriefFact *fact, double width)
{
  double sum = 0.0;

  for (int part = 0; part < N_PARTS; part++)
    {
      SwbTextLook look;
      g_autoptr (PangoLayout) text =
          part_layout (context, fact, part, width, &look);
      double height;

      swb_page_text_size (text, NULL, &height);
      sum += *part_text (fact, part) ? height + 2.0 : 0.0;
    }
  return sum;
}

static void
facts_layout (SwbBlock *block, SwbPageContext *context, double width)
{
  Facts *self = (Facts *) block;
  double most = 0.0;

  for (guint i = 0; i < self->n; i++)
    most = MAX (most, fact_height (context, &self->facts[i],
                                   column_width (self, width)));
  swb_block_add_item (block, most + 2.0 * PAD, FALSE);
}

static void
draw_fact (const Facts *self, const SwbPaint *paint, guint index, double width)
{
  const double x = paint->x + index * (width + GAP);
  double y = paint->y + PAD;

  for (int part = 0; part < N_PARTS; part++)
    {
      SwbTextLook look;
      g_autoptr (PangoLayout) text =
          part_layout (paint->context, &self->facts[index], part, width, &look);
      double height;

      if (!*part_text (&self->facts[index], part))
        continue;
      cairo_tag_begin (paint->cr, "P", NULL);
      swb_page_draw_text (paint->cr, text, &look, x, y);
      cairo_tag_end (paint->cr, "P");
      swb_page_text_size (text, NULL, &height);
      y += height + 2.0;
    }
}

static void
facts_draw (SwbBlock *block, const SwbPaint *paint, guint item)
{
  const Facts *self = (const Facts *) block;
  const double height = swb_block_get_item (block, item)->height;

  swb_page_rule (paint->cr, paint->x, paint->y, paint->width, 1.0,
                 swb_page_ink (SWB_CHART_INK_TEXT));
  for (guint i = 0; i < self->n; i++)
    draw_fact (self, paint, i, column_width (self, paint->width));
  swb_page_rule (paint->cr, paint->x, paint->y + height, paint->width, 0.6,
                 swb_page_ink (SWB_CHART_INK_GRID));
}

static const SwbBlockClass facts_class = {
  .layout = facts_layout,
  .draw = facts_draw,
};

/**
 * swb_block_facts_new:
 * @facts: (array length=n_facts): has to outlive the block
 * @n_facts: how many, at least 1
 *
 * Returns: (transfer full): the facts side by side
 */
SwbBlock *
swb_block_facts_new (const SwbBriefFact *facts, guint n_facts)
{
  Facts *self = g_new0 (Facts, 1);

  swb_block_init (&self->parent, &facts_class);
  self->facts = facts;
  self->n = n_facts;
  return &self->parent;
}
