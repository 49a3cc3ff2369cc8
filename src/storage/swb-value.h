/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value of a field, as it crosses between threads. */
#pragma once

#include "base/swb-day.h"
#include "base/swb-id.h"
#include "base/swb-money.h"

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SWB_VALUE_NULL,
  SWB_VALUE_INT,
  SWB_VALUE_REAL,
  SWB_VALUE_TEXT,
  SWB_VALUE_ID,
} SwbValueType;

/**
 * SwbValue:
 * @type: which of the members holds
 *
 * Owns its text.
 */
typedef struct
{
  SwbValueType type;
  union
  {
    gint64 integer;
    double real;
    char *text;
    SwbId id;
  };
} SwbValue;

SwbValue swb_value_null (void);
SwbValue swb_value_int (gint64 integer);
SwbValue swb_value_real (double real);
SwbValue swb_value_text (const char *text);
SwbValue swb_value_take_text (char *text);
SwbValue swb_value_id (const SwbId *id);
SwbValue swb_value_day (SwbDay day);
SwbValue swb_value_money (SwbMoney money);
SwbValue swb_value_flight (SwbFlight flight);
SwbValue swb_value_copy (const SwbValue *value);
void swb_value_clear (SwbValue *value);
gboolean swb_value_equal (const SwbValue *a, const SwbValue *b);

const char *swb_value_get_text (const SwbValue *value);
gint64 swb_value_get_int (const SwbValue *value, gint64 fallback);
double swb_value_get_real (const SwbValue *value, double fallback);
SwbDay swb_value_get_day (const SwbValue *value);
SwbMoney swb_value_get_money (const SwbValue *value);
SwbFlight swb_value_get_flight (const SwbValue *value);
SwbId swb_value_get_id (const SwbValue *value);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SwbValue, swb_value_clear)

G_END_DECLS
