/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a source answered: one plain row for every account that was asked. */
#include "sync/swb-sync-result.h"

#include "base/swb-text.h"

/**
 * swb_sync_row_new:
 * @account: which account of the workspace
 * @handle: its handle, with or without @
 * @known_id: (nullable): the platform's id, where it is known
 *
 * Returns: (transfer full): a row that is left to ask
 */
SwbSyncRow *
swb_sync_row_new (const SwbId *account,
                  const char *handle,
                  const char *known_id)
{
  SwbSyncRow *row;

  g_return_val_if_fail (account != NULL && handle != NULL, NULL);
  row = g_new0 (SwbSyncRow, 1);
  row->account = *account;
  row->handle = g_strstrip (g_strdup (*handle == '@' ? handle + 1 : handle));
  if (known_id != NULL && *known_id != '\0')
    row->known_id = g_strdup (known_id);
  row->state = SWB_SYNC_LEFT;
  row->readings = g_array_new (FALSE, FALSE, sizeof (SwbSyncReading));
  return row;
}

/**
 * swb_sync_row_free:
 * @row: (nullable): a row
 */
void
swb_sync_row_free (SwbSyncRow *row)
{
  if (row == NULL)
    return;
  g_free (row->handle);
  g_free (row->known_id);
  g_free (row->message);
  g_free (row->external_id);
  g_free (row->title);
  g_free (row->country);
  g_free (row->language);
  g_free (row->picture);
  g_array_unref (row->readings);
  g_free (row);
}

/**
 * swb_sync_row_set_text:
 * @field: (inout): a text of a row
 * @text: (nullable): what came from outside; an empty one counts as none
 *
 * Replaces @field by @text, cleaned of what may not be kept.
 */
void
swb_sync_row_set_text (char **field, const char *text)
{
  g_return_if_fail (field != NULL);
  g_clear_pointer (field, g_free);
  if (text != NULL)
    *field = swb_text_clean (text, -1);
  if (*field != NULL && **field == '\0')
    g_clear_pointer (field, g_free);
}

/**
 * swb_sync_row_settle:
 * @row: a row
 * @state: what came of it
 * @message: (nullable): for people
 *
 * Ends a row. One that failed or is missing loses what it has got so far, so
 * that only whole rows count.
 */
void
swb_sync_row_settle (SwbSyncRow *row, SwbSyncState state, const char *message)
{
  g_return_if_fail (row != NULL);
  row->state = state;
  g_free (row->message);
  row->message = g_strdup (message);
  if (state == SWB_SYNC_UPDATED || state == SWB_SYNC_UNCHANGED)
    return;
  g_array_set_size (row->readings, 0);
  g_clear_pointer (&row->external_id, g_free);
  g_clear_pointer (&row->title, g_free);
  g_clear_pointer (&row->country, g_free);
  g_clear_pointer (&row->language, g_free);
}

/**
 * swb_sync_result_new:
 *
 * Returns: (transfer full): a result without rows
 */
SwbSyncResult *
swb_sync_result_new (void)
{
  SwbSyncResult *result = g_new0 (SwbSyncResult, 1);

  result->rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) swb_sync_row_free);
  return result;
}

/**
 * swb_sync_result_free:
 * @result: (nullable): a result
 */
void
swb_sync_result_free (SwbSyncResult *result)
{
  if (result == NULL)
    return;
  g_ptr_array_unref (result->rows);
  g_clear_error (&result->stopped);
  g_free (result);
}

/**
 * swb_sync_result_count:
 * @result: a result
 * @state: a state
 *
 * Returns: how many rows are in @state; all that were asked for are
 *   `result->rows->len`
 */
guint
swb_sync_result_count (const SwbSyncResult *result, SwbSyncState state)
{
  guint count = 0;

  g_return_val_if_fail (result != NULL, 0);
  for (guint i = 0; i < result->rows->len; i++)
    {
      const SwbSyncRow *row = g_ptr_array_index (result->rows, i);

      count += row->state == state;
    }
  return count;
}

/**
 * swb_sync_result_can_go_on:
 * @result: a result
 *
 * Returns: whether rows are left that another refresh can ask for
 */
gboolean
swb_sync_result_can_go_on (const SwbSyncResult *result)
{
  return swb_sync_result_count (result, SWB_SYNC_LEFT) > 0;
}
