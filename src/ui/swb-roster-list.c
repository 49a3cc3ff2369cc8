/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the roster: columns to sort, widen, move and hide, rows to
 * choose, open and drag. Rows are sorted and filtered by SwbRosterView over
 * plain columns; the list only asks for the rows that it shows. */
#include "ui/swb-roster-list.h"

#include "ui/swb-creator-dialog.h"
#include "ui/swb-roster-acts.h"
#include "ui/swb-roster-book.h"
#include "ui/swb-roster-columns.h"
#include "ui/swb-roster-drag.h"
#include "ui/swb-roster-rows.h"
#include "ui/swb-roster-sorter.h"
#include "ui/swb-roster-words.h"
#include "ui/swb-start-edge.h"

#define MOST_AT_ONCE 10000
#define MOST_REMEMBERED 64
#define ROOMY 560
#define SAVE_DELAY 400
#define LOOK_AT_DAY_EVERY 60 /* seconds */

struct _SwbRosterList
{
  GtkWidget parent_instance;

  SwbDocument *document;
  SwbRosterView *view;
  SwbRosterRows *rows;
  GtkMultiSelection *selection;
  SwbRosterFormat *format;
  GSettings *settings;
  GArray *chosen; /* SwbId: chosen again after the rows were ordered anew */
  int widths[SWB_N_ROSTER_COLUMNS];
  gboolean wide;
  gboolean busy; /* setting what would otherwise tell us to set it */
  gboolean keep_place;
  guint fit_source;
  guint save_source;
  guint day_source;

  GtkWidget *scrolled;
  GtkWidget *list;
  GtkWidget *context;
  GtkWidget *book;
};

G_DEFINE_FINAL_TYPE (SwbRosterList, swb_roster_list, GTK_TYPE_WIDGET)

enum
{
  SELECTION_CHANGED,
  ROWS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkColumnView *
get_list (SwbRosterList *self)
{
  return GTK_COLUMN_VIEW (self->list);
}

static GPtrArray *
get_chosen (SwbRosterList *self, guint limit)
{
  if (self->selection == NULL)
    return g_ptr_array_new ();
  return swb_roster_chosen (GTK_SELECTION_MODEL (self->selection), limit);
}

static void
remember_chosen (SwbRosterList *self)
{
  g_autoptr (GPtrArray) creators = get_chosen (self, MOST_REMEMBERED);

  g_array_set_size (self->chosen, 0);
  for (guint i = 0; i < creators->len; i++)
    g_array_append_vals (self->chosen, swb_creator_get_id (creators->pdata[i]),
                         1);
}

static void
selection_changed_cb (SwbRosterList *self)
{
  if (self->busy)
    return;
  remember_chosen (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* Rows that stand elsewhere now are chosen again. */
static void
choose_again (SwbRosterList *self)
{
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (
      0, g_list_model_get_n_items (G_LIST_MODEL (self->view)));

  for (guint i = 0; i < self->chosen->len; i++)
    {
      guint position;

      if (swb_roster_view_find (
              self->view, &g_array_index (self->chosen, SwbId, i), &position))
        gtk_bitset_add (selected, position);
    }
  self->busy = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection),
                                     selected, mask);
  self->busy = FALSE;
}

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
  choose_again (self);
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

/* GTK 4.8 leaves room for columns that are hidden, as wide as they are fixed
 * to be. */
static void
fold_hidden (SwbRosterList *self)
{
  for (guint i = 0; i < SWB_N_ROSTER_COLUMNS; i++)
    {
      GtkColumnViewColumn *column =
          swb_roster_columns_find (get_list (self), (SwbRosterColumn) i);
      gboolean visible = gtk_column_view_column_get_visible (column);
      gboolean folded = gtk_column_view_column_get_fixed_width (column) == 0;

      if (visible == folded)
        gtk_column_view_column_set_fixed_width (column,
                                                visible ? self->widths[i] : 0);
    }
}

static gboolean
fit_cb (gpointer user_data)
{
  SwbRosterList *self = user_data;
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (
      GTK_SCROLLED_WINDOW (self->scrolled));
  int room = (int) gtk_adjustment_get_page_size (across);
  GtkColumnViewColumn *name =
      swb_roster_columns_find (get_list (self), SWB_ROSTER_COLUMN_NAME);
  GtkColumnViewColumn *followers =
      swb_roster_columns_find (get_list (self), SWB_ROSTER_COLUMN_FOLLOWERS);
  int rest = 0;
  int width = self->widths[SWB_ROSTER_COLUMN_NAME];

  self->fit_source = 0;
  if (gtk_column_view_column_get_visible (followers))
    rest = gtk_column_view_column_get_fixed_width (followers);
  if (!self->wide && room > 0 && room < ROOMY)
    width = MAX (room - rest, 120);
  self->busy = TRUE;
  fold_hidden (self);
  swb_roster_columns_spread (get_list (self), self->wide);
  if (gtk_column_view_column_get_fixed_width (name) != width)
    gtk_column_view_column_set_fixed_width (name, width);
  swb_roster_columns_align_titles (get_list (self));
  self->busy = FALSE;
  return G_SOURCE_REMOVE;
}

/* In a narrow pane name and followers fill it, the rest is scrolled to. The
 * width is known while the list is laid out, so it is set after that. */
static void
queue_fit (SwbRosterList *self)
{
  if (self->fit_source == 0)
    self->fit_source =
        g_idle_add_full (GDK_PRIORITY_REDRAW - 5, fit_cb, self, NULL);
}

static gboolean
save_columns_cb (gpointer user_data)
{
  SwbRosterList *self = user_data;

  self->save_source = 0;
  self->busy = TRUE;
  g_settings_set_value (
      self->settings, "roster-columns",
      swb_roster_columns_save (get_list (self), self->widths));
  self->busy = FALSE;
  return G_SOURCE_REMOVE;
}

static void
queue_save (SwbRosterList *self)
{
  if (self->save_source == 0)
    self->save_source = g_timeout_add (SAVE_DELAY, save_columns_cb, self);
}

static void
columns_changed_cb (SwbRosterList *self)
{
  if (self->busy)
    return;
  queue_fit (self);
  queue_save (self);
}

static void
width_cb (SwbRosterList *self, GParamSpec *pspec, GtkColumnViewColumn *column)
{
  SwbRosterColumn which = swb_roster_columns_get (column);

  if (self->busy)
    return;
  if (self->wide || which != SWB_ROSTER_COLUMN_NAME)
    self->widths[which] = gtk_column_view_column_get_fixed_width (column);
  columns_changed_cb (self);
}

static void
load_columns (SwbRosterList *self)
{
  g_autoptr (GVariant) saved = NULL;

  if (self->busy)
    return;
  saved = g_settings_get_value (self->settings, "roster-columns");
  self->busy = TRUE;
  swb_roster_columns_load (get_list (self), saved, self->widths);
  self->busy = FALSE;
  queue_fit (self);
}

/* From the settings to the list's headers and the view. */
static void
load_sort (SwbRosterList *self)
{
  g_autofree char *id = NULL;
  SwbRosterColumn column = SWB_ROSTER_COLUMN_FOLLOWERS;
  gboolean descending;

  if (self->busy)
    return;
  id = g_settings_get_string (self->settings, "roster-sort");
  descending =
      g_settings_get_boolean (self->settings, "roster-sort-descending");
  swb_roster_column_parse (id, &column);
  self->busy = TRUE;
  gtk_column_view_sort_by_column (
      get_list (self), swb_roster_columns_find (get_list (self), column),
      descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->busy = FALSE;
  if (self->view != NULL)
    swb_roster_view_set_sort (self->view, column, descending);
}

static void
sorter_changed_cb (SwbRosterList *self)
{
  SwbRosterColumn column;
  gboolean descending;

  if (self->busy ||
      !swb_roster_sorter_read (get_list (self), &column, &descending))
    return;
  if (self->view != NULL)
    swb_roster_view_set_sort (self->view, column, descending);
  self->busy = TRUE;
  g_settings_set_string (self->settings, "roster-sort",
                         swb_roster_column_id (column));
  g_settings_set_boolean (self->settings, "roster-sort-descending", descending);
  self->busy = FALSE;
}

static void
edit (SwbRosterList *self, SwbCreator *creator)
{
  swb_creator_dialog_present (self->document, creator, GTK_WIDGET (self));
}

static void
activate_cb (SwbRosterList *self, guint position)
{
  g_autoptr (SwbCreator) creator =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (creator != NULL && !swb_document_get_read_only (self->document))
    edit (self, creator);
}

static void
point_popover (SwbRosterList *self, GtkWidget *popover, double x, double y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);
  GdkRectangle at;

  if (!gtk_widget_compute_point (self->list, GTK_WIDGET (self), &point, &point))
    return;
  at = (GdkRectangle){ (int) point.x, (int) point.y, 1, 1 };
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &at);
}

static void
popup_context (SwbRosterList *self, double x, double y)
{
  point_popover (self, self->context, x, y);
  gtk_popover_popup (GTK_POPOVER (self->context));
}

static void
right_click_cb (GtkGestureClick *gesture,
                int n_press,
                double x,
                double y,
                SwbRosterList *self)
{
  SwbRosterCell *cell = swb_roster_cell_at (self->list, x, y);

  if (cell == NULL || swb_roster_cell_get_creator (cell) == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  swb_roster_choose_at (GTK_SELECTION_MODEL (self->selection),
                        swb_roster_cell_get_creator (cell));
  popup_context (self, x, y);
}

/* Beside the row that has the focus, else at the top of the list. */
static void
point_at_focus (SwbRosterList *self, double *x, double *y)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t bounds;

  *x = 60;
  *y = 60;
  if (focus != NULL && focus != self->list &&
      gtk_widget_is_ancestor (focus, self->list) &&
      gtk_widget_compute_bounds (focus, self->list, &bounds))
    *y = bounds.origin.y + bounds.size.height;
}

static void
book_cb (SwbRosterList *self, int day)
{
  g_autoptr (GPtrArray) creators = get_chosen (self, MOST_AT_ONCE);

  swb_roster_book_on (GTK_WIDGET (self), self->document, creators, day);
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
    }
  if (self->list != NULL)
    gtk_column_view_set_model (get_list (self), NULL);
  g_array_set_size (self->chosen, 0);
  g_clear_object (&self->selection);
  self->format->rows = NULL;
  g_clear_object (&self->rows);
  g_clear_object (&self->view);
  g_clear_object (&self->document);
}

static void
swb_roster_list_dispose (GObject *object)
{
  SwbRosterList *self = SWB_ROSTER_LIST (object);

  if (self->save_source != 0)
    {
      g_source_remove (self->save_source);
      save_columns_cb (self);
    }
  self->busy = TRUE; /* columns that go now are not to be remembered */
  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_clear_handle_id (&self->day_source, g_source_remove);
  if (self->list != NULL)
    forget_document (self);
  g_clear_pointer (&self->context, gtk_widget_unparent);
  g_clear_pointer (&self->book, gtk_widget_unparent);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  self->list = NULL;
  g_clear_object (&self->settings);
  if (self->format != NULL)
    g_clear_pointer (&self->format->bound, g_hash_table_unref);
  g_clear_pointer (&self->format, g_rc_box_release);

  G_OBJECT_CLASS (swb_roster_list_parent_class)->dispose (object);
}

static void
swb_roster_list_finalize (GObject *object)
{
  g_array_unref (SWB_ROSTER_LIST (object)->chosen);

  G_OBJECT_CLASS (swb_roster_list_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-roster-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SwbRosterList, scrolled);
  gtk_widget_class_bind_template_child (widget_class, SwbRosterList, list);
  gtk_widget_class_bind_template_child (widget_class, SwbRosterList, context);
  gtk_widget_class_bind_template_child (widget_class, SwbRosterList, book);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, right_click_cb);
  gtk_widget_class_bind_template_callback (widget_class, book_cb);
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
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
watch_columns (SwbRosterList *self)
{
  GListModel *columns = gtk_column_view_get_columns (get_list (self));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) one = g_list_model_get_item (columns, i);

      g_signal_connect_object (one, "notify::fixed-width",
                               G_CALLBACK (width_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (one, "notify::visible",
                               G_CALLBACK (columns_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (columns, "items-changed",
                           G_CALLBACK (columns_changed_cb), self,
                           G_CONNECT_SWAPPED);
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
      swb_roster_columns_refresh (self->format);
    }
  return G_SOURCE_CONTINUE;
}

static void
swb_roster_list_init (SwbRosterList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->chosen = g_array_new (FALSE, FALSE, sizeof (SwbId));
  self->format = g_rc_box_new0 (SwbRosterFormat);
  self->format->today = swb_day_today ();
  self->day_source =
      g_timeout_add_seconds (LOOK_AT_DAY_EVERY, look_at_day_cb, self);
  self->format->bound = g_hash_table_new (NULL, NULL);
  self->settings = g_settings_new (SWB_APP_ID ".window");
  for (guint i = 0; i < SWB_N_ROSTER_COLUMNS; i++)
    self->widths[i] = swb_roster_columns_width ((SwbRosterColumn) i);
  swb_roster_columns_add (get_list (self), self->format);
  load_columns (self);
  load_sort (self);
  watch_columns (self);
  swb_roster_drag_attach (get_list (self));
  swb_start_edge_keep (GTK_SCROLLED_WINDOW (self->scrolled));
  g_signal_connect_object (gtk_column_view_get_sorter (get_list (self)),
                           "changed", G_CALLBACK (sorter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::roster-columns",
                           G_CALLBACK (load_columns), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::roster-sort",
                           G_CALLBACK (load_sort), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::roster-sort-descending",
                           G_CALLBACK (load_sort), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (
                               GTK_SCROLLED_WINDOW (self->scrolled)),
                           "notify::page-size", G_CALLBACK (queue_fit), self,
                           G_CONNECT_SWAPPED);
}

static SwbRosterView *
new_view (SwbRosterList *self)
{
  SwbRoster *roster =
      swb_workspace_get_roster (swb_document_get_workspace (self->document));

  g_signal_connect_object (roster, "changed", G_CALLBACK (roster_changing_cb),
                           self, G_CONNECT_SWAPPED);
  return swb_roster_view_new (roster);
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
  load_sort (self);
  self->rows = swb_roster_rows_new (self->view);
  self->format->rows = G_LIST_MODEL (self->rows);
  self->selection =
      gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_column_view_set_model (get_list (self),
                             GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "refreshed", G_CALLBACK (refreshed_cb),
                           self, G_CONNECT_SWAPPED);
  queue_fit (self);
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

  self->wide = wide;
  queue_fit (self);
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
 * swb_roster_list_get_column_view:
 * @self: a list
 *
 * Returns: (transfer none): the list inside, for its columns
 */
GtkColumnView *
swb_roster_list_get_column_view (SwbRosterList *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_LIST (self), NULL);

  return get_list (self);
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
 * swb_roster_list_count_chosen:
 * @self: a list
 *
 * Returns: how many rows are chosen
 */
guint
swb_roster_list_count_chosen (SwbRosterList *self)
{
  g_autoptr (GtkBitset) bits = NULL;

  g_return_val_if_fail (SWB_IS_ROSTER_LIST (self), 0);

  if (self->selection == NULL)
    return 0;
  bits =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  return (guint) gtk_bitset_get_size (bits);
}

/* With nobody chosen the acts that follow would have nobody to act on. */
static void
choose_first (SwbRosterList *self)
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
 * swb_roster_list_focus:
 * @self: a list
 *
 * Gives the focus to its rows.
 */
void
swb_roster_list_focus (SwbRosterList *self)
{
  g_return_if_fail (SWB_IS_ROSTER_LIST (self));

  gtk_widget_child_focus (gtk_widget_get_last_child (self->list),
                          GTK_DIR_TAB_FORWARD);
  choose_first (self);
}

/**
 * swb_roster_list_reveal:
 * @self: a list
 * @creator: the id of a creator
 *
 * Chooses the creator's row and scrolls to it.
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
      !swb_roster_view_find (self->view, creator, &position))
    return FALSE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection),
                                   position, TRUE);
  inside = gtk_widget_get_last_child (self->list);
  gtk_widget_activate_action (inside, "list.scroll-to-item", "u", position);
  return TRUE;
}

/**
 * swb_roster_list_add:
 * @self: a list
 *
 * Asks for the facts of a new creator.
 */
void
swb_roster_list_add (SwbRosterList *self)
{
  g_return_if_fail (SWB_IS_ROSTER_LIST (self));

  if (self->document != NULL)
    edit (self, NULL);
}

/**
 * swb_roster_list_edit:
 * @self: a list
 *
 * Opens the first of the chosen creators.
 */
void
swb_roster_list_edit (SwbRosterList *self)
{
  g_autoptr (GPtrArray) creators = NULL;

  g_return_if_fail (SWB_IS_ROSTER_LIST (self));

  creators = get_chosen (self, 1);
  if (creators->len > 0)
    edit (self, creators->pdata[0]);
}

/**
 * swb_roster_list_delete:
 * @self: a list
 *
 * Deletes the chosen creators; a toast offers to undo it.
 */
void
swb_roster_list_delete (SwbRosterList *self)
{
  g_autoptr (GPtrArray) creators = NULL;

  g_return_if_fail (SWB_IS_ROSTER_LIST (self));

  creators = get_chosen (self, G_MAXUINT);
  if (creators->len > 0)
    swb_roster_delete (GTK_WIDGET (self), self->document, creators);
}

/**
 * swb_roster_list_book:
 * @self: a list
 *
 * Asks for the day on which to book the chosen creators.
 */
void
swb_roster_list_book (SwbRosterList *self)
{
  guint n_chosen;
  double x, y;

  g_return_if_fail (SWB_IS_ROSTER_LIST (self));

  n_chosen = swb_roster_list_count_chosen (self);
  if (n_chosen == 0)
    return;
  point_at_focus (self, &x, &y);
  point_popover (self, self->book, x, y);
  swb_roster_book_ask (
      SWB_ROSTER_BOOK (self->book), n_chosen,
      swb_roster_first_day (self->document, self->format->today));
}

/**
 * swb_roster_list_popup_menu:
 * @self: a list
 *
 * Opens the menu of the chosen rows beside the one that has the focus.
 */
void
swb_roster_list_popup_menu (SwbRosterList *self)
{
  double x, y;

  g_return_if_fail (SWB_IS_ROSTER_LIST (self));

  if (swb_roster_list_count_chosen (self) == 0)
    return;
  point_at_focus (self, &x, &y);
  popup_context (self, x, y);
}
