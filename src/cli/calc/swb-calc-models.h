/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every model of calc, each defined in the file of its name. */
#pragma once

#include "cli/calc/swb-calc.h"

G_BEGIN_DECLS

extern const SwbCalcModel swb_calc_allocate;
extern const SwbCalcModel swb_calc_bass;
extern const SwbCalcModel swb_calc_benchmark;
extern const SwbCalcModel swb_calc_beta_binomial;
extern const SwbCalcModel swb_calc_better;
extern const SwbCalcModel swb_calc_boost;
extern const SwbCalcModel swb_calc_burn;
extern const SwbCalcModel swb_calc_changepoint;
extern const SwbCalcModel swb_calc_confidence;
extern const SwbCalcModel swb_calc_cover;
extern const SwbCalcModel swb_calc_curve;
extern const SwbCalcModel swb_calc_cusum;
extern const SwbCalcModel swb_calc_cusum_arl;
extern const SwbCalcModel swb_calc_decay;
extern const SwbCalcModel swb_calc_diffusion;
extern const SwbCalcModel swb_calc_disclosure;
extern const SwbCalcModel swb_calc_diversity;
extern const SwbCalcModel swb_calc_emv;
extern const SwbCalcModel swb_calc_engagement;
extern const SwbCalcModel swb_calc_forecast;
extern const SwbCalcModel swb_calc_gate;
extern const SwbCalcModel swb_calc_goerg;
extern const SwbCalcModel swb_calc_kleinberg;
extern const SwbCalcModel swb_calc_matrix;
extern const SwbCalcModel swb_calc_metric;
extern const SwbCalcModel swb_calc_philox;
extern const SwbCalcModel swb_calc_portfolio;
extern const SwbCalcModel swb_calc_reach;
extern const SwbCalcModel swb_calc_response;
extern const SwbCalcModel swb_calc_sample_size;
extern const SwbCalcModel swb_calc_shrink;
extern const SwbCalcModel swb_calc_suspicion;
extern const SwbCalcModel swb_calc_tier;

G_END_DECLS
