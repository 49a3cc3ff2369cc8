/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was agreed of a placement: when, for how much, how far it is. */
#include "model/swb-placement-private.h"

/**
 * swb_placement_get_day:
 * @self: a placement
 *
 * Returns: when it is posted
 */
SwbDay
swb_placement_get_day (SwbPlacement *self)
{
  g_return_val_if_fail (SWB_IS_PLACEMENT (self), SWB_DAY_NONE);

  return self->day;
}

/**
 * swb_placement_set_day:
 * @self: a placement
 * @day: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_placement_set_day (SwbPlacement *self, SwbDay day)
{
  g_return_if_fail (SWB_IS_PLACEMENT (self));

  if (self->day == day)
    return;
  self->day = day;
  swb_placement_notify (self, SWB_PLACEMENT_PROP_DAY);
}

/**
 * swb_placement_get_posted:
 * @self: a placement
 *
 * Returns: the day on which it was posted; %SWB_DAY_NONE before that
 */
SwbDay
swb_placement_get_posted (SwbPlacement *self)
{
  g_return_val_if_fail (SWB_IS_PLACEMENT (self), SWB_DAY_NONE);

  return self->posted;
}

/**
 * swb_placement_set_posted:
 * @self: a placement
 * @posted: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_placement_set_posted (SwbPlacement *self, SwbDay posted)
{
  g_return_if_fail (SWB_IS_PLACEMENT (self));

  if (self->posted == posted)
    return;
  self->posted = posted;
  swb_placement_notify (self, SWB_PLACEMENT_PROP_POSTED);
}

/**
 * swb_placement_get_days:
 * @self: a placement
 *
 * Returns: days that it counts as live
 */
int
swb_placement_get_days (SwbPlacement *self)
{
  g_return_val_if_fail (SWB_IS_PLACEMENT (self), 0);

  return self->days;
}

/**
 * swb_placement_set_days:
 * @self: a placement
 * @days: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_placement_set_days (SwbPlacement *self, int days)
{
  g_return_if_fail (SWB_IS_PLACEMENT (self));

  if (self->days == days)
    return;
  self->days = days;
  swb_placement_notify (self, SWB_PLACEMENT_PROP_DAYS);
}

/**
 * swb_placement_get_fee:
 * @self: a placement
 *
 * Returns: fee
 */
SwbMoney
swb_placement_get_fee (SwbPlacement *self)
{
  g_return_val_if_fail (SWB_IS_PLACEMENT (self), swb_money_none ());

  return self->fee;
}

/**
 * swb_placement_set_fee:
 * @self: a placement
 * @fee: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_placement_set_fee (SwbPlacement *self, SwbMoney fee)
{
  g_return_if_fail (SWB_IS_PLACEMENT (self));

  if (swb_money_equal (&self->fee, &fee))
    return;
  self->fee = fee;
  swb_placement_notify (self, SWB_PLACEMENT_PROP_FEE);
}

/**
 * swb_placement_get_status:
 * @self: a placement
 *
 * Returns: (nullable): status
 */
const char *
swb_placement_get_status (SwbPlacement *self)
{
  g_return_val_if_fail (SWB_IS_PLACEMENT (self), NULL);

  return self->status;
}

/**
 * swb_placement_set_status:
 * @self: a placement
 * @status: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_placement_set_status (SwbPlacement *self, const char *status)
{
  g_return_if_fail (SWB_IS_PLACEMENT (self));

  if (g_strcmp0 (self->status, status) == 0)
    return;
  g_free (self->status);
  self->status = g_strdup (status);
  swb_placement_notify (self, SWB_PLACEMENT_PROP_STATUS);
}

/**
 * swb_placement_get_hook_seconds:
 * @self: a placement
 *
 * Returns: hook, seconds; 0 is not told
 */
int
swb_placement_get_hook_seconds (SwbPlacement *self)
{
  g_return_val_if_fail (SWB_IS_PLACEMENT (self), 0);

  return self->hook_seconds;
}

/**
 * swb_placement_set_hook_seconds:
 * @self: a placement
 * @hook_seconds: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_placement_set_hook_seconds (SwbPlacement *self, int hook_seconds)
{
  g_return_if_fail (SWB_IS_PLACEMENT (self));

  if (self->hook_seconds == hook_seconds)
    return;
  self->hook_seconds = hook_seconds;
  swb_placement_notify (self, SWB_PLACEMENT_PROP_HOOK_SECONDS);
}

/**
 * swb_placement_get_clip_seconds:
 * @self: a placement
 *
 * Returns: clip, seconds; 0 is not told
 */
int
swb_placement_get_clip_seconds (SwbPlacement *self)
{
  g_return_val_if_fail (SWB_IS_PLACEMENT (self), 0);

  return self->clip_seconds;
}

/**
 * swb_placement_set_clip_seconds:
 * @self: a placement
 * @clip_seconds: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_placement_set_clip_seconds (SwbPlacement *self, int clip_seconds)
{
  g_return_if_fail (SWB_IS_PLACEMENT (self));

  if (self->clip_seconds == clip_seconds)
    return;
  self->clip_seconds = clip_seconds;
  swb_placement_notify (self, SWB_PLACEMENT_PROP_CLIP_SECONDS);
}

/**
 * swb_placement_get_note:
 * @self: a placement
 *
 * Returns: (nullable): note
 */
const char *
swb_placement_get_note (SwbPlacement *self)
{
  g_return_val_if_fail (SWB_IS_PLACEMENT (self), NULL);

  return self->note;
}

/**
 * swb_placement_set_note:
 * @self: a placement
 * @note: the new value
 *
 * Only the document calls it. Notifies on a real change.
 */
void
swb_placement_set_note (SwbPlacement *self, const char *note)
{
  g_return_if_fail (SWB_IS_PLACEMENT (self));

  if (g_strcmp0 (self->note, note) == 0)
    return;
  g_free (self->note);
  self->note = g_strdup (note);
  swb_placement_notify (self, SWB_PLACEMENT_PROP_NOTE);
}
