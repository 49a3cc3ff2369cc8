/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a source answered: one plain row for every account that was asked. */
#include "sync/swb-sync-result.h"

#include "base/swb-text.h"
#include "sync/swb-origin.h"

#include <string.h>

static void
share_clear (gpointer data)
{
  g_free (((SwbSyncShare *) data)->what);
}

/**
 * swb_sync_row_new:
 * @account: which account of the workspace
 * @platform: where it is
 * @handle: its handle, with or without @
 * @known_id: (nullable): the platform's id, where it is known
 *
 * Returns: (transfer full): a row that is left to ask
 */
SwbSyncRow *
swb_sync_row_new (const SwbId *account,
                  SwbPlatform platform,
                  const char *handle,
                  const char *known_id)
{
  SwbSyncRow *row;

  g_return_val_if_fail (account != NULL && handle != NULL, NULL);
  row = g_new0 (SwbSyncRow, 1);
  row->account = *account;
  row->platform = platform;
  row->handle = g_strstrip (g_strdup (*handle == '@' ? handle + 1 : handle));
  if (known_id != NULL && *known_id != '\0')
    row->known_id = g_strdup (known_id);
  row->state = SWB_SYNC_LEFT;
  row->readings = g_array_new (FALSE, FALSE, sizeof (SwbSyncReading));
  row->shares = g_array_new (FALSE, FALSE, sizeof (SwbSyncShare));
  g_array_set_clear_func (row->shares, share_clear);
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
  g_array_unref (row->shares);
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
 * swb_sync_row_set_picture:
 * @row: a row
 * @address: (nullable): of a picture, as it came from outside
 *
 * Keeps the address where it is one that may be asked for; a picture is no
 * reason to refuse what else came.
 */
void
swb_sync_row_set_picture (SwbSyncRow *row, const char *address)
{
  g_autoptr (GUri) uri = NULL;

  if (address != NULL && strlen (address) <= SWB_SYNC_MOST_ADDRESS)
    uri = swb_origin_parse (address, NULL);
  if (uri != NULL)
    swb_sync_row_set_text (&row->picture, address);
}

/**
 * swb_sync_row_add_share:
 * @row: a row
 * @kind: not %SWB_SHARE_JOINT
 * @text: (nullable): who it is, as it came from outside
 * @share: 0 to 1
 *
 * Adds a share of the audience. What names nobody, is there already, or comes
 * after %SWB_SYNC_MOST_SHARES of the kind is left out.
 */
void
swb_sync_row_add_share (SwbSyncRow *row,
                        SwbShareKind kind,
                        const char *text,
                        double share)
{
  SwbSyncShare own = { .kind = kind, .share = share };
  guint n = 0;

  g_return_if_fail (row != NULL && share >= 0 && share <= 1);
  own.what = swb_share_tidy (kind, text);
  for (guint i = 0; own.what != NULL && i < row->shares->len; i++)
    {
      const SwbSyncShare *other = &g_array_index (row->shares, SwbSyncShare, i);

      if (other->kind != kind)
        continue;
      if (++n == SWB_SYNC_MOST_SHARES || g_str_equal (other->what, own.what))
        g_clear_pointer (&own.what, g_free);
    }
  if (own.what != NULL && strlen (own.what) < SWB_SHARE_LONGEST)
    g_array_append_val (row->shares, own);
  else
    g_free (own.what);
}

static const char *
without_at (const char *handle)
{
  return *handle == '@' ? handle + 1 : handle;
}

/**
 * swb_sync_same_handle:
 * @a: a handle, with or without @
 * @b: another one
 *
 * Returns: whether they are the same but for case
 */
gboolean
swb_sync_same_handle (const char *a, const char *b)
{
  g_autofree char *composed_a =
      g_utf8_normalize (without_at (a), -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *composed_b =
      g_utf8_normalize (without_at (b), -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  if (composed_a == NULL || composed_b == NULL)
    return FALSE;
  folded_a = g_utf8_casefold (composed_a, -1);
  folded_b = g_utf8_casefold (composed_b, -1);
  return g_str_equal (folded_a, folded_b);
}

/**
 * swb_sync_is_plausible_handle:
 * @handle: a handle without @
 *
 * Returns: whether it may be asked for at all
 */
gboolean
swb_sync_is_plausible_handle (const char *handle)
{
  glong length = g_utf8_strlen (handle, -1);

  return length >= 1 && length <= 64 && strpbrk (handle, " \t/?&#%,") == NULL;
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
  g_array_set_size (row->shares, 0);
  g_clear_pointer (&row->external_id, g_free);
  g_clear_pointer (&row->title, g_free);
  g_clear_pointer (&row->country, g_free);
  g_clear_pointer (&row->language, g_free);
  g_clear_pointer (&row->picture, g_free);
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
