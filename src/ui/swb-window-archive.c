/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything in a workspace as a folder, out of a window and into one. */
#include "ui/swb-window-archive.h"

#include "base/swb-text.h"
#include "compat/swb-file-dialog.h"
#include "compat/swb-question.h"
#include "exchange/swb-archive.h"
#include "exchange/swb-exchange-error.h"
#include "ui/swb-progress-dialog.h"
#include "ui/swb-ui-text.h"
#include "ui/swb-window-private.h"

#include <glib/gi18n-lib.h>

/* An export on its way. */
typedef struct
{
  SwbWindow *window;
  SwbProgressDialog *dialog;
  GCancellable *cancellable;
} Exporting;

static void
exporting_free (Exporting *exporting)
{
  swb_progress_dialog_end (exporting->dialog);
  g_object_unref (exporting->dialog);
  g_object_unref (exporting->cancellable);
  g_object_unref (exporting->window);
  g_free (exporting);
}

static void
tell_exported (SwbWindow *self, GFile *folder)
{
  g_autofree char *name = g_file_get_basename (folder);
  g_autofree char *text =
      swb_text_tell (_ ("Everything was exported to “%s”"), name);
  g_autofree char *uri = g_file_get_uri (folder);

  swb_window_toast (self, text, FALSE);
  adw_toast_set_button_label (self->toast, _ ("_Show Folder"));
  adw_toast_set_action_target_value (self->toast, g_variant_new_string (uri));
  adw_toast_set_action_name (self->toast, "win.show-folder");
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Exporting *exporting = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = swb_archive_export_finish (result, &error);

  /* A window that was closed meanwhile has nobody to tell. */
  if (exporting->window->document == NULL)
    g_debug ("The window of an export was closed");
  else if (folder != NULL)
    tell_exported (exporting->window, folder);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    swb_window_toast (exporting->window, error->message, FALSE);
  exporting_free (exporting);
}

/**
 * swb_window_export_to:
 * @self: a window that shows a workspace
 * @folder: where to; where other files are in it, into a folder in it
 *
 * Exports everything; a toast tells when it is done.
 */
void
swb_window_export_to (SwbWindow *self, GFile *folder)
{
  SwbCampaign *campaign = swb_document_get_campaign (self->document);
  const char *title = swb_document_get_file (self->document) || !campaign
                          ? swb_document_get_title (self->document)
                          : swb_campaign_get_name (campaign);
  g_autofree char *whole = g_strdup_printf (_ ("%s, everything"), title);
  g_autofree char *inside = swb_text_file_name (whole, "");
  g_autoptr (SwbProgress) progress = swb_progress_new ();
  Exporting *exporting = g_new0 (Exporting, 1);

  exporting->window = g_object_ref (self);
  exporting->cancellable = g_cancellable_new ();
  exporting->dialog = g_object_ref (
      swb_progress_dialog_new (GTK_WINDOW (self), _ ("Exporting Everything"),
                               progress, exporting->cancellable));
  swb_archive_export_async (self->document, folder, inside, progress,
                            exporting->cancellable, exported_cb, exporting);
}

static void
export_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SwbWindow *self = SWB_WINDOW (source);
  g_autoptr (GFile) folder = swb_file_dialog_finish (result, NULL);

  if (folder != NULL && self->document != NULL)
    swb_window_export_to (self, folder);
}

/**
 * swb_window_export_everything:
 * @self: a window that shows a workspace
 *
 * Asks for a folder and exports everything into it.
 */
void
swb_window_export_everything (SwbWindow *self)
{
  swb_file_dialog_select_folder_async (GTK_WINDOW (self),
                                       _ ("Export Everything Into a Folder"),
                                       _ ("_Export"), export_chosen_cb, NULL);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    swb_window_toast (self, error->message, FALSE);
}

/**
 * swb_window_show_folder:
 * @self: a window
 * @uri: of a folder
 *
 * Shows it in what the person uses for files.
 */
void
swb_window_show_folder (SwbWindow *self, const char *uri)
{
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (
      gtk_widget_get_display (GTK_WIDGET (self)));

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context),
                                           NULL, shown_cb, g_object_ref (self));
}

static void
exported_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) folder = swb_file_dialog_finish (result, NULL);
  g_autoptr (GFile) manifest =
      folder ? g_file_get_child (folder, "workspace.json") : NULL;
  g_autofree char *uri = manifest ? g_file_get_uri (manifest) : NULL;

  if (uri != NULL)
    gtk_widget_activate_action (GTK_WIDGET (source), "app.open-uri", "s", uri);
}

/**
 * swb_window_choose_exported:
 * @self: a window
 *
 * Asks which exported folder to open.
 */
void
swb_window_choose_exported (SwbWindow *self)
{
  swb_file_dialog_select_folder_async (GTK_WINDOW (self),
                                       _ ("Open Exported Folder"), _ ("_Open"),
                                       exported_chosen_cb, NULL);
}

/* What is opened, for when its files were changed. */
typedef struct
{
  SwbWindow *window;
  GFile *manifest;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->window);
  g_object_unref (opening->manifest);
  g_free (opening);
}

static void
open_exported (SwbWindow *self, GFile *manifest, SwbArchiveFlags flags);

static void
changes_answered_cb (const char *id, gpointer user_data)
{
  const Opening *opening = user_data;

  if (g_strcmp0 (id, "take") == 0)
    open_exported (opening->window, opening->manifest, SWB_ARCHIVE_EDITED);
}

static void
ask_changes (Opening *opening, const char *problem)
{
  const SwbAnswer answers[] = {
    { "leave", _ ("_Cancel"), FALSE },
    { "take", _ ("_Take the Changes"), FALSE },
  };
  g_autofree char *body = g_strdup_printf (
      "%s\n\n%s", problem,
      _ ("Take the changes if somebody made them on purpose: every row is "
         "checked. The history does not tell of them."));

  swb_question_ask (GTK_WINDOW (opening->window),
                    _ ("The folder was changed after it was exported"), body,
                    answers, G_N_ELEMENTS (answers), changes_answered_cb,
                    opening, opening_free);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  SwbWindow *self = opening->window;
  g_autoptr (GError) error = NULL;
  SwbDocument *document = swb_archive_open_finish (result, &error);

  g_clear_object (&self->opening);
  if (document != NULL)
    {
      swb_window_set_document (self, document);
      swb_window_toast (self, _ ("Opened as a new workspace"), FALSE);
      adw_toast_set_button_label (self->toast, _ ("_Save As…"));
      adw_toast_set_action_name (self->toast, "win.save-as");
    }
  else if (g_error_matches (error, SWB_EXCHANGE_ERROR,
                            SWB_EXCHANGE_ERROR_EDITED))
    {
      swb_window_show (self, "welcome");
      ask_changes (opening, error->message);
      return;
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    swb_window_show (self, "welcome");
  else
    swb_window_show_failure (self, error);
  opening_free (opening);
}

static void
open_exported (SwbWindow *self, GFile *manifest, SwbArchiveFlags flags)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (self);
  opening->manifest = g_object_ref (manifest);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  swb_window_show (self, "opening");
  swb_archive_open_async (manifest, flags, NULL, self->opening, opened_cb,
                          opening);
}

/**
 * swb_window_open_exported:
 * @self: an empty window
 * @manifest: workspace.json of an exported folder
 *
 * Shows a new workspace with what the folder holds. Where its files were
 * changed it asks first.
 */
void
swb_window_open_exported (SwbWindow *self, GFile *manifest)
{
  open_exported (self, manifest, SWB_ARCHIVE_NONE);
}
