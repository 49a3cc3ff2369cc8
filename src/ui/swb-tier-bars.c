/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many creators are in each tier, as bars with the tiers' colours and
 * shapes, and how many come or go. */
#include "ui/swb-tier-bars.h"

#include "chart/swb-chart-style.h"
#include "ui/swb-roster-mark.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>

#define N SWB_N_PREVIEW_TIERS
#define BAR_HEIGHT 10
#define MOST_MOVES 3

typedef struct
{
  GtkWidget *bar;
  GtkLabel *count;
  GtkLabel *change;
  int tier;
  double part; /* of the longest bar */
} Row;

struct _SwbTierBars
{
  GtkWidget parent_instance;

  GtkGrid *grid;
  Row rows[N];
};

G_DEFINE_FINAL_TYPE (SwbTierBars, swb_tier_bars, GTK_TYPE_WIDGET)

static const char *
tier_name (guint tier)
{
  return tier == SWB_PREVIEW_UNKNOWN ? _ ("Not known")
                                     : swb_roster_tier_name ((int) tier);
}

static void
rounded (cairo_t *cr, double width, double height)
{
  const double r = height / 2;
  const double w = MAX (width, height);

  cairo_new_path (cr);
  cairo_arc (cr, w - r, r, r, -G_PI / 2, G_PI / 2);
  cairo_arc (cr, r, r, r, G_PI / 2, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
draw_cb (
    GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const Row *row = data;
  SwbColor color = { 0.6, 0.6, 0.6, 1 };
  GdkRGBA ink;

  if (row->tier < SWB_N_CHART_TIERS)
    color = swb_chart_tier_color ((SwbChartTier) row->tier);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)),
                               &ink);
  cairo_translate (cr, 0, (height - BAR_HEIGHT) / 2.0);
  cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, 0.08);
  rounded (cr, width, BAR_HEIGHT);
  cairo_fill (cr);
  if (row->part <= 0)
    return;
  if (gtk_widget_get_direction (GTK_WIDGET (area)) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  rounded (cr, width * row->part, BAR_HEIGHT);
  cairo_fill (cr);
}

static GtkLabel *
number_label (SwbTierBars *self, int column, int at, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (self->grid, label, column, at, 1, 1);
  return GTK_LABEL (label);
}

static void
add_row (SwbTierBars *self, guint tier)
{
  Row *row = &self->rows[tier];
  GtkWidget *shape = swb_roster_mark_new (FALSE);
  GtkWidget *name = gtk_label_new (tier_name (tier));
  const int at = (int) tier;

  row->tier = (int) tier;
  row->bar = gtk_drawing_area_new ();
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (row->bar), draw_cb, row,
                                  NULL);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (row->bar), BAR_HEIGHT);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (row->bar), 90);
  gtk_widget_set_hexpand (row->bar, TRUE);
  swb_roster_mark_set (SWB_ROSTER_MARK (shape),
                       tier == SWB_PREVIEW_UNKNOWN ? -1 : (int) tier, NULL);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_grid_attach (self->grid, shape, 0, at, 1, 1);
  gtk_grid_attach (self->grid, name, 1, at, 1, 1);
  gtk_grid_attach (self->grid, row->bar, 2, at, 1, 1);
  row->count = number_label (self, 3, at, NULL);
  row->change = number_label (self, 4, at, "caption");
  gtk_label_set_width_chars (row->change, 6);
}

static void
swb_tier_bars_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (swb_tier_bars_parent_class)->dispose (object);
}

static void
swb_tier_bars_class_init (SwbTierBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_tier_bars_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tierbars");
}

static void
swb_tier_bars_init (SwbTierBars *self)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 12);
  gtk_grid_set_column_spacing (self->grid, 8);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
  for (guint i = 0; i < N; i++)
    add_row (self, i);
}

static int
change_of (const SwbTierPreview *preview, guint tier)
{
  int change = (int) preview->counts[tier];

  for (guint to = 0; to < N; to++)
    change -= (int) preview->moves[tier][to];
  return change;
}

static void
show_row (Row *row, const SwbTierPreview *preview, SwbGrouping grouping)
{
  const guint count = preview->counts[row->tier];
  const int change = change_of (preview, (guint) row->tier);
  g_autofree char *number = swb_number_format_count (count, grouping);
  g_autofree char *difference =
      swb_number_format_count (ABS (change), grouping);
  g_autofree char *text =
      change == 0
          ? g_strdup ("")
          : g_strdup_printf ("%s%s", change > 0 ? "+" : "−", difference);
  guint most = 1;

  for (guint i = 0; i < N; i++)
    most = MAX (most, preview->counts[i]);
  row->part = (double) count / most;
  gtk_label_set_label (row->count, number);
  gtk_label_set_label (row->change, text);
  gtk_widget_queue_draw (row->bar);
}

/**
 * swb_tier_bars_set_preview:
 * @self: bars
 * @preview: who would be where
 * @grouping: how numbers are grouped
 */
void
swb_tier_bars_set_preview (SwbTierBars *self,
                           const SwbTierPreview *preview,
                           SwbGrouping grouping)
{
  g_return_if_fail (SWB_IS_TIER_BARS (self));

  for (guint i = 0; i < N; i++)
    show_row (&self->rows[i], preview, grouping);
}

/* The largest move that is smaller than the last one told. */
static gboolean
next_move (const SwbTierPreview *preview, guint last, guint *from, guint *to)
{
  guint best = G_MAXUINT;

  for (guint i = 0; i < N * N; i++)
    {
      const guint n = preview->moves[i / N][i % N];
      const guint told =
          last == G_MAXUINT ? G_MAXUINT : preview->moves[last / N][last % N];

      if (i / N == i % N || n == 0 ||
          !(last == G_MAXUINT || n < told || (n == told && i > last)))
        continue;
      if (best == G_MAXUINT || n > preview->moves[best / N][best % N])
        best = i;
    }
  if (best == G_MAXUINT)
    return FALSE;
  *from = best / N;
  *to = best % N;
  return TRUE;
}

/**
 * swb_tier_moves_text:
 * @preview: who would be where
 * @grouping: how numbers are grouped
 *
 * Returns: (transfer full): "1,204 creators move: 800 micro to mid, …"
 */
char *
swb_tier_moves_text (const SwbTierPreview *preview, SwbGrouping grouping)
{
  g_autofree char *all = swb_number_format_count (preview->n_moved, grouping);
  g_autoptr (GString) text = g_string_new (NULL);
  guint last = G_MAXUINT;
  guint told = 0;
  guint from;
  guint to;

  if (preview->n_moved == 0)
    return g_strdup (_ ("Nobody moves"));
  g_string_append_printf (
      text, ngettext ("%s creator moves", "%s creators move", preview->n_moved),
      all);
  for (guint i = 0; i < MOST_MOVES && next_move (preview, last, &from, &to);
       i++, last = from * N + to)
    {
      const guint n = preview->moves[from][to];
      g_autofree char *count = swb_number_format_count (n, grouping);

      g_string_append (text, i == 0 ? ": " : ", ");
      /* Translators: a number and two tiers */
      g_string_append_printf (text, _ ("%s %s to %s"), count, tier_name (from),
                              tier_name (to));
      told += n;
    }
  if (told < preview->n_moved)
    g_string_append (text, ", …");
  return g_string_free (g_steal_pointer (&text), FALSE);
}
