/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings changed rows that are cells of the workspace into it. */
#pragma once

#include "document/swb-changes.h"
#include "model/swb-workspace.h"

G_BEGIN_DECLS

void swb_projection_apply_cells (SwbWorkspace *workspace,
                                 const SwbChanges *changes,
                                 gboolean fresh);

G_END_DECLS
