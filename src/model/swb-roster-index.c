/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table with open addressing over a column of identifiers. */
#include "model/swb-roster-index.h"

#include "model/swb-roster-memory.h"

#include <string.h>

#define LEAST_SLOTS 64u

static gsize
get_size (const SwbRosterIndex *index)
{
  return ((gsize) index->mask + 1) * sizeof *index->slots;
}

/**
 * swb_roster_index_make:
 * @index: (out): becomes an index without any
 * @mask: its slots less one
 */
void
swb_roster_index_make (SwbRosterIndex *index, guint mask)
{
  index->mask = mask;
  index->n = 0;
  index->slots = swb_roster_memory_new (get_size (index));
}

/**
 * swb_roster_index_init:
 * @index: (out): becomes an index without any
 * @n: how many identifiers are expected
 */
void
swb_roster_index_init (SwbRosterIndex *index, guint n)
{
  guint slots = LEAST_SLOTS;

  while (slots / 4 * 3 < n)
    slots *= 2;
  swb_roster_index_make (index, slots - 1);
}

/**
 * swb_roster_index_copy:
 * @index: (out): becomes another one that says the same
 * @from: an index
 */
void
swb_roster_index_copy (SwbRosterIndex *index, const SwbRosterIndex *from)
{
  swb_roster_index_make (index, from->mask);
  memcpy (index->slots, from->slots, get_size (from));
  index->n = from->n;
}

/**
 * swb_roster_index_clear:
 * @index: an index, or zeros
 */
void
swb_roster_index_clear (SwbRosterIndex *index)
{
  swb_roster_memory_free (g_steal_pointer (&index->slots), get_size (index));
  index->n = 0;
}

/* The hash is chance in our own identifiers; a strange file may have others,
 * so it is stirred. */
static guint
first_slot (const SwbRosterIndex *index, const SwbId *id)
{
  guint at = swb_id_hash (id);

  at = (at ^ at >> 15) * 2246822519u;
  return (at ^ at >> 13) & index->mask;
}

static void
put (SwbRosterIndex *index, const SwbId *ids, guint32 place)
{
  guint at = first_slot (index, &ids[place]);

  while (index->slots[at] != 0)
    {
      if (memcmp (&ids[index->slots[at] - 1], &ids[place], sizeof *ids) == 0)
        {
          index->slots[at] = place + 1;
          return;
        }
      at = (at + 1) & index->mask;
    }
  index->slots[at] = place + 1;
  index->n++;
}

static void
grow (SwbRosterIndex *index, const SwbId *ids)
{
  SwbRosterIndex larger;

  swb_roster_index_init (&larger, index->n * 2);
  for (guint i = 0; i <= index->mask; i++)
    if (index->slots[i] != 0)
      put (&larger, ids, index->slots[i] - 1);
  swb_roster_index_clear (index);
  *index = larger;
}

/**
 * swb_roster_index_set:
 * @index: an index
 * @ids: the column
 * @place: of an identifier in it, less than G_MAXUINT32; takes the place of an
 *   equal one's
 */
void
swb_roster_index_set (SwbRosterIndex *index, const SwbId *ids, guint32 place)
{
  g_return_if_fail (place < G_MAXUINT32);

  if (index->n + 1 > (index->mask + 1) / 4 * 3)
    grow (index, ids);
  put (index, ids, place);
}

/**
 * swb_roster_index_find:
 * @index: an index
 * @ids: the column
 * @id: an identifier
 * @place: (out): where it stands; untouched where it is not known
 *
 * Returns: whether it is known
 */
gboolean
swb_roster_index_find (const SwbRosterIndex *index,
                       const SwbId *ids,
                       const SwbId *id,
                       guint32 *place)
{
  guint at = first_slot (index, id);

  for (; index->slots[at] != 0; at = (at + 1) & index->mask)
    if (memcmp (&ids[index->slots[at] - 1], id, sizeof *id) == 0)
      {
        *place = index->slots[at] - 1;
        return TRUE;
      }
  return FALSE;
}
