/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record read field by field: what one act set, or what happened to one
 * row. */
#pragma once

#include "storage/swb-action.h"
#include "storage/swb-database.h"

G_BEGIN_DECLS

/**
 * SwbRecordedChange:
 * @sequence: of the action
 * @act: its name
 * @author: who did it
 * @time: microseconds since 1970, UTC
 * @kind: an act, or the undo or redo of one
 * @made: whether the row was made, or hidden or shown by an undo or redo; then
 *   there is no field
 * @left: whether an undo or redo had to leave the field alone: it held
 *   something newer
 * @table: the row's table
 * @row: the row
 * @column: the field
 * @old: what it held
 * @now: what it was set to; of one that was left alone what it holds
 */
typedef struct
{
  gint64 sequence;
  char *act;
  char *author;
  gint64 time;
  SwbActionKind kind;
  gboolean made;
  gboolean left;
  SwbTableId table;
  SwbId row;
  guint column;
  SwbValue old;
  SwbValue now;
} SwbRecordedChange;

void swb_recorded_change_free (SwbRecordedChange *change);
GPtrArray *swb_record_changes_of_action (SwbDatabase *db,
                                         gint64 sequence,
                                         guint limit,
                                         GError **error);
GPtrArray *swb_record_changes_of_row (SwbDatabase *db,
                                      const SwbId *row,
                                      guint limit,
                                      GError **error);
GPtrArray *swb_record_left_alone (SwbDatabase *db,
                                  gint64 sequence,
                                  guint limit,
                                  gboolean *known,
                                  GError **error);

G_END_DECLS
