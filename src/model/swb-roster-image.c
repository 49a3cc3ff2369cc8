/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes columns as they lie in memory, and takes them back only if every byte
 * is what it was: a sum finds damage, and every place and code is looked at,
 * for a file can be made by anybody. Long stretches begin at pages of the file,
 * so that they are mapped: what nobody looks at takes no memory, and what was
 * checked is forgotten before the next part. */
#include "model/swb-roster-image-private.h"
#include "model/swb-roster-memory.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Changes with what the bytes mean. */
#define VERSION 4
#define ENDIAN 0x01020304u

/* Bytes that are read before they are summed: they are still near then. */
#define CHUNK (256 * 1024)

/* Bytes that the pages of an arena have together. */
#define MOST_TEXT                                                              \
  (((guint64) SWB_ROSTER_TEXT_PAGE << SWB_ROSTER_TEXT_PAGES) -                 \
   SWB_ROSTER_TEXT_PAGE)

static const char magic[8] = "SwbRost";

typedef struct
{
  char magic[8];
  guint32 version;
  guint32 endian;
  guint64 size; /* of the file */
  guint64 sum;  /* of all behind the sum */
  guint64 layout;
  SwbRosterImageKey key;
  guint32 n_creators;
  guint32 n_accounts;
  guint64 used[SWB_N_ROSTER_ARENAS];
  guint64 lost;
  guint32 n_words;
  guint32 n_numbers;
  guint32 n_origins;
  guint32 masks[2]; /* of the indices of creators and accounts */
  guint32 counts[2];
  SwbTierBounds bounds;
} Header;

G_STATIC_ASSERT (G_STRUCT_OFFSET (Header, sum) == SWB_ROSTER_IMAGE_SUM_AT);
G_STATIC_ASSERT (sizeof (Header) == SWB_ROSTER_IMAGE_BODY_AT);

struct _SwbRosterImage
{
  SwbRosterData *data;
  SwbRosterStrings strings; /* texts that come later are not in them */
};

/* One stretch of memory and what it is in the file; @all is how long the memory
 * is in which it lies. */
typedef gboolean (*Work) (gpointer bytes,
                          gsize length,
                          gsize all,
                          gpointer user_data);

typedef struct
{
  int fd;
  guint64 at; /* in the file */
  SwbRosterSum sum;
} Stream;

/* The gap in the file before a stretch. */
static gsize
get_gap (guint64 at, gsize length)
{
  return length < SWB_ROSTER_LONG ? 0 : (gsize) (-at % SWB_ROSTER_MEMORY_PAGE);
}

/* Another build may have other columns. */
static guint64
get_layout (void)
{
  const SwbRosterShape *shape;
  guint n = swb_roster_shape (&shape);
  guint64 layout = sizeof (Header);

  for (guint i = 0; i < n; i++)
    layout = swb_roster_stir (layout, shape[i].at * 64 + shape[i].size * 2 +
                                          (shape[i].of_accounts ? 1 : 0));
  return swb_roster_stir (layout, SWB_N_PLATFORMS);
}

static gsize
column_length (const SwbRosterData *data, const SwbRosterShape *shape)
{
  gsize n = shape->of_accounts ? data->n_accounts : data->n_creators;

  if (shape->at == G_STRUCT_OFFSET (SwbRosterColumns, first_accounts))
    n++;
  return n * shape->size;
}

/* The pages of USED items of SIZE bytes, the last of them in part. */
static gboolean
each_page (guint8 *pages[SWB_ROSTER_PAGES],
           guint64 used,
           guint32 least,
           gsize size,
           Work work,
           gpointer user_data)
{
  guint64 from = 0;

  for (guint page = 0; from < used; page++)
    {
      guint64 room = (guint64) least << page;
      guint64 n = MIN (room, used - from);

      if (page >= SWB_ROSTER_PAGES)
        return FALSE;
      if (pages[page] == NULL)
        pages[page] = swb_roster_memory_new ((gsize) room * size);
      if (!work (pages[page], (gsize) n * size, (gsize) room * size, user_data))
        return FALSE;
      from += n;
    }
  return TRUE;
}

static gboolean
each_table (SwbRosterTable *table, Work work, gpointer user_data)
{
  return each_page (table->pages, table->n, SWB_ROSTER_TABLE_PAGE, table->size,
                    work, user_data);
}

static gboolean
each_index (SwbRosterIndex *index, Work work, gpointer user_data)
{
  gsize length = ((gsize) index->mask + 1) * sizeof *index->slots;

  return work (index->slots, length, length, user_data);
}

static gboolean
each_column (const SwbRosterData *data, Work work, gpointer user_data)
{
  const SwbRosterShape *shape;
  guint n = swb_roster_shape (&shape);

  for (guint i = 0; i < n; i++)
    if (!work (*swb_roster_column (data, &shape[i]),
               column_length (data, &shape[i]), data->columns->block_size,
               user_data))
      return FALSE;
  return TRUE;
}

static gboolean
each_text (SwbRosterStrings *strings, Work work, gpointer user_data)
{
  for (guint i = 0; i < SWB_N_ROSTER_ARENAS; i++)
    if (!each_page (strings->arenas[i].pages, strings->arenas[i].used,
                    SWB_ROSTER_TEXT_PAGE, 1, work, user_data))
      return FALSE;
  return TRUE;
}

static gboolean
each_code (const SwbRosterData *data,
           SwbRosterStrings *strings,
           Work work,
           gpointer user_data)
{
  return each_table (&strings->words, work, user_data) &&
         each_table (&strings->numbers, work, user_data) &&
         each_table (&strings->origins, work, user_data) &&
         each_index (&data->columns->creator_index, work, user_data) &&
         each_index (&data->columns->account_index, work, user_data);
}

/* All that is in the file behind the header, in its order. */
static gboolean
each_stretch (const SwbRosterData *data,
              SwbRosterStrings *strings,
              Work work,
              gpointer user_data)
{
  return each_column (data, work, user_data) &&
         each_text (strings, work, user_data) &&
         each_code (data, strings, work, user_data);
}

static gboolean
write_all (int fd, gconstpointer bytes, gsize length)
{
  const guint8 *at = bytes;

  while (length > 0)
    {
      gssize n = write (fd, at, length);

      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n > 0)
        {
          at += n;
          length -= (gsize) n;
        }
    }
  return TRUE;
}

static gboolean
write_part (Stream *stream, gconstpointer bytes, gsize length)
{
  swb_roster_sum_add (&stream->sum, bytes, length);
  stream->at += length;
  return write_all (stream->fd, bytes, length);
}

static gboolean
write_work (gpointer bytes, gsize length, gsize all, gpointer user_data)
{
  static const guint8 zeros[SWB_ROSTER_MEMORY_PAGE];
  Stream *stream = user_data;

  return write_part (stream, zeros, get_gap (stream->at, length)) &&
         write_part (stream, bytes, length);
}

static gboolean
size_work (gpointer bytes, gsize length, gsize all, gpointer user_data)
{
  guint64 *size = user_data;

  *size += get_gap (*size, length) + length;
  return TRUE;
}

static gboolean
each_written (const SwbRosterImage *image, Work work, gpointer user_data)
{
  SwbRosterStrings strings = image->strings;

  return each_stretch (image->data, &strings, work, user_data);
}

static void
fill_header (Header *header,
             const SwbRosterImage *image,
             const SwbRosterImageKey *key)
{
  const SwbRosterData *data = image->data;
  const SwbRosterColumns *columns = data->columns;
  const SwbRosterStrings *strings = &image->strings;

  memset (header, 0, sizeof *header);
  memcpy (header->magic, magic, sizeof magic);
  header->version = VERSION;
  header->endian = ENDIAN;
  header->layout = get_layout ();
  header->key.seq = key->seq;
  header->key.action = key->action;
  header->key.day = key->day;
  header->key.until = key->until;
  header->n_creators = data->n_creators;
  header->n_accounts = data->n_accounts;
  for (guint i = 0; i < SWB_N_ROSTER_ARENAS; i++)
    header->used[i] = strings->arenas[i].used;
  header->lost = strings->lost;
  header->n_words = strings->words.n;
  header->n_numbers = strings->numbers.n;
  header->n_origins = strings->origins.n;
  header->masks[0] = columns->creator_index.mask;
  header->masks[1] = columns->account_index.mask;
  header->counts[0] = columns->creator_index.n;
  header->counts[1] = columns->account_index.n;
  header->bounds = data->bounds;
  header->size = sizeof *header;
  each_written (image, size_work, &header->size);
}

static guint64
end_sum (SwbRosterSum *sum, const Header *header)
{
  Header copy;

  memcpy (&copy, header, sizeof copy); /* with what lies between its fields */
  copy.sum = 0;
  swb_roster_sum_add (sum, &copy, sizeof copy);
  return swb_roster_sum_end (sum);
}

/**
 * swb_roster_image_new:
 * @data: (transfer full): finished columns, pinned: nobody changes them as long
 *   as the image is used, but texts may be added for others that share theirs
 *
 * For the thread that decides about the columns.
 *
 * Returns: (transfer full): them, to be written by any thread
 */
SwbRosterImage *
swb_roster_image_new (SwbRosterData *data)
{
  SwbRosterImage *image = g_new (SwbRosterImage, 1);
  guint64 size = 0;

  image->data = data;
  /* Pages that are not there yet are made for all. */
  each_stretch (data, data->columns->strings, size_work, &size);
  image->strings = *data->columns->strings;
  return image;
}

/**
 * swb_roster_image_free:
 * @image: (transfer full) (nullable): an image
 */
void
swb_roster_image_free (SwbRosterImage *image)
{
  if (image == NULL)
    return;
  swb_roster_data_unref_elsewhere (image->data);
  g_free (image);
}

/**
 * swb_roster_image_get_data:
 * @image: an image
 *
 * Returns: (transfer none): its columns
 */
const SwbRosterData *
swb_roster_image_get_data (const SwbRosterImage *image)
{
  return image->data;
}

/**
 * swb_roster_image_write:
 * @image: columns
 * @key: of what they are
 * @fd: an empty file
 *
 * Returns: whether all was written; else @fd holds nothing that
 *   swb_roster_image_read() would take
 */
gboolean
swb_roster_image_write (const SwbRosterImage *image,
                        const SwbRosterImageKey *key,
                        int fd)
{
  Stream stream = { .fd = fd, .at = sizeof (Header) };
  Header header;
  Header empty = { 0 };

  fill_header (&header, image, key);
  swb_roster_sum_init (&stream.sum);
  if (!write_all (fd, &empty, sizeof empty) ||
      !each_written (image, write_work, &stream))
    return FALSE;
  header.sum = end_sum (&stream.sum, &header);
  return lseek (fd, 0, SEEK_SET) == 0 && write_all (fd, &header, sizeof header);
}

/* How much of a stretch is mapped; the rest is copied. */
static gsize
get_mapped (const Stream *stream, gpointer bytes, gsize length, gsize all)
{
  return length < SWB_ROSTER_LONG
             ? 0
             : swb_roster_memory_can_map (bytes, length, all, stream->fd);
}

/* What is added later lies behind the last whole page of what was written. */
static gboolean
map_work (gpointer bytes, gsize length, gsize all, gpointer user_data)
{
  Stream *stream = user_data;
  gsize mapped = get_mapped (stream, bytes, length, all);

  stream->at += get_gap (stream->at, length);
  if (mapped > 0 &&
      !swb_roster_memory_swap (bytes, mapped, stream->fd, stream->at))
    return FALSE;
  stream->at += length;
  return TRUE;
}

/**
 * swb_roster_image_map:
 * @image: columns
 * @fd: what swb_roster_image_write() wrote of them, on the disk; nobody writes
 *   into it as long as the columns are there, but it may be closed and deleted
 *
 * Gives the memory of the columns back: from now on they are read from the
 * file where somebody looks at them. They keep their places and their values,
 * so any thread may read them meanwhile.
 *
 * Returns: whether all of them are; the others stay as they are
 */
gboolean
swb_roster_image_map (const SwbRosterImage *image, int fd)
{
  Stream stream = { .fd = fd, .at = sizeof (Header) };

  return each_written (image, map_work, &stream);
}

static gboolean
read_all (int fd, gpointer bytes, gsize length, guint64 from)
{
  guint8 *at = bytes;

  while (length > 0)
    {
      gssize n = pread (fd, at, length, (off_t) from);

      if (n == 0 || (n < 0 && errno != EINTR))
        return FALSE;
      if (n > 0)
        {
          at += n;
          from += (guint64) n;
          length -= (gsize) n;
        }
    }
  return TRUE;
}

static gboolean
read_part (Stream *stream, gpointer bytes, gsize length)
{
  guint8 *at = bytes;

  while (length > 0)
    {
      gsize n = MIN (length, CHUNK);

      if (!read_all (stream->fd, at, n, stream->at))
        return FALSE;
      swb_roster_sum_add (&stream->sum, at, n);
      stream->at += n;
      at += n;
      length -= n;
    }
  return TRUE;
}

static gboolean
read_work (gpointer bytes, gsize length, gsize all, gpointer user_data)
{
  Stream *stream = user_data;
  guint8 gap[SWB_ROSTER_MEMORY_PAGE];
  gsize mapped = get_mapped (stream, bytes, length, all);

  if (!read_part (stream, gap, get_gap (stream->at, length)))
    return FALSE;
  if (mapped > 0)
    {
      if (!swb_roster_memory_map (bytes, mapped, stream->fd, stream->at))
        return FALSE;
      swb_roster_sum_add (&stream->sum, bytes, mapped);
      stream->at += mapped;
    }
  return read_part (stream, (guint8 *) bytes + mapped, length - mapped);
}

/* All of it was looked at; most of it nobody will look at soon. */
static gboolean
forget_work (gpointer bytes, gsize length, gsize all, gpointer user_data)
{
  gsize mapped = get_mapped (user_data, bytes, length, all);

  if (mapped > 0)
    swb_roster_memory_forget (bytes, mapped);
  return TRUE;
}

/* Each page is looked at and forgotten before the next one. */
static gboolean
read_text_work (gpointer bytes, gsize length, gsize all, gpointer user_data)
{
  return read_work (bytes, length, all, user_data) &&
         swb_roster_image_check_text (bytes, length, length == all) &&
         forget_work (bytes, length, all, user_data);
}

/* One part after the other, so that never all of them are in memory. What is
 * looked at may still be damaged: only the sum at the end tells. */
static gboolean
read_parts (const SwbRosterData *data, Stream *stream)
{
  SwbRosterStrings *strings = data->columns->strings;

  return each_column (data, read_work, stream) &&
         swb_roster_image_check_columns (data) &&
         each_column (data, forget_work, stream) &&
         each_text (strings, read_text_work, stream) &&
         each_code (data, strings, read_work, stream) &&
         swb_roster_image_check_codes (data) &&
         each_code (data, strings, forget_work, stream);
}

/* Whether what is promised can be in a file of this size at all, so that
 * nothing is made larger than the file. */
static gboolean
is_plausible (const Header *header, guint64 size)
{
  guint64 least = (guint64) header->n_creators * sizeof (SwbId) +
                  (guint64) header->n_accounts * sizeof (SwbId) +
                  header->n_words + header->n_numbers + header->n_origins;

  if (memcmp (header->magic, magic, sizeof magic) != 0 ||
      header->version != VERSION || header->endian != ENDIAN ||
      header->layout != get_layout () || header->size != size || least > size)
    return FALSE;
  for (guint i = 0; i < SWB_N_ROSTER_ARENAS; i++)
    if (header->used[i] < 1 || header->used[i] > MIN (size, MOST_TEXT))
      return FALSE;
  for (guint i = 0; i < 2; i++)
    if ((header->masks[i] & (header->masks[i] + 1)) != 0 ||
        header->masks[i] > size || header->counts[i] > header->masks[i])
      return FALSE;
  return header->n_words >= 1 && header->n_origins >= 1;
}

static SwbRosterData *
make_data (const Header *header)
{
  SwbRosterData *data =
      swb_roster_data_new (header->n_creators, header->n_accounts);
  SwbRosterColumns *columns = data->columns;
  SwbRosterIndex *indices[] = { &columns->creator_index,
                                &columns->account_index };

  for (guint i = 0; i < G_N_ELEMENTS (indices); i++)
    {
      swb_roster_index_make (indices[i], header->masks[i]);
      indices[i]->n = header->counts[i];
    }
  for (guint i = 0; i < SWB_N_ROSTER_ARENAS; i++)
    {
      columns->strings->arenas[i].used = header->used[i];
      columns->strings->stored += header->used[i];
    }
  columns->strings->lost = header->lost;
  columns->strings->words.n = header->n_words;
  columns->strings->numbers.n = header->n_numbers;
  columns->strings->origins.n = header->n_origins;
  data->bounds = header->bounds;
  return data;
}

/**
 * swb_roster_image_read:
 * @fd: a file, maybe damaged or made by somebody else; nobody writes into it
 *   as long as the columns are there, but it may be closed and deleted
 * @key: (out): of what the columns are
 *
 * Returns: (transfer full) (nullable): finished columns; null where anything
 *   is not as swb_roster_image_write() of this program made it
 */
SwbRosterData *
swb_roster_image_read (int fd, SwbRosterImageKey *key)
{
  g_autoptr (SwbRosterData) data = NULL;
  Stream stream = { .fd = fd, .at = sizeof (Header) };
  guint64 size = sizeof (Header);
  struct stat status;
  Header header;

  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode) ||
      !read_all (fd, &header, sizeof header, 0) ||
      !is_plausible (&header, (guint64) status.st_size))
    return NULL;
  data = make_data (&header);
  posix_fadvise (fd, 0, 0, POSIX_FADV_WILLNEED);
  swb_roster_sum_init (&stream.sum);
  each_stretch (data, data->columns->strings, size_work, &size);
  if (size != header.size || !read_parts (data, &stream) ||
      end_sum (&stream.sum, &header) != header.sum)
    return NULL;
  *key = header.key;
  return g_steal_pointer (&data);
}
