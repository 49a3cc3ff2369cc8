/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the window of duplicates, shared by the files that make it: the
 * window itself and the list of groups beside it. */
#pragma once

#include "document/swb-duplicates.h"
#include "ui/swb-merge-form.h"
#include "ui/swb-merge-window.h"

G_BEGIN_DECLS

/**
 * SwbMergeWindow:
 * @left: (element-type SwbDuplicateGroup): groups that nobody has decided on
 * @parts: (element-type SwbDuplicateGroup): owns those of @left that remained
 *   of a group of which some were merged
 * @shown: one of @left, or @chosen
 * @chosen: where a person chose whom to compare
 * @rest: what remains of @shown after the act that runs; null for nothing
 * @decided: the last group that was decided on, for undo
 * @decided_rest: what remained of it
 * @decided_at: where it was in the list
 * @decided_by: sequence number of the act
 */
struct _SwbMergeWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle *heading;
  GtkStack *stack;
  GtkProgressBar *progress;
  AdwStatusPage *nothing;
  AdwStatusPage *failed;
  GtkWidget *side;
  GtkListBox *list;
  GtkLabel *title;
  GtkBox *reasons;
  SwbMergeForm *form;
  GtkLabel *follows;
  GtkWidget *skip;
  GtkWidget *not_same;
  GtkButton *merge;

  SwbDocument *document;
  GCancellable *finding;
  GCancellable *reading;
  SwbDuplicates *found;
  GPtrArray *left;
  GPtrArray *parts;
  SwbDuplicateGroup *shown;
  SwbDuplicateGroup *chosen;
  SwbDuplicateGroup *rest;
  SwbDuplicateGroup *decided;
  SwbDuplicateGroup *decided_rest;
  guint decided_at;
  gint64 decided_by;
  gboolean busy;
};

SwbDuplicateGroup *swb_merge_groups_at (GtkListBoxRow *row);
void swb_merge_groups_show_reasons (SwbMergeWindow *self,
                                    const SwbDuplicateGroup *group);
void swb_merge_groups_fill (SwbMergeWindow *self);
gboolean swb_merge_groups_select (SwbMergeWindow *self, guint at);
void swb_merge_groups_select_next (SwbMergeWindow *self);
void swb_merge_groups_insert (SwbMergeWindow *self,
                              SwbDuplicateGroup *group,
                              guint at);
gboolean swb_merge_groups_remove (SwbMergeWindow *self,
                                  SwbDuplicateGroup *group,
                                  guint *at);

G_END_DECLS
