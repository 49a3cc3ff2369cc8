/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far long work is. A worker sets it and a window asks, without a lock. */
#include "base/swb-progress.h"

#define WHOLE 1000000

struct _SwbProgress
{
  gint done; /* millionths */
};

/**
 * swb_progress_new:
 *
 * Returns: (transfer full): nothing is done yet
 */
SwbProgress *
swb_progress_new (void)
{
  return g_atomic_rc_box_new0 (SwbProgress);
}

/**
 * swb_progress_ref:
 * @progress: how far something is
 *
 * Returns: (transfer full): @progress
 */
SwbProgress *
swb_progress_ref (SwbProgress *progress)
{
  return g_atomic_rc_box_acquire (progress);
}

/**
 * swb_progress_unref:
 * @progress: (transfer full): how far something is
 */
void
swb_progress_unref (SwbProgress *progress)
{
  g_atomic_rc_box_release (progress);
}

/**
 * swb_progress_get:
 * @progress: how far something is
 *
 * Returns: what is done of it, 0 to 1
 */
double
swb_progress_get (SwbProgress *progress)
{
  return (double) g_atomic_int_get (&progress->done) / WHOLE;
}

/**
 * swb_progress_set:
 * @progress: (nullable): how far something is
 * @done: what is done
 * @whole: of how much
 */
void
swb_progress_set (SwbProgress *progress, guint64 done, guint64 whole)
{
  if (progress != NULL && whole > 0)
    g_atomic_int_set (
        &progress->done,
        (gint) (MIN (1.0, (double) done / (double) whole) * WHOLE));
}
