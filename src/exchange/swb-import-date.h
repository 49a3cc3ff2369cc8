/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as cells of tables have them. */
#pragma once

#include "base/swb-day.h"

G_BEGIN_DECLS

/**
 * SwbDateOrder:
 * @SWB_DATE_DAY_FIRST: 24/11/2026
 * @SWB_DATE_MONTH_FIRST: 11/24/2026
 *
 * Which number of a date comes first where the year does not.
 */
typedef enum
{
  SWB_DATE_DAY_FIRST,
  SWB_DATE_MONTH_FIRST,
  SWB_N_DATE_ORDERS,
} SwbDateOrder;

gboolean swb_date_read (const char *text, SwbDateOrder order, SwbDay *day);
SwbDateOrder swb_date_guess_order (const char *const *texts, gsize n_texts);

G_END_DECLS
