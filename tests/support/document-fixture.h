/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of a document share: waiting for a result, and opening, changing
 * and closing a document where anything else than success fails the test. */
#pragma once

#include "document/swb-document.h"
#include "wait.h"

G_BEGIN_DECLS

void
fixture_keep_result_cb (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *fixture_wait_for (GAsyncResult **result);
SwbDocument *fixture_open (void);
void fixture_run (SwbDocument *document, SwbCommand *command);
guint fixture_undo (SwbDocument *document);
void fixture_wait_document (SwbDocument *document);
void fixture_close (SwbDocument *document);

G_END_DECLS
