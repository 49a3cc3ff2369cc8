/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes columns as they lie in memory, and takes them back only if every byte
 * is what it was: a sum finds damage, and every place and code is looked at,
 * for a file can be made by anybody. Long stretches begin at pages of the file,
 * so that they are mapped: what nobody looks at takes no memory. */
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

void
swb_roster_sum_init (SwbRosterSum *sum)
{
  memset (sum, 0, sizeof *sum);
  for (guint i = 0; i < SWB_ROSTER_LANES; i++)
    sum->lanes[i] = 0x9e3779b97f4a7c15u * (i + 1);
}

static guint64
stir (guint64 lane, guint64 word)
{
  lane = (lane ^ word) * 0xff51afd7ed558ccdu;
  return lane ^ lane >> 32;
}

static void
add_block (SwbRosterSum *sum, const guint8 *block)
{
  guint64 words[SWB_ROSTER_LANES];

  memcpy (words, block, sizeof words);
  for (guint i = 0; i < SWB_ROSTER_LANES; i++)
    sum->lanes[i] = stir (sum->lanes[i], words[i]);
}

/**
 * swb_roster_sum_add:
 * @sum: a sum
 * @bytes: bytes
 * @length: how many
 *
 * Four sums side by side, each a multiplication a word: as fast as memory, and
 * enough to find damage. It keeps nobody out.
 */
void
swb_roster_sum_add (SwbRosterSum *sum, gconstpointer bytes, gsize length)
{
  const guint8 *at = bytes;
  const guint8 *end = at + length;

  sum->length += length;
  if (sum->n_rest > 0)
    {
      gsize n = MIN (length, sizeof sum->rest - sum->n_rest);

      memcpy (sum->rest + sum->n_rest, at, n);
      sum->n_rest += n;
      at += n;
      if (sum->n_rest < sizeof sum->rest)
        return;
      add_block (sum, sum->rest);
    }
  for (; (gsize) (end - at) >= sizeof sum->rest; at += sizeof sum->rest)
    add_block (sum, at);
  sum->n_rest = (gsize) (end - at);
  memcpy (sum->rest, at, sum->n_rest);
}

guint64
swb_roster_sum_end (SwbRosterSum *sum)
{
  guint64 all = sum->length;

  memset (sum->rest + sum->n_rest, 0, sizeof sum->rest - sum->n_rest);
  add_block (sum, sum->rest);
  for (guint i = 0; i < SWB_ROSTER_LANES; i++)
    all = stir (all, sum->lanes[i]);
  return all;
}

/* Another build may have other columns. */
static guint64
get_layout (void)
{
  const SwbRosterShape *shape;
  guint n = swb_roster_shape (&shape);
  guint64 layout = sizeof (Header);

  for (guint i = 0; i < n; i++)
    layout = stir (layout, shape[i].at * 64 + shape[i].size * 2 +
                               (shape[i].of_accounts ? 1 : 0));
  return stir (layout, SWB_N_PLATFORMS);
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

/* All that is in the file behind the header, in its order. */
static gboolean
each_stretch (const SwbRosterData *data, Work work, gpointer user_data)
{
  SwbRosterColumns *columns = data->columns;
  SwbRosterStrings *strings = columns->strings;
  const SwbRosterShape *shape;
  guint n = swb_roster_shape (&shape);

  for (guint i = 0; i < n; i++)
    if (!work (*swb_roster_column (data, &shape[i]),
               column_length (data, &shape[i]), columns->block_size, user_data))
      return FALSE;
  for (guint i = 0; i < SWB_N_ROSTER_ARENAS; i++)
    if (!each_page (strings->arenas[i].pages, strings->arenas[i].used,
                    SWB_ROSTER_TEXT_PAGE, 1, work, user_data))
      return FALSE;
  return each_table (&strings->words, work, user_data) &&
         each_table (&strings->numbers, work, user_data) &&
         each_table (&strings->origins, work, user_data) &&
         each_index (&columns->creator_index, work, user_data) &&
         each_index (&columns->account_index, work, user_data);
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

static void
fill_header (Header *header,
             const SwbRosterData *data,
             const SwbRosterImageKey *key)
{
  const SwbRosterColumns *columns = data->columns;
  const SwbRosterStrings *strings = columns->strings;

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
  each_stretch (data, size_work, &header->size);
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
 * swb_roster_image_write:
 * @data: finished columns that nobody changes meanwhile
 * @key: of what they are
 * @fd: an empty file
 *
 * Returns: whether all was written; else @fd holds nothing that
 *   swb_roster_image_read() would take
 */
gboolean
swb_roster_image_write (const SwbRosterData *data,
                        const SwbRosterImageKey *key,
                        int fd)
{
  Stream stream = { .fd = fd, .at = sizeof (Header) };
  Header header;
  Header empty = { 0 };

  fill_header (&header, data, key);
  swb_roster_sum_init (&stream.sum);
  if (!write_all (fd, &empty, sizeof empty) ||
      !each_stretch (data, write_work, &stream))
    return FALSE;
  header.sum = end_sum (&stream.sum, &header);
  return lseek (fd, 0, SEEK_SET) == 0 && write_all (fd, &header, sizeof header);
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

/* How much of a stretch is mapped; the rest is copied. */
static gsize
get_mapped (const Stream *stream, gpointer bytes, gsize length, gsize all)
{
  return length < SWB_ROSTER_LONG
             ? 0
             : swb_roster_memory_can_map (bytes, length, all, stream->fd);
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
    if (header->used[i] < 1 || header->used[i] > size)
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
  each_stretch (data, size_work, &size);
  if (size != header.size || !each_stretch (data, read_work, &stream) ||
      end_sum (&stream.sum, &header) != header.sum ||
      !swb_roster_image_check (data))
    return NULL;
  each_stretch (data, forget_work, &stream);
  *key = header.key;
  return g_steal_pointer (&data);
}
