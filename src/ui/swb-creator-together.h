/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What working with a creator has come to, in a sentence and what it rests on.
 */
#pragma once

#include "ui/swb-creator-card.h"

G_BEGIN_DECLS

#define SWB_TYPE_CREATOR_TOGETHER (swb_creator_together_get_type ())

G_DECLARE_FINAL_TYPE (SwbCreatorTogether,
                      swb_creator_together,
                      SWB,
                      CREATOR_TOGETHER,
                      SwbCreatorCard)

G_END_DECLS
