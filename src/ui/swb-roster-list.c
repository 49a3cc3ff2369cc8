/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the roster: columns to sort, widen, move and hide, rows to
 * choose, open and drag. Rows are sorted and filtered by SwbRosterView over
 * plain columns; the list only asks for the rows that it shows. */
#include "ui/swb-roster-list-private.h"

#include "ui/swb-menu-focus.h"
#include "ui/swb-roster-book.h"
#include "ui/swb-roster-columns.h"
#include "ui/swb-roster-drag.h"
#include "ui/swb-start-edge.h"
#include "ui/swb-tab-out.h"

#define LOOK_AT_DAY_EVERY 60 /* seconds */

G_DEFINE_FINAL_TYPE (SwbRosterList, swb_roster_list, GTK_TYPE_WIDGET)

enum
{
  SELECTION_CHANGED,
  ROWS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkAdjustment *
get_scroll (SwbRosterList *self)
{
  return gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (self->scrolled));
}

/* Another order or another search is read from the top; an edit keeps the
 * place where the person reads. */
static void
refreshed_cb (SwbRosterList *self)
{
  swb_roster_columns_refresh (self->format);
  swb_roster_list_choose_again (self);
  swb_roster_grid_refreshed (self->grid);
  if (!self->keep_place)
    gtk_adjustment_set_value (get_scroll (self), 0);
  self->keep_place = FALSE;
  g_signal_emit (self, signals[ROWS_CHANGED], 0);
}

/* Comes before the view fills itself anew. */
static void
roster_changing_cb (SwbRosterList *self)
{
  self->keep_place = TRUE;
}

static void
forget_document (SwbRosterList *self)
{
  if (self->view != NULL)
    {
      g_signal_handlers_disconnect_by_data (
          swb_roster_view_get_roster (self->view), self);
      g_signal_handlers_disconnect_by_data (self->selection, self);
      g_signal_handlers_disconnect_by_data (self->rows, self);
      g_signal_handlers_disconnect_by_data (self->view, self);
    }
  swb_roster_grid_forget (self->grid);
  self->format->rows = NULL;
  if (self->pace != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->pace, self);
      swb_roster_pace_empty (self->pace);
      swb_roster_columns_refresh (self->format);
    }
  g_array_set_size (self->chosen, 0);
  self->everybody = 0;
  g_clear_object (&self->pace);
  g_clear_object (&self->selection);
  g_clear_object (&self->format->sparks);
  g_clear_object (&self->rows);
  g_clear_object (&self->view);
  g_clear_object (&self->document);
  self->asleep = FALSE;
}

static void
swb_roster_list_dispose (GObject *object)
{
  SwbRosterList *self = SWB_ROSTER_LIST (object);

  swb_roster_list_stop_layout (self);
  g_clear_handle_id (&self->day_source, g_source_remove);
  if (self->list != NULL)
    forget_document (self);
  if (self->grid != NULL)
    swb_roster_grid_close (self->grid);
  g_clear_object (&self->grid);
  g_clear_pointer (&self->context, gtk_widget_unparent);
  g_clear_pointer (&self->book, gtk_widget_unparent);
  g_clear_pointer (&self->panes, gtk_widget_unparent);
  self->list = NULL;
  g_clear_object (&self->settings);
  if (self->format != NULL)
    {
      g_clear_pointer (&self->format->bound, g_hash_table_unref);
      self->format->wake = NULL;
    }
  g_clear_pointer (&self->format, g_rc_box_release);

  G_OBJECT_CLASS (swb_roster_list_parent_class)->dispose (object);
}

static void
swb_roster_list_finalize (GObject *object)
{
  g_array_unref (SWB_ROSTER_LIST (object)->chosen);
  gtk_bitset_unref (SWB_ROSTER_LIST (object)->chosen_groups);

  G_OBJECT_CLASS (swb_roster_list_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-roster-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SwbRosterList, panes);
  gtk_widget_class_bind_template_child (widget_class, SwbRosterList, scrolled);
  gtk_widget_class_bind_template_child (widget_class, SwbRosterList, list);
  gtk_widget_class_bind_template_child (widget_class, SwbRosterList, context);
  gtk_widget_class_bind_template_child (widget_class, SwbRosterList, book);
  swb_roster_list_bind_acts (widget_class);
}

static void
swb_roster_list_class_init (SwbRosterListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_roster_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = swb_roster_list_finalize;

  signals[SELECTION_CHANGED] =
      g_signal_new ("selection-changed", SWB_TYPE_ROSTER_LIST,
                    G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ROWS_CHANGED] =
      g_signal_new ("rows-changed", SWB_TYPE_ROSTER_LIST, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SWB_TYPE_ROSTER_BOOK);
  g_type_ensure (SWB_TYPE_ROSTER_PANES);
  bind_template (widget_class);
  swb_roster_list_install_grid (widget_class);
  swb_roster_list_install_groups (widget_class);
  swb_roster_list_install_columns (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* A window stays open over midnight: the ages of readings change with the
 * day. */
static gboolean
look_at_day_cb (gpointer data)
{
  SwbRosterList *self = data;
  SwbDay today = swb_day_today ();

  if (today != self->format->today)
    {
      self->format->today = today;
      if (self->view != NULL)
        swb_roster_view_set_today (self->view, today);
      swb_roster_columns_refresh (self->format);
    }
  return G_SOURCE_CONTINUE;
}

static void
swb_roster_list_init (SwbRosterList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  swb_menu_focus_keep (GTK_POPOVER (self->context), GTK_WIDGET (self));
  self->chosen = g_array_new (FALSE, FALSE, sizeof (SwbId));
  self->chosen_groups = gtk_bitset_new_empty ();
  self->format = g_rc_box_new0 (SwbRosterFormat);
  self->format->today = swb_day_today ();
  self->day_source =
      g_timeout_add_seconds (LOOK_AT_DAY_EVERY, look_at_day_cb, self);
  self->format->bound = g_hash_table_new (NULL, NULL);
  swb_roster_list_start_layout (self);
  swb_roster_list_start_look (self);
  swb_roster_list_start_near (self);
  for (guint i = 0; i < 2; i++)
    swb_roster_drag_attach (
        swb_roster_panes_get_view (SWB_ROSTER_PANES (self->panes), i));
  swb_start_edge_keep (GTK_SCROLLED_WINDOW (self->scrolled));
  self->grid = swb_roster_grid_new (self);
  swb_roster_list_start_groups (self);
  swb_tab_out_add (GTK_WIDGET (self));
}

static void
rewritten_cb (SwbRosterList *self)
{
  swb_roster_columns_refresh (self->format);
}

static void
work_changed_cb (SwbRosterList *self)
{
  if (!self->asleep)
    swb_roster_columns_refresh (self->format);
}

static SwbRosterView *
new_view (SwbRosterList *self)
{
  SwbRoster *roster =
      swb_workspace_get_roster (swb_document_get_workspace (self->document));

  g_signal_connect_object (roster, "changed", G_CALLBACK (roster_changing_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (roster, "work-changed", G_CALLBACK (work_changed_cb),
                           self, G_CONNECT_SWAPPED);
  return swb_roster_view_new (roster);
}

static void
sparks_cb (SwbRosterList *self)
{
  swb_roster_columns_refresh_sparks (self->format);
}

/**
 * swb_roster_list_set_document:
 * @self: a list
 * @document: (nullable): whose creators to show
 */
void
swb_roster_list_set_document (SwbRosterList *self, SwbDocument *document)
{
  g_return_if_fail (SWB_IS_ROSTER_LIST (self));

  if (self->document == document)
    return;
  forget_document (self);
  if (document == NULL)
    return;
  self->document = g_object_ref (document);
  self->view = new_view (self);
  swb_roster_list_load_sort (self);
  g_signal_connect_object (self->view, "query-changed",
                           G_CALLBACK (swb_roster_list_save_sort), self,
                           G_CONNECT_SWAPPED);
  self->rows = swb_roster_rows_new (self->view);
  swb_roster_list_load_groups (self);
  self->format->rows = G_LIST_MODEL (self->rows);
  self->format->sparks = swb_spark_reader_new (document);
  g_signal_connect_object (self->format->sparks, "arrived",
                           G_CALLBACK (sparks_cb), self, G_CONNECT_SWAPPED);
  self->selection = swb_roster_selection_new (self->rows);
  self->pace = swb_roster_pace_new (self->selection);
  g_signal_connect_object (self->pace, "rewritten", G_CALLBACK (rewritten_cb),
                           self, G_CONNECT_SWAPPED);
  swb_roster_panes_set_model (SWB_ROSTER_PANES (self->panes),
                              GTK_SELECTION_MODEL (self->pace));
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (swb_roster_list_selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "refreshed", G_CALLBACK (refreshed_cb),
                           self, G_CONNECT_SWAPPED);
  swb_roster_list_queue_fit (self);
}

/**
 * swb_roster_list_set_asleep:
 * @self: a list
 * @asleep: whether it is on a page that nobody sees: then it follows nothing
 *   until somebody does
 */
void
swb_roster_list_set_asleep (SwbRosterList *self, gboolean asleep)
{
  g_return_if_fail (SWB_IS_ROSTER_LIST (self));

  if (self->asleep == !!asleep)
    return;
  self->asleep = !!asleep;
  if (self->view == NULL)
    return;
  swb_roster_view_set_asleep (self->view, self->asleep);
  if (!self->asleep)
    swb_roster_columns_refresh (self->format);
}

/**
 * swb_roster_list_set_wide:
 * @self: a list
 * @wide: whether it has a page of its own
 */
void
swb_roster_list_set_wide (SwbRosterList *self, gboolean wide)
{
  g_return_if_fail (SWB_IS_ROSTER_LIST (self));

  if (self->wide == !!wide)
    return;
  swb_roster_list_keep_columns (self);
  self->wide = !!wide;
  self->format->sheet = self->wide;
  swb_roster_grid_set_active (self->grid, self->wide);
  swb_roster_list_load_columns (self);
  swb_roster_list_update_menus (self);
  swb_roster_list_update_look (self);
  swb_roster_list_load_groups (self);
}

/**
 * swb_roster_list_get_view:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the rows in their order
 */
SwbRosterView *
swb_roster_list_get_view (SwbRosterList *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_LIST (self), NULL);

  return self->view;
}

/**
 * swb_roster_list_get_grid:
 * @self: a list
 *
 * Returns: (transfer none): its cursor, range and edits, while it is wide
 */
SwbRosterGrid *
swb_roster_list_get_grid (SwbRosterList *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_LIST (self), NULL);

  return self->grid;
}

/**
 * swb_roster_list_get_column_view:
 * @self: a list
 *
 * Returns: (transfer none): the list inside, for its columns
 */
GtkColumnView *
swb_roster_list_get_column_view (SwbRosterList *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_LIST (self), NULL);

  return GTK_COLUMN_VIEW (self->list);
}

/**
 * swb_roster_list_get_panes:
 * @self: a list
 *
 * Returns: (transfer none): its columns, pinned and not
 */
SwbRosterPanes *
swb_roster_list_get_panes (SwbRosterList *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_LIST (self), NULL);

  return SWB_ROSTER_PANES (self->panes);
}

/**
 * swb_roster_list_get_format:
 * @self: a list
 *
 * Returns: (transfer none): how numbers and ages are written
 */
SwbRosterFormat *
swb_roster_list_get_format (SwbRosterList *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_LIST (self), NULL);

  return self->format;
}

/**
 * swb_roster_list_set_grouping:
 * @self: a list
 * @grouping: Indian or Western
 *
 * Writes all numbers anew.
 */
void
swb_roster_list_set_grouping (SwbRosterList *self, SwbGrouping grouping)
{
  g_return_if_fail (SWB_IS_ROSTER_LIST (self));

  if (self->format->grouping == grouping)
    return;
  self->format->grouping = grouping;
  if (self->rows != NULL)
    swb_roster_columns_refresh (self->format);
}

/**
 * swb_roster_list_focus:
 * @self: a list
 *
 * Gives the focus to its rows.
 */
void
swb_roster_list_focus (SwbRosterList *self)
{
  g_return_if_fail (SWB_IS_ROSTER_LIST (self));

  if (self->wide)
    {
      swb_roster_grid_start (self->grid);
      return;
    }
  gtk_widget_child_focus (gtk_widget_get_last_child (self->list),
                          GTK_DIR_TAB_FORWARD);
  swb_roster_list_choose_first (self);
}
