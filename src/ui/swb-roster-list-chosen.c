/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is chosen in the roster's list, also after its rows were ordered
 * anew. */
#include "ui/swb-roster-list-private.h"

#include "ui/swb-roster-chosen.h"
#include "ui/swb-roster-drag.h"

/* Whom to find again takes a few milliseconds. */
#define MOST_REMEMBERED 10000

GPtrArray *
swb_roster_list_get_chosen (SwbRosterList *self, guint limit)
{
  if (self->selection == NULL)
    return g_ptr_array_new ();
  return swb_roster_chosen (GTK_SELECTION_MODEL (self->selection), limit);
}

/* Very many are remembered only as everybody. */
static void
remember_chosen (SwbRosterList *self)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  const guint n = swb_roster_chosen_count (selection);
  g_autoptr (SwbRosterData) data = NULL;
  g_autoptr (GArray) places = NULL;

  g_array_set_size (self->chosen, 0);
  self->everybody = n > MOST_REMEMBERED && n == g_list_model_get_n_items (
                                                    G_LIST_MODEL (self->view))
                        ? n
                        : 0;
  if (n > MOST_REMEMBERED)
    return;
  places = swb_roster_chosen_places (selection, &data);
  for (guint i = 0; i < places->len; i++)
    g_array_append_vals (
        self->chosen,
        swb_roster_data_id (data, g_array_index (places, guint32, i)), 1);
}

void
swb_roster_list_selection_changed (SwbRosterList *self)
{
  if (self->busy)
    return;
  self->busy = TRUE;
  swb_roster_chosen_follow_groups (GTK_SELECTION_MODEL (self->selection),
                                   self->chosen_groups);
  self->busy = FALSE;
  swb_roster_grid_rows_chosen (self->grid);
  remember_chosen (self);
  g_signal_emit_by_name (self, "selection-changed");
}

/* The rows of @n creators that stand one after the other from @first on, until
 * all of @left are found. */
static void
find_among (const guint32 *places,
            guint n,
            guint first,
            const guint8 *wanted,
            guint *left,
            GtkBitset *found)
{
  for (guint i = 0; i < n && *left != 0; i++)
    if (wanted[places[i]])
      {
        gtk_bitset_add (found, first + i);
        (*left)--;
      }
}

/* All of them in one look through the order; not those in closed groups. */
static void
find_chosen (SwbRosterList *self, GtkBitset *found)
{
  SwbRosterData *data;
  SwbRosterGroups *groups = swb_roster_rows_get_groups (self->rows);
  const guint32 *places = swb_roster_groups_get_order (groups, &data);
  const guint n_groups = swb_roster_groups_get_n (groups);
  g_autofree guint8 *wanted = g_new0 (guint8, MAX (data->n_creators, 1));
  guint left = 0;

  for (guint i = 0; i < self->chosen->len; i++)
    {
      guint32 creator;

      if (swb_roster_data_find (data, &g_array_index (self->chosen, SwbId, i),
                                &creator))
        {
          wanted[creator] = 1;
          left++;
        }
    }
  if (n_groups == 0)
    find_among (places, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), 0,
                wanted, &left, found);
  for (guint i = 0; i < n_groups; i++)
    {
      SwbRosterGroup *group = swb_roster_groups_get_nth (groups, i);
      const SwbGroupCells *cells = swb_roster_group_get_cells (group);

      if (swb_roster_group_is_open (group))
        find_among (places + cells->first, cells->sums.n,
                    swb_roster_groups_get_position (groups, i) + 1, wanted,
                    &left, found);
    }
}

/* Rows that stand elsewhere now are chosen again; a part of very many never
 * is, for nobody would notice that it is a part. */
void
swb_roster_list_choose_again (SwbRosterList *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, n);

  if (self->chosen->len > 0)
    find_chosen (self, selected);
  else if (self->everybody > 0 && self->keep_place &&
           self->everybody ==
               g_list_model_get_n_items (G_LIST_MODEL (self->view)))
    gtk_bitset_add_range (selected, 0, n);
  self->busy = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection),
                                     selected, mask);
  gtk_bitset_remove_all (self->chosen_groups);
  self->busy = FALSE;
}

/**
 * swb_roster_list_get_selection:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): which rows are chosen
 */
GtkSelectionModel *
swb_roster_list_get_selection (SwbRosterList *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_LIST (self), NULL);

  return GTK_SELECTION_MODEL (self->selection);
}

/**
 * swb_roster_list_count_chosen:
 * @self: a list
 *
 * Returns: how many rows are chosen
 */
guint
swb_roster_list_count_chosen (SwbRosterList *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_LIST (self), 0);

  if (self->selection == NULL)
    return 0;
  return swb_roster_chosen_count (GTK_SELECTION_MODEL (self->selection));
}

/* With nobody chosen the acts that follow would have nobody to act on. */
void
swb_roster_list_choose_first (SwbRosterList *self)
{
  GtkSelectionModel *selection = swb_roster_list_get_selection (self);
  g_autoptr (GtkBitset) chosen = NULL;

  if (selection == NULL)
    return;
  chosen = gtk_selection_model_get_selection (selection);
  if (gtk_bitset_is_empty (chosen))
    gtk_selection_model_select_item (selection, 0, TRUE);
}

/**
 * swb_roster_list_reveal:
 * @self: a list
 * @creator: the id of a creator
 *
 * Chooses the creator's row and scrolls to it. Its group is opened where it is
 * closed.
 *
 * Returns: whether the list shows the creator
 */
gboolean
swb_roster_list_reveal (SwbRosterList *self, const SwbId *creator)
{
  GtkWidget *inside;
  guint position;

  g_return_val_if_fail (SWB_IS_ROSTER_LIST (self), FALSE);

  if (self->view == NULL ||
      !swb_roster_rows_reveal (self->rows, creator, &position))
    return FALSE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection),
                                   position, TRUE);
  inside = gtk_widget_get_last_child (self->list);
  swb_roster_pace_finish (self->pace);
  gtk_widget_activate_action (inside, "list.scroll-to-item", "u", position);
  return TRUE;
}
