/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the budget's list, shared by the list and its keys. */
#pragma once

#include "ui/swb-budget-list.h"

G_BEGIN_DECLS

struct _SwbBudgetList
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *view;
  SwbBudgetModel *model;
  GtkTreeListModel *tree;
  GtkSingleSelection *selection;
  SwbBudgetFormat *format;
  GPtrArray *cells;       /* SwbBudgetCell: those that show a row */
  GHashTable *expanded;   /* ids of the groups that are open */
  gboolean started[2];    /* whether a grouping was shown before */
  SwbBudgetColumn column; /* where the keys are */
  guint fit_source;
  guint focus_tick;
  guint n_tries;
  guint wanted;
  gboolean wanted_edit;
};

void swb_budget_list_add_columns (SwbBudgetList *self);
guint swb_budget_list_get_n_rows (SwbBudgetList *self);
SwbBudgetRow *swb_budget_list_get_row (SwbBudgetList *self, guint position);
gboolean swb_budget_list_is_line_at (SwbBudgetList *self, guint position);
gboolean swb_budget_list_is_editing (SwbBudgetList *self);
gboolean
swb_budget_list_toggle (SwbBudgetList *self, guint position, int wanted);
void swb_budget_list_go_to (SwbBudgetList *self, guint position, gboolean edit);
gboolean swb_budget_list_key (SwbBudgetList *self,
                              guint key,
                              guint code,
                              GdkModifierType state);

G_END_DECLS
