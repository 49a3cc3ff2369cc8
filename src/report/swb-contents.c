/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contents: three columns of sections, each with its page. The height is
 * known before the pages are, so that one pass puts everything in place. */
#include "report/swb-contents.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#define HEADING 17.0
#define ROW 14.0
#define COLUMNS 3
#define ABOVE 10.0
#define GAP 22.0

static guint
rows_of (guint n_entries)
{
  return (n_entries + COLUMNS - 1) / COLUMNS;
}

/**
 * swb_contents_height:
 * @n_entries: how many sections
 *
 * Returns: the height of the contents in points, with the room above
 */
double
swb_contents_height (guint n_entries)
{
  return n_entries == 0 ? 0.0 : ABOVE + HEADING + ROW * rows_of (n_entries);
}

static void
draw_leader (cairo_t *cr, double from, double to, double y)
{
  static const double dots[] = { 0.1, 3.0 };

  if (to <= from)
    return;
  cairo_save (cr);
  swb_page_set_ink (cr, swb_page_ink (SWB_CHART_INK_DIM));
  cairo_set_line_width (cr, 0.8);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, dots, 2, 0.0);
  cairo_move_to (cr, to, y);
  cairo_line_to (cr, from, y);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_entry (const SwbPaint *paint,
            const SwbContentsEntry *entry,
            const cairo_rectangle_t *box)
{
  const SwbTextLook look = { .size = 10.0,
                             .lines = 1,
                             .color = swb_page_ink (SWB_CHART_INK_TEXT) };
  g_autofree char *number = g_strdup_printf ("%u", entry->page + 1);
  g_autofree char *link = g_strdup_printf ("dest='%s'", entry->dest);
  g_autoptr (PangoLayout) page =
      swb_page_text (paint->context, &look, number, -1.0);
  g_autoptr (PangoLayout) name =
      swb_page_text (paint->context, &look, entry->name, box->width - 20.0);
  double name_width, page_width, height;

  swb_page_text_size (page, &page_width, &height);
  swb_page_text_size (name, &name_width, NULL);
  cairo_tag_begin (paint->cr, CAIRO_TAG_LINK, link);
  swb_page_draw_text (paint->cr, name, &look, box->x, box->y);
  swb_page_draw_text (paint->cr, page, &look, box->x + box->width - page_width,
                      box->y);
  cairo_tag_end (paint->cr, CAIRO_TAG_LINK);
  draw_leader (paint->cr, box->x + name_width + 6.0,
               box->x + box->width - page_width - 5.0, box->y + height * 0.76);
}

/**
 * swb_contents_draw:
 * @paint: where to
 * @entries: (array length=n_entries): the sections in order
 * @n_entries: how many
 *
 * Draws the contents, down one column after the other.
 */
void
swb_contents_draw (const SwbPaint *paint,
                   const SwbContentsEntry *entries,
                   guint n_entries)
{
  const SwbTextLook look = { .size = 11.0,
                             .bold = TRUE,
                             .color = swb_page_ink (SWB_CHART_INK_DIM) };
  const guint rows = rows_of (n_entries);
  const double width = (paint->width - GAP * (COLUMNS - 1)) / COLUMNS;

  swb_page_put_text (
      paint->context, paint->cr, &look, _ ("Contents"),
      &(cairo_rectangle_t){ paint->x, paint->y + ABOVE, paint->width, 0 });
  for (guint i = 0; i < n_entries; i++)
    draw_entry (
        paint, &entries[i],
        &(cairo_rectangle_t){ paint->x + (i / rows) * (width + GAP),
                              paint->y + ABOVE + HEADING + (i % rows) * ROW,
                              width, ROW });
}
