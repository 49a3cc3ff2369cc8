/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A slim bar: planned pale, committed in the middle tone, paid solid. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_BUDGET_PACE (swb_budget_pace_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbBudgetPace, swb_budget_pace, SWB, BUDGET_PACE, GtkWidget)

GtkWidget *swb_budget_pace_new (void);
void swb_budget_pace_set (SwbBudgetPace *self,
                          double planned,
                          double committed,
                          double actual,
                          const char *text);

G_END_DECLS
