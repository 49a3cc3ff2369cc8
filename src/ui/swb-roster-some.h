/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work on some creators of a roster, off the main thread where they are many.
 */
#pragma once

#include "model/swb-roster.h"

G_BEGIN_DECLS

/* On any thread: nobody changes @data meanwhile. */
typedef void (*SwbRosterSomeFunc) (const SwbRosterData *data,
                                   const guint32 *places,
                                   guint n,
                                   gpointer user_data);

/* On the main thread. */
typedef void (*SwbRosterSomeDone) (gpointer user_data);

void swb_roster_some_work (SwbRoster *roster,
                           SwbRosterData *data,
                           GArray *places,
                           SwbRosterSomeFunc func,
                           SwbRosterSomeDone done,
                           gpointer user_data);

G_END_DECLS
