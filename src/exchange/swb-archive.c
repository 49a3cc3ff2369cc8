/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exporting a document and opening an export, off the main thread. */
#include "exchange/swb-archive.h"

#include "document/swb-document-fill.h"
#include "exchange/swb-archive-folder.h"
#include "exchange/swb-exchange-error.h"

#include <glib/gi18n-lib.h>

/* What goes to a worker. */
typedef struct
{
  char *database;
  char *folder;
  char *inside;
  SwbArchiveFlags flags;
  SwbProgress *progress;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->database);
  g_free (job->folder);
  g_free (job->inside);
  g_clear_pointer (&job->progress, swb_progress_unref);
  g_free (job);
}

static Job *
job_new (GFile *folder, SwbProgress *progress)
{
  Job *job = g_new0 (Job, 1);

  job->folder = g_file_get_path (folder);
  job->progress = progress ? swb_progress_ref (progress) : NULL;
  return job;
}

static char *
export_there (const Job *job,
              SwbDatabase *db,
              char *folder,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *own = folder;

  return swb_archive_export (db, own, g_get_real_time (), job->progress,
                             cancellable, error)
             ? g_steal_pointer (&own)
             : NULL;
}

/* Into the folder, or else into one of its own in it. */
static char *
export_to (const Job *job,
           SwbDatabase *db,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GError) problem = NULL;
  char *folder =
      export_there (job, db, g_strdup (job->folder), cancellable, &problem);

  if (folder != NULL)
    return folder;
  if (job->inside == NULL || !g_error_matches (problem, SWB_EXCHANGE_ERROR,
                                               SWB_EXCHANGE_ERROR_OCCUPIED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return export_there (job, db,
                       g_build_filename (job->folder, job->inside, NULL),
                       cancellable, error);
}

static void
export_thread (GTask *task,
               gpointer source,
               gpointer task_data,
               GCancellable *cancellable)
{
  const Job *job = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbDatabase) db =
      swb_database_open (job->database, SWB_DATABASE_READER, &error);
  g_autofree char *folder =
      db == NULL ? NULL : export_to (job, db, cancellable, &error);

  if (folder != NULL)
    g_task_return_pointer (task, g_file_new_for_path (folder), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GFile *folder = g_task_propagate_pointer (G_TASK (result), &error);

  if (folder != NULL)
    g_task_return_pointer (task, folder, g_object_unref);
  else
    g_task_return_error (task, error);
}

static gboolean
refuse (GTask *task, SwbDocument *document, const Job *job)
{
  if (job->database == NULL)
    {
      g_task_return_new_error (task, SWB_STORAGE_ERROR,
                               SWB_STORAGE_ERROR_FAILED,
                               _ ("The workspace is closed"));
      return TRUE;
    }
  if (swb_document_get_newer (document))
    {
      g_task_return_new_error (task, SWB_EXCHANGE_ERROR,
                               SWB_EXCHANGE_ERROR_NEWER,
                               _ ("This workspace was made by a newer "
                                  "Swellboard, which alone knows all of it; "
                                  "export it with that one"));
      return TRUE;
    }
  if (job->folder != NULL)
    return FALSE;
  g_task_return_new_error (task, SWB_EXCHANGE_ERROR,
                           SWB_EXCHANGE_ERROR_NOT_AN_EXPORT,
                           _ ("This folder is not on this computer"));
  return TRUE;
}

/**
 * swb_archive_export_async:
 * @document: a document; acts may go on meanwhile
 * @folder: where to; see swb_archive_export()
 * @inside: (nullable): the name of a folder to make in @folder where that
 *   holds other files
 * @progress: (nullable): how far it is
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads the working copy beside the document's own worker, as it is at the
 * start. The worker's task has no reference on the document: its thread could
 * be the one to drop the last.
 */
void
swb_archive_export_async (SwbDocument *document,
                          GFile *folder,
                          const char *inside,
                          SwbProgress *progress,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (document, cancellable, callback, user_data);
  Job *job = job_new (folder, progress);
  g_autoptr (GTask) worker = NULL;

  g_task_set_check_cancellable (task, FALSE);
  job->database = swb_document_dup_database_path (document);
  job->inside = g_strdup (inside);
  worker = g_task_new (NULL, cancellable, exported_cb, task);
  g_task_set_task_data (worker, job, job_free);
  g_task_set_check_cancellable (worker, FALSE);
  if (!refuse (worker, document, job))
    g_task_run_in_thread (worker, export_thread);
}

/**
 * swb_archive_export_finish:
 * @result: what the callback got
 * @error: why not
 *
 * Returns: (transfer full) (nullable): the folder that holds everything
 */
GFile *
swb_archive_export_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
work_import (SwbDatabase *db,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  const Job *job = data;

  if (job->folder != NULL)
    return swb_archive_import (job->folder, db, job->flags, job->progress,
                               cancellable, error);
  g_set_error_literal (error, SWB_EXCHANGE_ERROR,
                       SWB_EXCHANGE_ERROR_NOT_AN_EXPORT,
                       _ ("This folder is not on this computer"));
  return FALSE;
}

/**
 * swb_archive_is_manifest:
 * @file: what a person chose
 *
 * Returns: whether it stands for the folder of an export that it is in
 */
gboolean
swb_archive_is_manifest (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_strcmp0 (name, SWB_ARCHIVE_MANIFEST) == 0;
}

/**
 * swb_archive_open_async:
 * @folder: an exported folder, or workspace.json in it
 * @flags: what is allowed
 * @progress: (nullable): how far it is
 * @cancellable: (nullable): a cancellable
 * @callback: called with the document
 * @user_data: for @callback
 *
 * Makes a new workspace out of it, which has no file yet.
 */
void
swb_archive_open_async (GFile *folder,
                        SwbArchiveFlags flags,
                        SwbProgress *progress,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GFile) parent = swb_archive_is_manifest (folder)
                                 ? g_file_get_parent (folder)
                                 : g_object_ref (folder);
  Job *job = job_new (parent, progress);

  job->flags = flags;
  swb_document_fill_async (work_import, job, job_free, cancellable, callback,
                           user_data);
}

/**
 * swb_archive_open_finish:
 * @result: what the callback got
 * @error: why not; see swb_archive_import()
 *
 * Returns: (transfer full) (nullable): the document
 */
SwbDocument *
swb_archive_open_finish (GAsyncResult *result, GError **error)
{
  return swb_document_fill_finish (result, error);
}
