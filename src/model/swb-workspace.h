/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a workspace holds, for views to watch: the roster, the campaigns, the
 * segments, the settings. */
#pragma once

#include "model/swb-campaign.h"
#include "model/swb-exchange.h"
#include "model/swb-gate.h"
#include "model/swb-line.h"
#include "model/swb-placement.h"
#include "model/swb-roster.h"
#include "model/swb-saved-view.h"
#include "model/swb-stage.h"

G_BEGIN_DECLS

/**
 * SwbSegmentCells:
 * @size: people in it
 */
typedef struct
{
  SwbId id;
  char *name;
  char *language;
  char *region;
  char *interest;
  char *platform;
  double size;
  char *source;
} SwbSegmentCells;

/**
 * SwbAudienceCells:
 * @share: of the account's viewers that are in the segment, 0 to 1
 */
typedef struct
{
  SwbId id;
  SwbId account;
  SwbId segment;
  double share;
  char *source;
} SwbAudienceCells;

/**
 * SwbTierCells:
 * @platform: a platform, or %SWB_N_PLATFORMS for every one
 * @tier: 0 nano to 4 mega, -1 where it is not known
 * @least: followers from which it begins
 *
 * One of the boundaries that the workspace's people set themselves.
 */
typedef struct
{
  SwbId id;
  SwbPlatform platform;
  int tier;
  gint64 least;
} SwbTierCells;

#define SWB_TYPE_WORKSPACE (swb_workspace_get_type ())

G_DECLARE_FINAL_TYPE (SwbWorkspace, swb_workspace, SWB, WORKSPACE, GObject)

SwbWorkspace *swb_workspace_new (void);
SwbRoster *swb_workspace_get_roster (SwbWorkspace *self);
GListStore *swb_workspace_get_campaigns (SwbWorkspace *self);
GListStore *swb_workspace_get_views (SwbWorkspace *self);
SwbCampaign *swb_workspace_find_campaign (SwbWorkspace *self, const SwbId *id);
GArray *swb_workspace_get_segments (SwbWorkspace *self);
GArray *swb_workspace_get_audiences (SwbWorkspace *self);
GArray *swb_workspace_get_exchange_rates (SwbWorkspace *self);
GArray *swb_workspace_get_tiers (SwbWorkspace *self);
const char *swb_workspace_get_setting (SwbWorkspace *self, const char *key);
const SwbId *swb_workspace_get_setting_id (SwbWorkspace *self, const char *key);
void swb_workspace_set_setting (SwbWorkspace *self,
                                const char *key,
                                const SwbId *id,
                                const char *value);
gboolean swb_workspace_convert (SwbWorkspace *self,
                                SwbMoney amount,
                                const char *currency,
                                SwbDay day,
                                SwbMoney *out);

G_END_DECLS
