/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a window opens, saves and closes its workspace. */
#include "ui/swb-window-private.h"

#include "analytics/swb-tier.h"
#include "compat/swb-file-dialog.h"
#include "compat/swb-question.h"
#include "document/swb-roster-commands.h"
#include "exchange/swb-archive.h"
#include "exchange/swb-sample.h"
#include "ui/swb-preferences.h"
#include "ui/swb-ui-text.h"
#include "ui/swb-window-archive.h"

#include <glib/gi18n-lib.h>

static const char *const workspace_patterns[] = { "*.swell", NULL };

static SwbFileType
workspace_type (void)
{
  return (SwbFileType){ _ ("Workspaces"), workspace_patterns };
}

static void
begin_opening (SwbWindow *self)
{
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  swb_window_show (self, "opening");
}

static SwbDocument *
end_opening (SwbWindow *self, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  SwbDocument *document = swb_document_open_finish (result, &error);

  g_clear_object (&self->opening);
  if (document != NULL)
    return document;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      swb_window_show (self, "welcome");
      return NULL;
    }
  swb_status_page_set_description (self->failed_page, error->message);
  swb_window_show (self, "failed");
  return NULL;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbWindow) self = user_data;
  SwbDocument *document = end_opening (self, result);

  if (document != NULL)
    swb_window_set_document (self, document);
}

/* A new workspace begins with the tiers that the person prefers; where they
 * are the usual ones there is nothing to change and nothing to undo. */
static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbWindow) self = user_data;
  SwbDocument *document = end_opening (self, result);
  const char *preset;

  if (document == NULL)
    return;
  swb_window_set_document (self, document);
  preset = swb_preferences_tier_preset (self->settings);
  if (!g_str_equal (preset, swb_tier_preset_default ()->id))
    swb_document_run (document,
                      swb_workspace_change_setting (
                          swb_document_get_workspace (document),
                          _ ("Choose the tiers"), "tier-preset", preset));
}

/**
 * swb_window_open:
 * @self: an empty window
 * @file: (nullable): a workspace file, or workspace.json of an exported
 *   folder; null begins a new workspace
 */
void
swb_window_open (SwbWindow *self, GFile *file)
{
  g_return_if_fail (SWB_IS_WINDOW (self));

  if (file != NULL && swb_archive_is_manifest (file))
    {
      swb_window_open_exported (self, file);
      return;
    }
  begin_opening (self);
  swb_document_open_async (file, self->opening,
                           file != NULL ? opened_cb : created_cb,
                           g_object_ref (self));
}

/**
 * swb_window_recover:
 * @self: an empty window
 * @folder: of a working copy that was left
 */
void
swb_window_recover (SwbWindow *self, const char *folder)
{
  begin_opening (self);
  swb_document_recover_async (folder, self->opening, opened_cb,
                              g_object_ref (self));
}

static void
sample_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbWindow) self = user_data;
  SwbDocument *document = end_opening (self, result);

  if (document == NULL)
    return;
  swb_window_set_document (self, document);
  swb_document_run (document, swb_sample_command ());
}

/**
 * swb_window_open_sample:
 * @self: an empty window
 *
 * Shows a new workspace with the sample campaign in it.
 */
void
swb_window_open_sample (SwbWindow *self)
{
  begin_opening (self);
  swb_document_open_async (NULL, self->opening, sample_opened_cb,
                           g_object_ref (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!swb_document_save_finish (SWB_DOCUMENT (source), result, &error))
    swb_window_toast (self, error->message, FALSE);
}

static void
save_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SwbWindow *self = SWB_WINDOW (source);
  g_autoptr (GFile) file = swb_file_dialog_finish (result, NULL);

  if (file != NULL && self->document != NULL)
    swb_document_save_as_async (self->document, file, NULL, saved_cb,
                                g_object_ref (self));
}

/**
 * swb_window_save_as:
 * @self: a window
 *
 * Asks where the workspace shall be kept.
 */
void
swb_window_save_as (SwbWindow *self)
{
  const SwbFileType type = workspace_type ();
  SwbCampaign *campaign = swb_document_get_campaign (self->document);
  const char *title = swb_document_get_file (self->document) || !campaign
                          ? swb_document_get_title (self->document)
                          : swb_campaign_get_name (campaign);
  g_autofree char *name = g_strconcat (title, ".swell", NULL);

  swb_file_dialog_save_async (GTK_WINDOW (self), _ ("Save Workspace As"),
                              _ ("_Save"), name, &type, save_chosen_cb, NULL);
}

static void
conflict_answered_cb (const char *id, gpointer user_data)
{
  SwbWindow *self = user_data;

  if (g_strcmp0 (id, "overwrite") == 0)
    swb_document_save_async (self->document, SWB_SAVE_OVERWRITE, NULL, saved_cb,
                             g_object_ref (self));
  else if (g_strcmp0 (id, "both") == 0)
    swb_window_save_as (self);
}

/**
 * swb_window_ask_conflict:
 * @self: a window whose file was changed by somebody else
 */
void
swb_window_ask_conflict (SwbWindow *self)
{
  const SwbAnswer answers[] = {
    { "later", _ ("_Later"), FALSE },
    { "both", _ ("_Keep Both…"), FALSE },
    { "overwrite", _ ("_Overwrite"), TRUE },
  };

  swb_question_ask (GTK_WINDOW (self),
                    _ ("The file was changed by somebody else"),
                    _ ("Keep both saves your work under another name. "
                       "Overwrite replaces what is in the file now. Until "
                       "then your work is safe in recovery."),
                    answers, G_N_ELEMENTS (answers), conflict_answered_cb,
                    g_object_ref (self), g_object_unref);
}

static void
open_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SwbWindow *self = SWB_WINDOW (source);
  g_autoptr (GFile) file = swb_file_dialog_finish (result, NULL);
  g_autofree char *uri = file ? g_file_get_uri (file) : NULL;

  if (uri != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.open-uri", "s", uri);
}

/**
 * swb_window_choose_file:
 * @self: a window
 *
 * Asks which workspace to open.
 */
void
swb_window_choose_file (SwbWindow *self)
{
  const SwbFileType type = workspace_type ();

  swb_file_dialog_open_async (GTK_WINDOW (self), _ ("Open Workspace"),
                              _ ("_Open"), &type, open_chosen_cb, NULL);
}

static void
close_answered_cb (const char *id, gpointer user_data)
{
  SwbWindow *self = user_data;

  if (g_strcmp0 (id, "close") != 0)
    return;
  swb_plan_page_set_document (self->plan_page, NULL);
  swb_roster_pane_set_document (self->roster_page, NULL);
  g_clear_object (&self->document);
  gtk_window_close (GTK_WINDOW (self));
}

static void
ask_close_unsaved (SwbWindow *self, const char *reason)
{
  const SwbAnswer answers[] = {
    { "stay", _ ("_Stay"), FALSE },
    { "close", _ ("_Close, Keep in Recovery"), FALSE },
  };

  swb_question_ask (GTK_WINDOW (self), _ ("The file could not be saved"),
                    reason, answers, G_N_ELEMENTS (answers), close_answered_cb,
                    g_object_ref (self), g_object_unref);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  self->closing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  if (!swb_document_close_finish (SWB_DOCUMENT (source), result, &error))
    {
      ask_close_unsaved (self, error->message);
      return;
    }
  swb_plan_page_set_document (self->plan_page, NULL);
  swb_roster_pane_set_document (self->roster_page, NULL);
  g_clear_object (&self->document);
  gtk_window_close (GTK_WINDOW (self));
}

/**
 * swb_window_close_document:
 * @self: a window that is to be closed
 *
 * Saves first; the window closes by itself when that is done.
 *
 * Returns: whether the window may close now
 */
gboolean
swb_window_close_document (SwbWindow *self)
{
  if (self->document == NULL)
    return TRUE;
  if (self->closing)
    return FALSE;
  self->closing = TRUE;
  if (self->syncing != NULL)
    g_cancellable_cancel (self->syncing);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  swb_document_close_async (self->document, closed_cb, g_object_ref (self));
  return FALSE;
}
