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
} SwbHistoryKind;

/**
 * SwbHistoryEntry:
 * @name: as people know it, "Move 3 placements"
 * @author: who did it
 * @time: microseconds since 1970, UTC
 * @kind: an act, or the undo or redo of one
 * @undone: whether an undo took it back and no redo brought it again
 * @n_settings: how many fields it set
 * @n_created: how many rows it made
 */
typedef struct
{
  SwbId id;
  gint64 sequence;
  char *name;
  char *author;
  gint64 time;
  SwbHistoryKind kind;
  gboolean undone;
  guint n_settings;
  guint n_created;
} SwbHistoryEntry;

/**
 * SwbOutcome:
 * @name: of the act that was taken back or done again
 * @n_left_alone: fields that had got another value since and were left
 */
typedef struct
{
  char *name;
  guint n_left_alone;
} SwbOutcome;

void swb_history_entry_free (SwbHistoryEntry *entry);
void swb_outcome_free (SwbOutcome *outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbHistoryEntry, swb_history_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbOutcome, swb_outcome_free)

G_END_DECLS
