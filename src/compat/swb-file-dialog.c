/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing a file, asynchronously, on every version of GTK 4. GtkFileDialog
 * came with 4.10; GtkFileChooserNative works on all, goes through the portal
 * in a Flatpak, and is only called old by those that came later. */
#include "compat/swb-file-dialog.h"

#include "base/swb-text.h"

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (
        task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)),
        g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                             "cancelled");
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
add_filter (GtkFileChooser *chooser, const SwbFileType *type)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, type->name);
  for (guint i = 0; type->patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, type->patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
show (GtkWindow *parent,
      GtkFileChooserAction action,
      const char *title,
      const char *accept,
      const char *name,
      const SwbFileType *type,
      GTask *task)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title, parent, action, accept, NULL);

  if (type != NULL)
    add_filter (GTK_FILE_CHOOSER (dialog), type);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

G_GNUC_END_IGNORE_DEPRECATIONS

/**
 * swb_file_dialog_open_async:
 * @parent: the window that asks
 * @title: what is asked
 * @accept: the act, as the button says it
 * @type: which files are shown
 * @callback: called with the choice
 * @user_data: for @callback
 */
void
swb_file_dialog_open_async (GtkWindow *parent,
                            const char *title,
                            const char *accept,
                            const SwbFileType *type,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  show (parent, GTK_FILE_CHOOSER_ACTION_OPEN, title, accept, NULL, type,
        g_task_new (parent, NULL, callback, user_data));
}

/**
 * swb_file_dialog_save_async:
 * @parent: the window that asks
 * @title: what is asked
 * @accept: the act, as the button says it
 * @name: the name that is proposed, with its extension; see
 *   swb_text_file_name()
 * @type: which files are shown
 * @callback: called with the choice
 * @user_data: for @callback
 */
void
swb_file_dialog_save_async (GtkWindow *parent,
                            const char *title,
                            const char *accept,
                            const char *name,
                            const SwbFileType *type,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autofree char *safe = swb_text_file_name (name, NULL);

  show (parent, GTK_FILE_CHOOSER_ACTION_SAVE, title, accept, safe, type,
        g_task_new (parent, NULL, callback, user_data));
}

/**
 * swb_file_dialog_select_folder_async:
 * @parent: the window that asks
 * @title: what is asked
 * @accept: the act, as the button says it
 * @callback: called with the choice
 * @user_data: for @callback
 */
void
swb_file_dialog_select_folder_async (GtkWindow *parent,
                                     const char *title,
                                     const char *accept,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  show (parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, title, accept, NULL,
        NULL, g_task_new (parent, NULL, callback, user_data));
}

/**
 * swb_file_dialog_finish:
 * @result: what the callback got
 * @error: G_IO_ERROR_CANCELLED where nothing was chosen
 *
 * Returns: (transfer full) (nullable): the file or folder
 */
GFile *
swb_file_dialog_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
