/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of a table as they would be read. */
#pragma once

#include "exchange/swb-import-sample.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_IMPORT_SAMPLE_VIEW (swb_import_sample_view_get_type ())

G_DECLARE_FINAL_TYPE (SwbImportSampleView,
                      swb_import_sample_view,
                      SWB,
                      IMPORT_SAMPLE_VIEW,
                      GtkWidget)

void swb_import_sample_view_show (SwbImportSampleView *self,
                                  SwbImportTable *table,
                                  SwbGrouping grouping);

G_END_DECLS
