/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rate card of a creator: what each kind of post costs, and since when. */
#pragma once

#include "ui/swb-creator-card.h"

G_BEGIN_DECLS

#define SWB_TYPE_CREATOR_RATES (swb_creator_rates_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbCreatorRates, swb_creator_rates, SWB, CREATOR_RATES, SwbCreatorCard)

G_END_DECLS
