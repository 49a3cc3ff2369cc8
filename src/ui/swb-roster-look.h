/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the roster looks, between the settings and a saved view. */
#pragma once

#include "model/swb-roster-definition.h"

#include <gio/gio.h>

G_BEGIN_DECLS

void swb_roster_look_save (GSettings *settings, SwbRosterDefinition *into);
void swb_roster_look_load (GSettings *settings,
                           const SwbRosterDefinition *from);

G_END_DECLS
