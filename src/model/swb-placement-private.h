/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a placement, shared by the files that make it: whose it is, and
 * what was agreed. */
#pragma once

#include "model/swb-placement.h"

G_BEGIN_DECLS

struct _SwbPlacement
{
  GObject parent_instance;

  SwbId id;
  SwbId campaign;
  SwbId creator;
  SwbId account;
  SwbId stage;
  char *channel;
  char *angle;
  SwbDay day;
  SwbDay posted;
  int days;
  SwbMoney fee;
  char *status;
  int hook_seconds;
  int clip_seconds;
  char *note;
};

typedef enum
{
  SWB_PLACEMENT_PROP_0,
  SWB_PLACEMENT_PROP_CAMPAIGN,
  SWB_PLACEMENT_PROP_CREATOR,
  SWB_PLACEMENT_PROP_ACCOUNT,
  SWB_PLACEMENT_PROP_STAGE,
  SWB_PLACEMENT_PROP_CHANNEL,
  SWB_PLACEMENT_PROP_ANGLE,
  SWB_PLACEMENT_PROP_DAY,
  SWB_PLACEMENT_PROP_POSTED,
  SWB_PLACEMENT_PROP_DAYS,
  SWB_PLACEMENT_PROP_FEE,
  SWB_PLACEMENT_PROP_STATUS,
  SWB_PLACEMENT_PROP_HOOK_SECONDS,
  SWB_PLACEMENT_PROP_CLIP_SECONDS,
  SWB_PLACEMENT_PROP_NOTE,
  SWB_PLACEMENT_N_PROPS,
} SwbPlacementProperty;

void swb_placement_notify (SwbPlacement *self, SwbPlacementProperty property);

G_END_DECLS
