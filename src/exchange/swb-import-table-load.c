/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a table that somebody wants to import on a worker: from a file, from
 * bytes, and the same bytes again in another way. */
#include "exchange/swb-exchange-error.h"
#include "exchange/swb-import-table-private.h"
#include "exchange/swb-share-pairs.h"

#include <glib/gi18n-lib.h>

#define READ_AT_ONCE (1024 * 1024)
/* What the bytes of a file are of all. */
#define LOADING 0.05

static gboolean
fail (GError **error, SwbExchangeError code, const char *message)
{
  g_set_error_literal (error, SWB_EXCHANGE_ERROR, code, message);
  return FALSE;
}

static void
fail_too_large (GError **error)
{
  fail (error, SWB_EXCHANGE_ERROR_TOO_LARGE,
        _ ("This file has more than 512 MB. Split it and import the parts"));
}

/* A file may grow while it is read. */
static GBytes *
read_bytes (GFile *file,
            gsize size,
            SwbProgress *progress,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) bytes = NULL;
  gssize n = 1;

  if (stream == NULL)
    return NULL;
  bytes = g_byte_array_sized_new ((guint) size + READ_AT_ONCE);
  while (n > 0)
    {
      const guint before = bytes->len;

      g_byte_array_set_size (bytes, before + READ_AT_ONCE);
      n = g_input_stream_read (G_INPUT_STREAM (stream), bytes->data + before,
                               READ_AT_ONCE, cancellable, error);
      if (n < 0)
        return NULL;
      g_byte_array_set_size (bytes, before + (guint) n);
      swb_progress_set (progress, bytes->len, size);
      if (bytes->len > SWB_IMPORT_LARGEST_FILE)
        {
          fail_too_large (error);
          return NULL;
        }
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static GBytes *
load_bytes (GFile *file,
            SwbProgress *progress,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
      G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (info == NULL)
    return NULL;
  /* Nothing is told of a file that one may not look at. */
  if (!g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_STANDARD_TYPE))
    {
      fail (error, SWB_EXCHANGE_ERROR_NOT_A_TABLE,
            _ ("You may not read this file"));
      return NULL;
    }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      fail (error, SWB_EXCHANGE_ERROR_NOT_A_TABLE,
            _ ("This is not a file with a table"));
      return NULL;
    }
  if (g_file_info_get_size (info) > SWB_IMPORT_LARGEST_FILE)
    {
      fail_too_large (error);
      return NULL;
    }
  return read_bytes (file, (gsize) g_file_info_get_size (info), progress,
                     cancellable, error);
}

/* What is loaded: a file, or bytes that are there already. */
typedef struct
{
  GFile *file;
  GBytes *bytes;
  char *name;
  SwbProgress *progress; /* null: nobody asks */
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_clear_object (&source->file);
  g_clear_pointer (&source->bytes, g_bytes_unref);
  g_clear_pointer (&source->progress, swb_progress_unref);
  g_free (source->name);
  g_free (source);
}

static void
load_thread (GTask *task,
             gpointer object,
             gpointer task_data,
             GCancellable *cancellable)
{
  Source *source = task_data;
  g_autoptr (GError) error = NULL;
  SwbImportTable *table = NULL;

  swb_progress_push (source->progress, 0, LOADING);
  if (source->bytes == NULL)
    source->bytes =
        load_bytes (source->file, source->progress, cancellable, &error);
  swb_progress_pop (source->progress);
  swb_progress_push (source->progress, LOADING, 1);
  if (source->bytes != NULL)
    table = swb_import_table_read (source->bytes, source->name,
                                   source->progress, cancellable, &error);
  if (table == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, table, g_object_unref);
}

static void
again_free (gpointer data)
{
  SwbImportAgain *again = data;

  g_clear_pointer (&again->progress, swb_progress_unref);
  g_free (again->definition);
  g_free (again);
}

/* Inside the exchange library only: gives @task, whose source is a table, what
 * swb_import_again_run() needs. */
SwbImportAgain *
swb_import_again_attach (GTask *task,
                         const SwbImportOptions *options,
                         SwbProgress *progress)
{
  SwbImportAgain *again = g_new0 (SwbImportAgain, 1);

  again->options = *options;
  if (progress != NULL)
    again->progress = swb_progress_ref (progress);
  g_task_set_task_data (task, again, again_free);
  return again;
}

static void
again_thread (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  SwbImportTable *self = SWB_IMPORT_TABLE (source);
  const SwbImportAgain *again = task_data;
  GError *error = NULL;
  SwbImportReading *reading = swb_import_reading_new (
      self->bytes, &again->options, again->progress, cancellable, &error);

  if (reading == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, reading,
                           (GDestroyNotify) swb_import_reading_free);
}

/* Inside the exchange library only: ends @task with a SwbImportReading of the
 * same bytes. Nobody waits for one that was stopped. */
void
swb_import_again_run (GTask *task)
{
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, again_thread);
}

/* Begins to read @source, which is taken. */
static void
load (Source *source,
      SwbProgress *progress,
      GCancellable *cancellable,
      gpointer tag,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  if (progress != NULL)
    source->progress = swb_progress_ref (progress);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, source, source_free);
  /* Nobody waits for what was stopped. */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, load_thread);
}

/**
 * swb_import_table_load_async:
 * @file: a file of comma-separated values or a spreadsheet
 * @progress: (nullable): told how much is read
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads a file on a worker.
 */
void
swb_import_table_load_async (GFile *file,
                             SwbProgress *progress,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Source *source;

  g_return_if_fail (G_IS_FILE (file));
  source = g_new0 (Source, 1);
  source->file = g_object_ref (file);
  source->name = g_file_get_basename (file);
  load (source, progress, cancellable, swb_import_table_load_async, callback,
        user_data);
}

/**
 * swb_import_table_load_bytes_async:
 * @bytes: a table that is there already, such as what was pasted
 * @name: what it is called; it becomes part of the readings' source
 * @progress: (nullable): told how much is read
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads the table on a worker; swb_import_table_load_finish() gives it.
 */
void
swb_import_table_load_bytes_async (GBytes *bytes,
                                   const char *name,
                                   SwbProgress *progress,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Source *source;

  g_return_if_fail (bytes != NULL && name != NULL);
  source = g_new0 (Source, 1);
  source->bytes = g_bytes_ref (bytes);
  source->name = g_strdup (name);
  load (source, progress, cancellable, swb_import_table_load_bytes_async,
        callback, user_data);
}

/**
 * swb_import_table_load_finish:
 * @result: what the callback got
 * @error: %SWB_EXCHANGE_ERROR, %G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): the table
 */
SwbImportTable *
swb_import_table_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * swb_import_table_set_options_async:
 * @self: a table
 * @options: how to read it
 * @progress: (nullable): told how much is read
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads the same bytes in another way and proposes the columns anew. On an
 * error everything stays as it was.
 */
void
swb_import_table_set_options_async (SwbImportTable *self,
                                    const SwbImportOptions *options,
                                    SwbProgress *progress,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SWB_IS_IMPORT_TABLE (self) && options != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, swb_import_table_set_options_async);
  swb_import_again_attach (task, options, progress);
  swb_import_again_run (task);
}

/**
 * swb_import_table_set_options_finish:
 * @self: a table
 * @result: what the callback got
 * @error: %SWB_EXCHANGE_ERROR, or cancelled
 *
 * What a person said of the columns stays where the titles are the same.
 *
 * Returns: whether the table is now read with these options
 */
gboolean
swb_import_table_set_options_finish (SwbImportTable *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  SwbImportReading *reading;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *mapping = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  reading = g_task_propagate_pointer (G_TASK (result), error);
  if (reading == NULL)
    return FALSE;
  before = swb_import_table_dup_signature (self);
  mapping = swb_mapping_to_text (self->reading->mapping);
  g_clear_pointer (&self->reading, swb_import_reading_free);
  self->reading = reading;
  after = swb_import_table_dup_signature (self);
  if (g_str_equal (before, after))
    swb_mapping_apply_text (reading->mapping, mapping);
  swb_mapping_pair_shares (reading->mapping, reading->grid,
                           reading->options.header);
  return TRUE;
}
