/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows on their way from the worker to the model: all of them when a
 * workspace is opened, the touched ones after an action. */
#pragma once

#include "base/swb-progress.h"
#include "model/swb-roster.h"
#include "storage/swb-action.h"
#include "storage/swb-database.h"

G_BEGIN_DECLS

/**
 * SwbRow:
 * @values: one a column of @table
 */
typedef struct
{
  SwbTableId table;
  SwbId id;
  SwbValue *values;
} SwbRow;

/**
 * SwbChanges:
 * @rows: (element-type SwbRow): of all tables but the roster's, parents first
 * @roster: (nullable): creators with their accounts and newest readings
 * @whole_roster: whether @roster holds all creators or those that changed
 * @gone: (element-type SwbId): creators that are no longer there
 * @merge: (nullable): the model's columns with @roster and @gone in them, where
 *   a thread made them
 */
typedef struct
{
  GPtrArray *rows;
  SwbRosterData *roster;
  gboolean whole_roster;
  GArray *gone;
  SwbRosterMerge *merge;
} SwbChanges;

SwbChanges *
swb_changes_read_all (SwbDatabase *db, SwbDay today, GError **error);
SwbChanges *swb_changes_read_opened (SwbDatabase *db,
                                     const char *folder,
                                     SwbRosterData *roster,
                                     SwbDay today,
                                     gboolean *cached,
                                     GError **error);
SwbChanges *
swb_changes_read_again (SwbDatabase *db, SwbDay today, GError **error);
SwbChanges *swb_changes_read_action (SwbDatabase *db,
                                     const SwbAction *action,
                                     SwbDay today,
                                     SwbProgress *progress,
                                     GError **error);
void swb_changes_free (SwbChanges *changes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbChanges, swb_changes_free)

G_END_DECLS
