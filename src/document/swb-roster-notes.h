/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what is written about creators, one creator after the other. */
#pragma once

#include "model/swb-roster-data.h"
#include "storage/swb-database.h"

G_BEGIN_DECLS

/* Of the creators that were put into this table. */
#define SWB_ROSTER_WANTED " AND %s IN (SELECT id FROM temp.wanted)"

typedef struct _SwbRosterNoteReader SwbRosterNoteReader;

SwbRosterNoteReader *swb_roster_note_reader_new (SwbDatabase *db,
                                                 const SwbRosterData *data,
                                                 gboolean wanted,
                                                 GError **error);
const char *swb_roster_note_reader_next (guint creator, gpointer reader);
gboolean swb_roster_note_reader_end (SwbRosterNoteReader *reader,
                                     GError **error);

G_END_DECLS
