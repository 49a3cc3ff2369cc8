/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing the columns of a roster: in their places where that can be done,
 * else into new columns. */
#include "model/swb-roster-data-private.h"

#include "base/swb-id-index.h"

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
  return data->columns->first_accounts[creator + 1] -
         data->columns->first_accounts[creator];
}

static gboolean
same_accounts (const SwbRosterData *data,
               guint creator,
               const SwbRosterData *patch,
               guint from)
{
  guint32 n = count_accounts (data, creator);

  return count_accounts (patch, from) == n &&
         memcmp (
             &data->columns
                  ->account_ids[data->columns->first_accounts[creator]],
             &patch->columns->account_ids[patch->columns->first_accounts[from]],
             n * sizeof (SwbId)) == 0;
}

static void
replace_folded (SwbRosterData *data, guint creator, const char *with)
{
  const char *old = swb_roster_data_folded (data, creator);

  if (data->columns->folded[creator] != 0 && strcmp (old, with) == 0)
    return;
  if (data->columns->folded[creator] != 0)
    swb_roster_strings_lose (data->columns->strings, strlen (old) + 1);
  data->columns->folded[creator] = swb_roster_strings_store (
      data->columns->strings, SWB_ROSTER_ARENA_SEARCH, with);
}

/* Writes creator FROM of PATCH over @creator, but for its accounts. */
static void
replace_person (SwbRosterData *data,
                guint creator,
                const SwbRosterData *patch,
                guint from)
{
  swb_roster_data_set_creator (data, creator, swb_roster_data_id (patch, from),
                               swb_roster_data_name (patch, from));
  replace_folded (data, creator, swb_roster_data_folded (patch, from));
  for (int t = 0; t < SWB_N_ROSTER_TEXTS; t++)
    swb_roster_data_set_text (
        data, (SwbRosterText) t, creator,
        swb_roster_data_text (patch, (SwbRosterText) t, from));
  swb_roster_data_set_fee (data, creator, swb_roster_data_fee (patch, from));
}

/* Writes creator FROM of PATCH over @creator, whose accounts are the same or
 * whose place is empty. */
static void
replace_creator (SwbRosterData *data,
                 guint creator,
                 const SwbRosterData *patch,
                 guint from)
{
  SwbRosterColumns *columns = data->columns;
  guint32 first = columns->first_accounts[creator];
  guint32 first_from = patch->columns->first_accounts[from];
  guint32 n = count_accounts (patch, from);
  guint32 main_account = patch->columns->main_accounts[from];

  replace_person (data, creator, patch, from);
  for (guint32 a = 0; a < n; a++)
    {
      SwbAccountCells cells;

      swb_roster_data_get_account (patch, first_from + a, &cells);
      cells.creator = creator;
      swb_roster_data_set_account (data, first + a, &cells);
    }
  columns->first_accounts[creator + 1] = first + n;
  columns->main_accounts[creator] = main_account == SWB_NO_ACCOUNT
                                        ? SWB_NO_ACCOUNT
                                        : first + main_account - first_from;
  swb_roster_data_set_tier (data, creator);
}

/* Puts creator FROM of PATCH behind the others; there is room. */
static void
append_creator (SwbRosterData *data, const SwbRosterData *patch, guint from)
{
  guint creator = data->n_creators++;

  data->columns->first_accounts[creator] = data->n_accounts;
  data->n_accounts += count_accounts (patch, from);
  replace_creator (data, creator, patch, from);
}

static void
index_creator (SwbRosterData *data, guint creator)
{
  SwbRosterColumns *columns = data->columns;

  swb_roster_index_set (&columns->creator_index, columns->ids, creator);
  for (guint32 a = columns->first_accounts[creator];
       a < columns->first_accounts[creator + 1]; a++)
    swb_roster_index_set (&columns->account_index, columns->account_ids, a);
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

  if (swb_roster_strings_are_stale (data->columns->strings))
    return FALSE;
  for (guint i = 0; i < patch->n_creators; i++)
    {
      guint32 creator;

      if (!swb_roster_data_find (data, swb_roster_data_id (patch, i), &creator))
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

  swb_roster_data_lose_ranking (data);
  for (guint i = 0; i < patch->n_creators; i++)
    {
      if (gone != NULL &&
          swb_id_index_find (gone, swb_roster_data_id (patch, i), &creator))
        continue;
      if (swb_roster_data_find (data, swb_roster_data_id (patch, i), &creator))
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
    if (swb_roster_data_find (data, &gone[i], &odd.index))
      {
        odd.patch = GONE;
        g_array_append_val (all, odd);
      }
  for (guint i = 0; i < patch->n_creators; i++)
    if (!swb_id_index_find (left, swb_roster_data_id (patch, i), &nothing) &&
        swb_roster_data_find (data, swb_roster_data_id (patch, i),
                              &odd.index) &&
        !same_accounts (data, odd.index, patch, i))
      {
        odd.patch = i;
        g_array_append_val (all, odd);
      }
  g_array_sort (all, compare_odd);
  return all;
}

/* Creators FROM to UNTIL, not included, behind those that are there, of other
 * texts. */
static void
tell_run (SwbRosterData *to, const SwbRosterData *data, guint from, guint until)
{
  for (guint i = from; i < until; i++)
    append_creator (to, data, i);
}

static void
copy_cells (SwbRosterData *to,
            const SwbRosterData *data,
            guint from,
            guint until)
{
  guint32 account = data->columns->first_accounts[from];
  guint32 n_accounts = data->columns->first_accounts[until] - account;
  const SwbRosterShape *shape;
  guint n = swb_roster_shape (&shape);

  for (guint i = 0; i < n; i++)
    {
      guint8 *cells = *swb_roster_column (to, &shape[i]);
      const guint8 *old = *swb_roster_column (data, &shape[i]);
      guint at = shape[i].of_accounts ? to->n_accounts : to->n_creators;
      guint first = shape[i].of_accounts ? account : from;
      guint length = shape[i].of_accounts ? n_accounts : until - from;

      memcpy (cells + at * shape[i].size, old + first * shape[i].size,
              length * shape[i].size);
    }
}

/* Creators FROM to UNTIL, not included, behind those that are there. */
static void
copy_run (SwbRosterData *to, const SwbRosterData *data, guint from, guint until)
{
  SwbRosterColumns *columns = to->columns;
  guint first = to->n_creators;
  guint32 first_account = to->n_accounts;
  guint32 account = data->columns->first_accounts[from];
  guint32 shift = first_account - account; /* modulo 2^32 */

  if (columns->strings != data->columns->strings)
    {
      tell_run (to, data, from, until);
      return;
    }
  copy_cells (to, data, from, until);
  to->n_creators += until - from;
  to->n_accounts += data->columns->first_accounts[until] - account;
  for (guint i = first; i < to->n_creators; i++)
    {
      columns->first_accounts[i] += shift;
      if (columns->main_accounts[i] != SWB_NO_ACCOUNT)
        columns->main_accounts[i] += shift;
    }
  columns->first_accounts[to->n_creators] = to->n_accounts;
  for (guint32 a = first_account; first != from && a < to->n_accounts; a++)
    columns->creators[a] += first - from;
}

static void
copy_indices (SwbRosterData *to, const SwbRosterData *data, gboolean moved)
{
  SwbRosterColumns *columns = to->columns;

  if (!moved)
    {
      swb_roster_index_copy (&columns->creator_index,
                             &data->columns->creator_index);
      swb_roster_index_copy (&columns->account_index,
                             &data->columns->account_index);
      return;
    }
  swb_roster_index_init (&columns->creator_index, to->n_creators);
  swb_roster_index_init (&columns->account_index, to->n_accounts);
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
  if (!swb_roster_strings_are_stale (data->columns->strings))
    {
      swb_roster_strings_unref (to->columns->strings);
      to->columns->strings = swb_roster_strings_ref (data->columns->strings);
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
