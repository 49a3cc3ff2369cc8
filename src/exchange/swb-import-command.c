/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command that an import is: accounts with their creators, and readings.
 * A reading's id is made from what it says, so one that is there already is
 * found again, and nothing is ever written twice or over. */
#include "exchange/swb-exchange-error.h"
#include "exchange/swb-import-plan.h"
#include "exchange/swb-reading.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  SwbImportPlan *plan;
  GByteArray *ticks; /* null: all */
} Work;

/* An account while the command runs. @row: the first ticked one about it. */
typedef struct
{
  const SwbImportRow *row;
  const SwbImportMatch *match;
  char *niches;
} Account;

static void
work_free (gpointer data)
{
  Work *work = data;

  swb_import_plan_unref (work->plan);
  g_clear_pointer (&work->ticks, g_byte_array_unref);
  g_free (work);
}

static void
account_free (gpointer data)
{
  Account *account = data;

  g_free (account->niches);
  g_free (account);
}

static SwbValue
text_or_null (const char *text)
{
  return text != NULL && *text != '\0' ? swb_value_text (text)
                                       : swb_value_null ();
}

/* A value that owns nothing: good until the writer has it. */
static SwbValue
lend (const char *text)
{
  return text != NULL && *text != '\0'
             ? (SwbValue){ .type = SWB_VALUE_TEXT, .text = (char *) text }
             : swb_value_null ();
}

/* Where the audience is says nothing of where the creator is; it is kept in
 * the creator's note. */
static char *
make_note (const SwbImportRow *row)
{
  g_autofree char *audience =
      row->audience_country != NULL
          ? g_strdup_printf (_ ("Audience mostly in %s"), row->audience_country)
          : NULL;

  if (row->note == NULL)
    return g_steal_pointer (&audience);
  return g_strjoin ("\n", row->note, audience, NULL);
}

static gboolean
add_creator (SwbWriter *writer,
             const Account *account,
             const SwbId *id,
             GError **error)
{
  const SwbImportRow *row = account->row;
  g_autofree char *note = make_note (row);
  SwbValue values[SWB_CREATOR_N] = { 0 };

  values[SWB_CREATOR_NAME] = lend (row->name != NULL ? row->name : row->handle);
  values[SWB_CREATOR_NICHES] = lend (account->niches);
  values[SWB_CREATOR_COUNTRY] = lend (row->country);
  values[SWB_CREATOR_LANGUAGES] = lend (row->languages);
  values[SWB_CREATOR_CITIES] = lend (row->city);
  values[SWB_CREATOR_FORMATS] = lend (row->formats);
  values[SWB_CREATOR_TAGS] = lend (row->tags);
  values[SWB_CREATOR_CONTACT] = lend (row->contact);
  values[SWB_CREATOR_NOTE] = lend (note);
  return swb_writer_insert (writer, SWB_TABLE_CREATOR, id, values, error);
}

/* Who speaks for a new creator, where the row tells a name, an address or a
 * number. */
static gboolean
add_contact (SwbWriter *writer,
             const SwbImportRow *row,
             const SwbId *creator,
             GError **error)
{
  SwbValue values[SWB_CONTACT_N] = { 0 };
  SwbId id;

  if (row->email == NULL && row->phone == NULL && row->contact_name == NULL)
    return TRUE;
  id = swb_id_new ();
  values[SWB_CONTACT_CREATOR] = swb_value_id (creator);
  values[SWB_CONTACT_NAME] =
      lend (row->contact_name != NULL ? row->contact_name : row->name);
  values[SWB_CONTACT_EMAIL] = lend (row->email);
  values[SWB_CONTACT_PHONE] = lend (row->phone);
  return swb_writer_insert (writer, SWB_TABLE_CONTACT, &id, values, error);
}

static gboolean
add_account (SwbWriter *writer,
             const Account *account,
             const SwbId *creator,
             const SwbId *id,
             GError **error)
{
  const SwbImportRow *row = account->row;
  SwbValue values[SWB_ACCOUNT_N] = { 0 };

  values[SWB_ACCOUNT_CREATOR] = swb_value_id (creator);
  values[SWB_ACCOUNT_PLATFORM] = lend (swb_platform_id (row->platform));
  values[SWB_ACCOUNT_HANDLE] = lend (row->handle);
  values[SWB_ACCOUNT_NAME] = lend (row->name);
  values[SWB_ACCOUNT_EXTERNAL_ID] = lend (row->external_id);
  values[SWB_ACCOUNT_URL] = lend (row->url);
  return swb_writer_insert (writer, SWB_TABLE_ACCOUNT, id, values, error);
}

static gboolean
fill (SwbWriter *writer,
      const SwbImportMatch *match,
      gboolean lacking,
      guint column,
      const char *text,
      GError **error)
{
  g_auto (SwbValue) value = text_or_null (text);

  if (!lacking || value.type == SWB_VALUE_NULL)
    return TRUE;
  return swb_writer_set (writer, SWB_TABLE_CREATOR, &match->creator, column,
                         &value, error);
}

/* Sets what nobody knew yet; what somebody wrote stays. */
static gboolean
fill_creator (SwbWriter *writer, const Account *account, GError **error)
{
  const SwbImportMatch *match = account->match;
  const SwbImportRow *row = account->row;

  return fill (writer, match, match->lacks_niches, SWB_CREATOR_NICHES,
               account->niches, error) &&
         fill (writer, match, match->lacks_country, SWB_CREATOR_COUNTRY,
               row->country, error) &&
         fill (writer, match, match->lacks_languages, SWB_CREATOR_LANGUAGES,
               row->languages, error) &&
         fill (writer, match, match->lacks_city, SWB_CREATOR_CITIES, row->city,
               error);
}

static SwbReading
reading_of (const SwbImportRule *rule,
            const SwbImportRow *row,
            const SwbId *subject,
            SwbField field)
{
  SwbReading reading = {
    .subject = *subject,
    .metric = swb_field_metric (field),
    .value = row->values[field - SWB_FIRST_METRIC],
    .base_value = NAN,
    .day = row->day,
    .source = rule->source,
  };

  if (field == SWB_FIELD_ENGAGEMENT_RATE)
    {
      int column = swb_mapping_find (rule->mapping, field, 0);

      if (column < 0)
        column = swb_mapping_find_for (rule->mapping, row->platform, field, 0);
      reading.base = "followers";
      reading.base_value = row->values[0];
      reading.window = rule->mapping->columns[column].window;
    }
  return reading;
}

static gboolean
add_readings (SwbWriter *writer,
              const SwbImportRule *rule,
              const SwbImportRow *row,
              const SwbId *subject,
              GError **error)
{
  for (SwbField field = SWB_FIELD_FOLLOWERS; field <= SWB_FIELD_ENGAGEMENT_RATE;
       field++)
    {
      SwbReading reading;

      if (isnan (row->values[field - SWB_FIRST_METRIC]))
        continue;
      reading = reading_of (rule, row, subject, field);
      if (!swb_reading_add (writer, &reading, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_rate (SwbWriter *writer,
          const SwbImportRule *rule,
          const SwbImportRow *row,
          const SwbId *creator,
          GError **error)
{
  if (swb_money_is_none (&row->fee))
    return TRUE;
  return swb_rate_add (writer, creator,
                       swb_platform_main_channel (row->platform), row->fee,
                       row->day, error);
}

static gboolean
run_account (SwbWriter *writer,
             const SwbImportRule *rule,
             const Account *account,
             GError **error)
{
  SwbId id;
  SwbId creator;

  if (account->match != NULL)
    {
      id = account->match->account;
      creator = account->match->creator;
      if (!swb_writer_has (writer, SWB_TABLE_ACCOUNT, &id))
        {
          g_set_error_literal (error, SWB_EXCHANGE_ERROR,
                               SWB_EXCHANGE_ERROR_CHANGED,
                               _ ("The workspace has changed since the "
                                  "preview. Look at it again"));
          return FALSE;
        }
      if (!fill_creator (writer, account, error))
        return FALSE;
    }
  else
    {
      creator = swb_id_new ();
      id = swb_id_new ();
      if (!add_creator (writer, account, &creator, error) ||
          !add_account (writer, account, &creator, &id, error))
        return FALSE;
    }
  return add_readings (writer, rule, account->row, &id, error) &&
         add_rate (writer, rule, account->row, &creator, error);
}

/* The accounts of the ticked rows, in the file's order. */
static GPtrArray *
gather (Work *work)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *accounts = g_ptr_array_new_with_free_func (account_free);
  SwbImportPlan *plan = work->plan;

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const SwbImportRow *row = plan->rows->pdata[i];
      Account *account;
      char *niches;

      if (row->problem != NULL ||
          (work->ticks != NULL && !work->ticks->data[i]))
        continue;
      account = g_hash_table_lookup (by_key, row->key);
      if (account == NULL)
        {
          account = g_new0 (Account, 1);
          account->row = row;
          account->match = g_hash_table_lookup (plan->matches, row->key);
          g_hash_table_insert (by_key, row->key, account);
          g_ptr_array_add (accounts, account);
        }
      niches = swb_import_join_words (account->niches, row->niches);
      g_free (account->niches);
      account->niches = niches;
    }
  return accounts;
}

static gboolean
run (SwbWriter *writer, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (GPtrArray) accounts = gather (work);

  for (guint i = 0; i < accounts->len; i++)
    if (!run_account (writer, &work->plan->rule, accounts->pdata[i], error))
      return FALSE;
  return TRUE;
}

static guint
count_accounts (SwbImportPlan *plan, GByteArray *ticks)
{
  guint n = 0;

  for (guint i = 0; i < plan->rows->len; i++)
    n += (ticks == NULL || ticks->data[i]) &&
         plan->verdicts->data[i] <= SWB_IMPORT_UNCHANGED;
  return n;
}

/**
 * swb_import_plan_command:
 * @plan: a judged plan
 * @ticks: (nullable) (transfer none): a byte a row, 0 to leave it out; null
 *   for all
 *
 * Returns: (transfer full): the whole import as one act
 */
SwbCommand *
swb_import_plan_command (SwbImportPlan *plan, GByteArray *ticks)
{
  Work *work = g_new0 (Work, 1);
  guint n = count_accounts (plan, ticks);
  const char *file = plan->rule.source + strlen ("import:");
  g_autofree char *name = g_strdup_printf (
      ngettext ("Import %u account from %s", "Import %u accounts from %s", n),
      n, file);

  work->plan = swb_import_plan_ref (plan);
  if (ticks != NULL)
    {
      work->ticks = g_byte_array_sized_new (ticks->len);
      g_byte_array_append (work->ticks, ticks->data, ticks->len);
    }
  return swb_command_new (name, run, work, work_free);
}

static gboolean
says_more (const SwbImportMatch *match, const SwbImportRow *row)
{
  return (match->lacks_niches && row->niches != NULL && *row->niches != '\0') ||
         (match->lacks_country && row->country != NULL) ||
         (match->lacks_languages && row->languages != NULL) ||
         (match->lacks_city && row->city != NULL);
}

static gboolean
has_all (SwbWriter *writer,
         const SwbImportRule *rule,
         const SwbImportRow *row,
         const SwbImportMatch *match)
{
  if (says_more (match, row))
    return FALSE;
  if (!swb_money_is_none (&row->fee) &&
      !swb_rate_is_there (writer, &match->creator,
                          swb_platform_main_channel (row->platform), row->fee,
                          row->day))
    return FALSE;
  for (SwbField field = SWB_FIELD_FOLLOWERS; field <= SWB_FIELD_ENGAGEMENT_RATE;
       field++)
    {
      SwbReading reading;

      if (isnan (row->values[field - SWB_FIRST_METRIC]))
        continue;
      reading = reading_of (rule, row, &match->account, field);
      if (!swb_reading_is_there (writer, &reading))
        return FALSE;
    }
  return TRUE;
}

/* Changes nothing but the verdicts, which nobody looks at meanwhile. */
static gboolean
probe (SwbWriter *writer, gpointer data, GError **error)
{
  SwbImportPlan *plan = data;

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const SwbImportRow *row = plan->rows->pdata[i];
      const SwbImportMatch *match;

      if (plan->verdicts->data[i] != SWB_IMPORT_UPDATED)
        continue;
      match = g_hash_table_lookup (plan->matches, row->key);
      if (!has_all (writer, &plan->rule, row, match))
        continue;
      plan->verdicts->data[i] = SWB_IMPORT_UNCHANGED;
      plan->counts[SWB_IMPORT_UPDATED]--;
      plan->counts[SWB_IMPORT_UNCHANGED]++;
    }
  return TRUE;
}

/**
 * swb_import_plan_probe:
 * @plan: a judged plan
 *
 * Looks which rows say nothing new. It sets no field, so it leaves nothing in
 * the history.
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_import_plan_probe (SwbImportPlan *plan)
{
  return swb_command_new (_ ("Compare with the workspace"), probe,
                          swb_import_plan_ref (plan),
                          (GDestroyNotify) swb_import_plan_unref);
}
