/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is chosen in the roster's list, also after its rows were ordered
 * anew. */
#include "ui/swb-roster-list-private.h"

#include "ui/swb-roster-drag.h"

#define MOST_REMEMBERED 64

GPtrArray *
swb_roster_list_get_chosen (SwbRosterList *self, guint limit)
{
  if (self->selection == NULL)
    return g_ptr_array_new ();
  return swb_roster_chosen (GTK_SELECTION_MODEL (self->selection), limit);
}

static void
remember_chosen (SwbRosterList *self)
{
  g_autoptr (GPtrArray) creators =
      swb_roster_list_get_chosen (self, MOST_REMEMBERED);

  g_array_set_size (self->chosen, 0);
  for (guint i = 0; i < creators->len; i++)
    g_array_append_vals (self->chosen, swb_creator_get_id (creators->pdata[i]),
                         1);
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

/* All of them in one look through the order. */
static void
find_chosen (SwbRosterList *self, GtkBitset *found)
{
  SwbRosterData *data;
  const SwbRosterOrder *order = swb_roster_view_get_order (self->view, &data);
  guint32 creators[MOST_REMEMBERED];
  guint positions[MOST_REMEMBERED];
  guint n = 0;

  for (guint i = 0; i < self->chosen->len; i++)
    if (swb_roster_data_find (data, &g_array_index (self->chosen, SwbId, i),
                              &creators[n]))
      n++;
  swb_roster_order_find_many (order, creators, n, positions);
  for (guint i = 0; i < n; i++)
    if (positions[i] != G_MAXUINT)
      gtk_bitset_add (found, positions[i]);
}

/* Rows that stand elsewhere now are chosen again. */
void
swb_roster_list_choose_again (SwbRosterList *self)
{
  const gboolean grouped =
      swb_roster_groups_get_n (swb_roster_rows_get_groups (self->rows)) > 0;
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (
      0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)));

  if (!grouped)
    find_chosen (self, selected);
  for (guint i = 0; grouped && i < self->chosen->len; i++)
    {
      guint position;

      if (swb_roster_rows_find (
              self->rows, &g_array_index (self->chosen, SwbId, i), &position))
        gtk_bitset_add (selected, position);
    }
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
