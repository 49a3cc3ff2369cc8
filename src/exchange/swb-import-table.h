/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table that somebody wants to import: how it was read, what its columns
 * hold, of which platform and day it is; all of it can be changed. */
#pragma once

#include "base/swb-progress.h"
#include "exchange/swb-encoding.h"
#include "exchange/swb-import-date.h"
#include "exchange/swb-mapping.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** The largest file that is imported, in bytes. */
#define SWB_IMPORT_LARGEST_FILE (512 * 1024 * 1024)

/**
 * SwbImportOptions:
 * @encoding: how the letters are written
 * @delimiter: what stands between cells: ',', ';', tab or '|'
 * @header: whether the first row has titles
 * @decimal_sign: '.', ',', or 0 to read each cell by its own look
 * @sheet: which sheet of a spreadsheet; it has no encoding and no delimiter
 * @quote: what stands around cells: '"', '\'', or 0 for nothing
 * @n_above: rows above the titles, or above the table, that are left out
 * @n_titles: in how many rows the titles are, from 1; where @header
 * @dates: which number of a date comes first
 */
typedef struct
{
  SwbEncoding encoding;
  char delimiter;
  gboolean header;
  char decimal_sign;
  guint sheet;
  char quote;
  guint n_above;
  guint n_titles;
  SwbDateOrder dates;
} SwbImportOptions;

/**
 * SwbImportUpdate:
 * @SWB_IMPORT_FILL: what the workspace knows stays; only what is missing is
 *   filled in, and lists are added to
 * @SWB_IMPORT_TAKE: the word of the file counts; an empty cell takes nothing
 *   away
 */
typedef enum
{
  SWB_IMPORT_FILL,
  SWB_IMPORT_TAKE,
  SWB_N_IMPORT_UPDATES,
} SwbImportUpdate;

#define SWB_TYPE_IMPORT_TABLE (swb_import_table_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbImportTable, swb_import_table, SWB, IMPORT_TABLE, GObject)

void swb_import_table_load_async (GFile *file,
                                  SwbProgress *progress,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void swb_import_table_load_bytes_async (GBytes *bytes,
                                        const char *name,
                                        SwbProgress *progress,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
SwbImportTable *swb_import_table_load_finish (GAsyncResult *result,
                                              GError **error);
SwbImportTable *swb_import_table_new (GBytes *bytes,
                                      const char *file_name,
                                      GCancellable *cancellable,
                                      GError **error);

const char *swb_import_table_get_name (SwbImportTable *self);
const SwbImportOptions *swb_import_table_get_options (SwbImportTable *self);
void swb_import_table_set_options_async (SwbImportTable *self,
                                         const SwbImportOptions *options,
                                         SwbProgress *progress,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean swb_import_table_set_options_finish (SwbImportTable *self,
                                              GAsyncResult *result,
                                              GError **error);

const char *const *swb_import_table_get_sheets (SwbImportTable *self);
guint swb_import_table_get_n_columns (SwbImportTable *self);
guint swb_import_table_get_n_rows (SwbImportTable *self);
char *swb_import_table_dup_title (SwbImportTable *self, guint column);
char *swb_import_table_dup_cell (SwbImportTable *self, guint row, guint column);
guint swb_import_table_get_n_unreadable (SwbImportTable *self);

SwbField swb_import_table_get_field (SwbImportTable *self, guint column);
void
swb_import_table_set_field (SwbImportTable *self, guint column, SwbField field);
gboolean swb_import_table_set_share (SwbImportTable *self,
                                     guint column,
                                     const char *who,
                                     gboolean percent);
void swb_import_table_set_account (SwbImportTable *self,
                                   guint column,
                                   SwbPlatform platform);
const SwbMapping *swb_import_table_get_mapping (SwbImportTable *self);
char *swb_import_table_dup_definition (SwbImportTable *self);
void swb_import_table_take_definition_async (SwbImportTable *self,
                                             const char *text,
                                             SwbProgress *progress,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
guint swb_import_table_take_definition_finish (SwbImportTable *self,
                                               GAsyncResult *result,
                                               GError **error);
char *swb_import_table_dup_signature (SwbImportTable *self);
char *swb_import_table_dup_memory (SwbImportTable *self);
gboolean swb_import_table_recall (SwbImportTable *self, const char *text);

SwbPlatform swb_import_table_get_platform (SwbImportTable *self);
void swb_import_table_set_platform (SwbImportTable *self, SwbPlatform platform);
SwbDay swb_import_table_get_day (SwbImportTable *self);
gboolean swb_import_table_get_day_is_from_name (SwbImportTable *self);
void swb_import_table_set_day (SwbImportTable *self, SwbDay day);
const char *swb_import_table_get_currency (SwbImportTable *self);
void swb_import_table_set_currency (SwbImportTable *self, const char *currency);

SwbImportUpdate swb_import_table_get_update (SwbImportTable *self);
void swb_import_table_set_update (SwbImportTable *self, SwbImportUpdate update);

SwbGrid *swb_import_table_get_grid (SwbImportTable *self);
GBytes *swb_import_table_get_text (SwbImportTable *self);

G_END_DECLS
