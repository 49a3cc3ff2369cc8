/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with a row of the budget, as a menu. */
#pragma once

#include "model/swb-workspace.h"

G_BEGIN_DECLS

GMenuModel *swb_budget_menu_new (SwbCampaign *campaign, SwbLine *line);

G_END_DECLS
