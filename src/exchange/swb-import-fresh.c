/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing what is new in an import: creators with their accounts, contacts,
 * readings, fees and shares, very many of each at once. */
#include "exchange/swb-import-difference.h"
#include "exchange/swb-import-gather.h"
#include "exchange/swb-import-twins.h"
#include "exchange/swb-import-write.h"

#include <math.h>

#define ACCOUNTS_BETWEEN_TOLD 256

/* Where the writing of the new ones is, one kind after the other. */
typedef struct
{
  SwbImportGathering *all;
  guint next;
  SwbField field; /* of the reading that comes next */
  char *note;
} Walk;

static SwbImportFresh *
get_fresh (const Walk *walk, guint i)
{
  return &g_array_index (walk->all->fresh, SwbImportFresh, i);
}

static gboolean
makes_creator (const Walk *walk, const SwbImportFresh *fresh)
{
  return fresh->maker != SWB_IMPORT_NO_MAKER &&
         get_fresh (walk, fresh->maker) == fresh;
}

static const SwbImportRow *
row_of (const Walk *walk, const SwbImportFresh *fresh)
{
  guint row =
      g_array_index (walk->all->accounts, SwbImportAccount, fresh->account).row;

  return walk->all->work->plan->rows->pdata[row];
}

static void
tell (const Walk *walk)
{
  if (walk->next % ACCOUNTS_BETWEEN_TOLD == 0)
    swb_progress_set (walk->all->work->progress, walk->next,
                      walk->all->fresh->len);
}

static SwbImportFresh *
take_fresh (Walk *walk)
{
  if (walk->next == walk->all->fresh->len)
    return NULL;
  tell (walk);
  return get_fresh (walk, walk->next++);
}

static gboolean
next_creator (gpointer data, SwbId *id, SwbValue *values)
{
  Walk *walk = data;
  SwbImportFresh *fresh;

  while ((fresh = take_fresh (walk)) != NULL)
    if (makes_creator (walk, fresh))
      {
        const SwbImportAccount *account = &g_array_index (
            walk->all->accounts, SwbImportAccount, fresh->account);
        const SwbImportRow *row = row_of (walk, fresh);

        *id = fresh->creator = swb_id_new ();
        swb_import_creator_values (row, swb_import_niches_of (account, row),
                                   &walk->note, values);
        return TRUE;
      }
  return FALSE;
}

static gboolean
next_account (gpointer data, SwbId *id, SwbValue *values)
{
  Walk *walk = data;
  SwbImportFresh *fresh = take_fresh (walk);

  if (fresh == NULL)
    return FALSE;
  if (fresh->maker != SWB_IMPORT_NO_MAKER)
    fresh->creator = get_fresh (walk, fresh->maker)->creator;
  *id = fresh->id = swb_id_new ();
  swb_import_account_values (row_of (walk, fresh), &fresh->creator, values);
  return TRUE;
}

static gboolean
next_contact (gpointer data, SwbId *id, SwbValue *values)
{
  Walk *walk = data;
  const SwbImportFresh *fresh;

  while ((fresh = take_fresh (walk)) != NULL)
    {
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
      const SwbImportFresh *fresh;
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

typedef struct
{
  SwbTableId table;
  SwbWriterRowFunc next;
} Kind;

static const Kind kinds[] = {
  { SWB_TABLE_CREATOR, next_creator },
  { SWB_TABLE_ACCOUNT, next_account },
  { SWB_TABLE_CONTACT, next_contact },
  { SWB_TABLE_READING, next_reading },
};

/* The kinds, the rest and the shares. */
#define N_STEPS (G_N_ELEMENTS (kinds) + 2)

static gboolean
write_kind (SwbWriter *writer,
            SwbImportGathering *all,
            const Kind *kind,
            GError **error)
{
  Walk walk = { .all = all, .field = SWB_FIELD_ENGAGEMENT_RATE + 1 };
  gboolean done =
      swb_writer_insert_many (writer, kind->table, kind->next, &walk, error);

  g_free (walk.note);
  return done;
}

static const SwbImportRow *
get_fresh_row (gpointer data, guint i, SwbId *account)
{
  const Walk *walk = data;
  const SwbImportFresh *fresh = get_fresh (walk, i);

  *account = fresh->id;
  return row_of (walk, fresh);
}

/* What a row tells of a creator whom another row of the file made. */
static gboolean
write_twin (SwbWriter *writer,
            SwbImportGathering *all,
            const SwbImportFresh *fresh,
            GError **error)
{
  const SwbImportAccount *account =
      &g_array_index (all->accounts, SwbImportAccount, fresh->account);
  SwbImportPlan *plan = all->work->plan;
  SwbImportDecision decision =
      swb_import_wishes_get_decision (&all->work->wishes, account->lead);

  if (account->row != account->lead ||
      swb_import_get_twin (plan, decision, account->lead) == NULL)
    return TRUE;
  return swb_import_write_more (
      writer, plan, account->row,
      swb_import_niches_of (account, plan->rows->pdata[account->row]),
      &fresh->creator, error);
}

/* Fees, and what a twin tells of its creator: few of each. */
static gboolean
write_rest (SwbWriter *writer, SwbImportGathering *all, GError **error)
{
  SwbDatabase *db = swb_writer_get_database (writer);
  Walk walk = { .all = all };

  while (walk.next < all->fresh->len)
    {
      const SwbImportFresh *fresh = get_fresh (&walk, walk.next);

      if (walk.next % ACCOUNTS_BETWEEN_TOLD == 0 &&
          swb_database_is_cancelled (db, error))
        return FALSE;
      tell (&walk);
      walk.next++;
      if (!fresh->joins && !swb_import_write_fee (writer, row_of (&walk, fresh),
                                                  &fresh->creator, error))
        return FALSE;
      if (all->work->plan->n_twins > 0 &&
          !write_twin (writer, all, fresh, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_shares (SwbWriter *writer, SwbImportGathering *all, GError **error)
{
  Walk walk = { .all = all };

  return swb_import_add_shares (writer, all->book, &all->work->plan->rule,
                                get_fresh_row, &walk, all->fresh->len,
                                all->work->progress, error);
}

/* Rows of each kind that an account makes, about: what it takes of the time. */
static void
weigh (const SwbImportGathering *all, double *weights)
{
  const SwbImportRule *rule = &all->work->plan->rule;
  const SwbMapping *mapping = rule->mapping;
  double n_readings = 0;

  for (SwbField field = SWB_FIRST_METRIC; field <= SWB_FIELD_ENGAGEMENT_RATE;
       field++)
    n_readings += swb_mapping_has (mapping, field);
  weights[0] = 1;
  weights[1] = 1.2;
  weights[2] = swb_mapping_has (mapping, SWB_FIELD_EMAIL) ||
               swb_mapping_has (mapping, SWB_FIELD_PHONE) ||
               swb_mapping_has (mapping, SWB_FIELD_CONTACT_NAME);
  weights[3] = 1.2 * n_readings;
  weights[4] = swb_mapping_has (mapping, SWB_FIELD_FEE) ? 1 : 0.05;
  weights[5] = all->book != NULL ? rule->n_shares : 0;
}

static gboolean
write_step (SwbWriter *writer,
            SwbImportGathering *all,
            guint step,
            GError **error)
{
  if (step < G_N_ELEMENTS (kinds))
    return write_kind (writer, all, &kinds[step], error);
  if (step == G_N_ELEMENTS (kinds))
    return write_rest (writer, all, error);
  return all->book == NULL || write_shares (writer, all, error);
}

/* Inside the exchange library only: writes new creators, then their accounts,
 * and so on: each table from its end. */
gboolean
swb_import_write_fresh (SwbWriter *writer,
                        SwbImportGathering *all,
                        GError **error)
{
  double weights[N_STEPS];
  double whole = 0;
  double done = 0;
  gboolean ok = TRUE;

  if (all->fresh->len == 0)
    return TRUE;
  weigh (all, weights);
  for (guint i = 0; i < N_STEPS; i++)
    whole += weights[i];
  for (guint i = 0; ok && i < N_STEPS; i++)
    {
      swb_progress_push (all->work->progress, done / whole,
                         (done + weights[i]) / whole);
      done += weights[i];
      ok = write_step (writer, all, i, error);
      swb_progress_pop (all->work->progress);
    }
  return ok;
}
