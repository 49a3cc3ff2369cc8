/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beliefs on the scale where their densities are log-concave and smooth: log
 * odds of a rate, logarithm of a count per exposure. */
#pragma once

#include "analytics/swb-belief.h"

double swb_belief_scale (SwbEvidenceKind kind, double value);
double swb_belief_value (SwbEvidenceKind kind, double u);
double swb_belief_centre (const SwbBelief *belief);
double swb_belief_spread (const SwbBelief *belief);
double swb_belief_log_density (const SwbBelief *belief, double u);
double swb_belief_slope (const SwbBelief *belief, double u);
SwbTails swb_belief_tails_at (const SwbBelief *belief, double u);
