/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slim bar that says how far a row of the budget has come. Its whole width
 * is what was planned, or what was committed or paid where that is more; then
 * a mark stands where the plan ends and the rest is in the colour of errors. */
#include "ui/swb-budget-pace.h"

#include <adwaita.h>

#define HEIGHT 7.0f
#define MARK_HEIGHT 13.0f

struct _SwbBudgetPace
{
  GtkWidget parent_instance;

  double planned;
  double committed;
  double actual;
};

G_DEFINE_FINAL_TYPE (SwbBudgetPace, swb_budget_pace, GTK_TYPE_WIDGET)

static GdkRGBA
find_colour (GtkWidget *widget, const char *name, const char *otherwise)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA colour;

  if (!gtk_style_context_lookup_color (context, name, &colour))
    gdk_rgba_parse (&colour, otherwise);
  return colour;
}

static GdkRGBA
fade (GdkRGBA colour, float alpha)
{
  colour.alpha *= alpha;
  return colour;
}

static float
share (SwbBudgetPace *self, double part)
{
  double whole = MAX (self->planned, MAX (self->committed, self->actual));

  return whole > 0 ? (float) CLAMP (part / whole, 0, 1) : 0;
}

/* From share @from to share @to of the bar, from the right in right-to-left
 * text. */
static void
fill (SwbBudgetPace *self,
      GtkSnapshot *snapshot,
      float from,
      float to,
      const GdkRGBA *colour)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float y = ((float) gtk_widget_get_height (GTK_WIDGET (self)) - HEIGHT) / 2;
  float x = from * width;
  float w = (to - from) * width;

  if (w <= 0)
    return;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = width - x - w;
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT (x, y, w, HEIGHT));
}

static void
mark_plan (SwbBudgetPace *self, GtkSnapshot *snapshot, const GdkRGBA *colour)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  float x = share (self, self->planned) * width;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = width - x;
  x = CLAMP (x - 1, 0, width - 2);
  gtk_snapshot_append_color (
      snapshot, colour,
      &GRAPHENE_RECT_INIT (x, (height - MARK_HEIGHT) / 2, 2, MARK_HEIGHT));
}

static void
fill_parts (SwbBudgetPace *self, GtkSnapshot *snapshot, gboolean contrast)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA accent = find_colour (widget, "accent_bg_color", "#3584e4");
  GdkRGBA error = find_colour (widget, "error_bg_color", "#e01b24");
  GdkRGBA pale, middle, over;
  float planned = share (self, self->planned);
  float committed = share (self, self->committed);

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &pale);
  pale = fade (pale, contrast ? 0.3f : 0.13f);
  middle = fade (accent, contrast ? 0.65f : 0.5f);
  over = fade (error, contrast ? 0.8f : 0.6f);
  fill (self, snapshot, 0, 1, &pale);
  fill (self, snapshot, 0, MIN (committed, planned), &middle);
  fill (self, snapshot, planned, committed, &over);
  fill (self, snapshot, 0, MIN (share (self, self->actual), planned), &accent);
  fill (self, snapshot, planned, share (self, self->actual), &error);
}

static void
swb_budget_pace_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SwbBudgetPace *self = SWB_BUDGET_PACE (widget);
  gboolean contrast =
      adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  GskRoundedRect round;
  GdkRGBA text;

  if (width <= 0)
    return;
  gsk_rounded_rect_init_from_rect (
      &round, &GRAPHENE_RECT_INIT (0, (height - HEIGHT) / 2, width, HEIGHT),
      HEIGHT / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  fill_parts (self, snapshot, contrast);
  gtk_snapshot_pop (snapshot);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  if (contrast)
    gtk_snapshot_append_border (snapshot, &round, (float[4]){ 1, 1, 1, 1 },
                                (GdkRGBA[4]){ text, text, text, text });
  if (share (self, self->planned) < 1 && self->planned > 0)
    mark_plan (self, snapshot, &text);
}

static void
swb_budget_pace_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 24 : (int) MARK_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 96 : (int) MARK_HEIGHT;
}

static void
swb_budget_pace_class_init (SwbBudgetPaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = swb_budget_pace_snapshot;
  widget_class->measure = swb_budget_pace_measure;
  gtk_widget_class_set_css_name (widget_class, "budgetpace");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
swb_budget_pace_init (SwbBudgetPace *self)
{
}

/**
 * swb_budget_pace_new:
 *
 * Returns: (transfer floating): an empty bar
 */
GtkWidget *
swb_budget_pace_new (void)
{
  return g_object_new (SWB_TYPE_BUDGET_PACE, NULL);
}

/**
 * swb_budget_pace_set:
 * @self: a bar
 * @planned: in any unit
 * @committed: in the same unit
 * @actual: what is paid, in the same unit
 * @text: the same in words
 */
void
swb_budget_pace_set (SwbBudgetPace *self,
                     double planned,
                     double committed,
                     double actual,
                     const char *text)
{
  g_return_if_fail (SWB_IS_BUDGET_PACE (self));

  self->planned = MAX (planned, 0);
  self->committed = MAX (committed, 0);
  self->actual = MAX (actual, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
