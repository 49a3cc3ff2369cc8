/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One planned post of a creator. */
#pragma once

#include "base/swb-day.h"
#include "base/swb-id.h"
#include "base/swb-money.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SWB_TYPE_PLACEMENT (swb_placement_get_type ())

G_DECLARE_FINAL_TYPE (SwbPlacement, swb_placement, SWB, PLACEMENT, GObject)

SwbPlacement *swb_placement_new (const SwbId *id);
const SwbId *swb_placement_get_id (SwbPlacement *self);
const SwbId *swb_placement_get_campaign (SwbPlacement *self);
void swb_placement_set_campaign (SwbPlacement *self, const SwbId *campaign);
const SwbId *swb_placement_get_creator (SwbPlacement *self);
void swb_placement_set_creator (SwbPlacement *self, const SwbId *creator);
const SwbId *swb_placement_get_account (SwbPlacement *self);
void swb_placement_set_account (SwbPlacement *self, const SwbId *account);
const SwbId *swb_placement_get_stage (SwbPlacement *self);
void swb_placement_set_stage (SwbPlacement *self, const SwbId *stage);
const char *swb_placement_get_channel (SwbPlacement *self);
void swb_placement_set_channel (SwbPlacement *self, const char *channel);
const char *swb_placement_get_angle (SwbPlacement *self);
void swb_placement_set_angle (SwbPlacement *self, const char *angle);
SwbDay swb_placement_get_day (SwbPlacement *self);
void swb_placement_set_day (SwbPlacement *self, SwbDay day);
SwbDay swb_placement_get_posted (SwbPlacement *self);
void swb_placement_set_posted (SwbPlacement *self, SwbDay posted);
int swb_placement_get_days (SwbPlacement *self);
void swb_placement_set_days (SwbPlacement *self, int days);
SwbMoney swb_placement_get_fee (SwbPlacement *self);
void swb_placement_set_fee (SwbPlacement *self, SwbMoney fee);
const char *swb_placement_get_status (SwbPlacement *self);
void swb_placement_set_status (SwbPlacement *self, const char *status);
int swb_placement_get_hook_seconds (SwbPlacement *self);
void swb_placement_set_hook_seconds (SwbPlacement *self, int hook_seconds);
int swb_placement_get_clip_seconds (SwbPlacement *self);
void swb_placement_set_clip_seconds (SwbPlacement *self, int clip_seconds);
const char *swb_placement_get_note (SwbPlacement *self);
void swb_placement_set_note (SwbPlacement *self, const char *note);

G_END_DECLS
