/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table that runs over pages, with its headings on each. */
#pragma once

#include "report/swb-block.h"
#include "report/swb-text-table.h"

G_BEGIN_DECLS

SwbBlock *swb_block_table_new (const SwbTextTable *table);

G_END_DECLS
