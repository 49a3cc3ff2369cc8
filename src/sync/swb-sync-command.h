/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the rows of a source to one command. Inside the sync library. */
#pragma once

#include "document/swb-command.h"
#include "model/swb-workspace.h"
#include "sync/swb-source.h"

G_BEGIN_DECLS

SwbCommand *swb_sync_command_new (SwbWorkspace *workspace,
                                  const SwbSource *source,
                                  SwbSyncResult *result);

G_END_DECLS
