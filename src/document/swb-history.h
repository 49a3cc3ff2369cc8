/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people did to a workspace, newest first, and what an undo came to. */
#pragma once

#include "base/swb-id.h"

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  SWB_HISTORY_ACT,
  SWB_HISTORY_UNDO,
  SWB_HISTORY_REDO,
  SWB_HISTORY_COMPACTION, /* what was before it went out; not undoable */
} SwbHistoryKind;

/**
 * SwbHistoryEntry:
 * @name: as people know it, "Move 3 placements"
 * @author: who did it
 * @time: microseconds since 1970, UTC
 * @kind: an act, or the undo or redo of one
 * @target: the act that was undone or redone
 * @undone: whether an undo took it back and no redo brought it again
 * @dropped: whether it is undone for good: something else was done since
 * @n_settings: how many fields it set
 * @n_created: how many rows it made
 */
typedef struct
{
  SwbId id;
  SwbId target;
  gint64 sequence;
  char *name;
  char *author;
  gint64 time;
  SwbHistoryKind kind;
  gboolean undone;
  gboolean dropped;
  guint n_settings;
  guint n_created;
} SwbHistoryEntry;

/**
 * SwbHistoryRange:
 * @above: only entries with a larger number
 * @below: only entries with a smaller number; 0 for all
 * @limit: how many at the most; 0 for all
 * @search: (nullable): a part of the name or of the author
 */
typedef struct
{
  gint64 above;
  gint64 below;
  guint limit;
  const char *search;
} SwbHistoryRange;

/**
 * SwbOutcome:
 * @name: of the act that was taken back or done again
 * @sequence: the number of the undo or redo in the history
 * @n_left_alone: fields that had got another value since and were left
 */
typedef struct
{
  char *name;
  gint64 sequence;
  guint n_left_alone;
} SwbOutcome;

/**
 * SwbChange:
 * @act: the name of the act
 * @author: who did it
 * @time: microseconds since 1970, UTC
 * @kind: an act, or the undo or redo of one; a compaction stands for all that
 *   went out of the history
 * @subject: whose field it is: the name of the creator, the placement, …
 * @field: its name, "Fee"; %NULL where the subject was added, or hidden or
 *   shown again by an undo or redo
 * @left_alone: whether an undo or redo did not touch the field, for it held
 *   something newer
 * @old: what it held, as people read it; "" for nothing
 * @now: what it was set to; of one that was left alone what it holds
 */
typedef struct
{
  char *act;
  char *author;
  gint64 time;
  SwbHistoryKind kind;
  gboolean left_alone;
  char *subject;
  char *field;
  char *old;
  char *now;
} SwbChange;

void swb_change_free (SwbChange *change);
char *swb_change_tell (const SwbChange *change);
void swb_history_entry_free (SwbHistoryEntry *entry);
void swb_outcome_free (SwbOutcome *outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbChange, swb_change_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbHistoryEntry, swb_history_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbOutcome, swb_outcome_free)

G_END_DECLS
