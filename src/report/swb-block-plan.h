/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a plan unfolds, drawn: bands of stages, placements by tier, gates. */
#pragma once

#include "report/swb-block.h"
#include "report/swb-brief-content.h"

G_BEGIN_DECLS

SwbBlock *swb_block_plan_new (const SwbBriefContent *content);

G_END_DECLS
