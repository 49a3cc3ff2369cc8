/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short texts that several widgets show. */
#pragma once

#include "document/swb-document.h"

G_BEGIN_DECLS

const char *swb_state_text (SwbDocumentState state, gboolean has_file);
char *swb_ago_text (gint64 microseconds, gint64 now);

G_END_DECLS
