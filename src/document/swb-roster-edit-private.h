/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of an edit of many creators, shared by what fills it, what looks
 * at the rows on the worker, and what tells of it first. */
#pragma once

#include "document/swb-roster-edit.h"

G_BEGIN_DECLS

/**
 * SwbEditRow:
 * @creator: whose row; nil for one that comes
 * @account: the account that the roster shows, or nil
 */
typedef struct
{
  SwbId creator;
  SwbId account;
} SwbEditRow;

/**
 * SwbEditCell:
 * @row: index of its row
 * @value: index of its value
 */
typedef struct
{
  guint32 row;
  guint32 value;
  guint8 field;
  guint8 how;
} SwbEditCell;

/**
 * SwbEditValue:
 * @asked: the text as it came
 * @reason: (nullable): why it is no value
 */
typedef struct
{
  SwbRosterValue value;
  char *asked;
  char *reason;
} SwbEditValue;

struct _SwbRosterEdit
{
  gatomicrefcount ref_count;
  SwbId campaign; /* nil for none */
  char *campaign_name;
  char currency[4];
  SwbDay today;
  GArray *rows;
  GArray *cells;
  GArray *values;
  GHashTable *known; /* "field how text" -> index in values + 1 */
  struct
  {
    const char *text; /* the newest one of the field; @known owns it */
    guint8 how;
    guint32 value;
  } newest[SWB_N_ROSTER_FIELDS];
  guint fields; /* bits of those that are set */
  gboolean sorted;
  char *first_name;
  SwbRosterEditCounts counts; /* of the act, once it was done */
};

/**
 * SwbEditFinding:
 *
 * What became of one cell; its texts are made only where @told.
 */
typedef struct
{
  gboolean told;
  SwbRosterEditState state;
  char *old;
  char *now;
  char *reason;
} SwbEditFinding;

typedef struct _SwbEditWork SwbEditWork;

/* Called for each cell, on the worker. */
typedef void (*SwbEditTell) (const SwbEditCell *cell,
                             const char *who,
                             SwbEditFinding *finding,
                             gpointer data);

gboolean swb_roster_edit_work (SwbRosterEdit *edit,
                               SwbDatabase *db,
                               SwbWriter *writer,
                               SwbEditTell tell,
                               gpointer data,
                               SwbRosterEditCounts *counts,
                               GCancellable *cancellable,
                               GError **error);
void swb_roster_edit_sort (SwbRosterEdit *edit);

G_END_DECLS
