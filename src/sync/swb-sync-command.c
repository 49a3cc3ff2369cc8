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

/* What a refresh writes: fields that are set, and shares whose segments are
 * looked for when it runs. @shares: SwbAudienceShare. */
typedef struct
{
  SwbCommand *edit;
  GArray *shares;
} Work;

static void
share_clear (gpointer data)
{
  SwbAudienceShare *share = data;

  g_free ((char *) share->what);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  swb_command_unref (work->edit);
  g_array_unref (work->shares);
  g_free (work);
}

static gboolean
run (SwbWriter *writer, gpointer data, GError **error)
{
  const Work *work = data;
  g_autoptr (SwbAudienceBook) book = NULL;

  if (!swb_command_exec (work->edit, writer, error))
    return FALSE;
  book = swb_audience_book_new (writer, error);
  for (guint i = 0; book != NULL && i < work->shares->len; i++)
    if (!swb_audience_book_write (
            book, &g_array_index (work->shares, SwbAudienceShare, i), error))
      return FALSE;
  return book != NULL;
}

/* Shares are of the day of the numbers that came with them. */
static void
add_shares (Work *work,
            const SwbSyncRow *row,
            const SwbSource *source,
            SwbDay today)
{
  for (guint i = 0; i < row->shares->len; i++)
    {
      const SwbSyncShare *own = &g_array_index (row->shares, SwbSyncShare, i);
      const SwbAudienceShare share = { .account = row->account,
                                       .kind = own->kind,
                                       .what = g_strdup (own->what),
                                       .share = own->share,
                                       .day = today,
                                       .source = source->reading_source };

      g_array_append_val (work->shares, share);
    }
}

static SwbDay
day_of (const SwbSyncRow *row)
{
  return row->readings->len > 0
             ? g_array_index (row->readings, SwbSyncReading, 0).day
             : swb_day_today ();
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
  Work *work;

  if (n == 0)
    return NULL;
  name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Refresh %u %s account",
                                       "Refresh %u %s accounts", n),
                          n, source->name);
  work = g_new0 (Work, 1);
  work->edit = swb_command_new_edit (name);
  work->shares = g_array_new (FALSE, FALSE, sizeof (SwbAudienceShare));
  g_array_set_clear_func (work->shares, share_clear);
  for (guint i = 0; i < result->rows->len; i++)
    {
      SwbSyncRow *row = g_ptr_array_index (result->rows, i);
      SwbAccountCells account;

      if (row->state == SWB_SYNC_UPDATED &&
          find_account (roster, &row->account, &account))
        {
          add_row (work->edit, &account, row);
          add_shares (work, row, source, day_of (row));
        }
    }
  return swb_command_new (name, run, work, work_free);
}
