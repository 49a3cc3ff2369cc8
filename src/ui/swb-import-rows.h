/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The judged rows of an import as a list, all or those of one verdict; rows
 * are handed out on demand. */
#pragma once

#include "exchange/swb-import-preview.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SWB_TYPE_IMPORT_ROWS (swb_import_rows_get_type ())
#define SWB_TYPE_IMPORT_ITEM (swb_import_item_get_type ())

G_DECLARE_FINAL_TYPE (SwbImportRows, swb_import_rows, SWB, IMPORT_ROWS, GObject)
G_DECLARE_FINAL_TYPE (SwbImportItem, swb_import_item, SWB, IMPORT_ITEM, GObject)

SwbImportRows *swb_import_rows_new (SwbImportPreview *preview);
void swb_import_rows_show (SwbImportRows *self, int verdict);
guint swb_import_item_get_row (SwbImportItem *self);

G_END_DECLS
