/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a creator is and does: name, languages, cities, niches and the like. */
#pragma once

#include "ui/swb-creator-card.h"

G_BEGIN_DECLS

#define SWB_TYPE_CREATOR_ABOUT (swb_creator_about_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbCreatorAbout, swb_creator_about, SWB, CREATOR_ABOUT, SwbCreatorCard)

G_END_DECLS
