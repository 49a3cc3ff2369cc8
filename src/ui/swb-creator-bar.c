/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A share as a bar with its percentage behind it. */
#include "ui/swb-creator-bar.h"

#include "base/swb-number.h"

#include <math.h>

#define HEIGHT 12
#define RADIUS 3
#define GAP 6

struct _SwbCreatorBar
{
  GtkWidget parent_instance;

  GtkWidget *label;
  double share;
  SwbColor color;
};

G_DEFINE_FINAL_TYPE (SwbCreatorBar, swb_creator_bar, GTK_TYPE_WIDGET)

static int
label_width (SwbCreatorBar *self)
{
  int width;

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                      NULL, NULL);
  return width;
}

/* The length of the bar in a widget of @width: all of it but the label. */
static double
bar_length (SwbCreatorBar *self, int width)
{
  return MAX (width - label_width (self) - GAP, 0) *
         CLAMP (self->share, 0.0, 1.0);
}

static void
swb_creator_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SwbCreatorBar *self = SWB_CREATOR_BAR (widget);
  int width = gtk_widget_get_width (widget);
  double length = MAX (bar_length (self, width), 2);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const graphene_rect_t box = GRAPHENE_RECT_INIT (
      (float) (rtl ? width - length : 0),
      (float) ((gtk_widget_get_height (widget) - HEIGHT) / 2.0), (float) length,
      HEIGHT);
  const GdkRGBA rgba = { (float) self->color.red, (float) self->color.green,
                         (float) self->color.blue, (float) self->color.alpha };
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, &box,
                                   (float) MIN (RADIUS, length / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &rgba, &box);
  gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (widget, self->label, snapshot);
}

static void
swb_creator_bar_size_allocate (GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  SwbCreatorBar *self = SWB_CREATOR_BAR (widget);
  int length = (int) lround (bar_length (self, width)) + GAP;
  int label = label_width (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const GtkAllocation box = { rtl ? width - length - label : length, 0, label,
                              height };

  gtk_widget_size_allocate (self->label, &box, -1);
}

static void
swb_creator_bar_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  SwbCreatorBar *self = SWB_CREATOR_BAR (widget);

  gtk_widget_measure (self->label, orientation, -1, minimum, natural, NULL,
                      NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = *minimum + GAP + 24;
  else
    *minimum = *natural = MAX (*minimum, HEIGHT);
}

static void
swb_creator_bar_dispose (GObject *object)
{
  g_clear_pointer (&SWB_CREATOR_BAR (object)->label, gtk_widget_unparent);

  G_OBJECT_CLASS (swb_creator_bar_parent_class)->dispose (object);
}

static void
swb_creator_bar_class_init (SwbCreatorBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_creator_bar_dispose;
  widget_class->snapshot = swb_creator_bar_snapshot;
  widget_class->size_allocate = swb_creator_bar_size_allocate;
  widget_class->measure = swb_creator_bar_measure;
}

static void
swb_creator_bar_init (SwbCreatorBar *self)
{
  self->label = gtk_label_new (NULL);
  /* The sign stays behind the number, whatever runs around them. */
  gtk_widget_set_direction (self->label, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (self->label, "caption");
  gtk_widget_add_css_class (self->label, "dim-label");
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

/**
 * swb_creator_bar_new:
 * @share: 0 to 1; NaN where it is not known
 * @color: of the bar
 *
 * Returns: (transfer floating): the bar
 */
GtkWidget *
swb_creator_bar_new (double share, SwbColor color)
{
  SwbCreatorBar *self = g_object_new (SWB_TYPE_CREATOR_BAR, NULL);
  g_autofree char *text =
      isnan (share) ? NULL : swb_number_format_percent (share, 0);

  self->share = isnan (share) ? 0 : share;
  self->color = color;
  gtk_label_set_text (GTK_LABEL (self->label), text != NULL ? text : "–");
  return GTK_WIDGET (self);
}
