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

/**
 * SwbRosterImage:
 *
 * Columns that are to be written, as they were when somebody asked for it.
 */
typedef struct _SwbRosterImage SwbRosterImage;

SwbRosterImage *swb_roster_image_new (SwbRosterData *data);
void swb_roster_image_free (SwbRosterImage *image);
const SwbRosterData *swb_roster_image_get_data (const SwbRosterImage *image);
gboolean swb_roster_image_write (const SwbRosterImage *image,
                                 const SwbRosterImageKey *key,
                                 int fd);
gboolean swb_roster_image_map (const SwbRosterImage *image, int fd);
SwbRosterData *swb_roster_image_read (int fd, SwbRosterImageKey *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbRosterImage, swb_roster_image_free)

G_END_DECLS
