/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles of columns dragged over the edge of the pinned ones. */
#pragma once

#include "ui/swb-roster-panes.h"

G_BEGIN_DECLS

void swb_roster_header_drag_attach (SwbRosterPanes *panes);

G_END_DECLS
