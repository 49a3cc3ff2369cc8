/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the campaigns of a workspace say of its creators. */
#pragma once

#include "document/swb-changes.h"
#include "model/swb-workspace.h"

G_BEGIN_DECLS

SwbRosterWork *swb_work_figures_new (SwbWorkspace *workspace,
                                     SwbCampaign *current,
                                     SwbDay today);
gboolean swb_work_figures_are_in (const SwbChanges *changes);

G_END_DECLS
