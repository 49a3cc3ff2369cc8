/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars by category: planned pale, committed in the middle, actual solid. */
#include "chart/swb-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

enum
{
  PART_PLANNED,
  PART_COMMITTED,
  PART_ACTUAL,
  N_PARTS,
};

typedef struct
{
  char *label;
  char *value_text;
  double values[N_PARTS];
  SwbColor color;
} Bar;

typedef struct
{
  SwbChart parent;
  char *category_name;
  SwbValues value;
  Bar *bars;
  guint n;
  gboolean show_legend;
} Bars;

/* Where the columns of a row are, left to right running. */
typedef struct
{
  double top;
  double row;
  double label_width;
  double value_width;
  double bar_left;
  double bar_width;
  double bar_height;
  double most;
} Columns;

static const SwbMarkRole part_roles[] = { SWB_MARK_ROLE_PLANNED,
                                          SWB_MARK_ROLE_COMMITTED,
                                          SWB_MARK_ROLE_ACTUAL };

static const char *
part_name (int part)
{
  static const char *const names[] = { N_ ("Planned"), N_ ("Committed"),
                                       N_ ("Actual") };

  return _ (names[part]);
}

static void
measure_columns (const Bars *self, SwbChartLayout *layout, Columns *columns)
{
  double width = layout->context.width;
  double line = swb_layout_line_height (layout, layout->normal);

  for (guint i = 0; i < self->n; i++)
    {
      const Bar *bar = &self->bars[i];
      double w;

      swb_layout_measure (layout, bar->label, layout->normal, FALSE, &w, NULL);
      columns->label_width = MAX (columns->label_width, w);
      swb_layout_measure (layout, bar->value_text, layout->small, FALSE, &w,
                          NULL);
      columns->value_width = MAX (columns->value_width, w);
      for (int p = 0; p < N_PARTS; p++)
        columns->most = MAX (columns->most, bar->values[p]);
    }
  columns->label_width = MIN (columns->label_width, floor (width * 0.36));
  columns->value_width = MIN (columns->value_width, floor (width * 0.3));
  columns->bar_left = columns->label_width + 12.0;
  columns->bar_width =
      MAX (width - columns->bar_left - columns->value_width - 8.0, 8.0);
  columns->row = MIN (columns->row, line * 2.4);
  columns->bar_height = MAX (MIN (columns->row * 0.66, line * 0.95), 3.0);
}

/* Mirrors a box for text that runs from right to left. */
static cairo_rectangle_t
place (const SwbChartLayout *layout, double x, double y, double w, double h)
{
  if (layout->context.rtl)
    x = layout->context.width - x - w;
  return (cairo_rectangle_t){ x, y, w, h };
}

static SwbColor
part_color (const SwbChartLayout *layout, SwbColor color, int part)
{
  gboolean dark = swb_chart_palette_is_dark (layout->context.palette);
  SwbColor background = swb_layout_ink (layout, SWB_CHART_INK_BACKGROUND);

  if (part == PART_ACTUAL)
    return color;
  if (part == PART_COMMITTED)
    return swb_color_mix (background, color, 0.6);
  return swb_color_mix (background, color, dark ? 0.34 : 0.3);
}

static void
add_parts (const Bars *self,
           SwbChartLayout *layout,
           const Columns *columns,
           guint index,
           double middle)
{
  const Bar *bar = &self->bars[index];
  double h = columns->bar_height;

  for (int p = 0; p < N_PARTS; p++)
    {
      double share = columns->most > 0.0 ? bar->values[p] / columns->most : 0.0;
      double w =
          bar->values[p] > 0.0 ? MAX (share * columns->bar_width, 1.5) : 0.0;
      cairo_rectangle_t box =
          place (layout, columns->bar_left, middle - h / 2.0, w, h);
      SwbMark *mark;

      if (w <= 0.0)
        continue;
      mark = swb_layout_add_box (layout, part_roles[p],
                                 (SwbDatum){ p, (int) index }, &box,
                                 part_color (layout, bar->color, p));
      mark->radius = 4.0;
      if (layout->context.palette >= SWB_CHART_PALETTE_HIGH_CONTRAST)
        {
          mark->stroke = swb_layout_ink (layout, SWB_CHART_INK_TEXT);
          mark->line_width = 1.0;
        }
    }
}

/* Where more is committed or spent than planned, a line says where the plan
 * ends. */
static void
add_plan_end (const Bars *self,
              SwbChartLayout *layout,
              const Columns *columns,
              guint index,
              double middle)
{
  const double *values = self->bars[index].values;
  double h = columns->bar_height;
  cairo_rectangle_t at;
  SwbMark *mark;

  if (values[PART_PLANNED] <= 0.0 ||
      MAX (values[PART_COMMITTED], values[PART_ACTUAL]) <= values[PART_PLANNED])
    return;
  at = place (layout,
              columns->bar_left +
                  values[PART_PLANNED] / columns->most * columns->bar_width,
              middle - h / 2.0 - 2.0, 0.0, h + 4.0);
  mark =
      swb_layout_add_line (layout, SWB_MARK_ROLE_DROP, (SwbPoint){ at.x, at.y },
                           (SwbPoint){ at.x, at.y + at.height },
                           swb_layout_ink (layout, SWB_CHART_INK_TEXT));
  mark->line_width = 2.0;
}

static double
bar_end (const Bar *bar, const Columns *columns)
{
  double most =
      MAX (bar->values[PART_PLANNED],
           MAX (bar->values[PART_COMMITTED], bar->values[PART_ACTUAL]));

  return columns->bar_left + (columns->most > 0.0
                                  ? most / columns->most * columns->bar_width
                                  : 0.0);
}

static void
add_row_text (const Bars *self,
              SwbChartLayout *layout,
              const Columns *columns,
              guint index,
              double middle)
{
  const Bar *bar = &self->bars[index];
  double line = swb_layout_line_height (layout, layout->normal);
  double small = swb_layout_line_height (layout, layout->small);
  cairo_rectangle_t box;
  SwbMark *mark;
  double w;

  swb_layout_measure (layout, bar->label, layout->normal, FALSE, &w, NULL);
  box = place (layout, 0.0, middle - line / 2.0, MIN (w, columns->label_width),
               line);
  mark = swb_layout_add_text (layout, SWB_MARK_ROLE_LABEL, bar->label, &box);
  mark->font_size = layout->normal;
  mark->fill = swb_layout_ink (layout, SWB_CHART_INK_TEXT);
  swb_layout_measure (layout, bar->value_text, layout->small, FALSE, &w, NULL);
  box = place (layout, bar_end (bar, columns) + 8.0, middle - small / 2.0,
               MIN (w, columns->value_width), small);
  swb_layout_add_text (layout, SWB_MARK_ROLE_VALUE, bar->value_text, &box);
}

static void
add_row_areas (const Bars *self,
               SwbChartLayout *layout,
               const Columns *columns,
               guint index,
               double middle)
{
  for (int p = 0; p < N_PARTS; p++)
    {
      double share = columns->most > 0.0
                         ? self->bars[index].values[p] / columns->most
                         : 0.0;
      cairo_rectangle_t row = { 1.0, middle - columns->row / 2.0 + 1.0,
                                layout->context.width - 2.0,
                                columns->row - 2.0 };
      cairo_rectangle_t end =
          place (layout, columns->bar_left + share * columns->bar_width, middle,
                 0.0, 0.0);
      SwbMark *mark = swb_layout_add_area (layout, (SwbDatum){ p, (int) index },
                                           &row, (SwbPoint){ end.x, end.y });

      mark->radius = 6.0;
    }
}

static double
legend_width (SwbChartLayout *layout, double swatch)
{
  double total = 0.0;

  for (int p = 0; p < N_PARTS; p++)
    {
      double w;

      swb_layout_measure (layout, part_name (p), layout->small, FALSE, &w,
                          NULL);
      total += swatch * 1.5 + w + (p + 1 < N_PARTS ? swatch * 1.5 : 0.0);
    }
  return total;
}

/* Adds the legend at the foot; returns the height that it takes. */
static double
add_legend (const Bars *self, SwbChartLayout *layout, double bottom)
{
  double line = swb_layout_line_height (layout, layout->small);
  double swatch = line * 0.7;
  SwbColor grey = swb_layout_ink (layout, SWB_CHART_INK_DIM);
  double x = 0.0;

  if (!self->show_legend ||
      legend_width (layout, swatch) > layout->context.width ||
      bottom < line * (self->n + 2.5))
    return 0.0;
  for (int p = 0; p < N_PARTS; p++)
    {
      double w;
      cairo_rectangle_t box =
          place (layout, x, bottom - line / 2.0 - swatch / 2.0, swatch, swatch);

      swb_layout_add_box (layout, SWB_MARK_ROLE_LEGEND, SWB_DATUM_NONE, &box,
                          part_color (layout, grey, p))
          ->radius = 2.0;
      swb_layout_measure (layout, part_name (p), layout->small, FALSE, &w,
                          NULL);
      x += swatch * 1.5;
      box = place (layout, x, bottom - line, w, line);
      swb_layout_add_text (layout, SWB_MARK_ROLE_LEGEND, part_name (p), &box);
      x += w + swatch * 1.5;
    }
  return line * 1.6;
}

/* Rows that do not fit are told in a last line, never squeezed. */
static guint
fit_rows (const Bars *self, SwbChartLayout *layout, double room)
{
  double line = swb_layout_line_height (layout, layout->normal);
  guint fit = (guint) MAX (floor (room / line), 1.0);
  g_autofree char *text = NULL;
  double width;

  if (fit >= self->n)
    return self->n;
  fit = MAX (fit, 2) - 1;
  if (room < 2.0 * line)
    return fit;
  text = g_strdup_printf (ngettext ("%u more", "%u more", self->n - fit),
                          self->n - fit);
  swb_layout_measure (layout, text, layout->small, FALSE, &width, NULL);
  width = MIN (width, layout->context.width);
  swb_layout_add_text (
      layout, SWB_MARK_ROLE_NOTE, text,
      &(cairo_rectangle_t){
          layout->context.rtl ? layout->context.width - width : 0.0,
          room - swb_layout_line_height (layout, layout->small), width,
          swb_layout_line_height (layout, layout->small) });
  return fit;
}

static void
bars_layout (const SwbChart *chart, SwbChartLayout *layout)
{
  const Bars *self = (const Bars *) chart;
  double line = swb_layout_line_height (layout, layout->normal);
  Columns columns = { 0 };
  double room = layout->context.height;
  guint n;

  room -= swb_layout_add_note (layout, chart->note);
  room -= add_legend (self, layout, room);
  n = fit_rows (self, layout, room);
  columns.row = n < self->n ? MAX ((room - line) / n, line)
                            : MAX (room / n, MIN (line, room));
  measure_columns (self, layout, &columns);
  for (guint i = 0; i < n; i++)
    {
      double start, size, middle;

      swb_scale_band (n, i, 0.34, &start, &size);
      middle = (start + size / 2.0) * columns.row * n;

      add_parts (self, layout, &columns, i, middle);
      add_plan_end (self, layout, &columns, i, middle);
      add_row_text (self, layout, &columns, i, middle);
      add_row_areas (self, layout, &columns, i, middle);
    }
}

static char *
bars_readout (const SwbChart *chart, SwbDatum datum)
{
  const Bars *self = (const Bars *) chart;
  const Bar *bar;
  g_autofree char *planned = NULL;
  g_autofree char *committed = NULL;
  g_autofree char *actual = NULL;

  if (datum.index >= (int) self->n || datum.series >= N_PARTS)
    return NULL;
  bar = &self->bars[datum.index];
  planned = swb_values_text (&self->value, bar->values[PART_PLANNED]);
  committed = swb_values_text (&self->value, bar->values[PART_COMMITTED]);
  actual = swb_values_text (&self->value, bar->values[PART_ACTUAL]);
  /* Translators: a category and its three amounts. */
  return g_strdup_printf (_ ("%1$s: %2$s planned, %3$s committed, %4$s actual"),
                          bar->label, planned, committed, actual);
}

static char *
bars_summary (const SwbChart *chart)
{
  const Bars *self = (const Bars *) chart;
  GString *text = g_string_new (NULL);
  double totals[N_PARTS] = { 0 };
  g_autofree char *planned = NULL;
  g_autofree char *actual = NULL;

  for (guint i = 0; i < self->n; i++)
    for (int p = 0; p < N_PARTS; p++)
      totals[p] += self->bars[i].values[p];
  planned = swb_values_text (&self->value, totals[PART_PLANNED]);
  actual = swb_values_text (&self->value, totals[PART_ACTUAL]);
  /* Translators: two amounts of money. */
  g_string_append_printf (text, _ ("%1$s planned in all, %2$s actual."),
                          planned, actual);
  for (guint i = 0; i < self->n; i++)
    {
      g_autofree char *row =
          bars_readout (chart, (SwbDatum){ PART_PLANNED, (int) i });

      g_string_append_printf (text, " %s.", row);
    }
  return g_string_free (text, FALSE);
}

static void
bars_table (const SwbChart *chart, SwbChartTable *table)
{
  const Bars *self = (const Bars *) chart;

  swb_table_add_column (table, self->category_name);
  for (int p = 0; p < N_PARTS; p++)
    swb_table_add_column (table, part_name (p));
  for (guint i = 0; i < self->n; i++)
    {
      swb_table_add_text (table, self->bars[i].label);
      for (int p = 0; p < N_PARTS; p++)
        {
          double value = self->bars[i].values[p];
          g_autofree char *text = swb_values_text (&self->value, value);

          swb_table_add_number (table, text, value);
        }
    }
}

static gboolean
bars_is_empty (const SwbChart *chart)
{
  return ((const Bars *) chart)->n == 0;
}

static void
bars_free (SwbChart *chart)
{
  Bars *self = (Bars *) chart;

  for (guint i = 0; i < self->n; i++)
    {
      g_free (self->bars[i].label);
      g_free (self->bars[i].value_text);
    }
  g_free (self->bars);
  g_free (self->category_name);
  swb_values_clear (&self->value);
  g_free (self);
}

static const SwbChartClass bars_class = {
  .layout = bars_layout,
  .readout = bars_readout,
  .summary = bars_summary,
  .table = bars_table,
  .is_empty = bars_is_empty,
  .free = bars_free,
};

static void
copy_bar (const Bars *self, const SwbBar *from, Bar *to)
{
  to->label = g_strdup (from->label ? from->label : "");
  to->values[PART_PLANNED] = from->planned;
  to->values[PART_COMMITTED] = from->committed;
  to->values[PART_ACTUAL] = from->actual;
  to->color = from->color;
  to->value_text = from->value_text
                       ? g_strdup (from->value_text)
                       : swb_values_text (&self->value, from->planned);
}

/**
 * swb_chart_new_bars:
 * @spec: the figures and words; copied
 * @error: return location for a #SwbChartError
 *
 * Refuses what is not a finite number within 1e300. A value below zero is
 * written as it is, and its bar has no length. The series of a datum is 0 for
 * planned, 1 for committed and 2 for actual; its index is the category.
 *
 * Returns: (transfer full) (nullable): the chart
 */
SwbChart *
swb_chart_new_bars (const SwbBarsSpec *spec, GError **error)
{
  Bars *self;

  for (guint i = 0; i < spec->n_bars; i++)
    if (!swb_chart_check_value (spec->bars[i].planned, error) ||
        !swb_chart_check_value (spec->bars[i].committed, error) ||
        !swb_chart_check_value (spec->bars[i].actual, error))
      return NULL;
  self = g_new0 (Bars, 1);
  swb_chart_init (&self->parent, &bars_class, &spec->text);
  swb_values_init (&self->value, &spec->value);
  self->category_name =
      g_strdup (spec->category_name ? spec->category_name : "");
  self->show_legend = spec->show_legend;
  self->n = spec->n_bars;
  self->bars = g_new0 (Bar, MAX (self->n, 1));
  for (guint i = 0; i < self->n; i++)
    copy_bar (self, &spec->bars[i], &self->bars[i]);
  return &self->parent;
}
