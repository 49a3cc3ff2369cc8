/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the budget says: captions, cells, tooltips. */
#pragma once

#include "document/swb-figures.h"
#include "ui/swb-budget-row.h"

G_BEGIN_DECLS

typedef enum
{
  SWB_BUDGET_COLUMN_NAME,
  SWB_BUDGET_COLUMN_PLANNED,
  SWB_BUDGET_COLUMN_COMMITTED,
  SWB_BUDGET_COLUMN_ACTUAL,
  SWB_BUDGET_COLUMN_VARIANCE,
  SWB_BUDGET_COLUMN_PACE,
  SWB_BUDGET_N_COLUMNS,
} SwbBudgetColumn;

typedef enum
{
  SWB_BUDGET_TONE_PLAIN,
  SWB_BUDGET_TONE_DIM,
  SWB_BUDGET_TONE_UNDER,
  SWB_BUDGET_TONE_OVER,
} SwbBudgetTone;

/**
 * SwbBudgetBrevity:
 * @SWB_BUDGET_WHOLE: every digit
 * @SWB_BUDGET_SHORT_VARIANCE: "under by ₹1.4 L", amounts with every digit
 * @SWB_BUDGET_SHORT: "₹8.2 L" everywhere
 */
typedef enum
{
  SWB_BUDGET_WHOLE,
  SWB_BUDGET_SHORT_VARIANCE,
  SWB_BUDGET_SHORT,
} SwbBudgetBrevity;

gboolean swb_budget_column_is_amount (SwbBudgetColumn column);
char *swb_budget_cell_text (SwbBudgetRow *row,
                            SwbBudgetColumn column,
                            SwbBudgetBrevity brevity);
char *swb_budget_cell_note (SwbBudgetRow *row, SwbBudgetBrevity brevity);
char *swb_budget_cell_tooltip (SwbBudgetRow *row,
                               SwbBudgetColumn column,
                               const char *currency);
char *swb_budget_cell_label (SwbBudgetRow *row,
                             SwbBudgetColumn column,
                             const char *currency);
SwbBudgetTone swb_budget_row_tone (SwbBudgetRow *row);
gboolean swb_budget_row_compare (SwbBudgetRow *row,
                                 SwbMoney *planned,
                                 SwbMoney *committed);
char *swb_budget_pace_text (SwbBudgetRow *row);
char *swb_budget_caption (const SwbBudgetFigures *figures);
char *swb_budget_left_out (const SwbBudgetFigures *figures);

G_END_DECLS
