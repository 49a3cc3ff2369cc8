/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking contacts out of the roster, as cards for an address book or a
 * mailing. */
#pragma once

#include "document/swb-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void swb_contact_out_ask (GtkWidget *anywhere,
                          SwbDocument *document,
                          const GArray *creators);
void swb_contact_out_write (GtkWidget *anywhere,
                            SwbDocument *document,
                            const GArray *creators,
                            GFile *file);

G_END_DECLS
