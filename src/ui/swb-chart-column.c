/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The column of charts beside the plan. It follows the document, at most once
 * a frame however many acts come in. */
#include "ui/swb-chart-column.h"

#include "report/swb-plan-charts.h"
#include "ui/swb-chart-view.h"
#include "ui/swb-placement-card.h"

#include <glib/gi18n-lib.h>

struct _SwbChartColumn
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *box;
  SwbPlacementCard *placement_card;
  GtkLabel *reach_title;
  GtkLabel *reach_detail;
  GtkWidget *reach_info;
  SwbChartView *reach_view;
  SwbChartView *stage_view;
  SwbChartView *bucket_view;

  SwbDocument *document;
  guint pending;
};

enum
{
  SIGNAL_TOAST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SwbChartColumn, swb_chart_column, GTK_TYPE_WIDGET)

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_reach (SwbChartColumn *self, SwbCampaign *campaign)
{
  g_autoptr (SwbReachFigures) figures = swb_reach_figures_new (
      swb_document_get_workspace (self->document), campaign);
  g_autoptr (SwbChart) chart =
      figures->enough ? swb_plan_chart_reach (figures, NULL) : NULL;

  set_text (self->reach_title, figures->sentence);
  set_text (self->reach_detail, figures->detail);
  gtk_widget_set_visible (self->reach_info, figures->enough);
  gtk_widget_set_visible (GTK_WIDGET (self->reach_view), chart != NULL);
  swb_chart_view_set_chart (self->reach_view, chart);
}

static void
show_spend (SwbChartColumn *self, SwbCampaign *campaign)
{
  g_autoptr (SwbBudgetFigures) figures = swb_budget_figures_new (
      swb_document_get_workspace (self->document), campaign);
  g_autoptr (SwbChart) stages = swb_plan_chart_spend_by_stage (figures, NULL);
  g_autoptr (SwbChart) buckets = swb_plan_chart_spend_by_bucket (figures, NULL);

  swb_chart_view_set_chart (self->stage_view, stages);
  swb_chart_view_set_chart (self->bucket_view, buckets);
}

static gboolean
refresh_cb (gpointer data)
{
  SwbChartColumn *self = data;
  SwbCampaign *campaign =
      self->document ? swb_document_get_campaign (self->document) : NULL;

  self->pending = 0;
  gtk_widget_set_visible (self->box, campaign != NULL);
  if (campaign != NULL)
    {
      show_reach (self, campaign);
      show_spend (self, campaign);
    }
  return G_SOURCE_REMOVE;
}

static void
refresh_later (SwbChartColumn *self)
{
  if (self->pending == 0)
    self->pending =
        g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, refresh_cb, self, NULL);
}

static void
swb_chart_column_dispose (GObject *object)
{
  SwbChartColumn *self = SWB_CHART_COLUMN (object);

  swb_chart_column_set_document (self, NULL);
  g_clear_handle_id (&self->pending, g_source_remove);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (swb_chart_column_parent_class)->dispose (object);
}

static void
swb_chart_column_class_init (SwbChartColumnClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_chart_column_dispose;
  signals[SIGNAL_TOAST] = g_signal_new (
      "toast", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
      NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  g_type_ensure (SWB_TYPE_CHART_VIEW);
  g_type_ensure (SWB_TYPE_PLACEMENT_CARD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-chart-column.ui");
#define CHILD(name)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbChartColumn, name)
  CHILD (scrolled);
  CHILD (box);
  CHILD (placement_card);
  CHILD (reach_title);
  CHILD (reach_detail);
  CHILD (reach_info);
  CHILD (reach_view);
  CHILD (stage_view);
  CHILD (bucket_view);
#undef CHILD
}

static void
toast_cb (SwbChartColumn *self, const char *text, gboolean undo)
{
  g_signal_emit (self, signals[SIGNAL_TOAST], 0, text, undo);
}

static void
swb_chart_column_init (SwbChartColumn *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->placement_card, "toast",
                            G_CALLBACK (toast_cb), self);
  gtk_widget_set_visible (self->box, FALSE);
}

/**
 * swb_chart_column_set_document:
 * @self: a column
 * @document: (nullable): whose campaign it shows
 */
void
swb_chart_column_set_document (SwbChartColumn *self, SwbDocument *document)
{
  g_return_if_fail (SWB_IS_CHART_COLUMN (self));

  if (self->document == document)
    return;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (self->placement_card != NULL)
    swb_placement_card_set_document (self->placement_card, document);
  if (document == NULL)
    return;
  g_signal_connect_object (document, "changed", G_CALLBACK (refresh_later),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::campaign",
                           G_CALLBACK (refresh_later), self, G_CONNECT_SWAPPED);
  refresh_later (self);
}

/**
 * swb_chart_column_set_placements:
 * @self: a column
 * @placements: (nullable) (element-type SwbPlacement): what is selected
 *
 * Shows the card of what is selected above the charts.
 */
void
swb_chart_column_set_placements (SwbChartColumn *self, GPtrArray *placements)
{
  g_return_if_fail (SWB_IS_CHART_COLUMN (self));

  swb_placement_card_set_placements (self->placement_card, placements);
}
