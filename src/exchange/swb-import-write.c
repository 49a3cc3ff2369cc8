/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import writes about one account. A reading's id is made from what it
 * says, so one that is there already is found again, and nothing is ever
 * written twice or over. */
#include "exchange/swb-import-write.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A value that owns nothing: good until the writer has it. */
static SwbValue
lend (const char *text)
{
  return text != NULL && *text != '\0'
             ? (SwbValue){ .type = SWB_VALUE_TEXT, .text = (char *) text }
             : swb_value_null ();
}

/**
 * swb_import_make_note:
 * @row: what the file says
 *
 * Where the audience is says nothing of where the creator is; it is kept in
 * the creator's note.
 *
 * Returns: (transfer full) (nullable): the note about the creator
 */
char *
swb_import_make_note (const SwbImportRow *row)
{
  g_autofree char *audience =
      row->audience_country != NULL
          ? g_strdup_printf (_ ("Audience mostly in %s"), row->audience_country)
          : NULL;

  if (row->note == NULL)
    return g_steal_pointer (&audience);
  return g_strjoin ("\n", row->note, audience, NULL);
}

/**
 * swb_import_has_contact:
 * @row: what the file says
 *
 * Returns: whether it tells who speaks for the creator
 */
gboolean
swb_import_has_contact (const SwbImportRow *row)
{
  return row->email != NULL || row->phone != NULL || row->contact_name != NULL;
}

/**
 * swb_import_contact_values:
 * @row: what the file says
 * @creator: whose contact it is
 * @values: (out caller-allocates): of a new row; text is lent by @row
 */
void
swb_import_contact_values (const SwbImportRow *row,
                           const SwbId *creator,
                           SwbValue *values)
{
  values[SWB_CONTACT_CREATOR] = swb_value_id (creator);
  values[SWB_CONTACT_NAME] =
      lend (row->contact_name != NULL ? row->contact_name : row->name);
  values[SWB_CONTACT_EMAIL] = lend (row->email);
  values[SWB_CONTACT_PHONE] = lend (row->phone);
}

/**
 * swb_import_creator_values:
 * @row: what the file says
 * @niches: its niches, with those of further rows about it
 * @note: (inout): keeps a text that @values lends; to be freed with g_free()
 * @values: (out caller-allocates): of a new row; text is lent by @row
 */
void
swb_import_creator_values (const SwbImportRow *row,
                           const char *niches,
                           char **note,
                           SwbValue *values)
{
  g_free (*note);
  *note = swb_import_make_note (row);
  values[SWB_CREATOR_NAME] = lend (row->name != NULL ? row->name : row->handle);
  values[SWB_CREATOR_NICHES] = lend (niches);
  values[SWB_CREATOR_COUNTRY] = lend (row->country);
  values[SWB_CREATOR_LANGUAGES] = lend (row->languages);
  values[SWB_CREATOR_CITIES] = lend (row->city);
  values[SWB_CREATOR_FORMATS] = lend (row->formats);
  values[SWB_CREATOR_TAGS] = lend (row->tags);
  values[SWB_CREATOR_CONTACT] = lend (row->contact);
  values[SWB_CREATOR_NOTE] = lend (*note);
}

/**
 * swb_import_account_values:
 * @row: what the file says
 * @creator: whose account it is
 * @values: (out caller-allocates): of a new row; text is lent by @row
 */
void
swb_import_account_values (const SwbImportRow *row,
                           const SwbId *creator,
                           SwbValue *values)
{
  values[SWB_ACCOUNT_CREATOR] = swb_value_id (creator);
  values[SWB_ACCOUNT_PLATFORM] = lend (swb_platform_id (row->platform));
  values[SWB_ACCOUNT_HANDLE] = lend (row->handle);
  values[SWB_ACCOUNT_NAME] = lend (row->name);
  values[SWB_ACCOUNT_EXTERNAL_ID] = lend (row->external_id);
  values[SWB_ACCOUNT_URL] = lend (row->url);
  values[SWB_ACCOUNT_PICTURE] = lend (row->picture);
}

/**
 * swb_import_write_handle:
 * @writer: a writer
 * @row: what the file says
 * @account: an account under another handle
 * @error: why not
 *
 * Returns: whether the account has the row's handle now
 */
gboolean
swb_import_write_handle (SwbWriter *writer,
                         const SwbImportRow *row,
                         const SwbId *account,
                         GError **error)
{
  const SwbValue handle = lend (row->handle);

  return swb_writer_set (writer, SWB_TABLE_ACCOUNT, account, SWB_ACCOUNT_HANDLE,
                         &handle, error);
}

/* The row's own number of what the rate is a share of. */
static double
base_value_of (const SwbImportRow *row)
{
  if (g_strcmp0 (row->rate_base, "followers") == 0)
    return row->values[SWB_FIELD_FOLLOWERS - SWB_FIRST_METRIC];
  return g_strcmp0 (row->rate_base, "views") == 0
             ? row->values[SWB_FIELD_VIEWS - SWB_FIRST_METRIC]
             : NAN;
}

/**
 * swb_import_reading_of:
 * @rule: what the rows are read by
 * @row: what the file says
 * @subject: its account
 * @field: a number that it tells
 *
 * Returns: the reading
 */
SwbReading
swb_import_reading_of (const SwbImportRule *rule,
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
      reading.base = row->rate_base;
      reading.base_value = base_value_of (row);
      reading.window = rule->mapping->columns[column].window;
    }
  return reading;
}

/**
 * swb_import_write_fee:
 * @writer: a writer
 * @row: what the file says
 * @creator: whose fee it is
 * @error: why not
 *
 * Returns: whether the rate card has the row's fee, if it tells one
 */
gboolean
swb_import_write_fee (SwbWriter *writer,
                      const SwbImportRow *row,
                      const SwbId *creator,
                      GError **error)
{
  return swb_money_is_none (&row->fee) ||
         swb_rate_add (writer, creator,
                       swb_platform_main_channel (row->platform), row->fee,
                       row->day, error);
}

/**
 * swb_import_write_numbers:
 * @writer: a writer
 * @rule: what the rows are read by
 * @row: what the file says
 * @account: its account
 * @error: why not
 *
 * Adds the row's readings; those that are there stay as they are.
 *
 * Returns: whether the workspace has them now
 */
gboolean
swb_import_write_numbers (SwbWriter *writer,
                          const SwbImportRule *rule,
                          const SwbImportRow *row,
                          const SwbId *account,
                          GError **error)
{
  for (SwbField field = SWB_FIELD_FOLLOWERS; field <= SWB_FIELD_ENGAGEMENT_RATE;
       field++)
    {
      SwbReading reading;

      if (isnan (row->values[field - SWB_FIRST_METRIC]))
        continue;
      reading = swb_import_reading_of (rule, row, account, field);
      if (!swb_reading_add (writer, &reading, error))
        return FALSE;
    }
  return TRUE;
}
