/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who would be in which tier, before anything is changed. */
#include "document/swb-tier-preview.h"

typedef struct
{
  SwbRosterData *data;
  SwbTierBounds bounds;
  SwbTierPreview preview;
} Counting;

static void
counting_free (gpointer data)
{
  Counting *counting = data;

  swb_roster_data_unref_elsewhere (counting->data);
  g_free (counting);
}

/**
 * swb_tier_preview_count:
 * @data: a roster's columns
 * @bounds: from how many followers each tier would begin
 * @preview: (out): what would follow
 *
 * For any thread, as long as nobody changes @data.
 */
void
swb_tier_preview_count (const SwbRosterData *data,
                        const SwbTierBounds *bounds,
                        SwbTierPreview *preview)
{
  *preview = (SwbTierPreview){ { 0 } };
  for (guint c = 0; c < data->n_creators; c++)
    {
      const guint32 account = swb_roster_data_main_account (data, c);
      const int now = swb_roster_data_tier (data, c);
      const int then =
          account == SWB_NO_ACCOUNT
              ? -1
              : swb_tier_bounds_tier (
                    bounds, swb_roster_data_account_platform (data, account),
                    swb_roster_data_account_followers (data, account));
      const guint from = now < 0 ? SWB_PREVIEW_UNKNOWN : (guint) now;
      const guint to = then < 0 ? SWB_PREVIEW_UNKNOWN : (guint) then;

      preview->counts[to]++;
      preview->moves[from][to]++;
      preview->n_moved += from != to;
    }
}

static void
count_thread (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  Counting *counting = task_data;

  swb_tier_preview_count (counting->data, &counting->bounds,
                          &counting->preview);
  g_task_return_boolean (task, TRUE);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SwbWorkspace *workspace = g_task_get_source_object (task);
  const Counting *counting = g_task_get_task_data (G_TASK (result));

  swb_roster_unpin (swb_workspace_get_roster (workspace));
  g_task_return_pointer (
      task, g_memdup2 (&counting->preview, sizeof counting->preview), g_free);
}

/**
 * swb_tier_preview_async:
 * @workspace: whose creators
 * @bounds: from how many followers each tier would begin
 * @cancellable: (nullable): makes its answer not wanted
 * @callback: called when they are counted
 * @user_data: for @callback
 */
void
swb_tier_preview_async (SwbWorkspace *workspace,
                        const SwbTierBounds *bounds,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (workspace, cancellable, callback, user_data);
  g_autoptr (GTask) worker = g_task_new (NULL, NULL, counted_cb, task);
  Counting *counting = g_new0 (Counting, 1);

  counting->data = swb_roster_pin (swb_workspace_get_roster (workspace));
  counting->bounds = *bounds;
  g_task_set_task_data (worker, counting, counting_free);
  g_task_run_in_thread (worker, count_thread);
}

/**
 * swb_tier_preview_finish:
 * @workspace: whose creators
 * @result: what the callback got
 * @preview: (out): what would follow
 * @error: that it was cancelled
 *
 * Returns: whether @preview is set
 */
gboolean
swb_tier_preview_finish (SwbWorkspace *workspace,
                         GAsyncResult *result,
                         SwbTierPreview *preview,
                         GError **error)
{
  g_autofree SwbTierPreview *counted = NULL;

  g_return_val_if_fail (g_task_is_valid (result, workspace), FALSE);

  counted = g_task_propagate_pointer (G_TASK (result), error);
  if (counted == NULL)
    return FALSE;
  *preview = *counted;
  return TRUE;
}
