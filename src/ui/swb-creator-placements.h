/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that a creator was booked for: promised, delivered, paid, and how it did.
 */
#pragma once

#include "ui/swb-creator-card.h"

G_BEGIN_DECLS

#define SWB_TYPE_CREATOR_PLACEMENTS (swb_creator_placements_get_type ())

G_DECLARE_FINAL_TYPE (SwbCreatorPlacements,
                      swb_creator_placements,
                      SWB,
                      CREATOR_PLACEMENTS,
                      SwbCreatorCard)

G_END_DECLS
