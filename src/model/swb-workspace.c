/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a workspace holds, for views to watch. Only the document fills it. */
#include "model/swb-workspace.h"

#include <math.h>
#include <string.h>

struct _SwbWorkspace
{
  GObject parent_instance;

  SwbRoster *roster;
  GListStore *campaigns;
  GListStore *views;
  GArray *segments;
  GArray *audiences;
  GArray *exchange_rates;
  GArray *tiers;
  GHashTable *settings; /* key -> Setting */
};

typedef struct
{
  SwbId id;
  char *value;
} Setting;

G_DEFINE_FINAL_TYPE (SwbWorkspace, swb_workspace, G_TYPE_OBJECT)

enum
{
  SETTING_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
setting_free (gpointer data)
{
  Setting *setting = data;

  g_free (setting->value);
  g_free (setting);
}

static void
clear_segment (gpointer data)
{
  SwbSegmentCells *cells = data;

  g_free (cells->name);
  g_free (cells->language);
  g_free (cells->region);
  g_free (cells->interest);
  g_free (cells->platform);
  g_free (cells->source);
}

static void
clear_audience (gpointer data)
{
  g_free (((SwbAudienceCells *) data)->source);
}

static void
clear_exchange_rate (gpointer data)
{
  g_free (((SwbExchangeRateCells *) data)->source);
}

static void
swb_workspace_finalize (GObject *object)
{
  SwbWorkspace *self = SWB_WORKSPACE (object);

  g_object_unref (self->roster);
  g_object_unref (self->campaigns);
  g_object_unref (self->views);
  g_array_unref (self->segments);
  g_array_unref (self->audiences);
  g_array_unref (self->exchange_rates);
  g_array_unref (self->tiers);
  g_hash_table_unref (self->settings);

  G_OBJECT_CLASS (swb_workspace_parent_class)->finalize (object);
}

static void
swb_workspace_class_init (SwbWorkspaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = swb_workspace_finalize;

  signals[SETTING_CHANGED] =
      g_signal_new ("setting-changed", SWB_TYPE_WORKSPACE,
                    G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
swb_workspace_init (SwbWorkspace *self)
{
  self->roster = swb_roster_new ();
  self->campaigns = g_list_store_new (SWB_TYPE_CAMPAIGN);
  self->views = g_list_store_new (SWB_TYPE_SAVED_VIEW);
  self->segments = g_array_new (FALSE, TRUE, sizeof (SwbSegmentCells));
  g_array_set_clear_func (self->segments, clear_segment);
  self->audiences = g_array_new (FALSE, TRUE, sizeof (SwbAudienceCells));
  g_array_set_clear_func (self->audiences, clear_audience);
  self->exchange_rates =
      g_array_new (FALSE, TRUE, sizeof (SwbExchangeRateCells));
  g_array_set_clear_func (self->exchange_rates, clear_exchange_rate);
  self->tiers = g_array_new (FALSE, TRUE, sizeof (SwbTierCells));
  self->settings =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, setting_free);
}

/**
 * swb_workspace_new:
 *
 * Returns: (transfer full): a workspace that holds nothing
 */
SwbWorkspace *
swb_workspace_new (void)
{
  return g_object_new (SWB_TYPE_WORKSPACE, NULL);
}

/**
 * swb_workspace_get_roster:
 * @self: a workspace
 *
 * Returns: (transfer none): its creators
 */
SwbRoster *
swb_workspace_get_roster (SwbWorkspace *self)
{
  g_return_val_if_fail (SWB_IS_WORKSPACE (self), NULL);

  return self->roster;
}

/**
 * swb_workspace_get_campaigns:
 * @self: a workspace
 *
 * Returns: (transfer none): its campaigns, a list of SwbCampaign
 */
GListStore *
swb_workspace_get_campaigns (SwbWorkspace *self)
{
  g_return_val_if_fail (SWB_IS_WORKSPACE (self), NULL);

  return self->campaigns;
}

/**
 * swb_workspace_get_views:
 * @self: a workspace
 *
 * Returns: (transfer none) (element-type SwbSavedView): its saved views, in
 *   their order
 */
GListStore *
swb_workspace_get_views (SwbWorkspace *self)
{
  g_return_val_if_fail (SWB_IS_WORKSPACE (self), NULL);

  return self->views;
}

/**
 * swb_workspace_find_campaign:
 * @self: a workspace
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the campaign of that id
 */
SwbCampaign *
swb_workspace_find_campaign (SwbWorkspace *self, const SwbId *id)
{
  GListModel *campaigns;

  g_return_val_if_fail (SWB_IS_WORKSPACE (self), NULL);

  campaigns = G_LIST_MODEL (self->campaigns);
  for (guint i = 0; i < g_list_model_get_n_items (campaigns); i++)
    {
      g_autoptr (SwbCampaign) campaign = g_list_model_get_item (campaigns, i);

      if (swb_id_equal (swb_campaign_get_id (campaign), id))
        return campaign; /* the list keeps it alive */
    }
  return NULL;
}

/**
 * swb_workspace_get_segments:
 * @self: a workspace
 *
 * Returns: (transfer none) (element-type SwbSegmentCells): its segments
 */
GArray *
swb_workspace_get_segments (SwbWorkspace *self)
{
  g_return_val_if_fail (SWB_IS_WORKSPACE (self), NULL);

  return self->segments;
}

/**
 * swb_workspace_get_audiences:
 * @self: a workspace
 *
 * Returns: (transfer none) (element-type SwbAudienceCells): which shares of
 *   accounts' viewers are in which segment
 */
GArray *
swb_workspace_get_audiences (SwbWorkspace *self)
{
  g_return_val_if_fail (SWB_IS_WORKSPACE (self), NULL);

  return self->audiences;
}

/**
 * swb_workspace_get_exchange_rates:
 * @self: a workspace
 *
 * Returns: (transfer none) (element-type SwbExchangeRateCells): dated rates
 */
GArray *
swb_workspace_get_exchange_rates (SwbWorkspace *self)
{
  g_return_val_if_fail (SWB_IS_WORKSPACE (self), NULL);

  return self->exchange_rates;
}

/**
 * swb_workspace_get_tiers:
 * @self: a workspace
 *
 * Returns: (transfer none) (element-type SwbTierCells): the boundaries of
 *   tiers that its people set
 */
GArray *
swb_workspace_get_tiers (SwbWorkspace *self)
{
  g_return_val_if_fail (SWB_IS_WORKSPACE (self), NULL);

  return self->tiers;
}

/**
 * swb_workspace_get_setting:
 * @self: a workspace
 * @key: "tier-preset" and the like
 *
 * Returns: (nullable): its value
 */
const char *
swb_workspace_get_setting (SwbWorkspace *self, const char *key)
{
  const Setting *setting;

  g_return_val_if_fail (SWB_IS_WORKSPACE (self), NULL);

  setting = g_hash_table_lookup (self->settings, key);
  return setting == NULL ? NULL : setting->value;
}

/**
 * swb_workspace_get_setting_id:
 * @self: a workspace
 * @key: a key
 *
 * Returns: (nullable): the id of the row that holds it
 */
const SwbId *
swb_workspace_get_setting_id (SwbWorkspace *self, const char *key)
{
  const Setting *setting;

  g_return_val_if_fail (SWB_IS_WORKSPACE (self), NULL);

  setting = g_hash_table_lookup (self->settings, key);
  return setting == NULL ? NULL : &setting->id;
}

/**
 * swb_workspace_set_setting:
 * @self: a workspace
 * @key: a key
 * @id: the id of the row that holds it
 * @value: (nullable): its value; null forgets the key
 *
 * Only the document calls it. Emits "setting-changed::KEY".
 */
void
swb_workspace_set_setting (SwbWorkspace *self,
                           const char *key,
                           const SwbId *id,
                           const char *value)
{
  g_return_if_fail (SWB_IS_WORKSPACE (self));

  if (value == NULL)
    g_hash_table_remove (self->settings, key);
  else
    {
      Setting *setting = g_new0 (Setting, 1);

      setting->id = *id;
      setting->value = g_strdup (value);
      g_hash_table_replace (self->settings, g_strdup (key), setting);
    }
  g_signal_emit (self, signals[SETTING_CHANGED], g_quark_from_string (key),
                 key);
}

/**
 * swb_workspace_convert:
 * @self: a workspace
 * @amount: money
 * @currency: the currency that is wanted
 * @day: the day whose rate counts; SWB_DAY_NONE takes the newest
 * @out: (out): @amount in @currency
 *
 * Uses the newest rate told on or before @day, in either direction.
 *
 * Returns: whether a rate is known
 */
gboolean
swb_workspace_convert (SwbWorkspace *self,
                       SwbMoney amount,
                       const char *currency,
                       SwbDay day,
                       SwbMoney *out)
{
  SwbExchangeFound found;
  int digits;

  g_return_val_if_fail (SWB_IS_WORKSPACE (self), FALSE);

  if (swb_money_is_none (&amount) || strcmp (amount.currency, currency) == 0)
    {
      *out = amount;
      return TRUE;
    }
  if (!swb_exchange_find_in (self->exchange_rates, amount.currency, currency,
                             day, &found))
    return FALSE;
  digits =
      swb_currency_digits (currency) - swb_currency_digits (amount.currency);
  *out = swb_money_make (amount.minor, currency);
  *out = swb_money_scale (*out, found.rate * pow (10, digits));
  return TRUE;
}
