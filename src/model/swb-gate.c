/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A gate between two stages: criteria on evidence and the verdict. Dumb by
 * design: only the document sets it, views watch it. */
#include "model/swb-gate.h"

struct _SwbGate
{
  GObject parent_instance;

  SwbId id;
  SwbId campaign;
  SwbId stage;
  char *name;
  SwbDay day;
  char *criteria;
  char *verdict;
  char *reason;
};

G_DEFINE_FINAL_TYPE (SwbGate, swb_gate, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAMPAIGN,
  PROP_STAGE,
  PROP_NAME,
  PROP_DAY,
  PROP_CRITERIA,
  PROP_VERDICT,
  PROP_REASON,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
swb_gate_get_property (GObject *object,
                       guint prop_id,
                       GValue *value,
                       GParamSpec *pspec)
{
  SwbGate *self = SWB_GATE (object);

  switch (prop_id)
    {
    case PROP_CAMPAIGN:
      g_value_set_pointer (value, &self->campaign);
      break;
    case PROP_STAGE:
      g_value_set_pointer (value, &self->stage);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_DAY:
      g_value_set_int (value, self->day);
      break;
    case PROP_CRITERIA:
      g_value_set_string (value, self->criteria);
      break;
    case PROP_VERDICT:
      g_value_set_string (value, self->verdict);
      break;
    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
swb_gate_finalize (GObject *object)
{
  SwbGate *self = SWB_GATE (object);

  g_free (self->name);
  g_free (self->criteria);
  g_free (self->verdict);
  g_free (self->reason);

  G_OBJECT_CLASS (swb_gate_parent_class)->finalize (object);
}

static void
swb_gate_class_init (SwbGateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = swb_gate_get_property;
  object_class->finalize = swb_gate_finalize;

  properties[PROP_CAMPAIGN] =
      g_param_spec_pointer ("campaign", NULL, NULL, flags);
  properties[PROP_STAGE] = g_param_spec_pointer ("stage", NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT,
                                           G_MAXINT, SWB_DAY_NONE, flags);
  properties[PROP_CRITERIA] =
      g_param_spec_string ("criteria", NULL, NULL, NULL, flags);
  properties[PROP_VERDICT] =
      g_param_spec_string ("verdict", NULL, NULL, NULL, flags);
  properties[PROP_REASON] =
      g_param_spec_string ("reason", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
swb_gate_init (SwbGate *self)
{
  self->day = SWB_DAY_NONE;
}

/**
 * swb_gate_new:
 * @id: its id
 *
 * Returns: (transfer full): an object without facts yet
 */
SwbGate *
swb_gate_new (const SwbId *id)
{
  SwbGate *self = g_object_new (SWB_TYPE_GATE, NULL);

  self->id = *id;
  return self;
}

/**
 * swb_gate_get_id:
 * @self: a gate
 *
 * Returns: its id, for as long as @self lives
 */
const SwbId *
swb_gate_get_id (SwbGate *self)
{
  g_return_val_if_fail (SWB_IS_GATE (self), NULL);

  return &self->id;
}

/**
 * swb_gate_get_campaign:
 * @self: a gate
 *
 * Returns: campaign
 */
const SwbId *
swb_gate_get_campaign (SwbGate *self)
{
  g_return_val_if_fail (SWB_IS_GATE (self), NULL);

  return &self->campaign;
}

/**
 * swb_gate_set_campaign:
 * @self: a gate
 * @campaign: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_gate_set_campaign (SwbGate *self, const SwbId *campaign)
{
  g_return_if_fail (SWB_IS_GATE (self));

  if (swb_id_equal (&self->campaign, campaign))
    return;
  self->campaign = *campaign;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAMPAIGN]);
}

/**
 * swb_gate_get_stage:
 * @self: a gate
 *
 * Returns: the stage that it opens
 */
const SwbId *
swb_gate_get_stage (SwbGate *self)
{
  g_return_val_if_fail (SWB_IS_GATE (self), NULL);

  return &self->stage;
}

/**
 * swb_gate_set_stage:
 * @self: a gate
 * @stage: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_gate_set_stage (SwbGate *self, const SwbId *stage)
{
  g_return_if_fail (SWB_IS_GATE (self));

  if (swb_id_equal (&self->stage, stage))
    return;
  self->stage = *stage;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STAGE]);
}

/**
 * swb_gate_get_name:
 * @self: a gate
 *
 * Returns: (nullable): name
 */
const char *
swb_gate_get_name (SwbGate *self)
{
  g_return_val_if_fail (SWB_IS_GATE (self), NULL);

  return self->name;
}

/**
 * swb_gate_set_name:
 * @self: a gate
 * @name: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_gate_set_name (SwbGate *self, const char *name)
{
  g_return_if_fail (SWB_IS_GATE (self));

  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * swb_gate_get_day:
 * @self: a gate
 *
 * Returns: when it is looked at
 */
SwbDay
swb_gate_get_day (SwbGate *self)
{
  g_return_val_if_fail (SWB_IS_GATE (self), SWB_DAY_NONE);

  return self->day;
}

/**
 * swb_gate_set_day:
 * @self: a gate
 * @day: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_gate_set_day (SwbGate *self, SwbDay day)
{
  g_return_if_fail (SWB_IS_GATE (self));

  if (self->day == day)
    return;
  self->day = day;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}

/**
 * swb_gate_get_criteria:
 * @self: a gate
 *
 * Returns: (nullable): a sentence a line
 */
const char *
swb_gate_get_criteria (SwbGate *self)
{
  g_return_val_if_fail (SWB_IS_GATE (self), NULL);

  return self->criteria;
}

/**
 * swb_gate_set_criteria:
 * @self: a gate
 * @criteria: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_gate_set_criteria (SwbGate *self, const char *criteria)
{
  g_return_if_fail (SWB_IS_GATE (self));

  if (g_strcmp0 (self->criteria, criteria) == 0)
    return;
  g_free (self->criteria);
  self->criteria = g_strdup (criteria);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CRITERIA]);
}

/**
 * swb_gate_get_verdict:
 * @self: a gate
 *
 * Returns: (nullable): pass, fail, keep-going, or none yet
 */
const char *
swb_gate_get_verdict (SwbGate *self)
{
  g_return_val_if_fail (SWB_IS_GATE (self), NULL);

  return self->verdict;
}

/**
 * swb_gate_set_verdict:
 * @self: a gate
 * @verdict: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_gate_set_verdict (SwbGate *self, const char *verdict)
{
  g_return_if_fail (SWB_IS_GATE (self));

  if (g_strcmp0 (self->verdict, verdict) == 0)
    return;
  g_free (self->verdict);
  self->verdict = g_strdup (verdict);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VERDICT]);
}

/**
 * swb_gate_get_reason:
 * @self: a gate
 *
 * Returns: (nullable): why
 */
const char *
swb_gate_get_reason (SwbGate *self)
{
  g_return_val_if_fail (SWB_IS_GATE (self), NULL);

  return self->reason;
}

/**
 * swb_gate_set_reason:
 * @self: a gate
 * @reason: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_gate_set_reason (SwbGate *self, const char *reason)
{
  g_return_if_fail (SWB_IS_GATE (self));

  if (g_strcmp0 (self->reason, reason) == 0)
    return;
  g_free (self->reason);
  self->reason = g_strdup (reason);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REASON]);
}
