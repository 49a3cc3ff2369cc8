/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Plan page: roster, timeline and budget at once, and the charts. */
#pragma once

#include "document/swb-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_PLAN_PAGE (swb_plan_page_get_type ())

/* Property "document" (SwbDocument, nullable), "show-roster" (boolean). */
G_DECLARE_FINAL_TYPE (SwbPlanPage, swb_plan_page, SWB, PLAN_PAGE, GtkWidget)

void swb_plan_page_set_document (SwbPlanPage *self, SwbDocument *document);
void swb_plan_page_set_asleep (SwbPlanPage *self, gboolean asleep);
void swb_plan_page_set_show_roster (SwbPlanPage *self, gboolean show);
void swb_plan_page_select (SwbPlanPage *self, SwbPlacement *placement);
void swb_plan_page_focus_search (SwbPlanPage *self);
void swb_plan_page_focus_next_pane (SwbPlanPage *self, gboolean backwards);

G_END_DECLS
