/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a window opens a workspace, and what it shows where it cannot. */
#include "ui/swb-window-private.h"

#include "analytics/swb-tier.h"
#include "compat/swb-file-dialog.h"
#include "document/swb-roster-commands.h"
#include "exchange/swb-archive.h"
#include "exchange/swb-sample.h"
#include "ui/swb-preferences.h"
#include "ui/swb-ui-text.h"
#include "ui/swb-window-archive.h"

#include <glib/gi18n-lib.h>

/* A page that says that something opens is not worth a look for less. */
#define MOMENT_MS 200

/* How often to look how far it is. */
#define LOOK_MS 250

/**
 * swb_window_file_type:
 *
 * Returns: what choosers of workspaces show
 */
SwbFileType
swb_window_file_type (void)
{
  static const char *const patterns[] = { "*.swell", NULL };

  return (SwbFileType){ _ ("Workspaces"), patterns };
}

/* Of what is there at once nobody needs to know how far it is. */
static gboolean
look_cb (gpointer user_data)
{
  SwbWindow *self = user_data;
  double done = 0;

  if (self->opening != NULL)
    done = swb_progress_get (swb_document_opening_progress (self->opening));
  gtk_progress_bar_set_fraction (self->opening_bar, done);
  gtk_widget_set_visible (GTK_WIDGET (self->opening_bar), done > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->opening_spinner), done <= 0);
  if (self->opening != NULL)
    return G_SOURCE_CONTINUE;
  self->opening_source = 0;
  return G_SOURCE_REMOVE;
}

static void
begin_opening (SwbWindow *self, GFile *file, gboolean read_only)
{
  g_set_object (&self->wanted, file);
  self->wanted_read_only = read_only;
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  if (self->opening_source == 0)
    self->opening_source = g_timeout_add (LOOK_MS, look_cb, self);
  swb_window_show (self, "opening");
  swb_window_expect_document (self);
}

/**
 * swb_window_show_failure:
 * @self: a window that was opening something
 * @error: why it could not
 *
 * Shows why, and what can be done about it.
 */
void
swb_window_show_failure (SwbWindow *self, const GError *error)
{
  swb_status_page_set_description (self->failed_page, error->message);
  gtk_widget_set_visible (
      self->failed_look,
      self->wanted != NULL &&
          g_error_matches (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_BUSY));
  gtk_widget_set_visible (self->failed_again, self->wanted != NULL);
  swb_window_show (self, "failed");
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
  swb_window_show_failure (self, error);
  return NULL;
}

/* Presents a window that waits for it. */
static void
show_up (SwbWindow *self)
{
  if (self->show_up_source == 0)
    return;
  g_clear_handle_id (&self->show_up_source, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

static gboolean
show_up_cb (gpointer user_data)
{
  show_up (user_data);
  return G_SOURCE_CONTINUE; /* it is gone already */
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbWindow) self = user_data;
  SwbDocument *document = end_opening (self, result);

  if (document != NULL)
    {
      swb_window_set_document (self, document);
      swb_window_tell_recoverable (self);
    }
  show_up (self);
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
      g_set_object (&self->wanted, file);
      swb_window_open_exported (self, file);
      return;
    }
  begin_opening (self, file, FALSE);
  swb_document_open_async (file, self->opening,
                           file != NULL ? opened_cb : created_cb,
                           g_object_ref (self));
}

/**
 * swb_window_open_begun:
 * @self: an empty window that is not presented yet
 * @head_start: (transfer full): the opening of a file
 *
 * Shows the file. The window presents itself when it is there; where that
 * takes more than a moment, before.
 */
void
swb_window_open_begun (SwbWindow *self, SwbHeadStart *head_start)
{
  g_return_if_fail (SWB_IS_WINDOW (self));

  begin_opening (self, swb_head_start_get_file (head_start), FALSE);
  g_set_object (&self->opening, swb_head_start_get_cancellable (head_start));
  self->show_up_source = g_timeout_add (MOMENT_MS, show_up_cb, self);
  swb_head_start_follow (head_start, opened_cb, g_object_ref (self));
}

/**
 * swb_window_open_read_only:
 * @self: an empty window
 * @file: a workspace file
 */
void
swb_window_open_read_only (SwbWindow *self, GFile *file)
{
  g_return_if_fail (SWB_IS_WINDOW (self));

  begin_opening (self, file, TRUE);
  swb_document_open_read_only_async (file, self->opening, opened_cb,
                                     g_object_ref (self));
}

/**
 * swb_window_try_again:
 * @self: a window that could not open something
 * @read_only: whether it shall only be looked at
 */
void
swb_window_try_again (SwbWindow *self, gboolean read_only)
{
  g_autoptr (GFile) file = self->wanted ? g_object_ref (self->wanted) : NULL;

  if (file == NULL)
    return;
  if (read_only || self->wanted_read_only)
    swb_window_open_read_only (self, file);
  else
    swb_window_open (self, file);
}

/**
 * swb_window_show_start:
 * @self: a window that could not open something
 *
 * Shows the start page. The program does not look for that file again by
 * itself.
 */
void
swb_window_show_start (SwbWindow *self)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-file");
  g_autofree char *uri = self->wanted ? g_file_get_uri (self->wanted) : NULL;

  if (g_strcmp0 (last, uri) == 0)
    g_settings_reset (self->settings, "last-file");
  g_clear_object (&self->wanted);
  swb_window_show (self, "welcome");
  swb_window_list_recoverable (self);
}

static void
edit_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  SwbDocument *document = swb_document_open_finish (result, &error);

  g_clear_object (&self->opening);
  if (document == NULL)
    swb_window_toast (self, error->message, FALSE);
  else if (self->document == NULL || self->closing)
    g_object_unref (document);
  else
    swb_window_set_document (self, document);
}

/**
 * swb_window_edit:
 * @self: a window with a workspace that is only read
 *
 * Opens it for changes; until that is done it is shown as it is.
 */
void
swb_window_edit (SwbWindow *self)
{
  if (self->opening != NULL)
    return;
  self->opening = g_cancellable_new ();
  swb_document_open_async (swb_document_get_file (self->document),
                           self->opening, edit_opened_cb, g_object_ref (self));
}

/**
 * swb_window_recover:
 * @self: an empty window
 * @folder: of a working copy that was left
 */
void
swb_window_recover (SwbWindow *self, const char *folder)
{
  begin_opening (self, NULL, FALSE);
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
  begin_opening (self, NULL, FALSE);
  swb_document_open_async (NULL, self->opening, sample_opened_cb,
                           g_object_ref (self));
}

static void
choose (SwbWindow *self, const char *title, GAsyncReadyCallback callback)
{
  const SwbFileType type = swb_window_file_type ();

  swb_file_dialog_open_async (GTK_WINDOW (self), title, _ ("_Open"), &type,
                              callback, NULL);
}

static void
open_chosen (GObject *source, GAsyncResult *result, const char *action)
{
  g_autoptr (GFile) file = swb_file_dialog_finish (result, NULL);
  g_autofree char *uri = file ? g_file_get_uri (file) : NULL;

  if (uri != NULL)
    gtk_widget_activate_action (GTK_WIDGET (source), action, "s", uri);
}

static void
open_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  open_chosen (source, result, "app.open-uri");
}

static void
look_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  open_chosen (source, result, "app.open-uri-read-only");
}

/**
 * swb_window_choose_file:
 * @self: a window
 * @read_only: whether it shall only be looked at
 *
 * Asks which workspace to open.
 */
void
swb_window_choose_file (SwbWindow *self, gboolean read_only)
{
  if (read_only)
    choose (self, _ ("Open Workspace Read-Only"), look_chosen_cb);
  else
    choose (self, _ ("Open Workspace"), open_chosen_cb);
}
