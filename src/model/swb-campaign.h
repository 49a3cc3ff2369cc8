/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A launch that is planned: its facts and its four lists. */
#pragma once

#include "base/swb-day.h"
#include "base/swb-id.h"
#include "base/swb-money.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SWB_TYPE_CAMPAIGN (swb_campaign_get_type ())

G_DECLARE_FINAL_TYPE (SwbCampaign, swb_campaign, SWB, CAMPAIGN, GObject)

SwbCampaign *swb_campaign_new (const SwbId *id);
const SwbId *swb_campaign_get_id (SwbCampaign *self);
const char *swb_campaign_get_name (SwbCampaign *self);
void swb_campaign_set_name (SwbCampaign *self, const char *name);
const char *swb_campaign_get_product (SwbCampaign *self);
void swb_campaign_set_product (SwbCampaign *self, const char *product);
const char *swb_campaign_get_client (SwbCampaign *self);
void swb_campaign_set_client (SwbCampaign *self, const char *client);
SwbDay swb_campaign_get_release (SwbCampaign *self);
void swb_campaign_set_release (SwbCampaign *self, SwbDay release);
const char *swb_campaign_get_markets (SwbCampaign *self);
void swb_campaign_set_markets (SwbCampaign *self, const char *markets);
SwbMoney swb_campaign_get_budget (SwbCampaign *self);
void swb_campaign_set_budget (SwbCampaign *self, SwbMoney budget);
const char *swb_campaign_get_outcome (SwbCampaign *self);
void swb_campaign_set_outcome (SwbCampaign *self, const char *outcome);
const char *swb_campaign_get_behaviour (SwbCampaign *self);
void swb_campaign_set_behaviour (SwbCampaign *self, const char *behaviour);
const char *swb_campaign_get_message (SwbCampaign *self);
void swb_campaign_set_message (SwbCampaign *self, const char *message);
const char *swb_campaign_get_contact (SwbCampaign *self);
void swb_campaign_set_contact (SwbCampaign *self, const char *contact);
GListStore *swb_campaign_get_stages (SwbCampaign *self);
GListStore *swb_campaign_get_gates (SwbCampaign *self);
GListStore *swb_campaign_get_placements (SwbCampaign *self);
GListStore *swb_campaign_get_lines (SwbCampaign *self);

G_END_DECLS
