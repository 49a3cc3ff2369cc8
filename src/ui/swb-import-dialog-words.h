/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the import's window asks and tells. */
#pragma once

#include "base/swb-number.h"
#include "compat/swb-question.h"

#include <adwaita.h>

G_BEGIN_DECLS

void swb_import_tell_done (GtkWindow *parent, guint n, SwbGrouping grouping);
void swb_import_ask_to_close (GtkWindow *window,
                              gboolean is_importing,
                              SwbQuestionFunc answered,
                              gpointer data,
                              GDestroyNotify destroy);

G_END_DECLS
