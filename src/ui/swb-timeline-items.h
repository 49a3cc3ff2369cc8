/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a campaign to the items and lanes of the timeline. No GTK. */
#pragma once

#include "model/swb-campaign.h"
#include "model/swb-roster.h"
#include "ui/swb-timeline-layout.h"

G_BEGIN_DECLS

typedef enum
{
  SWB_TIMELINE_BY_TIER,
  SWB_TIMELINE_BY_STAGE,
  SWB_TIMELINE_BY_PLATFORM,
} SwbTimelineLanes;

void swb_timeline_collect (SwbTimelineLayout *layout,
                           SwbCampaign *campaign,
                           SwbRoster *roster,
                           SwbTimelineLanes lanes,
                           GHashTable *pending);

G_END_DECLS
