/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import would do, counted and row by row, and the command that does
 * it. */
#pragma once

#include "base/swb-progress.h"
#include "document/swb-document.h"
#include "exchange/swb-import-table.h"

G_BEGIN_DECLS

/**
 * SwbImportVerdict:
 * @SWB_IMPORT_NEW: an account that the workspace does not have
 * @SWB_IMPORT_UPDATED: readings or facts that one of its accounts lacks
 * @SWB_IMPORT_SIMILAR: an account that the workspace does not have, of somebody
 *   whom it may have: a person has to choose
 * @SWB_IMPORT_DIFFERENT: says only what the workspace knows otherwise: it comes
 *   in where the word of the file is taken
 * @SWB_IMPORT_UNCHANGED: says nothing that is not there already
 * @SWB_IMPORT_DUPLICATE: an account that stood in an earlier row; only its
 *   further niches are taken
 * @SWB_IMPORT_WRONG: cannot be read; kept to be saved
 */
typedef enum
{
  SWB_IMPORT_NEW,
  SWB_IMPORT_UPDATED,
  SWB_IMPORT_SIMILAR,
  SWB_IMPORT_DIFFERENT,
  SWB_IMPORT_UNCHANGED,
  SWB_IMPORT_DUPLICATE,
  SWB_IMPORT_WRONG,
  SWB_N_IMPORT_VERDICTS,
} SwbImportVerdict;

/**
 * SwbImportChoice:
 * @SWB_IMPORT_UNDECIDED: nobody chose; the row is not imported
 * @SWB_IMPORT_SKIP: leave the row out
 * @SWB_IMPORT_UPDATE: it is the account that the creator has on the platform,
 *   under another handle
 * @SWB_IMPORT_ADD: it is somebody new
 * @SWB_IMPORT_MERGE: it is another account of the creator
 */
typedef enum
{
  SWB_IMPORT_UNDECIDED,
  SWB_IMPORT_SKIP,
  SWB_IMPORT_UPDATE,
  SWB_IMPORT_ADD,
  SWB_IMPORT_MERGE,
  SWB_N_IMPORT_CHOICES,
} SwbImportChoice;

/**
 * SwbImportTotals:
 * @facts: that would change, numbers not counted
 * @creators: of whom
 * @kept: facts of which the workspace says something else and keeps it
 * @rows: that say something else than the workspace
 */
typedef struct
{
  guint facts;
  guint creators;
  guint kept;
  guint rows;
} SwbImportTotals;

#define SWB_TYPE_IMPORT_PREVIEW (swb_import_preview_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbImportPreview, swb_import_preview, SWB, IMPORT_PREVIEW, GObject)

void swb_import_preview_async (SwbImportTable *table,
                               SwbDocument *document,
                               SwbProgress *progress,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
SwbImportPreview *swb_import_preview_finish (GAsyncResult *result,
                                             GError **error);

guint swb_import_preview_get_n_rows (SwbImportPreview *self);
guint swb_import_preview_count (SwbImportPreview *self,
                                SwbImportVerdict verdict);
SwbImportVerdict swb_import_preview_get_verdict (SwbImportPreview *self,
                                                 guint row);
guint64 swb_import_preview_get_line (SwbImportPreview *self, guint row);
const char *swb_import_preview_get_handle (SwbImportPreview *self, guint row);
const char *swb_import_preview_get_name (SwbImportPreview *self, guint row);
gint64 swb_import_preview_get_followers (SwbImportPreview *self, guint row);
char *swb_import_preview_dup_message (SwbImportPreview *self, guint row);
gboolean swb_import_preview_get_ticked (SwbImportPreview *self, guint row);
void swb_import_preview_set_ticked (SwbImportPreview *self,
                                    guint row,
                                    gboolean ticked);

SwbImportUpdate swb_import_preview_get_update (SwbImportPreview *self);
void swb_import_preview_set_update (SwbImportPreview *self,
                                    SwbImportUpdate update);
gboolean swb_import_preview_has_update (SwbImportPreview *self, guint row);
SwbImportUpdate swb_import_preview_get_row_update (SwbImportPreview *self,
                                                   guint row);
void swb_import_preview_set_row_update (SwbImportPreview *self,
                                        guint row,
                                        SwbImportUpdate update);
SwbImportTotals swb_import_preview_get_totals (SwbImportPreview *self);

char *swb_import_preview_dup_changes (SwbImportPreview *self,
                                      guint row,
                                      SwbGrouping grouping);

char *swb_import_preview_dup_warning (SwbImportPreview *self, guint row);
guint swb_import_preview_count_warnings (SwbImportPreview *self);

guint swb_import_preview_get_n_candidates (SwbImportPreview *self, guint row);
char *swb_import_preview_dup_candidate (SwbImportPreview *self,
                                        guint row,
                                        guint candidate,
                                        char **detail);
gboolean swb_import_preview_can_choose (SwbImportPreview *self,
                                        guint row,
                                        guint candidate,
                                        SwbImportChoice choice);
void swb_import_preview_choose (SwbImportPreview *self,
                                guint row,
                                guint candidate,
                                SwbImportChoice choice);
guint swb_import_preview_choose_all (SwbImportPreview *self,
                                     SwbImportChoice choice);
SwbImportChoice swb_import_preview_get_choice (SwbImportPreview *self,
                                               guint row,
                                               guint *candidate);
guint swb_import_preview_count_undecided (SwbImportPreview *self);
guint swb_import_preview_count_crowded (SwbImportPreview *self);
guint swb_import_preview_count_accounts (SwbImportPreview *self);
gboolean swb_import_preview_has_choices (SwbImportPreview *self);
SwbProgress *swb_import_preview_get_progress (SwbImportPreview *self);

const char *swb_import_update_name (SwbImportUpdate update);
const char *swb_import_choice_name (SwbImportChoice choice);
const char *swb_import_verdict_name (SwbImportVerdict verdict);

SwbCommand *swb_import_command (SwbImportPreview *self);

void swb_import_write_wrong_rows_async (SwbImportPreview *self,
                                        GFile *file,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean swb_import_write_wrong_rows_finish (SwbImportPreview *self,
                                             GAsyncResult *result,
                                             GError **error);
GBytes *swb_import_preview_dup_wrong_rows (SwbImportPreview *self);

G_END_DECLS
