/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a document lies: whether two names are one file, and whether it can be
 * written there. All of it asks the disk; call it on a worker. */
#include "storage/swb-place.h"

#include <stdlib.h>
#include <sys/stat.h>

/**
 * swb_place_follow_links:
 * @file: a file, there or not
 *
 * Returns: (transfer full): what @file leads to, by a path without links;
 *   @file itself where it leads nowhere or has no path
 */
GFile *
swb_place_follow_links (GFile *file)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *real = path == NULL ? NULL : realpath (path, NULL);

  return real == NULL ? g_object_ref (file) : g_file_new_for_path (real);
}

/* A file that is not there yet is known by its folder and its name. */
static GFile *
find_real (GFile *file)
{
  g_autoptr (GFile) real = swb_place_follow_links (file);
  g_autoptr (GFile) parent = g_file_get_parent (real);
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL;

  if (real != file || parent == NULL)
    return g_steal_pointer (&real);
  folder = swb_place_follow_links (parent);
  name = g_file_get_basename (real);
  return g_file_get_child (folder, name);
}

static gboolean
is_same_node (GFile *one, GFile *other)
{
  const char *path = g_file_peek_path (one);
  const char *other_path = g_file_peek_path (other);
  struct stat status;
  struct stat other_status;

  return path != NULL && other_path != NULL && stat (path, &status) == 0 &&
         stat (other_path, &other_status) == 0 &&
         status.st_dev == other_status.st_dev &&
         status.st_ino == other_status.st_ino;
}

/**
 * swb_place_is_same:
 * @one: a file, there or not
 * @other: another
 *
 * Returns: whether both names lead to one file: through symbolic links, as
 *   hard links, or as other forms of one address
 */
gboolean
swb_place_is_same (GFile *one, GFile *other)
{
  g_autoptr (GFile) real = NULL;
  g_autoptr (GFile) other_real = NULL;

  if (g_file_equal (one, other) || is_same_node (one, other))
    return TRUE;
  if (g_file_peek_path (one) == NULL || g_file_peek_path (other) == NULL)
    return FALSE;
  real = find_real (one);
  other_real = find_real (other);
  return g_file_equal (real, other_real);
}

/**
 * swb_place_is_regular:
 * @file: what a person chose; any kind of thing
 * @cancellable: (nullable): a cancellable
 *
 * Returns: whether it is a file with bytes in it, and no folder, pipe or device
 */
gboolean
swb_place_is_regular (GFile *file, GCancellable *cancellable)
{
  return g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) ==
         G_FILE_TYPE_REGULAR;
}

static gboolean
may_write (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE,
                         G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  return info == NULL ||
         !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE) ||
         g_file_info_get_attribute_boolean (info,
                                            G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE);
}

/**
 * swb_place_is_writable:
 * @file: a document
 * @cancellable: (nullable): a cancellable
 *
 * A document is saved by putting a new file in its place, so its folder has to
 * take one.
 *
 * Returns: whether nothing is known that would keep it from being saved
 */
gboolean
swb_place_is_writable (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GFile) real = swb_place_follow_links (file);
  g_autoptr (GFile) folder = g_file_get_parent (real);

  return may_write (real, cancellable) &&
         (folder == NULL || may_write (folder, cancellable));
}

/**
 * swb_place_query_etag:
 * @file: a document
 * @cancellable: (nullable): a cancellable
 *
 * Returns: (transfer full) (nullable): what its place calls this version of it
 */
char *
swb_place_query_etag (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_ETAG_VALUE,
                         G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  return info == NULL ? NULL : g_strdup (g_file_info_get_etag (info));
}

/* A change can follow another within one tick of the clock that times it, and
 * clocks of two machines differ: what changed just now says nothing. */
#define SETTLED_SECONDS 2

static gboolean
is_remote (GFile *file, GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (
      file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, cancellable, NULL);

  return info == NULL || g_file_info_get_attribute_boolean (
                             info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
}

/**
 * swb_place_stamp:
 * @file: a document
 * @cancellable: (nullable): a cancellable
 *
 * Whoever sums a file between two equal stamps may trust the sum for as long
 * as the stamp stays the same: the system notes the time of every change of
 * the bytes, and no program sets that time.
 *
 * Returns: (transfer full) (nullable): which file it is and when it was changed
 *   last; null where that says nothing, as on another machine's disk or right
 *   after a change
 */
char *
swb_place_stamp (GFile *file, GCancellable *cancellable)
{
  const char *path = g_file_peek_path (file);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  struct stat status;

  if (path == NULL || stat (path, &status) != 0 || !S_ISREG (status.st_mode) ||
      status.st_ctim.tv_sec + SETTLED_SECONDS > now ||
      is_remote (file, cancellable))
    return NULL;
  return g_strdup_printf (
      "%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT
      ":%" G_GINT64_FORMAT ".%09ld:%" G_GINT64_FORMAT ".%09ld",
      (guint64) status.st_dev, (guint64) status.st_ino,
      (guint64) status.st_size, (gint64) status.st_mtim.tv_sec,
      status.st_mtim.tv_nsec, (gint64) status.st_ctim.tv_sec,
      status.st_ctim.tv_nsec);
}
