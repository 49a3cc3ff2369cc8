/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of an export. It is opened once and everything goes by its
 * descriptor: a folder that is renamed meanwhile, or a link that somebody puts
 * into it, leads nowhere else. */
#include "exchange/swb-archive-folder.h"

#include "exchange/swb-exchange-error.h"
#include "storage/swb-sha256.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define LARGEST_FILE (G_GUINT64_CONSTANT (2) * 1024 * 1024 * 1024)
#define PART_PREFIX ".swellboard-"
#define PART_SUFFIX ".part"

struct _SwbArchiveFolder
{
  char *path;
  char *name;
  int fd;
  gboolean made;
  int out; /* the file that is being written, -1 where there is none */
  char *out_name;
  SwbSha256 *sum;
  GPtrArray *written; /* names without their private ones */
};

/* All private names are in the folder itself, those of attachments too. */
static char *
part_name (const char *name)
{
  char *part = g_strconcat (PART_PREFIX, name, PART_SUFFIX, NULL);

  return g_strdelimit (part, "/", '-');
}

static SwbArchiveFolder *
folder_new (const char *path, int fd)
{
  SwbArchiveFolder *self = g_new0 (SwbArchiveFolder, 1);

  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);
  self->fd = fd;
  self->out = -1;
  self->written = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * swb_archive_folder_open:
 * @path: a folder
 * @error: why not
 *
 * Returns: (transfer full) (nullable): the folder, to be read
 */
SwbArchiveFolder *
swb_archive_folder_open (const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd >= 0)
    return folder_new (path, fd);
  if (errno == ENOTDIR)
    g_set_error (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_NOT_AN_EXPORT,
                 _ ("“%s” is not a folder"), shown);
  else
    g_set_error (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_NOT_AN_EXPORT,
                 _ ("The folder “%s” cannot be opened: %s"), shown,
                 g_strerror (errno));
  return NULL;
}

static void
fail_to_write (const char *name, GError **error)
{
  int problem = errno;

  if (problem == ENOSPC || problem == EDQUOT)
    g_set_error (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_WRITE,
                 _ ("The disk is full: “%s” could not be written"), name);
  else
    g_set_error (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_WRITE,
                 _ ("“%s” could not be written: %s"), name,
                 g_strerror (problem));
}

/**
 * swb_archive_folder_make:
 * @path: a folder, there or not
 * @error: why not
 *
 * Returns: (transfer full) (nullable): the folder, to be written; it is made
 *   where there is none
 */
SwbArchiveFolder *
swb_archive_folder_make (const char *path, GError **error)
{
  SwbArchiveFolder *self;
  gboolean made = mkdir (path, 0777) == 0;

  if (!made && errno != EEXIST)
    {
      g_autofree char *shown = g_filename_display_name (path);

      fail_to_write (shown, error);
      return NULL;
    }
  self = swb_archive_folder_open (path, error);
  if (self == NULL)
    return NULL;
  self->made = made;
  if (flock (self->fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
    return self;
  g_set_error (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_OCCUPIED,
               _ ("Something is being exported to “%s” already"), self->name);
  swb_archive_folder_free (self);
  return NULL;
}

/**
 * swb_archive_folder_free:
 * @self: (transfer full) (nullable): a folder
 */
void
swb_archive_folder_free (SwbArchiveFolder *self)
{
  if (self == NULL)
    return;
  if (self->out >= 0)
    close (self->out);
  close (self->fd);
  g_free (self->path);
  g_free (self->name);
  g_free (self->out_name);
  g_clear_pointer (&self->sum, swb_sha256_free);
  g_ptr_array_unref (self->written);
  g_free (self);
}

/* Hidden files are what file managers leave; they are neither counted nor
 * touched. */
static gboolean
is_empty (SwbArchiveFolder *self)
{
  int fd = openat (self->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *dir = fd < 0 ? NULL : fdopendir (fd);
  const struct dirent *entry;
  gboolean empty = dir != NULL;

  while (empty && (entry = readdir (dir)) != NULL)
    empty = entry->d_name[0] == '.';
  if (dir != NULL)
    closedir (dir);
  else if (fd >= 0)
    close (fd);
  return empty;
}

/**
 * swb_archive_folder_is_ours:
 * @self: a folder
 * @has_export: whether it holds an earlier export
 * @error: why not
 *
 * Returns: whether an export may be put there
 */
gboolean
swb_archive_folder_is_ours (SwbArchiveFolder *self,
                            gboolean has_export,
                            GError **error)
{
  if (has_export || is_empty (self))
    return TRUE;
  g_set_error (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_OCCUPIED,
               _ ("The folder “%s” holds other files. Choose a new or empty "
                  "one, or that of an earlier export"),
               self->name);
  return FALSE;
}

static gboolean
refuse (GError **error, const char *format, const char *name)
{
  GString *message = g_string_new (format);

  g_string_replace (message, "%s", name, 1);
  g_set_error_literal (error, SWB_EXCHANGE_ERROR,
                       SWB_EXCHANGE_ERROR_NOT_AN_EXPORT, message->str);
  g_string_free (message, TRUE);
  return FALSE;
}

static gboolean
refuse_open (const char *name, int problem, GError **error)
{
  if (problem == ENOENT)
    return refuse (error, _ ("The file “%s” is missing"), name);
  if (problem == ELOOP)
    return refuse (error, _ ("“%s” is a link, not a file of the export"), name);
  g_set_error (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_NOT_AN_EXPORT,
               _ ("“%s” cannot be read: %s"), name, g_strerror (problem));
  return FALSE;
}

/* The folder that NAME is in, and NAME without it. A link in place of it is not
 * followed. */
static int
open_place (SwbArchiveFolder *self, const char **name, gboolean make)
{
  gboolean inner = g_str_has_prefix (*name, SWB_ARCHIVE_ATTACHMENTS);

  if (!inner)
    return openat (self->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  *name += strlen (SWB_ARCHIVE_ATTACHMENTS);
  if (make && mkdirat (self->fd, "attachments", 0777) != 0 && errno != EEXIST)
    return -1;
  return openat (self->fd, "attachments",
                 O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static int
open_file (SwbArchiveFolder *self, const char *name)
{
  int place = open_place (self, &name, FALSE);
  int fd = place < 0 ? -1
                     : openat (place, name,
                               O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  int problem = errno;

  if (place >= 0)
    close (place);
  errno = problem;
  return fd;
}

/**
 * swb_archive_folder_read:
 * @self: a folder
 * @name: a plain name
 * @size: (out): how many bytes the file has
 * @error: why not
 *
 * No link is followed, and nothing but a plain file is opened.
 *
 * Returns: a descriptor, -1 where there is none
 */
int
swb_archive_folder_read (SwbArchiveFolder *self,
                         const char *name,
                         guint64 *size,
                         GError **error)
{
  struct stat status;
  gboolean ok;
  int fd = open_file (self, name);

  if (fd < 0 || fstat (fd, &status) != 0)
    ok = refuse_open (name, errno, error);
  else if (!S_ISREG (status.st_mode))
    ok = refuse (error, _ ("“%s” is not a plain file"), name);
  else if ((guint64) status.st_size > LARGEST_FILE)
    ok = refuse (error, _ ("“%s” is larger than 2 GB and was not read"), name);
  else
    {
      *size = (guint64) status.st_size;
      ok = TRUE;
    }
  if (!ok && fd >= 0)
    close (fd);
  return ok ? fd : -1;
}

/**
 * swb_archive_folder_load_bytes:
 * @self: a folder
 * @name: a plain name
 * @most: how many bytes it may have
 * @length: (out): how many it has
 * @error: why not
 *
 * Returns: (transfer full) (nullable): the whole file; a zero follows
 */
char *
swb_archive_folder_load_bytes (SwbArchiveFolder *self,
                               const char *name,
                               gsize most,
                               gsize *length,
                               GError **error)
{
  guint64 size = 0;
  int fd = swb_archive_folder_read (self, name, &size, error);
  g_autofree char *bytes = NULL;
  gsize had = 0;
  gssize n = 1;

  if (fd < 0)
    return NULL;
  /* One more than there should be shows a file that grows. */
  most = MIN (most, (gsize) size) + 1;
  bytes = g_malloc (most + 1);
  while (had < most && n != 0)
    {
      n = read (fd, bytes + had, most - had);
      if (n < 0 && errno != EINTR)
        break;
      had += n < 0 ? 0 : (gsize) n;
    }
  close (fd);
  bytes[had] = '\0';
  *length = had;
  if (n == 0)
    return g_steal_pointer (&bytes);
  refuse (error, _ ("“%s” is too large or cannot be read"), name);
  return NULL;
}

/**
 * swb_archive_folder_load:
 * @self: a folder
 * @name: a plain name
 * @most: how many bytes it may have
 * @error: why not
 *
 * Returns: (transfer full) (nullable): the text of the whole file, UTF-8
 */
char *
swb_archive_folder_load (SwbArchiveFolder *self,
                         const char *name,
                         gsize most,
                         GError **error)
{
  gsize length = 0;
  g_autofree char *text =
      swb_archive_folder_load_bytes (self, name, most, &length, error);

  if (text == NULL || g_utf8_validate_len (text, length, NULL))
    return g_steal_pointer (&text);
  refuse (error, _ ("“%s” is not text in UTF-8"), name);
  return NULL;
}

/**
 * swb_archive_folder_begin:
 * @self: a folder
 * @name: of the file that is to be written
 * @error: why not
 *
 * Returns: whether it is open under a private name
 */
gboolean
swb_archive_folder_begin (SwbArchiveFolder *self,
                          const char *name,
                          GError **error)
{
  g_autofree char *part = part_name (name);

  unlinkat (self->fd, part, 0);
  self->out =
      openat (self->fd, part,
              O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (self->out < 0)
    {
      fail_to_write (name, error);
      return FALSE;
    }
  g_free (self->out_name);
  self->out_name = g_strdup (name);
  self->sum = swb_sha256_new ();
  g_ptr_array_add (self->written, g_strdup (name));
  return TRUE;
}

/**
 * swb_archive_folder_write:
 * @self: a folder in which a file was begun
 * @bytes: what comes next
 * @length: how much
 * @error: why not
 *
 * Returns: whether it was written
 */
gboolean
swb_archive_folder_write (SwbArchiveFolder *self,
                          const char *bytes,
                          gsize length,
                          GError **error)
{
  swb_sha256_add (self->sum, bytes, length);
  while (length > 0)
    {
      gssize n = write (self->out, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          fail_to_write (self->out_name, error);
          return FALSE;
        }
      bytes += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/**
 * swb_archive_folder_end:
 * @self: a folder in which a file was begun
 * @error: why not
 *
 * Returns: (transfer full) (nullable): the SHA-256 of the file, which is on
 *   the disk under its private name
 */
char *
swb_archive_folder_end (SwbArchiveFolder *self, GError **error)
{
  g_autofree char *sum = swb_sha256_finish (self->sum);
  gboolean ok = fsync (self->out) == 0;

  if (!ok)
    fail_to_write (self->out_name, error);
  close (self->out);
  self->out = -1;
  g_clear_pointer (&self->sum, swb_sha256_free);
  return ok ? g_steal_pointer (&sum) : NULL;
}

/**
 * swb_archive_folder_put:
 * @self: a folder
 * @name: of a file
 * @text: all of it
 * @error: why not
 *
 * Returns: whether it is on the disk under a private name
 */
gboolean
swb_archive_folder_put (SwbArchiveFolder *self,
                        const char *name,
                        const char *text,
                        GError **error)
{
  g_autofree char *sum = NULL;

  if (!swb_archive_folder_begin (self, name, error) ||
      !swb_archive_folder_write (self, text, strlen (text), error))
    return FALSE;
  sum = swb_archive_folder_end (self, error);
  return sum != NULL;
}

static gboolean
give_name (SwbArchiveFolder *self, const char *name, GError **error)
{
  g_autofree char *part = part_name (name);
  const char *own = name;
  int place = open_place (self, &own, TRUE);
  gboolean ok = place >= 0 && renameat (self->fd, part, place, own) == 0;

  if (!ok)
    fail_to_write (name, error);
  if (place >= 0)
    close (place);
  return ok;
}

static void
make_durable (SwbArchiveFolder *self)
{
  const char *name = SWB_ARCHIVE_ATTACHMENTS;
  int place = open_place (self, &name, FALSE);

  if (place >= 0)
    {
      fsync (place);
      close (place);
    }
  fsync (self->fd);
}

/**
 * swb_archive_folder_publish_last:
 * @self: a folder
 * @error: why not
 *
 * Gives the file that was written last its name, before all others.
 *
 * Returns: whether it has it
 */
gboolean
swb_archive_folder_publish_last (SwbArchiveFolder *self, GError **error)
{
  guint last = self->written->len - 1;

  if (!give_name (self, g_ptr_array_index (self->written, last), error))
    return FALSE;
  g_ptr_array_remove_index (self->written, last);
  make_durable (self);
  return TRUE;
}

/**
 * swb_archive_folder_publish:
 * @self: a folder
 * @error: why not
 *
 * Gives all files that were written their names, in place of older ones, and
 * makes that durable.
 *
 * Returns: whether they have them
 */
gboolean
swb_archive_folder_publish (SwbArchiveFolder *self, GError **error)
{
  for (guint i = 0; i < self->written->len; i++)
    if (!give_name (self, g_ptr_array_index (self->written, i), error))
      return FALSE;
  g_ptr_array_set_size (self->written, 0);
  make_durable (self);
  return TRUE;
}

/**
 * swb_archive_folder_abandon:
 * @self: a folder
 *
 * Takes away what was written and has no name of its own yet, and the folder
 * where it was made for it and is empty.
 */
void
swb_archive_folder_abandon (SwbArchiveFolder *self)
{
  if (self->out >= 0)
    close (self->out);
  self->out = -1;
  g_clear_pointer (&self->sum, swb_sha256_free);
  for (guint i = 0; i < self->written->len; i++)
    {
      g_autofree char *part = part_name (g_ptr_array_index (self->written, i));

      unlinkat (self->fd, part, 0);
    }
  g_ptr_array_set_size (self->written, 0);
  if (self->made)
    rmdir (self->path);
}
