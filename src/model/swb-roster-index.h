/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in a column of identifiers one stands: four bytes an identifier, for
 * the identifiers themselves are in the column. */
#pragma once

#include "base/swb-id.h"

G_BEGIN_DECLS

/**
 * SwbRosterIndex:
 * @slots: places plus one, 0 where empty
 * @mask: slots less one; a power of two of them
 * @n: how many are used
 */
typedef struct
{
  guint32 *slots;
  guint mask;
  guint n;
} SwbRosterIndex;

void swb_roster_index_make (SwbRosterIndex *index, guint mask);
void swb_roster_index_init (SwbRosterIndex *index, guint n);
void swb_roster_index_copy (SwbRosterIndex *index, const SwbRosterIndex *from);
void swb_roster_index_clear (SwbRosterIndex *index);
void
swb_roster_index_set (SwbRosterIndex *index, const SwbId *ids, guint32 place);
gboolean swb_roster_index_find (const SwbRosterIndex *index,
                                const SwbId *ids,
                                const SwbId *id,
                                guint32 *place);

G_END_DECLS
