/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A view of a roster as a file for a spreadsheet. */
#pragma once

#include "base/swb-progress.h"
#include "document/swb-document.h"
#include "model/swb-roster-view.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SWB_ROSTER_EXPORT_CSV,
  SWB_ROSTER_EXPORT_XLSX,
} SwbRosterExportFormat;

/**
 * SwbRosterExport:
 * @format: which kind of file
 * @columns: (array length=n_columns): what to tell of each creator
 * @chosen: (nullable) (element-type SwbId): whom; null for all that the view
 *   shows
 * @title: what the sheet is called
 * @audiences: (nullable): the document that knows the audiences of the accounts
 *   that the rows tell of; null to tell nothing of them. An audience is one of
 *   an account, so the rows tell the account, too, whatever @columns has
 *
 * Borrowed for the call that takes it.
 */
typedef struct
{
  SwbRosterExportFormat format;
  const SwbRosterColumn *columns;
  guint n_columns;
  const GArray *chosen;
  const char *title;
  SwbDocument *audiences;
} SwbRosterExport;

void swb_roster_export_async (SwbRosterView *view,
                              const SwbRosterExport *what,
                              GFile *file,
                              SwbProgress *progress,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
void swb_roster_export_count_audiences_async (SwbRosterView *view,
                                              const GArray *chosen,
                                              SwbDocument *document,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
gssize swb_roster_export_finish (GAsyncResult *result, GError **error);

G_END_DECLS
