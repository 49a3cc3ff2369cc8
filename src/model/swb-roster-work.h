/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What campaigns say of creators: where each stands in the campaign that is
 * shown, and when the team last worked with it. Plain; for any thread once it
 * is filled. */
#pragma once

#include "base/swb-day.h"
#include "base/swb-id.h"

G_BEGIN_DECLS

/**
 * SwbWorkCells:
 * @status: place among the statuses of its placement that is furthest along in
 *   the campaign that is shown; -1 for none
 * @last: last day on which it posted, or was agreed to; %SWB_DAY_NONE for never
 * @n_campaigns: in how many campaigns it was contracted or further
 * @n_due: placements of which it can be told whether they were posted in time
 * @n_on_time: those that were
 */
typedef struct
{
  SwbId creator;
  int status;
  SwbDay last;
  guint n_campaigns;
  guint n_due;
  guint n_on_time;
} SwbWorkCells;

/** Refcounted. */
typedef struct _SwbRosterWork SwbRosterWork;

SwbRosterWork *swb_roster_work_new (const char *const *statuses);
SwbRosterWork *swb_roster_work_ref (SwbRosterWork *self);
void swb_roster_work_unref (SwbRosterWork *self);
SwbWorkCells *swb_roster_work_add (SwbRosterWork *self, const SwbId *creator);
const SwbWorkCells *swb_roster_work_find (const SwbRosterWork *self,
                                          const SwbId *creator);
const char *swb_roster_work_get_status (const SwbRosterWork *self, int place);
int swb_roster_work_find_status (const SwbRosterWork *self, const char *status);
gboolean swb_roster_work_equal (const SwbRosterWork *self,
                                const SwbRosterWork *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbRosterWork, swb_roster_work_unref)

G_END_DECLS
