/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audience of a creator: shares by language, place, age and gender. */
#pragma once

#include "ui/swb-creator-card.h"

G_BEGIN_DECLS

#define SWB_TYPE_CREATOR_AUDIENCE (swb_creator_audience_get_type ())

G_DECLARE_FINAL_TYPE (SwbCreatorAudience,
                      swb_creator_audience,
                      SWB,
                      CREATOR_AUDIENCE,
                      SwbCreatorCard)

G_END_DECLS
