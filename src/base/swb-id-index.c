/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table with open addressing: the identifier and its place lie side by side,
 * so a look costs one line of memory. */
#include "base/swb-id-index.h"

#include <string.h>

#define LEAST_SLOTS 64u

/* A place of 0 is an empty slot; others are kept plus one. */
typedef struct
{
  SwbId id;
  guint32 place;
} Slot;

struct _SwbIdIndex
{
  Slot *slots;
  guint mask; /* slots less one; a power of two of them */
  guint n;
};

static guint
slots_for (guint n)
{
  guint slots = LEAST_SLOTS;

  while (slots / 3 * 2 < n)
    slots *= 2;
  return slots;
}

/**
 * swb_id_index_new:
 * @n: how many identifiers are expected
 *
 * Returns: (transfer full): an index without any
 */
SwbIdIndex *
swb_id_index_new (guint n)
{
  SwbIdIndex *self = g_new0 (SwbIdIndex, 1);
  guint slots = slots_for (n);

  self->slots = g_new0 (Slot, slots);
  self->mask = slots - 1;
  return self;
}

/**
 * swb_id_index_copy:
 * @self: an index
 *
 * Returns: (transfer full): another one that says the same
 */
SwbIdIndex *
swb_id_index_copy (const SwbIdIndex *self)
{
  SwbIdIndex *copy = g_memdup2 (self, sizeof *self);

  copy->slots =
      g_memdup2 (self->slots, ((gsize) self->mask + 1) * sizeof *self->slots);
  return copy;
}

/**
 * swb_id_index_free:
 * @self: (transfer full) (nullable): an index
 */
void
swb_id_index_free (SwbIdIndex *self)
{
  if (self == NULL)
    return;
  g_free (self->slots);
  g_free (self);
}

/* The slot of @id, or the empty one where it belongs. The hash is chance in
 * our own identifiers; a strange file may have others, so it is stirred. */
static Slot *
find_slot (const SwbIdIndex *self, const SwbId *id)
{
  guint at = swb_id_hash (id);

  at = (at ^ at >> 15) * 2246822519u;
  at = (at ^ at >> 13) & self->mask;
  while (self->slots[at].place != 0 &&
         memcmp (&self->slots[at].id, id, sizeof *id) != 0)
    at = (at + 1) & self->mask;
  return &self->slots[at];
}

static void
grow (SwbIdIndex *self)
{
  SwbIdIndex *larger = swb_id_index_new (self->n * 2);

  for (guint i = 0; i <= self->mask; i++)
    if (self->slots[i].place != 0)
      *find_slot (larger, &self->slots[i].id) = self->slots[i];
  g_free (self->slots);
  self->slots = larger->slots;
  self->mask = larger->mask;
  g_free (larger);
}

/**
 * swb_id_index_set:
 * @self: an index
 * @id: an identifier
 * @place: where it stands, less than G_MAXUINT32; takes the place of a former
 *   one
 */
void
swb_id_index_set (SwbIdIndex *self, const SwbId *id, guint32 place)
{
  Slot *slot;

  g_return_if_fail (place < G_MAXUINT32);

  slot = find_slot (self, id);
  if (slot->place == 0)
    {
      if (++self->n > (self->mask + 1) / 3 * 2)
        {
          grow (self);
          slot = find_slot (self, id);
        }
      slot->id = *id;
    }
  slot->place = place + 1;
}

/**
 * swb_id_index_find:
 * @self: an index
 * @id: an identifier
 * @place: (out): where it stands; untouched where it is not known
 *
 * Returns: whether it is known
 */
gboolean
swb_id_index_find (const SwbIdIndex *self, const SwbId *id, guint32 *place)
{
  const Slot *slot = find_slot (self, id);

  if (slot->place == 0)
    return FALSE;
  *place = slot->place - 1;
  return TRUE;
}
