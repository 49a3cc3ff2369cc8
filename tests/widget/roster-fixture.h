/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the roster's widgets share: a document with creators in
 * it, finding a widget, and a file. */
#pragma once

#include "document-fixture.h"

#include <adwaita.h>

G_BEGIN_DECLS

void fixture_fill (SwbDocument *document);
SwbRoster *fixture_roster (SwbDocument *document);
GtkWidget *fixture_find (GtkWidget *root, GType type, const char *text);
GFile *fixture_write (const char *name, const char *text);

G_END_DECLS
