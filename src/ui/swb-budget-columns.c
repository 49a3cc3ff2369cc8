/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the budget's list. Their widths are measured from the texts
 * of all rows, so that no number is ever cut and none moves when a bucket is
 * opened; where the room is too small, amounts are written short. */
#include "ui/swb-budget-columns.h"

#include <glib/gi18n-lib.h>

#define PADDING 19 /* of a cell, both sides, and what rounding may take */
#define LEAST_NAME 160
#define MOST_NAME 420
#define LEAST_PACE 46
#define MOST_PACE 180

typedef struct
{
  PangoLayout *layout;
  SwbBudgetBrevity brevity;
  int widths[SWB_BUDGET_N_COLUMNS];
} Measure;

/**
 * swb_budget_column_title:
 * @column: a column
 * @grouping: what the rows of the first level are
 *
 * Returns: the column's title
 */
const char *
swb_budget_column_title (SwbBudgetColumn column, SwbBudgetGrouping grouping)
{
  switch (column)
    {
    case SWB_BUDGET_COLUMN_NAME:
      return grouping == SWB_BUDGET_BY_STAGE ? _ ("Stage") : _ ("Bucket");
    case SWB_BUDGET_COLUMN_PLANNED:
      return _ ("Planned");
    case SWB_BUDGET_COLUMN_COMMITTED:
      return _ ("Committed");
    case SWB_BUDGET_COLUMN_ACTUAL:
      return _ ("Paid");
    case SWB_BUDGET_COLUMN_VARIANCE:
      return _ ("Variance");
    case SWB_BUDGET_COLUMN_PACE:
    case SWB_BUDGET_N_COLUMNS:
    default:
      return _ ("Pace");
    }
}

static void
measure_text (Measure *measure, SwbBudgetColumn column, const char *text)
{
  int width;

  pango_layout_set_text (measure->layout, text, -1);
  pango_layout_get_pixel_size (measure->layout, &width, NULL);
  measure->widths[column] = MAX (measure->widths[column], width + PADDING);
}

static void
measure_rows (Measure *measure, GListModel *rows)
{
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (SwbBudgetRow) row = g_list_model_get_item (rows, i);
      GListStore *children = swb_budget_row_get_children (row);

      for (SwbBudgetColumn column = SWB_BUDGET_COLUMN_PLANNED;
           column <= SWB_BUDGET_COLUMN_VARIANCE; column++)
        {
          g_autofree char *text =
              swb_budget_cell_text (row, column, measure->brevity);

          measure_text (measure, column, text);
        }
      if (children != NULL)
        measure_rows (measure, G_LIST_MODEL (children));
    }
}

/* What the number columns need, set in the boldest weight that they use. */
static int
measure_all (Measure *measure, GtkColumnView *view, SwbBudgetModel *model)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int sum = 0;

  measure->layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), NULL);
  pango_attr_list_insert (attributes,
                          pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (measure->layout, attributes);
  for (guint i = SWB_BUDGET_COLUMN_PLANNED; i <= SWB_BUDGET_COLUMN_VARIANCE;
       i++)
    {
      measure->widths[i] = 0;
      measure_text (
          measure, (SwbBudgetColumn) i,
          swb_budget_column_title ((SwbBudgetColumn) i, SWB_BUDGET_BY_BUCKET));
    }
  measure_rows (measure, swb_budget_model_get_groups (model));
  for (guint i = SWB_BUDGET_COLUMN_PLANNED; i <= SWB_BUDGET_COLUMN_VARIANCE;
       i++)
    sum += measure->widths[i];
  g_clear_object (&measure->layout);
  return sum;
}

static void
set_widths (GtkColumnView *view, const int *widths)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < SWB_BUDGET_N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column =
          g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_fixed_width (column) != widths[i])
        gtk_column_view_column_set_fixed_width (column, widths[i]);
    }
}

/* Names that are far from their numbers are hard to read. */
static void
share_spare (Measure *measure)
{
  int spare = measure->widths[SWB_BUDGET_COLUMN_NAME] - MOST_NAME;

  if (spare <= 0)
    return;
  measure->widths[SWB_BUDGET_COLUMN_NAME] = MOST_NAME;
  for (guint i = SWB_BUDGET_COLUMN_PLANNED; i < SWB_BUDGET_N_COLUMNS; i++)
    measure->widths[i] += spare / (SWB_BUDGET_N_COLUMNS - 1);
}

/**
 * swb_budget_columns_fit:
 * @view: the list
 * @model: its rows
 * @room: how wide the list may be, in pixels
 *
 * Gives every number column what it needs and shares the rest between names
 * and pace.
 *
 * Returns: how short amounts must be written for it
 */
SwbBudgetBrevity
swb_budget_columns_fit (GtkColumnView *view, SwbBudgetModel *model, int room)
{
  Measure measure = { 0 };
  int numbers = measure_all (&measure, view, model);
  int rest;

  while (room - numbers < LEAST_NAME + LEAST_PACE &&
         measure.brevity < SWB_BUDGET_SHORT)
    {
      measure.brevity++;
      numbers = measure_all (&measure, view, model);
    }
  rest = MAX (room - numbers, LEAST_NAME + LEAST_PACE);
  measure.widths[SWB_BUDGET_COLUMN_PACE] =
      CLAMP ((rest - LEAST_NAME) / 2, LEAST_PACE, MOST_PACE);
  measure.widths[SWB_BUDGET_COLUMN_NAME] =
      rest - measure.widths[SWB_BUDGET_COLUMN_PACE];
  share_spare (&measure);
  set_widths (view, measure.widths);
  return measure.brevity;
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label = find_label (child);

      if (label != NULL)
        return label;
    }
  return NULL;
}

/**
 * swb_budget_columns_align_titles:
 * @view: the list
 *
 * Titles of numbers stand at the same end as the numbers; GTK has no property
 * for it.
 */
void
swb_budget_columns_align_titles (GtkColumnView *view)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *title =
      header != NULL ? gtk_widget_get_first_child (header) : NULL;

  for (guint i = 0; title != NULL && i < SWB_BUDGET_N_COLUMNS;
       i++, title = gtk_widget_get_next_sibling (title))
    {
      GtkWidget *label = find_label (title);

      if (label == NULL || i == SWB_BUDGET_COLUMN_NAME ||
          i == SWB_BUDGET_COLUMN_PACE)
        continue;
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_set_halign (label, GTK_ALIGN_END);
    }
}
