/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page of an import: which table. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_IMPORT_START (swb_import_start_get_type ())

/* Signals: "file" (GFile) and "text" (a string) when a table was chosen,
 * dropped or pasted; "failed" (message) when nothing could be pasted. */
G_DECLARE_FINAL_TYPE (
    SwbImportStart, swb_import_start, SWB, IMPORT_START, GtkWidget)

void swb_import_start_paste (SwbImportStart *self);

G_END_DECLS
