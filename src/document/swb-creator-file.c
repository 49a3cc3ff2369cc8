/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that belong to a creator: read without holding the window, kept by
 * their hash in the workspace. */
#include "document/swb-creator-commands.h"

#include "base/swb-text.h"
#include "document/swb-creator-edit.h"
#include "storage/swb-attachment.h"

#include <glib/gi18n-lib.h>

/* A file on its way to the worker. */
typedef struct
{
  SwbId creator;
  char *name;
  char *type;
  char *note;
  GBytes *bytes;
} File;

static void
file_free (gpointer data)
{
  File *file = data;

  g_free (file->name);
  g_free (file->type);
  g_free (file->note);
  g_bytes_unref (file->bytes);
  g_free (file);
}

static gboolean
exec_attach (SwbWriter *writer, gpointer data, GError **error)
{
  const File *file = data;
  g_autofree char *sha256 =
      swb_attachment_put (swb_writer_get_database (writer), file->bytes, error);
  SwbValue values[SWB_ATTACHMENT_N] = { 0 };
  g_auto (SwbValue) name = swb_value_text (file->name);
  g_auto (SwbValue) type = swb_value_text (file->type);
  g_auto (SwbValue) sum = swb_value_text (sha256);
  g_auto (SwbValue) note = swb_value_text (file->note);
  const SwbId row = swb_id_new ();

  if (sha256 == NULL)
    return FALSE;
  values[SWB_ATTACHMENT_SUBJECT] = swb_value_id (&file->creator);
  values[SWB_ATTACHMENT_NAME] = name;
  values[SWB_ATTACHMENT_TYPE] = type;
  values[SWB_ATTACHMENT_SIZE] =
      swb_value_int ((gint64) g_bytes_get_size (file->bytes));
  values[SWB_ATTACHMENT_SHA256] = sum;
  values[SWB_ATTACHMENT_NOTE] = note;
  return swb_writer_insert (writer, SWB_TABLE_ATTACHMENT, &row, values, error);
}

static char *
guess_type (const char *name, GBytes *bytes)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  g_autofree char *content =
      g_content_type_guess (name, data, MIN (length, 4096), NULL);
  char *type = g_content_type_get_mime_type (content);

  return type != NULL ? type : g_strdup ("application/octet-stream");
}

/**
 * swb_creator_add_attachment:
 * @about: whose
 * @file_name: what the file is called
 * @bytes: what is in it
 * @note: (nullable): what it is
 * @error: #SwbCreatorError: nothing in it, too much, no name
 *
 * Returns: (transfer full) (nullable): the command
 */
SwbCommand *
swb_creator_add_attachment (const SwbCreatorDetails *about,
                            const char *file_name,
                            GBytes *bytes,
                            const char *note,
                            GError **error)
{
  const gsize length = g_bytes_get_size (bytes);
  g_autofree char *name =
      swb_text_tell (_ ("Attach a file to %s"), about->name);
  SwbCreatorEdit edit;
  File *file;

  swb_creator_edit_begin (&edit, name, SWB_TABLE_ATTACHMENT, NULL);
  file = g_new0 (File, 1);
  file->creator = about->id;
  file->name = swb_creator_edit_clean (&edit, file_name, FALSE);
  file->note = swb_creator_edit_clean (&edit, note, TRUE);
  file->type = guess_type (file_name, bytes);
  file->bytes = g_bytes_ref (bytes);
  if (*file->name == '\0')
    swb_creator_edit_fail (&edit, SWB_CREATOR_ERROR_EMPTY,
                           _ ("Say what the file is called"));
  if (length == 0)
    swb_creator_edit_fail (&edit, SWB_CREATOR_ERROR_EMPTY,
                           _ ("The file is empty: it has 0 bytes"));
  if (length > SWB_ATTACHMENT_MOST_BYTES)
    swb_creator_edit_fail (&edit, SWB_CREATOR_ERROR_LONG,
                           _ ("The file is larger than 32 MB and was not "
                              "added"));
  swb_command_unref (edit.command);
  edit.command = swb_command_new (name, exec_attach, file, file_free);
  return swb_creator_edit_end (&edit, error);
}

/* A file that is being read; never more than may be attached is held. */
typedef struct
{
  char *name;
  GByteArray *bytes;
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_free (loading->name);
  g_clear_pointer (&loading->bytes, g_byte_array_unref);
  g_free (loading);
}

static void
load_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  Loading *loading = task_data;
  g_autofree guint8 *buffer = g_malloc (1 << 16);
  GError *error = NULL;
  g_autoptr (GFileInputStream) stream =
      g_file_read (G_FILE (source), cancellable, &error);
  gssize n = 0;

  while (error == NULL && loading->bytes->len <= SWB_ATTACHMENT_MOST_BYTES &&
         (n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, 1 << 16,
                                   cancellable, &error)) > 0)
    g_byte_array_append (loading->bytes, buffer, (guint) n);
  if (error != NULL)
    g_task_return_error (task, error);
  else if (loading->bytes->len > SWB_ATTACHMENT_MOST_BYTES)
    g_task_return_new_error (task, SWB_CREATOR_ERROR, SWB_CREATOR_ERROR_LONG,
                             _ ("The file is larger than 32 MB and was not "
                                "added"));
  else
    g_task_return_pointer (
        task, g_byte_array_free_to_bytes (g_steal_pointer (&loading->bytes)),
        (GDestroyNotify) g_bytes_unref);
}

/**
 * swb_creator_load_file_async:
 * @file: a file to attach
 * @cancellable: (nullable): nobody wants it any more
 * @callback: called with its bytes
 * @user_data: for @callback
 */
void
swb_creator_load_file_async (GFile *file,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *base = NULL;
  Loading *loading;

  g_return_if_fail (G_IS_FILE (file));

  base = g_file_get_basename (file);
  task = g_task_new (file, cancellable, callback, user_data);
  loading = g_new0 (Loading, 1);
  loading->name = g_filename_display_name (base);
  loading->bytes = g_byte_array_new ();
  g_task_set_task_data (task, loading, loading_free);
  g_task_run_in_thread (task, load_thread);
}

/**
 * swb_creator_load_file_finish:
 * @result: what the callback got
 * @file_name: (out) (optional) (transfer full): what the file is called
 * @error: why not: %SWB_CREATOR_ERROR_LONG, or an error of the file
 *
 * Returns: (transfer full) (nullable): the bytes
 */
GBytes *
swb_creator_load_file_finish (GAsyncResult *result,
                              char **file_name,
                              GError **error)
{
  const Loading *loading = g_task_get_task_data (G_TASK (result));
  GBytes *bytes = g_task_propagate_pointer (G_TASK (result), error);

  if (bytes != NULL && file_name != NULL)
    *file_name = g_strdup (loading->name);
  return bytes;
}
