/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is written in windows, each on its way to the disk before the
 * next but one begins: the sync at the end has little left to wait for, and
 * other syncs of the same disk, those of acts, never stand behind all of it. */
#include "storage/swb-flush.h"

#include "storage/swb-storage-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOOK_EVERY_US 10000

struct _SwbFlush
{
  char *path;
  GThread *thread; /* null where there is none; then the end waits longer */
  GMutex lock;
  GCond wake;
  gboolean stop; /* under the lock */
  int failure;   /* errno; of the thread until it was joined */
};

/* Not every place can do it; the sync at the end is enough there. */
static gboolean
has_lost_bytes (void)
{
  return errno == EIO || errno == ENOSPC || errno == EDQUOT;
}

/**
 * swb_flush_window:
 * @fd: a file that is being written from its beginning to its end
 * @done: (inout): up to where this was called before
 * @size: up to where it is written
 *
 * Brings whole windows to the disk and waits for them. The system tells once
 * that bytes were lost: a sync after that says that all is well, be it of @fd
 * or of what is opened later.
 *
 * Returns: FALSE, with errno set, where bytes are lost for good
 */
gboolean
swb_flush_window (int fd, gint64 *done, gint64 size)
{
  for (; *done + SWB_FLUSH_WINDOW <= size; *done += SWB_FLUSH_WINDOW)
    if (sync_file_range (fd, *done, SWB_FLUSH_WINDOW,
                         SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE |
                             SYNC_FILE_RANGE_WAIT_AFTER) != 0 &&
        has_lost_bytes ())
      return FALSE;
  return TRUE;
}

/* Waits a while for the file to grow unless it has. */
static gboolean
goes_on (SwbFlush *flush, gboolean has_grown)
{
  gint64 until = g_get_monotonic_time () + (has_grown ? 0 : LOOK_EVERY_US);
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
  gint64 before = -1;
  int fd = -1;

  while (goes_on (flush, before >= 0 && done > before))
    {
      struct stat status;

      before = done;
      if (fd < 0)
        fd = g_open (flush->path, O_RDONLY | O_CLOEXEC, 0);
      if (fd >= 0 && fstat (fd, &status) == 0 &&
          !swb_flush_window (fd, &done,
                             MIN (status.st_size, done + SWB_FLUSH_WINDOW)))
        {
          flush->failure = errno;
          break;
        }
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

static void
stop (SwbFlush *flush)
{
  g_mutex_lock (&flush->lock);
  flush->stop = TRUE;
  g_cond_signal (&flush->wake);
  g_mutex_unlock (&flush->lock);
  if (flush->thread != NULL)
    g_thread_join (g_steal_pointer (&flush->thread));
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
  stop (flush);
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
  int failure = fd >= 0 && fdatasync (fd) == 0 ? 0 : errno;

  stop (flush);
  if (flush->failure != 0)
    failure = flush->failure;
  if (failure != 0)
    g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED,
                 _ ("The working copy cannot be written: %s"),
                 g_strerror (failure));
  if (fd >= 0)
    close (fd);
  swb_flush_drop (flush);
  return failure == 0;
}
