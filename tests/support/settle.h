/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of windows share: waiting until they have drawn, and until what
 * was asked of a document is done and shown. */
#pragma once

#include "document-fixture.h"

#include "ui/swb-application.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

SwbApplication *fixture_application (void);
void fixture_paint (GtkWidget *widget, guint n_frames);
void fixture_settle (GtkWidget *widget, SwbDocument *document);

G_END_DECLS
