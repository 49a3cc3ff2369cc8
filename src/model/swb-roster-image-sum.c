/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sum of an image of a roster's columns, by which damage is found. */
#include "model/swb-roster-image-private.h"

#include <string.h>

void
swb_roster_sum_init (SwbRosterSum *sum)
{
  memset (sum, 0, sizeof *sum);
  for (guint i = 0; i < SWB_ROSTER_LANES; i++)
    sum->lanes[i] = 0x9e3779b97f4a7c15u * (i + 1);
}

static void
add_block (SwbRosterSum *sum, const guint8 *block)
{
  guint64 words[SWB_ROSTER_LANES];

  memcpy (words, block, sizeof words);
  for (guint i = 0; i < SWB_ROSTER_LANES; i++)
    sum->lanes[i] = swb_roster_stir (sum->lanes[i], words[i]);
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
    all = swb_roster_stir (all, sum->lanes[i]);
  return all;
}
