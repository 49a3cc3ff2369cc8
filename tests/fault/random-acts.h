/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Acts by chance on a workspace: rows made, fields of every table set to every
 * kind of value, rows deleted, undo and redo. */
#pragma once

#include "storage/swb-action.h"
#include "storage/swb-database.h"

G_BEGIN_DECLS

typedef struct _RandomActs RandomActs;

RandomActs *random_acts_new (SwbDatabase *db, guint32 seed);
void random_acts_free (RandomActs *acts);
SwbAction *random_acts_act (RandomActs *acts);
SwbAction *random_acts_take_back (RandomActs *acts, SwbActionKind kind);
int random_acts_choose (RandomActs *acts, int n);
void random_acts_compact (RandomActs *acts, guint keep);
char *random_acts_digest (RandomActs *acts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RandomActs, random_acts_free)

G_END_DECLS
