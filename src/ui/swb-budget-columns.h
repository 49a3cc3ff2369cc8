/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the budget's list: titles, and widths that let every number
 * be read. */
#pragma once

#include "ui/swb-budget-model.h"
#include "ui/swb-budget-words.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *swb_budget_column_title (SwbBudgetColumn column,
                                     SwbBudgetGrouping grouping);
SwbBudgetBrevity
swb_budget_columns_fit (GtkColumnView *view, SwbBudgetModel *model, int room);
void swb_budget_columns_align_titles (GtkColumnView *view);

G_END_DECLS
