/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The C library keeps what was freed, some tens of megabytes a thread; what is
 * sorted or read by the million would stay with the program for good. */
#include "model/swb-roster-memory.h"

#include <errno.h>
#include <linux/magic.h>
#include <sys/mman.h>
#include <sys/vfs.h>
#include <unistd.h>

/* So much is swapped at once: whoever reads it just then waits for it. */
#define STEP ((gsize) 4 << 20)

#define CHUNK ((gsize) 256 << 10)

/* Less comes from the C library. */
#define LARGE ((gsize) 1 << 20)

/**
 * swb_roster_memory_new:
 * @length: bytes
 *
 * Returns: (transfer full): zeros; those that nobody touches take no memory
 */
gpointer
swb_roster_memory_new (gsize length)
{
  gpointer memory;

  if (length < LARGE)
    return g_malloc0 (MAX (length, 1));
  memory = mmap (NULL, length, PROT_READ | PROT_WRITE,
                 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED)
    g_error ("There is no memory for %" G_GSIZE_FORMAT " bytes", length);
  return memory;
}

/**
 * swb_roster_memory_free:
 * @memory: (transfer full) (nullable): from swb_roster_memory_new()
 * @length: its bytes
 */
void
swb_roster_memory_free (gpointer memory, gsize length)
{
  if (memory == NULL)
    return;
  if (length < LARGE)
    g_free (memory);
  else
    munmap (memory, length);
}

/* A server may give other bytes the next time, or none; not all of these are
 * named by older headers. */
static gboolean
is_near (int fd)
{
  static const guint32 far[] = { NFS_SUPER_MAGIC, SMB_SUPER_MAGIC, 0xff534d42u,
                                 0xfe534d42u,     0x65735546u,     V9FS_MAGIC };
  struct statfs status;

  if (fstatfs (fd, &status) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (far); i++)
    if ((guint32) status.f_type == far[i])
      return FALSE;
  return TRUE;
}

/**
 * swb_roster_memory_can_map:
 * @at: in memory from swb_roster_memory_new()
 * @length: bytes from there
 * @all: bytes of the whole memory
 * @fd: a file
 *
 * Returns: how many bytes swb_roster_memory_map() can put there, at most
 *   @length; 0 where it can none
 */
gsize
swb_roster_memory_can_map (gconstpointer at, gsize length, gsize all, int fd)
{
  if (all < LARGE || sysconf (_SC_PAGESIZE) != SWB_ROSTER_MEMORY_PAGE ||
      (gsize) at % SWB_ROSTER_MEMORY_PAGE != 0 || !is_near (fd))
    return 0;
  return length - length % SWB_ROSTER_MEMORY_PAGE;
}

/* The plain way: what cannot be read says so. */
static gboolean
read_through (gsize length, int fd, guint64 from)
{
  g_autofree guint8 *bytes = g_malloc (CHUNK);

  for (gsize done = 0; done < length;)
    {
      const gssize n =
          pread (fd, bytes, MIN (length - done, CHUNK), (off_t) (from + done));

      if (n == 0 || (n < 0 && errno != EINTR))
        return FALSE;
      done += (gsize) MAX (n, 0);
    }
  return TRUE;
}

/* Whoever looks at mapped bytes that the disk does not give is ended by the
 * system; asked for them in this way it tells, and then it has them. */
static gboolean
can_read (gpointer at, gsize length, int fd, guint64 from)
{
#ifdef MADV_POPULATE_READ
  if (madvise (at, length, MADV_POPULATE_READ) == 0)
    return TRUE;
  if (errno == EFAULT || errno == EHWPOISON)
    return FALSE;
#endif
  return read_through (length, fd, from);
}

/**
 * swb_roster_memory_map:
 * @at: where swb_roster_memory_can_map() allows it
 * @length: as many bytes as it allows
 * @fd: a file that nobody writes into; it may be closed and deleted
 * @from: where in it
 *
 * Puts what the file holds there. What is written to it stays in memory; what
 * is only read the system may drop and read again.
 *
 * Returns: whether it is there and could be read; else the memory can only be
 *   freed
 */
gboolean
swb_roster_memory_map (gpointer at, gsize length, int fd, guint64 from)
{
  return mmap (at, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED, fd,
               (off_t) from) != MAP_FAILED &&
         can_read (at, length, fd, from);
}

/* Puts a fresh mapping in the place of what is there, in one step. */
static gboolean
swap_step (guint8 *at, gsize length, int fd, guint64 from)
{
  gpointer fresh = mmap (NULL, length, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd,
                         (off_t) from);

  if (fresh == MAP_FAILED)
    return FALSE;
  if (mremap (fresh, length, length, MREMAP_MAYMOVE | MREMAP_FIXED, at) ==
      MAP_FAILED)
    g_error ("There is no memory for %" G_GSIZE_FORMAT " bytes", length);
  return TRUE;
}

/**
 * swb_roster_memory_swap:
 * @at: where swb_roster_memory_can_map() allows it
 * @length: as many bytes as it allows
 * @fd: a file like that of swb_roster_memory_map()
 * @from: where in it the same bytes lie that are at @at
 *
 * Like swb_roster_memory_map(), under the eyes of other threads that read but
 * do not write there: the system holds them up while it swaps.
 *
 * Returns: whether all is in the file now; else some is still in memory
 */
gboolean
swb_roster_memory_swap (gpointer at, gsize length, int fd, guint64 from)
{
  for (gsize done = 0; done < length; done += STEP)
    if (!swap_step ((guint8 *) at + done, MIN (STEP, length - done), fd,
                    from + done))
      return FALSE;
  return TRUE;
}

/**
 * swb_roster_memory_forget:
 * @at: what was mapped, and nothing written to it since
 * @length: its bytes
 *
 * It takes no memory until it is looked at again.
 */
void
swb_roster_memory_forget (gpointer at, gsize length)
{
  madvise (at, length, MADV_DONTNEED);
}
