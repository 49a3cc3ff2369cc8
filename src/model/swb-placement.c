/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One planned post of a creator. Dumb by design: only the document sets it,
 * views watch it. */
#include "model/swb-placement-private.h"

G_DEFINE_FINAL_TYPE (SwbPlacement, swb_placement, G_TYPE_OBJECT)

static GParamSpec *properties[SWB_PLACEMENT_N_PROPS];

static void
swb_placement_get_property (GObject *object,
                            guint prop_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  SwbPlacement *self = SWB_PLACEMENT (object);

  switch (prop_id)
    {
    case SWB_PLACEMENT_PROP_CAMPAIGN:
      g_value_set_pointer (value, &self->campaign);
      break;
    case SWB_PLACEMENT_PROP_CREATOR:
      g_value_set_pointer (value, &self->creator);
      break;
    case SWB_PLACEMENT_PROP_ACCOUNT:
      g_value_set_pointer (value, &self->account);
      break;
    case SWB_PLACEMENT_PROP_STAGE:
      g_value_set_pointer (value, &self->stage);
      break;
    case SWB_PLACEMENT_PROP_CHANNEL:
      g_value_set_string (value, self->channel);
      break;
    case SWB_PLACEMENT_PROP_ANGLE:
      g_value_set_string (value, self->angle);
      break;
    case SWB_PLACEMENT_PROP_DAY:
      g_value_set_int (value, self->day);
      break;
    case SWB_PLACEMENT_PROP_POSTED:
      g_value_set_int (value, self->posted);
      break;
    case SWB_PLACEMENT_PROP_DAYS:
      g_value_set_int (value, self->days);
      break;
    case SWB_PLACEMENT_PROP_FEE:
      g_value_set_pointer (value, &self->fee);
      break;
    case SWB_PLACEMENT_PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    case SWB_PLACEMENT_PROP_HOOK_SECONDS:
      g_value_set_int (value, self->hook_seconds);
      break;
    case SWB_PLACEMENT_PROP_CLIP_SECONDS:
      g_value_set_int (value, self->clip_seconds);
      break;
    case SWB_PLACEMENT_PROP_NOTE:
      g_value_set_string (value, self->note);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
swb_placement_finalize (GObject *object)
{
  SwbPlacement *self = SWB_PLACEMENT (object);

  g_free (self->channel);
  g_free (self->angle);
  g_free (self->status);
  g_free (self->note);

  G_OBJECT_CLASS (swb_placement_parent_class)->finalize (object);
}

static void
swb_placement_class_init (SwbPlacementClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = swb_placement_get_property;
  object_class->finalize = swb_placement_finalize;

  properties[SWB_PLACEMENT_PROP_CAMPAIGN] =
      g_param_spec_pointer ("campaign", NULL, NULL, flags);
  properties[SWB_PLACEMENT_PROP_CREATOR] =
      g_param_spec_pointer ("creator", NULL, NULL, flags);
  properties[SWB_PLACEMENT_PROP_ACCOUNT] =
      g_param_spec_pointer ("account", NULL, NULL, flags);
  properties[SWB_PLACEMENT_PROP_STAGE] =
      g_param_spec_pointer ("stage", NULL, NULL, flags);
  properties[SWB_PLACEMENT_PROP_CHANNEL] =
      g_param_spec_string ("channel", NULL, NULL, NULL, flags);
  properties[SWB_PLACEMENT_PROP_ANGLE] =
      g_param_spec_string ("angle", NULL, NULL, NULL, flags);
  properties[SWB_PLACEMENT_PROP_DAY] = g_param_spec_int (
      "day", NULL, NULL, G_MININT, G_MAXINT, SWB_DAY_NONE, flags);
  properties[SWB_PLACEMENT_PROP_POSTED] = g_param_spec_int (
      "posted", NULL, NULL, G_MININT, G_MAXINT, SWB_DAY_NONE, flags);
  properties[SWB_PLACEMENT_PROP_DAYS] =
      g_param_spec_int ("days", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  properties[SWB_PLACEMENT_PROP_FEE] =
      g_param_spec_pointer ("fee", NULL, NULL, flags);
  properties[SWB_PLACEMENT_PROP_STATUS] =
      g_param_spec_string ("status", NULL, NULL, NULL, flags);
  properties[SWB_PLACEMENT_PROP_HOOK_SECONDS] = g_param_spec_int (
      "hook-seconds", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  properties[SWB_PLACEMENT_PROP_CLIP_SECONDS] = g_param_spec_int (
      "clip-seconds", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  properties[SWB_PLACEMENT_PROP_NOTE] =
      g_param_spec_string ("note", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, SWB_PLACEMENT_N_PROPS,
                                     properties);
}

static void
swb_placement_init (SwbPlacement *self)
{
  self->day = SWB_DAY_NONE;
  self->posted = SWB_DAY_NONE;
  self->days = 1;
}

/**
 * swb_placement_notify:
 * @self: a placement
 * @property: what has changed
 */
void
swb_placement_notify (SwbPlacement *self, SwbPlacementProperty property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/**
 * swb_placement_new:
 * @id: its id
 *
 * Returns: (transfer full): an object without facts yet
 */
SwbPlacement *
swb_placement_new (const SwbId *id)
{
  SwbPlacement *self = g_object_new (SWB_TYPE_PLACEMENT, NULL);

  self->id = *id;
  return self;
}

/**
 * swb_placement_get_id:
 * @self: a placement
 *
 * Returns: its id, for as long as @self lives
 */
const SwbId *
swb_placement_get_id (SwbPlacement *self)
{
  g_return_val_if_fail (SWB_IS_PLACEMENT (self), NULL);

  return &self->id;
}

/**
 * swb_placement_get_campaign:
 * @self: a placement
 *
 * Returns: campaign
 */
const SwbId *
swb_placement_get_campaign (SwbPlacement *self)
{
  g_return_val_if_fail (SWB_IS_PLACEMENT (self), NULL);

  return &self->campaign;
}

/**
 * swb_placement_set_campaign:
 * @self: a placement
 * @campaign: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_placement_set_campaign (SwbPlacement *self, const SwbId *campaign)
{
  g_return_if_fail (SWB_IS_PLACEMENT (self));

  if (swb_id_equal (&self->campaign, campaign))
    return;
  self->campaign = *campaign;
  swb_placement_notify (self, SWB_PLACEMENT_PROP_CAMPAIGN);
}

/**
 * swb_placement_get_creator:
 * @self: a placement
 *
 * Returns: creator
 */
const SwbId *
swb_placement_get_creator (SwbPlacement *self)
{
  g_return_val_if_fail (SWB_IS_PLACEMENT (self), NULL);

  return &self->creator;
}

/**
 * swb_placement_set_creator:
 * @self: a placement
 * @creator: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_placement_set_creator (SwbPlacement *self, const SwbId *creator)
{
  g_return_if_fail (SWB_IS_PLACEMENT (self));

  if (swb_id_equal (&self->creator, creator))
    return;
  self->creator = *creator;
  swb_placement_notify (self, SWB_PLACEMENT_PROP_CREATOR);
}

/**
 * swb_placement_get_account:
 * @self: a placement
 *
 * Returns: account
 */
const SwbId *
swb_placement_get_account (SwbPlacement *self)
{
  g_return_val_if_fail (SWB_IS_PLACEMENT (self), NULL);

  return &self->account;
}

/**
 * swb_placement_set_account:
 * @self: a placement
 * @account: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_placement_set_account (SwbPlacement *self, const SwbId *account)
{
  g_return_if_fail (SWB_IS_PLACEMENT (self));

  if (swb_id_equal (&self->account, account))
    return;
  self->account = *account;
  swb_placement_notify (self, SWB_PLACEMENT_PROP_ACCOUNT);
}

/**
 * swb_placement_get_stage:
 * @self: a placement
 *
 * Returns: stage
 */
const SwbId *
swb_placement_get_stage (SwbPlacement *self)
{
  g_return_val_if_fail (SWB_IS_PLACEMENT (self), NULL);

  return &self->stage;
}

/**
 * swb_placement_set_stage:
 * @self: a placement
 * @stage: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_placement_set_stage (SwbPlacement *self, const SwbId *stage)
{
  g_return_if_fail (SWB_IS_PLACEMENT (self));

  if (swb_id_equal (&self->stage, stage))
    return;
  self->stage = *stage;
  swb_placement_notify (self, SWB_PLACEMENT_PROP_STAGE);
}

/**
 * swb_placement_get_channel:
 * @self: a placement
 *
 * Returns: (nullable): channel
 */
const char *
swb_placement_get_channel (SwbPlacement *self)
{
  g_return_val_if_fail (SWB_IS_PLACEMENT (self), NULL);

  return self->channel;
}

/**
 * swb_placement_set_channel:
 * @self: a placement
 * @channel: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_placement_set_channel (SwbPlacement *self, const char *channel)
{
  g_return_if_fail (SWB_IS_PLACEMENT (self));

  if (g_strcmp0 (self->channel, channel) == 0)
    return;
  g_free (self->channel);
  self->channel = g_strdup (channel);
  swb_placement_notify (self, SWB_PLACEMENT_PROP_CHANNEL);
}

/**
 * swb_placement_get_angle:
 * @self: a placement
 *
 * Returns: (nullable): angle
 */
const char *
swb_placement_get_angle (SwbPlacement *self)
{
  g_return_val_if_fail (SWB_IS_PLACEMENT (self), NULL);

  return self->angle;
}

/**
 * swb_placement_set_angle:
 * @self: a placement
 * @angle: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_placement_set_angle (SwbPlacement *self, const char *angle)
{
  g_return_if_fail (SWB_IS_PLACEMENT (self));

  if (g_strcmp0 (self->angle, angle) == 0)
    return;
  g_free (self->angle);
  self->angle = g_strdup (angle);
  swb_placement_notify (self, SWB_PLACEMENT_PROP_ANGLE);
}
