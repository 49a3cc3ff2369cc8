/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A roster's view in groups: rows of creators, and before each group a row
 * that stands for it. Without groups it is the view itself. Where there are
 * very many a thread puts them in groups; until it has done the former ones
 * are shown. */
#include "model/swb-roster-groups.h"

#include "model/swb-roster-grouping-job.h"

/* From so many creators on a thread makes the groups. */
#define MANY 20000

struct _SwbRosterGroups
{
  GObject parent_instance;

  SwbRosterView *view;
  SwbRosterGroupBy by;
  GHashTable *closed; /* names of groups */

  SwbRosterData *data; /* that the grouping is of */
  SwbRosterGrouping *grouping;
  GPtrArray *groups;
  GArray *tops; /* guint: positions of the groups' rows, and the end */

  gboolean busy;  /* a thread makes other groups */
  gboolean again; /* and what it is asked has changed since */
};

static void swb_roster_groups_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (
    SwbRosterGroups,
    swb_roster_groups,
    G_TYPE_OBJECT,
    G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                           swb_roster_groups_list_model_init))

static SwbRosterGroup *
group_new (SwbRosterGroups *self, const SwbGroupCells *cells)
{
  SwbRosterGroup *group = swb_roster_group_new (self->grouping->by, cells);

  swb_roster_group_set_open (
      group,
      !g_hash_table_contains (self->closed, swb_roster_group_get_name (group)));
  return group;
}

static SwbRosterGroup *
get_group (SwbRosterGroups *self, guint n)
{
  return g_ptr_array_index (self->groups, n);
}

static guint
get_top (SwbRosterGroups *self, guint n)
{
  return g_array_index (self->tops, guint, n);
}

static guint
count (SwbRosterGroup *group)
{
  return swb_roster_group_get_cells (group)->sums.n;
}

static void
count_tops (SwbRosterGroups *self)
{
  guint top = 0;

  g_array_set_size (self->tops, 0);
  for (guint i = 0; i < self->groups->len; i++)
    {
      SwbRosterGroup *group = get_group (self, i);

      g_array_append_val (self->tops, top);
      top += 1 + (swb_roster_group_is_open (group) ? count (group) : 0);
    }
  g_array_append_val (self->tops, top);
}

/* The last group whose row is at or before a position. */
static guint
group_at (SwbRosterGroups *self, guint position)
{
  guint low = 0;
  guint high = self->groups->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (get_top (self, middle) <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static GType
swb_roster_groups_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
swb_roster_groups_get_n_items (GListModel *model)
{
  SwbRosterGroups *self = SWB_ROSTER_GROUPS (model);

  return self->grouping != NULL
             ? get_top (self, self->groups->len)
             : g_list_model_get_n_items (G_LIST_MODEL (self->view));
}

static gpointer
swb_roster_groups_get_item (GListModel *model, guint position)
{
  SwbRosterGroups *self = SWB_ROSTER_GROUPS (model);
  guint n;

  if (self->grouping == NULL)
    return g_list_model_get_item (G_LIST_MODEL (self->view), position);
  if (position >= get_top (self, self->groups->len))
    return NULL;
  n = group_at (self, position);
  return position == get_top (self, n)
             ? g_object_ref (G_OBJECT (get_group (self, n)))
             : G_OBJECT (swb_roster_groups_get_creator (
                   self, n, position - get_top (self, n) - 1));
}

static void
swb_roster_groups_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = swb_roster_groups_get_item_type;
  iface->get_n_items = swb_roster_groups_get_n_items;
  iface->get_item = swb_roster_groups_get_item;
}

static void
forget (SwbRosterGroups *self)
{
  swb_roster_data_unref_elsewhere (self->data);
  self->data = NULL;
  g_clear_pointer (&self->grouping, swb_roster_grouping_free);
  g_ptr_array_set_size (self->groups, 0);
  g_array_set_size (self->tops, 0);
}

/* Takes both over; null for no groups. */
static void
show (SwbRosterGroups *self, SwbRosterData *data, SwbRosterGrouping *grouping)
{
  guint before = g_list_model_get_n_items (G_LIST_MODEL (self));

  forget (self);
  self->data = data;
  self->grouping = grouping;
  for (guint i = 0; grouping != NULL && i < grouping->groups->len; i++)
    g_ptr_array_add (
        self->groups,
        group_new (self, &g_array_index (grouping->groups, SwbGroupCells, i)));
  count_tops (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before,
                              g_list_model_get_n_items (G_LIST_MODEL (self)));
}

static void start_grouping (SwbRosterGroups *self);

static void
grouped_cb (gpointer user_data,
            SwbRosterData *data,
            SwbRosterGrouping *grouping)
{
  g_autoptr (SwbRosterGroups) self = user_data;

  self->busy = FALSE;
  if (self->by != SWB_ROSTER_GROUP_BY_NONE && !self->again)
    {
      show (self, data, grouping);
      return;
    }
  swb_roster_data_unref_elsewhere (data);
  swb_roster_grouping_free (grouping);
  if (self->by != SWB_ROSTER_GROUP_BY_NONE)
    start_grouping (self);
}

/* One thread at a time. */
static void
start_grouping (SwbRosterGroups *self)
{
  self->again = self->busy;
  if (self->busy)
    return;
  self->busy = TRUE;
  swb_roster_grouping_start (self->view, self->by, grouped_cb,
                             g_object_ref (self));
}

static void
refill (SwbRosterGroups *self)
{
  SwbRoster *roster = swb_roster_view_get_roster (self->view);
  const SwbRosterOrder *order;
  SwbRosterData *data;

  order = swb_roster_view_get_order (self->view, &data);
  if (self->busy || order->n > MANY)
    start_grouping (self);
  else
    show (self, swb_roster_data_ref (data),
          swb_roster_grouping_new (data, order->places, order->n,
                                   swb_roster_get_work (roster), self->by));
}

static void
view_changed_cb (SwbRosterGroups *self,
                 guint position,
                 guint removed,
                 guint added)
{
  if (self->grouping == NULL)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (self->by != SWB_ROSTER_GROUP_BY_NONE)
    refill (self);
}

static void
work_changed_cb (SwbRosterGroups *self)
{
  if (self->by == SWB_ROSTER_GROUP_BY_STATUS)
    refill (self);
}

static void
swb_roster_groups_finalize (GObject *object)
{
  SwbRosterGroups *self = SWB_ROSTER_GROUPS (object);

  forget (self);
  g_clear_object (&self->view);
  g_hash_table_unref (self->closed);
  g_ptr_array_unref (self->groups);
  g_array_unref (self->tops);

  G_OBJECT_CLASS (swb_roster_groups_parent_class)->finalize (object);
}

static void
swb_roster_groups_class_init (SwbRosterGroupsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = swb_roster_groups_finalize;
}

static void
swb_roster_groups_init (SwbRosterGroups *self)
{
  self->closed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
  self->tops = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * swb_roster_groups_new:
 * @view: the rows in their order
 *
 * Returns: (transfer full): the same rows, without groups
 */
SwbRosterGroups *
swb_roster_groups_new (SwbRosterView *view)
{
  SwbRosterGroups *self;

  g_return_val_if_fail (SWB_IS_ROSTER_VIEW (view), NULL);

  self = g_object_new (SWB_TYPE_ROSTER_GROUPS, NULL);
  self->view = g_object_ref (view);
  g_signal_connect_object (view, "items-changed", G_CALLBACK (view_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (swb_roster_view_get_roster (view), "work-changed",
                           G_CALLBACK (work_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * swb_roster_groups_get_view:
 * @self: rows in groups
 *
 * Returns: (transfer none): the rows in their order
 */
SwbRosterView *
swb_roster_groups_get_view (SwbRosterGroups *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_GROUPS (self), NULL);

  return self->view;
}

/**
 * swb_roster_groups_set_by:
 * @self: rows in groups
 * @by: what to group by
 */
void
swb_roster_groups_set_by (SwbRosterGroups *self, SwbRosterGroupBy by)
{
  g_return_if_fail (SWB_IS_ROSTER_GROUPS (self));
  g_return_if_fail (by < SWB_N_ROSTER_GROUP_BY);

  if (self->by == by)
    return;
  self->by = by;
  if (by == SWB_ROSTER_GROUP_BY_NONE)
    show (self, NULL, NULL);
  else
    refill (self);
}

/**
 * swb_roster_groups_is_busy:
 * @self: rows in groups
 *
 * Returns: whether a thread makes other groups than those that are shown
 */
gboolean
swb_roster_groups_is_busy (SwbRosterGroups *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_GROUPS (self), FALSE);

  return self->busy;
}

/**
 * swb_roster_groups_get_n:
 * @self: rows in groups
 *
 * Returns: how many groups are shown, 0 where there are none
 */
guint
swb_roster_groups_get_n (SwbRosterGroups *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_GROUPS (self), 0);

  return self->groups->len;
}

/**
 * swb_roster_groups_get_nth:
 * @self: rows in groups
 * @n: which, from 0
 *
 * Returns: (transfer none): the group
 */
SwbRosterGroup *
swb_roster_groups_get_nth (SwbRosterGroups *self, guint n)
{
  g_return_val_if_fail (SWB_IS_ROSTER_GROUPS (self), NULL);
  g_return_val_if_fail (n < self->groups->len, NULL);

  return get_group (self, n);
}

/**
 * swb_roster_groups_get_position:
 * @self: rows in groups
 * @n: which group
 *
 * Returns: where its row stands
 */
guint
swb_roster_groups_get_position (SwbRosterGroups *self, guint n)
{
  g_return_val_if_fail (SWB_IS_ROSTER_GROUPS (self), 0);
  g_return_val_if_fail (n < self->groups->len, 0);

  return get_top (self, n);
}

/**
 * swb_roster_groups_get_at:
 * @self: rows in groups
 * @position: of a row
 * @n: (out) (optional): the group that it is in
 *
 * Returns: whether the row is that of the group itself
 */
gboolean
swb_roster_groups_get_at (SwbRosterGroups *self, guint position, guint *n)
{
  guint found;

  g_return_val_if_fail (SWB_IS_ROSTER_GROUPS (self), FALSE);

  if (self->grouping == NULL || position >= get_top (self, self->groups->len))
    return FALSE;
  found = group_at (self, position);
  if (n != NULL)
    *n = found;
  return get_top (self, found) == position;
}

/**
 * swb_roster_groups_get_creator:
 * @self: rows in groups
 * @n: which group
 * @place: which of its creators, also where it is closed
 *
 * Returns: (transfer full) (nullable): the creator
 */
SwbCreator *
swb_roster_groups_get_creator (SwbRosterGroups *self, guint n, guint place)
{
  const SwbGroupCells *cells;

  g_return_val_if_fail (SWB_IS_ROSTER_GROUPS (self), NULL);
  g_return_val_if_fail (n < self->groups->len, NULL);

  cells = swb_roster_group_get_cells (get_group (self, n));
  if (place >= cells->sums.n)
    return NULL;
  return swb_roster_get_creator_of (
      swb_roster_view_get_roster (self->view), self->data,
      self->grouping->places[cells->first + place]);
}

/**
 * swb_roster_groups_get_order:
 * @self: rows in groups
 * @data: (out) (transfer none): the columns that the places are of
 *
 * Returns: (transfer none): the places of all creators, those of one group
 *   after those of another also where they are closed, until the next change
 */
const guint32 *
swb_roster_groups_get_order (SwbRosterGroups *self, SwbRosterData **data)
{
  g_return_val_if_fail (SWB_IS_ROSTER_GROUPS (self), NULL);

  if (self->grouping == NULL)
    return swb_roster_view_get_order (self->view, data)->places;
  *data = self->data;
  return self->grouping->places;
}

/**
 * swb_roster_groups_find:
 * @self: rows in groups
 * @creator: the id of a creator
 * @position: (out): where its row stands; that of its group where that is
 *   closed
 *
 * Returns: whether the creator is among them
 */
gboolean
swb_roster_groups_find (SwbRosterGroups *self,
                        const SwbId *creator,
                        guint *position)
{
  guint32 index;

  g_return_val_if_fail (SWB_IS_ROSTER_GROUPS (self), FALSE);

  if (self->grouping == NULL)
    return swb_roster_view_find (self->view, creator, position);
  if (!swb_roster_data_find (self->data, creator, &index))
    return FALSE;
  for (guint i = 0; i < self->groups->len; i++)
    {
      SwbRosterGroup *group = get_group (self, i);
      const SwbGroupCells *cells = swb_roster_group_get_cells (group);

      for (guint j = 0; j < cells->sums.n; j++)
        if (self->grouping->places[cells->first + j] == index)
          {
            *position = get_top (self, i) +
                        (swb_roster_group_is_open (group) ? 1 + j : 0);
            return TRUE;
          }
    }
  return FALSE;
}

static gboolean
set_open (SwbRosterGroups *self, SwbRosterGroup *group, gboolean open)
{
  const char *name = swb_roster_group_get_name (group);

  if (swb_roster_group_is_open (group) == open)
    return FALSE;
  swb_roster_group_set_open (group, open);
  if (open)
    g_hash_table_remove (self->closed, name);
  else
    g_hash_table_add (self->closed, g_strdup (name));
  return TRUE;
}

/**
 * swb_roster_groups_set_open:
 * @self: rows in groups
 * @n: which group
 * @open: whether the rows of its creators are shown
 *
 * It stays so when the rows are ordered anew.
 */
void
swb_roster_groups_set_open (SwbRosterGroups *self, guint n, gboolean open)
{
  SwbRosterGroup *group;
  guint rows;

  g_return_if_fail (SWB_IS_ROSTER_GROUPS (self));
  g_return_if_fail (n < self->groups->len);

  group = get_group (self, n);
  if (!set_open (self, group, !!open))
    return;
  rows = count (group);
  count_tops (self);
  g_list_model_items_changed (G_LIST_MODEL (self), get_top (self, n) + 1,
                              open ? 0 : rows, open ? rows : 0);
}

/**
 * swb_roster_groups_set_all_open:
 * @self: rows in groups
 * @open: whether the rows of creators are shown
 */
void
swb_roster_groups_set_all_open (SwbRosterGroups *self, gboolean open)
{
  guint before;

  g_return_if_fail (SWB_IS_ROSTER_GROUPS (self));

  before = g_list_model_get_n_items (G_LIST_MODEL (self));
  for (guint i = 0; i < self->groups->len; i++)
    set_open (self, get_group (self, i), !!open);
  count_tops (self);
  if (self->grouping != NULL)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before,
                                g_list_model_get_n_items (G_LIST_MODEL (self)));
}
