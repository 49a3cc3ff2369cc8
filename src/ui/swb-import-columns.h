/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a table hold: a row for each, to change. */
#pragma once

#include "exchange/swb-import-table.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_IMPORT_COLUMNS (swb_import_columns_get_type ())

/* Signal: "changed" () after a person said what a column holds. */
G_DECLARE_FINAL_TYPE (SwbImportColumns,
                      swb_import_columns,
                      SWB,
                      IMPORT_COLUMNS,
                      AdwPreferencesGroup)

void swb_import_columns_show (SwbImportColumns *self, SwbImportTable *table);

G_END_DECLS
