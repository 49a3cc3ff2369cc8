/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long ago something was, in words. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *swb_ago_text (gint64 microseconds, gint64 now);

G_END_DECLS
