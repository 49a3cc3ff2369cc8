/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four facts of the title page, side by side between two rules. */
#pragma once

#include "report/swb-block.h"
#include "report/swb-brief-content.h"

G_BEGIN_DECLS

SwbBlock *swb_block_facts_new (const SwbBriefFact *facts, guint n_facts);

G_END_DECLS
