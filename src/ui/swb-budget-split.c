/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the plan is split over buckets, beside the 50/30/20 preset that a new
 * campaign starts from, called what it is. */
#include "ui/swb-budget-split.h"

#include "document/swb-plan-commands.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *bucket;
  int percent;
} preset[] = {
  { "creators", 50 },
  { "platform-ads", 30 },
  { "audio-streaming", 20 },
};

/**
 * swb_budget_split_preset:
 * @bucket: (nullable): the id of a bucket
 *
 * Returns: its share in the 50/30/20 preset, in per cent
 */
int
swb_budget_split_preset (const char *bucket)
{
  for (guint i = 0; i < G_N_ELEMENTS (preset); i++)
    if (g_strcmp0 (preset[i].bucket, bucket) == 0)
      return preset[i].percent;
  return 0;
}

/**
 * swb_budget_split_percent:
 * @figures: the sums
 * @bucket: one of its buckets
 *
 * Returns: the bucket's share of the planned total in per cent, rounded; 0
 *   where nothing is planned
 */
int
swb_budget_split_percent (const SwbBudgetFigures *figures,
                          const SwbSpend *bucket)
{
  double total = (double) figures->total.planned.minor;

  if (total <= 0)
    return 0;
  return (int) ((double) bucket->planned.minor / total * 100 + 0.5);
}

static void
put (GtkWidget *grid, const char *text, int column, int row, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, css);
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

static void
put_percent (GtkWidget *grid, int percent, int column, int row)
{
  g_autofree char *text = NULL;

  if (percent > 0)
    text = swb_number_format_percent (percent / 100.0, 0);
  put (grid, text != NULL ? text : "–", column, row, "numeric");
}

static const SwbSpend *
find_bucket (const SwbBudgetFigures *figures, const char *id)
{
  for (guint i = 0; i < figures->buckets->len; i++)
    {
      const SwbSpend *spend = &g_array_index (figures->buckets, SwbSpend, i);

      if (g_strcmp0 (spend->id, id) == 0)
        return spend;
    }
  return NULL;
}

static void
put_buckets (GtkWidget *grid, const SwbBudgetFigures *figures)
{
  const char *const *ids = swb_bucket_ids ();
  int row = 1;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const SwbSpend *spend = find_bucket (figures, ids[i]);

      if (g_str_equal (ids[i], "rights") ||
          (spend == NULL && swb_budget_split_preset (ids[i]) == 0))
        continue;
      put (grid, swb_bucket_name (ids[i]), 0, row, "label");
      put_percent (grid, spend ? swb_budget_split_percent (figures, spend) : 0,
                   1, row);
      put_percent (grid, swb_budget_split_preset (ids[i]), 2, row);
      row++;
    }
}

/**
 * swb_budget_split_new:
 * @figures: the sums
 *
 * Returns: (transfer floating): a table of the present split beside the
 *   preset, and where the preset comes from
 */
GtkWidget *
swb_budget_split_new (const SwbBudgetFigures *figures)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *note = gtk_label_new (
      _ ("50/30/20 is a report from one market, unverified. A new campaign "
         "starts from it; it is no optimum. Rights are outside of it."));

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  put (grid, _ ("Split of the plan"), 0, 0, "heading");
  put (grid, _ ("Now"), 1, 0, "heading");
  put (grid, _ ("50/30/20"), 2, 0, "heading");
  put_buckets (grid, figures);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (note), 34);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_add_css_class (note, "dim-label");
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), note);
  gtk_widget_add_css_class (box, "budget-table");
  return box;
}
