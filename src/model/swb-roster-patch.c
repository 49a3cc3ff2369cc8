/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing the columns of a roster: in their places where that can be done,
 * else into new columns. */
#include "model/swb-roster-data-private.h"

#include <string.h>

/* A creator that cannot stay in its place: it goes, or has other accounts. */
typedef struct
{
  guint32 index;
  guint32 patch; /* in the patch, or GONE */
} Odd;

#define GONE G_MAXUINT32

static guint32
count_accounts (const SwbRosterData *data, guint creator)
{
  return data->first_account[creator + 1] - data->first_account[creator];
}

static gboolean
same_accounts (const SwbRosterData *data,
               guint creator,
               const SwbRosterData *patch,
               guint from)
{
  const SwbAccountCells *cells = &data->accounts[data->first_account[creator]];
  const SwbAccountCells *others = &patch->accounts[patch->first_account[from]];
  guint32 n = count_accounts (data, creator);

  if (count_accounts (patch, from) != n)
    return FALSE;
  for (guint32 a = 0; a < n; a++)
    if (!swb_id_equal (&cells[a].id, &others[a].id))
      return FALSE;
  return TRUE;
}

static void
replace_text (SwbRosterData *data,
              const char **text,
              const char *with,
              gboolean shared)
{
  if (g_strcmp0 (*text, with) == 0)
    return;
  swb_roster_strings_lose (data->strings, *text);
  *text = shared ? swb_roster_data_keep (data, with)
                 : swb_roster_data_store (data, with);
}

static void
replace_account (SwbRosterData *data,
                 guint32 account,
                 guint creator,
                 const SwbAccountCells *with)
{
  SwbAccountCells *cells = &data->accounts[account];
  const SwbAccountCells old = *cells;

  *cells = *with;
  cells->creator = creator;
  cells->handle = old.handle;
  cells->name = old.name;
  cells->external_id = old.external_id;
  replace_text (data, &cells->handle, with->handle, FALSE);
  replace_text (data, &cells->name, with->name, FALSE);
  replace_text (data, &cells->external_id, with->external_id, FALSE);
}

/* Writes creator FROM of PATCH over @creator, whose accounts are the same or
 * whose place is empty. */
static void
replace_creator (SwbRosterData *data,
                 guint creator,
                 const SwbRosterData *patch,
                 guint from)
{
  guint32 first = data->first_account[creator];
  guint32 n = count_accounts (patch, from);
  guint32 main_account = patch->main_account[from];

  data->ids[creator] = patch->ids[from];
  replace_text (data, &data->names[creator], patch->names[from], FALSE);
  replace_text (data, &data->folded[creator], patch->folded[from], FALSE);
  replace_text (data, &data->languages[creator], patch->languages[from], TRUE);
  replace_text (data, &data->cities[creator], patch->cities[from], TRUE);
  replace_text (data, &data->countries[creator], patch->countries[from], TRUE);
  replace_text (data, &data->niches[creator], patch->niches[from], TRUE);
  replace_text (data, &data->formats[creator], patch->formats[from], TRUE);
  replace_text (data, &data->tags[creator], patch->tags[from], TRUE);
  data->fees[creator] = patch->fees[from];
  for (guint32 a = 0; a < n; a++)
    replace_account (data, first + a, creator,
                     &patch->accounts[patch->first_account[from] + a]);
  data->first_account[creator + 1] = first + n;
  data->main_account[creator] =
      main_account == SWB_NO_ACCOUNT
          ? SWB_NO_ACCOUNT
          : first + main_account - patch->first_account[from];
  swb_roster_data_set_tier (data, creator);
}

/* Puts creator FROM of PATCH behind the others; there is room. */
static void
append_creator (SwbRosterData *data, const SwbRosterData *patch, guint from)
{
  guint creator = data->n_creators++;

  data->first_account[creator] = data->n_accounts;
  data->n_accounts += count_accounts (patch, from);
  replace_creator (data, creator, patch, from);
}

static void
index_creator (SwbRosterData *data, guint creator)
{
  swb_id_index_set (data->creator_index, &data->ids[creator], creator);
  for (guint32 a = data->first_account[creator];
       a < data->first_account[creator + 1]; a++)
    swb_id_index_set (data->account_index, &data->accounts[a].id, a);
}

/**
 * swb_roster_data_can_patch:
 * @data: finished columns
 * @patch: finished columns of creators that are new or have changed
 *
 * Returns: whether swb_roster_data_patch() would do it
 */
gboolean
swb_roster_data_can_patch (const SwbRosterData *data,
                           const SwbRosterData *patch)
{
  guint n = 0;
  guint n_accounts = 0;

  if (swb_roster_strings_are_stale (data->strings))
    return FALSE;
  for (guint i = 0; i < patch->n_creators; i++)
    {
      guint32 creator;

      if (!swb_id_index_find (data->creator_index, &patch->ids[i], &creator))
        {
          n++;
          n_accounts += count_accounts (patch, i);
        }
      else if (!same_accounts (data, creator, patch, i))
        return FALSE;
    }
  return n <= data->room_creators - data->n_creators &&
         n_accounts <= data->room_accounts - data->n_accounts;
}

static void
apply_patch (SwbRosterData *data,
             const SwbRosterData *patch,
             const SwbIdIndex *gone,
             GArray *touched)
{
  guint32 creator;

  for (guint i = 0; i < patch->n_creators; i++)
    {
      if (gone != NULL && swb_id_index_find (gone, &patch->ids[i], &creator))
        continue;
      if (swb_id_index_find (data->creator_index, &patch->ids[i], &creator))
        replace_creator (data, creator, patch, i);
      else
        {
          creator = data->n_creators;
          append_creator (data, patch, i);
          index_creator (data, creator);
        }
      if (touched != NULL)
        g_array_append_val (touched, creator);
    }
}

/**
 * swb_roster_data_patch:
 * @data: finished columns whose tiers follow some bounds
 * @patch: finished columns of creators that are new or have changed
 * @touched: (element-type guint32): gets their places in @data
 *
 * Takes changed creators in their places, adds the new ones at the end, in
 * time that does not depend on the size of @data. Whoever reads @data sees the
 * new values; no other thread may.
 *
 * Returns: FALSE where that cannot be done; then @data is what it was, and
 *   swb_roster_data_merge() does it
 */
gboolean
swb_roster_data_patch (SwbRosterData *data,
                       const SwbRosterData *patch,
                       GArray *touched)
{
  if (!swb_roster_data_can_patch (data, patch))
    return FALSE;
  apply_patch (data, patch, NULL, touched);
  return TRUE;
}

static int
compare_odd (gconstpointer a, gconstpointer b)
{
  guint32 one = ((const Odd *) a)->index;
  guint32 other = ((const Odd *) b)->index;

  return (one > other) - (one < other);
}

static GArray *
find_odd (const SwbRosterData *data,
          const SwbRosterData *patch,
          const SwbIdIndex *left,
          const SwbId *gone,
          guint n_gone)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Odd));
  guint32 nothing;
  Odd odd;

  for (guint i = 0; i < n_gone; i++)
    if (swb_id_index_find (data->creator_index, &gone[i], &odd.index))
      {
        odd.patch = GONE;
        g_array_append_val (all, odd);
      }
  for (guint i = 0; i < patch->n_creators; i++)
    if (!swb_id_index_find (left, &patch->ids[i], &nothing) &&
        swb_id_index_find (data->creator_index, &patch->ids[i], &odd.index) &&
        !same_accounts (data, odd.index, patch, i))
      {
        odd.patch = i;
        g_array_append_val (all, odd);
      }
  g_array_sort (all, compare_odd);
  return all;
}

/* The texts of one creator into the new columns' own. */
static void
restore_texts (SwbRosterData *to, guint creator)
{
#define AGAIN(how, text) (text) = swb_roster_data_##how (to, text)
  AGAIN (store, to->names[creator]);
  AGAIN (store, to->folded[creator]);
  AGAIN (keep, to->languages[creator]);
  AGAIN (keep, to->cities[creator]);
  AGAIN (keep, to->countries[creator]);
  AGAIN (keep, to->niches[creator]);
  AGAIN (keep, to->formats[creator]);
  AGAIN (keep, to->tags[creator]);
  for (guint32 a = to->first_account[creator];
       a < to->first_account[creator + 1]; a++)
    {
      AGAIN (store, to->accounts[a].handle);
      AGAIN (store, to->accounts[a].name);
      AGAIN (store, to->accounts[a].external_id);
    }
#undef AGAIN
}

/* Creators FROM to UNTIL, not included, behind those that are there. */
static void
copy_run (SwbRosterData *to, const SwbRosterData *data, guint from, guint until)
{
  guint first = to->n_creators;
  guint n = until - from;
  guint32 account = data->first_account[from];
  guint32 n_accounts = data->first_account[until] - account;
  guint32 shift = to->n_accounts - account; /* modulo 2^32 */

#define COPY(column)                                                           \
  memcpy (&to->column[first], &data->column[from], n * sizeof *to->column)
  COPY (ids);
  COPY (names);
  COPY (folded);
  COPY (languages);
  COPY (cities);
  COPY (countries);
  COPY (niches);
  COPY (formats);
  COPY (tags);
  COPY (fees);
  COPY (tiers);
#undef COPY
  memcpy (&to->accounts[to->n_accounts], &data->accounts[account],
          n_accounts * sizeof *to->accounts);
  for (guint i = 0; i < n; i++)
    {
      guint32 best = data->main_account[from + i];

      to->first_account[first + i] = data->first_account[from + i] + shift;
      to->main_account[first + i] =
          best == SWB_NO_ACCOUNT ? best : best + shift;
    }
  if (first != from)
    for (guint32 a = 0; a < n_accounts; a++)
      to->accounts[to->n_accounts + a].creator += first - from;
  to->n_creators += n;
  to->n_accounts += n_accounts;
  to->first_account[to->n_creators] = to->n_accounts;
  if (to->strings != data->strings)
    for (guint i = first; i < to->n_creators; i++)
      restore_texts (to, i);
}

static void
copy_indices (SwbRosterData *to, const SwbRosterData *data, gboolean moved)
{
  if (!moved)
    {
      to->creator_index = swb_id_index_copy (data->creator_index);
      to->account_index = swb_id_index_copy (data->account_index);
      return;
    }
  to->creator_index = swb_id_index_new (to->n_creators);
  to->account_index = swb_id_index_new (to->n_accounts);
  for (guint i = 0; i < to->n_creators; i++)
    index_creator (to, i);
}

/**
 * swb_roster_data_merge:
 * @data: finished columns whose tiers follow some bounds
 * @patch: finished columns of creators that are new or have changed
 * @gone: (array length=n_gone): ids of creators to leave out
 * @n_gone: how many
 * @touched: (element-type guint32) (nullable): gets the places of @patch's
 *   creators in the result
 * @left: (element-type guint32) (nullable): gets the places in @data that have
 *   nobody in the result, ascending
 *
 * Like swb_roster_data_patch() with other columns as the result, for creators
 * that go or have other accounts. Linear in the size of @data. The new columns
 * share the texts of @data unless too many of these are out of use.
 *
 * Returns: (transfer full): the new columns
 */
SwbRosterData *
swb_roster_data_merge (const SwbRosterData *data,
                       const SwbRosterData *patch,
                       const SwbId *gone,
                       guint n_gone,
                       GArray *touched,
                       GArray *left)
{
  g_autoptr (SwbIdIndex) going = swb_id_index_new (n_gone);
  g_autoptr (GArray) odd = NULL;
  SwbRosterData *to =
      swb_roster_data_new (data->n_creators + patch->n_creators,
                           data->n_accounts + patch->n_accounts);
  guint from = 0;

  for (guint i = 0; i < n_gone; i++)
    swb_id_index_set (going, &gone[i], i);
  odd = find_odd (data, patch, going, gone, n_gone);
  if (!swb_roster_strings_are_stale (data->strings))
    {
      swb_roster_strings_unref (to->strings);
      to->strings = swb_roster_strings_ref (data->strings);
    }
  to->n_creators = 0;
  to->n_accounts = 0;
  to->bounds = data->bounds;
  for (guint i = 0; i < odd->len; i++)
    {
      const Odd *one = &g_array_index (odd, Odd, i);

      if (one->index < from)
        continue; /* told twice */
      copy_run (to, data, from, one->index);
      if (one->patch != GONE)
        append_creator (to, patch, one->patch);
      else if (left != NULL)
        g_array_append_val (left, one->index);
      from = one->index + 1;
    }
  copy_run (to, data, from, data->n_creators);
  copy_indices (to, data, odd->len > 0);
  apply_patch (to, patch, going, touched);
  return to;
}
