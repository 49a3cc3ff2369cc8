/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts and how they are forgotten, as members of an input of calc. */
#pragma once

#include "analytics/swb-decay.h"
#include "cli/calc/swb-calc.h"

G_BEGIN_DECLS

SwbDecay swb_calc_decay_read (SwbCalcObject *object,
                              const SwbDecayPreset **preset);
SwbDecayPost *swb_calc_posts_read (SwbCalcObject *const *rows, gsize n);

G_END_DECLS
