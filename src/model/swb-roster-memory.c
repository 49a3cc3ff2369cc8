/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The C library keeps what was freed, some tens of megabytes a thread; what is
 * sorted or read by the million would stay with the program for good. */
#include "model/swb-roster-memory.h"

#include <sys/mman.h>

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
