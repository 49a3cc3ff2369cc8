/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the roster's list: made, found, remembered. A column knows
 * by its sorter which fact it shows, so its place does not matter. */
#include "ui/swb-roster-columns.h"

#include "ui/swb-roster-sorter.h"
#include "ui/swb-roster-words.h"
#include "ui/swb-ui-text.h"

#include <math.h>

#define COLUMN_KEY "swb-roster-column"
#define PAIR_KEY "swb-roster-pair"
#define SAVED_TYPE "a(sbi)"

typedef struct
{
  SwbRosterColumn column;
  int width;
  gboolean visible;
} Place;

/* In the order in which they stand at first; widths in pixels. In a pane the
 * name and the followers fill it, and rows have two lines. */
static const Place pane_places[] = {
  { SWB_ROSTER_COLUMN_NAME, 236, TRUE },
  { SWB_ROSTER_COLUMN_FOLLOWERS, 118, TRUE },
  { SWB_ROSTER_COLUMN_TIER, 88, TRUE },
  { SWB_ROSTER_COLUMN_PLATFORM, 96, TRUE },
  { SWB_ROSTER_COLUMN_HANDLE, 134, TRUE },
  { SWB_ROSTER_COLUMN_ENGAGEMENT, 200, TRUE },
  { SWB_ROSTER_COLUMN_LANGUAGE, 116, TRUE },
  { SWB_ROSTER_COLUMN_CITY, 108, TRUE },
  { SWB_ROSTER_COLUMN_NICHE, 120, FALSE },
  { SWB_ROSTER_COLUMN_FEE, 100, TRUE },
  { SWB_ROSTER_COLUMN_STATUS, 110, FALSE },
  { SWB_ROSTER_COLUMN_TOGETHER, 128, FALSE },
  { SWB_ROSTER_COLUMN_WORKED, 112, FALSE },
  { SWB_ROSTER_COLUMN_VIEWS, 104, FALSE },
  { SWB_ROSTER_COLUMN_READING, 104, FALSE },
  { SWB_ROSTER_COLUMN_COUNTRY, 104, FALSE },
  { SWB_ROSTER_COLUMN_FORMAT, 116, FALSE },
  { SWB_ROSTER_COLUMN_TAGS, 120, FALSE },
  { SWB_ROSTER_COLUMN_SPARK, 84, FALSE },
};

/* On a page there is a column for each fact. */
static const Place page_places[] = {
  { SWB_ROSTER_COLUMN_NAME, 148, TRUE },
  { SWB_ROSTER_COLUMN_TIER, 92, TRUE },
  { SWB_ROSTER_COLUMN_PLATFORM, 100, TRUE },
  { SWB_ROSTER_COLUMN_HANDLE, 128, TRUE },
  { SWB_ROSTER_COLUMN_FOLLOWERS, 118, TRUE },
  { SWB_ROSTER_COLUMN_SPARK, 80, TRUE },
  { SWB_ROSTER_COLUMN_ENGAGEMENT, 200, TRUE },
  { SWB_ROSTER_COLUMN_LANGUAGE, 106, TRUE },
  { SWB_ROSTER_COLUMN_CITY, 92, TRUE },
  { SWB_ROSTER_COLUMN_NICHE, 120, TRUE },
  { SWB_ROSTER_COLUMN_FEE, 104, TRUE },
  { SWB_ROSTER_COLUMN_STATUS, 118, TRUE },
  { SWB_ROSTER_COLUMN_TOGETHER, 128, TRUE },
  { SWB_ROSTER_COLUMN_WORKED, 120, TRUE },
  { SWB_ROSTER_COLUMN_VIEWS, 104, FALSE },
  { SWB_ROSTER_COLUMN_READING, 104, FALSE },
  { SWB_ROSTER_COLUMN_COUNTRY, 104, FALSE },
  { SWB_ROSTER_COLUMN_FORMAT, 116, FALSE },
  { SWB_ROSTER_COLUMN_TAGS, 120, FALSE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (pane_places) == SWB_N_ROSTER_COLUMNS);
G_STATIC_ASSERT (G_N_ELEMENTS (page_places) == SWB_N_ROSTER_COLUMNS);

/* Widths are said and saved for letters of the ordinary size. */
static void
set_width (GtkColumnViewColumn *column, GtkColumnView *view, int width)
{
  gtk_column_view_column_set_fixed_width (
      column, (int) lround (width * swb_text_scale (GTK_WIDGET (view))));
}

static const Place *
get_places (gboolean wide)
{
  return wide ? page_places : pane_places;
}

typedef struct
{
  SwbRosterColumn column;
  SwbRosterFormat *format;
} Factory;

static void
factory_free (gpointer data, GClosure *closure)
{
  Factory *factory = data;

  g_rc_box_release (factory->format);
  g_free (factory);
}

static void
setup_cb (GtkListItemFactory *list_factory,
          GtkListItem *item,
          const Factory *factory)
{
  GtkWidget *cell = swb_roster_cell_new (factory->column, factory->format);
  GtkWidget *holder;

  gtk_list_item_set_child (item, cell);
  holder = gtk_widget_get_parent (cell);
  if (holder != NULL)
    gtk_widget_set_visible (holder, FALSE);
}

static SwbRosterCell *
get_cell (GtkListItem *item)
{
  return SWB_ROSTER_CELL (gtk_list_item_get_child (item));
}

/* The row of one who is gone is hidden until the list takes it away. */
static void
show_row (const SwbRosterFormat *format, GtkListItem *item)
{
  GtkWidget *holder = gtk_widget_get_parent (gtk_list_item_get_child (item));
  GtkWidget *row = holder != NULL ? gtk_widget_get_parent (holder) : NULL;
  const guint n =
      format->rows != NULL ? g_list_model_get_n_items (format->rows) : 0;

  if (row != NULL)
    gtk_widget_set_visible (row, gtk_list_item_get_position (item) < n);
}

static void
bind_cb (GtkListItemFactory *list_factory,
         GtkListItem *item,
         const Factory *factory)
{
  if (factory->format->bound != NULL)
    g_hash_table_add (factory->format->bound, item);
  show_row (factory->format, item);
  swb_roster_cell_set_item (get_cell (item), item);
}

static void
unbind_cb (GtkListItemFactory *list_factory,
           GtkListItem *item,
           const Factory *factory)
{
  if (factory->format->bound != NULL)
    g_hash_table_remove (factory->format->bound, item);
  swb_roster_cell_set_item (get_cell (item), NULL);
}

static GtkListItemFactory *
factory_new (SwbRosterColumn column, SwbRosterFormat *format)
{
  GtkListItemFactory *list_factory = gtk_signal_list_item_factory_new ();
  Factory *factory = g_new0 (Factory, 1);

  factory->column = column;
  factory->format = g_rc_box_acquire (format);
  g_signal_connect_data (list_factory, "setup", G_CALLBACK (setup_cb), factory,
                         factory_free, 0);
  g_signal_connect (list_factory, "bind", G_CALLBACK (bind_cb), factory);
  g_signal_connect (list_factory, "unbind", G_CALLBACK (unbind_cb), factory);
  return list_factory;
}

/**
 * swb_roster_columns_add:
 * @view: a list without columns
 * @format: how numbers and ages are written
 *
 * Gives the list all columns of the roster, as a pane has them at first.
 */
void
swb_roster_columns_add (GtkColumnView *view, SwbRosterFormat *format)
{
  for (guint i = 0; i < SWB_N_ROSTER_COLUMNS; i++)
    {
      SwbRosterColumn which = pane_places[i].column;
      GtkColumnViewColumn *column = gtk_column_view_column_new (
          swb_roster_column_title (which), factory_new (which, format));

      g_object_set_data (G_OBJECT (column), COLUMN_KEY,
                         GINT_TO_POINTER (which));
      if (swb_roster_column_is_sortable (which))
        {
          g_autoptr (GtkSorter) sorter = swb_roster_sorter_new (which);

          gtk_column_view_column_set_sorter (column, sorter);
        }
      gtk_column_view_column_set_resizable (column, TRUE);
      set_width (column, view, pane_places[i].width);
      gtk_column_view_column_set_visible (column, pane_places[i].visible);
      gtk_column_view_append_column (view, column);
      g_object_unref (column);
    }
}

/**
 * swb_roster_columns_pair:
 * @view: a roster's list
 * @pinned: the list beside it, where its pinned columns are
 *
 * From then on swb_roster_columns_find() finds the columns of both.
 */
void
swb_roster_columns_pair (GtkColumnView *view, GtkColumnView *pinned)
{
  g_object_set_data (G_OBJECT (view), PAIR_KEY, pinned);
}

/**
 * swb_roster_columns_reset:
 * @view: a roster's list with all its columns
 * @wide: whether it has a page of its own
 * @widths: by SwbRosterColumn; gets those of the beginning
 *
 * Puts columns in their first order, shown or hidden as at first. Pinned ones
 * stay where they are.
 */
void
swb_roster_columns_reset (GtkColumnView *view, gboolean wide, int *widths)
{
  guint position = 0;

  for (guint i = 0; i < SWB_N_ROSTER_COLUMNS; i++)
    {
      const Place *place = &get_places (wide)[i];
      GtkColumnViewColumn *one = swb_roster_columns_find (view, place->column);

      widths[place->column] = place->width;
      gtk_column_view_column_set_visible (one, place->visible);
      set_width (one, view, place->width);
      if (gtk_column_view_column_get_column_view (one) == view)
        gtk_column_view_insert_column (view, position++, one);
    }
}

/**
 * swb_roster_columns_refresh:
 * @format: shared by the cells of a list
 *
 * Writes every cell anew that is seen, with whoever stands in its place now;
 * others when they come in sight.
 */
void
swb_roster_columns_refresh (SwbRosterFormat *format)
{
  GHashTableIter iter;
  gpointer item;

  format->turn++;
  g_hash_table_iter_init (&iter, format->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      show_row (format, item);
      if (gtk_widget_get_mapped (gtk_list_item_get_child (item)))
        swb_roster_cell_freshen (get_cell (item));
    }
  if (format->wake != NULL)
    format->wake (format->wake_data);
}

/**
 * swb_roster_columns_hide_far:
 * @format: shared by the cells of a list
 *
 * Hides the cells of rows that are out of sight, before something changes that
 * GTK would have each cell that is not hidden measured anew for. They are shown
 * when they come in sight.
 */
void
swb_roster_columns_hide_far (SwbRosterFormat *format)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, format->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      GtkWidget *holder =
          gtk_widget_get_parent (gtk_list_item_get_child (item));

      if (holder != NULL && !gtk_widget_get_mapped (holder) &&
          !(gtk_widget_get_state_flags (holder) & GTK_STATE_FLAG_FOCUS_WITHIN))
        gtk_widget_set_visible (holder, FALSE);
    }
  if (format->wake != NULL)
    format->wake (format->wake_data);
}

/**
 * swb_roster_columns_lay_out:
 * @format: shared by the cells of a list
 *
 * Puts every cell that is in use where its column is.
 */
void
swb_roster_columns_lay_out (SwbRosterFormat *format)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, format->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    gtk_widget_queue_resize (gtk_list_item_get_child (item));
}

/**
 * swb_roster_columns_refresh_sparks:
 * @format: shared by the cells of a list
 *
 * Draws the small lines anew whose readings have come.
 */
void
swb_roster_columns_refresh_sparks (SwbRosterFormat *format)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, format->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (swb_roster_cell_get_column (get_cell (item)) == SWB_ROSTER_COLUMN_SPARK)
      swb_roster_cell_rewrite (get_cell (item));
}

/**
 * swb_roster_columns_get:
 * @column: a column of a roster's list
 *
 * Returns: the fact that it shows
 */
SwbRosterColumn
swb_roster_columns_get (GtkColumnViewColumn *column)
{
  return (SwbRosterColumn) GPOINTER_TO_INT (
      g_object_get_data (G_OBJECT (column), COLUMN_KEY));
}

/**
 * swb_roster_columns_find:
 * @view: a roster's list
 * @column: a fact
 *
 * Returns: (transfer none) (nullable): the column that shows it, also where it
 *   is pinned
 */
GtkColumnViewColumn *
swb_roster_columns_find (GtkColumnView *view, SwbRosterColumn column)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkColumnView *pinned = g_object_get_data (G_OBJECT (view), PAIR_KEY);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) one = g_list_model_get_item (columns, i);

      if (swb_roster_columns_get (one) == column)
        return one; /* the list keeps it alive */
    }
  return pinned != NULL ? swb_roster_columns_find (pinned, column) : NULL;
}

/**
 * swb_roster_columns_spread:
 * @view: the list
 * @wide: whether there is room to spare
 *
 * Where there is, the columns of words share it, so that no gap parts a name
 * from its numbers. Pinned ones keep their width.
 */
void
swb_roster_columns_spread (GtkColumnView *view, gboolean wide)
{
  static const SwbRosterColumn words[] = {
    SWB_ROSTER_COLUMN_NAME,     SWB_ROSTER_COLUMN_HANDLE,
    SWB_ROSTER_COLUMN_LANGUAGE, SWB_ROSTER_COLUMN_CITY,
    SWB_ROSTER_COLUMN_NICHE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      GtkColumnViewColumn *one = swb_roster_columns_find (view, words[i]);

      gtk_column_view_column_set_expand (
          one, wide && gtk_column_view_column_get_column_view (one) == view);
    }
}

static void
save_part (GVariantBuilder *builder, GtkColumnView *view, const int *widths)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) one = g_list_model_get_item (columns, i);
      SwbRosterColumn which = swb_roster_columns_get (one);

      g_variant_builder_add (builder, "(sbi)", swb_roster_column_id (which),
                             gtk_column_view_column_get_visible (one),
                             widths[which]);
    }
}

/**
 * swb_roster_columns_save:
 * @view: a roster's list
 * @widths: by SwbRosterColumn, in pixels for letters of the ordinary size
 *
 * Returns: (transfer floating): the columns in their order, pinned ones first,
 *   whether each is shown and how wide, of type a(sbi)
 */
GVariant *
swb_roster_columns_save (GtkColumnView *view, const int *widths)
{
  GtkColumnView *pinned = g_object_get_data (G_OBJECT (view), PAIR_KEY);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (SAVED_TYPE));
  if (pinned != NULL)
    save_part (&builder, pinned, widths);
  save_part (&builder, view, widths);
  return g_variant_builder_end (&builder);
}

static void
load_one (GtkColumnView *view,
          SwbRosterColumn which,
          guint position,
          gboolean visible,
          int width)
{
  GtkColumnViewColumn *column = swb_roster_columns_find (view, which);
  GtkColumnView *part = gtk_column_view_column_get_column_view (column);
  g_autoptr (GtkColumnViewColumn) there = NULL;

  there = g_list_model_get_item (gtk_column_view_get_columns (part), position);
  if (there != column)
    gtk_column_view_insert_column (part, position, column);
  gtk_column_view_column_set_visible (
      column, visible || which == SWB_ROSTER_COLUMN_NAME);
  set_width (column, view, width);
}

/**
 * swb_roster_columns_load:
 * @view: a roster's list with all its columns
 * @saved: what swb_roster_columns_save() gave, maybe of an older version;
 *   columns that it does not know stay behind the others
 * @widths: by SwbRosterColumn; gets those that are saved
 *
 * Columns stay pinned or not as they are.
 */
void
swb_roster_columns_load (GtkColumnView *view, GVariant *saved, int *widths)
{
  gboolean seen[SWB_N_ROSTER_COLUMNS] = { FALSE };
  guint positions[2] = { 0, 0 };
  GVariantIter iter;
  const char *id;
  gboolean visible;
  int width;

  g_return_if_fail (g_variant_is_of_type (saved, G_VARIANT_TYPE (SAVED_TYPE)));

  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&sbi)", &id, &visible, &width))
    {
      SwbRosterColumn which;
      gboolean pinned;

      if (!swb_roster_column_parse (id, &which) || seen[which])
        continue;
      seen[which] = TRUE;
      widths[which] = CLAMP (width, 40, 2000);
      pinned = gtk_column_view_column_get_column_view (
                   swb_roster_columns_find (view, which)) != view;
      load_one (view, which, positions[pinned]++, visible, widths[which]);
    }
}
