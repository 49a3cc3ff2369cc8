/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a window saves and closes its workspace. */
#include "ui/swb-window-private.h"

#include "base/swb-text.h"
#include "compat/swb-file-dialog.h"
#include "compat/swb-question.h"

#include <glib/gi18n-lib.h>

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!swb_document_save_finish (SWB_DOCUMENT (source), result, &error) &&
      !g_error_matches (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_CONFLICT))
    swb_window_toast (self, error->message, FALSE);
}

/**
 * swb_window_save_now:
 * @self: a window whose file could not be saved
 */
void
swb_window_save_now (SwbWindow *self)
{
  swb_document_save_async (self->document, SWB_SAVE_ASK, NULL, saved_cb,
                           g_object_ref (self));
}

/**
 * swb_window_tell_unsaved:
 * @self: a window whose file could not be saved
 * @message: why not
 */
void
swb_window_tell_unsaved (SwbWindow *self, const char *message)
{
  swb_window_toast_act (self, message, _ ("_Save Now"), "win.save-now", NULL);
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

/* What a new file is called at first: the PATTERN with the title. */
static char *
propose_name (SwbWindow *self, const char *pattern)
{
  SwbCampaign *campaign = swb_document_get_campaign (self->document);
  const char *title = swb_document_get_file (self->document) || !campaign
                          ? swb_document_get_title (self->document)
                          : swb_campaign_get_name (campaign);
  g_auto (GStrv) parts = g_strsplit (pattern, "%s", 2);
  g_autofree char *whole = g_strjoinv (title, parts);

  return g_strdelimit (g_strconcat (whole, ".swell", NULL), "/\\", '-');
}

static void
choose_new_file (SwbWindow *self,
                 const char *title,
                 const char *pattern,
                 GAsyncReadyCallback callback)
{
  const SwbFileType type = swb_window_file_type ();
  g_autofree char *name = propose_name (self, pattern);

  swb_file_dialog_save_async (GTK_WINDOW (self), title, _ ("_Save"), name,
                              &type, callback, NULL);
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
  choose_new_file (self, _ ("Save Workspace As"), "%s", save_chosen_cb);
}

/* Where a copy is being written. */
typedef struct
{
  SwbWindow *window;
  GFile *file;
} Copying;

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Copying *copying = user_data;
  g_autoptr (SwbWindow) self = copying->window;
  g_autoptr (GFile) file = copying->file;
  g_autoptr (GError) error = NULL;
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = swb_text_show_line (base, 0);
  g_autofree char *text = g_strdup_printf (_ ("Copy saved as “%s”"), name);
  g_autofree char *uri = g_file_get_uri (file);

  if (!swb_document_save_finish (SWB_DOCUMENT (source), result, &error))
    {
      swb_window_toast (self, error->message, FALSE);
      return;
    }
  swb_window_toast_act (self, text, _ ("_Open"), "app.open-uri",
                        g_variant_new_string (uri));
}

/**
 * swb_window_save_copy_to:
 * @self: a window with a workspace
 * @file: another file
 *
 * Writes a copy; a toast tells when it is done, or why it was not.
 */
void
swb_window_save_copy_to (SwbWindow *self, GFile *file)
{
  Copying *copying = g_new0 (Copying, 1);

  copying->window = g_object_ref (self);
  copying->file = g_object_ref (file);
  swb_document_save_copy_async (self->document, file, NULL, copied_cb, copying);
}

static void
copy_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SwbWindow *self = SWB_WINDOW (source);
  g_autoptr (GFile) file = swb_file_dialog_finish (result, NULL);

  if (file != NULL && self->document != NULL)
    swb_window_save_copy_to (self, file);
}

/**
 * swb_window_save_copy:
 * @self: a window with a workspace
 *
 * Asks where a copy shall be written.
 */
void
swb_window_save_copy (SwbWindow *self)
{
  /* Translators: the name of a file, of which it is a copy */
  choose_new_file (self, _ ("Save a Copy"), _ ("%s (copy)"), copy_chosen_cb);
}

/**
 * swb_window_keep_both:
 * @self: a window whose file was changed by somebody else
 *
 * Asks for another name, under which the workspace is kept from now on.
 */
void
swb_window_keep_both (SwbWindow *self)
{
  /* Translators: the name of a file, of which this is a person's own version */
  choose_new_file (self, _ ("Keep Both"), _ ("%s (mine)"), save_chosen_cb);
}

static void
conflict_answered_cb (const char *id, gpointer user_data)
{
  SwbWindow *self = user_data;

  self->asking = FALSE;
  if (g_strcmp0 (id, "overwrite") == 0)
    swb_document_save_async (self->document, SWB_SAVE_OVERWRITE, NULL, saved_cb,
                             g_object_ref (self));
  else if (g_strcmp0 (id, "both") == 0)
    swb_window_keep_both (self);
}

static void
conflict_asked (gpointer data)
{
  SwbWindow *self = data;

  self->asking = FALSE;
  g_object_unref (self);
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

  if (self->asking)
    return;
  self->asking = TRUE;
  swb_question_ask (GTK_WINDOW (self),
                    _ ("The file was changed by somebody else"),
                    _ ("It was changed, moved or deleted since it was opened. "
                       "Keep both saves your work under another name. "
                       "Overwrite replaces what is in the file now. Until "
                       "then your work is safe in recovery."),
                    answers, G_N_ELEMENTS (answers), conflict_answered_cb,
                    g_object_ref (self), conflict_asked);
}

static gboolean
destroy_cb (gpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (user_data));
  return G_SOURCE_REMOVE;
}

/* Other windows are not kept waiting: the lists lose their rows some at a time
 * while this one is out of sight already, and it goes after that. */
static void
let_go (SwbWindow *self)
{
  self->closing = TRUE;
  swb_window_give_document (self, NULL);
  g_clear_object (&self->document);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_idle_add_full (GDK_PRIORITY_REDRAW + 20, destroy_cb, g_object_ref (self),
                   g_object_unref);
}

static void
overwritten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (swb_document_save_finish (SWB_DOCUMENT (source), result, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    swb_window_toast (self, error->message, FALSE);
}

static void
close_answered_cb (const char *id, gpointer user_data)
{
  SwbWindow *self = user_data;

  if (g_strcmp0 (id, "close") == 0)
    let_go (self);
  else if (g_strcmp0 (id, "both") == 0)
    swb_window_keep_both (self);
  else if (g_strcmp0 (id, "overwrite") == 0)
    swb_document_save_async (self->document, SWB_SAVE_OVERWRITE, NULL,
                             overwritten_cb, g_object_ref (self));
}

static void
ask_close_unsaved (SwbWindow *self, const GError *error)
{
  const SwbAnswer answers[] = {
    { "stay", _ ("_Stay"), FALSE },
    { "close", _ ("_Close, Keep in Recovery"), FALSE },
    { "both", _ ("Keep _Both…"), FALSE },
    { "overwrite", _ ("_Overwrite"), TRUE },
  };
  gboolean conflict =
      g_error_matches (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_CONFLICT);

  swb_question_ask (GTK_WINDOW (self), _ ("The file could not be saved"),
                    error->message, answers, conflict ? 4 : 2,
                    close_answered_cb, g_object_ref (self), g_object_unref);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  self->closing = FALSE;
  if (!swb_document_close_finish (SWB_DOCUMENT (source), result, &error))
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
      ask_close_unsaved (self, error);
      return;
    }
  let_go (self);
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
  /* What cannot be used any more is not told that it has lost the focus. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  swb_document_close_async (self->document, closed_cb, g_object_ref (self));
  return FALSE;
}
