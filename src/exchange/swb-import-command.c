/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command that an import is: accounts with their creators, and readings, as
 * one act. What the workspace has is brought up to date account by account. */
#include "exchange/swb-exchange-error.h"
#include "exchange/swb-import-difference.h"
#include "exchange/swb-import-gather.h"
#include "exchange/swb-import-twins.h"
#include "exchange/swb-import-write.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* After so many accounts one looks whether to go on. */
#define ACCOUNTS_BETWEEN_LOOKS 256
#define FEW 10000

static void
work_free (gpointer data)
{
  SwbImportWork *work = data;

  swb_import_plan_unref (work->plan);
  swb_progress_unref (work->progress);
  swb_import_wishes_clear (&work->wishes);
  g_free (work);
}

static gboolean
fail_changed (GError **error)
{
  g_set_error_literal (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_CHANGED,
                       _ ("The workspace has changed since the preview. Look "
                          "at it again"));
  return FALSE;
}

/* An account that the workspace has, under this handle or another one. */
static gboolean
run_known (SwbWriter *writer,
           SwbImportGathering *all,
           const SwbImportAccount *account,
           guint which,
           const SwbImportMatch *match,
           GError **error)
{
  SwbImportPlan *plan = all->work->plan;
  const SwbImportRow *row = plan->rows->pdata[account->row];

  if (!swb_writer_has (writer, SWB_TABLE_ACCOUNT, &match->account))
    return fail_changed (error);
  swb_import_set_creator (all, account, &match->creator, SWB_IMPORT_NO_MAKER);
  return (match->renamed == NULL ||
          swb_import_write_handle (writer, row, &match->account, error)) &&
         swb_import_write_differences (
             writer, plan, &all->work->wishes, account->row, which,
             swb_import_niches_of (account, row), match, error) &&
         swb_import_write_numbers (writer, &plan->rule, row, &match->account,
                                   error) &&
         (all->book == NULL ||
          swb_import_write_shares (all->book, &plan->rule, row, &match->account,
                                   error));
}

/* SwbImportWhose a new account is: of the creator of its row, of the one that
 * the person chose, of a new one. */
static gboolean
find_creator (SwbWriter *writer,
              SwbImportGathering *all,
              const SwbImportAccount *account,
              const SwbImportCandidate *chosen,
              guint candidate,
              SwbImportFresh *fresh,
              GError **error)
{
  const SwbImportRow *row = all->work->plan->rows->pdata[account->row];
  const SwbImportWhose *whose =
      all->creators != NULL
          ? &all->creators[swb_import_find_rep (all, account->lead)]
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
      swb_import_set_creator (all, account, NULL, fresh->maker);
      return TRUE;
    }
  fresh->maker = SWB_IMPORT_NO_MAKER;
  fresh->creator = chosen->match.creator;
  swb_import_set_creator (all, account, &fresh->creator, SWB_IMPORT_NO_MAKER);
  if (!swb_writer_has (writer, SWB_TABLE_CREATOR, &fresh->creator))
    return fail_changed (error);
  return swb_import_write_differences (
      writer, all->work->plan, &all->work->wishes, account->row, candidate + 1,
      swb_import_niches_of (account, row), &chosen->match, error);
}

/* Writes what is known already; notes who is new. */
static gboolean
run_account (SwbWriter *writer,
             SwbImportGathering *all,
             guint i,
             GError **error)
{
  const SwbImportAccount *account =
      &g_array_index (all->accounts, SwbImportAccount, i);
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
  SwbImportFresh fresh = { .account = i };

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

static gboolean
run_accounts (SwbWriter *writer, SwbImportGathering *all, GError **error)
{
  SwbDatabase *db = swb_writer_get_database (writer);

  for (guint i = 0; i < all->accounts->len; i++)
    {
      if (i % ACCOUNTS_BETWEEN_LOOKS == 0)
        {
          if (swb_database_is_cancelled (db, error))
            return FALSE;
          swb_progress_set (all->work->progress, i, all->accounts->len);
        }
      if (!run_account (writer, all, i, error))
        return FALSE;
    }
  return TRUE;
}

/* How much of the time goes into looking at the accounts: much where the
 * workspace has them. */
static double
known_part (const SwbImportPlan *plan)
{
  const double n_new = plan->counts[SWB_IMPORT_NEW];

  return 1 - 0.95 * n_new / MAX (plan->rows->len, 1);
}

static gboolean
run (SwbWriter *writer, gpointer data, GError **error)
{
  SwbImportWork *work = data;
  SwbImportGathering all = { 0 };
  const double known = known_part (work->plan);
  gboolean done = TRUE;

  swb_import_gathering_start (&all, work);
  if (work->plan->rule.n_shares > 0)
    {
      all.book = swb_audience_book_new (writer, error);
      done = all.book != NULL;
    }
  swb_progress_push (work->progress, 0, known);
  done = done &&
         swb_import_gather (&all, swb_writer_get_database (writer), error) &&
         run_accounts (writer, &all, error);
  swb_progress_pop (work->progress);
  swb_progress_push (work->progress, known, 1);
  done = done && swb_import_write_fresh (writer, &all, error);
  swb_progress_pop (work->progress);
  swb_import_gathering_clear (&all);
  return done;
}

/* A row that only says something else changes nothing while the word of the
 * workspace counts. */
static gboolean
comes (const SwbImportWork *work, guint i)
{
  const guint lead = work->plan->counts[SWB_IMPORT_SIMILAR] > 0
                         ? swb_import_plan_get_lead (work->plan, i)
                         : i;

  return (work->plan->verdicts->data[i] != SWB_IMPORT_DIFFERENT ||
          swb_import_row_takes (&work->wishes, i)) &&
         swb_import_is_wished (work->plan, &work->wishes, i, lead);
}

static guint
count_accounts (const SwbImportWork *work)
{
  SwbImportPlan *plan = work->plan;
  guint n = 0;

  for (guint i = 0; i < plan->rows->len; i++)
    n += plan->verdicts->data[i] <= SWB_IMPORT_UNCHANGED && comes (work, i);
  return n;
}

/* Many accounts make the workspace read its whole roster anew, which takes
 * longer for a creator than writing an account. */
static double
running_part (const SwbImportPlan *plan, guint n)
{
  const double shown = n > FEW ? 1.5 * (plan->n_known + n) + 0.6 * n : n;

  return MAX (n, 1) / (MAX (n, 1) + shown);
}

/**
 * swb_import_plan_command:
 * @plan: a judged plan
 * @wishes: what the person wishes for; copied
 * @progress: told how much is done
 *
 * Returns: (transfer full): the whole import as one act
 */
SwbCommand *
swb_import_plan_command (SwbImportPlan *plan,
                         const SwbImportWishes *wishes,
                         SwbProgress *progress)
{
  SwbCommand *command;
  SwbImportWork *work = g_new0 (SwbImportWork, 1);
  const char *file = plan->rule.source + strlen ("import:");
  g_autofree char *name = NULL;
  guint n;

  work->plan = swb_import_plan_ref (plan);
  work->progress = swb_progress_ref (progress);
  swb_import_wishes_copy (&work->wishes, wishes);
  n = count_accounts (work);
  name = g_strdup_printf (
      ngettext ("Import %u account from %s", "Import %u accounts from %s", n),
      n, file);
  command = swb_command_new (name, run, work, work_free);
  swb_command_set_progress (command, progress);
  swb_command_set_running (command, running_part (plan, n));
  return command;
}
