/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paper, its inks and its text: what every block of a page is made with. */
#pragma once

#include "chart/swb-chart-style.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * SwbPaper:
 * @SWB_PAPER_A4: 210 by 297 mm
 * @SWB_PAPER_LETTER: 8.5 by 11 inches
 */
typedef enum
{
  SWB_PAPER_A4,
  SWB_PAPER_LETTER,
  SWB_N_PAPERS,
} SwbPaper;

/**
 * SwbPageSize:
 *
 * All in points of 1/72 inch. Content is between the margins and ends above
 * the footer.
 */
typedef struct
{
  double width;
  double height;
  double margin;
  double top;
  double bottom;
} SwbPageSize;

/**
 * SwbTextLook:
 * @size: in points
 * @bold: whether it is bold
 * @markup: whether the text is Pango markup
 * @lines: at most so many, then an ellipsis; 0 for any number
 * @align: where short lines stand
 * @spacing: between letters, in points
 * @leading: factor of the line height; 0 for the font's own
 * @color: its ink
 */
typedef struct
{
  double size;
  gboolean bold;
  gboolean markup;
  int lines;
  PangoAlignment align;
  double spacing;
  double leading;
  SwbColor color;
} SwbTextLook;

/**
 * SwbPageContext:
 *
 * What text is shaped with on one thread; remembers which letters no font had.
 */
typedef struct _SwbPageContext SwbPageContext;

SwbPageSize swb_paper_size (SwbPaper paper);
gboolean swb_paper_parse (const char *text, SwbPaper *paper);

SwbPageContext *swb_page_context_new (void);
void swb_page_context_free (SwbPageContext *self);
GPtrArray *swb_page_context_get_warnings (const SwbPageContext *self);

PangoLayout *swb_page_text (SwbPageContext *self,
                            const SwbTextLook *look,
                            const char *text,
                            double width);
void swb_page_text_size (PangoLayout *text, double *width, double *height);
void swb_page_draw_text (cairo_t *cr,
                         PangoLayout *text,
                         const SwbTextLook *look,
                         double x,
                         double y);
void swb_page_put_text (SwbPageContext *self,
                        cairo_t *cr,
                        const SwbTextLook *look,
                        const char *text,
                        const cairo_rectangle_t *box);
void swb_page_check_text (SwbPageContext *self, const char *text);

SwbColor swb_page_ink (SwbChartInk ink);
void swb_page_set_ink (cairo_t *cr, SwbColor color);
void swb_page_rule (
    cairo_t *cr, double x, double y, double width, double line, SwbColor color);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbPageContext, swb_page_context_free)

G_END_DECLS
