/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures in a folder: one file each, with a line on when it came and a line
 * with the server's mark before the bytes. The time of the file says when it
 * was last looked at; what was longest not looked at goes first. */
#include "sync/swb-picture-folder.h"

#include "base/swb-picture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#define FIRST_LINE "swellboard-picture 1 "
#define MOST_ETAG 200
/* A file is at most this much longer than its picture. */
#define MOST_HEADER 512
#define NAME_LENGTH 64

/**
 * swb_kept_picture_new:
 * @bytes: what the server sent
 * @etag: (nullable): its mark
 * @fetched: when, in seconds since 1970
 *
 * Returns: (transfer full): a picture
 */
SwbKeptPicture *
swb_kept_picture_new (GBytes *bytes, const char *etag, gint64 fetched)
{
  SwbKeptPicture *picture = g_new0 (SwbKeptPicture, 1);

  picture->bytes = g_bytes_ref (bytes);
  picture->etag = g_strdup (etag);
  picture->fetched = fetched;
  return picture;
}

/**
 * swb_kept_picture_free:
 * @picture: (transfer full) (nullable): a picture
 */
void
swb_kept_picture_free (SwbKeptPicture *picture)
{
  if (picture == NULL)
    return;
  g_clear_pointer (&picture->bytes, g_bytes_unref);
  g_free (picture->etag);
  g_free (picture);
}

static char *
path_of (const char *folder, const char *address)
{
  g_autofree char *name =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);

  return g_build_filename (folder, name, NULL);
}

/* Returns: where the picture begins; 0 where the file is none of ours */
static gsize
read_header (const char *data, gsize length, SwbKeptPicture *picture)
{
  const gsize first = strlen (FIRST_LINE);
  const char *line_end;
  const char *etag_end;

  if (length < first || memcmp (data, FIRST_LINE, first) != 0)
    return 0;
  line_end = memchr (data, '\n', MIN (length, MOST_HEADER));
  if (line_end == NULL)
    return 0;
  picture->fetched = g_ascii_strtoll (data + first, NULL, 10);
  etag_end = memchr (line_end + 1, '\n',
                     MIN (length - (gsize) (line_end + 1 - data), MOST_HEADER));
  if (etag_end == NULL)
    return 0;
  if (etag_end > line_end + 1)
    picture->etag = g_strndup (line_end + 1, (gsize) (etag_end - line_end - 1));
  return (gsize) (etag_end + 1 - data);
}

/* What lies there may be anybody's: it is read only where it is a plain file of
 * a picture's size. */
static gboolean
is_plain (const char *path)
{
  GStatBuf status;

  return g_lstat (path, &status) == 0 && S_ISREG (status.st_mode) &&
         status.st_size > 0 &&
         status.st_size <= SWB_PICTURE_MOST_BYTES + 2 * MOST_HEADER;
}

/**
 * swb_picture_folder_read:
 * @folder: where pictures are kept
 * @address: of a picture
 *
 * Marks it as looked at. One that is damaged or no picture is forgotten.
 *
 * Returns: (transfer full) (nullable): the picture
 */
SwbKeptPicture *
swb_picture_folder_read (const char *folder, const char *address)
{
  g_autofree char *path = path_of (folder, address);
  g_autoptr (SwbKeptPicture) picture = g_new0 (SwbKeptPicture, 1);
  g_autofree char *data = NULL;
  gsize length;
  gsize start;

  if (!is_plain (path) || !g_file_get_contents (path, &data, &length, NULL))
    return NULL;
  start = read_header (data, length, picture);
  if (start == 0 ||
      !swb_picture_check (data + start, length - start, NULL, NULL))
    {
      g_unlink (path);
      return NULL;
    }
  picture->bytes = g_bytes_new (data + start, length - start);
  g_utime (path, NULL);
  return g_steal_pointer (&picture);
}

/* A mark with a control character in it would forge a line. */
static gboolean
may_keep_etag (const char *etag)
{
  if (etag == NULL || strlen (etag) > MOST_ETAG)
    return FALSE;
  for (const char *c = etag; *c != '\0'; c++)
    if ((guchar) *c < 0x20 || (guchar) *c > 0x7e)
      return FALSE;
  return TRUE;
}

/**
 * swb_picture_folder_write:
 * @folder: where pictures are kept; made where it is not there
 * @address: of the picture
 * @picture: the picture, checked
 * @most_bytes: of all pictures together
 *
 * Returns: whether it is kept
 */
gboolean
swb_picture_folder_write (const char *folder,
                          const char *address,
                          const SwbKeptPicture *picture,
                          guint64 most_bytes)
{
  g_autofree char *path = path_of (folder, address);
  g_autoptr (GString) file = g_string_new (FIRST_LINE);
  gsize length;
  const char *bytes = g_bytes_get_data (picture->bytes, &length);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return FALSE;
  g_string_append_printf (file, "%" G_GINT64_FORMAT "\n%s\n", picture->fetched,
                          may_keep_etag (picture->etag) ? picture->etag : "");
  g_string_append_len (file, bytes, (gssize) length);
  if (!g_file_set_contents_full (path, file->str, (gssize) file->len,
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL))
    return FALSE;
  swb_picture_folder_prune (folder, most_bytes);
  return TRUE;
}

/**
 * swb_picture_folder_forget:
 * @folder: where pictures are kept
 * @address: of a picture that is no longer there
 */
void
swb_picture_folder_forget (const char *folder, const char *address)
{
  g_autofree char *path = path_of (folder, address);

  g_unlink (path);
}

typedef struct
{
  char *path;
  gint64 looked_at;
  guint64 size;
} Entry;

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->path);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a;
  const Entry *y = b;

  if (x->looked_at != y->looked_at)
    return x->looked_at < y->looked_at ? -1 : 1;
  return strcmp (x->path, y->path);
}

/* Only files with names that we give: others in the folder are not ours. */
static gboolean
is_ours (const char *name)
{
  return strlen (name) == NAME_LENGTH &&
         strspn (name, "0123456789abcdef") == NAME_LENGTH;
}

static GArray *
list_entries (const char *folder, guint64 *total)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_array_set_clear_func (entries, entry_clear);
  *total = 0;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Entry entry = { g_build_filename (folder, name, NULL), 0, 0 };
      GStatBuf status;

      if (!is_ours (name) || g_lstat (entry.path, &status) != 0 ||
          !S_ISREG (status.st_mode))
        {
          entry_clear (&entry);
          continue;
        }
      entry.looked_at = status.st_mtime;
      entry.size = (guint64) status.st_size;
      *total += entry.size;
      g_array_append_val (entries, entry);
    }
  return entries;
}

/**
 * swb_picture_folder_prune:
 * @folder: where pictures are kept
 * @most_bytes: of all of them together
 *
 * Takes those away that were longest not looked at, until the others fit.
 */
void
swb_picture_folder_prune (const char *folder, guint64 most_bytes)
{
  guint64 total;
  g_autoptr (GArray) entries = list_entries (folder, &total);

  if (total <= most_bytes)
    return;
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len && total > most_bytes; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      g_unlink (entry->path);
      total -= entry->size;
    }
}
