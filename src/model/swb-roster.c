/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All creators of a workspace, as columns; rows are handed out on demand. */
#include "model/swb-roster.h"

#include <string.h>

struct _SwbRoster
{
  GObject parent_instance;

  SwbRosterData *data;
  GHashTable *by_id;         /* SwbId inside data -> index + 1 */
  GHashTable *account_by_id; /* likewise */
  gint64 bounds[4];
};

struct _SwbCreator
{
  GObject parent_instance;

  SwbRoster *roster;
  SwbRosterData *data; /* the columns as they were when the row was made */
  guint index;
};

G_DEFINE_FINAL_TYPE (SwbRoster, swb_roster, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (SwbCreator, swb_creator, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
swb_roster_finalize (GObject *object)
{
  SwbRoster *self = SWB_ROSTER (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->account_by_id, g_hash_table_unref);
  swb_roster_data_unref (self->data);

  G_OBJECT_CLASS (swb_roster_parent_class)->finalize (object);
}

static void
swb_roster_class_init (SwbRosterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = swb_roster_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", SWB_TYPE_ROSTER, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
swb_roster_init (SwbRoster *self)
{
  const gint64 bounds[4] = { 10000, 100000, 500000, 1000000 };

  memcpy (self->bounds, bounds, sizeof bounds);
  self->data = swb_roster_data_new (0, 0);
  swb_roster_data_finish (self->data);
}

/* The indices by id are made when somebody first asks: a roster of a million
 * opens without them. */
static void
forget_indices (SwbRoster *self)
{
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->account_by_id, g_hash_table_unref);
}

static GHashTable *
index_creators (const SwbRosterData *data)
{
  GHashTable *table = g_hash_table_new (swb_id_hash, swb_id_equal);

  for (guint i = 0; i < data->n_creators; i++)
    g_hash_table_insert (table, &data->ids[i], GUINT_TO_POINTER (i + 1));
  return table;
}

static GHashTable *
index_accounts (const SwbRosterData *data)
{
  GHashTable *table = g_hash_table_new (swb_id_hash, swb_id_equal);

  for (guint i = 0; i < data->n_accounts; i++)
    g_hash_table_insert (table, &data->accounts[i].id,
                         GUINT_TO_POINTER (i + 1));
  return table;
}

/**
 * swb_roster_new:
 *
 * Returns: (transfer full): a roster without creators
 */
SwbRoster *
swb_roster_new (void)
{
  return g_object_new (SWB_TYPE_ROSTER, NULL);
}

/**
 * swb_roster_get_n_creators:
 * @self: a roster
 *
 * Returns: how many creators it has
 */
guint
swb_roster_get_n_creators (SwbRoster *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER (self), 0);

  return self->data->n_creators;
}

/**
 * swb_roster_get_data:
 * @self: a roster
 *
 * Returns: (transfer none): the columns, valid until the next "changed"
 */
const SwbRosterData *
swb_roster_get_data (SwbRoster *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER (self), NULL);

  return self->data;
}

/**
 * swb_roster_find:
 * @self: a roster
 * @creator: the id of a creator
 * @index: (out): its place in the columns
 *
 * Returns: whether there is such a creator
 */
gboolean
swb_roster_find (SwbRoster *self, const SwbId *creator, guint *index)
{
  guint found;

  g_return_val_if_fail (SWB_IS_ROSTER (self), FALSE);

  if (self->by_id == NULL)
    self->by_id = index_creators (self->data);
  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, creator));
  if (found == 0)
    return FALSE;
  *index = found - 1;
  return TRUE;
}

/**
 * swb_roster_find_account:
 * @self: a roster
 * @account: the id of an account
 * @index: (out): its place among the accounts
 *
 * Returns: whether there is such an account
 */
gboolean
swb_roster_find_account (SwbRoster *self, const SwbId *account, guint *index)
{
  guint found;

  g_return_val_if_fail (SWB_IS_ROSTER (self), FALSE);

  if (self->account_by_id == NULL)
    self->account_by_id = index_accounts (self->data);
  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->account_by_id, account));
  if (found == 0)
    return FALSE;
  *index = found - 1;
  return TRUE;
}

/**
 * swb_roster_get_creator:
 * @self: a roster
 * @index: less than the number of creators
 *
 * Returns: (transfer full): a row that reads through to the columns
 */
SwbCreator *
swb_roster_get_creator (SwbRoster *self, guint index)
{
  SwbCreator *creator;

  g_return_val_if_fail (SWB_IS_ROSTER (self), NULL);
  g_return_val_if_fail (index < self->data->n_creators, NULL);

  creator = g_object_new (SWB_TYPE_CREATOR, NULL);
  creator->roster = g_object_ref (self);
  creator->data = swb_roster_data_ref (self->data);
  creator->index = index;
  return creator;
}

/**
 * swb_roster_set_tier_bounds:
 * @self: a roster
 * @bounds: followers from which micro, mid, macro and mega begin
 *
 * Re-tiers everybody.
 */
void
swb_roster_set_tier_bounds (SwbRoster *self, const gint64 bounds[4])
{
  g_return_if_fail (SWB_IS_ROSTER (self));

  if (memcmp (self->bounds, bounds, sizeof self->bounds) == 0)
    return;
  memcpy (self->bounds, bounds, sizeof self->bounds);
  swb_roster_data_set_tiers (self->data, bounds);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * swb_roster_replace:
 * @self: a roster
 * @data: (transfer full): finished columns
 *
 * Shows these creators instead of the former ones.
 */
void
swb_roster_replace (SwbRoster *self, SwbRosterData *data)
{
  g_return_if_fail (SWB_IS_ROSTER (self));

  forget_indices (self);
  swb_roster_data_unref (self->data);
  self->data = data;
  swb_roster_data_set_tiers (data, self->bounds);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Copies creator FROM of SOURCE to place TO, its accounts behind those
 * already copied. */
static void
copy_creator (SwbRosterData *to_data,
              guint to,
              guint32 *n_accounts,
              const SwbRosterData *source,
              guint from)
{
  to_data->ids[to] = source->ids[from];
#define KEEP(column)                                                           \
  to_data->column[to] = swb_roster_data_keep (to_data, source->column[from])
  KEEP (names);
  KEEP (languages);
  KEEP (cities);
  KEEP (countries);
  KEEP (niches);
#undef KEEP
  to_data->folded[to] =
      g_string_chunk_insert (to_data->strings, source->folded[from]);
  to_data->fees[to] = source->fees[from];
  to_data->first_account[to] = *n_accounts;
  to_data->main_account[to] = source->main_account[from] == SWB_NO_ACCOUNT
                                  ? SWB_NO_ACCOUNT
                                  : *n_accounts + source->main_account[from] -
                                        source->first_account[from];
  for (guint32 a = source->first_account[from];
       a < source->first_account[from + 1]; a++)
    {
      SwbAccountCells *cells = &to_data->accounts[(*n_accounts)++];

      *cells = source->accounts[a];
      cells->creator = to;
      cells->handle = swb_roster_data_keep (to_data, cells->handle);
      cells->name = swb_roster_data_keep (to_data, cells->name);
      cells->external_id = swb_roster_data_keep (to_data, cells->external_id);
    }
  to_data->first_account[to + 1] = *n_accounts;
}

/**
 * swb_roster_merge:
 * @self: a roster
 * @patch: (transfer full): finished columns of the creators that are new or
 *   have changed
 * @gone: (array length=n_gone): ids of creators to leave out
 * @n_gone: how many
 *
 * Takes changed creators in their places, adds the new ones at the end.
 * Linear in the roster's size.
 */
void
swb_roster_merge (SwbRoster *self,
                  SwbRosterData *patch,
                  const SwbId *gone,
                  guint n_gone)
{
  const SwbRosterData *old = self->data;
  g_autoptr (GHashTable) patched = NULL;
  g_autoptr (GHashTable) left = NULL;
  SwbRosterData *data;
  guint32 n_accounts = 0;
  guint n = 0;

  g_return_if_fail (SWB_IS_ROSTER (self));

  patched = index_creators (patch);
  left = g_hash_table_new (swb_id_hash, swb_id_equal);
  for (guint i = 0; i < n_gone; i++)
    g_hash_table_add (left, (gpointer) &gone[i]);
  data = swb_roster_data_new (old->n_creators + patch->n_creators,
                              old->n_accounts + patch->n_accounts);
  for (guint i = 0; i < old->n_creators; i++)
    {
      guint in_patch =
          GPOINTER_TO_UINT (g_hash_table_lookup (patched, &old->ids[i]));

      if (g_hash_table_contains (left, &old->ids[i]))
        continue;
      if (in_patch > 0)
        copy_creator (data, n++, &n_accounts, patch, in_patch - 1);
      else
        copy_creator (data, n++, &n_accounts, old, i);
      g_hash_table_remove (patched, &old->ids[i]);
    }
  for (guint i = 0; i < patch->n_creators; i++)
    if (g_hash_table_contains (patched, &patch->ids[i]) &&
        !g_hash_table_contains (left, &patch->ids[i]))
      copy_creator (data, n++, &n_accounts, patch, i);
  data->n_creators = n;
  data->n_accounts = n_accounts;
  swb_roster_data_unref (patch);
  swb_roster_replace (self, data);
}

static void
swb_creator_finalize (GObject *object)
{
  SwbCreator *self = SWB_CREATOR (object);

  g_clear_object (&self->roster);
  g_clear_pointer (&self->data, swb_roster_data_unref);

  G_OBJECT_CLASS (swb_creator_parent_class)->finalize (object);
}

static void
swb_creator_class_init (SwbCreatorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = swb_creator_finalize;
}

static void
swb_creator_init (SwbCreator *self)
{
}

/**
 * swb_creator_get_index:
 * @self: a row
 *
 * Returns: its place in the roster's columns
 */
guint
swb_creator_get_index (SwbCreator *self)
{
  return self->index;
}

/**
 * swb_creator_get_roster:
 * @self: a row
 *
 * Returns: (transfer none): the roster that it reads
 */
SwbRoster *
swb_creator_get_roster (SwbCreator *self)
{
  return self->roster;
}

/**
 * swb_creator_get_id:
 * @self: a row
 *
 * Returns: (transfer none): the creator's id, valid as long as @self
 */
const SwbId *
swb_creator_get_id (SwbCreator *self)
{
  return &self->data->ids[self->index];
}

/**
 * swb_creator_get_name:
 * @self: a row
 *
 * Returns: (nullable): the name, in its own script
 */
const char *
swb_creator_get_name (SwbCreator *self)
{
  return self->data->names[self->index];
}

/**
 * swb_creator_get_tier:
 * @self: a row
 *
 * Returns: 0 nano, 1 micro, 2 mid, 3 macro, 4 mega; -1 where unknown
 */
int
swb_creator_get_tier (SwbCreator *self)
{
  return self->data->tiers[self->index];
}

/**
 * swb_creator_get_languages:
 * @self: a row
 *
 * Returns: (nullable): ISO 639 codes with ", " between, the first leads
 */
const char *
swb_creator_get_languages (SwbCreator *self)
{
  return self->data->languages[self->index];
}

/**
 * swb_creator_get_cities:
 * @self: a row
 *
 * Returns: (nullable): cities with ", " between
 */
const char *
swb_creator_get_cities (SwbCreator *self)
{
  return self->data->cities[self->index];
}

/**
 * swb_creator_get_niches:
 * @self: a row
 *
 * Returns: (nullable): niches with ", " between
 */
const char *
swb_creator_get_niches (SwbCreator *self)
{
  return self->data->niches[self->index];
}

/**
 * swb_creator_get_fee:
 * @self: a row
 *
 * Returns: the fee for a post by the newest rate card, or none
 */
SwbMoney
swb_creator_get_fee (SwbCreator *self)
{
  return self->data->fees[self->index];
}

/**
 * swb_creator_get_account:
 * @self: a row
 *
 * Returns: (nullable) (transfer none): the account with most followers
 */
const SwbAccountCells *
swb_creator_get_account (SwbCreator *self)
{
  const SwbRosterData *data = self->data;
  guint32 account = data->main_account[self->index];

  return account == SWB_NO_ACCOUNT ? NULL : &data->accounts[account];
}

/**
 * swb_creator_get_n_accounts:
 * @self: a row
 *
 * Returns: how many accounts the creator has
 */
guint
swb_creator_get_n_accounts (SwbCreator *self)
{
  const SwbRosterData *data = self->data;

  return data->first_account[self->index + 1] -
         data->first_account[self->index];
}

/**
 * swb_creator_get_nth_account:
 * @self: a row
 * @n: less than the number of accounts
 *
 * Returns: (transfer none): one account
 */
const SwbAccountCells *
swb_creator_get_nth_account (SwbCreator *self, guint n)
{
  const SwbRosterData *data = self->data;

  g_return_val_if_fail (n < swb_creator_get_n_accounts (self), NULL);

  return &data->accounts[data->first_account[self->index] + n];
}

/**
 * swb_creator_get_platform:
 * @self: a row
 *
 * Returns: the main account's platform
 */
SwbPlatform
swb_creator_get_platform (SwbCreator *self)
{
  const SwbAccountCells *account = swb_creator_get_account (self);

  return account == NULL ? SWB_PLATFORM_OTHER : account->platform;
}

/**
 * swb_creator_get_handle:
 * @self: a row
 *
 * Returns: (nullable): the main account's handle, without @
 */
const char *
swb_creator_get_handle (SwbCreator *self)
{
  const SwbAccountCells *account = swb_creator_get_account (self);

  return account == NULL ? NULL : account->handle;
}

/**
 * swb_creator_get_followers:
 * @self: a row
 *
 * Returns: the main account's followers, -1 where unknown
 */
gint64
swb_creator_get_followers (SwbCreator *self)
{
  const SwbAccountCells *account = swb_creator_get_account (self);

  return account == NULL ? -1 : account->followers;
}

/**
 * swb_creator_get_engagement:
 * @self: a row
 *
 * Returns: (nullable) (transfer none): the main account's engagement with
 *   what it rests on
 */
const SwbEngagement *
swb_creator_get_engagement (SwbCreator *self)
{
  const SwbAccountCells *account = swb_creator_get_account (self);

  return account == NULL || account->engagement.kind == SWB_ENGAGEMENT_NONE
             ? NULL
             : &account->engagement;
}
