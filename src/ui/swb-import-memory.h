/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person set for tables with the same titles, in the program's settings.
 */
#pragma once

#include "exchange/swb-import-table.h"

G_BEGIN_DECLS

void swb_import_memory_recall (GSettings *settings, SwbImportTable *table);
void swb_import_memory_keep (GSettings *settings, SwbImportTable *table);

G_END_DECLS
