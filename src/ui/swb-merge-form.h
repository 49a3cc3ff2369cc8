/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Creators side by side, field by field, with what one of them would be. */
#pragma once

#include "base/swb-number.h"
#include "document/swb-merge-reader.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_MERGE_FORM (swb_merge_form_get_type ())

/* Signal: "changed" () when a choice was made. */
G_DECLARE_FINAL_TYPE (SwbMergeForm, swb_merge_form, SWB, MERGE_FORM, GtkWidget)

void swb_merge_form_set_sides (SwbMergeForm *self, GPtrArray *sides);
void swb_merge_form_set_grouping (SwbMergeForm *self, SwbGrouping grouping);
guint swb_merge_form_get_n_included (SwbMergeForm *self);
guint swb_merge_form_get_n_left_out (SwbMergeForm *self);
GArray *swb_merge_form_dup_merged (SwbMergeForm *self);
const char *swb_merge_form_get_name (SwbMergeForm *self);
char *swb_merge_form_dup_result (SwbMergeForm *self, guint column);
char *swb_merge_form_dup_follows (SwbMergeForm *self);
SwbCommand *swb_merge_form_make_command (SwbMergeForm *self);

G_END_DECLS
