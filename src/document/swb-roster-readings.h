/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the newest readings of all accounts into a roster's columns. */
#pragma once

#include "base/swb-progress.h"
#include "model/swb-roster-data.h"
#include "storage/swb-database.h"

G_BEGIN_DECLS

gboolean swb_roster_read_readings (SwbDatabase *db,
                                   SwbRosterData *data,
                                   gboolean some,
                                   SwbDay today,
                                   SwbProgress *progress,
                                   GError **error);

G_END_DECLS
