/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the image of a roster: its sum, and the look at every place
 * and code in it. */
#pragma once

#include "model/swb-roster-data-private.h"
#include "model/swb-roster-image.h"
#include "model/swb-roster-strings-private.h"

G_BEGIN_DECLS

/* Where the sum lies, which is zero while it is taken: of all behind the
 * header, then of the header. */
#define SWB_ROSTER_IMAGE_SUM_AT 24
#define SWB_ROSTER_IMAGE_BODY_AT 1032

#define SWB_ROSTER_LANES 4

typedef struct
{
  guint64 lanes[SWB_ROSTER_LANES];
  guint64 length;
  guint8 rest[SWB_ROSTER_LANES * sizeof (guint64)];
  gsize n_rest;
} SwbRosterSum;

static inline guint64
swb_roster_stir (guint64 lane, guint64 word)
{
  lane = (lane ^ word) * 0xff51afd7ed558ccdu;
  return lane ^ lane >> 32;
}

void swb_roster_sum_init (SwbRosterSum *sum);
void swb_roster_sum_add (SwbRosterSum *sum, gconstpointer bytes, gsize length);
guint64 swb_roster_sum_end (SwbRosterSum *sum);

gboolean swb_roster_image_check_columns (const SwbRosterData *data);
gboolean
swb_roster_image_check_text (const char *text, gsize length, gboolean full);
gboolean swb_roster_image_check_codes (const SwbRosterData *data);

G_END_DECLS
