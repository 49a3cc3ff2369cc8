/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving the wrong rows of an import. */
#pragma once

#include "exchange/swb-import-preview.h"

#include <adwaita.h>

G_BEGIN_DECLS

void swb_import_save_wrong_rows (SwbImportPreview *preview,
                                 const char *table_name,
                                 AdwToastOverlay *overlay);

G_END_DECLS
