/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row of a group of creators: which, what they come to, and whether their
 * rows are shown. */
#include "model/swb-roster-group.h"

struct _SwbRosterGroup
{
  GObject parent_instance;

  SwbRosterGroupBy by;
  SwbGroupCells cells; /* with a text of its own */
  char *text;
  char *name;
  gboolean open;
};

G_DEFINE_FINAL_TYPE (SwbRosterGroup, swb_roster_group, G_TYPE_OBJECT)

static void
swb_roster_group_finalize (GObject *object)
{
  SwbRosterGroup *self = SWB_ROSTER_GROUP (object);

  g_free (self->text);
  g_free (self->name);
  g_array_unref (self->cells.sums.fees);

  G_OBJECT_CLASS (swb_roster_group_parent_class)->finalize (object);
}

static void
swb_roster_group_class_init (SwbRosterGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = swb_roster_group_finalize;
}

static void
swb_roster_group_init (SwbRosterGroup *self)
{
  self->open = TRUE;
}

/**
 * swb_roster_group_new:
 * @by: what creators are grouped by
 * @cells: which group, and what it comes to
 *
 * Returns: (transfer full): an open group
 */
SwbRosterGroup *
swb_roster_group_new (SwbRosterGroupBy by, const SwbGroupCells *cells)
{
  SwbRosterGroup *self = g_object_new (SWB_TYPE_ROSTER_GROUP, NULL);

  self->by = by;
  self->text = g_strdup (cells->text);
  self->name =
      g_strdup_printf ("%s:%d:%s", swb_roster_group_by_id (by), cells->number,
                       cells->text != NULL ? cells->text : "");
  self->cells = *cells;
  self->cells.text = self->text;
  g_array_ref (self->cells.sums.fees);
  return self;
}

/**
 * swb_roster_group_get_by:
 * @self: the row of a group
 *
 * Returns: what the creators are grouped by
 */
SwbRosterGroupBy
swb_roster_group_get_by (SwbRosterGroup *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_GROUP (self), SWB_ROSTER_GROUP_BY_NONE);

  return self->by;
}

/**
 * swb_roster_group_get_name:
 * @self: the row of a group
 *
 * Returns: a name of its own, not for people; the same for the same group of
 *   other rows
 */
const char *
swb_roster_group_get_name (SwbRosterGroup *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_GROUP (self), NULL);

  return self->name;
}

/**
 * swb_roster_group_get_cells:
 * @self: the row of a group
 *
 * Returns: (transfer none): which group, and what it comes to
 */
const SwbGroupCells *
swb_roster_group_get_cells (SwbRosterGroup *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_GROUP (self), NULL);

  return &self->cells;
}

/**
 * swb_roster_group_is_open:
 * @self: the row of a group
 *
 * Returns: whether the rows of its creators are shown
 */
gboolean
swb_roster_group_is_open (SwbRosterGroup *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_GROUP (self), FALSE);

  return self->open;
}

/**
 * swb_roster_group_set_open:
 * @self: the row of a group
 * @open: whether the rows of its creators are shown
 */
void
swb_roster_group_set_open (SwbRosterGroup *self, gboolean open)
{
  g_return_if_fail (SWB_IS_ROSTER_GROUP (self));

  self->open = !!open;
}
