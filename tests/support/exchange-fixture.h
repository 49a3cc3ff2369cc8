/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of imports and exports share, on top of the document fixture:
 * anything else than success fails the test. */
#pragma once

#include "document-fixture.h"
#include "exchange/swb-csv.h"
#include "exchange/swb-import-preview.h"
#include "model/swb-roster-view.h"

G_BEGIN_DECLS

SwbImportTable *fixture_table (const char *text, const char *file_name);
guint fixture_take_definition (SwbImportTable *table, const char *definition);
SwbImportPreview *fixture_preview (SwbDocument *document,
                                   SwbImportTable *table);
void
fixture_import (SwbDocument *document, const char *text, const char *file_name);

/**
 * ExportFixture:
 * @view: of the document's roster
 * @file: where the view is written to, in a folder of its own
 */
typedef struct
{
  SwbDocument *document;
  SwbRosterView *view;
  GFile *file;
  char *folder;
} ExportFixture;

void export_fixture_open (ExportFixture *fixture, const char *file_name);
void export_fixture_close (ExportFixture *fixture, gconstpointer data);
GBytes *export_fixture_load (ExportFixture *fixture);
SwbGrid *export_fixture_read (ExportFixture *fixture);

G_END_DECLS
