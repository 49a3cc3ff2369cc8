/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tells a thread that its answer is not wanted any more. It is looked at
 * once a block, so that the thread ends soon. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** So many creators are looked at between two looks at a stop. */
#define SWB_ROSTER_BLOCK 8192

/**
 * SwbRosterStopWhat:
 * @SWB_ROSTER_STOP_NOTHING: go on
 * @SWB_ROSTER_STOP_MATCH: who is asked for has changed; an order of everybody
 *   that is being made will still be of use
 * @SWB_ROSTER_STOP_ALL: nothing of it is wanted
 */
typedef enum
{
  SWB_ROSTER_STOP_NOTHING,
  SWB_ROSTER_STOP_MATCH,
  SWB_ROSTER_STOP_ALL,
} SwbRosterStopWhat;

/** Refcounted; for any thread. */
typedef struct _SwbRosterStop SwbRosterStop;

SwbRosterStop *swb_roster_stop_new (void);
SwbRosterStop *swb_roster_stop_ref (SwbRosterStop *self);
void swb_roster_stop_unref (SwbRosterStop *self);
void swb_roster_stop_set (SwbRosterStop *self, SwbRosterStopWhat what);
gboolean swb_roster_stop_has (SwbRosterStop *self, SwbRosterStopWhat what);
void swb_roster_stop_watch (SwbRosterStop *self,
                            GSourceOnceFunc looked,
                            gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbRosterStop, swb_roster_stop_unref)

G_END_DECLS
