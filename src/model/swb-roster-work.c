/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What campaigns say of creators, by creator. Most creators are in no
 * campaign, so only those that are have cells. */
#include "model/swb-roster-work.h"

#include "base/swb-id-index.h"

struct _SwbRosterWork
{
  const char *const *statuses;
  GArray *cells;
  SwbIdIndex *places;
};

/**
 * swb_roster_work_new:
 * @statuses: (array zero-terminated=1): ids of the statuses, in the order in
 *   which a placement goes through them; they must outlive the work
 *
 * Returns: (transfer full): work that knows nobody
 */
SwbRosterWork *
swb_roster_work_new (const char *const *statuses)
{
  SwbRosterWork *self = g_atomic_rc_box_new0 (SwbRosterWork);

  self->statuses = statuses;
  self->cells = g_array_new (FALSE, FALSE, sizeof (SwbWorkCells));
  self->places = swb_id_index_new (16);
  return self;
}

/**
 * swb_roster_work_ref:
 * @self: work
 *
 * Returns: (transfer full): @self
 */
SwbRosterWork *
swb_roster_work_ref (SwbRosterWork *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer memory)
{
  SwbRosterWork *self = memory;

  g_array_unref (self->cells);
  swb_id_index_free (self->places);
}

/**
 * swb_roster_work_unref:
 * @self: (transfer full) (nullable): work
 */
void
swb_roster_work_unref (SwbRosterWork *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear);
}

/**
 * swb_roster_work_add:
 * @self: work that no other thread knows yet
 * @creator: the id of a creator
 *
 * Returns: (transfer none): its cells, to be filled before the next is added
 */
SwbWorkCells *
swb_roster_work_add (SwbRosterWork *self, const SwbId *creator)
{
  SwbWorkCells cells = { *creator, -1, SWB_DAY_NONE, 0, 0, 0 };
  guint32 place;

  if (!swb_id_index_find (self->places, creator, &place))
    {
      place = self->cells->len;
      g_array_append_val (self->cells, cells);
      swb_id_index_set (self->places, creator, place);
    }
  return &g_array_index (self->cells, SwbWorkCells, place);
}

/**
 * swb_roster_work_find:
 * @self: (nullable): work
 * @creator: the id of a creator
 *
 * Returns: (transfer none) (nullable): its cells; null for who is in no
 *   campaign
 */
const SwbWorkCells *
swb_roster_work_find (const SwbRosterWork *self, const SwbId *creator)
{
  guint32 place;

  if (self == NULL || self->cells->len == 0 ||
      !swb_id_index_find (self->places, creator, &place))
    return NULL;
  return &g_array_index (self->cells, SwbWorkCells, place);
}

/**
 * swb_roster_work_get_status:
 * @self: (nullable): work
 * @place: of a status; -1 for none
 *
 * Returns: (nullable): its id
 */
const char *
swb_roster_work_get_status (const SwbRosterWork *self, int place)
{
  return self == NULL || place < 0 ? NULL : self->statuses[place];
}

/**
 * swb_roster_work_find_status:
 * @self: (nullable): work
 * @status: (nullable): an id
 *
 * Returns: its place; -1 where there is no such status
 */
int
swb_roster_work_find_status (const SwbRosterWork *self, const char *status)
{
  for (int i = 0; self != NULL && self->statuses[i] != NULL; i++)
    if (g_strcmp0 (self->statuses[i], status) == 0)
      return i;
  return -1;
}

/**
 * swb_roster_work_equal:
 * @self: (nullable): work
 * @other: (nullable): other work
 *
 * Returns: whether both say the same of everybody
 */
gboolean
swb_roster_work_equal (const SwbRosterWork *self, const SwbRosterWork *other)
{
  if (self == NULL || other == NULL || self->cells->len != other->cells->len)
    return self == other;
  for (guint i = 0; i < self->cells->len; i++)
    {
      const SwbWorkCells *one = &g_array_index (self->cells, SwbWorkCells, i);
      const SwbWorkCells *two = swb_roster_work_find (other, &one->creator);

      if (two == NULL || one->status != two->status || one->last != two->last ||
          one->n_campaigns != two->n_campaigns || one->n_due != two->n_due ||
          one->n_on_time != two->n_on_time)
        return FALSE;
    }
  return TRUE;
}
