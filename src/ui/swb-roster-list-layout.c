/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout of the roster's list: which columns it has, how wide, in which
 * place and order of rows, and that the settings remember it. */
#include "ui/swb-roster-list-private.h"

#include "ui/swb-roster-columns.h"
#include "ui/swb-roster-sorter.h"
#include "ui/swb-roster-words.h"

#define ROOMY 560
#define SAVE_DELAY 400

/* GTK 4.8 leaves room for columns that are hidden, as wide as they are fixed
 * to be. */
static void
fold_hidden (SwbRosterList *self)
{
  for (guint i = 0; i < SWB_N_ROSTER_COLUMNS; i++)
    {
      GtkColumnViewColumn *column = swb_roster_columns_find (
          GTK_COLUMN_VIEW (self->list), (SwbRosterColumn) i);
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
  GtkColumnViewColumn *name = swb_roster_columns_find (
      GTK_COLUMN_VIEW (self->list), SWB_ROSTER_COLUMN_NAME);
  GtkColumnViewColumn *followers = swb_roster_columns_find (
      GTK_COLUMN_VIEW (self->list), SWB_ROSTER_COLUMN_FOLLOWERS);
  int rest = 0;
  int width = self->widths[SWB_ROSTER_COLUMN_NAME];

  self->fit_source = 0;
  if (gtk_column_view_column_get_visible (followers))
    rest = gtk_column_view_column_get_fixed_width (followers);
  if (!self->wide && room > 0 && room < ROOMY)
    width = MAX (room - rest, 120);
  self->busy = TRUE;
  fold_hidden (self);
  swb_roster_columns_spread (GTK_COLUMN_VIEW (self->list), self->wide);
  if (gtk_column_view_column_get_fixed_width (name) != width)
    gtk_column_view_column_set_fixed_width (name, width);
  swb_roster_columns_align_titles (GTK_COLUMN_VIEW (self->list));
  self->busy = FALSE;
  return G_SOURCE_REMOVE;
}

/* In a narrow pane name and followers fill it, the rest is scrolled to. The
 * width is known while the list is laid out, so it is set after that. */
void
swb_roster_list_queue_fit (SwbRosterList *self)
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
      swb_roster_columns_save (GTK_COLUMN_VIEW (self->list), self->widths));
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
  swb_roster_list_queue_fit (self);
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
  swb_roster_columns_load (GTK_COLUMN_VIEW (self->list), saved, self->widths);
  self->busy = FALSE;
  swb_roster_list_queue_fit (self);
}

/* From the settings to the list's headers and the view. */
void
swb_roster_list_load_sort (SwbRosterList *self)
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
      GTK_COLUMN_VIEW (self->list),
      swb_roster_columns_find (GTK_COLUMN_VIEW (self->list), column),
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

  if (self->busy || !swb_roster_sorter_read (GTK_COLUMN_VIEW (self->list),
                                             &column, &descending))
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
watch_columns (SwbRosterList *self)
{
  GListModel *columns =
      gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->list));

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

/* Takes the columns from the settings and keeps them there. */
void
swb_roster_list_start_layout (SwbRosterList *self)
{
  self->settings = g_settings_new (SWB_APP_ID ".window");
  for (guint i = 0; i < SWB_N_ROSTER_COLUMNS; i++)
    self->widths[i] = swb_roster_columns_width ((SwbRosterColumn) i);
  swb_roster_columns_add (GTK_COLUMN_VIEW (self->list), self->format);
  load_columns (self);
  swb_roster_list_load_sort (self);
  watch_columns (self);
  g_signal_connect_object (
      gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->list)), "changed",
      G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::roster-columns",
                           G_CALLBACK (load_columns), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::roster-sort",
                           G_CALLBACK (swb_roster_list_load_sort), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::roster-sort-descending",
                           G_CALLBACK (swb_roster_list_load_sort), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (
                               GTK_SCROLLED_WINDOW (self->scrolled)),
                           "notify::page-size",
                           G_CALLBACK (swb_roster_list_queue_fit), self,
                           G_CONNECT_SWAPPED);
}

/* What still has to be kept is kept; columns that go now are not to be
 * remembered as gone. */
void
swb_roster_list_stop_layout (SwbRosterList *self)
{
  if (self->save_source != 0)
    {
      g_source_remove (self->save_source);
      save_columns_cb (self);
    }
  self->busy = TRUE;
  g_clear_handle_id (&self->fit_source, g_source_remove);
}
