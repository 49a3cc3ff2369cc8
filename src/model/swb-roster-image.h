/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a roster as the bytes of a file of this machine, so that they
 * need not be made again. */
#pragma once

#include "model/swb-roster-data.h"

G_BEGIN_DECLS

/**
 * SwbRosterImageKey:
 * @seq: number of the last action that is in the columns
 * @action: its id, nil for none
 * @day: on which the readings were looked at
 * @until: the last day on which none of them has expired
 */
typedef struct
{
  gint64 seq;
  SwbId action;
  SwbDay day;
  SwbDay until;
} SwbRosterImageKey;

gboolean swb_roster_image_write (const SwbRosterData *data,
                                 const SwbRosterImageKey *key,
                                 int fd);
SwbRosterData *swb_roster_image_read (int fd, SwbRosterImageKey *key);

G_END_DECLS
