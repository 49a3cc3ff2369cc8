/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is chosen in a list of SwbRosterRows. To choose the row of a group is to
 * choose all its creators: their rows are chosen with it where they are shown,
 * and count where they are not. */
#include "ui/swb-roster-chosen.h"

#include "ui/swb-roster-selection.h"

static SwbRosterRows *
get_rows (GtkSelectionModel *selection)
{
  return swb_roster_selection_get_rows (SWB_ROSTER_SELECTION (selection));
}

/* The creators of a group whose rows are not shown, or NULL. */
static SwbRosterGroup *
get_closed (SwbRosterGroups *groups, guint position, guint *n)
{
  SwbRosterGroup *group;

  if (!swb_roster_groups_get_at (groups, position, n))
    return NULL;
  group = swb_roster_groups_get_nth (groups, *n);
  return swb_roster_group_is_open (group) ? NULL : group;
}

static void
add_position (SwbRosterRows *rows,
              guint position,
              guint limit,
              GPtrArray *creators)
{
  SwbRosterGroups *groups = swb_roster_rows_get_groups (rows);
  SwbCreator *creator = swb_roster_rows_get_creator (rows, position);
  guint n, size;

  if (creator != NULL)
    {
      g_ptr_array_add (creators, creator);
      return;
    }
  if (get_closed (groups, position, &n) == NULL)
    return;
  size = swb_roster_group_get_cells (swb_roster_groups_get_nth (groups, n))
             ->sums.n;
  for (guint i = 0; i < size && creators->len < limit; i++)
    g_ptr_array_add (creators, swb_roster_groups_get_creator (groups, n, i));
}

/**
 * swb_roster_chosen:
 * @selection: the selection over rows of a roster
 * @limit: how many to give at most
 *
 * Returns: (transfer full) (element-type SwbCreator): who is chosen, in the
 *   order in which they stand; of a closed group that is chosen everybody
 */
GPtrArray *
swb_roster_chosen (GtkSelectionModel *selection, guint limit)
{
  GPtrArray *creators = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (selection);
  SwbRosterRows *rows = get_rows (selection);
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_iter_init_first (&iter, chosen, &position))
    do
      add_position (rows, position, limit, creators);
    while (creators->len < limit && gtk_bitset_iter_next (&iter, &position));
  return creators;
}

/* The places of a row: of one creator, or of all in a closed group. */
static void
add_places (SwbRosterGroups *groups,
            const guint32 *order,
            guint position,
            gboolean closed,
            GArray *places)
{
  const SwbGroupCells *cells;
  guint n;
  gboolean top = swb_roster_groups_get_at (groups, position, &n);

  cells = swb_roster_group_get_cells (swb_roster_groups_get_nth (groups, n));
  if (!top)
    g_array_append_vals (places,
                         order + cells->first + position -
                             swb_roster_groups_get_position (groups, n) - 1,
                         1);
  else if (closed &&
           !swb_roster_group_is_open (swb_roster_groups_get_nth (groups, n)))
    g_array_append_vals (places, order + cells->first, cells->sums.n);
}

/**
 * swb_roster_places:
 * @rows: rows of a roster
 * @which: positions
 * @closed: whether the row of a closed group stands for everybody in it
 * @data: (out) (transfer full): the columns that the places are of
 *
 * Makes no objects: of a million rows it takes some milliseconds.
 *
 * Returns: (transfer full) (element-type guint32): the places of the creators
 *   there, in the order in which they stand
 */
GArray *
swb_roster_places (SwbRosterRows *rows,
                   GtkBitset *which,
                   gboolean closed,
                   SwbRosterData **data)
{
  SwbRosterGroups *groups = swb_roster_rows_get_groups (rows);
  const guint32 *order = swb_roster_groups_get_order (groups, data);
  const gboolean grouped = swb_roster_groups_get_n (groups) > 0;
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (rows));
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (guint32),
                                      (guint) gtk_bitset_get_size (which));
  GtkBitsetIter iter;
  guint position;

  swb_roster_data_ref (*data);
  if (gtk_bitset_iter_init_first (&iter, which, &position))
    do
      if (position < n && grouped)
        add_places (groups, order, position, closed, places);
      else if (position < n)
        g_array_append_val (places, order[position]);
    while (gtk_bitset_iter_next (&iter, &position));
  return places;
}

/**
 * swb_roster_chosen_places:
 * @selection: the selection over rows of a roster
 * @data: (out) (transfer full): the columns that the places are of
 *
 * Returns: (transfer full) (element-type guint32): the places of whom
 *   swb_roster_chosen() would give
 */
GArray *
swb_roster_chosen_places (GtkSelectionModel *selection, SwbRosterData **data)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (selection);

  return swb_roster_places (get_rows (selection), chosen, TRUE, data);
}

/**
 * swb_roster_chosen_count:
 * @selection: the selection over rows of a roster
 *
 * Returns: how many creators are chosen
 */
guint
swb_roster_chosen_count (GtkSelectionModel *selection)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (selection);
  SwbRosterGroups *groups = swb_roster_rows_get_groups (get_rows (selection));
  guint count = (guint) gtk_bitset_get_size (chosen);

  for (guint i = 0; i < swb_roster_groups_get_n (groups); i++)
    {
      SwbRosterGroup *group = swb_roster_groups_get_nth (groups, i);

      if (!gtk_bitset_contains (chosen,
                                swb_roster_groups_get_position (groups, i)))
        continue;
      count--;
      if (!swb_roster_group_is_open (group))
        count += swb_roster_group_get_cells (group)->sums.n;
    }
  return count;
}

/* How many of the rows below that of a group are chosen. */
static guint
count_below (GtkBitset *chosen, guint top, guint n)
{
  return n == 0
             ? 0
             : (guint) gtk_bitset_get_size_in_range (chosen, top + 1, top + n);
}

/* A click may choose the row of a group alone once more, when those below it
 * were chosen with it already. */
static gboolean
is_alone (GtkBitset *chosen, guint below, guint n)
{
  return below == 0 && (n > 1 || gtk_bitset_get_size (chosen) == 1);
}

/* What one group does to the choice. Returns: whether its row is chosen. */
static gboolean
follow_group (GtkSelectionModel *selection,
              GtkBitset *chosen,
              guint top,
              guint n,
              gboolean before)
{
  gboolean now = gtk_bitset_contains (chosen, top);
  guint below = count_below (chosen, top, n);

  if (now && below < n && (!before || is_alone (chosen, below, n)))
    gtk_selection_model_select_range (selection, top + 1, n, FALSE);
  else if (now && below < n)
    {
      gtk_selection_model_unselect_item (selection, top);
      return FALSE;
    }
  else if (!now && before && below == n)
    gtk_selection_model_unselect_range (selection, top + 1, n);
  return now;
}

/**
 * swb_roster_chosen_follow_groups:
 * @selection: the selection over rows of a roster
 * @groups: (inout): which groups were chosen before, by their numbers; gets
 *   those that are now
 *
 * Chooses the rows below that of a group that was chosen, lets them go with
 * it, and lets a group go of which not everybody is chosen any more.
 */
void
swb_roster_chosen_follow_groups (GtkSelectionModel *selection,
                                 GtkBitset *groups)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (selection);
  SwbRosterGroups *all = swb_roster_rows_get_groups (get_rows (selection));
  g_autoptr (GtkBitset) before = gtk_bitset_copy (groups);
  g_autoptr (GtkBitset) then = gtk_bitset_copy (chosen);

  gtk_bitset_remove_all (groups);
  for (guint i = 0; i < swb_roster_groups_get_n (all); i++)
    {
      SwbRosterGroup *group = swb_roster_groups_get_nth (all, i);
      guint n = swb_roster_group_is_open (group)
                    ? swb_roster_group_get_cells (group)->sums.n
                    : 0;

      if (follow_group (selection, then,
                        swb_roster_groups_get_position (all, i), n,
                        gtk_bitset_contains (before, i)))
        gtk_bitset_add (groups, i);
    }
}

/**
 * swb_roster_choose_at:
 * @selection: the selection over rows of a roster
 * @creator: the row that was pressed
 *
 * Chooses it alone where it is not among the chosen ones.
 */
void
swb_roster_choose_at (GtkSelectionModel *selection, SwbCreator *creator)
{
  guint position;

  if (swb_roster_rows_find (get_rows (selection), swb_creator_get_id (creator),
                            &position) &&
      !gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);
}

/**
 * swb_roster_choose_range:
 * @selection: the selection over rows of a roster
 * @first: position of a row
 * @last: position of a row, not before it
 *
 * Chooses these rows and no others. Rows of groups among several are left out:
 * they stand between creators, not for them.
 */
void
swb_roster_choose_range (GtkSelectionModel *selection, guint first, guint last)
{
  SwbRosterGroups *groups = swb_roster_rows_get_groups (get_rows (selection));
  g_autoptr (GtkBitset) rows = gtk_bitset_new_range (first, last - first + 1);
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (
      0, g_list_model_get_n_items (G_LIST_MODEL (selection)));

  for (guint i = 0; last > first && i < swb_roster_groups_get_n (groups); i++)
    gtk_bitset_remove (rows, swb_roster_groups_get_position (groups, i));
  gtk_selection_model_set_selection (selection, rows, all);
}
