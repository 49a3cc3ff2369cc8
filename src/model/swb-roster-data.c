/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making and finishing the columns of a roster. Everything here runs on any
 * thread. */
#include "model/swb-roster-data-private.h"

#include "base/swb-text.h"
#include "model/swb-roster-memory.h"

#include <string.h>

/* Columns are given up by a thread where there are so many that this takes
 * longer than a frame. */
#define MANY 50000

/* Room for new creators: an eighth more, and a few. */
#define SPARE(n) ((n) / 8 + 64)

#define OF_CREATORS(column)                                                    \
  {                                                                            \
    G_STRUCT_OFFSET (SwbRosterColumns, column),                                \
        sizeof *((SwbRosterColumns *) NULL)->column, FALSE                     \
  }
#define OF_ACCOUNTS(column)                                                    \
  {                                                                            \
    G_STRUCT_OFFSET (SwbRosterColumns, column),                                \
        sizeof *((SwbRosterColumns *) NULL)->column, TRUE                      \
  }

static const SwbRosterShape shapes[] = {
  OF_CREATORS (ids),
  OF_CREATORS (names),
  OF_CREATORS (folded),
  OF_CREATORS (texts[SWB_ROSTER_TEXT_LANGUAGES]),
  OF_CREATORS (texts[SWB_ROSTER_TEXT_CITIES]),
  OF_CREATORS (texts[SWB_ROSTER_TEXT_COUNTRY]),
  OF_CREATORS (texts[SWB_ROSTER_TEXT_NICHES]),
  OF_CREATORS (texts[SWB_ROSTER_TEXT_FORMATS]),
  OF_CREATORS (texts[SWB_ROSTER_TEXT_TAGS]),
  OF_CREATORS (fees),
  OF_CREATORS (currencies),
  OF_CREATORS (tiers),
  OF_CREATORS (main_accounts),
  OF_CREATORS (first_accounts),
  OF_ACCOUNTS (account_ids),
  OF_ACCOUNTS (creators),
  OF_ACCOUNTS (handles),
  OF_ACCOUNTS (account_names),
  OF_ACCOUNTS (external_ids),
  OF_ACCOUNTS (followers),
  OF_ACCOUNTS (followers_from),
  OF_ACCOUNTS (views),
  OF_ACCOUNTS (views_from),
  OF_ACCOUNTS (numerators),
  OF_ACCOUNTS (bases),
  OF_ACCOUNTS (engagement_from),
  OF_ACCOUNTS (platforms),
  OF_ACCOUNTS (kinds),
};

/**
 * swb_roster_shape:
 * @shape: (out): all columns
 *
 * Returns: how many there are
 */
guint
swb_roster_shape (const SwbRosterShape **shape)
{
  *shape = shapes;
  return G_N_ELEMENTS (shapes);
}

/**
 * swb_roster_column:
 * @data: columns
 * @shape: one of them
 *
 * Returns: (transfer none): where its cells are kept
 */
gpointer *
swb_roster_column (const SwbRosterData *data, const SwbRosterShape *shape)
{
  return G_STRUCT_MEMBER_P (data->columns, shape->at);
}

/* Of a column that begins at AT in the block, or the place of the next one.
 * Long ones begin where a file can be mapped. */
static gsize
place_column (const SwbRosterData *data, const SwbRosterShape *shape, gsize *at)
{
  gsize cells =
      (shape->of_accounts ? data->room_accounts : data->room_creators) +
      (gsize) 1;
  gsize length = cells * shape->size;
  gsize step = length >= SWB_ROSTER_LONG ? SWB_ROSTER_MEMORY_PAGE : 64;
  gsize from = (*at + step - 1) / step * step;

  *at = from + length;
  return from;
}

/* All columns lie in one block, and room that nobody touches costs nothing. */
static void
make_columns (SwbRosterData *data)
{
  SwbRosterColumns *columns = data->columns;
  gsize places[G_N_ELEMENTS (shapes)];

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    places[i] = place_column (data, &shapes[i], &columns->block_size);
  columns->block = swb_roster_memory_new (columns->block_size);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    *swb_roster_column (data, &shapes[i]) =
        (guint8 *) columns->block + places[i];
}

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
  data->room_creators = n_creators + SPARE (n_creators);
  data->room_accounts = n_accounts + SPARE (n_accounts);
  data->columns = g_new0 (SwbRosterColumns, 1);
  g_mutex_init (&data->columns->ranking_lock);
  make_columns (data);
  data->columns->strings = swb_roster_strings_new ();
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

/**
 * swb_roster_data_lose_ranking:
 * @data: columns that have changed in their places
 */
void
swb_roster_data_lose_ranking (SwbRosterData *data)
{
  SwbRosterColumns *columns = data->columns;

  g_mutex_lock (&columns->ranking_lock);
  g_clear_pointer (&columns->ranking, g_atomic_rc_box_release);
  g_clear_pointer (&columns->ranking_key, g_free);
  g_mutex_unlock (&columns->ranking_lock);
}

static void
clear_columns (gpointer memory)
{
  SwbRosterData *data = memory;

  swb_roster_memory_free (data->columns->block, data->columns->block_size);
  swb_roster_data_lose_ranking (data);
  g_mutex_clear (&data->columns->ranking_lock);
  swb_roster_index_clear (&data->columns->creator_index);
  swb_roster_index_clear (&data->columns->account_index);
  swb_roster_strings_unref (data->columns->strings);
  g_free (data->columns);
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

/* An account whose followers are not known has less than any other. */
static void
choose_main_account (SwbRosterData *data, guint creator)
{
  const SwbRosterColumns *columns = data->columns;
  guint32 best = SWB_NO_ACCOUNT;
  gint64 most = -1;

  for (guint32 a = columns->first_accounts[creator];
       a < columns->first_accounts[creator + 1]; a++)
    {
      gint64 followers = swb_roster_data_account_followers (data, a);

      if (best != SWB_NO_ACCOUNT && followers <= most)
        continue;
      best = a;
      most = followers;
    }
  columns->main_accounts[creator] = best;
}

static void
append_line (GString *all, const char *text)
{
  g_autofree char *folded = NULL;

  if (text == NULL || *text == '\0')
    return;
  folded = swb_text_fold (text);
  g_string_append_c (all, '\n');
  g_string_append (all, folded);
}

/* The first line is the name, by which creators are sorted. Texts that many
 * share are folded once for all. */
static void
fold_creator (SwbRosterData *data,
              guint creator,
              const char *notes,
              GString *all)
{
  const SwbRosterColumns *columns = data->columns;
  g_autofree char *name = swb_text_fold (swb_roster_data_name (data, creator));

  g_string_assign (all, name);
  for (guint32 a = columns->first_accounts[creator];
       a < columns->first_accounts[creator + 1]; a++)
    {
      append_line (all, swb_roster_data_account_handle (data, a));
      if (columns->account_names[a] != columns->names[creator])
        append_line (all, swb_roster_strings_get (columns->strings,
                                                  SWB_ROSTER_ARENA_TEXTS,
                                                  columns->account_names[a]));
    }
  append_line (all, notes);
  columns->folded[creator] = swb_roster_strings_store (
      columns->strings, SWB_ROSTER_ARENA_SEARCH, all->str);
}

/**
 * swb_roster_data_index_creators:
 * @data: columns whose creators are all set
 *
 * From here on swb_roster_data_find() finds them.
 */
void
swb_roster_data_index_creators (SwbRosterData *data)
{
  SwbRosterColumns *columns = data->columns;

  swb_roster_index_clear (&columns->creator_index);
  swb_roster_index_init (&columns->creator_index, data->n_creators);
  for (guint i = 0; i < data->n_creators; i++)
    swb_roster_index_set (&columns->creator_index, columns->ids, i);
}

/**
 * swb_roster_data_index_accounts:
 * @data: columns whose accounts are all set
 *
 * From here on swb_roster_data_find_account() finds them.
 */
void
swb_roster_data_index_accounts (SwbRosterData *data)
{
  SwbRosterColumns *columns = data->columns;

  swb_roster_index_clear (&columns->account_index);
  swb_roster_index_init (&columns->account_index, data->n_accounts);
  for (guint i = 0; i < data->n_accounts; i++)
    swb_roster_index_set (&columns->account_index, columns->account_ids, i);
}

/**
 * swb_roster_data_finish_some:
 * @data: columns whose accounts are sorted by creator
 * @from: the first of some creators; those before it are finished
 * @to: the one behind the last of them
 * @notes: (nullable): asked for each of them, ascending
 * @user_data: for @notes
 *
 * Computes of them what follows from the filled columns: where each creator's
 * accounts begin, the main account, and the text that the search looks at.
 */
void
swb_roster_data_finish_some (SwbRosterData *data,
                             guint from,
                             guint to,
                             SwbRosterNotes notes,
                             gpointer user_data)
{
  SwbRosterColumns *columns = data->columns;
  g_autoptr (GString) all = g_string_new (NULL);
  guint32 account = from == 0 ? 0 : columns->first_accounts[from];

  for (guint c = from; c < to; c++)
    {
      columns->first_accounts[c] = account;
      while (account < data->n_accounts && columns->creators[account] == c)
        account++;
      columns->first_accounts[c + 1] = account;
      choose_main_account (data, c);
      fold_creator (data, c, notes != NULL ? notes (c, user_data) : NULL, all);
    }
}

/**
 * swb_roster_data_finish:
 * @data: columns whose accounts are sorted by creator
 * @notes: (nullable): asked for each creator, ascending
 * @user_data: for @notes
 *
 * Finishes all creators, and makes the indices by id where they were not made
 * before.
 */
void
swb_roster_data_finish (SwbRosterData *data,
                        SwbRosterNotes notes,
                        gpointer user_data)
{
  SwbRosterColumns *columns = data->columns;

  swb_roster_data_finish_some (data, 0, data->n_creators, notes, user_data);
  if (columns->creator_index.slots == NULL)
    swb_roster_data_index_creators (data);
  if (columns->account_index.slots == NULL)
    swb_roster_data_index_accounts (data);
}

static gint8
find_tier (const SwbRosterData *data,
           const SwbTierBounds *bounds,
           guint creator)
{
  const guint32 a = data->columns->main_accounts[creator];

  return a == SWB_NO_ACCOUNT
             ? -1
             : (gint8) swb_tier_bounds_tier (
                   bounds, swb_roster_data_account_platform (data, a),
                   swb_roster_data_account_followers (data, a));
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
  data->columns->tiers[creator] = find_tier (data, &data->bounds, creator);
}

/**
 * swb_roster_data_make_tiers:
 * @data: columns that nobody changes meanwhile
 * @bounds: from how many followers each tier begins
 *
 * For any thread.
 *
 * Returns: (transfer full) (array): by creator, the tier that it would have,
 *   as swb_roster_data_set_tiers() would give it
 */
gint8 *
swb_roster_data_make_tiers (const SwbRosterData *data,
                            const SwbTierBounds *bounds)
{
  gint8 *tiers = g_new (gint8, MAX (data->n_creators, 1));

  for (guint c = 0; c < data->n_creators; c++)
    tiers[c] = find_tier (data, bounds, c);
  return tiers;
}

/**
 * swb_roster_data_take_tiers:
 * @data: columns that no thread reads
 * @bounds: what the tiers follow from now on
 * @tiers: what swb_roster_data_make_tiers() made of them
 */
void
swb_roster_data_take_tiers (SwbRosterData *data,
                            const SwbTierBounds *bounds,
                            const gint8 *tiers)
{
  swb_roster_data_lose_ranking (data);
  data->bounds = *bounds;
  memcpy (data->columns->tiers, tiers, data->n_creators);
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
  swb_roster_data_lose_ranking (data);
  data->bounds = *bounds;
  for (guint c = 0; c < data->n_creators; c++)
    swb_roster_data_set_tier (data, c);
}

/**
 * swb_roster_data_find:
 * @data: finished columns
 * @creator: the id of a creator
 * @index: (out): its place in the columns
 *
 * Returns: whether there is such a creator
 */
gboolean
swb_roster_data_find (const SwbRosterData *data,
                      const SwbId *creator,
                      guint *index)
{
  return swb_roster_index_find (&data->columns->creator_index,
                                data->columns->ids, creator, index);
}

/**
 * swb_roster_data_find_account:
 * @data: finished columns
 * @account: the id of an account
 * @index: (out): its place among the accounts
 *
 * Returns: whether there is such an account
 */
gboolean
swb_roster_data_find_account (const SwbRosterData *data,
                              const SwbId *account,
                              guint *index)
{
  return swb_roster_index_find (&data->columns->account_index,
                                data->columns->account_ids, account, index);
}
