/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person did: the fields that were set, with their old values. */
#pragma once

#include "storage/swb-schema.h"
#include "storage/swb-value.h"

G_BEGIN_DECLS

typedef enum
{
  SWB_ACTION_ACT = 0,
  SWB_ACTION_UNDO = 1,
  SWB_ACTION_REDO = 2,
  SWB_ACTION_COMPACTION = 3, /* stored as an act; see swb-compact.c */
} SwbActionKind;

/* In SQL, of a row of `action`. */
#define SWB_ACTION_IS_COMPACTION                                               \
  "(kind=0 AND state=2 AND target IS NOT NULL AND target=id)"

/* As stored in action.state; the numbers are part of the file format. */
typedef enum
{
  SWB_ACTION_DONE = 0,
  SWB_ACTION_UNDONE = 1,
  SWB_ACTION_DROPPED = 2, /* undone, and then something else was done */
} SwbActionState;

typedef struct
{
  SwbTableId table;
  guint column;
  SwbId row;
  SwbValue old;
  SwbValue now;
} SwbSetting;

/* A row that an action made, or, in an undo or redo, hid or showed again. */
typedef struct
{
  SwbTableId table;
  SwbId row;
} SwbRowRef;

/**
 * SwbAction:
 * @target: what an undo or redo was of
 * @settings: (element-type SwbSetting): in order
 * @rows: (element-type SwbRowRef): in order
 * @n_settings, @n_rows: how many, where only that was read; see
 *   swb_record_page()
 * @n_left_alone: fields that an undo or redo did not touch, for they hold
 *   something newer
 */
typedef struct
{
  gint64 sequence;
  SwbId id;
  SwbId target;
  char *name;
  char *author;
  gint64 time;
  SwbActionKind kind;
  SwbActionState state;
  GArray *settings;
  GArray *rows;
  guint n_settings;
  guint n_rows;
  guint n_left_alone;
} SwbAction;

SwbAction *swb_action_new (const char *name,
                           const char *author,
                           SwbActionKind kind,
                           gint64 time);
void swb_action_free (SwbAction *action);
gboolean swb_action_is_empty (const SwbAction *action);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbAction, swb_action_free)

G_END_DECLS
