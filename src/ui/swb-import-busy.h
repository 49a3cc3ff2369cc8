/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of an import while something runs. */
#pragma once

#include "base/swb-progress.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_IMPORT_BUSY (swb_import_busy_get_type ())

/* Signal: "stopped" () when a person wants it to end. */
G_DECLARE_FINAL_TYPE (
    SwbImportBusy, swb_import_busy, SWB, IMPORT_BUSY, GtkWidget)

void swb_import_busy_start (SwbImportBusy *self,
                            const char *title,
                            SwbProgress *progress);
void swb_import_busy_end (SwbImportBusy *self);

G_END_DECLS
