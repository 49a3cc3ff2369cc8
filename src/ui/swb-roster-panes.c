/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster's list in two: columns that are pinned, and the rest, which
 * scrolls sideways. A column view up to GTK 4.8 pins nothing, so these are two
 * of them over the same rows and the same choice, whose rows are equally high.
 * The first is empty and hidden while nothing is pinned. */
#include "ui/swb-roster-panes.h"

#include "ui/swb-roster-columns.h"
#include "ui/swb-roster-header-drag.h"

#include <glib/gi18n-lib.h>

struct _SwbRosterPanes
{
  GtkWidget parent_instance;

  GtkSelectionModel *model;
  GtkWidget *main;
  GtkWidget *pinned;
  GtkWidget *edge;
  GtkWidget *across; /* scrolls the main part where there are two */
  gboolean following;
  guint settle;
  gboolean moving;
};

G_DEFINE_FINAL_TYPE (SwbRosterPanes, swb_roster_panes, GTK_TYPE_WIDGET)

enum
{
  PROP_MAIN = 1,
  N_PROPS,
};

enum
{
  COLUMNS_CHANGED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static GtkColumnView *
get_view (GtkWidget *scrolled)
{
  return GTK_COLUMN_VIEW (
      gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled)));
}

static GtkAdjustment *
get_down (GtkWidget *scrolled)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
}

static gboolean
is_parted (SwbRosterPanes *self)
{
  return gtk_widget_get_visible (self->pinned);
}

static gboolean
settle_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SwbRosterPanes *self = SWB_ROSTER_PANES (widget);

  self->settle = 0;
  gtk_widget_queue_allocate (self->pinned);
  gtk_widget_queue_allocate (GTK_WIDGET (get_view (self->pinned)));
  return G_SOURCE_REMOVE;
}

/* A part may be scrolled while the other is laid out, after it had its turn
 * itself: it would not be drawn until something else changes. It gets another
 * turn in the next frame. */
static void
settle (SwbRosterPanes *self)
{
  if (self->settle == 0)
    self->settle =
        gtk_widget_add_tick_callback (GTK_WIDGET (self), settle_cb, NULL, NULL);
}

static void
follow (SwbRosterPanes *self, GtkWidget *leader, GtkWidget *follower)
{
  double value = gtk_adjustment_get_value (get_down (leader));
  double before = gtk_adjustment_get_value (get_down (follower));

  if (self->following || !is_parted (self))
    return;
  self->following = TRUE;
  gtk_adjustment_set_value (get_down (follower), value);
  self->following = FALSE;
  if (!G_APPROX_VALUE (value, before, 0.5))
    settle (self);
}

static void
main_scrolled_cb (SwbRosterPanes *self)
{
  follow (self, self->main, self->pinned);
}

/* The keyboard scrolls the part that has the focus. */
static void
pinned_scrolled_cb (SwbRosterPanes *self)
{
  follow (self, self->pinned, self->main);
}

/* A list that is shown for the first time begins at its top; and the bar
 * below is there while there is something to scroll to. */
static void
pinned_grown_cb (SwbRosterPanes *self)
{
  follow (self, self->main, self->pinned);
}

static void
update_across (SwbRosterPanes *self)
{
  GtkAdjustment *across =
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->main));

  gtk_widget_set_visible (self->across,
                          is_parted (self) &&
                              gtk_adjustment_get_upper (across) >
                                  gtk_adjustment_get_page_size (across) + 1);
}

/* The main part gives its bar up: it would make it lower than the other. */
static void
update_parts (SwbRosterPanes *self)
{
  GtkColumnView *view = get_view (self->pinned);
  gboolean parted =
      g_list_model_get_n_items (gtk_column_view_get_columns (view)) > 0;

  if (parted != is_parted (self))
    {
      gtk_widget_set_visible (self->pinned, parted);
      gtk_widget_set_visible (self->edge, parted);
      if (parted)
        gtk_widget_add_css_class (GTK_WIDGET (self), "parted");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), "parted");
      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->main),
                                      parted ? GTK_POLICY_EXTERNAL
                                             : GTK_POLICY_AUTOMATIC,
                                      GTK_POLICY_AUTOMATIC);
      gtk_column_view_set_model (view, parted ? self->model : NULL);
    }
  update_across (self);
}

static void
columns_cb (SwbRosterPanes *self)
{
  if (self->moving)
    return;
  update_parts (self);
  g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
}

/* Whoever listens to the list, listens to both. */
static void
activate_cb (SwbRosterPanes *self, guint position)
{
  g_signal_emit_by_name (get_view (self->main), "activate", position);
}

static void
swb_roster_panes_set_main (SwbRosterPanes *self, GtkWidget *main)
{
  GtkAdjustment *across;
  GtkColumnView *view;

  g_return_if_fail (self->main == NULL && GTK_IS_SCROLLED_WINDOW (main));

  self->main = main;
  view = get_view (main);
  gtk_widget_set_hexpand (main, TRUE);
  gtk_widget_set_vexpand (main, TRUE);
  /* It is laid out first, so that the other can still follow it. */
  gtk_widget_insert_after (main, GTK_WIDGET (self), NULL);
  g_object_set (gtk_layout_manager_get_layout_child (
                    gtk_widget_get_layout_manager (GTK_WIDGET (self)), main),
                "column", 2, "row", 0, NULL);
  across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (main));
  gtk_scrollbar_set_adjustment (GTK_SCROLLBAR (self->across), across);
  g_signal_connect_object (across, "changed", G_CALLBACK (update_across), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_down (main), "value-changed",
                           G_CALLBACK (main_scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed",
                           G_CALLBACK (columns_cb), self, G_CONNECT_SWAPPED);
  swb_roster_columns_pair (view, get_view (self->pinned));
}

static void
swb_roster_panes_get_property (GObject *object,
                               guint id,
                               GValue *value,
                               GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_MAIN:
      g_value_set_object (value, SWB_ROSTER_PANES (object)->main);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
swb_roster_panes_set_property (GObject *object,
                               guint id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_MAIN:
      swb_roster_panes_set_main (SWB_ROSTER_PANES (object),
                                 g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
swb_roster_panes_dispose (GObject *object)
{
  SwbRosterPanes *self = SWB_ROSTER_PANES (object);
  GtkWidget *child;

  self->moving = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (swb_roster_panes_parent_class)->dispose (object);
}

static void
swb_roster_panes_class_init (SwbRosterPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = swb_roster_panes_get_property;
  object_class->set_property = swb_roster_panes_set_property;
  object_class->dispose = swb_roster_panes_dispose;

  props[PROP_MAIN] =
      g_param_spec_object ("main", NULL, NULL, GTK_TYPE_WIDGET,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[COLUMNS_CHANGED] =
      g_signal_new ("columns-changed", SWB_TYPE_ROSTER_PANES, G_SIGNAL_RUN_LAST,
                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_GRID_LAYOUT);
}

static GtkWidget *
pinned_new (SwbRosterPanes *self)
{
  GtkWidget *view = gtk_column_view_new (NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_column_view_set_reorderable (GTK_COLUMN_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "roster-list");
  gtk_widget_add_css_class (view, "pinned");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Creators, pinned columns"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled),
                                  GTK_POLICY_NEVER, GTK_POLICY_EXTERNAL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (GTK_COLUMN_VIEW (view)),
                           "items-changed", G_CALLBACK (columns_cb), self,
                           G_CONNECT_SWAPPED);
  return scrolled;
}

static void
place (SwbRosterPanes *self, GtkWidget *child, int column, int row)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_widget_set_visible (child, FALSE);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_set (gtk_layout_manager_get_layout_child (layout, child), "column",
                column, "row", row, NULL);
}

static void
swb_roster_panes_init (SwbRosterPanes *self)
{
  self->pinned = pinned_new (self);
  self->edge = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  self->across = gtk_scrollbar_new (GTK_ORIENTATION_HORIZONTAL, NULL);
  place (self, self->pinned, 0, 0);
  place (self, self->edge, 1, 0);
  place (self, self->across, 2, 1);
  swb_roster_header_drag_attach (self);
  g_signal_connect_object (get_down (self->pinned), "value-changed",
                           G_CALLBACK (pinned_scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_down (self->pinned), "changed",
                           G_CALLBACK (pinned_grown_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * swb_roster_panes_get_view:
 * @self: both parts
 * @pinned: which
 *
 * Returns: (transfer none): the list with the pinned columns, or with the rest
 */
GtkColumnView *
swb_roster_panes_get_view (SwbRosterPanes *self, gboolean pinned)
{
  g_return_val_if_fail (SWB_IS_ROSTER_PANES (self), NULL);

  return get_view (pinned ? self->pinned : self->main);
}

/**
 * swb_roster_panes_set_model:
 * @self: both parts
 * @model: (nullable): the rows and who is chosen, for both
 */
void
swb_roster_panes_set_model (SwbRosterPanes *self, GtkSelectionModel *model)
{
  g_return_if_fail (SWB_IS_ROSTER_PANES (self));

  g_set_object (&self->model, model);
  gtk_column_view_set_model (get_view (self->main), model);
  gtk_column_view_set_model (get_view (self->pinned),
                             is_parted (self) ? model : NULL);
}

/**
 * swb_roster_panes_count_pinned:
 * @self: both parts
 *
 * Returns: how many columns are pinned
 */
guint
swb_roster_panes_count_pinned (SwbRosterPanes *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_PANES (self), 0);

  return g_list_model_get_n_items (
      gtk_column_view_get_columns (get_view (self->pinned)));
}

/**
 * swb_roster_panes_get_n_columns:
 * @self: both parts
 *
 * Returns: how many columns there are, shown or hidden
 */
guint
swb_roster_panes_get_n_columns (SwbRosterPanes *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_PANES (self), 0);

  return swb_roster_panes_count_pinned (self) +
         g_list_model_get_n_items (
             gtk_column_view_get_columns (get_view (self->main)));
}

/**
 * swb_roster_panes_get_column:
 * @self: both parts
 * @place: from 0, pinned columns first
 *
 * Returns: (transfer none) (nullable): the column that stands there
 */
GtkColumnViewColumn *
swb_roster_panes_get_column (SwbRosterPanes *self, guint place)
{
  g_autoptr (GtkColumnViewColumn) column = NULL;
  guint n_pinned = swb_roster_panes_count_pinned (self);
  gboolean pinned = place < n_pinned;

  column = g_list_model_get_item (
      gtk_column_view_get_columns (swb_roster_panes_get_view (self, pinned)),
      pinned ? place : place - n_pinned);
  return column; /* the list keeps it alive */
}

/**
 * swb_roster_panes_find:
 * @self: both parts
 * @column: a fact
 *
 * Returns: (transfer none) (nullable): the column that shows it
 */
GtkColumnViewColumn *
swb_roster_panes_find (SwbRosterPanes *self, SwbRosterColumn column)
{
  g_return_val_if_fail (SWB_IS_ROSTER_PANES (self), NULL);

  return swb_roster_columns_find (get_view (self->main), column);
}

/**
 * swb_roster_panes_is_pinned:
 * @self: both parts
 * @column: a fact
 *
 * Returns: whether its column stays while the rest scrolls sideways
 */
gboolean
swb_roster_panes_is_pinned (SwbRosterPanes *self, SwbRosterColumn column)
{
  GtkColumnViewColumn *one = swb_roster_panes_find (self, column);

  return one != NULL && gtk_column_view_column_get_column_view (one) ==
                            get_view (self->pinned);
}

/**
 * swb_roster_panes_move:
 * @self: both parts
 * @column: a fact
 * @pinned: whether its column shall stay while the rest scrolls sideways
 * @place: where it shall stand among the columns of that part
 */
void
swb_roster_panes_move (SwbRosterPanes *self,
                       SwbRosterColumn column,
                       gboolean pinned,
                       guint place)
{
  g_autoptr (GtkColumnViewColumn) one = NULL;
  GtkColumnView *from, *to;
  guint n;

  g_return_if_fail (SWB_IS_ROSTER_PANES (self));

  g_set_object (&one, swb_roster_panes_find (self, column));
  g_return_if_fail (one != NULL);
  from = gtk_column_view_column_get_column_view (one);
  to = swb_roster_panes_get_view (self, pinned);
  self->moving = TRUE;
  if (from != to)
    gtk_column_view_remove_column (from, one);
  n = g_list_model_get_n_items (gtk_column_view_get_columns (to));
  gtk_column_view_insert_column (to, MIN (place, from == to ? n - 1 : n), one);
  self->moving = FALSE;
  columns_cb (self);
}
