/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the rows of a source to one command that adds readings. What is there
 * stays: a reading is never overwritten, and one of the same day with the same
 * number is not added twice. */
#include "sync/swb-sync-command.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static gboolean
find_account (SwbRoster *roster, const SwbId *id, SwbAccountCells *account)
{
  guint index;

  if (!swb_roster_find_account (roster, id, &index))
    return FALSE;
  swb_roster_data_get_account (swb_roster_get_data (roster), index, account);
  return TRUE;
}

/* The same source, the same day, the same number of followers. */
static gboolean
is_known (const SwbAccountCells *account, const SwbSyncRow *row)
{
  for (guint i = 0; i < row->readings->len; i++)
    {
      const SwbSyncReading *reading =
          &g_array_index (row->readings, SwbSyncReading, i);

      if (g_str_equal (reading->metric, "followers"))
        return account->followers_day == reading->day &&
               g_strcmp0 (account->followers_source, reading->source) == 0 &&
               (double) account->followers == reading->value;
    }
  return FALSE;
}

static void
add_reading (SwbCommand *command,
             const SwbId *account,
             const SwbSyncReading *reading)
{
  const SwbId id = swb_command_insert (command, SWB_TABLE_READING);

#define SET(column, value)                                                     \
  swb_command_set (command, SWB_TABLE_READING, &id, SWB_READING_##column, value)
  SET (SUBJECT, swb_value_id (account));
  SET (METRIC, swb_value_text (reading->metric));
  SET (VALUE, swb_value_real (reading->value));
  if (reading->base != NULL)
    SET (BASE, swb_value_text (reading->base));
  if (isfinite (reading->base_value))
    SET (BASE_VALUE, swb_value_real (reading->base_value));
  if (reading->window > 0)
    SET (WINDOW, swb_value_int (reading->window));
  SET (DAY, swb_value_day (reading->day));
  SET (SOURCE, swb_value_text (reading->source));
  if (reading->expires != SWB_DAY_NONE)
    SET (EXPIRES, swb_value_day (reading->expires));
#undef SET
}

static void
add_row (SwbCommand *command,
         const SwbAccountCells *account,
         const SwbSyncRow *row)
{
  if (row->external_id != NULL &&
      g_strcmp0 (row->external_id, account->external_id) != 0)
    swb_command_set (command, SWB_TABLE_ACCOUNT, &row->account,
                     SWB_ACCOUNT_EXTERNAL_ID,
                     swb_value_text (row->external_id));
  if (row->title != NULL && (account->name == NULL || *account->name == '\0'))
    swb_command_set (command, SWB_TABLE_ACCOUNT, &row->account,
                     SWB_ACCOUNT_NAME, swb_value_text (row->title));
  if (row->picture != NULL)
    swb_command_set (command, SWB_TABLE_ACCOUNT, &row->account,
                     SWB_ACCOUNT_PICTURE, swb_value_text (row->picture));
  for (guint i = 0; i < row->readings->len; i++)
    add_reading (command, &row->account,
                 &g_array_index (row->readings, SwbSyncReading, i));
}

/* Rows of accounts that are gone by now, or whose numbers are known, need
 * nothing; gives how many do. */
static guint
settle_rows (SwbRoster *roster, SwbSyncResult *result)
{
  guint n = 0;

  for (guint i = 0; i < result->rows->len; i++)
    {
      SwbSyncRow *row = g_ptr_array_index (result->rows, i);
      SwbAccountCells account;

      if (row->state != SWB_SYNC_UPDATED)
        continue;
      if (!find_account (roster, &row->account, &account))
        swb_sync_row_settle (row, SWB_SYNC_MISSING,
                             _ ("The account was deleted meanwhile."));
      else if (is_known (&account, row))
        swb_sync_row_settle (row, SWB_SYNC_UNCHANGED, row->message);
      else
        n++;
    }
  return n;
}

/**
 * swb_sync_command_new:
 * @workspace: the workspace as it is now
 * @source: where @result came from
 * @result: rows; those that need nothing become unchanged or missing
 *
 * Returns: (transfer full) (nullable): the one act "Refresh N YouTube
 *   accounts", or %NULL where there is nothing to add
 */
SwbCommand *
swb_sync_command_new (SwbWorkspace *workspace,
                      const SwbSource *source,
                      SwbSyncResult *result)
{
  SwbRoster *roster = swb_workspace_get_roster (workspace);
  guint n = settle_rows (roster, result);
  g_autofree char *name = NULL;
  SwbCommand *command;

  if (n == 0)
    return NULL;
  name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Refresh %u %s account",
                                       "Refresh %u %s accounts", n),
                          n, source->name);
  command = swb_command_new_edit (name);
  for (guint i = 0; i < result->rows->len; i++)
    {
      SwbSyncRow *row = g_ptr_array_index (result->rows, i);
      SwbAccountCells account;

      if (row->state == SWB_SYNC_UPDATED &&
          find_account (roster, &row->account, &account))
        add_row (command, &account, row);
    }
  return command;
}
