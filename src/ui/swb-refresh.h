/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Refreshes a window's accounts from a source: key, cost, progress, what came
 * of it. */
#pragma once

#include "ui/swb-window.h"

G_BEGIN_DECLS

void swb_refresh_begin (SwbWindow *window, const char *source);
void swb_refresh_stop (SwbWindow *window);

G_END_DECLS
