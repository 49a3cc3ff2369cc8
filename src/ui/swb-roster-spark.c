/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Followers over the last months as a small line. Days are true to scale, so
 * that months without a reading are seen as such; the height is not, but a
 * change of less than a tenth never fills it. */
#include "ui/swb-roster-spark.h"

#include "ui/swb-palette.h"

#include <math.h>

#define WIDTH 60
#define HEIGHT 16
#define LINE 1.6
#define LEAST_RANGE 0.1 /* of the largest value */

struct _SwbRosterSpark
{
  GtkWidget parent_instance;

  GArray *points; /* graphene_point_t: 0 to 1, from the first day, from below */
};

G_DEFINE_FINAL_TYPE (SwbRosterSpark, swb_roster_spark, GTK_TYPE_WIDGET)

static void
draw_line (const GArray *points, cairo_t *cr, double width, double height)
{
  SwbColor ink =
      swb_chart_palette_color (swb_palette_now (), SWB_CHART_INK_ACCENT);

  for (guint i = 0; i < points->len; i++)
    {
      const graphene_point_t *at = &g_array_index (points, graphene_point_t, i);

      cairo_line_to (cr, LINE + (double) at->x * (width - 2 * LINE),
                     height - LINE - (double) at->y * (height - 2 * LINE));
    }
  cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, ink.alpha);
  cairo_set_line_width (cr, LINE);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_stroke (cr);
}

static void
swb_roster_spark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SwbRosterSpark *self = SWB_ROSTER_SPARK (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) MIN (gtk_widget_get_height (widget), HEIGHT);
  float top = ((float) gtk_widget_get_height (widget) - height) / 2;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, top, width, height);
  cairo_t *cr;

  if (self->points->len == 0 || width <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_translate (cr, 0, (double) top);
  /* Time runs the other way in a window that does. */
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cr, (double) width, 0);
      cairo_scale (cr, -1, 1);
    }
  draw_line (self->points, cr, (double) width, (double) height);
  cairo_destroy (cr);
}

static void
swb_roster_spark_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 20 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
swb_roster_spark_finalize (GObject *object)
{
  g_array_unref (SWB_ROSTER_SPARK (object)->points);

  G_OBJECT_CLASS (swb_roster_spark_parent_class)->finalize (object);
}

static void
swb_roster_spark_class_init (SwbRosterSparkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = swb_roster_spark_finalize;
  widget_class->snapshot = swb_roster_spark_snapshot;
  widget_class->measure = swb_roster_spark_measure;

  gtk_widget_class_set_css_name (widget_class, "rosterspark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
swb_roster_spark_init (SwbRosterSpark *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (graphene_point_t));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  swb_palette_watch (GTK_WIDGET (self), gtk_widget_queue_draw);
}

/**
 * swb_roster_spark_new:
 *
 * Returns: (transfer floating): an empty line
 */
GtkWidget *
swb_roster_spark_new (void)
{
  return g_object_new (SWB_TYPE_ROSTER_SPARK, NULL);
}

/**
 * swb_roster_spark_set:
 * @self: a small line
 * @spark: (nullable): readings; fewer than two are nothing to draw
 * @today: the day at the end of the line
 * @label: what a screen reader says
 */
void
swb_roster_spark_set (SwbRosterSpark *self,
                      const SwbSpark *spark,
                      SwbDay today,
                      const char *label)
{
  SwbDay first = swb_day_add_months (today, -SWB_SPARK_MONTHS);
  double low = INFINITY, high = -INFINITY, range;

  g_return_if_fail (SWB_IS_ROSTER_SPARK (self));

  g_array_set_size (self->points, 0);
  for (guint i = 0; spark != NULL && spark->n >= 2 && i < spark->n; i++)
    {
      low = MIN (low, spark->values[i]);
      high = MAX (high, spark->values[i]);
    }
  range = MAX (high - low, MAX (LEAST_RANGE * high, 1));
  low -= (range - (high - low)) / 2;
  for (guint i = 0; spark != NULL && spark->n >= 2 && i < spark->n; i++)
    {
      graphene_point_t at = GRAPHENE_POINT_INIT (
          (float) (spark->days[i] - first) / (float) (today - first),
          (float) ((spark->values[i] - low) / range));

      g_array_append_val (self->points, at);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * swb_roster_spark_is_drawn:
 * @self: a small line
 *
 * Returns: whether there is something to see
 */
gboolean
swb_roster_spark_is_drawn (SwbRosterSpark *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_SPARK (self), FALSE);

  return self->points->len > 0;
}
