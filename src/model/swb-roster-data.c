/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling the columns of a roster. Everything here runs on any thread. */
#include "model/swb-roster-data.h"

#include "base/swb-text.h"

#include <math.h>

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

  data->n_creators = n_creators;
  data->n_accounts = n_accounts;
  data->ids = g_new0 (SwbId, n_creators);
  data->names = g_new0 (const char *, n_creators);
  data->folded = g_new0 (const char *, n_creators);
  data->languages = g_new0 (const char *, n_creators);
  data->cities = g_new0 (const char *, n_creators);
  data->countries = g_new0 (const char *, n_creators);
  data->niches = g_new0 (const char *, n_creators);
  data->fees = g_new0 (SwbMoney, n_creators);
  data->tiers = g_new0 (gint8, n_creators);
  data->main_account = g_new0 (guint32, n_creators);
  data->first_account = g_new0 (guint32, (gsize) n_creators + 1);
  data->accounts = g_new0 (SwbAccountCells, n_accounts);
  data->strings = g_string_chunk_new (64 * 1024);
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
  g_free (data->fees);
  g_free (data->tiers);
  g_free (data->main_account);
  g_free (data->first_account);
  g_free (data->accounts);
  g_string_chunk_free (data->strings);
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

/**
 * swb_roster_data_keep:
 * @data: columns
 * @text: (nullable): text
 *
 * Returns: (nullable): a copy that lives as long as @data, shared between
 *   equal texts
 */
const char *
swb_roster_data_keep (SwbRosterData *data, const char *text)
{
  return text == NULL ? NULL
                      : g_string_chunk_insert_const (data->strings, text);
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
  data->folded[creator] = g_string_chunk_insert (data->strings, folded);
}

/**
 * swb_roster_data_finish:
 * @data: columns whose accounts are sorted by creator
 *
 * Computes what follows from the filled columns: where each creator's
 * accounts begin, the main account and the text that the search looks at.
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
}

/**
 * swb_roster_data_set_tiers:
 * @data: columns
 * @bounds: followers from which micro, mid, macro and mega begin
 *
 * Gives every creator the tier of its main account; -1 where its followers
 * are not known.
 */
void
swb_roster_data_set_tiers (SwbRosterData *data, const gint64 bounds[4])
{
  for (guint c = 0; c < data->n_creators; c++)
    {
      guint32 a = data->main_account[c];
      gint64 followers = a == SWB_NO_ACCOUNT ? -1 : data->accounts[a].followers;
      gint8 tier = -1;

      if (followers >= 0)
        for (tier = 0; tier < 4 && followers >= bounds[(int) tier];)
          tier++;
      data->tiers[c] = tier;
    }
}
