/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of many creators set as one act: told first, then done. */
#pragma once

#include "document/swb-document.h"
#include "document/swb-roster-field.h"

G_BEGIN_DECLS

/**
 * SwbRosterEdit:
 *
 * Cells of creators and what they shall hold. It is filled on one thread;
 * after swb_roster_edit_command() or swb_roster_edit_preview_async() nothing
 * is added to it.
 */
typedef struct _SwbRosterEdit SwbRosterEdit;

/**
 * SwbRosterEditState:
 * @SWB_ROSTER_EDIT_CHANGES: the cell gets another value
 * @SWB_ROSTER_EDIT_SAME: it holds that already
 * @SWB_ROSTER_EDIT_REFUSED: it cannot; it is left alone
 */
typedef enum
{
  SWB_ROSTER_EDIT_CHANGES,
  SWB_ROSTER_EDIT_SAME,
  SWB_ROSTER_EDIT_REFUSED,
  SWB_N_ROSTER_EDIT_STATES,
} SwbRosterEditState;

/**
 * SwbRosterEditLine:
 * @row: as swb_roster_edit_add_creator() gave it
 * @who: the creator's name
 * @old: what the cell holds, for people
 * @now: what it would hold; for one that is refused what was asked for
 * @reason: (nullable): why it is refused
 */
typedef struct
{
  guint row;
  SwbRosterField field;
  SwbRosterEditState state;
  char *who;
  char *old;
  char *now;
  char *reason;
} SwbRosterEditLine;

/**
 * SwbRosterEditCounts:
 * @cells: by SwbRosterEditState
 * @rows: creators of whom something changes
 * @added: creators that come
 */
typedef struct
{
  guint cells[SWB_N_ROSTER_EDIT_STATES];
  guint rows;
  guint added;
} SwbRosterEditCounts;

/**
 * SwbRosterEditPreview:
 * @counts: of all cells
 * @lines: (element-type SwbRosterEditLine): the first ones that change and the
 *   first ones that are refused, in the order of the rows
 */
typedef struct
{
  SwbRosterEditCounts counts;
  GPtrArray *lines;
} SwbRosterEditPreview;

SwbRosterEdit *
swb_roster_edit_new (SwbCampaign *campaign, const char *currency, SwbDay today);
SwbRosterEdit *swb_roster_edit_new_like (SwbRosterEdit *rows);
SwbRosterEdit *swb_roster_edit_ref (SwbRosterEdit *edit);
void swb_roster_edit_unref (SwbRosterEdit *edit);
guint swb_roster_edit_add_creator (SwbRosterEdit *edit, SwbCreator *creator);
guint swb_roster_edit_add_place (SwbRosterEdit *edit,
                                 const SwbRosterData *data,
                                 guint32 place);
guint swb_roster_edit_add_new (SwbRosterEdit *edit);
const char *swb_roster_edit_get_currency (SwbRosterEdit *edit);
guint swb_roster_edit_get_n_rows (SwbRosterEdit *edit);
guint swb_roster_edit_get_n_cells (SwbRosterEdit *edit);
gboolean swb_roster_edit_set (SwbRosterEdit *edit,
                              guint row,
                              SwbRosterField field,
                              SwbRosterHow how,
                              const char *text);
gboolean swb_roster_edit_set_all (SwbRosterEdit *edit,
                                  SwbRosterField field,
                                  SwbRosterHow how,
                                  const char *text);

SwbCommand *swb_roster_edit_command (SwbRosterEdit *edit, const char *name);
SwbRosterEditCounts swb_roster_edit_get_counts (SwbRosterEdit *edit);

void swb_roster_edit_preview_async (SwbRosterEdit *edit,
                                    SwbDocument *document,
                                    guint limit,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
SwbRosterEditPreview *swb_roster_edit_preview_finish (SwbDocument *document,
                                                      GAsyncResult *result,
                                                      GError **error);
void swb_roster_edit_preview_free (SwbRosterEditPreview *preview);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbRosterEdit, swb_roster_edit_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbRosterEditPreview,
                               swb_roster_edit_preview_free)

G_END_DECLS
