/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the budget. */
#pragma once

#include "base/swb-day.h"
#include "base/swb-id.h"
#include "base/swb-money.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SWB_TYPE_LINE (swb_line_get_type ())

G_DECLARE_FINAL_TYPE (SwbLine, swb_line, SWB, LINE, GObject)

SwbLine *swb_line_new (const SwbId *id);
const SwbId *swb_line_get_id (SwbLine *self);
const SwbId *swb_line_get_campaign (SwbLine *self);
void swb_line_set_campaign (SwbLine *self, const SwbId *campaign);
const char *swb_line_get_bucket (SwbLine *self);
void swb_line_set_bucket (SwbLine *self, const char *bucket);
const char *swb_line_get_name (SwbLine *self);
void swb_line_set_name (SwbLine *self, const char *name);
const SwbId *swb_line_get_stage (SwbLine *self);
void swb_line_set_stage (SwbLine *self, const SwbId *stage);
SwbMoney swb_line_get_planned (SwbLine *self);
void swb_line_set_planned (SwbLine *self, SwbMoney planned);
SwbMoney swb_line_get_committed (SwbLine *self);
void swb_line_set_committed (SwbLine *self, SwbMoney committed);
SwbMoney swb_line_get_actual (SwbLine *self);
void swb_line_set_actual (SwbLine *self, SwbMoney actual);
SwbDay swb_line_get_rate_day (SwbLine *self);
void swb_line_set_rate_day (SwbLine *self, SwbDay rate_day);
double swb_line_get_position (SwbLine *self);
void swb_line_set_position (SwbLine *self, double position);

G_END_DECLS
