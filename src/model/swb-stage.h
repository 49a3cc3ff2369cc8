/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A flight of a campaign with its share of the money. */
#pragma once

#include "base/swb-day.h"
#include "base/swb-id.h"
#include "base/swb-money.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SWB_TYPE_STAGE (swb_stage_get_type ())

G_DECLARE_FINAL_TYPE (SwbStage, swb_stage, SWB, STAGE, GObject)

SwbStage *swb_stage_new (const SwbId *id);
const SwbId *swb_stage_get_id (SwbStage *self);
const SwbId *swb_stage_get_campaign (SwbStage *self);
void swb_stage_set_campaign (SwbStage *self, const SwbId *campaign);
const char *swb_stage_get_kind (SwbStage *self);
void swb_stage_set_kind (SwbStage *self, const char *kind);
const char *swb_stage_get_name (SwbStage *self);
void swb_stage_set_name (SwbStage *self, const char *name);
SwbFlight swb_stage_get_flight (SwbStage *self);
void swb_stage_set_flight (SwbStage *self, SwbFlight flight);
double swb_stage_get_share (SwbStage *self);
void swb_stage_set_share (SwbStage *self, double share);
const char *swb_stage_get_mix (SwbStage *self);
void swb_stage_set_mix (SwbStage *self, const char *mix);
double swb_stage_get_position (SwbStage *self);
void swb_stage_set_position (SwbStage *self, double position);

G_END_DECLS
