/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the budget's list: a bucket or stage with its sums, a line, or
 * the total. */
#pragma once

#include "model/swb-line.h"

G_BEGIN_DECLS

typedef enum
{
  SWB_BUDGET_ROW_GROUP,
  SWB_BUDGET_ROW_LINE,
  SWB_BUDGET_ROW_TOTAL,
} SwbBudgetRowKind;

typedef enum
{
  SWB_BUDGET_PLANNED,
  SWB_BUDGET_COMMITTED,
  SWB_BUDGET_ACTUAL,
  SWB_BUDGET_N_AMOUNTS,
} SwbBudgetAmount;

/**
 * SwbBudgetNumbers:
 * @shown: the amounts in their own currency
 * @sum: the same in the campaign's currency; none where no rate is known
 * @rate_day: the day of the exchange rate behind @sum, SWB_DAY_NONE where
 *   none was needed
 * @booked: fees of placements in the group
 * @apart: whether it is in no total (rights)
 */
typedef struct
{
  SwbMoney shown[SWB_BUDGET_N_AMOUNTS];
  SwbMoney sum[SWB_BUDGET_N_AMOUNTS];
  SwbDay rate_day[SWB_BUDGET_N_AMOUNTS];
  SwbMoney booked;
  gboolean apart;
} SwbBudgetNumbers;

#define SWB_TYPE_BUDGET_ROW (swb_budget_row_get_type ())

/* Signal: "changed" () when what it shows is another. */
G_DECLARE_FINAL_TYPE (SwbBudgetRow, swb_budget_row, SWB, BUDGET_ROW, GObject)

SwbBudgetRow *
swb_budget_row_new (SwbBudgetRowKind kind, const char *id, SwbLine *line);
SwbBudgetRowKind swb_budget_row_get_kind (SwbBudgetRow *self);
const char *swb_budget_row_get_id (SwbBudgetRow *self);
SwbLine *swb_budget_row_get_line (SwbBudgetRow *self);
GListStore *swb_budget_row_get_children (SwbBudgetRow *self);
const char *swb_budget_row_get_name (SwbBudgetRow *self);
const SwbBudgetNumbers *swb_budget_row_get_numbers (SwbBudgetRow *self);
void swb_budget_row_set (SwbBudgetRow *self,
                         const char *name,
                         const SwbBudgetNumbers *numbers);
void swb_budget_rows_take_up (GListStore *store, GPtrArray *wanted);
SwbBudgetRow *swb_budget_rows_find (GListStore *store,
                                    SwbBudgetRowKind kind,
                                    const char *id,
                                    SwbLine *line);

G_END_DECLS
