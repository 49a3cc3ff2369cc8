/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The budget pane of the Plan page: title row and the list of buckets. */
#pragma once

#include "document/swb-document.h"
#include "ui/swb-budget-list.h"

G_BEGIN_DECLS

#define SWB_TYPE_BUDGET_PANE (swb_budget_pane_get_type ())

/* Property "document" (SwbDocument, nullable). Signal: "toast" (string,
 * boolean) with a sentence to show, and whether it offers Undo. Actions:
 * budget.add-line, budget.rename-line, budget.delete-line, budget.group-by
 * (string), budget.line-stage (string), budget.line-bucket (string). */
G_DECLARE_FINAL_TYPE (
    SwbBudgetPane, swb_budget_pane, SWB, BUDGET_PANE, GtkWidget)

GtkWidget *swb_budget_pane_new (void);
void swb_budget_pane_set_document (SwbBudgetPane *self, SwbDocument *document);
SwbBudgetList *swb_budget_pane_get_list (SwbBudgetPane *self);
SwbBudgetModel *swb_budget_pane_get_model (SwbBudgetPane *self);
const char *swb_budget_pane_get_caption (SwbBudgetPane *self);

G_END_DECLS
