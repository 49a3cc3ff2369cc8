/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far long work is. A worker sets it and a window asks, without a lock. */
#include "base/swb-progress.h"

#define WHOLE 1000000
#define DEEPEST 8

typedef struct
{
  double from;
  double length;
} Part;

struct _SwbProgress
{
  gint done; /* millionths */
  gint final;
  Part parts[DEEPEST]; /* the first is all; of the thread that works */
  guint depth;
};

/**
 * swb_progress_new:
 *
 * Returns: (transfer full): nothing is done yet
 */
SwbProgress *
swb_progress_new (void)
{
  SwbProgress *progress = g_atomic_rc_box_new0 (SwbProgress);

  progress->parts[0].length = 1;
  return progress;
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

static void
set_done (SwbProgress *progress, double part)
{
  const Part *own = &progress->parts[progress->depth];
  const double done = own->from + own->length * part;

  g_atomic_int_set (&progress->done, (gint) (CLAMP (done, 0, 1) * WHOLE));
}

/**
 * swb_progress_set:
 * @progress: (nullable): how far something is
 * @done: what is done of the part
 * @whole: of how much
 */
void
swb_progress_set (SwbProgress *progress, guint64 done, guint64 whole)
{
  if (progress != NULL && whole > 0)
    set_done (progress, MIN (1.0, (double) done / (double) whole));
}

/**
 * swb_progress_push:
 * @progress: (nullable): how far something is
 * @from: where the part that begins is, 0 to 1 of the part that it is in
 * @to: where it ends
 *
 * What is set up to swb_progress_pop() is of this part. Only the thread that
 * works may call it, or one that takes the work over from it.
 */
void
swb_progress_push (SwbProgress *progress, double from, double to)
{
  const Part *outer;

  if (progress == NULL)
    return;
  g_return_if_fail (progress->depth + 1 < DEEPEST);
  outer = &progress->parts[progress->depth++];
  progress->parts[progress->depth] =
      (Part){ outer->from + outer->length * from, outer->length * (to - from) };
  set_done (progress, 0);
}

/**
 * swb_progress_pop:
 * @progress: (nullable): how far something is
 *
 * Ends the part.
 */
void
swb_progress_pop (SwbProgress *progress)
{
  if (progress == NULL)
    return;
  g_return_if_fail (progress->depth > 0);
  set_done (progress, 1);
  progress->depth--;
}

/**
 * swb_progress_set_final:
 * @progress: (nullable): how far something is
 *
 * From here on nothing is taken back any more.
 */
void
swb_progress_set_final (SwbProgress *progress)
{
  if (progress != NULL)
    g_atomic_int_set (&progress->final, 1);
}

/**
 * swb_progress_is_final:
 * @progress: how far something is
 *
 * Returns: whether it can no longer be stopped
 */
gboolean
swb_progress_is_final (SwbProgress *progress)
{
  return g_atomic_int_get (&progress->final) != 0;
}
