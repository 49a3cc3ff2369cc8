/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small calendar that books the chosen creators on a day. */
#pragma once

#include "document/swb-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_BOOK (swb_roster_book_get_type ())

/* Signal: "book" (int day) when the person decided. */
G_DECLARE_FINAL_TYPE (
    SwbRosterBook, swb_roster_book, SWB, ROSTER_BOOK, GtkPopover)

void swb_roster_book_ask (SwbRosterBook *self, guint n_creators, SwbDay day);

void swb_roster_book_look (SwbRosterBook *self,
                           SwbDocument *document,
                           GPtrArray *creators);

G_END_DECLS
