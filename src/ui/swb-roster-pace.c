/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a roster for a list widget, some at a time. GTK keeps widgets for
 * two hundred rows, and makes or destroys all of them at once where many rows
 * come or go: a tenth of a second. Here the list hears of some rows a turn of
 * the main loop. Until it has heard of all that went, those are still items of
 * it, without anybody: their widgets are hidden. */
#include "ui/swb-roster-pace.h"

/* So many rows come or go in one turn. */
#define STEP 16

/* Of rows beyond these no widgets are made. */
#define MOST_WIDGETS 208

/* People are answered, and frames are drawn, before it goes on. */
#define PRIORITY (GDK_PRIORITY_REDRAW + 10)

struct _SwbRosterPace
{
  GObject parent_instance;

  SwbRosterSelection *selection;
  guint n; /* that the list knows of */
  guint source;
};

enum
{
  REWRITTEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkSelectionModel *
get_inner (gpointer self)
{
  return GTK_SELECTION_MODEL (SWB_ROSTER_PACE (self)->selection);
}

static guint
count (SwbRosterPace *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return SWB_ROSTER_PACE (model)->n;
}

/* A row that is gone already is some object, another for each: GTK finds the
 * widget of an item that moves by the item. */
static gpointer
get_item (GListModel *model, guint position)
{
  SwbRosterPace *self = SWB_ROSTER_PACE (model);
  gpointer item;

  if (position >= self->n)
    return NULL;
  item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  return item != NULL ? item : g_object_new (G_TYPE_OBJECT, NULL);
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
  return gtk_selection_model_is_selected (get_inner (model), position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n)
{
  return gtk_selection_model_get_selection_in_range (get_inner (model),
                                                     position, n);
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean only)
{
  return gtk_selection_model_select_item (get_inner (model), position, only);
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  return gtk_selection_model_unselect_item (get_inner (model), position);
}

static gboolean
select_range (GtkSelectionModel *model, guint position, guint n, gboolean only)
{
  return gtk_selection_model_select_range (get_inner (model), position, n,
                                           only);
}

static gboolean
unselect_range (GtkSelectionModel *model, guint position, guint n)
{
  return gtk_selection_model_unselect_range (get_inner (model), position, n);
}

static gboolean
select_all (GtkSelectionModel *model)
{
  return gtk_selection_model_select_all (get_inner (model));
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  return gtk_selection_model_unselect_all (get_inner (model));
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  return gtk_selection_model_set_selection (get_inner (model), selected, mask);
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
  iface->set_selection = set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (
    SwbRosterPace,
    swb_roster_pace,
    G_TYPE_OBJECT,
    G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
        G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

static void
selection_changed_cb (SwbRosterPace *self, guint position, guint n)
{
  if (position < self->n)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position,
                                           MIN (n, self->n - position));
}

/* At the end of the rows. */
static void
tell (SwbRosterPace *self, guint n)
{
  const guint before = self->n;

  self->n = n;
  if (n > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n - before);
  else if (n < before)
    g_list_model_items_changed (G_LIST_MODEL (self), n, before - n, 0);
}

/* The next number that the list hears of on its way to @n rows. */
static guint
get_next (guint from, guint n)
{
  if (from >= MOST_WIDGETS && n >= MOST_WIDGETS)
    return n;
  if (n > from)
    return n - from <= STEP || from + STEP >= MOST_WIDGETS ? n : from + STEP;
  from = MIN (from, MOST_WIDGETS);
  return from - n <= STEP ? n : from - STEP;
}

static gboolean
step_cb (gpointer user_data)
{
  SwbRosterPace *self = user_data;

  tell (self, get_next (self->n, count (self)));
  if (self->n != count (self))
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
queue_step (SwbRosterPace *self)
{
  if (self->source == 0 && self->n != count (self))
    self->source = g_idle_add_full (PRIORITY, step_cb, self, NULL);
}

/* Rows that are hidden at the end are no hurry, and those that were to go may
 * be needed again. */
static void
go_on (SwbRosterPace *self)
{
  const guint n = count (self);

  if (n > self->n)
    tell (self, get_next (self->n, n));
  else if (self->n > MOST_WIDGETS)
    tell (self, MAX (n, MOST_WIDGETS));
  queue_step (self);
}

static void
items_changed_cb (SwbRosterPace *self,
                  guint position,
                  guint removed,
                  guint added)
{
  if (self->n == count (self) - added + removed && removed <= STEP &&
      added <= STEP)
    {
      self->n = count (self);
      g_list_model_items_changed (G_LIST_MODEL (self), position, removed,
                                  added);
      return;
    }
  go_on (self);
  g_signal_emit (self, signals[REWRITTEN], 0);
  if (MIN (self->n, count (self)) > position)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position,
                                           MIN (self->n, count (self)) -
                                               position);
}

static void
follow (SwbRosterPace *self, SwbRosterSelection *selection)
{
  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "items-changed",
                           G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "selection-changed",
                           G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
swb_roster_pace_dispose (GObject *object)
{
  g_clear_handle_id (&SWB_ROSTER_PACE (object)->source, g_source_remove);

  G_OBJECT_CLASS (swb_roster_pace_parent_class)->dispose (object);
}

static void
swb_roster_pace_finalize (GObject *object)
{
  g_clear_object (&SWB_ROSTER_PACE (object)->selection);

  G_OBJECT_CLASS (swb_roster_pace_parent_class)->finalize (object);
}

static void
swb_roster_pace_class_init (SwbRosterPaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = swb_roster_pace_dispose;
  G_OBJECT_CLASS (klass)->finalize = swb_roster_pace_finalize;

  signals[REWRITTEN] =
      g_signal_new ("rewritten", SWB_TYPE_ROSTER_PACE, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
swb_roster_pace_init (SwbRosterPace *self)
{
}

/**
 * swb_roster_pace_new:
 * @selection: all rows, and which of them are chosen
 *
 * "rewritten" says that other rows stand in the same places, or none: whoever
 * shows them looks anew.
 *
 * Returns: (transfer full): the first of these rows, and soon all of them
 */
SwbRosterPace *
swb_roster_pace_new (SwbRosterSelection *selection)
{
  SwbRosterPace *self;

  g_return_val_if_fail (SWB_IS_ROSTER_SELECTION (selection), NULL);

  self = g_object_new (SWB_TYPE_ROSTER_PACE, NULL);
  follow (self, selection);
  self->n = get_next (0, count (self));
  queue_step (self);
  return self;
}

/**
 * swb_roster_pace_get_selection:
 * @self: rows that come some at a time
 *
 * Returns: (transfer none): all of them, and which are chosen
 */
SwbRosterSelection *
swb_roster_pace_get_selection (SwbRosterPace *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_PACE (self), NULL);

  return self->selection;
}

/**
 * swb_roster_pace_empty:
 * @self: rows that come some at a time
 *
 * Lets go of all of them. The list loses its widgets some at a time; whoever
 * shows them hides them first, as after "rewritten".
 */
void
swb_roster_pace_empty (SwbRosterPace *self)
{
  g_autoptr (SwbRoster) roster = swb_roster_new ();
  g_autoptr (SwbRosterView) view = swb_roster_view_new (roster);
  g_autoptr (SwbRosterRows) rows = swb_roster_rows_new (view);
  g_autoptr (SwbRosterSelection) nobody = swb_roster_selection_new (rows);

  g_return_if_fail (SWB_IS_ROSTER_PACE (self));

  g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  follow (self, nobody);
  go_on (self);
}

/**
 * swb_roster_pace_finish:
 * @self: rows that come some at a time
 *
 * Tells of the rest at once, for somebody goes to one of them.
 */
void
swb_roster_pace_finish (SwbRosterPace *self)
{
  g_return_if_fail (SWB_IS_ROSTER_PACE (self));

  tell (self, count (self));
}

/**
 * swb_roster_pace_is_busy:
 * @self: rows that come some at a time
 *
 * Returns: whether there is a rest
 */
gboolean
swb_roster_pace_is_busy (SwbRosterPace *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_PACE (self), FALSE);

  return self->n != count (self);
}
