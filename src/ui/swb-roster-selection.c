/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of the roster are chosen. GtkMultiSelection keeps an object for
 * each row that is, to find it where it goes; rows of a roster are made when
 * somebody looks, and the list chooses again whom it remembers. */
#include "ui/swb-roster-selection.h"

struct _SwbRosterSelection
{
  GObject parent_instance;

  SwbRosterRows *rows;
  GtkBitset *chosen; /* never changed, only replaced */
};

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (
      G_LIST_MODEL (SWB_ROSTER_SELECTION (model)->rows));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (
      G_LIST_MODEL (SWB_ROSTER_SELECTION (model)->rows), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (SWB_ROSTER_SELECTION (model)->chosen, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n)
{
  return gtk_bitset_ref (SWB_ROSTER_SELECTION (model)->chosen);
}

/* The other ways to choose come here by way of the interface's own. */
static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  SwbRosterSelection *self = SWB_ROSTER_SELECTION (model);
  g_autoptr (GtkBitset) wanted = gtk_bitset_copy (selected);
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (self->chosen);
  GtkBitset *now = gtk_bitset_copy (self->chosen);
  guint first;

  gtk_bitset_intersect (wanted, mask);
  gtk_bitset_subtract (now, mask);
  gtk_bitset_union (now, wanted);
  gtk_bitset_difference (changes, now);
  gtk_bitset_unref (self->chosen);
  self->chosen = now;
  if (gtk_bitset_is_empty (changes))
    return TRUE;
  first = gtk_bitset_get_minimum (changes);
  gtk_selection_model_selection_changed (
      model, first, gtk_bitset_get_maximum (changes) - first + 1);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (
    SwbRosterSelection,
    swb_roster_selection,
    G_TYPE_OBJECT,
    G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
        G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

static void
items_changed_cb (SwbRosterSelection *self,
                  guint position,
                  guint removed,
                  guint added)
{
  GtkBitset *now = gtk_bitset_copy (self->chosen);

  gtk_bitset_splice (now, position, removed, added);
  gtk_bitset_unref (self->chosen);
  self->chosen = now;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
swb_roster_selection_finalize (GObject *object)
{
  SwbRosterSelection *self = SWB_ROSTER_SELECTION (object);

  g_clear_object (&self->rows);
  gtk_bitset_unref (self->chosen);

  G_OBJECT_CLASS (swb_roster_selection_parent_class)->finalize (object);
}

static void
swb_roster_selection_class_init (SwbRosterSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = swb_roster_selection_finalize;
}

static void
swb_roster_selection_init (SwbRosterSelection *self)
{
  self->chosen = gtk_bitset_new_empty ();
}

/**
 * swb_roster_selection_new:
 * @rows: what is chosen from
 *
 * Returns: (transfer full): a selection of no rows
 */
SwbRosterSelection *
swb_roster_selection_new (SwbRosterRows *rows)
{
  SwbRosterSelection *self;

  g_return_val_if_fail (SWB_IS_ROSTER_ROWS (rows), NULL);

  self = g_object_new (SWB_TYPE_ROSTER_SELECTION, NULL);
  self->rows = g_object_ref (rows);
  g_signal_connect_object (rows, "items-changed", G_CALLBACK (items_changed_cb),
                           self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * swb_roster_selection_get_rows:
 * @self: a selection
 *
 * Returns: (transfer none): what is chosen from
 */
SwbRosterRows *
swb_roster_selection_get_rows (SwbRosterSelection *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_SELECTION (self), NULL);

  return self->rows;
}
