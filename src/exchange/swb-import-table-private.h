/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a table that is imported, for the files that make it. */
#pragma once

#include "exchange/swb-import-reading.h"
#include "exchange/swb-import-table.h"

G_BEGIN_DECLS

struct _SwbImportTable
{
  GObject parent_instance;
  char *name;
  GBytes *bytes;
  SwbImportReading *reading;
  SwbPlatform platform;
  SwbDay day;
  gboolean day_is_from_name;
  char *currency;
  SwbImportUpdate update;
  SwbImportOptions found;     /* what was found out at first */
  SwbPlatform found_platform; /* likewise */
};

/**
 * SwbImportAgain:
 * @options: how the table's bytes are read again
 * @definition: (nullable): the text that says how
 * @progress: (nullable): told how much is read
 *
 * The data of a task whose source is the table.
 */
typedef struct
{
  SwbImportOptions options;
  char *definition;
  SwbProgress *progress;
} SwbImportAgain;

SwbImportAgain *swb_import_again_attach (GTask *task,
                                         const SwbImportOptions *options,
                                         SwbProgress *progress);
void swb_import_again_run (GTask *task);

SwbImportTable *swb_import_table_read (GBytes *bytes,
                                       const char *file_name,
                                       SwbProgress *progress,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
