/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table on paper. Columns of numbers take what they need; columns of text
 * share the rest and wrap; where even that is too wide, the type gets smaller,
 * so that no cell is cut. */
#include "report/swb-block-table.h"

#include "chart/swb-mark.h"

#include <cairo-pdf.h>
#include <math.h>

#define SIZE 10.0
#define SMALLEST 6.0
#define PAD 5.0        /* on either side of a cell */
#define PAD_Y 4.2      /* above and below a row's text */
#define SHAPE 15.0     /* room for the shape of a tier */
#define INDENT 12.0    /* of the rows of a group */
#define NARROWEST 84.0 /* of a column of text that wants as much */
#define LINES 3
#define WHOLE 24 /* a table up to so many rows is not broken */

typedef struct
{
  SwbBlock parent;
  const SwbTextTable *table;
  double size;
  double natural[SWB_TEXT_TABLE_COLUMNS_MAX];
  double widths[SWB_TEXT_TABLE_COLUMNS_MAX];
} Table;

static const SwbTextTableRow *
get_row (const Table *self, guint row)
{
  return &g_array_index (self->table->rows, SwbTextTableRow, row);
}

static const char *
cell_text (const SwbTextTableRow *row, guint column)
{
  return row->cells[column] ? row->cells[column] : "";
}

static gboolean
is_strong (SwbTextTableRowKind kind)
{
  return kind == SWB_TEXT_TABLE_ROW_GROUP || kind == SWB_TEXT_TABLE_ROW_TOTAL;
}

static double
indent_of (const SwbTextTableRow *row, guint column)
{
  if (column > 0)
    return 0.0;
  return (row->tier != SWB_TEXT_TABLE_NO_TIER ? SHAPE : 0.0) +
         (row->kind == SWB_TEXT_TABLE_ROW_CHILD ? INDENT : 0.0);
}

static SwbTextLook
cell_look (const Table *self, const SwbTextTableRow *row, guint column)
{
  SwbTextLook look = {
    .size = self->size,
    .bold = is_strong (row->kind),
    .lines = LINES,
    .align = self->table->right[column] ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT,
    .color = swb_page_ink (SWB_CHART_INK_TEXT),
  };

  if (column + 1 < self->table->n_columns ||
      row->tone == SWB_TEXT_TABLE_TONE_PLAIN)
    return look;
  look.bold = look.bold || row->tone == SWB_TEXT_TABLE_TONE_BAD;
  look.color = swb_color_from_hex (
      row->tone == SWB_TEXT_TABLE_TONE_BAD ? 0xa51d2d : 0x126b43);
  return look;
}

static SwbTextLook
heading_look (const Table *self, guint column)
{
  return (SwbTextLook){
    .size = self->size,
    .bold = TRUE,
    .lines = 2,
    .align = self->table->right[column] ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT,
    .color = swb_page_ink (SWB_CHART_INK_DIM),
  };
}

static double
natural_width (SwbPageContext *context,
               const SwbTextLook *look,
               const char *text)
{
  g_autoptr (PangoLayout) layout = swb_page_text (context, look, text, -1.0);
  double width;

  swb_page_text_size (layout, &width, NULL);
  return width + 2.0 * PAD + 0.5;
}

static void
measure_columns (Table *self, SwbPageContext *context)
{
  for (guint c = 0; c < self->table->n_columns; c++)
    {
      const SwbTextLook heading = heading_look (self, c);

      self->natural[c] =
          natural_width (context, &heading, self->table->headings[c]);
      for (guint r = 0; r < self->table->rows->len; r++)
        {
          const SwbTextTableRow *row = get_row (self, r);
          const SwbTextLook look = cell_look (self, row, c);
          const double width =
              natural_width (context, &look, cell_text (row, c)) +
              indent_of (row, c);

          self->natural[c] = MAX (self->natural[c], width);
        }
    }
}

/* Columns of text get what they want, or an equal share of what is left. */
static void
share_width (Table *self, double left, guint n_open)
{
  gboolean settled[SWB_TEXT_TABLE_COLUMNS_MAX] = { FALSE };
  gboolean changed = TRUE;

  while (changed && n_open > 0)
    {
      const double share = left / n_open;

      changed = FALSE;
      for (guint c = 0; c < self->table->n_columns; c++)
        if (!self->table->fixed[c] && !settled[c] && self->natural[c] <= share)
          {
            self->widths[c] = self->natural[c];
            left -= self->natural[c];
            n_open--;
            settled[c] = changed = TRUE;
          }
    }
  for (guint c = 0; c < self->table->n_columns; c++)
    if (!self->table->fixed[c] && !settled[c])
      self->widths[c] = left / n_open;
}

/* What is over goes to all columns, and twice as much to those of text. */
static void
fill_width (Table *self, double width, guint n_text)
{
  double over = width;

  for (guint c = 0; c < self->table->n_columns; c++)
    over -= self->widths[c];
  over /= self->table->n_columns + n_text;
  for (guint c = 0; c < self->table->n_columns; c++)
    self->widths[c] += self->table->fixed[c] ? over : 2.0 * over;
}

static gboolean
fit_columns (Table *self, double width)
{
  double left = width, least = 0.0;
  guint n_text = 0;

  for (guint c = 0; c < self->table->n_columns; c++)
    if (self->table->fixed[c])
      left -= self->widths[c] = self->natural[c];
    else
      {
        least += MIN (self->natural[c], NARROWEST);
        n_text++;
      }
  if (left < least)
    return FALSE;
  share_width (self, left, n_text);
  fill_width (self, width, n_text);
  return TRUE;
}

/* Even the smallest type was too wide: numbers may wrap as well. */
static void
force_columns (Table *self, double width)
{
  for (guint c = 0; c < self->table->n_columns; c++)
    self->widths[c] = width / self->table->n_columns;
}

static PangoLayout *
cell_layout (Table *self,
             SwbPageContext *context,
             const SwbTextTableRow *row,
             guint c)
{
  const SwbTextLook look = cell_look (self, row, c);

  return swb_page_text (context, &look, cell_text (row, c),
                        self->widths[c] - 2.0 * PAD - indent_of (row, c));
}

static double
first_baseline (PangoLayout *text)
{
  return (double) pango_layout_get_baseline (text) / PANGO_SCALE;
}

/* Scripts differ in what they need above the line; all cells of a row stand on
 * the deepest first baseline. */
static double
measure_row (Table *self,
             SwbPageContext *context,
             const SwbTextTableRow *row,
             double *baseline)
{
  double below = 0.0;

  *baseline = 0.0;
  for (guint c = 0; c < self->table->n_columns; c++)
    {
      g_autoptr (PangoLayout) text = cell_layout (self, context, row, c);
      const double above = first_baseline (text);
      double height;

      swb_page_text_size (text, NULL, &height);
      *baseline = MAX (*baseline, above);
      below = MAX (below, height - above);
    }
  return *baseline + below;
}

static double
heading_height (Table *self, SwbPageContext *context)
{
  double most = 0.0;

  for (guint c = 0; c < self->table->n_columns; c++)
    {
      const SwbTextLook look = heading_look (self, c);
      g_autoptr (PangoLayout) text =
          swb_page_text (context, &look, self->table->headings[c],
                         self->widths[c] - 2.0 * PAD);
      double height;

      swb_page_text_size (text, NULL, &height);
      most = MAX (most, height);
    }
  return most + 2.0 * PAD_Y;
}

static void
table_layout (SwbBlock *block, SwbPageContext *context, double width)
{
  Table *self = (Table *) block;
  gboolean fits = FALSE;

  for (self->size = SIZE; !fits && self->size >= SMALLEST;)
    {
      measure_columns (self, context);
      fits = fit_columns (self, width);
      if (!fits)
        self->size -= 0.75;
    }
  if (!fits)
    force_columns (self, width);
  block->header = heading_height (self, context);
  for (guint r = 0; r < self->table->rows->len; r++)
    {
      const SwbTextTableRow *row = get_row (self, r);
      double baseline;
      const double height = measure_row (self, context, row, &baseline);

      swb_block_add_item (block, height + 2.0 * PAD_Y,
                          row->kind == SWB_TEXT_TABLE_ROW_GROUP);
    }
  swb_block_keep_ends (block, self->table->rows->len <= WHOLE ? WHOLE : 2);
}

static void
table_draw_header (SwbBlock *block, const SwbPaint *paint)
{
  Table *self = (Table *) block;
  double x = paint->x;

  cairo_tag_begin (paint->cr, "TR", NULL);
  for (guint c = 0; c < self->table->n_columns; c++)
    {
      const SwbTextLook look = heading_look (self, c);

      cairo_tag_begin (paint->cr, "TH", NULL);
      swb_page_put_text (
          paint->context, paint->cr, &look, self->table->headings[c],
          &(cairo_rectangle_t){ x + PAD, paint->y + PAD_Y,
                                self->widths[c] - 2.0 * PAD, 0 });
      cairo_tag_end (paint->cr, "TH");
      x += self->widths[c];
    }
  cairo_tag_end (paint->cr, "TR");
  swb_page_rule (paint->cr, paint->x, paint->y + block->header - 0.5,
                 paint->width, 1.0, swb_page_ink (SWB_CHART_INK_TEXT));
}

static void
draw_shape (Table *self,
            const SwbPaint *paint,
            const SwbTextTableRow *row,
            double baseline)
{
  const double x = paint->x + PAD + 4.0 +
                   (row->kind == SWB_TEXT_TABLE_ROW_CHILD ? INDENT : 0.0);

  if (row->tier == SWB_TEXT_TABLE_NO_TIER)
    return;
  swb_chart_draw_tier (paint->cr, (SwbChartTier) row->tier, x,
                       baseline - self->size * 0.36, 8.5);
}

static void
draw_rules (Table *self,
            const SwbPaint *paint,
            const SwbTextTableRow *row,
            double h)
{
  if (row->kind == SWB_TEXT_TABLE_ROW_TOTAL)
    swb_page_rule (paint->cr, paint->x, paint->y, paint->width, 1.0,
                   swb_page_ink (SWB_CHART_INK_TEXT));
  swb_page_rule (paint->cr, paint->x, paint->y + h, paint->width, 0.6,
                 swb_page_ink (SWB_CHART_INK_GRID));
}

static void
draw_cells (Table *self,
            const SwbPaint *paint,
            const SwbTextTableRow *row,
            double baseline)
{
  double x = paint->x;

  cairo_tag_begin (paint->cr, "TR", NULL);
  for (guint c = 0; c < self->table->n_columns; c++)
    {
      const SwbTextLook look = cell_look (self, row, c);
      g_autoptr (PangoLayout) text = cell_layout (self, paint->context, row, c);

      cairo_tag_begin (paint->cr, "TD", NULL);
      swb_page_draw_text (paint->cr, text, &look, x + PAD + indent_of (row, c),
                          baseline - first_baseline (text));
      cairo_tag_end (paint->cr, "TD");
      x += self->widths[c];
    }
  cairo_tag_end (paint->cr, "TR");
}

static void
table_draw (SwbBlock *block, const SwbPaint *paint, guint item)
{
  Table *self = (Table *) block;
  const SwbTextTableRow *row = get_row (self, item);
  double baseline;

  measure_row (self, paint->context, row, &baseline);
  baseline += paint->y + PAD_Y;
  draw_rules (self, paint, row, swb_block_get_item (block, item)->height);
  draw_shape (self, paint, row, baseline);
  draw_cells (self, paint, row, baseline);
}

static const SwbBlockClass table_class = {
  .tag = "Table",
  .layout = table_layout,
  .draw = table_draw,
  .draw_header = table_draw_header,
};

/**
 * swb_block_table_new:
 * @table: what it says; has to outlive the block
 *
 * Returns: (transfer full): the table as a block with an item for each row
 */
SwbBlock *
swb_block_table_new (const SwbTextTable *table)
{
  Table *self = g_new0 (Table, 1);

  swb_block_init (&self->parent, &table_class);
  self->table = table;
  return &self->parent;
}
