/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gathering the accounts that an import is about from the rows that a person
 * wants, and which of them share a creator. */
#include "exchange/swb-import-gather.h"

#include "exchange/swb-import-twins.h"

/* After so many rows one looks whether to go on. */
#define ROWS_BETWEEN_LOOKS 4096

static void
account_clear (gpointer data)
{
  g_free (((SwbImportAccount *) data)->niches);
}

/* Inside the exchange library only: the lead that stands for all that turned
 * out to be its creator. */
guint
swb_import_find_rep (SwbImportGathering *all, guint lead)
{
  while (all->rep != NULL && all->rep[lead] != lead)
    lead = all->rep[lead];
  return lead;
}

static void
join_niches (SwbImportPlan *plan, SwbImportAccount *account, guint i)
{
  const SwbImportRow *first = plan->rows->pdata[account->row];
  const SwbImportRow *more = plan->rows->pdata[i];
  char *joined = swb_import_join_words (
      account->niches != NULL ? account->niches : first->niches, more->niches);

  g_free (account->niches);
  account->niches = joined;
}

/* Where the account of the row is that another row told of before; else the
 * row's own will be there. Only duplicates have to be looked for. */
static gboolean
was_told (SwbImportGathering *all, GHashTable *by_key, guint i, guint *place)
{
  const SwbImportRow *row = all->work->plan->rows->pdata[i];
  gpointer found;

  if (all->work->plan->counts[SWB_IMPORT_DUPLICATE] == 0)
    return FALSE;
  if (g_hash_table_lookup_extended (by_key, row->key, NULL, &found))
    {
      *place = GPOINTER_TO_UINT (found);
      return TRUE;
    }
  g_hash_table_insert (by_key, (gpointer) row->key,
                       GUINT_TO_POINTER (all->accounts->len));
  return FALSE;
}

/* A row that a person gave to the creator of a row before it. */
static void
join_twins (SwbImportGathering *all, guint lead)
{
  SwbImportPlan *plan = all->work->plan;
  const SwbImportCandidate *twin = swb_import_get_twin (
      plan, swb_import_wishes_get_decision (&all->work->wishes, lead), lead);

  if (twin != NULL)
    all->rep[swb_import_find_rep (all, lead)] = swb_import_find_rep (
        all, swb_import_plan_get_lead (plan, twin->twin - 1));
}

/* The accounts of the wanted rows, in the file's order. */
static gboolean
gather_accounts (SwbImportGathering *all, SwbDatabase *db, GError **error)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  SwbImportPlan *plan = all->work->plan;
  guint lead = 0;
  guint lead_row = G_MAXUINT;

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const SwbImportRow *row = plan->rows->pdata[i];
      SwbImportAccount account = { .row = i };
      guint place;

      if (i % ROWS_BETWEEN_LOOKS == 0 && swb_database_is_cancelled (db, error))
        return FALSE;
      if (row->row != lead_row)
        lead = swb_import_plan_get_lead (plan, i);
      lead_row = row->row;
      if (!swb_import_is_wished (plan, &all->work->wishes, i, lead))
        continue;
      if (was_told (all, by_key, i, &place))
        {
          SwbImportAccount *known =
              &g_array_index (all->accounts, SwbImportAccount, place);

          join_niches (plan, known, i);
          if (all->rep != NULL)
            all->rep[swb_import_find_rep (all, lead)] =
                swb_import_find_rep (all, known->lead);
          continue;
        }
      if (plan->n_twins > 0)
        join_twins (all, lead);
      account.lead = lead;
      g_array_append_val (all->accounts, account);
    }
  return TRUE;
}

/* Inside the exchange library only: CREATOR is null where MAKER makes it. */
void
swb_import_set_creator (SwbImportGathering *all,
                        const SwbImportAccount *account,
                        const SwbId *creator,
                        guint maker)
{
  SwbImportWhose *whose;

  if (all->creators == NULL)
    return;
  whose = &all->creators[swb_import_find_rep (all, account->lead)];
  if (whose->known)
    return;
  whose->known = TRUE;
  whose->maker = maker;
  if (creator != NULL)
    whose->id = *creator;
}

/* Creators that the workspace has take all accounts of their rows. */
static void
find_creators (SwbImportGathering *all)
{
  for (guint i = 0; all->creators != NULL && i < all->accounts->len; i++)
    {
      const SwbImportAccount *account =
          &g_array_index (all->accounts, SwbImportAccount, i);
      const SwbImportMatch *match =
          swb_import_plan_get_match (all->work->plan, account->row);

      if (match != NULL)
        swb_import_set_creator (all, account, &match->creator,
                                SWB_IMPORT_NO_MAKER);
    }
}

/* Inside the exchange library only: the niches that an account's creator has
 * by the file. */
const char *
swb_import_niches_of (const SwbImportAccount *account, const SwbImportRow *row)
{
  return account->niches != NULL ? account->niches : row->niches;
}

/* Inside the exchange library only: finds the accounts of the wanted rows, and
 * whose they are. FALSE where the act was stopped. */
gboolean
swb_import_gather (SwbImportGathering *all, SwbDatabase *db, GError **error)
{
  if (!gather_accounts (all, db, error))
    return FALSE;
  find_creators (all);
  return TRUE;
}

/* Inside the exchange library only: frees what was gathered. */
void
swb_import_gathering_clear (SwbImportGathering *all)
{
  g_array_unref (all->accounts);
  g_array_unref (all->fresh);
  g_free (all->creators);
  g_clear_pointer (&all->book, swb_audience_book_free);
  g_free (all->rep);
}

/* Inside the exchange library only: makes room for what is gathered. */
void
swb_import_gathering_start (SwbImportGathering *all, SwbImportWork *work)
{
  all->work = work;
  all->accounts = g_array_sized_new (FALSE, FALSE, sizeof (SwbImportAccount),
                                     work->plan->rows->len);
  g_array_set_clear_func (all->accounts, account_clear);
  all->fresh = g_array_sized_new (FALSE, FALSE, sizeof (SwbImportFresh),
                                  work->plan->rows->len);
  if (work->plan->rule.n_accounts > 1 || work->plan->n_twins > 0)
    {
      all->creators = g_new0 (SwbImportWhose, work->plan->rows->len + 1);
      all->rep = g_new (guint, work->plan->rows->len + 1);
      for (guint i = 0; i < work->plan->rows->len; i++)
        all->rep[i] = i;
    }
}
