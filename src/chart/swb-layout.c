/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building a layout: marks are added, text is measured and placed. */
#include "base/swb-text.h"
#include "chart/swb-chart-private.h"
#include "chart/swb-text-language.h"

#include <math.h>
#include <string.h>

static void
mark_clear (gpointer data)
{
  SwbMark *mark = data;

  g_free (mark->points);
  g_free (mark->text);
}

static PangoContext *
new_pango_context (const SwbChartContext *context)
{
  PangoContext *pango =
      pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_SLIGHT);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (pango, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (pango, FALSE);
  swb_text_language_apply (pango);
  pango_context_set_base_dir (pango, context->rtl ? PANGO_DIRECTION_RTL
                                                  : PANGO_DIRECTION_LTR);
  return pango;
}

SwbChartLayout *
swb_layout_new (const SwbChartContext *context)
{
  SwbChartLayout *layout = g_new0 (SwbChartLayout, 1);
  double size = context->font_size > 0.0 ? context->font_size : 14.0;

  layout->marks = g_array_new (FALSE, TRUE, sizeof (SwbMark));
  g_array_set_clear_func (layout->marks, mark_clear);
  layout->context = *context;
  layout->font_family =
      g_strdup (context->font_family ? context->font_family : "Sans");
  layout->context.font_family = layout->font_family;
  layout->pango = new_pango_context (context);
  size *= context->font_scale > 0.0 ? context->font_scale : 1.0;
  layout->small = size * 0.8;
  layout->normal = size * 0.9;
  return layout;
}

/**
 * swb_chart_layout_free:
 * @layout: (transfer full) (nullable): a layout
 */
void
swb_chart_layout_free (SwbChartLayout *layout)
{
  if (!layout)
    return;
  g_array_unref (layout->marks);
  g_object_unref (layout->pango);
  g_free (layout->font_family);
  g_free (layout);
}

/* The mark stays where it is only until the next one is added. */
SwbMark *
swb_layout_add (SwbChartLayout *layout,
                SwbMarkKind kind,
                SwbMarkRole role,
                SwbDatum datum)
{
  SwbMark mark = { .kind = kind, .role = role, .datum = datum };

  g_array_append_val (layout->marks, mark);
  return &g_array_index (layout->marks, SwbMark, layout->marks->len - 1);
}

static void
set_box (SwbMark *mark, const cairo_rectangle_t *box)
{
  mark->x = box->x;
  mark->y = box->y;
  mark->width = box->width;
  mark->height = box->height;
}

SwbMark *
swb_layout_add_box (SwbChartLayout *layout,
                    SwbMarkRole role,
                    SwbDatum datum,
                    const cairo_rectangle_t *box,
                    SwbColor fill)
{
  SwbMark *mark = swb_layout_add (layout, SWB_MARK_RECT, role, datum);

  set_box (mark, box);
  mark->fill = fill;
  return mark;
}

SwbMark *
swb_layout_add_line (SwbChartLayout *layout,
                     SwbMarkRole role,
                     SwbPoint from,
                     SwbPoint to,
                     SwbColor stroke)
{
  SwbMark *mark = swb_layout_add (layout, SWB_MARK_LINE, role, SWB_DATUM_NONE);

  mark->x = from.x;
  mark->y = from.y;
  mark->width = to.x - from.x;
  mark->height = to.y - from.y;
  mark->stroke = stroke;
  mark->line_width = 1.0;
  return mark;
}

static void
bound_points (SwbMark *mark)
{
  double right = -G_MAXDOUBLE;
  double bottom = -G_MAXDOUBLE;

  mark->x = mark->y = G_MAXDOUBLE;
  for (guint i = 0; i < mark->n_points; i++)
    {
      mark->x = MIN (mark->x, mark->points[i].x);
      mark->y = MIN (mark->y, mark->points[i].y);
      right = MAX (right, mark->points[i].x);
      bottom = MAX (bottom, mark->points[i].y);
    }
  mark->width = right - mark->x;
  mark->height = bottom - mark->y;
}

/* Returns NULL where there are no points. */
SwbMark *
swb_layout_add_path (SwbChartLayout *layout,
                     SwbMarkKind kind,
                     SwbMarkRole role,
                     int series,
                     GArray *points,
                     SwbColor color)
{
  SwbMark *mark;

  if (points->len < 2)
    return NULL;
  mark = swb_layout_add (layout, kind, role, (SwbDatum){ series, -1 });
  mark->n_points = points->len;
  mark->points = g_memdup2 (points->data, points->len * sizeof (SwbPoint));
  bound_points (mark);
  if (kind == SWB_MARK_POLYGON)
    mark->fill = color;
  else
    {
      mark->stroke = color;
      mark->line_width = 2.0;
    }
  return mark;
}

/* Text of the small size and dim colour; the caller changes the mark. */
SwbMark *
swb_layout_add_text (SwbChartLayout *layout,
                     SwbMarkRole role,
                     const char *text,
                     const cairo_rectangle_t *box)
{
  SwbMark *mark = swb_layout_add (layout, SWB_MARK_TEXT, role, SWB_DATUM_NONE);

  set_box (mark, box);
  mark->text = g_strdup (text);
  mark->font_size = layout->small;
  mark->fill = swb_layout_ink (layout, SWB_CHART_INK_DIM);
  return mark;
}

SwbMark *
swb_layout_add_dot (SwbChartLayout *layout,
                    SwbMarkRole role,
                    SwbDatum datum,
                    SwbPoint at,
                    double size,
                    SwbColor color)
{
  SwbMark *mark = swb_layout_add (layout, SWB_MARK_SHAPE, role, datum);

  set_box (mark, &(cairo_rectangle_t){ at.x - size / 2.0, at.y - size / 2.0,
                                       size, size });
  mark->shape = SWB_CHART_SHAPE_CIRCLE;
  mark->fill = color;
  return mark;
}

SwbMark *
swb_layout_add_area (SwbChartLayout *layout,
                     SwbDatum datum,
                     const cairo_rectangle_t *box,
                     SwbPoint anchor)
{
  SwbMark *mark =
      swb_layout_add (layout, SWB_MARK_AREA, SWB_MARK_ROLE_HIT, datum);

  set_box (mark, box);
  mark->anchor = anchor;
  return mark;
}

SwbColor
swb_layout_ink (const SwbChartLayout *layout, SwbChartInk ink)
{
  return swb_chart_palette_color (layout->context.palette, ink);
}

PangoLayout *
swb_layout_pango (const SwbChartLayout *layout, const SwbMark *mark)
{
  PangoLayout *pango = pango_layout_new (layout->pango);
  PangoFontDescription *font = pango_font_description_new ();
  g_autofree char *made = NULL;
  const char *shown;
  int width;

  pango_font_description_set_family (font, layout->font_family);
  pango_font_description_set_absolute_size (
      font, MAX (1.0, mark->font_size * PANGO_SCALE));
  if (mark->bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (pango, font);
  pango_font_description_free (font);
  shown = swb_text_shown (mark->text, 0, &made);
  pango_layout_set_text (pango, shown ? shown : "", -1);
  pango_layout_set_single_paragraph_mode (pango, !mark->wrapped);
  if (mark->centered)
    pango_layout_set_alignment (pango, PANGO_ALIGN_CENTER);
  pango_layout_get_size (pango, &width, NULL);
  if (mark->wrapped || width > (mark->width + 0.5) * PANGO_SCALE)
    {
      pango_layout_set_width (pango,
                              (int) (MAX (mark->width, 1.0) * PANGO_SCALE));
      pango_layout_set_ellipsize (pango, PANGO_ELLIPSIZE_END);
      pango_layout_set_wrap (pango, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_height (
          pango, mark->wrapped ? (int) (mark->height * PANGO_SCALE) : -1);
    }
  return pango;
}

void
swb_layout_measure (const SwbChartLayout *layout,
                    const char *text,
                    double size,
                    gboolean bold,
                    double *width,
                    double *height)
{
  SwbMark mark = { .kind = SWB_MARK_TEXT,
                   .text = (char *) text,
                   .font_size = size,
                   .bold = bold,
                   .width = 1e6 };
  g_autoptr (PangoLayout) pango = swb_layout_pango (layout, &mark);
  int w, h;

  pango_layout_get_size (pango, &w, &h);
  if (width)
    *width = ceil ((double) w / PANGO_SCALE);
  if (height)
    *height = ceil ((double) h / PANGO_SCALE);
}

double
swb_layout_line_height (const SwbChartLayout *layout, double size)
{
  double height;

  swb_layout_measure (layout, "0", size, FALSE, NULL, &height);
  return height;
}

static gboolean
overlaps_text (const SwbChartLayout *layout, const cairo_rectangle_t *box)
{
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const SwbMark *mark = &g_array_index (layout->marks, SwbMark, i);
      gboolean solid =
          mark->kind == SWB_MARK_TEXT || mark->role == SWB_MARK_ROLE_MARKER;

      if (solid && box->x < mark->x + mark->width + 2.0 &&
          mark->x < box->x + box->width + 2.0 &&
          box->y < mark->y + mark->height && mark->y < box->y + box->height)
        return TRUE;
    }
  return FALSE;
}

/* Whether a curve runs through the box. */
static gboolean
crosses_path (const SwbChartLayout *layout, const cairo_rectangle_t *box)
{
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const SwbMark *mark = &g_array_index (layout->marks, SwbMark, i);

      for (guint p = 1; mark->kind == SWB_MARK_PATH && p < mark->n_points; p++)
        for (int step = 0; step <= 8; step++)
          {
            SwbPoint a = mark->points[p - 1], b = mark->points[p];
            double x = a.x + (b.x - a.x) * step / 8.0;
            double y = a.y + (b.y - a.y) * step / 8.0;

            if (x >= box->x - 2.0 && x <= box->x + box->width + 2.0 &&
                y >= box->y - 1.0 && y <= box->y + box->height + 1.0)
              return TRUE;
          }
    }
  return FALSE;
}

static gboolean
is_within (const cairo_rectangle_t *box, const cairo_rectangle_t *within)
{
  return box->x >= within->x && box->y >= within->y &&
         box->x + box->width <= within->x + within->width &&
         box->y + box->height <= within->y + within->height;
}

/* Writes the text, in bold where asked, centred at the first of the places
 * where it is free of other text and of curves and within the box; where there
 * is none, at the first that is free of text, on a veil. Returns whether there
 * was one. */
gboolean
swb_layout_place_text (SwbChartLayout *layout,
                       const char *text,
                       const SwbMark *look,
                       const cairo_rectangle_t *within,
                       const SwbPoint *places,
                       guint n_places)
{
  SwbColor back = swb_layout_ink (layout, SWB_CHART_INK_BACKGROUND);
  cairo_rectangle_t box;

  swb_layout_measure (layout, text, layout->small, look->bold, &box.width,
                      &box.height);
  for (guint i = 0; i < 2 * n_places; i++)
    {
      SwbPoint at = places[i % n_places];
      SwbMark *mark;

      box.x = at.x - box.width / 2.0;
      box.y = at.y - box.height / 2.0;
      if (!is_within (&box, within) || overlaps_text (layout, &box) ||
          (i < n_places && crosses_path (layout, &box)))
        continue;
      if (i >= n_places)
        swb_layout_add_box (layout, SWB_MARK_ROLE_LABEL, SWB_DATUM_NONE, &box,
                            swb_color_with_alpha (back, 0.8));
      mark = swb_layout_add_text (layout, SWB_MARK_ROLE_LABEL, text, &box);
      mark->fill = look->fill;
      mark->bold = look->bold;
      return TRUE;
    }
  return FALSE;
}

/* One area for each anchor, from half-way to half-way to its neighbours. */
void
swb_layout_add_slabs (SwbChartLayout *layout,
                      int series,
                      const SwbPoint *anchors,
                      guint n_anchors,
                      const cairo_rectangle_t *plot)
{
  double right = plot->x + plot->width;

  for (guint i = 0; i < n_anchors; i++)
    {
      gboolean back = n_anchors > 1 && anchors[0].x > anchors[1].x;
      double before = i > 0 ? (anchors[i - 1].x + anchors[i].x) / 2.0
                            : (back ? right : plot->x);
      double after = i + 1 < n_anchors ? (anchors[i + 1].x + anchors[i].x) / 2.0
                                       : (back ? plot->x : right);
      cairo_rectangle_t box = { MIN (before, after), plot->y,
                                fabs (after - before), plot->height };

      swb_layout_add_area (layout, (SwbDatum){ series, (int) i }, &box,
                           anchors[i]);
    }
}

/* Writes the note at the foot, in two lines at most; returns the height that
 * it takes: 0 where there is none or no room. */
double
swb_layout_add_note (SwbChartLayout *layout, const char *note)
{
  double width = layout->context.width;
  double line = swb_layout_line_height (layout, layout->small);
  double natural, height;
  SwbMark *mark;

  if (!note || !*note || line * 6.0 > layout->context.height)
    return 0.0;
  swb_layout_measure (layout, note, layout->small, FALSE, &natural, NULL);
  height = natural > width && line * 9.0 < layout->context.height ? line * 2.0
                                                                  : line;
  mark = swb_layout_add_text (
      layout, SWB_MARK_ROLE_NOTE, note,
      &(cairo_rectangle_t){ 0, layout->context.height - height, width,
                            height });
  mark->wrapped = TRUE;
  return height + line * 0.6;
}
