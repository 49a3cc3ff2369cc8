/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mappings of tables that have a name: to choose, keep, rename and delete. */
#pragma once

#include "exchange/swb-import-table.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_IMPORT_MAPPINGS (swb_import_mappings_get_type ())

/* Signals: "reading" (SwbProgress, GCancellable) when the table is read anew
 * for a mapping; "read" () when that is over; "taken" () after a mapping was
 * taken for the table. */
G_DECLARE_FINAL_TYPE (
    SwbImportMappings, swb_import_mappings, SWB, IMPORT_MAPPINGS, AdwActionRow)

void swb_import_mappings_set_table (SwbImportMappings *self,
                                    SwbImportTable *table,
                                    GSettings *settings);

G_END_DECLS
