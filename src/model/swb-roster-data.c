/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling the columns of a roster. Everything here runs on any thread. */
#include "model/swb-roster-data-private.h"

#include "base/swb-text.h"

#include <math.h>
#include <string.h>

/* Columns are given up by a thread where there are so many that this takes
 * longer than a frame. */
#define MANY 50000

/* Room for new creators: an eighth more, and a few. */
#define SPARE(n) ((n) / 8 + 64)

/**
 * swb_roster_data_new:
 * @n_creators: how many creators
 * @n_accounts: how many accounts
 *
 * Returns: (transfer full): zeroed columns of these lengths, to be filled and
 *   then closed with swb_roster_data_finish()
 */
SwbRosterData *
swb_roster_data_new (guint n_creators, guint n_accounts)
{
  SwbRosterData *data = g_atomic_rc_box_new0 (SwbRosterData);
  guint room = n_creators + SPARE (n_creators);

  data->n_creators = n_creators;
  data->n_accounts = n_accounts;
  data->room_creators = room;
  data->room_accounts = n_accounts + SPARE (n_accounts);
  data->ids = g_new0 (SwbId, room);
  data->names = g_new0 (const char *, room);
  data->folded = g_new0 (const char *, room);
  data->languages = g_new0 (const char *, room);
  data->cities = g_new0 (const char *, room);
  data->countries = g_new0 (const char *, room);
  data->niches = g_new0 (const char *, room);
  data->formats = g_new0 (const char *, room);
  data->tags = g_new0 (const char *, room);
  data->fees = g_new0 (SwbMoney, room);
  data->tiers = g_new0 (gint8, room);
  data->main_account = g_new0 (guint32, room);
  data->first_account = g_new0 (guint32, (gsize) room + 1);
  data->accounts = g_new0 (SwbAccountCells, data->room_accounts);
  data->strings = swb_roster_strings_new (n_creators);
  return data;
}

/**
 * swb_roster_data_ref:
 * @data: columns
 *
 * Returns: (transfer full): @data
 */
SwbRosterData *
swb_roster_data_ref (SwbRosterData *data)
{
  return g_atomic_rc_box_acquire (data);
}

static void
clear_columns (gpointer memory)
{
  SwbRosterData *data = memory;

  g_free (data->ids);
  g_free (data->names);
  g_free (data->folded);
  g_free (data->languages);
  g_free (data->cities);
  g_free (data->countries);
  g_free (data->niches);
  g_free (data->formats);
  g_free (data->tags);
  g_free (data->fees);
  g_free (data->tiers);
  g_free (data->main_account);
  g_free (data->first_account);
  g_free (data->accounts);
  swb_id_index_free (data->creator_index);
  swb_id_index_free (data->account_index);
  swb_roster_strings_unref (data->strings);
}

/**
 * swb_roster_data_unref:
 * @data: (transfer full) (nullable): columns
 */
void
swb_roster_data_unref (SwbRosterData *data)
{
  if (data != NULL)
    g_atomic_rc_box_release_full (data, clear_columns);
}

static gpointer
unref_thread (gpointer data)
{
  swb_roster_data_unref (data);
  return NULL;
}

/**
 * swb_roster_data_unref_elsewhere:
 * @data: (transfer full) (nullable): columns
 *
 * Like swb_roster_data_unref(), for the main thread: giving back the memory of
 * a million creators takes longer than a frame.
 */
void
swb_roster_data_unref_elsewhere (SwbRosterData *data)
{
  if (data != NULL && data->n_creators > MANY)
    g_thread_unref (g_thread_new ("swb-roster-end", unref_thread, data));
  else
    swb_roster_data_unref (data);
}

/**
 * swb_roster_data_keep:
 * @data: columns
 * @text: (nullable): text that several creators have, as a language or a city
 *
 * Returns: (nullable): a copy that lives as long as @data, shared between
 *   equal texts
 */
const char *
swb_roster_data_keep (SwbRosterData *data, const char *text)
{
  return swb_roster_strings_keep (data->strings, text);
}

/**
 * swb_roster_data_store:
 * @data: columns
 * @text: (nullable): text of one creator, as a name
 *
 * Returns: (nullable): a copy that lives as long as @data
 */
const char *
swb_roster_data_store (SwbRosterData *data, const char *text)
{
  return swb_roster_strings_store (data->strings, text);
}

/* Sentinel where an account has no followers told, so that any number wins. */
static void
choose_main_account (SwbRosterData *data, guint creator)
{
  guint32 best = SWB_NO_ACCOUNT;

  for (guint32 a = data->first_account[creator];
       a < data->first_account[creator + 1]; a++)
    if (best == SWB_NO_ACCOUNT ||
        data->accounts[a].followers > data->accounts[best].followers)
      best = a;
  data->main_account[creator] = best;
}

static void
append_word (GString *all, const char *word)
{
  if (word == NULL || *word == '\0')
    return;
  if (all->len > 0)
    g_string_append_c (all, '\n');
  g_string_append (all, word);
}

static void
fold_creator (SwbRosterData *data, guint creator, GString *all)
{
  g_autofree char *folded = NULL;

  g_string_truncate (all, 0);
  append_word (all, data->names[creator]);
  for (guint32 a = data->first_account[creator];
       a < data->first_account[creator + 1]; a++)
    {
      append_word (all, data->accounts[a].handle);
      if (g_strcmp0 (data->accounts[a].name, data->names[creator]) != 0)
        append_word (all, data->accounts[a].name);
    }
  append_word (all, data->niches[creator]);
  append_word (all, data->cities[creator]);
  append_word (all, data->countries[creator]);
  folded = swb_text_fold (all->str);
  data->folded[creator] = swb_roster_data_store (data, folded);
}

static void
index_all (SwbRosterData *data)
{
  if (data->creator_index == NULL)
    {
      data->creator_index = swb_id_index_new (data->n_creators);
      for (guint i = 0; i < data->n_creators; i++)
        swb_id_index_set (data->creator_index, &data->ids[i], i);
    }
  if (data->account_index == NULL)
    {
      data->account_index = swb_id_index_new (data->n_accounts);
      for (guint i = 0; i < data->n_accounts; i++)
        swb_id_index_set (data->account_index, &data->accounts[i].id, i);
    }
}

/**
 * swb_roster_data_finish:
 * @data: columns whose accounts are sorted by creator
 *
 * Computes what follows from the filled columns: where each creator's
 * accounts begin, the main account, the text that the search looks at, and,
 * where they were not made before, the indices by id.
 */
void
swb_roster_data_finish (SwbRosterData *data)
{
  g_autoptr (GString) all = g_string_new (NULL);
  guint32 account = 0;

  for (guint c = 0; c < data->n_creators; c++)
    {
      data->first_account[c] = account;
      while (account < data->n_accounts && data->accounts[account].creator == c)
        account++;
      data->first_account[c + 1] = account;
      choose_main_account (data, c);
      fold_creator (data, c, all);
    }
  index_all (data);
}

/**
 * swb_roster_data_set_tier:
 * @data: columns whose tiers follow some bounds
 * @creator: one of its creators
 *
 * Gives one creator the tier of its main account, by what counts on the
 * account's platform.
 */
void
swb_roster_data_set_tier (SwbRosterData *data, guint creator)
{
  guint32 a = data->main_account[creator];

  data->tiers[creator] = a == SWB_NO_ACCOUNT
                             ? -1
                             : (gint8) swb_tier_bounds_tier (
                                   &data->bounds, data->accounts[a].platform,
                                   data->accounts[a].followers);
}

/**
 * swb_roster_data_set_tiers:
 * @data: columns
 * @bounds: from how many followers each tier begins
 *
 * Gives every creator the tier of its main account; -1 where its followers
 * are not known. Does nothing where tiers follow @bounds already.
 */
void
swb_roster_data_set_tiers (SwbRosterData *data, const SwbTierBounds *bounds)
{
  if (swb_tier_bounds_equal (&data->bounds, bounds))
    return;
  data->bounds = *bounds;
  for (guint c = 0; c < data->n_creators; c++)
    swb_roster_data_set_tier (data, c);
}
