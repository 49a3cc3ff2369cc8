/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A gate between two stages: criteria on evidence and the verdict. */
#pragma once

#include "base/swb-day.h"
#include "base/swb-id.h"
#include "base/swb-money.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SWB_TYPE_GATE (swb_gate_get_type ())

G_DECLARE_FINAL_TYPE (SwbGate, swb_gate, SWB, GATE, GObject)

SwbGate *swb_gate_new (const SwbId *id);
const SwbId *swb_gate_get_id (SwbGate *self);
const SwbId *swb_gate_get_campaign (SwbGate *self);
void swb_gate_set_campaign (SwbGate *self, const SwbId *campaign);
const SwbId *swb_gate_get_stage (SwbGate *self);
void swb_gate_set_stage (SwbGate *self, const SwbId *stage);
const char *swb_gate_get_name (SwbGate *self);
void swb_gate_set_name (SwbGate *self, const char *name);
SwbDay swb_gate_get_day (SwbGate *self);
void swb_gate_set_day (SwbGate *self, SwbDay day);
const char *swb_gate_get_criteria (SwbGate *self);
void swb_gate_set_criteria (SwbGate *self, const char *criteria);
const char *swb_gate_get_verdict (SwbGate *self);
void swb_gate_set_verdict (SwbGate *self, const char *verdict);
const char *swb_gate_get_reason (SwbGate *self);
void swb_gate_set_reason (SwbGate *self, const char *reason);

G_END_DECLS
