/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one act changed, or what happened to one thing of the plan. */
#pragma once

#include "document/swb-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_CHANGE_LIST (swb_change_list_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbChangeList, swb_change_list, SWB, CHANGE_LIST, GtkWidget)

void swb_change_list_show_act (SwbChangeList *self,
                               SwbDocument *document,
                               gint64 sequence);
void swb_change_list_show_row (SwbChangeList *self,
                               SwbDocument *document,
                               const SwbId *row);
guint swb_change_list_get_n_changes (SwbChangeList *self);
char *swb_change_list_dup_text (SwbChangeList *self, guint index);
AdwWindow *swb_change_list_window_new (SwbDocument *document,
                                       const SwbId *row,
                                       const char *name);

G_END_DECLS
