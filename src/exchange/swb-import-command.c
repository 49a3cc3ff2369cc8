/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command that an import is: accounts with their creators, and readings, as
 * one act; and the look at what of it is there already. */
#include "exchange/swb-exchange-error.h"
#include "exchange/swb-import-audience.h"
#include "exchange/swb-import-difference.h"
#include "exchange/swb-import-twins.h"
#include "exchange/swb-import-write.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define ACCOUNTS_BETWEEN_TOLD 256

typedef struct
{
  SwbImportPlan *plan;
  SwbImportWishes wishes;
} Work;

/* An account while the command runs. @row: the first ticked one about it;
 * @lead: the row that stands for its creator in the file. */
typedef struct
{
  guint row;
  guint lead;
  char *niches; /* null: those of the row alone */
} Account;

/* An account that the workspace does not have. @maker: the fresh one whose
 * creator is new too and comes with it, maybe itself; NO_MAKER where the
 * workspace has the creator. @joins: whether a person gave it to such a
 * one. */
typedef struct
{
  guint account; /* its place */
  guint maker;
  gboolean joins;
  SwbId creator;
  SwbId id;
} Fresh;

#define NO_MAKER G_MAXUINT

/* Whose the accounts of a lead are. @maker: as in Fresh. */
typedef struct
{
  gboolean known;
  guint maker;
  SwbId id;
} Whose;

/* All accounts, and by lead the creators of those that share one. @rep: by
 * row, another lead that turned out to be the same creator. */
typedef struct
{
  Work *work;
  GArray *accounts;
  GArray *fresh; /* Fresh */
  Whose *creators;
  guint *rep;
  SwbAudienceBook *book; /* null where no column tells shares */
} Gathering;

static void
work_free (gpointer data)
{
  Work *work = data;

  swb_import_plan_unref (work->plan);
  swb_import_wishes_clear (&work->wishes);
  g_free (work);
}

static void
account_clear (gpointer data)
{
  g_free (((Account *) data)->niches);
}

static guint
find_rep (Gathering *all, guint lead)
{
  while (all->rep != NULL && all->rep[lead] != lead)
    lead = all->rep[lead];
  return lead;
}

static void
join_niches (SwbImportPlan *plan, Account *account, guint i)
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
was_told (Gathering *all, GHashTable *by_key, guint i, guint *place)
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
join_twins (Gathering *all, guint lead)
{
  SwbImportPlan *plan = all->work->plan;
  const SwbImportCandidate *twin = swb_import_get_twin (
      plan, swb_import_wishes_get_decision (&all->work->wishes, lead), lead);

  if (twin != NULL)
    all->rep[find_rep (all, lead)] =
        find_rep (all, swb_import_plan_get_lead (plan, twin->twin - 1));
}

/* The accounts of the wanted rows, in the file's order. */
static void
gather (Gathering *all)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  SwbImportPlan *plan = all->work->plan;
  guint lead = 0;
  guint lead_row = G_MAXUINT;

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const SwbImportRow *row = plan->rows->pdata[i];
      Account account = { .row = i };
      guint place;

      if (row->row != lead_row)
        lead = swb_import_plan_get_lead (plan, i);
      lead_row = row->row;
      if (!swb_import_is_wished (plan, &all->work->wishes, i, lead))
        continue;
      if (was_told (all, by_key, i, &place))
        {
          Account *known = &g_array_index (all->accounts, Account, place);

          join_niches (plan, known, i);
          if (all->rep != NULL)
            all->rep[find_rep (all, lead)] = find_rep (all, known->lead);
          continue;
        }
      if (plan->n_twins > 0)
        join_twins (all, lead);
      account.lead = lead;
      g_array_append_val (all->accounts, account);
    }
}

/* CREATOR is null where MAKER makes it. */
static void
set_creator (Gathering *all,
             const Account *account,
             const SwbId *creator,
             guint maker)
{
  Whose *whose;

  if (all->creators == NULL)
    return;
  whose = &all->creators[find_rep (all, account->lead)];
  if (whose->known)
    return;
  whose->known = TRUE;
  whose->maker = maker;
  if (creator != NULL)
    whose->id = *creator;
}

/* Creators that the workspace has take all accounts of their rows. */
static void
find_creators (Gathering *all)
{
  for (guint i = 0; all->creators != NULL && i < all->accounts->len; i++)
    {
      const Account *account = &g_array_index (all->accounts, Account, i);
      const SwbImportMatch *match =
          swb_import_plan_get_match (all->work->plan, account->row);

      if (match != NULL)
        set_creator (all, account, &match->creator, NO_MAKER);
    }
}

static gboolean
fail_changed (GError **error)
{
  g_set_error_literal (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_CHANGED,
                       _ ("The workspace has changed since the preview. Look "
                          "at it again"));
  return FALSE;
}

static const char *
niches_of (const Account *account, const SwbImportRow *row)
{
  return account->niches != NULL ? account->niches : row->niches;
}

/* An account that the workspace has, under this handle or another one. */
static gboolean
run_known (SwbWriter *writer,
           Gathering *all,
           const Account *account,
           guint which,
           const SwbImportMatch *match,
           GError **error)
{
  SwbImportPlan *plan = all->work->plan;
  const SwbImportRow *row = plan->rows->pdata[account->row];

  if (!swb_writer_has (writer, SWB_TABLE_ACCOUNT, &match->account))
    return fail_changed (error);
  set_creator (all, account, &match->creator, NO_MAKER);
  return (match->renamed == NULL ||
          swb_import_write_handle (writer, row, &match->account, error)) &&
         swb_import_write_differences (
             writer, plan, &all->work->wishes, account->row, which,
             niches_of (account, row), match, error) &&
         swb_import_write_numbers (writer, &plan->rule, row, &match->account,
                                   error) &&
         (all->book == NULL ||
          swb_import_write_shares (all->book, &plan->rule, row, &match->account,
                                   error));
}

/* Whose a new account is: of the creator of its row, of the one that the
 * person chose, of a new one. */
static gboolean
find_creator (SwbWriter *writer,
              Gathering *all,
              const Account *account,
              const SwbImportCandidate *chosen,
              guint candidate,
              Fresh *fresh,
              GError **error)
{
  const SwbImportRow *row = all->work->plan->rows->pdata[account->row];
  const Whose *whose = all->creators != NULL
                           ? &all->creators[find_rep (all, account->lead)]
                           : NULL;

  if (whose != NULL && whose->known)
    {
      fresh->maker = whose->maker;
      fresh->creator = whose->id;
      return TRUE;
    }
  fresh->joins = chosen != NULL;
  if (chosen == NULL)
    {
      fresh->maker = all->fresh->len;
      set_creator (all, account, NULL, fresh->maker);
      return TRUE;
    }
  fresh->maker = NO_MAKER;
  fresh->creator = chosen->match.creator;
  set_creator (all, account, &fresh->creator, NO_MAKER);
  if (!swb_writer_has (writer, SWB_TABLE_CREATOR, &fresh->creator))
    return fail_changed (error);
  return swb_import_write_differences (
      writer, all->work->plan, &all->work->wishes, account->row, candidate + 1,
      niches_of (account, row), &chosen->match, error);
}

/* Writes what is known already; notes who is new. */
static gboolean
run_account (SwbWriter *writer, Gathering *all, guint i, GError **error)
{
  const Account *account = &g_array_index (all->accounts, Account, i);
  SwbImportPlan *plan = all->work->plan;
  const SwbImportMatch *match = swb_import_plan_get_match (plan, account->row);
  SwbImportDecision decision =
      swb_import_wishes_get_decision (&all->work->wishes, account->lead);
  const SwbImportCandidate *chosen =
      decision.choice == SWB_IMPORT_UPDATE ||
              decision.choice == SWB_IMPORT_MERGE
          ? swb_import_plan_get_candidate (plan, account->lead,
                                           decision.candidate)
          : NULL;
  Fresh fresh = { .account = i };

  if (chosen != NULL && chosen->twin > 0)
    chosen = NULL;
  if (match == NULL && decision.choice == SWB_IMPORT_UPDATE &&
      account->row == account->lead && chosen != NULL && chosen->has_account)
    return run_known (writer, all, account, decision.candidate + 1u,
                      &chosen->match, error);
  if (match != NULL)
    return run_known (writer, all, account, 0, match, error);
  if (!find_creator (writer, all, account, chosen, decision.candidate, &fresh,
                     error))
    return FALSE;
  g_array_append_val (all->fresh, fresh);
  return TRUE;
}

/* Where the writing of the new ones is, one kind after the other. */
typedef struct
{
  Gathering *all;
  guint next;
  SwbField field; /* of the reading that comes next */
  char *note;
  int told; /* what was told to be done before this kind */
} Walk;

static Fresh *
get_fresh (const Walk *walk, guint i)
{
  return &g_array_index (walk->all->fresh, Fresh, i);
}

static gboolean
makes_creator (const Walk *walk, const Fresh *fresh)
{
  return fresh->maker != NO_MAKER && get_fresh (walk, fresh->maker) == fresh;
}

static const SwbImportRow *
row_of (const Walk *walk, const Fresh *fresh)
{
  guint row = g_array_index (walk->all->accounts, Account, fresh->account).row;

  return walk->all->work->plan->rows->pdata[row];
}

/* Each kind is a third of what there is to do. */
static Fresh *
take_fresh (Walk *walk)
{
  SwbImportPlan *plan = walk->all->work->plan;

  if (walk->next == walk->all->fresh->len)
    return NULL;
  if (walk->next % ACCOUNTS_BETWEEN_TOLD == 0)
    g_atomic_int_set (&plan->done, walk->told + (int) (walk->next / 3));
  return get_fresh (walk, walk->next++);
}

static gboolean
next_creator (gpointer data, SwbId *id, SwbValue *values)
{
  Walk *walk = data;
  Fresh *fresh;

  while ((fresh = take_fresh (walk)) != NULL)
    if (makes_creator (walk, fresh))
      {
        const Account *account =
            &g_array_index (walk->all->accounts, Account, fresh->account);
        const SwbImportRow *row = row_of (walk, fresh);

        *id = fresh->creator = swb_id_new ();
        swb_import_creator_values (row, niches_of (account, row), &walk->note,
                                   values);
        return TRUE;
      }
  return FALSE;
}

static gboolean
next_account (gpointer data, SwbId *id, SwbValue *values)
{
  Walk *walk = data;
  Fresh *fresh = take_fresh (walk);

  if (fresh == NULL)
    return FALSE;
  if (fresh->maker != NO_MAKER)
    fresh->creator = get_fresh (walk, fresh->maker)->creator;
  *id = fresh->id = swb_id_new ();
  swb_import_account_values (row_of (walk, fresh), &fresh->creator, values);
  return TRUE;
}

static gboolean
next_contact (gpointer data, SwbId *id, SwbValue *values)
{
  Walk *walk = data;

  while (walk->next < walk->all->fresh->len)
    {
      const Fresh *fresh = get_fresh (walk, walk->next++);
      const SwbImportRow *row = row_of (walk, fresh);

      if (!makes_creator (walk, fresh) || !swb_import_has_contact (row))
        continue;
      *id = swb_id_new ();
      swb_import_contact_values (row, &fresh->creator, values);
      return TRUE;
    }
  return FALSE;
}

static gboolean
next_reading (gpointer data, SwbId *id, SwbValue *values)
{
  Walk *walk = data;
  const SwbImportRule *rule = &walk->all->work->plan->rule;

  while (TRUE)
    {
      const Fresh *fresh;
      SwbField field = walk->field++;
      SwbReading reading;

      if (field > SWB_FIELD_ENGAGEMENT_RATE)
        {
          if (take_fresh (walk) == NULL)
            return FALSE;
          walk->field = SWB_FIRST_METRIC;
          continue;
        }
      fresh = get_fresh (walk, walk->next - 1);
      if (isnan (row_of (walk, fresh)->values[field - SWB_FIRST_METRIC]))
        continue;
      reading =
          swb_import_reading_of (rule, row_of (walk, fresh), &fresh->id, field);
      *id = swb_reading_make_id (&reading);
      swb_reading_values (&reading, values);
      return TRUE;
    }
}

static gboolean
write_kind (SwbWriter *writer,
            Gathering *all,
            SwbTableId table,
            SwbWriterRowFunc next,
            guint kind,
            GError **error)
{
  Walk walk = { .all = all,
                .field = SWB_FIELD_ENGAGEMENT_RATE + 1,
                .told = (int) (kind * all->fresh->len / 3) };
  gboolean done = swb_writer_insert_many (writer, table, next, &walk, error);

  g_free (walk.note);
  return done;
}

static const SwbImportRow *
get_fresh_row (gpointer data, guint i, SwbId *account)
{
  const Walk *walk = data;
  const Fresh *fresh = get_fresh (walk, i);

  *account = fresh->id;
  return row_of (walk, fresh);
}

/* What a row tells of a creator whom another row of the file made. */
static gboolean
write_twin (SwbWriter *writer,
            Gathering *all,
            const Fresh *fresh,
            GError **error)
{
  const Account *account =
      &g_array_index (all->accounts, Account, fresh->account);
  SwbImportPlan *plan = all->work->plan;
  SwbImportDecision decision =
      swb_import_wishes_get_decision (&all->work->wishes, account->lead);

  if (account->row != account->lead ||
      swb_import_get_twin (plan, decision, account->lead) == NULL)
    return TRUE;
  return swb_import_write_more (
      writer, plan, account->row,
      niches_of (account, plan->rows->pdata[account->row]), &fresh->creator,
      error);
}

/* New creators, then their accounts, and so on: each table from its end. */
static gboolean
write_fresh (SwbWriter *writer, Gathering *all, GError **error)
{
  Walk walk = { .all = all };

  if (all->fresh->len == 0)
    return TRUE;
  if (!write_kind (writer, all, SWB_TABLE_CREATOR, next_creator, 0, error) ||
      !write_kind (writer, all, SWB_TABLE_ACCOUNT, next_account, 1, error) ||
      !write_kind (writer, all, SWB_TABLE_CONTACT, next_contact, 2, error) ||
      !write_kind (writer, all, SWB_TABLE_READING, next_reading, 2, error))
    return FALSE;
  for (guint i = 0; i < all->fresh->len; i++)
    {
      const Fresh *fresh = get_fresh (&walk, i);

      if (!fresh->joins && !swb_import_write_fee (writer, row_of (&walk, fresh),
                                                  &fresh->creator, error))
        return FALSE;
      if (all->work->plan->n_twins > 0 &&
          !write_twin (writer, all, fresh, error))
        return FALSE;
    }
  return all->book == NULL ||
         swb_import_add_shares (writer, all->book, &all->work->plan->rule,
                                get_fresh_row, &walk, all->fresh->len, error);
}

static void
gathering_clear (Gathering *all)
{
  g_array_unref (all->accounts);
  g_array_unref (all->fresh);
  g_free (all->creators);
  g_clear_pointer (&all->book, swb_audience_book_free);
  g_free (all->rep);
}

static void
gathering_start (Gathering *all, Work *work)
{
  all->work = work;
  all->accounts =
      g_array_sized_new (FALSE, FALSE, sizeof (Account), work->plan->rows->len);
  g_array_set_clear_func (all->accounts, account_clear);
  all->fresh =
      g_array_sized_new (FALSE, FALSE, sizeof (Fresh), work->plan->rows->len);
  if (work->plan->rule.n_accounts > 1 || work->plan->n_twins > 0)
    {
      all->creators = g_new0 (Whose, work->plan->rows->len + 1);
      all->rep = g_new (guint, work->plan->rows->len + 1);
      for (guint i = 0; i < work->plan->rows->len; i++)
        all->rep[i] = i;
    }
}

static gboolean
run (SwbWriter *writer, gpointer data, GError **error)
{
  Work *work = data;
  Gathering all = { 0 };
  gboolean done = TRUE;

  gathering_start (&all, work);
  if (work->plan->rule.n_shares > 0)
    {
      all.book = swb_audience_book_new (writer, error);
      done = all.book != NULL;
    }
  gather (&all);
  find_creators (&all);
  for (guint i = 0; done && i < all.accounts->len; i++)
    done = run_account (writer, &all, i, error);
  done = done && write_fresh (writer, &all, error);
  gathering_clear (&all);
  return done;
}

/* A row that only says something else changes nothing while the word of the
 * workspace counts. */
static gboolean
comes (const Work *work, guint i)
{
  return (work->plan->verdicts->data[i] != SWB_IMPORT_DIFFERENT ||
          swb_import_row_takes (&work->wishes, i)) &&
         swb_import_is_wished (work->plan, &work->wishes, i,
                               swb_import_plan_get_lead (work->plan, i));
}

static guint
count_accounts (const Work *work)
{
  SwbImportPlan *plan = work->plan;
  guint n = 0;

  for (guint i = 0; i < plan->rows->len; i++)
    n += plan->verdicts->data[i] <= SWB_IMPORT_UNCHANGED && comes (work, i);
  return n;
}

/**
 * swb_import_plan_command:
 * @plan: a judged plan
 * @wishes: what the person wishes for; copied
 *
 * Returns: (transfer full): the whole import as one act
 */
SwbCommand *
swb_import_plan_command (SwbImportPlan *plan, const SwbImportWishes *wishes)
{
  Work *work = g_new0 (Work, 1);
  const char *file = plan->rule.source + strlen ("import:");
  g_autofree char *name = NULL;
  guint n;

  work->plan = swb_import_plan_ref (plan);
  swb_import_wishes_copy (&work->wishes, wishes);
  n = count_accounts (work);
  name = g_strdup_printf (
      ngettext ("Import %u account from %s", "Import %u accounts from %s", n),
      n, file);
  return swb_command_new (name, run, work, work_free);
}
