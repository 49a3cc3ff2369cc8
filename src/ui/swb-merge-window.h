/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Creators that may be one: found, shown side by side, merged or said not to be
 * the same. */
#pragma once

#include "document/swb-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_MERGE_WINDOW (swb_merge_window_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbMergeWindow, swb_merge_window, SWB, MERGE_WINDOW, AdwWindow)

SwbMergeWindow *swb_merge_window_new (SwbDocument *document);
void swb_merge_window_find (SwbMergeWindow *self);
void swb_merge_window_compare (SwbMergeWindow *self,
                               const SwbId *creators,
                               guint n_creators);
void swb_merge_window_open (GtkWidget *anywhere,
                            SwbDocument *document,
                            GPtrArray *creators);
guint swb_merge_window_get_n_groups (SwbMergeWindow *self);

G_END_DECLS
