/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The acts on saved views. */
#pragma once

#include "document/swb-command.h"
#include "model/swb-workspace.h"

G_BEGIN_DECLS

#define SWB_VIEW_PAGE_ROSTER "roster"

SwbCommand *swb_view_save (SwbWorkspace *workspace,
                           const char *page,
                           const char *name,
                           const char *definition,
                           SwbId *id);
SwbCommand *swb_view_update (SwbSavedView *view, const char *definition);
SwbCommand *swb_view_rename (SwbSavedView *view, const char *name);
SwbCommand *swb_view_delete (SwbSavedView *view);
SwbCommand *swb_view_move (SwbWorkspace *workspace, SwbSavedView *view, int by);

G_END_DECLS
