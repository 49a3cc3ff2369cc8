/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of the budget's list: the same widget for every column. */
#pragma once

#include "ui/swb-budget-words.h"
#include "ui/swb-cell-entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SwbBudgetFormat:
 * @currency: the campaign's currency
 * @brevity: how short amounts are written
 * @read_only: whether nothing can be changed
 *
 * Shared by all cells of a list; made with g_rc_box_new0().
 */
typedef struct
{
  char currency[4];
  SwbBudgetBrevity brevity;
  gboolean read_only;
} SwbBudgetFormat;

#define SWB_TYPE_BUDGET_CELL (swb_budget_cell_get_type ())

/* Signal: "done" (pointer, int) when an edit ends: an SwbCommand to take over,
 * or null where nothing changed, and an SwbEditMove. */
G_DECLARE_FINAL_TYPE (
    SwbBudgetCell, swb_budget_cell, SWB, BUDGET_CELL, GtkWidget)

GtkWidget *swb_budget_cell_new (SwbBudgetColumn column,
                                SwbBudgetFormat *format);
SwbBudgetColumn swb_budget_cell_get_column (SwbBudgetCell *self);
void swb_budget_cell_bind (SwbBudgetCell *self,
                           SwbBudgetRow *row,
                           GtkListItem *item);
void swb_budget_cell_unbind (SwbBudgetCell *self);
SwbBudgetRow *swb_budget_cell_get_row (SwbBudgetCell *self);
guint swb_budget_cell_get_position (SwbBudgetCell *self);
void swb_budget_cell_refresh (SwbBudgetCell *self);
gboolean swb_budget_cell_can_edit (SwbBudgetCell *self);
gboolean swb_budget_cell_edit (SwbBudgetCell *self);
SwbCellEntry *swb_budget_cell_get_entry (SwbBudgetCell *self);

G_END_DECLS
