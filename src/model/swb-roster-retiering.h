/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tiers of many creators, made by a thread. */
#pragma once

#include "model/swb-roster-data.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SwbRosterRetiering:
 * @data: the columns of which they are made
 * @bounds: what they follow
 * @tiers: null while they are made
 */
typedef struct
{
  SwbRosterData *data;
  SwbTierBounds bounds;
  gint8 *tiers;
} SwbRosterRetiering;

SwbRosterRetiering *swb_roster_retiering_new (SwbRosterData *data,
                                              const SwbTierBounds *bounds);
void swb_roster_retiering_free (SwbRosterRetiering *retiering);
void swb_roster_retiering_make_async (SwbRosterRetiering *retiering,
                                      gpointer source,
                                      GAsyncReadyCallback callback);

G_END_DECLS
