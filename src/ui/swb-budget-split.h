/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the plan is split over buckets, beside the 50/30/20 preset. */
#pragma once

#include "document/swb-figures.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

int swb_budget_split_preset (const char *bucket);
int swb_budget_split_percent (const SwbBudgetFigures *figures,
                              const SwbSpend *bucket);
GtkWidget *swb_budget_split_new (const SwbBudgetFigures *figures);

G_END_DECLS
