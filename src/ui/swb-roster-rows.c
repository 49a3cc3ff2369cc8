/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A roster's view for a list widget: other rows in the same places are told
 * apart from rows that come and go. A list that hears that all its items went
 * and others came makes all its widgets anew, some thousands; one that only
 * grows or shrinks at its end keeps them, and they are written anew. */
#include "ui/swb-roster-rows.h"

struct _SwbRosterRows
{
  GObject parent_instance;

  SwbRosterView *view;
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
  return SWB_TYPE_CREATOR;
}

static guint
swb_roster_rows_get_n_items (GListModel *model)
{
  return SWB_ROSTER_ROWS (model)->n;
}

static gpointer
swb_roster_rows_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (SWB_ROSTER_ROWS (model)->view),
                                position);
}

static void
swb_roster_rows_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = swb_roster_rows_get_item_type;
  iface->get_n_items = swb_roster_rows_get_n_items;
  iface->get_item = swb_roster_rows_get_item;
}

static void
items_changed_cb (SwbRosterRows *self)
{
  guint before = self->n;

  self->n = g_list_model_get_n_items (G_LIST_MODEL (self->view));
  if (self->n > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0,
                                self->n - before);
  else if (self->n < before)
    g_list_model_items_changed (G_LIST_MODEL (self), self->n, before - self->n,
                                0);
  g_signal_emit (self, signals[REFRESHED], 0);
}

static void
swb_roster_rows_finalize (GObject *object)
{
  g_clear_object (&SWB_ROSTER_ROWS (object)->view);

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
  self->view = g_object_ref (view);
  self->n = g_list_model_get_n_items (G_LIST_MODEL (view));
  g_signal_connect_object (view, "items-changed", G_CALLBACK (items_changed_cb),
                           self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * swb_roster_rows_get_view:
 * @self: rows
 *
 * Returns: (transfer none): the view that they show
 */
SwbRosterView *
swb_roster_rows_get_view (SwbRosterRows *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_ROWS (self), NULL);

  return self->view;
}
