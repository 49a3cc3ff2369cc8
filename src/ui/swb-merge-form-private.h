/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the form of a merge, shared by the files that make it: what is
 * chosen, and the cells. */
#pragma once

#include "document/swb-duplicates.h"
#include "document/swb-merge.h"
#include "ui/swb-merge-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SwbMergeForm:
 * @sides: (element-type SwbMergeSide): who is compared
 * @columns: makes them equally wide
 * @included: by side; null where there are only two
 * @choices: by field and side; null where there is nothing to choose
 */
struct _SwbMergeForm
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkGrid *grid;

  GPtrArray *sides;
  GtkSizeGroup *columns;
  SwbGrouping grouping;
  GtkCheckButton *included[SWB_DUPLICATES_MOST];
  GtkCheckButton *choices[SWB_CREATOR_N][SWB_DUPLICATES_MOST];
  GtkLabel *results[SWB_CREATOR_N];
  GtkWidget *cells[SWB_CREATOR_N][SWB_DUPLICATES_MOST];
  AdwAvatar *avatar;
  GtkLabel *name;
  GtkLabel *accounts;
  GtkLabel *counts;
  char *told_name;
  gboolean filling;
};

static inline guint
swb_merge_form_n_sides (SwbMergeForm *self)
{
  return self->sides != NULL ? self->sides->len : 0;
}

static inline const SwbMergeSide *
swb_merge_form_side (SwbMergeForm *self, guint i)
{
  return g_ptr_array_index (self->sides, i);
}

static inline gboolean
swb_merge_form_includes (SwbMergeForm *self, guint i)
{
  return self->included[i] == NULL ||
         gtk_check_button_get_active (self->included[i]);
}

void swb_merge_form_choice_changed (SwbMergeForm *self);
void swb_merge_form_included_changed (SwbMergeForm *self);
char *swb_merge_form_side_accounts (SwbMergeForm *self,
                                    const SwbMergeSide *side);
void swb_merge_form_build (SwbMergeForm *self);

G_END_DECLS
