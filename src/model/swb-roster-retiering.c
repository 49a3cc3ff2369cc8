/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tiers of many creators, made by a thread: of a million that takes longer than
 * a frame. */
#include "model/swb-roster-retiering.h"

/**
 * swb_roster_retiering_new:
 * @data: (transfer full): pinned columns
 * @bounds: from how many followers each tier begins
 *
 * Returns: (transfer full): tiers that are not made yet
 */
SwbRosterRetiering *
swb_roster_retiering_new (SwbRosterData *data, const SwbTierBounds *bounds)
{
  SwbRosterRetiering *retiering = g_new0 (SwbRosterRetiering, 1);

  retiering->data = data;
  retiering->bounds = *bounds;
  return retiering;
}

/**
 * swb_roster_retiering_free:
 * @retiering: (transfer full) (nullable): tiers that no thread makes
 */
void
swb_roster_retiering_free (SwbRosterRetiering *retiering)
{
  if (retiering == NULL)
    return;
  swb_roster_data_unref_elsewhere (retiering->data);
  g_free (retiering->tiers);
  g_free (retiering);
}

static void
make_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  SwbRosterRetiering *retiering = task_data;

  retiering->tiers =
      swb_roster_data_make_tiers (retiering->data, &retiering->bounds);
  g_task_return_boolean (task, TRUE);
}

/**
 * swb_roster_retiering_make_async:
 * @retiering: tiers, which nobody looks at until they are made
 * @source: what is kept alive meanwhile and given to @callback
 * @callback: called on this thread when they are made
 */
void
swb_roster_retiering_make_async (SwbRosterRetiering *retiering,
                                 gpointer source,
                                 GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (source, NULL, callback, NULL);

  g_task_set_task_data (task, retiering, NULL);
  g_task_run_in_thread (task, make_thread);
}
