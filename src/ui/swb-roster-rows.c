/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A roster's view for a list widget: other rows in the same places are told
 * apart from rows that come and go. A list that hears that all its items went
 * and others came makes all its widgets anew, some thousands; one that only
 * grows or shrinks at its end keeps them, and they are written anew. */
#include "ui/swb-roster-rows.h"

struct _SwbRosterRows
{
  GObject parent_instance;

  SwbRosterGroups *groups;
  guint n;
};

static void swb_roster_rows_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (
    SwbRosterRows,
    swb_roster_rows,
    G_TYPE_OBJECT,
    G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, swb_roster_rows_list_model_init))

enum
{
  REFRESHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
swb_roster_rows_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
swb_roster_rows_get_n_items (GListModel *model)
{
  return SWB_ROSTER_ROWS (model)->n;
}

static gpointer
swb_roster_rows_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (SWB_ROSTER_ROWS (model)->groups),
                                position);
}

static void
swb_roster_rows_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = swb_roster_rows_get_item_type;
  iface->get_n_items = swb_roster_rows_get_n_items;
  iface->get_item = swb_roster_rows_get_item;
}

/* A group that was opened or closed tells which rows came or went. */
static void
items_changed_cb (SwbRosterRows *self,
                  guint position,
                  guint removed,
                  guint added)
{
  guint before = self->n;

  self->n = g_list_model_get_n_items (G_LIST_MODEL (self->groups));
  if (position > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  else if (self->n > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0,
                                self->n - before);
  else if (self->n < before)
    g_list_model_items_changed (G_LIST_MODEL (self), self->n, before - self->n,
                                0);
  if (position == 0)
    g_signal_emit (self, signals[REFRESHED], 0);
}

static void
swb_roster_rows_finalize (GObject *object)
{
  g_clear_object (&SWB_ROSTER_ROWS (object)->groups);

  G_OBJECT_CLASS (swb_roster_rows_parent_class)->finalize (object);
}

static void
swb_roster_rows_class_init (SwbRosterRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = swb_roster_rows_finalize;

  signals[REFRESHED] =
      g_signal_new ("refreshed", SWB_TYPE_ROSTER_ROWS, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
swb_roster_rows_init (SwbRosterRows *self)
{
}

/**
 * swb_roster_rows_new:
 * @view: the rows in their order
 *
 * Returns: (transfer full): the same rows for a list widget
 */
SwbRosterRows *
swb_roster_rows_new (SwbRosterView *view)
{
  SwbRosterRows *self;

  g_return_val_if_fail (SWB_IS_ROSTER_VIEW (view), NULL);

  self = g_object_new (SWB_TYPE_ROSTER_ROWS, NULL);
  self->groups = swb_roster_groups_new (view);
  self->n = g_list_model_get_n_items (G_LIST_MODEL (self->groups));
  g_signal_connect_object (self->groups, "items-changed",
                           G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * swb_roster_rows_get_groups:
 * @self: rows
 *
 * Returns: (transfer none): the groups that they are in
 */
SwbRosterGroups *
swb_roster_rows_get_groups (SwbRosterRows *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_ROWS (self), NULL);

  return self->groups;
}

static gpointer
get_item (SwbRosterRows *self, guint position, GType type)
{
  g_autoptr (GObject) item =
      g_list_model_get_item (G_LIST_MODEL (self), position);

  return item != NULL && g_type_is_a (G_OBJECT_TYPE (item), type)
             ? g_steal_pointer (&item)
             : NULL;
}

/**
 * swb_roster_rows_get_creator:
 * @self: rows
 * @position: of a row
 *
 * Returns: (transfer full) (nullable): who stands there; null where a group
 *   does
 */
SwbCreator *
swb_roster_rows_get_creator (SwbRosterRows *self, guint position)
{
  g_return_val_if_fail (SWB_IS_ROSTER_ROWS (self), NULL);

  return get_item (self, position, SWB_TYPE_CREATOR);
}

/**
 * swb_roster_rows_get_group:
 * @self: rows
 * @position: of a row
 *
 * Returns: (transfer full) (nullable): the group whose row it is; null where
 *   a creator stands there
 */
SwbRosterGroup *
swb_roster_rows_get_group (SwbRosterRows *self, guint position)
{
  g_return_val_if_fail (SWB_IS_ROSTER_ROWS (self), NULL);

  return get_item (self, position, SWB_TYPE_ROSTER_GROUP);
}

/**
 * swb_roster_rows_find:
 * @self: rows
 * @creator: the id of a creator
 * @position: (out): where its row stands
 *
 * Returns: whether it has one; not where its group is closed
 */
gboolean
swb_roster_rows_find (SwbRosterRows *self,
                      const SwbId *creator,
                      guint *position)
{
  g_return_val_if_fail (SWB_IS_ROSTER_ROWS (self), FALSE);

  return swb_roster_groups_find (self->groups, creator, position) &&
         !swb_roster_groups_get_at (self->groups, *position, NULL);
}

/**
 * swb_roster_rows_reveal:
 * @self: rows
 * @creator: the id of a creator
 * @position: (out): where its row stands
 *
 * Opens its group where that is closed.
 *
 * Returns: whether it is among the rows
 */
gboolean
swb_roster_rows_reveal (SwbRosterRows *self,
                        const SwbId *creator,
                        guint *position)
{
  guint n;

  g_return_val_if_fail (SWB_IS_ROSTER_ROWS (self), FALSE);

  if (!swb_roster_groups_find (self->groups, creator, position))
    return FALSE;
  if (swb_roster_groups_get_at (self->groups, *position, &n))
    {
      swb_roster_groups_set_open (self->groups, n, TRUE);
      return swb_roster_groups_find (self->groups, creator, position);
    }
  return TRUE;
}

/**
 * swb_roster_rows_set_open:
 * @self: rows
 * @position: of the row of a group
 * @open: whether the rows of its creators are shown
 *
 * Returns: whether that changed
 */
gboolean
swb_roster_rows_set_open (SwbRosterRows *self, guint position, gboolean open)
{
  guint n;

  g_return_val_if_fail (SWB_IS_ROSTER_ROWS (self), FALSE);

  if (!swb_roster_groups_get_at (self->groups, position, &n) ||
      swb_roster_group_is_open (swb_roster_groups_get_nth (self->groups, n)) ==
          !!open)
    return FALSE;
  swb_roster_groups_set_open (self->groups, n, open);
  return TRUE;
}
