/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the budget: a tree of groups and lines in columns. */
#pragma once

#include "ui/swb-budget-cell.h"
#include "ui/swb-budget-model.h"

G_BEGIN_DECLS

#define SWB_TYPE_BUDGET_LIST (swb_budget_list_get_type ())

/* Signals: "commit" (pointer) with an SwbCommand to take over;
 * "context-menu" (double, double) for the chosen row, at a point of the list.
 * It activates the actions budget.add-line and budget.delete-line. */
G_DECLARE_FINAL_TYPE (
    SwbBudgetList, swb_budget_list, SWB, BUDGET_LIST, GtkWidget)

void swb_budget_list_set_model (SwbBudgetList *self, SwbBudgetModel *model);
void swb_budget_list_set_read_only (SwbBudgetList *self, gboolean read_only);
SwbBudgetRow *swb_budget_list_get_chosen (SwbBudgetList *self,
                                          SwbBudgetRow **group);
gboolean swb_budget_list_edit_line (SwbBudgetList *self,
                                    const SwbId *line,
                                    SwbBudgetColumn column);
SwbBudgetCell *swb_budget_list_get_cell (SwbBudgetList *self,
                                         guint position,
                                         SwbBudgetColumn column);
void swb_budget_list_expand (SwbBudgetList *self,
                             const char *group,
                             gboolean expanded);
SwbBudgetBrevity swb_budget_list_get_brevity (SwbBudgetList *self);

G_END_DECLS
