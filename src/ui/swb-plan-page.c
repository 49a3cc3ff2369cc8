/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Plan page: roster, timeline and budget at once, and the charts. The
 * widths that a person gave the panes come back. */
#include "ui/swb-plan-page.h"

#include "ui/swb-budget-pane.h"
#include "ui/swb-chart-column.h"
#include "ui/swb-roster-pane.h"
#include "ui/swb-timeline-pane.h"
#include "ui/swb-ui-text.h"
#include "ui/swb-window.h"

#include <glib/gi18n-lib.h>

#define WINDOW_SCHEMA SWB_APP_ID ".window"
#define HANDLES 4

struct _SwbPlanPage
{
  GtkWidget parent_instance;

  GtkPaned *roster_paned;
  GtkPaned *charts_paned;
  GtkPaned *budget_paned;
  SwbRosterPane *roster_pane;
  SwbTimelinePane *timeline_pane;
  SwbBudgetPane *budget_pane;
  SwbChartColumn *chart_column;

  GSettings *settings;
  SwbDocument *document;
  gboolean sized;
  gboolean narrow;  /* no room for the charts */
  int charts_least; /* their width, as it last was */
  guint arranging;
};

G_DEFINE_FINAL_TYPE (SwbPlanPage, swb_plan_page, GTK_TYPE_WIDGET)

/* Half of what stands here is letters: @width is for those of the ordinary
 * size. */
static int
shown_width (SwbPlanPage *self, int width)
{
  return (int) (width * (1 + swb_text_scale (GTK_WIDGET (self))) / 2);
}

static int
ordinary_width (SwbPlanPage *self, int width)
{
  return (int) (2 * width / (1 + swb_text_scale (GTK_WIDGET (self))));
}

static int
least_width (GtkWidget *widget)
{
  int least = 0;

  if (gtk_widget_get_visible (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                        NULL, NULL);
  return least;
}

/* Of the roster and what is beside it, without the charts. */
static int
least_without_charts (SwbPlanPage *self)
{
  int least = least_width (GTK_WIDGET (self->roster_pane)) +
              least_width (GTK_WIDGET (self->budget_paned));

  return least + HANDLES;
}

static gboolean
is_planned (SwbPlanPage *self)
{
  return self->document != NULL &&
         swb_document_get_campaign (self->document) != NULL;
}

/* The charts' width and the budget's height are kept, not the positions: they
 * must not change when the window does. */
static void
restore_sizes (SwbPlanPage *self, int width, int height)
{
  int roster =
      shown_width (self, g_settings_get_int (self->settings, "roster-width"));
  int charts =
      shown_width (self, g_settings_get_int (self->settings, "charts-width"));
  int budget = g_settings_get_int (self->settings, "budget-height");
  int middle =
      width -
      (gtk_widget_get_visible (GTK_WIDGET (self->roster_pane)) ? roster : 0);

  gtk_paned_set_position (self->roster_paned, roster);
  gtk_paned_set_position (self->charts_paned, MAX (middle - charts, 0));
  gtk_paned_set_position (self->budget_paned, MAX (height - budget, 0));
}

static void
show_charts (SwbPlanPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->chart_column),
                          is_planned (self) && !self->narrow);
}

static gboolean
arrange_cb (gpointer data)
{
  SwbPlanPage *self = data;

  self->arranging = 0;
  show_charts (self);
  return G_SOURCE_REMOVE;
}

/* The charts make room first: the roster can be hidden for them. What is seen
 * must not change within an allocation. */
static void
look_for_room (SwbPlanPage *self, int width)
{
  gboolean narrow;

  /* What is hidden has no size. */
  if (gtk_widget_get_visible (GTK_WIDGET (self->chart_column)))
    self->charts_least = least_width (GTK_WIDGET (self->chart_column));
  narrow = least_without_charts (self) + self->charts_least > width;
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  if (self->arranging == 0)
    self->arranging =
        g_idle_add_full (G_PRIORITY_HIGH_IDLE, arrange_cb, self, NULL);
}

static void
swb_plan_page_size_allocate (GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  SwbPlanPage *self = SWB_PLAN_PAGE (widget);
  int least;

  look_for_room (self, width);
  if (!self->sized && width > 0 && height > 0)
    {
      self->sized = TRUE;
      restore_sizes (self, width, height);
    }
  least = least_width (GTK_WIDGET (self->roster_paned));
  gtk_widget_allocate (GTK_WIDGET (self->roster_paned), MAX (width, least),
                       height, baseline, NULL);
}

static void
swb_plan_page_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  SwbPlanPage *self = SWB_PLAN_PAGE (widget);

  gtk_widget_measure (GTK_WIDGET (self->roster_paned), orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, least_without_charts (self));
}

/* Where a pane is as small or as large as it can be, nobody chose its size. */
static gboolean
is_chosen (GtkPaned *paned)
{
  int least;
  int most;

  g_object_get (paned, "min-position", &least, "max-position", &most, NULL);
  return gtk_paned_get_position (paned) > least &&
         gtk_paned_get_position (paned) < most;
}

/* The handles between the panes are counted to one side when a size is read
 * and to the other when it is set; that alone must not move them. */
static void
remember (SwbPlanPage *self, const char *key, int size)
{
  if (ABS (size - g_settings_get_int (self->settings, key)) > HANDLES)
    g_settings_set_int (self->settings, key, MAX (size, 0));
}

static void
remember_sizes_cb (SwbPlanPage *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->charts_paned));
  int height = gtk_widget_get_height (GTK_WIDGET (self->budget_paned));

  if (!self->sized || width <= 0 || height <= 0 ||
      !gtk_widget_get_visible (GTK_WIDGET (self->chart_column)))
    return;
  if (gtk_widget_get_visible (GTK_WIDGET (self->roster_pane)) &&
      is_chosen (self->roster_paned))
    remember (
        self, "roster-width",
        ordinary_width (self, gtk_paned_get_position (self->roster_paned)));
  if (is_chosen (self->charts_paned))
    remember (self, "charts-width",
              ordinary_width (
                  self, width - gtk_paned_get_position (self->charts_paned)));
  remember (self, "budget-height",
            height - gtk_paned_get_position (self->budget_paned));
}

static void
swb_plan_page_unmap (GtkWidget *widget)
{
  remember_sizes_cb (SWB_PLAN_PAGE (widget));

  GTK_WIDGET_CLASS (swb_plan_page_parent_class)->unmap (widget);
}

static void
swb_plan_page_dispose (GObject *object)
{
  SwbPlanPage *self = SWB_PLAN_PAGE (object);

  g_clear_handle_id (&self->arranging, g_source_remove);
  g_clear_object (&self->document);
  g_clear_object (&self->settings);
  if (self->roster_paned != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->roster_paned)));

  G_OBJECT_CLASS (swb_plan_page_parent_class)->dispose (object);
}

static void
swb_plan_page_class_init (SwbPlanPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = swb_plan_page_dispose;
  widget_class->size_allocate = swb_plan_page_size_allocate;
  widget_class->measure = swb_plan_page_measure;
  widget_class->unmap = swb_plan_page_unmap;

  g_type_ensure (SWB_TYPE_CHART_COLUMN);
  g_type_ensure (SWB_TYPE_ROSTER_PANE);
  g_type_ensure (SWB_TYPE_BUDGET_PANE);
  g_type_ensure (SWB_TYPE_TIMELINE_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-plan-page.ui");
#define CHILD(name)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbPlanPage, name)
  CHILD (roster_paned);
  CHILD (charts_paned);
  CHILD (budget_paned);
  CHILD (roster_pane);
  CHILD (timeline_pane);
  CHILD (budget_pane);
  CHILD (chart_column);
#undef CHILD
}

static void
toast_cb (SwbPlanPage *self, const char *text, gboolean undo)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (SWB_IS_WINDOW (root))
    swb_window_toast (SWB_WINDOW (root), text, undo);
}

/* Without a campaign there is one thing to do; the timeline says it. */
static void
campaign_cb (SwbPlanPage *self)
{
  gboolean planned = is_planned (self);

  if (!planned && gtk_widget_get_visible (GTK_WIDGET (self->chart_column)))
    remember_sizes_cb (self);
  gtk_widget_set_visible (GTK_WIDGET (self->budget_pane), planned);
  show_charts (self);
}

static void
selection_cb (SwbPlanPage *self)
{
  g_autoptr (GPtrArray) selection =
      swb_timeline_pane_get_selection (self->timeline_pane);

  swb_chart_column_set_placements (self->chart_column, selection);
}

static void
swb_plan_page_init (SwbPlanPage *self)
{
  self->settings = g_settings_new (WINDOW_SCHEMA);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->timeline_pane, "toast", G_CALLBACK (toast_cb),
                            self);
  g_signal_connect_swapped (self->budget_pane, "toast", G_CALLBACK (toast_cb),
                            self);
  g_signal_connect_swapped (self->timeline_pane, "selection-changed",
                            G_CALLBACK (selection_cb), self);
  g_signal_connect_swapped (self->chart_column, "toast", G_CALLBACK (toast_cb),
                            self);
}

/**
 * swb_plan_page_set_document:
 * @self: a page
 * @document: (nullable): what its panes show
 */
void
swb_plan_page_set_document (SwbPlanPage *self, SwbDocument *document)
{
  g_return_if_fail (SWB_IS_PLAN_PAGE (self));

  if (self->document == document)
    return;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, campaign_cb, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_object (document, "notify::campaign",
                             G_CALLBACK (campaign_cb), self, G_CONNECT_SWAPPED);
  swb_roster_pane_set_document (self->roster_pane, document);
  swb_timeline_pane_set_document (self->timeline_pane, document);
  swb_budget_pane_set_document (self->budget_pane, document);
  swb_chart_column_set_document (self->chart_column, document);
  campaign_cb (self);
}

/**
 * swb_plan_page_set_asleep:
 * @self: a page
 * @asleep: whether another page is seen: then its roster need not follow
 */
void
swb_plan_page_set_asleep (SwbPlanPage *self, gboolean asleep)
{
  g_return_if_fail (SWB_IS_PLAN_PAGE (self));

  swb_roster_list_set_asleep (swb_roster_pane_get_list (self->roster_pane),
                              asleep);
}

/**
 * swb_plan_page_set_show_roster:
 * @self: a page
 * @show: whether the roster is beside the timeline
 */
void
swb_plan_page_set_show_roster (SwbPlanPage *self, gboolean show)
{
  g_return_if_fail (SWB_IS_PLAN_PAGE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->roster_pane), show);
}

/**
 * swb_plan_page_select:
 * @self: a page
 * @placement: what to select on the timeline and scroll to
 */
void
swb_plan_page_select (SwbPlanPage *self, SwbPlacement *placement)
{
  g_return_if_fail (SWB_IS_PLAN_PAGE (self));

  swb_timeline_pane_select (self->timeline_pane, &placement, 1);
}

/**
 * swb_plan_page_focus_search:
 * @self: a page
 */
void
swb_plan_page_focus_search (SwbPlanPage *self)
{
  g_return_if_fail (SWB_IS_PLAN_PAGE (self));

  swb_roster_pane_focus_search (self->roster_pane);
}

/**
 * swb_plan_page_focus_next_pane:
 * @self: a page
 * @backwards: the other way round
 *
 * Moves the focus from pane to pane: roster, timeline, budget, charts.
 */
void
swb_plan_page_focus_next_pane (SwbPlanPage *self, gboolean backwards)
{
  GtkWidget *const panes[] = {
    GTK_WIDGET (self->roster_pane),
    GTK_WIDGET (self->timeline_pane),
    GTK_WIDGET (self->budget_pane),
    GTK_WIDGET (self->chart_column),
  };
  const guint n = G_N_ELEMENTS (panes);
  guint now = n - 1;

  for (guint i = 0; i < n; i++)
    if (gtk_widget_get_focus_child (panes[i]) != NULL)
      now = i;
  for (guint step = 1; step <= n; step++)
    {
      guint next = (now + (backwards ? n - step : step)) % n;

      if (gtk_widget_get_visible (panes[next]) &&
          gtk_widget_child_focus (panes[next], GTK_DIR_TAB_FORWARD))
        return;
    }
}
