/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gates of a plan in sentences, each behind the shape of its verdict. */
#pragma once

#include "report/swb-block.h"
#include "report/swb-brief-content.h"

G_BEGIN_DECLS

SwbBlock *swb_block_gates_new (GArray *gates);
SwbColor swb_block_verdict_color (SwbBriefVerdict verdict);
void swb_block_draw_verdict (
    cairo_t *cr, SwbBriefVerdict verdict, double x, double y, double size);

G_END_DECLS
