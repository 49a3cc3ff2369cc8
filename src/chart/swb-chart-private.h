/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside of the chart library: how layouts are built and charts answer. */
#pragma once

#include "chart/swb-chart-table.h"
#include "chart/swb-chart.h"
#include "chart/swb-scale.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

struct _SwbChartLayout
{
  GArray *marks;
  SwbChartContext context;
  char *font_family;
  PangoContext *pango;
  double small;  /* size of tick labels and notes */
  double normal; /* size of labels */
};

typedef struct
{
  void (*layout) (const SwbChart *chart, SwbChartLayout *layout);
  char *(*readout) (const SwbChart *chart, SwbDatum datum);
  char *(*summary) (const SwbChart *chart);
  void (*table) (const SwbChart *chart, SwbChartTable *table);
  gboolean (*is_empty) (const SwbChart *chart);
  void (*free) (SwbChart *chart);
} SwbChartClass;

/* A copy of SwbChartValues. */
typedef struct
{
  char *name;
  SwbChartFormat format;
  gpointer data;
} SwbValues;

struct _SwbChart
{
  gatomicrefcount ref;
  const SwbChartClass *klass;
  char *title;
  char *note;
  char *empty;
};

void swb_chart_init (SwbChart *chart,
                     const SwbChartClass *klass,
                     const SwbChartText *text);
gboolean swb_chart_check_value (double value, GError **error);
void swb_values_init (SwbValues *values, const SwbChartValues *from);
void swb_values_clear (SwbValues *values);
char *swb_values_text (const SwbValues *values, double value);

SwbChartLayout *swb_layout_new (const SwbChartContext *context);
SwbMark *swb_layout_add (SwbChartLayout *layout,
                         SwbMarkKind kind,
                         SwbMarkRole role,
                         SwbDatum datum);
SwbMark *swb_layout_add_box (SwbChartLayout *layout,
                             SwbMarkRole role,
                             SwbDatum datum,
                             const cairo_rectangle_t *box,
                             SwbColor fill);
SwbMark *swb_layout_add_line (SwbChartLayout *layout,
                              SwbMarkRole role,
                              SwbPoint from,
                              SwbPoint to,
                              SwbColor stroke);
SwbMark *swb_layout_add_path (SwbChartLayout *layout,
                              SwbMarkKind kind,
                              SwbMarkRole role,
                              int series,
                              GArray *points,
                              SwbColor color);
SwbMark *swb_layout_add_text (SwbChartLayout *layout,
                              SwbMarkRole role,
                              const char *text,
                              const cairo_rectangle_t *box);
SwbMark *swb_layout_add_dot (SwbChartLayout *layout,
                             SwbMarkRole role,
                             SwbDatum datum,
                             SwbPoint at,
                             double size,
                             SwbColor color);
SwbMark *swb_layout_add_area (SwbChartLayout *layout,
                              SwbDatum datum,
                              const cairo_rectangle_t *box,
                              SwbPoint anchor);
SwbColor swb_layout_ink (const SwbChartLayout *layout, SwbChartInk ink);
void swb_layout_measure (const SwbChartLayout *layout,
                         const char *text,
                         double size,
                         gboolean bold,
                         double *width,
                         double *height);
double swb_layout_line_height (const SwbChartLayout *layout, double size);
gboolean swb_layout_place_text (SwbChartLayout *layout,
                                const char *text,
                                const SwbMark *look,
                                const cairo_rectangle_t *within,
                                const SwbPoint *places,
                                guint n_places);
PangoLayout *swb_layout_pango (const SwbChartLayout *layout,
                               const SwbMark *mark);
void swb_layout_add_slabs (SwbChartLayout *layout,
                           int series,
                           const SwbPoint *anchors,
                           guint n_anchors,
                           const cairo_rectangle_t *plot);
double swb_layout_add_note (SwbChartLayout *layout, const char *note);

/* A plot with two axes. */
typedef struct
{
  SwbScale x;
  SwbScale y;
  const SwbValues *x_values; /* NULL for days */
  const SwbValues *y_values;
  cairo_rectangle_t box; /* in: the room; out: the plot within the axes */
} SwbPlot;

void swb_plot_lay_out (SwbPlot *plot, SwbChartLayout *layout);
void swb_plot_fit_y (SwbPlot *plot, double low, double high);
SwbPoint swb_plot_point (const SwbPlot *plot, double x, double y);

void swb_table_add_column (SwbChartTable *table, const char *heading);
void swb_table_add_text (SwbChartTable *table, const char *text);
void
swb_table_add_number (SwbChartTable *table, const char *text, double value);

G_END_DECLS
