/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as people and exports write them; the locale plays no part. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SwbGrouping:
 * @SWB_GROUPING_WESTERN: 1,234,567 and K, M, B
 * @SWB_GROUPING_INDIAN: 12,34,567 and lakh, crore
 */
typedef enum
{
  SWB_GROUPING_WESTERN,
  SWB_GROUPING_INDIAN,
} SwbGrouping;

/**
 * SwbNumberResult:
 * @SWB_NUMBER_OK: a number was read
 * @SWB_NUMBER_MISSING: the cell says that there is no number
 * @SWB_NUMBER_WRONG: the cell has something that is no number
 */
typedef enum
{
  SWB_NUMBER_OK,
  SWB_NUMBER_MISSING,
  SWB_NUMBER_WRONG,
} SwbNumberResult;

SwbNumberResult
swb_number_parse (const char *text, char decimal_sign, double *value);
SwbNumberResult swb_number_parse_full (const char *text,
                                       char decimal_sign,
                                       double *value,
                                       gboolean *percent);
char swb_number_guess_decimal_sign (const char *const *texts, gsize n_texts);

char *swb_number_format_count (gint64 count, SwbGrouping grouping);
char *swb_number_format_compact (double value, SwbGrouping grouping);
char *swb_number_format_percent (double ratio, int digits);

G_END_DECLS
