/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding words in all that a roster says of its creators. For any thread. */
#pragma once

#include "model/swb-roster-data.h"
#include "model/swb-roster-stop.h"

G_BEGIN_DECLS

typedef struct _SwbRosterSearch SwbRosterSearch;

SwbRosterSearch *swb_roster_search_new (const SwbRosterData *data,
                                        char *const *words);
void swb_roster_search_free (SwbRosterSearch *self);
gboolean swb_roster_search_fits (const SwbRosterSearch *self, guint creator);
void swb_roster_search_run (const SwbRosterSearch *self,
                            SwbRosterStop *stop,
                            guint8 *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbRosterSearch, swb_roster_search_free)

G_END_DECLS
