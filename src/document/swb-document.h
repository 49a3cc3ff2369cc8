/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One open workspace: its model, the only way to change it, its history, and
 * where it is kept. */
#pragma once

#include "base/swb-progress.h"
#include "document/swb-command.h"
#include "document/swb-history.h"
#include "model/swb-workspace.h"
#include "storage/swb-storage-error.h"
#include "storage/swb-working-copy.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SwbDocumentState:
 * @SWB_DOCUMENT_SAVED: the file holds every act
 * @SWB_DOCUMENT_SAFE: every act is durable in the working copy, not yet in
 *   the file ("Safe in recovery")
 * @SWB_DOCUMENT_SAVING: the file is being written
 * @SWB_DOCUMENT_READ_ONLY: nothing can be changed; see
 *   swb_document_get_read_only()
 */
typedef enum
{
  SWB_DOCUMENT_SAVED,
  SWB_DOCUMENT_SAFE,
  SWB_DOCUMENT_SAVING,
  SWB_DOCUMENT_READ_ONLY,
} SwbDocumentState;

#define SWB_TYPE_DOCUMENT_STATE (swb_document_state_get_type ())
GType swb_document_state_get_type (void);

/**
 * SwbTrouble:
 * @SWB_TROUBLE_NONE: the last save reached the file
 * @SWB_TROUBLE_FAILED: it did not; it is tried again after a while
 * @SWB_TROUBLE_CONFLICT: the file was changed, moved or deleted by somebody
 *   else, and a person has to choose
 */
typedef enum
{
  SWB_TROUBLE_NONE,
  SWB_TROUBLE_FAILED,
  SWB_TROUBLE_CONFLICT,
} SwbTrouble;

#define SWB_TYPE_TROUBLE (swb_trouble_get_type ())
GType swb_trouble_get_type (void);

/**
 * SwbSaveChoice:
 * @SWB_SAVE_ASK: stop with SWB_STORAGE_ERROR_CONFLICT when the file was
 *   changed by somebody else
 * @SWB_SAVE_OVERWRITE: write ours over it
 */
typedef enum
{
  SWB_SAVE_ASK,
  SWB_SAVE_OVERWRITE,
} SwbSaveChoice;

#define SWB_TYPE_DOCUMENT (swb_document_get_type ())

/* Properties, all read-only and notified: "title" string, "file" GFile
 * (null before the first save), "state" SwbDocumentState, "trouble" SwbTrouble,
 * "undo-name" and
 * "redo-name" string (null when there is nothing), "campaign" SwbCampaign
 * (settable: the one that the panes show).
 * Signals: "changed" () after an action is in the model; "failed" (message)
 * when a command sent by swb_document_run () failed; "save-failed" (message)
 * and "conflict" () when a background save did, once until one reaches the
 * file. */
G_DECLARE_FINAL_TYPE (SwbDocument, swb_document, SWB, DOCUMENT, GObject)

/* A GFile of null makes a new workspace that lives in the working folder
 * until it is saved as a file. */
void swb_document_open_async (GFile *file,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
void swb_document_open_read_only_async (GFile *file,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
SwbDocument *swb_document_open_finish (GAsyncResult *result, GError **error);
SwbProgress *swb_document_opening_progress (GCancellable *cancellable);

/* Workspaces whose acts are in no file: SwbRecoverable, and taking one up;
 * swb_document_open_finish () gives the document. */
void swb_document_list_recoverable_async (GAsyncReadyCallback callback,
                                          gpointer user_data);
GPtrArray *swb_document_list_recoverable_finish (GAsyncResult *result);
void swb_document_discard_async (const char *folder,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean swb_document_discard_finish (GAsyncResult *result, GError **error);
void swb_document_recover_async (const char *folder,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

SwbWorkspace *swb_document_get_workspace (SwbDocument *self);
GFile *swb_document_get_file (SwbDocument *self);
const char *swb_document_get_title (SwbDocument *self);
SwbDocumentState swb_document_get_state (SwbDocument *self);
SwbReadOnly swb_document_get_read_only (SwbDocument *self);
SwbTrouble swb_document_get_trouble (SwbDocument *self);
const char *swb_document_get_trouble_text (SwbDocument *self);
gboolean swb_document_get_recovered (SwbDocument *self);
const char *swb_document_get_undo_name (SwbDocument *self);
const char *swb_document_get_redo_name (SwbDocument *self);
gint64 swb_document_get_undo_sequence (SwbDocument *self);
SwbCampaign *swb_document_get_campaign (SwbDocument *self);
void swb_document_set_campaign (SwbDocument *self, SwbCampaign *campaign);

void swb_document_run (SwbDocument *self, SwbCommand *command);
void swb_document_run_async (SwbDocument *self,
                             SwbCommand *command,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean swb_document_run_finish (SwbDocument *self,
                                  GAsyncResult *result,
                                  GError **error);

void swb_document_undo_async (SwbDocument *self,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
void swb_document_redo_async (SwbDocument *self,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
void swb_document_take_back_async (SwbDocument *self,
                                   gboolean redo,
                                   SwbProgress *progress,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
SwbOutcome *swb_document_undo_finish (SwbDocument *self,
                                      GAsyncResult *result,
                                      GError **error);

void swb_document_history_async (SwbDocument *self,
                                 guint limit,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void swb_document_history_page_async (SwbDocument *self,
                                      const SwbHistoryRange *range,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *swb_document_history_finish (SwbDocument *self,
                                        GAsyncResult *result,
                                        GError **error);
void swb_document_changes_async (SwbDocument *self,
                                 gint64 sequence,
                                 const SwbId *row,
                                 guint limit,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *swb_document_changes_finish (SwbDocument *self,
                                        GAsyncResult *result,
                                        GError **error);

/* Told several times a second on the way, on the thread of who asked. */
typedef void (*SwbJourneyProgress) (guint n_done,
                                    guint n_steps,
                                    gpointer user_data);

void swb_document_go_to_async (SwbDocument *self,
                               gint64 sequence,
                               GCancellable *cancellable,
                               SwbJourneyProgress progress,
                               gpointer progress_data,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
SwbOutcome *swb_document_go_to_finish (SwbDocument *self,
                                       GAsyncResult *result,
                                       GError **error);

void swb_document_save_async (SwbDocument *self,
                              SwbSaveChoice choice,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
void swb_document_save_as_async (SwbDocument *self,
                                 GFile *file,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void swb_document_save_copy_async (SwbDocument *self,
                                   GFile *file,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean swb_document_save_finish (SwbDocument *self,
                                   GAsyncResult *result,
                                   GError **error);

/* Saves what is not saved and lets go of the working copy. */
void swb_document_close_async (SwbDocument *self,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean swb_document_close_finish (SwbDocument *self,
                                    GAsyncResult *result,
                                    GError **error);

G_END_DECLS
