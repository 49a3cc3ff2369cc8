/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every model of calc, each defined in the file of its name. */
#pragma once

#include "cli/calc/swb-calc.h"

G_BEGIN_DECLS

extern const SwbCalcModel swb_calc_changepoint;
extern const SwbCalcModel swb_calc_curve;
extern const SwbCalcModel swb_calc_cusum;
extern const SwbCalcModel swb_calc_cusum_arl;
extern const SwbCalcModel swb_calc_kleinberg;

G_END_DECLS
