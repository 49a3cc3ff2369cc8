/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far along a placement is, and what goes with that. */
#pragma once

#include "storage/swb-writer.h"

G_BEGIN_DECLS

guint swb_status_how_far (const char *status);
gboolean swb_placement_write_status (SwbWriter *writer,
                                     const SwbId *placement,
                                     const char *status,
                                     SwbDay today,
                                     GError **error);

G_END_DECLS
