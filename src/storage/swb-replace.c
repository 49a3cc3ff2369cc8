/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting a document in place of another. On a path the bytes go into a file
 * beside it that is renamed over it: g_file_replace() would write into the old
 * file where it cannot make one beside it, where it cannot keep the owner, or
 * where it has a second name, and leave it in halves when the disk is full. */
#include "storage/swb-replace.h"

#include "storage/swb-flush.h"
#include "storage/swb-place.h"
#include "storage/swb-storage-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUFFER_SIZE (256 * 1024)

/* Takes IO. */
static void
explain (GFile *file, GError *io, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);

  if (g_error_matches (io, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_CONFLICT,
                 _ ("“%s” was changed by somebody else since it was opened"),
                 name);
  else if (g_error_matches (io, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_error_copy (io));
  else
    g_set_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED,
                 _ ("“%s” could not be saved: %s. Your work is safe in "
                    "recovery"),
                 name, io->message);
  g_error_free (io);
}

static gboolean
fail (GError **error, int number)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (number),
                       g_strerror (number));
  return FALSE;
}

/* The path of what FILE leads to: a link goes on pointing where it did. Null
 * for what is elsewhere and only looks as if it had a path here. */
static char *
target_path (GFile *file)
{
  g_autoptr (GFile) target = swb_place_follow_links (file);

  return g_file_is_native (target) ? g_file_get_path (target) : NULL;
}

static char *
stray_path (const char *target, const char *stray)
{
  g_autofree char *folder = g_path_get_dirname (target);

  return g_build_filename (folder, stray, NULL);
}

/**
 * swb_replace_remove_stray:
 * @file: a document
 * @stray: the name that swb_replace_file() was given
 *
 * Removes what a process that was killed in swb_replace_file() left beside
 * @file.
 */
void
swb_replace_remove_stray (GFile *file, const char *stray)
{
  g_autofree char *target = target_path (file);
  g_autofree char *left = target == NULL ? NULL : stray_path (target, stray);

  if (left != NULL)
    g_unlink (left);
}

static gboolean
write_all (int fd, const char *bytes, gssize n, GError **error)
{
  while (n > 0)
    {
      gssize done = write (fd, bytes, (gsize) n);

      if (done < 0 && errno != EINTR)
        return fail (error, errno);
      if (done > 0)
        {
          bytes += done;
          n -= done;
        }
    }
  return TRUE;
}

/* To the disk window by window, or the syncs of acts would wait for all of
 * it. */
static gboolean
copy_bytes (int from, int to, GCancellable *cancellable, GError **error)
{
  g_autofree char *buffer = g_malloc (BUFFER_SIZE);
  gint64 size = 0;
  gint64 done = 0;

  for (;;)
    {
      gssize n = read (from, buffer, BUFFER_SIZE);

      if (n == 0)
        return TRUE;
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail (error, errno);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !write_all (to, buffer, n, error))
        return FALSE;
      size += n;
      if (!swb_flush_window (to, &done, size))
        return fail (error, errno);
    }
}

/* Who may read it stays as it was; where it may not belong to whom it
 * belonged, it belongs to whoever saves. */
static gboolean
take_after (int fd, const char *target, GError **error)
{
  GStatBuf old;

  if (g_stat (target, &old) != 0)
    return errno == ENOENT ? TRUE : fail (error, errno);
  if (!S_ISREG (old.st_mode))
    return fail (error, S_ISDIR (old.st_mode) ? EISDIR : EINVAL);
  if (fchown (fd, old.st_uid, old.st_gid) != 0 &&
      fchown (fd, (uid_t) -1, old.st_gid) != 0)
    old.st_mode &= ~(mode_t) (S_ISUID | S_ISGID);
  /* Some places know no modes. */
  if (fchmod (fd, old.st_mode & 07777) != 0 && errno != EPERM &&
      errno != ENOTSUP && errno != ENOSYS)
    return fail (error, errno);
  return TRUE;
}

/* A durable file BESIDE with the bytes of FROM. They need not stay in memory
 * then, and whoever reads them back asks the disk. */
static gboolean
write_beside (const char *beside,
              const char *target,
              const char *from,
              GCancellable *cancellable,
              GError **error)
{
  int in = g_open (from, O_RDONLY | O_CLOEXEC, 0);
  int out;
  gboolean ok;

  if (in < 0)
    return fail (error, errno);
  g_unlink (beside);
  out = g_open (beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (out < 0)
    {
      fail (error, errno);
      close (in);
      return FALSE;
    }
  ok = take_after (out, target, error) &&
       copy_bytes (in, out, cancellable, error);
  if (ok && fsync (out) != 0)
    ok = fail (error, errno);
  posix_fadvise (out, 0, 0, POSIX_FADV_DONTNEED);
  if (close (out) != 0 && ok)
    ok = fail (error, errno);
  close (in);
  return ok;
}

static void
make_folder_durable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static gboolean
rename_over (const char *beside,
             const char *target,
             const char *etag,
             GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (target);
  g_autofree char *found = swb_place_query_etag (file, NULL);

  if (etag != NULL && g_strcmp0 (etag, found) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG, "etag");
      return FALSE;
    }
  if (g_rename (beside, target) != 0)
    return fail (error, errno);
  make_folder_durable (target);
  return TRUE;
}

static gboolean
replace_path (const char *target,
              const char *stray,
              const char *etag,
              const char *from,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *beside = stray_path (target, stray);

  if (write_beside (beside, target, from, cancellable, error) &&
      rename_over (beside, target, etag, error))
    return TRUE;
  g_unlink (beside);
  return FALSE;
}

/* GLib would put a half-written file in place when the stream is closed after
 * a failed write, be it by dropping it; closing it cancelled does not. */
static void
abandon (GFileOutputStream *out)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (G_OUTPUT_STREAM (out), cancelled, NULL);
}

/* What has no path is reached through GLib, and is as safe as it makes it. */
static gboolean
replace_remote (GFile *file,
                const char *etag,
                const char *from,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFileInputStream) in = g_file_read (source, cancellable, error);
  g_autoptr (GFileOutputStream) out = NULL;

  if (in == NULL)
    return FALSE;
  out = g_file_replace (file, etag, FALSE, G_FILE_CREATE_NONE, cancellable,
                        error);
  if (out == NULL)
    return FALSE;
  if (g_output_stream_splice (G_OUTPUT_STREAM (out), G_INPUT_STREAM (in),
                              G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE, cancellable,
                              error) >= 0 &&
      g_output_stream_close (G_OUTPUT_STREAM (out), cancellable, error))
    return TRUE;
  abandon (out);
  return FALSE;
}

static gboolean
replace (GFile *file,
         const char *stray,
         const char *etag,
         const char *from,
         GCancellable *cancellable,
         GError **error)
{
  g_autofree char *path = target_path (file);

  return path != NULL
             ? replace_path (path, stray, etag, from, cancellable, error)
             : replace_remote (file, etag, from, cancellable, error);
}

/**
 * swb_replace_with:
 * @file: a file, there or not, that is no document
 * @stray: the name of the file beside it that becomes @file; nobody else uses
 *   it
 * @from: the path of what is put in its place
 * @cancellable: (nullable): a cancellable
 * @error: %G_IO_ERROR
 *
 * As swb_replace_file(), and says no more of a failure than the system.
 *
 * Returns: whether @file is what was put there; else it is what it was
 */
gboolean
swb_replace_with (GFile *file,
                  const char *stray,
                  const char *from,
                  GCancellable *cancellable,
                  GError **error)
{
  return replace (file, stray, NULL, from, cancellable, error);
}

/**
 * swb_replace_file:
 * @file: a document, there or not
 * @stray: the name of the file beside it that becomes the document; nobody
 *   else uses it
 * @etag: (nullable): what @file must still be
 * @from: the path of what is put in its place
 * @cancellable: (nullable): a cancellable
 * @error: why not, in a sentence; SWB_STORAGE_ERROR_CONFLICT where @file is
 *   another than @etag
 *
 * On failure @file is what it was. Its mode stays, and its owner where that is
 * allowed.
 *
 * Returns: (transfer full) (nullable): the etag of @file, durable, "" where it
 *   has none
 */
char *
swb_replace_file (GFile *file,
                  const char *stray,
                  const char *etag,
                  const char *from,
                  GCancellable *cancellable,
                  GError **error)
{
  GError *io = NULL;
  char *found;

  if (!replace (file, stray, etag, from, cancellable, &io))
    {
      explain (file, io, error);
      return NULL;
    }
  found = swb_place_query_etag (file, cancellable);
  return found != NULL ? found : g_strdup ("");
}
