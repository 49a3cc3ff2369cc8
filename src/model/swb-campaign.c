/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A launch that is planned: its facts and its four lists. Dumb by design: only
 * the document sets it, views watch it. */
#include "model/swb-campaign.h"

struct _SwbCampaign
{
  GObject parent_instance;

  SwbId id;
  char *name;
  char *product;
  char *client;
  SwbDay release;
  char *markets;
  SwbMoney budget;
  char *outcome;
  char *behaviour;
  char *message;
  char *contact;
  GListStore *stages;
  GListStore *gates;
  GListStore *placements;
  GListStore *lines;
};

G_DEFINE_FINAL_TYPE (SwbCampaign, swb_campaign, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_PRODUCT,
  PROP_CLIENT,
  PROP_RELEASE,
  PROP_MARKETS,
  PROP_BUDGET,
  PROP_OUTCOME,
  PROP_BEHAVIOUR,
  PROP_MESSAGE,
  PROP_CONTACT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
swb_campaign_get_property (GObject *object,
                           guint prop_id,
                           GValue *value,
                           GParamSpec *pspec)
{
  SwbCampaign *self = SWB_CAMPAIGN (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_PRODUCT:
      g_value_set_string (value, self->product);
      break;
    case PROP_CLIENT:
      g_value_set_string (value, self->client);
      break;
    case PROP_RELEASE:
      g_value_set_int (value, self->release);
      break;
    case PROP_MARKETS:
      g_value_set_string (value, self->markets);
      break;
    case PROP_BUDGET:
      g_value_set_pointer (value, &self->budget);
      break;
    case PROP_OUTCOME:
      g_value_set_string (value, self->outcome);
      break;
    case PROP_BEHAVIOUR:
      g_value_set_string (value, self->behaviour);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_CONTACT:
      g_value_set_string (value, self->contact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
swb_campaign_finalize (GObject *object)
{
  SwbCampaign *self = SWB_CAMPAIGN (object);

  g_free (self->name);
  g_free (self->product);
  g_free (self->client);
  g_free (self->markets);
  g_free (self->outcome);
  g_free (self->behaviour);
  g_free (self->message);
  g_free (self->contact);
  g_object_unref (self->stages);
  g_object_unref (self->gates);
  g_object_unref (self->placements);
  g_object_unref (self->lines);

  G_OBJECT_CLASS (swb_campaign_parent_class)->finalize (object);
}

static void
swb_campaign_class_init (SwbCampaignClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = swb_campaign_get_property;
  object_class->finalize = swb_campaign_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_PRODUCT] =
      g_param_spec_string ("product", NULL, NULL, NULL, flags);
  properties[PROP_CLIENT] =
      g_param_spec_string ("client", NULL, NULL, NULL, flags);
  properties[PROP_RELEASE] = g_param_spec_int ("release", NULL, NULL, G_MININT,
                                               G_MAXINT, SWB_DAY_NONE, flags);
  properties[PROP_MARKETS] =
      g_param_spec_string ("markets", NULL, NULL, NULL, flags);
  properties[PROP_BUDGET] = g_param_spec_pointer ("budget", NULL, NULL, flags);
  properties[PROP_OUTCOME] =
      g_param_spec_string ("outcome", NULL, NULL, NULL, flags);
  properties[PROP_BEHAVIOUR] =
      g_param_spec_string ("behaviour", NULL, NULL, NULL, flags);
  properties[PROP_MESSAGE] =
      g_param_spec_string ("message", NULL, NULL, NULL, flags);
  properties[PROP_CONTACT] =
      g_param_spec_string ("contact", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
swb_campaign_init (SwbCampaign *self)
{
  self->release = SWB_DAY_NONE;
  self->stages = g_list_store_new (G_TYPE_OBJECT);
  self->gates = g_list_store_new (G_TYPE_OBJECT);
  self->placements = g_list_store_new (G_TYPE_OBJECT);
  self->lines = g_list_store_new (G_TYPE_OBJECT);
}

/**
 * swb_campaign_new:
 * @id: its id
 *
 * Returns: (transfer full): an object without facts yet
 */
SwbCampaign *
swb_campaign_new (const SwbId *id)
{
  SwbCampaign *self = g_object_new (SWB_TYPE_CAMPAIGN, NULL);

  self->id = *id;
  return self;
}

/**
 * swb_campaign_get_id:
 * @self: a campaign
 *
 * Returns: its id, for as long as @self lives
 */
const SwbId *
swb_campaign_get_id (SwbCampaign *self)
{
  g_return_val_if_fail (SWB_IS_CAMPAIGN (self), NULL);

  return &self->id;
}

/**
 * swb_campaign_get_name:
 * @self: a campaign
 *
 * Returns: (nullable): name
 */
const char *
swb_campaign_get_name (SwbCampaign *self)
{
  g_return_val_if_fail (SWB_IS_CAMPAIGN (self), NULL);

  return self->name;
}

/**
 * swb_campaign_set_name:
 * @self: a campaign
 * @name: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_campaign_set_name (SwbCampaign *self, const char *name)
{
  g_return_if_fail (SWB_IS_CAMPAIGN (self));

  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/**
 * swb_campaign_get_product:
 * @self: a campaign
 *
 * Returns: (nullable): what is launched: song, film, series, …
 */
const char *
swb_campaign_get_product (SwbCampaign *self)
{
  g_return_val_if_fail (SWB_IS_CAMPAIGN (self), NULL);

  return self->product;
}

/**
 * swb_campaign_set_product:
 * @self: a campaign
 * @product: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_campaign_set_product (SwbCampaign *self, const char *product)
{
  g_return_if_fail (SWB_IS_CAMPAIGN (self));

  if (g_strcmp0 (self->product, product) == 0)
    return;
  g_free (self->product);
  self->product = g_strdup (product);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRODUCT]);
}

/**
 * swb_campaign_get_client:
 * @self: a campaign
 *
 * Returns: (nullable): whom it is for
 */
const char *
swb_campaign_get_client (SwbCampaign *self)
{
  g_return_val_if_fail (SWB_IS_CAMPAIGN (self), NULL);

  return self->client;
}

/**
 * swb_campaign_set_client:
 * @self: a campaign
 * @client: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_campaign_set_client (SwbCampaign *self, const char *client)
{
  g_return_if_fail (SWB_IS_CAMPAIGN (self));

  if (g_strcmp0 (self->client, client) == 0)
    return;
  g_free (self->client);
  self->client = g_strdup (client);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLIENT]);
}

/**
 * swb_campaign_get_release:
 * @self: a campaign
 *
 * Returns: release day
 */
SwbDay
swb_campaign_get_release (SwbCampaign *self)
{
  g_return_val_if_fail (SWB_IS_CAMPAIGN (self), SWB_DAY_NONE);

  return self->release;
}

/**
 * swb_campaign_set_release:
 * @self: a campaign
 * @release: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_campaign_set_release (SwbCampaign *self, SwbDay release)
{
  g_return_if_fail (SWB_IS_CAMPAIGN (self));

  if (self->release == release)
    return;
  self->release = release;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RELEASE]);
}

/**
 * swb_campaign_get_markets:
 * @self: a campaign
 *
 * Returns: (nullable): countries and regions
 */
const char *
swb_campaign_get_markets (SwbCampaign *self)
{
  g_return_val_if_fail (SWB_IS_CAMPAIGN (self), NULL);

  return self->markets;
}

/**
 * swb_campaign_set_markets:
 * @self: a campaign
 * @markets: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_campaign_set_markets (SwbCampaign *self, const char *markets)
{
  g_return_if_fail (SWB_IS_CAMPAIGN (self));

  if (g_strcmp0 (self->markets, markets) == 0)
    return;
  g_free (self->markets);
  self->markets = g_strdup (markets);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MARKETS]);
}

/**
 * swb_campaign_get_budget:
 * @self: a campaign
 *
 * Returns: all the money; its currency is the campaign's
 */
SwbMoney
swb_campaign_get_budget (SwbCampaign *self)
{
  g_return_val_if_fail (SWB_IS_CAMPAIGN (self), swb_money_none ());

  return self->budget;
}

/**
 * swb_campaign_set_budget:
 * @self: a campaign
 * @budget: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_campaign_set_budget (SwbCampaign *self, SwbMoney budget)
{
  g_return_if_fail (SWB_IS_CAMPAIGN (self));

  if (swb_money_equal (&self->budget, &budget))
    return;
  self->budget = budget;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUDGET]);
}

/**
 * swb_campaign_get_outcome:
 * @self: a campaign
 *
 * Returns: (nullable): breakout outcome
 */
const char *
swb_campaign_get_outcome (SwbCampaign *self)
{
  g_return_val_if_fail (SWB_IS_CAMPAIGN (self), NULL);

  return self->outcome;
}

/**
 * swb_campaign_set_outcome:
 * @self: a campaign
 * @outcome: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_campaign_set_outcome (SwbCampaign *self, const char *outcome)
{
  g_return_if_fail (SWB_IS_CAMPAIGN (self));

  if (g_strcmp0 (self->outcome, outcome) == 0)
    return;
  g_free (self->outcome);
  self->outcome = g_strdup (outcome);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTCOME]);
}

/**
 * swb_campaign_get_behaviour:
 * @self: a campaign
 *
 * Returns: (nullable): behaviour of the song
 */
const char *
swb_campaign_get_behaviour (SwbCampaign *self)
{
  g_return_val_if_fail (SWB_IS_CAMPAIGN (self), NULL);

  return self->behaviour;
}

/**
 * swb_campaign_set_behaviour:
 * @self: a campaign
 * @behaviour: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_campaign_set_behaviour (SwbCampaign *self, const char *behaviour)
{
  g_return_if_fail (SWB_IS_CAMPAIGN (self));

  if (g_strcmp0 (self->behaviour, behaviour) == 0)
    return;
  g_free (self->behaviour);
  self->behaviour = g_strdup (behaviour);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BEHAVIOUR]);
}

/**
 * swb_campaign_get_message:
 * @self: a campaign
 *
 * Returns: (nullable): what people shall do
 */
const char *
swb_campaign_get_message (SwbCampaign *self)
{
  g_return_val_if_fail (SWB_IS_CAMPAIGN (self), NULL);

  return self->message;
}

/**
 * swb_campaign_set_message:
 * @self: a campaign
 * @message: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_campaign_set_message (SwbCampaign *self, const char *message)
{
  g_return_if_fail (SWB_IS_CAMPAIGN (self));

  if (g_strcmp0 (self->message, message) == 0)
    return;
  g_free (self->message);
  self->message = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

/**
 * swb_campaign_get_contact:
 * @self: a campaign
 *
 * Returns: (nullable): whom to ask
 */
const char *
swb_campaign_get_contact (SwbCampaign *self)
{
  g_return_val_if_fail (SWB_IS_CAMPAIGN (self), NULL);

  return self->contact;
}

/**
 * swb_campaign_set_contact:
 * @self: a campaign
 * @contact: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_campaign_set_contact (SwbCampaign *self, const char *contact)
{
  g_return_if_fail (SWB_IS_CAMPAIGN (self));

  if (g_strcmp0 (self->contact, contact) == 0)
    return;
  g_free (self->contact);
  self->contact = g_strdup (contact);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTACT]);
}

/**
 * swb_campaign_get_stages:
 * @self: a campaign
 *
 * Returns: (transfer none): its stages; only the document changes the list
 */
GListStore *
swb_campaign_get_stages (SwbCampaign *self)
{
  g_return_val_if_fail (SWB_IS_CAMPAIGN (self), NULL);

  return self->stages;
}

/**
 * swb_campaign_get_gates:
 * @self: a campaign
 *
 * Returns: (transfer none): its gates; only the document changes the list
 */
GListStore *
swb_campaign_get_gates (SwbCampaign *self)
{
  g_return_val_if_fail (SWB_IS_CAMPAIGN (self), NULL);

  return self->gates;
}

/**
 * swb_campaign_get_placements:
 * @self: a campaign
 *
 * Returns: (transfer none): its placements; only the document changes the list
 */
GListStore *
swb_campaign_get_placements (SwbCampaign *self)
{
  g_return_val_if_fail (SWB_IS_CAMPAIGN (self), NULL);

  return self->placements;
}

/**
 * swb_campaign_get_lines:
 * @self: a campaign
 *
 * Returns: (transfer none): its lines; only the document changes the list
 */
GListStore *
swb_campaign_get_lines (SwbCampaign *self)
{
  g_return_val_if_fail (SWB_IS_CAMPAIGN (self), NULL);

  return self->lines;
}
