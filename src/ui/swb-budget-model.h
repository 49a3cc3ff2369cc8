/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a campaign's budget, by bucket or by stage, kept up to date. */
#pragma once

#include "document/swb-document.h"
#include "document/swb-figures.h"
#include "ui/swb-budget-row.h"

G_BEGIN_DECLS

typedef enum
{
  SWB_BUDGET_BY_BUCKET,
  SWB_BUDGET_BY_STAGE,
} SwbBudgetGrouping;

#define SWB_TYPE_BUDGET_MODEL (swb_budget_model_get_type ())

/* Signal: "updated" () after the rows were brought up to date. */
G_DECLARE_FINAL_TYPE (
    SwbBudgetModel, swb_budget_model, SWB, BUDGET_MODEL, GObject)

SwbBudgetModel *swb_budget_model_new (void);
void swb_budget_model_set_document (SwbBudgetModel *self,
                                    SwbDocument *document);
void swb_budget_model_set_grouping (SwbBudgetModel *self,
                                    SwbBudgetGrouping grouping);
SwbBudgetGrouping swb_budget_model_get_grouping (SwbBudgetModel *self);
SwbCampaign *swb_budget_model_get_campaign (SwbBudgetModel *self);
GListModel *swb_budget_model_get_groups (SwbBudgetModel *self);
const SwbBudgetFigures *swb_budget_model_get_figures (SwbBudgetModel *self);
const char *swb_budget_model_get_currency (SwbBudgetModel *self);
guint swb_budget_model_get_n_lines (SwbBudgetModel *self);
SwbBudgetRow *swb_budget_model_find_line (SwbBudgetModel *self,
                                          const SwbId *id,
                                          SwbBudgetRow **group);
void swb_budget_model_update (SwbBudgetModel *self);

G_END_DECLS
