/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the roster's widgets share: a document with creators in
 * it, and waiting. */
#pragma once

#include "document/swb-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

void
fixture_keep_result_cb (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *fixture_wait_for (GAsyncResult **result);
void fixture_settle (guint milliseconds);
SwbDocument *fixture_open (void);
void fixture_run (SwbDocument *document, SwbCommand *command);
void fixture_undo (SwbDocument *document);
void fixture_close (SwbDocument *document);
void fixture_fill (SwbDocument *document);
SwbRoster *fixture_roster (SwbDocument *document);
GtkWidget *fixture_find (GtkWidget *root, GType type, const char *text);
GFile *fixture_write (const char *name, const char *text);

G_END_DECLS
