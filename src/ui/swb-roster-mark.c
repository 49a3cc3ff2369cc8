/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A creator's tier as a small drawing: its shape alone, or a disc with the
 * creator's initials and the shape at its edge, so that the tier is never told
 * by colour alone. It says nothing to a screen reader: the text beside it
 * does. */
#include "ui/swb-roster-mark.h"

#include "base/swb-text.h"
#include "chart/swb-chart-style.h"
#include "chart/swb-mark.h"
#include "ui/swb-text-fonts.h"

#define AVATAR_SIZE 34
#define INITIALS_WIDTH 28.0f
#define SHAPE_SIZE 16
#define BADGE_SIZE 13

struct _SwbRosterMark
{
  GtkWidget parent_instance;

  gboolean avatar;
  int tier;
  char *initials;
};

G_DEFINE_FINAL_TYPE (SwbRosterMark, swb_roster_mark, GTK_TYPE_WIDGET)

static GdkRGBA
tier_color (int tier)
{
  GdkRGBA rgba = { 0.6f, 0.6f, 0.6f, 1.0f };

  if (tier >= 0 && tier < SWB_N_CHART_TIERS)
    {
      SwbColor color = swb_chart_tier_color ((SwbChartTier) tier);

      rgba.red = (float) color.red;
      rgba.green = (float) color.green;
      rgba.blue = (float) color.blue;
    }
  return rgba;
}

static void
draw_shape (GtkSnapshot *snapshot, int tier, float x, float y, float size)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, y, size, size);
  cairo_t *cr;

  if (tier < 0 || tier >= SWB_N_CHART_TIERS)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  swb_chart_draw_tier (cr, (SwbChartTier) tier, x + size / 2.0, y + size / 2.0,
                       size * 0.8);
  cairo_destroy (cr);
}

static void
draw_disc (
    GtkSnapshot *snapshot, const GdkRGBA *color, float x, float y, float size)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, y, size, size);
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, &bounds, size / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_initials (SwbRosterMark *self, GtkSnapshot *snapshot)
{
  static const GdkRGBA ink = { 0.0f, 0.0f, 0.0f, 0.85f };
  g_autoptr (PangoLayout) layout = NULL;
  int width, height;
  float scale;

  if (self->initials == NULL || *self->initials == '\0')
    return;
  layout = swb_text_fonts_layout (GTK_WIDGET (self), self->initials);
  pango_layout_get_pixel_size (layout, &width, &height);
  /* Two letters with their vowel signs may be wider than the disc. */
  scale = MIN (1.0f, INITIALS_WIDTH / (float) MAX (width, 1));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((AVATAR_SIZE - (float) width * scale) / 2,
                            (AVATAR_SIZE - (float) height * scale) / 2));
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_avatar (SwbRosterMark *self, GtkSnapshot *snapshot)
{
  GdkRGBA color = tier_color (self->tier);
  GdkRGBA ground = { 1, 1, 1, 1 };
  float badge = AVATAR_SIZE - BADGE_SIZE + 2;

  draw_disc (snapshot, &color, 0, 0, AVATAR_SIZE);
  draw_initials (self, snapshot);
  if (self->tier < 0)
    return;
  gtk_style_context_lookup_color (
      gtk_widget_get_style_context (GTK_WIDGET (self)), "view_bg_color",
      &ground);
  draw_disc (snapshot, &ground, badge, badge, BADGE_SIZE);
  draw_shape (snapshot, self->tier, badge + 1, badge + 1, BADGE_SIZE - 2);
}

static void
swb_roster_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SwbRosterMark *self = SWB_ROSTER_MARK (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int size = self->avatar ? AVATAR_SIZE : SHAPE_SIZE;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (width - size) / 2,
                                                (float) (height - size) / 2));
  if (self->avatar)
    snapshot_avatar (self, snapshot);
  else
    draw_shape (snapshot, self->tier, 0, 0, SHAPE_SIZE);
  gtk_snapshot_restore (snapshot);
}

static void
swb_roster_mark_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = *natural =
      SWB_ROSTER_MARK (widget)->avatar ? AVATAR_SIZE + 2 : SHAPE_SIZE;
}

static void
swb_roster_mark_finalize (GObject *object)
{
  g_free (SWB_ROSTER_MARK (object)->initials);

  G_OBJECT_CLASS (swb_roster_mark_parent_class)->finalize (object);
}

static void
swb_roster_mark_class_init (SwbRosterMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = swb_roster_mark_finalize;
  widget_class->snapshot = swb_roster_mark_snapshot;
  widget_class->measure = swb_roster_mark_measure;

  gtk_widget_class_set_css_name (widget_class, "rostermark");
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
swb_roster_mark_init (SwbRosterMark *self)
{
  self->tier = -1;
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * swb_roster_mark_new:
 * @avatar: whether to draw a disc with initials and not only the shape
 *
 * Returns: (transfer floating): a mark of no tier
 */
GtkWidget *
swb_roster_mark_new (gboolean avatar)
{
  SwbRosterMark *self = g_object_new (SWB_TYPE_ROSTER_MARK, NULL);

  self->avatar = avatar;
  return GTK_WIDGET (self);
}

/**
 * swb_roster_mark_set:
 * @self: a mark
 * @tier: 0 nano to 4 mega, -1 where nobody knows
 * @name: (nullable): whose initials an avatar shows
 */
void
swb_roster_mark_set (SwbRosterMark *self, int tier, const char *name)
{
  g_return_if_fail (SWB_IS_ROSTER_MARK (self));

  self->tier = tier;
  if (self->avatar)
    {
      g_free (self->initials);
      self->initials = name != NULL ? swb_text_initials (name) : NULL;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
