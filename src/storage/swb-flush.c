/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread that follows a file as it grows and asks the kernel to begin
 * writing it, so that the sync at the end has little left to wait for, and
 * other syncs of the same disk never stand behind all of it. */
#include "storage/swb-flush.h"

#include "storage/swb-storage-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOOK_EVERY_US 10000
#define STEP (4 * 1024 * 1024)

struct _SwbFlush
{
  char *path;
  GThread *thread; /* null where there is none; then the end waits longer */
  GMutex lock;
  GCond wake;
  gboolean stop; /* under the lock */
};

/* Begins to write what came since @done; gives how far that is. */
static gint64
flush_new (int fd, gint64 done)
{
  struct stat status;

  if (fstat (fd, &status) != 0 || status.st_size < done + STEP)
    return done;
  sync_file_range (fd, done, status.st_size - done, SYNC_FILE_RANGE_WRITE);
  return status.st_size;
}

static gboolean
wait_for_more (SwbFlush *flush)
{
  gint64 until = g_get_monotonic_time () + LOOK_EVERY_US;
  gboolean stop;

  g_mutex_lock (&flush->lock);
  while (!flush->stop && g_cond_wait_until (&flush->wake, &flush->lock, until))
    ;
  stop = flush->stop;
  g_mutex_unlock (&flush->lock);
  return !stop;
}

static gpointer
flush_thread (gpointer data)
{
  SwbFlush *flush = data;
  gint64 done = 0;
  int fd = -1;

  while (wait_for_more (flush))
    {
      if (fd < 0)
        fd = g_open (flush->path, O_RDONLY | O_CLOEXEC, 0);
      if (fd >= 0)
        done = flush_new (fd, done);
    }
  if (fd >= 0)
    close (fd);
  return NULL;
}

/**
 * swb_flush_start:
 * @path: a private file that is about to be made, or grows
 *
 * Returns: (transfer full): what follows it
 */
SwbFlush *
swb_flush_start (const char *path)
{
  SwbFlush *flush = g_new0 (SwbFlush, 1);

  flush->path = g_strdup (path);
  g_mutex_init (&flush->lock);
  g_cond_init (&flush->wake);
  flush->thread = g_thread_try_new ("swb-flush", flush_thread, flush, NULL);
  return flush;
}

/**
 * swb_flush_drop:
 * @flush: (transfer full) (nullable): what follows a file that is given up
 */
void
swb_flush_drop (SwbFlush *flush)
{
  if (flush == NULL)
    return;
  g_mutex_lock (&flush->lock);
  flush->stop = TRUE;
  g_cond_signal (&flush->wake);
  g_mutex_unlock (&flush->lock);
  if (flush->thread != NULL)
    g_thread_join (flush->thread);
  g_mutex_clear (&flush->lock);
  g_cond_clear (&flush->wake);
  g_free (flush->path);
  g_free (flush);
}

/**
 * swb_flush_finish:
 * @flush: (transfer full): what follows a file that is written and closed
 * @error: why not
 *
 * Returns: whether all of the file is on the disk
 */
gboolean
swb_flush_finish (SwbFlush *flush, GError **error)
{
  int fd = g_open (flush->path, O_RDONLY | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && fdatasync (fd) == 0;

  if (!ok)
    g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED,
                 _ ("The working copy cannot be written: %s"),
                 g_strerror (errno));
  if (fd >= 0)
    close (fd);
  swb_flush_drop (flush);
  return ok;
}
