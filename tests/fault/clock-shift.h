/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clock on the wall that somebody has set wrong. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CLOCK_TEN_YEARS (G_GINT64_CONSTANT (3652) * 24 * 3600)

void clock_shift (gint64 seconds);

G_END_DECLS
