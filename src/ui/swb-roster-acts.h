/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the roster and its dialogs do to a workspace, and how they tell of it:
 * a toast that can undo. */
#pragma once

#include "document/swb-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void
swb_roster_toast (GtkWidget *anywhere, const char *text, gboolean can_undo);
const char *swb_roster_why_not (const GError *error);
void swb_roster_run (GtkWidget *anywhere,
                     SwbDocument *document,
                     SwbCommand *command,
                     const char *done);
void swb_roster_delete (GtkWidget *anywhere,
                        SwbDocument *document,
                        GPtrArray *creators);
void swb_roster_delete_many (GtkWidget *anywhere,
                             SwbDocument *document,
                             GArray *ids);
void swb_roster_book_on (GtkWidget *anywhere,
                         SwbDocument *document,
                         GPtrArray *creators,
                         SwbDay day);
SwbDay swb_roster_first_day (SwbDocument *document, SwbDay today);

G_END_DECLS
