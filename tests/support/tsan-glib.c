/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells the thread sanitizer what GLib orders. GLib's locks, queues and tasks
 * wait by futex in a library that was built without the sanitizer, which then
 * would see a race in every hand-over. Loaded before the tests of a build with
 * -Db_sanitize=thread; each function calls GLib's own. */
#include <dlfcn.h>
#include <gio/gio.h>

/* Not there in a program that a test starts. */
void __tsan_acquire (void *address) __attribute__ ((weak));
void __tsan_release (void *address) __attribute__ ((weak));

static void
acquire (void *address)
{
  if (__tsan_acquire != NULL)
    __tsan_acquire (address);
}

static void
release (void *address)
{
  if (__tsan_release != NULL)
    __tsan_release (address);
}

#define REAL(name)                                                             \
  static __typeof__ (&name) real;                                              \
  if (real == NULL)                                                            \
  real = (__typeof__ (&name)) dlsym (RTLD_NEXT, #name)

/* A lock: what was done before it was let go is seen by who takes it. */
#define LOCK(name, type)                                                       \
  void name (type *lock)                                                       \
  {                                                                            \
    REAL (name);                                                               \
    real (lock);                                                               \
    acquire (lock);                                                            \
  }

#define UNLOCK(name, type)                                                     \
  void name (type *lock)                                                       \
  {                                                                            \
    REAL (name);                                                               \
    release (lock);                                                            \
    real (lock);                                                               \
  }

#define TRYLOCK(name, type)                                                    \
  gboolean name (type *lock)                                                   \
  {                                                                            \
    gboolean taken;                                                            \
    REAL (name);                                                               \
    taken = real (lock);                                                       \
    if (taken)                                                                 \
      acquire (lock);                                                          \
    return taken;                                                              \
  }

LOCK (g_mutex_lock, GMutex)
UNLOCK (g_mutex_unlock, GMutex)
TRYLOCK (g_mutex_trylock, GMutex)
LOCK (g_rec_mutex_lock, GRecMutex)
UNLOCK (g_rec_mutex_unlock, GRecMutex)
LOCK (g_rw_lock_writer_lock, GRWLock)
UNLOCK (g_rw_lock_writer_unlock, GRWLock)
LOCK (g_rw_lock_reader_lock, GRWLock)
UNLOCK (g_rw_lock_reader_unlock, GRWLock)

void
g_cond_wait (GCond *cond, GMutex *mutex)
{
  REAL (g_cond_wait);
  release (mutex);
  real (cond, mutex);
  acquire (mutex);
}

gboolean
g_cond_wait_until (GCond *cond, GMutex *mutex, gint64 end)
{
  gboolean signalled;

  REAL (g_cond_wait_until);
  release (mutex);
  signalled = real (cond, mutex, end);
  acquire (mutex);
  return signalled;
}

gboolean (g_once_init_enter) (volatile void *location)
{
  gboolean first;

  REAL (g_once_init_enter);
  first = real (location);
  acquire ((void *) location);
  return first;
}

void (g_once_init_leave) (volatile void *location, gsize result)
{
  REAL (g_once_init_leave);
  release ((void *) location);
  real (location, result);
}

/* Queues hand over what is pushed. */
void
g_async_queue_push (GAsyncQueue *queue, gpointer item)
{
  REAL (g_async_queue_push);
  release (queue);
  real (queue, item);
}

#define POP(name, parameters, arguments)                                       \
  gpointer name parameters                                                     \
  {                                                                            \
    gpointer item;                                                             \
    REAL (name);                                                               \
    item = real arguments;                                                     \
    acquire (queue);                                                           \
    return item;                                                               \
  }

POP (g_async_queue_pop, (GAsyncQueue * queue), (queue))
POP (g_async_queue_try_pop, (GAsyncQueue * queue), (queue))
POP (g_async_queue_timeout_pop,
     (GAsyncQueue * queue, guint64 timeout),
     (queue, timeout))

/* A task is set up on one thread, works on another and is ended on the first.
 */
static GTaskThreadFunc
run_func (GTask *task)
{
  return g_object_get_data (G_OBJECT (task), "tsan-func");
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  acquire (task);
  run_func (task) (task, source, data, cancellable);
  release (task);
}

void (g_task_run_in_thread) (GTask *task, GTaskThreadFunc func)
{
  REAL (g_task_run_in_thread);
  g_object_set_data (G_OBJECT (task), "tsan-func", func);
  release (task);
  real (task, work);
}

void (g_task_return_boolean) (GTask *task, gboolean result)
{
  REAL (g_task_return_boolean);
  release (task);
  real (task, result);
}

void (g_task_return_int) (GTask *task, gssize result)
{
  REAL (g_task_return_int);
  release (task);
  real (task, result);
}

void (g_task_return_pointer) (GTask *task,
                              gpointer result,
                              GDestroyNotify destroy)
{
  REAL (g_task_return_pointer);
  release (task);
  real (task, result, destroy);
}

void (g_task_return_error) (GTask *task, GError *error)
{
  REAL (g_task_return_error);
  release (task);
  real (task, error);
}

gpointer (g_task_get_task_data) (GTask *task)
{
  REAL (g_task_get_task_data);
  acquire (task);
  return real (task);
}

gpointer (g_task_get_source_object) (GTask *task)
{
  REAL (g_task_get_source_object);
  acquire (task);
  return real (task);
}

gboolean (g_task_propagate_boolean) (GTask *task, GError **error)
{
  REAL (g_task_propagate_boolean);
  acquire (task);
  return real (task, error);
}

gssize (g_task_propagate_int) (GTask *task, GError **error)
{
  REAL (g_task_propagate_int);
  acquire (task);
  return real (task, error);
}

gpointer (g_task_propagate_pointer) (GTask *task, GError **error)
{
  REAL (g_task_propagate_pointer);
  acquire (task);
  return real (task, error);
}

/* The one that drops the last reference has seen what the others did. */
void (g_object_unref) (gpointer object)
{
  REAL (g_object_unref);
  release (object);
  acquire (object);
  real (object);
}

void (g_atomic_rc_box_release_full) (gpointer box, GDestroyNotify clear)
{
  REAL (g_atomic_rc_box_release_full);
  release (box);
  acquire (box);
  real (box, clear);
}

/* A source is filled by who attaches it, and its callback runs on the loop's
 * thread before that thread frees it. */
typedef struct
{
  GSource *source;
  GSourceFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Call;

static gboolean
call (gpointer memory)
{
  Call *made = memory;

  acquire (made->source);
  return made->func (made->data);
}

static void
end_call (gpointer memory)
{
  Call *made = memory;

  acquire (made->source);
  if (made->destroy != NULL)
    made->destroy (made->data);
  g_free (made);
}

void (g_source_set_callback) (GSource *source,
                              GSourceFunc func,
                              gpointer data,
                              GDestroyNotify destroy)
{
  Call *made;

  REAL (g_source_set_callback);
  /* The callbacks of other kinds have other parameters. */
  if (source->source_funcs != &g_idle_funcs &&
      source->source_funcs != &g_timeout_funcs)
    {
      real (source, func, data, destroy);
      return;
    }
  made = g_new (Call, 1);
  *made = (Call){ source, func, data, destroy };
  real (source, call, made, end_call);
}

guint (g_source_attach) (GSource *source, GMainContext *context)
{
  REAL (g_source_attach);
  release (source);
  return real (source, context);
}

guint (g_idle_add_full) (int priority,
                         GSourceFunc func,
                         gpointer data,
                         GDestroyNotify destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, priority);
  g_source_set_callback (source, func, data, destroy);
  return g_source_attach (source, NULL);
}

guint (g_idle_add) (GSourceFunc func, gpointer data)
{
  return g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, func, data, NULL);
}

void (g_main_context_invoke_full) (GMainContext *context,
                                   int priority,
                                   GSourceFunc func,
                                   gpointer data,
                                   GDestroyNotify destroy)
{
  GMainContext *target = context != NULL ? context : g_main_context_default ();
  g_autoptr (GSource) source = NULL;

  REAL (g_main_context_invoke_full);
  if (g_main_context_is_owner (target))
    {
      real (context, priority, func, data, destroy);
      return;
    }
  source = g_idle_source_new ();
  g_source_set_priority (source, priority);
  g_source_set_callback (source, func, data, destroy);
  g_source_attach (source, target);
}

void (g_main_context_invoke) (GMainContext *context,
                              GSourceFunc func,
                              gpointer data)
{
  g_main_context_invoke_full (context, G_PRIORITY_DEFAULT, func, data, NULL);
}
