/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of an edit while the worker looks at it, and what is looked up of
 * it in the tables around the creator. */
#pragma once

#include "document/swb-roster-edit-private.h"

G_BEGIN_DECLS

/**
 * SwbEditWork:
 * @writer: (nullable): null where it is only told
 * @tell: (nullable): who hears of each cell
 * @creator, @account: of the row
 * @texts: (nullable): the creator's own row, as it is after the cells so far
 * @refusal: (nullable): why nothing of this row can be set
 */
struct _SwbEditWork
{
  SwbRosterEdit *edit;
  SwbDatabase *db;
  SwbWriter *writer;
  SwbEditTell tell;
  gpointer data;
  SwbRosterEditCounts *counts;
  SwbId creator;
  SwbId account;
  gboolean has_account;
  gboolean is_account_new;
  gboolean is_new;
  gboolean changed;
  const char *refusal;
  char *texts[SWB_CREATOR_N];
};

void swb_edit_refuse (const SwbEditWork *work,
                      SwbEditFinding *finding,
                      const char *reason);
gboolean swb_edit_is_wrong (const SwbEditWork *work,
                            const SwbEditCell *cell,
                            SwbEditFinding *finding,
                            const char *old);
gboolean swb_edit_write (const SwbEditWork *work,
                         SwbTableId table,
                         const SwbId *row,
                         guint column,
                         SwbValue value,
                         GError **error);

gboolean swb_edit_load_creator (SwbEditWork *work, GError **error);
gboolean swb_edit_read_text (SwbEditWork *work,
                             SwbTableId table,
                             const SwbId *row,
                             guint column,
                             char **text,
                             GError **error);
gboolean swb_edit_set_fee (SwbEditWork *work,
                           const SwbEditCell *cell,
                           const SwbEditValue *value,
                           SwbEditFinding *finding,
                           GError **error);
gboolean swb_edit_set_status (SwbEditWork *work,
                              const SwbEditCell *cell,
                              const SwbEditValue *value,
                              SwbEditFinding *finding,
                              GError **error);

G_END_DECLS
