/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person prefers, and the tiers of the open workspace. */
#pragma once

#include "document/swb-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_PREFERENCES (swb_preferences_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbPreferences, swb_preferences, SWB, PREFERENCES, AdwPreferencesWindow)

SwbPreferences *swb_preferences_new (SwbDocument *document);
const char *swb_preferences_tier_preset (GSettings *settings);

G_END_DECLS
