/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of whom the shares in a column of a table are, and what their numbers are
 * parts of. */
#pragma once

#include "exchange/swb-import-table.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_IMPORT_SHARE (swb_import_share_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbImportShare, swb_import_share, SWB, IMPORT_SHARE, AdwBin)

GtkWidget *
swb_import_share_new (SwbImportTable *table, guint column, const char *title);
void swb_import_share_update (SwbImportShare *self);

G_END_DECLS
