/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The worker thread that owns the working copy's connection. Jobs run one
 * after the other in the order in which they were pushed; each ends in its
 * caller's main context. */
#include "storage/swb-store.h"

#include "storage/swb-storage-error.h"

#include <glib/gi18n-lib.h>

struct _SwbStore
{
  GObject parent_instance;

  SwbDatabase *db; /* the worker's alone until it has been joined */
  GAsyncQueue *jobs;
  GThread *thread;
};

typedef struct
{
  SwbStoreWork work;
  gpointer data;
  GDestroyNotify destroy;
} Job;

G_DEFINE_FINAL_TYPE (SwbStore, swb_store, G_TYPE_OBJECT)

/* Pushed last; nobody dereferences it. */
static int the_end;

static void
job_free (gpointer memory)
{
  Job *job = memory;

  if (job->destroy != NULL)
    job->destroy (job->data);
  g_free (job);
}

static void
run_job (SwbDatabase *db, GTask *task)
{
  const Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (job->work (db, job->data, g_task_get_cancellable (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

typedef struct
{
  SwbDatabase *db;
  GAsyncQueue *jobs;
} Worker;

/* The worker holds no reference on the store: whoever drops the last one has
 * joined it before. */
static gpointer
work_thread (gpointer data)
{
  g_autofree Worker *worker = data;
  gpointer item;

  while ((item = g_async_queue_pop (worker->jobs)) != &the_end)
    {
      GTask *task = item;

      run_job (worker->db, task);
      g_object_unref (task);
    }
  g_async_queue_unref (worker->jobs);
  return NULL;
}

static void
swb_store_finalize (GObject *object)
{
  SwbStore *self = SWB_STORE (object);

  swb_store_shutdown (self);
  g_async_queue_unref (self->jobs);

  G_OBJECT_CLASS (swb_store_parent_class)->finalize (object);
}

static void
swb_store_class_init (SwbStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = swb_store_finalize;
}

static void
swb_store_init (SwbStore *self)
{
  self->jobs = g_async_queue_new ();
}

/**
 * swb_store_new:
 * @db: (transfer full): an open working copy
 *
 * Returns: (transfer full): a store whose thread owns @db from now on
 */
SwbStore *
swb_store_new (SwbDatabase *db)
{
  SwbStore *self = g_object_new (SWB_TYPE_STORE, NULL);
  Worker *worker = g_new0 (Worker, 1);

  self->db = db;
  worker->db = db;
  worker->jobs = g_async_queue_ref (self->jobs);
  self->thread = g_thread_new ("swb-store", work_thread, worker);
  return self;
}

/**
 * swb_store_push:
 * @self: a store
 * @work: what to do, on the worker
 * @data: (transfer full): what it works on; afterwards the callback can get
 *   it with swb_store_get_data()
 * @destroy: (nullable): frees @data
 * @cancellable: (nullable): cancels it before it starts; @work looks at it
 *   where it takes long
 * @callback: called in the caller's main context
 * @user_data: for @callback
 */
void
swb_store_push (SwbStore *self,
                SwbStoreWork work,
                gpointer data,
                GDestroyNotify destroy,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  GTask *task;
  Job *job;

  g_return_if_fail (SWB_IS_STORE (self));

  /* No reference on the store: the worker could be the one to drop it. */
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, swb_store_push);
  g_task_set_check_cancellable (task, FALSE);
  job = g_new0 (Job, 1);
  job->work = work;
  job->data = data;
  job->destroy = destroy;
  g_task_set_task_data (task, job, job_free);
  if (self->thread != NULL)
    {
      g_async_queue_push (self->jobs, task);
      return;
    }
  g_task_return_new_error (task, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED,
                           _ ("The workspace is closed"));
  g_object_unref (task);
}

/**
 * swb_store_finish:
 * @self: a store
 * @result: what the callback got
 * @error: why not
 *
 * Returns: whether the work was done
 */
gboolean
swb_store_finish (SwbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * swb_store_get_data:
 * @result: what the callback got
 *
 * Returns: (transfer none): the data that was pushed with the work
 */
gpointer
swb_store_get_data (GAsyncResult *result)
{
  const Job *job = g_task_get_task_data (G_TASK (result));

  return job->data;
}

/**
 * swb_store_shutdown:
 * @self: a store
 *
 * Lets the worker finish what was pushed, joins it and closes the working
 * copy. Call it before the last unref where the wait matters.
 */
void
swb_store_shutdown (SwbStore *self)
{
  g_return_if_fail (SWB_IS_STORE (self));

  if (self->thread == NULL)
    return;
  g_async_queue_push (self->jobs, &the_end);
  g_thread_join (g_steal_pointer (&self->thread));
  g_clear_pointer (&self->db, swb_database_close);
}
