/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A flight of a campaign with its share of the money. Dumb by design: only the
 * document sets it, views watch it. */
#include "model/swb-stage.h"

struct _SwbStage
{
  GObject parent_instance;

  SwbId id;
  SwbId campaign;
  char *kind;
  char *name;
  SwbFlight flight;
  double share;
  char *mix;
  double position;
};

G_DEFINE_FINAL_TYPE (SwbStage, swb_stage, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAMPAIGN,
  PROP_KIND,
  PROP_NAME,
  PROP_FLIGHT,
  PROP_SHARE,
  PROP_MIX,
  PROP_POSITION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
swb_stage_get_property (GObject *object,
                        guint prop_id,
                        GValue *value,
                        GParamSpec *pspec)
{
  SwbStage *self = SWB_STAGE (object);

  switch (prop_id)
    {
    case PROP_CAMPAIGN:
      g_value_set_pointer (value, &self->campaign);
      break;
    case PROP_KIND:
      g_value_set_string (value, self->kind);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_FLIGHT:
      g_value_set_pointer (value, &self->flight);
      break;
    case PROP_SHARE:
      g_value_set_double (value, self->share);
      break;
    case PROP_MIX:
      g_value_set_string (value, self->mix);
      break;
    case PROP_POSITION:
      g_value_set_double (value, self->position);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
swb_stage_finalize (GObject *object)
{
  SwbStage *self = SWB_STAGE (object);

  g_free (self->kind);
  g_free (self->name);
  g_free (self->mix);

  G_OBJECT_CLASS (swb_stage_parent_class)->finalize (object);
}

static void
swb_stage_class_init (SwbStageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = swb_stage_get_property;
  object_class->finalize = swb_stage_finalize;

  properties[PROP_CAMPAIGN] =
      g_param_spec_pointer ("campaign", NULL, NULL, flags);
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_FLIGHT] = g_param_spec_pointer ("flight", NULL, NULL, flags);
  properties[PROP_SHARE] = g_param_spec_double (
      "share", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
  properties[PROP_MIX] = g_param_spec_string ("mix", NULL, NULL, NULL, flags);
  properties[PROP_POSITION] = g_param_spec_double (
      "position", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
swb_stage_init (SwbStage *self)
{
  self->flight = (SwbFlight){ SWB_DAY_NONE, SWB_DAY_NONE };
}

/**
 * swb_stage_new:
 * @id: its id
 *
 * Returns: (transfer full): an object without facts yet
 */
SwbStage *
swb_stage_new (const SwbId *id)
{
  SwbStage *self = g_object_new (SWB_TYPE_STAGE, NULL);

  self->id = *id;
  return self;
}

/**
 * swb_stage_get_id:
 * @self: a stage
 *
 * Returns: its id, for as long as @self lives
 */
const SwbId *
swb_stage_get_id (SwbStage *self)
{
  g_return_val_if_fail (SWB_IS_STAGE (self), NULL);

  return &self->id;
}

/**
 * swb_stage_get_campaign:
 * @self: a stage
 *
 * Returns: campaign
 */
const SwbId *
swb_stage_get_campaign (SwbStage *self)
{
  g_return_val_if_fail (SWB_IS_STAGE (self), NULL);

  return &self->campaign;
}

/**
 * swb_stage_set_campaign:
 * @self: a stage
 * @campaign: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_stage_set_campaign (SwbStage *self, const SwbId *campaign)
{
  g_return_if_fail (SWB_IS_STAGE (self));

  if (swb_id_equal (&self->campaign, campaign))
    return;
  self->campaign = *campaign;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAMPAIGN]);
}

/**
 * swb_stage_get_kind:
 * @self: a stage
 *
 * Returns: (nullable): seeding, validation, amplification, repetition
 */
const char *
swb_stage_get_kind (SwbStage *self)
{
  g_return_val_if_fail (SWB_IS_STAGE (self), NULL);

  return self->kind;
}

/**
 * swb_stage_set_kind:
 * @self: a stage
 * @kind: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_stage_set_kind (SwbStage *self, const char *kind)
{
  g_return_if_fail (SWB_IS_STAGE (self));

  if (g_strcmp0 (self->kind, kind) == 0)
    return;
  g_free (self->kind);
  self->kind = g_strdup (kind);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

/**
 * swb_stage_get_name:
 * @self: a stage
 *
 * Returns: (nullable): name
 */
const char *
swb_stage_get_name (SwbStage *self)
{
  g_return_val_if_fail (SWB_IS_STAGE (self), NULL);

  return self->name;
}

/**
 * swb_stage_set_name:
 * @self: a stage
 * @name: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_stage_set_name (SwbStage *self, const char *name)
{
  g_return_if_fail (SWB_IS_STAGE (self));

  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * swb_stage_get_flight:
 * @self: a stage
 *
 * Returns: first and last day
 */
SwbFlight
swb_stage_get_flight (SwbStage *self)
{
  g_return_val_if_fail (SWB_IS_STAGE (self),
                        ((SwbFlight){ SWB_DAY_NONE, SWB_DAY_NONE }));

  return self->flight;
}

/**
 * swb_stage_set_flight:
 * @self: a stage
 * @flight: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_stage_set_flight (SwbStage *self, SwbFlight flight)
{
  g_return_if_fail (SWB_IS_STAGE (self));

  if (self->flight.start == flight.start && self->flight.end == flight.end)
    return;
  self->flight = flight;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FLIGHT]);
}

/**
 * swb_stage_get_share:
 * @self: a stage
 *
 * Returns: share of the money, 0 to 1
 */
double
swb_stage_get_share (SwbStage *self)
{
  g_return_val_if_fail (SWB_IS_STAGE (self), 0);

  return self->share;
}

/**
 * swb_stage_set_share:
 * @self: a stage
 * @share: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_stage_set_share (SwbStage *self, double share)
{
  g_return_if_fail (SWB_IS_STAGE (self));

  if (self->share == share)
    return;
  self->share = share;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHARE]);
}

/**
 * swb_stage_get_mix:
 * @self: a stage
 *
 * Returns: (nullable): tiers
 */
const char *
swb_stage_get_mix (SwbStage *self)
{
  g_return_val_if_fail (SWB_IS_STAGE (self), NULL);

  return self->mix;
}

/**
 * swb_stage_set_mix:
 * @self: a stage
 * @mix: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_stage_set_mix (SwbStage *self, const char *mix)
{
  g_return_if_fail (SWB_IS_STAGE (self));

  if (g_strcmp0 (self->mix, mix) == 0)
    return;
  g_free (self->mix);
  self->mix = g_strdup (mix);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MIX]);
}

/**
 * swb_stage_get_position:
 * @self: a stage
 *
 * Returns: order
 */
double
swb_stage_get_position (SwbStage *self)
{
  g_return_val_if_fail (SWB_IS_STAGE (self), 0);

  return self->position;
}

/**
 * swb_stage_set_position:
 * @self: a stage
 * @position: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_stage_set_position (SwbStage *self, double position)
{
  g_return_if_fail (SWB_IS_STAGE (self));

  if (self->position == position)
    return;
  self->position = position;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
}
