/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline pane of the Plan page: title row, canvas, card. */
#pragma once

#include <gtk/gtk.h>

#include "document/swb-document.h"

G_BEGIN_DECLS

#define SWB_TYPE_TIMELINE_PANE (swb_timeline_pane_get_type ())

/* Property "document" (SwbDocument). Signals: "selection-changed"; "toast"
 * (string, boolean) with a sentence to show, and whether it offers Undo.
 * Actions: timeline.today, timeline.fit, timeline.zoom-in, timeline.zoom-out.
 */
G_DECLARE_FINAL_TYPE (
    SwbTimelinePane, swb_timeline_pane, SWB, TIMELINE_PANE, GtkWidget)

GtkWidget *swb_timeline_pane_new (void);
void swb_timeline_pane_set_document (SwbTimelinePane *self,
                                     SwbDocument *document);
SwbDocument *swb_timeline_pane_get_document (SwbTimelinePane *self);
GPtrArray *swb_timeline_pane_get_selection (SwbTimelinePane *self);
void swb_timeline_pane_select (SwbTimelinePane *self,
                               SwbPlacement *const *placements,
                               guint n_placements);

G_END_DECLS
