/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tells a thread that its answer is not wanted any more. */
#include "model/swb-roster-stop.h"

struct _SwbRosterStop
{
  int what; /* atomic */
  GSourceOnceFunc looked;
  gpointer user_data;
};

/**
 * swb_roster_stop_new:
 *
 * Returns: (transfer full): a stop that is not set
 */
SwbRosterStop *
swb_roster_stop_new (void)
{
  return g_atomic_rc_box_new0 (SwbRosterStop);
}

/**
 * swb_roster_stop_ref:
 * @self: a stop
 *
 * Returns: (transfer full): @self
 */
SwbRosterStop *
swb_roster_stop_ref (SwbRosterStop *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * swb_roster_stop_unref:
 * @self: (transfer full) (nullable): a stop
 */
void
swb_roster_stop_unref (SwbRosterStop *self)
{
  if (self != NULL)
    g_atomic_rc_box_release (self);
}

/**
 * swb_roster_stop_set:
 * @self: a stop
 * @what: what is not wanted any more; more than before, or the same
 */
void
swb_roster_stop_set (SwbRosterStop *self, SwbRosterStopWhat what)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_int_get (&self->what) < (int) what)
    g_atomic_int_set (&self->what, (int) what);
}

/**
 * swb_roster_stop_has:
 * @self: (nullable): a stop
 * @what: what somebody is about to do
 *
 * Returns: whether that is not wanted any more
 */
gboolean
swb_roster_stop_has (SwbRosterStop *self, SwbRosterStopWhat what)
{
  if (self == NULL)
    return FALSE;
  if (self->looked != NULL)
    self->looked (self->user_data);
  return g_atomic_int_get (&self->what) >= (int) what;
}

/**
 * swb_roster_stop_watch:
 * @self: a stop that no other thread knows yet
 * @looked: called on its thread before anybody looks whether it is set
 * @user_data: for @looked
 *
 * For measurements, and for tests that hold a thread in the middle of its work.
 */
void
swb_roster_stop_watch (SwbRosterStop *self,
                       GSourceOnceFunc looked,
                       gpointer user_data)
{
  g_return_if_fail (self != NULL);

  self->looked = looked;
  self->user_data = user_data;
}
