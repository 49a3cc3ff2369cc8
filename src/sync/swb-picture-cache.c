/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures of accounts. Who asks for an address that is on its way waits for
 * it with the others; disk and check are on threads; a few servers are asked at
 * a time, and one that failed is left alone for a while. */
#include "sync/swb-picture-cache.h"

#include "sync/swb-http.h"
#include "sync/swb-origin.h"
#include "sync/swb-picture-folder.h"
#include "sync/swb-sync-error.h"
#include "sync/swb-sync-result.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_FETCHES 4
#define OLDEST_SECONDS (30 * 24 * 3600)
#define LEFT_ALONE_SECONDS (15 * 60)
#define MOST_FAILED 10000

struct _SwbPictureCache
{
  GObject parent_instance;

  char *folder;
  gboolean may_fetch;
  gint64 oldest;
  GHashTable *ways;   /* address -> Way, those that are not at their end */
  GHashTable *failed; /* address -> gint64 *, seconds: when it failed */
  GQueue waiting;     /* Way: those that wait for their turn to be fetched */
  guint n_fetches;
};

G_DEFINE_FINAL_TYPE (SwbPictureCache, swb_picture_cache, G_TYPE_OBJECT)

enum
{
  PROP_MAY_FETCH = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

/* One address from the folder to the server and back. */
typedef struct
{
  SwbPictureCache *cache;
  char *address;
  GPtrArray *tasks;     /* GTask: who waits */
  SwbKeptPicture *kept; /* what was in the folder */
  SwbKeptPicture *came; /* what the server sent */
  SwbHttp *http;
  GError *error;
} Way;

static void
way_free (gpointer data)
{
  Way *way = data;

  g_clear_object (&way->http);
  g_clear_error (&way->error);
  g_clear_pointer (&way->kept, swb_kept_picture_free);
  g_clear_pointer (&way->came, swb_kept_picture_free);
  g_ptr_array_unref (way->tasks);
  g_free (way->address);
  g_object_unref (way->cache);
  g_free (way);
}

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
swb_picture_cache_finalize (GObject *object)
{
  SwbPictureCache *self = SWB_PICTURE_CACHE (object);

  g_hash_table_unref (self->ways);
  g_hash_table_unref (self->failed);
  g_free (self->folder);
  G_OBJECT_CLASS (swb_picture_cache_parent_class)->finalize (object);
}

static void
swb_picture_cache_get_property (GObject *object,
                                guint id,
                                GValue *value,
                                GParamSpec *pspec)
{
  if (id == PROP_MAY_FETCH)
    g_value_set_boolean (value, SWB_PICTURE_CACHE (object)->may_fetch);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
swb_picture_cache_set_property (GObject *object,
                                guint id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  if (id == PROP_MAY_FETCH)
    swb_picture_cache_set_may_fetch (SWB_PICTURE_CACHE (object),
                                     g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
swb_picture_cache_class_init (SwbPictureCacheClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->finalize = swb_picture_cache_finalize;
  object_class->get_property = swb_picture_cache_get_property;
  object_class->set_property = swb_picture_cache_set_property;
  props[PROP_MAY_FETCH] = g_param_spec_boolean (
      "may-fetch", NULL, NULL, FALSE,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
swb_picture_cache_init (SwbPictureCache *self)
{
  self->oldest = OLDEST_SECONDS;
  self->ways = g_hash_table_new (g_str_hash, g_str_equal);
  self->failed =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_queue_init (&self->waiting);
}

/**
 * swb_picture_cache_new:
 * @folder: (nullable): where to keep them; null for the person's cache folder
 *
 * Nothing is fetched before swb_picture_cache_set_may_fetch().
 *
 * Returns: (transfer full): a cache
 */
SwbPictureCache *
swb_picture_cache_new (const char *folder)
{
  SwbPictureCache *self = g_object_new (SWB_TYPE_PICTURE_CACHE, NULL);

  self->folder = folder != NULL
                     ? g_strdup (folder)
                     : g_build_filename (g_get_user_cache_dir (), "swellboard",
                                         "pictures", NULL);
  return self;
}

/**
 * swb_picture_cache_set_may_fetch:
 * @self: a cache
 * @may_fetch: whether the person allows to ask servers for pictures
 */
void
swb_picture_cache_set_may_fetch (SwbPictureCache *self, gboolean may_fetch)
{
  g_return_if_fail (SWB_IS_PICTURE_CACHE (self));

  if (self->may_fetch == may_fetch)
    return;
  self->may_fetch = may_fetch;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MAY_FETCH]);
}

/**
 * swb_picture_cache_set_oldest:
 * @self: a cache
 * @seconds: after so long the server is asked whether it has a newer one
 */
void
swb_picture_cache_set_oldest (SwbPictureCache *self, gint64 seconds)
{
  g_return_if_fail (SWB_IS_PICTURE_CACHE (self));

  self->oldest = seconds;
}

static void fetch_next (SwbPictureCache *self);

/* The end of a way: all who wait get the picture, or why there is none. An old
 * one is better than none. */
static void
end (Way *way)
{
  const SwbKeptPicture *found = way->came != NULL ? way->came : way->kept;

  g_hash_table_remove (way->cache->ways, way->address);
  for (guint i = 0; i < way->tasks->len; i++)
    {
      GTask *task = g_ptr_array_index (way->tasks, i);

      if (g_task_return_error_if_cancelled (task))
        continue;
      if (found != NULL)
        g_task_return_pointer (task, g_bytes_ref (found->bytes),
                               (GDestroyNotify) g_bytes_unref);
      else
        g_task_return_error (task, g_error_copy (way->error));
    }
  way_free (way);
}

static void
set_failed (Way *way)
{
  const gint64 when = now ();

  if (g_hash_table_size (way->cache->failed) >= MOST_FAILED)
    g_hash_table_remove_all (way->cache->failed);
  g_hash_table_replace (way->cache->failed, g_strdup (way->address),
                        g_memdup2 (&when, sizeof when));
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Way *way = user_data;

  if (way->came == NULL)
    set_failed (way);
  end (way);
}

/* Checks what came before anybody decodes it, and keeps it. */
static void
write_thread (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  Way *way = task_data;
  gsize length;
  const void *bytes = g_bytes_get_data (way->came->bytes, &length);

  if (!swb_picture_check (bytes, length, NULL, &way->error))
    g_clear_pointer (&way->came, swb_kept_picture_free);
  else
    swb_picture_folder_write (way->cache->folder, way->address, way->came,
                              SWB_PICTURES_MOST_KEPT);
  g_task_return_boolean (task, TRUE);
}

static void
forget_thread (GTask *task,
               gpointer source,
               gpointer task_data,
               GCancellable *cancellable)
{
  Way *way = task_data;

  if (way->kept == NULL)
    swb_picture_folder_forget (way->cache->folder, way->address);
  g_task_return_boolean (task, TRUE);
}

static void
run (Way *way, GTaskThreadFunc func, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) worker = g_task_new (NULL, NULL, callback, way);

  g_task_set_task_data (worker, way, NULL);
  g_task_run_in_thread (worker, func);
}

static void
refuse (Way *way, SwbSyncError code, const char *message)
{
  if (way->error == NULL)
    way->error = g_error_new_literal (SWB_SYNC_ERROR, (int) code, message);
}

/* A picture that the server took away is taken away here too. */
static void
take_answer (Way *way, SwbHttpResponse *response)
{
  const guint status = swb_http_response_get_status (response);

  if (status == 304 && way->kept != NULL)
    way->came =
        swb_kept_picture_new (way->kept->bytes, way->kept->etag, now ());
  else if (status == 200)
    way->came = swb_kept_picture_new (
        swb_http_response_get_body (response),
        swb_http_response_get_header (response, "ETag"), now ());
  else
    refuse (way, SWB_SYNC_ERROR_REFUSED, _ ("The server has no such picture"));
  if (status == 404 || status == 410)
    g_clear_pointer (&way->kept, swb_kept_picture_free);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Way *way = user_data;
  SwbPictureCache *self = way->cache;
  g_autoptr (SwbPictureCache) held = g_object_ref (self);
  g_autoptr (SwbHttpResponse) response =
      swb_http_fetch_finish (SWB_HTTP (source), result, &way->error);

  self->n_fetches--;
  if (response != NULL)
    take_answer (way, response);
  if (way->came != NULL)
    run (way, write_thread, ended_cb);
  else
    run (way, forget_thread, ended_cb);
  fetch_next (self);
}

static void
fetch (Way *way)
{
  SwbHttpLimits limits = swb_http_limits_default ();
  SwbHttpRequest request = { .method = "GET",
                             .uri = way->address,
                             .etag =
                                 way->kept != NULL ? way->kept->etag : NULL };

  limits.page_bytes = SWB_PICTURE_MOST_SENT;
  limits.run_bytes = SWB_PICTURE_MOST_SENT + (64 << 10);
  limits.total_ms = 30000;
  limits.pages = 4;
  limits.tries = 1;
  way->http = swb_http_new (&limits);
  way->cache->n_fetches++;
  swb_http_fetch_async (way->http, &request, NULL, fetched_cb, way);
}

static gboolean
is_wanted (Way *way)
{
  for (guint i = 0; i < way->tasks->len; i++)
    if (!g_cancellable_is_cancelled (
            g_task_get_cancellable (g_ptr_array_index (way->tasks, i))))
      return TRUE;
  return FALSE;
}

/* Whoever scrolls on asks for many that nobody waits for any more. */
static void
fetch_next (SwbPictureCache *self)
{
  while (self->n_fetches < MOST_FETCHES && !g_queue_is_empty (&self->waiting))
    {
      Way *way = g_queue_pop_head (&self->waiting);

      if (is_wanted (way))
        fetch (way);
      else
        end (way);
    }
}

static gboolean
is_left_alone (Way *way)
{
  const gint64 *when = g_hash_table_lookup (way->cache->failed, way->address);

  return when != NULL && now () - *when < LEFT_ALONE_SECONDS;
}

static gboolean
is_fresh (Way *way)
{
  const gint64 age = way->kept != NULL ? now () - way->kept->fetched : -1;

  return age >= 0 && age < way->cache->oldest;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Way *way = user_data;
  SwbPictureCache *self = way->cache;

  if (is_fresh (way))
    end (way);
  else if (!self->may_fetch || is_left_alone (way))
    {
      refuse (way, SWB_SYNC_ERROR_NOTHING,
              self->may_fetch
                  ? _ ("The picture could not be fetched a moment ago")
                  : _ ("Pictures are not fetched: turn that on in the "
                       "preferences"));
      end (way);
    }
  else
    {
      g_queue_push_tail (&self->waiting, way);
      fetch_next (self);
    }
}

static void
read_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  Way *way = task_data;

  way->kept = swb_picture_folder_read (way->cache->folder, way->address);
  g_task_return_boolean (task, TRUE);
}

static gboolean
may_ask (const char *address, GError **error)
{
  g_autoptr (GUri) uri = NULL;

  if (strlen (address) > SWB_SYNC_MOST_ADDRESS)
    {
      g_set_error_literal (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_INSECURE,
                           _ ("The address of the picture is too long"));
      return FALSE;
    }
  uri = swb_origin_parse (address, error);
  return uri != NULL;
}

/**
 * swb_picture_cache_get_async:
 * @self: a cache
 * @address: of a picture: https, or http on this computer
 * @cancellable: (nullable): nobody waits for it any more; it may come all the
 *   same, for the next who asks
 * @callback: called with it
 * @user_data: for @callback
 */
void
swb_picture_cache_get_async (SwbPictureCache *self,
                             const char *address,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Way *way;

  g_return_if_fail (SWB_IS_PICTURE_CACHE (self));
  g_return_if_fail (address != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  if (!may_ask (address, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  way = g_hash_table_lookup (self->ways, address);
  if (way != NULL)
    {
      g_ptr_array_add (way->tasks, g_steal_pointer (&task));
      return;
    }
  way = g_new0 (Way, 1);
  way->cache = g_object_ref (self);
  way->address = g_strdup (address);
  way->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (way->tasks, g_steal_pointer (&task));
  g_hash_table_insert (self->ways, way->address, way);
  run (way, read_thread, read_cb);
}

/**
 * swb_picture_cache_get_finish:
 * @self: a cache
 * @result: what the callback got
 * @error: #SwbSyncError, #SwbPictureError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the bytes of a picture that
 *   swb_picture_check() lets through
 */
GBytes *
swb_picture_cache_get_finish (SwbPictureCache *self,
                              GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
