/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the budget. Dumb by design: only the document sets it, views
 * watch it. */
#include "model/swb-line.h"

struct _SwbLine
{
  GObject parent_instance;

  SwbId id;
  SwbId campaign;
  char *bucket;
  char *name;
  SwbId stage;
  SwbMoney planned;
  SwbMoney committed;
  SwbMoney actual;
  SwbDay rate_day;
  double position;
};

G_DEFINE_FINAL_TYPE (SwbLine, swb_line, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAMPAIGN,
  PROP_BUCKET,
  PROP_NAME,
  PROP_STAGE,
  PROP_PLANNED,
  PROP_COMMITTED,
  PROP_ACTUAL,
  PROP_RATE_DAY,
  PROP_POSITION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
swb_line_get_property (GObject *object,
                       guint prop_id,
                       GValue *value,
                       GParamSpec *pspec)
{
  SwbLine *self = SWB_LINE (object);

  switch (prop_id)
    {
    case PROP_CAMPAIGN:
      g_value_set_pointer (value, &self->campaign);
      break;
    case PROP_BUCKET:
      g_value_set_string (value, self->bucket);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_STAGE:
      g_value_set_pointer (value, &self->stage);
      break;
    case PROP_PLANNED:
      g_value_set_pointer (value, &self->planned);
      break;
    case PROP_COMMITTED:
      g_value_set_pointer (value, &self->committed);
      break;
    case PROP_ACTUAL:
      g_value_set_pointer (value, &self->actual);
      break;
    case PROP_RATE_DAY:
      g_value_set_int (value, self->rate_day);
      break;
    case PROP_POSITION:
      g_value_set_double (value, self->position);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
swb_line_finalize (GObject *object)
{
  SwbLine *self = SWB_LINE (object);

  g_free (self->bucket);
  g_free (self->name);

  G_OBJECT_CLASS (swb_line_parent_class)->finalize (object);
}

static void
swb_line_class_init (SwbLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = swb_line_get_property;
  object_class->finalize = swb_line_finalize;

  properties[PROP_CAMPAIGN] =
      g_param_spec_pointer ("campaign", NULL, NULL, flags);
  properties[PROP_BUCKET] =
      g_param_spec_string ("bucket", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_STAGE] = g_param_spec_pointer ("stage", NULL, NULL, flags);
  properties[PROP_PLANNED] =
      g_param_spec_pointer ("planned", NULL, NULL, flags);
  properties[PROP_COMMITTED] =
      g_param_spec_pointer ("committed", NULL, NULL, flags);
  properties[PROP_ACTUAL] = g_param_spec_pointer ("actual", NULL, NULL, flags);
  properties[PROP_RATE_DAY] = g_param_spec_int (
      "rate-day", NULL, NULL, G_MININT, G_MAXINT, SWB_DAY_NONE, flags);
  properties[PROP_POSITION] = g_param_spec_double (
      "position", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
swb_line_init (SwbLine *self)
{
  self->rate_day = SWB_DAY_NONE;
}

/**
 * swb_line_new:
 * @id: its id
 *
 * Returns: (transfer full): an object without facts yet
 */
SwbLine *
swb_line_new (const SwbId *id)
{
  SwbLine *self = g_object_new (SWB_TYPE_LINE, NULL);

  self->id = *id;
  return self;
}

/**
 * swb_line_get_id:
 * @self: a line
 *
 * Returns: its id, for as long as @self lives
 */
const SwbId *
swb_line_get_id (SwbLine *self)
{
  g_return_val_if_fail (SWB_IS_LINE (self), NULL);

  return &self->id;
}

/**
 * swb_line_get_campaign:
 * @self: a line
 *
 * Returns: campaign
 */
const SwbId *
swb_line_get_campaign (SwbLine *self)
{
  g_return_val_if_fail (SWB_IS_LINE (self), NULL);

  return &self->campaign;
}

/**
 * swb_line_set_campaign:
 * @self: a line
 * @campaign: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_line_set_campaign (SwbLine *self, const SwbId *campaign)
{
  g_return_if_fail (SWB_IS_LINE (self));

  if (swb_id_equal (&self->campaign, campaign))
    return;
  self->campaign = *campaign;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAMPAIGN]);
}

/**
 * swb_line_get_bucket:
 * @self: a line
 *
 * Returns: (nullable): bucket
 */
const char *
swb_line_get_bucket (SwbLine *self)
{
  g_return_val_if_fail (SWB_IS_LINE (self), NULL);

  return self->bucket;
}

/**
 * swb_line_set_bucket:
 * @self: a line
 * @bucket: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_line_set_bucket (SwbLine *self, const char *bucket)
{
  g_return_if_fail (SWB_IS_LINE (self));

  if (g_strcmp0 (self->bucket, bucket) == 0)
    return;
  g_free (self->bucket);
  self->bucket = g_strdup (bucket);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUCKET]);
}

/**
 * swb_line_get_name:
 * @self: a line
 *
 * Returns: (nullable): name
 */
const char *
swb_line_get_name (SwbLine *self)
{
  g_return_val_if_fail (SWB_IS_LINE (self), NULL);

  return self->name;
}

/**
 * swb_line_set_name:
 * @self: a line
 * @name: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_line_set_name (SwbLine *self, const char *name)
{
  g_return_if_fail (SWB_IS_LINE (self));

  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * swb_line_get_stage:
 * @self: a line
 *
 * Returns: stage, or the nil id
 */
const SwbId *
swb_line_get_stage (SwbLine *self)
{
  g_return_val_if_fail (SWB_IS_LINE (self), NULL);

  return &self->stage;
}

/**
 * swb_line_set_stage:
 * @self: a line
 * @stage: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_line_set_stage (SwbLine *self, const SwbId *stage)
{
  g_return_if_fail (SWB_IS_LINE (self));

  if (swb_id_equal (&self->stage, stage))
    return;
  self->stage = *stage;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STAGE]);
}

/**
 * swb_line_get_planned:
 * @self: a line
 *
 * Returns: planned
 */
SwbMoney
swb_line_get_planned (SwbLine *self)
{
  g_return_val_if_fail (SWB_IS_LINE (self), swb_money_none ());

  return self->planned;
}

/**
 * swb_line_set_planned:
 * @self: a line
 * @planned: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_line_set_planned (SwbLine *self, SwbMoney planned)
{
  g_return_if_fail (SWB_IS_LINE (self));

  if (swb_money_equal (&self->planned, &planned))
    return;
  self->planned = planned;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLANNED]);
}

/**
 * swb_line_get_committed:
 * @self: a line
 *
 * Returns: committed
 */
SwbMoney
swb_line_get_committed (SwbLine *self)
{
  g_return_val_if_fail (SWB_IS_LINE (self), swb_money_none ());

  return self->committed;
}

/**
 * swb_line_set_committed:
 * @self: a line
 * @committed: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_line_set_committed (SwbLine *self, SwbMoney committed)
{
  g_return_if_fail (SWB_IS_LINE (self));

  if (swb_money_equal (&self->committed, &committed))
    return;
  self->committed = committed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMMITTED]);
}

/**
 * swb_line_get_actual:
 * @self: a line
 *
 * Returns: paid
 */
SwbMoney
swb_line_get_actual (SwbLine *self)
{
  g_return_val_if_fail (SWB_IS_LINE (self), swb_money_none ());

  return self->actual;
}

/**
 * swb_line_set_actual:
 * @self: a line
 * @actual: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_line_set_actual (SwbLine *self, SwbMoney actual)
{
  g_return_if_fail (SWB_IS_LINE (self));

  if (swb_money_equal (&self->actual, &actual))
    return;
  self->actual = actual;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTUAL]);
}

/**
 * swb_line_get_rate_day:
 * @self: a line
 *
 * Returns: day of the exchange rate
 */
SwbDay
swb_line_get_rate_day (SwbLine *self)
{
  g_return_val_if_fail (SWB_IS_LINE (self), SWB_DAY_NONE);

  return self->rate_day;
}

/**
 * swb_line_set_rate_day:
 * @self: a line
 * @rate_day: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_line_set_rate_day (SwbLine *self, SwbDay rate_day)
{
  g_return_if_fail (SWB_IS_LINE (self));

  if (self->rate_day == rate_day)
    return;
  self->rate_day = rate_day;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RATE_DAY]);
}

/**
 * swb_line_get_position:
 * @self: a line
 *
 * Returns: order
 */
double
swb_line_get_position (SwbLine *self)
{
  g_return_val_if_fail (SWB_IS_LINE (self), 0);

  return self->position;
}

/**
 * swb_line_set_position:
 * @self: a line
 * @position: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_line_set_position (SwbLine *self, double position)
{
  g_return_if_fail (SWB_IS_LINE (self));

  if (self->position == position)
    return;
  self->position = position;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
}
