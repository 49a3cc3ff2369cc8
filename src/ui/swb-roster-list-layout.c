/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout of the roster's list: which columns it has, how wide, in which
 * place and order of rows, and that the settings remember it. */
#include "ui/swb-roster-list-private.h"

#include "ui/swb-roster-columns.h"
#include "ui/swb-roster-sorter.h"
#include "ui/swb-roster-sorts.h"
#include "ui/swb-roster-titles.h"
#include "ui/swb-roster-words.h"
#include "ui/swb-ui-text.h"

#include <math.h>

#define ROOMY 560
#define SAVE_DELAY 400

/* @width is for letters of the ordinary size. */
static int
shown_width (SwbRosterList *self, int width)
{
  return (int) lround (width * swb_text_scale (GTK_WIDGET (self)));
}

/* GTK 4.8 leaves room for columns that are hidden, as wide as they are fixed
 * to be; and it does not lay the rows out anew when that changes, which from
 * right to left moves all of their cells. */
static void
fold_hidden (SwbRosterList *self)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < SWB_N_ROSTER_COLUMNS; i++)
    {
      GtkColumnViewColumn *column = swb_roster_columns_find (
          GTK_COLUMN_VIEW (self->list), (SwbRosterColumn) i);
      gboolean visible = gtk_column_view_column_get_visible (column);
      gboolean folded = gtk_column_view_column_get_fixed_width (column) == 0;

      if (visible != folded)
        continue;
      gtk_column_view_column_set_fixed_width (
          column, visible ? shown_width (self, self->widths[i]) : 0);
      changed = TRUE;
    }
  if (changed)
    swb_roster_columns_lay_out (self->format);
}

/* In a narrow pane name and followers fill it. */
static int
name_width (SwbRosterList *self)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (
      GTK_SCROLLED_WINDOW (self->scrolled));
  int room = (int) gtk_adjustment_get_page_size (across);
  GtkColumnViewColumn *followers = swb_roster_columns_find (
      GTK_COLUMN_VIEW (self->list), SWB_ROSTER_COLUMN_FOLLOWERS);
  int rest = 0;

  if (self->wide || room <= 0 || room >= shown_width (self, ROOMY))
    return shown_width (self, self->widths[SWB_ROSTER_COLUMN_NAME]);
  if (gtk_column_view_column_get_visible (followers))
    rest = gtk_column_view_column_get_fixed_width (followers);
  return MAX (room - rest, shown_width (self, 84));
}

static gboolean
fit_cb (gpointer user_data)
{
  SwbRosterList *self = user_data;
  GtkColumnViewColumn *name = swb_roster_columns_find (
      GTK_COLUMN_VIEW (self->list), SWB_ROSTER_COLUMN_NAME);
  int width = name_width (self);

  self->fit_source = 0;
  self->busy = TRUE;
  fold_hidden (self);
  swb_roster_columns_spread (GTK_COLUMN_VIEW (self->list), self->wide);
  if (gtk_column_view_column_get_fixed_width (name) != width)
    gtk_column_view_column_set_fixed_width (name, width);
  for (guint i = 0; i < 2; i++)
    swb_roster_titles_align (
        swb_roster_panes_get_view (SWB_ROSTER_PANES (self->panes), i));
  self->busy = FALSE;
  if (self->moved)
    swb_roster_list_load_sort (self);
  self->moved = FALSE;
  return G_SOURCE_REMOVE;
}

/* The width is known while the list is laid out, so it is used after that. */
void
swb_roster_list_queue_fit (SwbRosterList *self)
{
  if (self->fit_source == 0)
    self->fit_source =
        g_idle_add_full (GDK_PRIORITY_REDRAW - 5, fit_cb, self, NULL);
}

/* A page has more room than a pane, and other columns. */
static const char *
columns_key (SwbRosterList *self)
{
  return self->wide ? "roster-page-columns" : "roster-columns";
}

static void
save_pins (SwbRosterList *self)
{
  SwbRosterPanes *panes = SWB_ROSTER_PANES (self->panes);
  guint n = swb_roster_panes_count_pinned (panes);
  g_autofree const char **ids = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    ids[i] = swb_roster_column_id (
        swb_roster_columns_get (swb_roster_panes_get_column (panes, i)));
  g_settings_set_strv (self->settings, "roster-pinned", ids);
}

static void
load_pins (SwbRosterList *self)
{
  SwbRosterPanes *panes = SWB_ROSTER_PANES (self->panes);
  g_auto (GStrv) ids = g_settings_get_strv (self->settings, "roster-pinned");

  for (guint i = 0; i < SWB_N_ROSTER_COLUMNS; i++)
    {
      SwbRosterColumn which = (SwbRosterColumn) i;
      gboolean pinned =
          self->wide && g_strv_contains ((const char *const *) ids,
                                         swb_roster_column_id (which));

      if (pinned != swb_roster_panes_is_pinned (panes, which))
        swb_roster_panes_move (panes, which, pinned, G_MAXUINT);
    }
}

static gboolean
save_columns_cb (gpointer user_data)
{
  SwbRosterList *self = user_data;

  self->save_source = 0;
  self->busy = TRUE;
  g_settings_set_value (
      self->settings, columns_key (self),
      swb_roster_columns_save (GTK_COLUMN_VIEW (self->list), self->widths));
  if (self->wide)
    save_pins (self);
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
    self->widths[which] =
        (int) lround (gtk_column_view_column_get_fixed_width (column) /
                      swb_text_scale (GTK_WIDGET (self)));
  columns_changed_cb (self);
}

void
swb_roster_list_load_columns (SwbRosterList *self)
{
  g_autoptr (GVariant) saved = NULL;

  if (self->busy)
    return;
  saved = g_settings_get_value (self->settings, columns_key (self));
  self->busy = TRUE;
  load_pins (self);
  swb_roster_columns_reset (GTK_COLUMN_VIEW (self->list), self->wide,
                            self->widths);
  swb_roster_columns_load (GTK_COLUMN_VIEW (self->list), saved, self->widths);
  self->busy = FALSE;
  swb_roster_list_queue_fit (self);
  swb_roster_list_load_sort (self);
}

/* The headers say by which columns rows are sorted, in whichever part they
 * stand; the list itself knows but the first of them. */
static void
show_sorts (SwbRosterList *self, const SwbRosterSort *sorts, guint n)
{
  GtkColumnViewColumn *one =
      swb_roster_columns_find (GTK_COLUMN_VIEW (self->list), sorts[0].column);

  for (guint i = 0; i < 2; i++)
    {
      GtkColumnView *part =
          swb_roster_panes_get_view (SWB_ROSTER_PANES (self->panes), i);

      gtk_column_view_sort_by_column (
          part,
          gtk_column_view_column_get_column_view (one) == part ? one : NULL,
          sorts[0].descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
      swb_roster_titles_mark (part, sorts, n);
    }
}

/* From the settings to the list's headers and the view. */
void
swb_roster_list_load_sort (SwbRosterList *self)
{
  g_autofree char *text = NULL;
  SwbRosterSort sorts[SWB_MOST_SORTS] = { { SWB_ROSTER_COLUMN_FOLLOWERS,
                                            TRUE } };
  guint n;

  if (self->busy)
    return;
  text = g_settings_get_string (self->settings, "roster-sort");
  n = swb_roster_sorts_parse (text, sorts);
  self->busy = TRUE;
  show_sorts (self, sorts, MAX (n, 1));
  self->busy = FALSE;
  if (self->view != NULL)
    swb_roster_view_set_sorts (self->view, sorts, MAX (n, 1));
}

/* From the view, which anybody may ask for another order, to the headers and
 * the settings. */
void
swb_roster_list_save_sort (SwbRosterList *self)
{
  guint n;
  const SwbRosterSort *sorts = swb_roster_view_get_sorts (self->view, &n);
  g_autofree char *text = swb_roster_sorts_print (sorts, n);
  g_autofree char *before =
      g_settings_get_string (self->settings, "roster-sort");

  if (self->busy || g_str_equal (text, before))
    return;
  self->busy = TRUE;
  show_sorts (self, sorts, n);
  g_settings_set_string (self->settings, "roster-sort", text);
  self->busy = FALSE;
}

static void
sorter_changed_cb (SwbRosterList *self,
                   GtkSorterChange change,
                   GtkSorter *sorter)
{
  SwbRosterPanes *panes = SWB_ROSTER_PANES (self->panes);
  GtkColumnView *part;
  SwbRosterSort sort;

  if (self->busy)
    return;
  part = swb_roster_panes_get_view (panes, FALSE);
  if (gtk_column_view_get_sorter (part) != sorter)
    part = swb_roster_panes_get_view (panes, TRUE);
  if (!swb_roster_sorter_read (part, &sort.column, &sort.descending))
    return;
  self->busy = TRUE;
  show_sorts (self, &sort, 1);
  self->busy = FALSE;
  if (self->view != NULL)
    swb_roster_view_set_sorts (self->view, &sort, 1);
}

static void
shift_clicked_cb (SwbRosterColumn column, gpointer user_data)
{
  SwbRosterList *self = user_data;

  if (self->view != NULL)
    swb_roster_sorts_toggle (self->view, column);
}

/* A column that is moved is taken out first, and its title comes to its place
 * after that: what titles say has to wait for both. */
static void
places_changed_cb (SwbRosterList *self)
{
  if (self->busy)
    return;
  self->moved = TRUE;
  columns_changed_cb (self);
  swb_roster_list_update_menus (self);
}

static void
watch_columns (SwbRosterList *self)
{
  SwbRosterPanes *panes = SWB_ROSTER_PANES (self->panes);

  for (guint i = 0; i < swb_roster_panes_get_n_columns (panes); i++)
    {
      GtkColumnViewColumn *one = swb_roster_panes_get_column (panes, i);

      g_signal_connect_object (one, "notify::fixed-width",
                               G_CALLBACK (width_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (one, "notify::visible",
                               G_CALLBACK (columns_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (panes, "columns-changed",
                           G_CALLBACK (places_changed_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < 2; i++)
    {
      GtkColumnView *part = swb_roster_panes_get_view (panes, i);

      g_signal_connect_object (gtk_column_view_get_sorter (part), "changed",
                               G_CALLBACK (sorter_changed_cb), self,
                               G_CONNECT_SWAPPED);
      swb_roster_sorter_watch (part, shift_clicked_cb, self);
    }
}

static void
watch_settings (SwbRosterList *self)
{
  static const struct
  {
    const char *signal;
    void (*load) (SwbRosterList *);
  } keys[] = {
    { "changed::roster-columns", swb_roster_list_load_columns },
    { "changed::roster-page-columns", swb_roster_list_load_columns },
    { "changed::roster-pinned", swb_roster_list_load_columns },
    { "changed::roster-sort", swb_roster_list_load_sort },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_signal_connect_object (self->settings, keys[i].signal,
                             G_CALLBACK (keys[i].load), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (
      gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
      G_CALLBACK (swb_roster_list_load_columns), self, G_CONNECT_SWAPPED);
}

/* Takes the columns from the settings and keeps them there. */
void
swb_roster_list_start_layout (SwbRosterList *self)
{
  self->settings = g_settings_new (SWB_APP_ID ".window");
  swb_roster_columns_add (GTK_COLUMN_VIEW (self->list), self->format);
  swb_roster_list_load_columns (self);
  swb_roster_list_update_menus (self);
  watch_columns (self);
  watch_settings (self);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (
                               GTK_SCROLLED_WINDOW (self->scrolled)),
                           "notify::page-size",
                           G_CALLBACK (swb_roster_list_queue_fit), self,
                           G_CONNECT_SWAPPED);
}

/* What still has to be kept is kept, before another layout comes. */
void
swb_roster_list_keep_columns (SwbRosterList *self)
{
  if (self->save_source == 0)
    return;
  g_source_remove (self->save_source);
  save_columns_cb (self);
}

/* Columns that go from here on are not to be remembered as gone. */
void
swb_roster_list_stop_layout (SwbRosterList *self)
{
  swb_roster_list_keep_columns (self);
  self->busy = TRUE;
  g_clear_handle_id (&self->fit_source, g_source_remove);
}
