/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The titles of the roster's columns. A column view up to GTK 4.8 makes them,
 * offers no settings for them, and marks but the column that leads the order;
 * where they are built otherwise than thought they stay as they are. */
#include "ui/swb-roster-titles.h"

#include "ui/swb-roster-columns.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>

#define PLACE_KEY "swb-sort-place"

static GtkWidget *
first_title (GtkColumnView *view)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));

  return header != NULL ? gtk_widget_get_first_child (header) : NULL;
}

/* The arrow that the list draws, or null. */
static GtkWidget *
find_arrow (GtkWidget *box)
{
  GtkWidget *child = gtk_widget_get_first_child (box);

  while (child != NULL &&
         g_strcmp0 (gtk_widget_get_css_name (child), "sort-indicator") != 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* A title ends where its numbers do, whether it has an arrow or not. */
static void
align (GtkBox *box, gboolean number)
{
  GtkWidget *arrow = find_arrow (GTK_WIDGET (box));

  gtk_widget_set_halign (GTK_WIDGET (box),
                         number ? GTK_ALIGN_END : GTK_ALIGN_FILL);
  if (arrow != NULL && number)
    gtk_box_reorder_child_after (box, arrow, NULL);
}

/**
 * swb_roster_titles_align:
 * @view: a roster's list
 *
 * Puts the titles of number columns over their numbers.
 */
void
swb_roster_titles_align (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkWidget *title = first_title (view);

  for (guint i = 0; title != NULL && i < g_list_model_get_n_items (columns);
       i++, title = gtk_widget_get_next_sibling (title))
    {
      g_autoptr (GtkColumnViewColumn) one = g_list_model_get_item (columns, i);
      GtkWidget *box = gtk_widget_get_first_child (title);
      gboolean number =
          swb_roster_column_is_number (swb_roster_columns_get (one)) &&
          gtk_widget_get_direction (title) != GTK_TEXT_DIR_RTL;

      if (GTK_IS_BOX (box))
        align (GTK_BOX (box), number);
    }
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* A number beside the arrow, where there is more than one. */
static void
show_place (
    GtkWidget *title, GtkWidget *box, GtkWidget *arrow, guint place, guint n)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (title), PLACE_KEY);
  gboolean shown = n > 1 && place < n;
  g_autofree char *number = g_strdup_printf ("%u", place + 1);

  if (label == NULL && !shown)
    return;
  if (label == NULL)
    {
      label = gtk_label_new (NULL);
      gtk_widget_add_css_class (label, "sort-place");
      gtk_widget_add_css_class (label, "numeric");
      gtk_box_insert_child_after (GTK_BOX (box), label, arrow);
      g_object_set_data (G_OBJECT (title), PLACE_KEY, label);
    }
  gtk_label_set_text (GTK_LABEL (label), number);
  gtk_widget_set_visible (label, shown);
}

static char *
order_text (gboolean descending, guint place, guint n_sorts)
{
  const char *order =
      descending ? _ ("Largest or last first") : _ ("Smallest or first first");

  if (n_sorts == 1)
    return g_strdup (order);
  /* Translators: how rows are sorted by a column: which way, and that it is the
   * 2nd of 3 columns by which they are */
  return g_strdup_printf (_ ("%s, level %u of %u of the order"), order,
                          place + 1, n_sorts);
}

static void
mark (GtkWidget *title,
      SwbRosterColumn column,
      const SwbRosterSort *sorts,
      guint n_sorts)
{
  GtkWidget *box = gtk_widget_get_first_child (title);
  GtkWidget *arrow = GTK_IS_BOX (box) ? find_arrow (box) : NULL;
  g_autofree char *text = NULL;
  guint place = 0;

  while (place < n_sorts && sorts[place].column != column)
    place++;
  if (arrow == NULL)
    return;
  set_class (arrow, "descending", place < n_sorts && sorts[place].descending);
  set_class (arrow, "ascending", place < n_sorts && !sorts[place].descending);
  show_place (title, box, arrow, place, n_sorts);
  if (place < n_sorts)
    text = order_text (sorts[place].descending, place, n_sorts);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LABEL,
      swb_roster_column_title (column), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      text != NULL ? text : "", GTK_ACCESSIBLE_PROPERTY_SORT,
      place == n_sorts          ? GTK_ACCESSIBLE_SORT_NONE
      : sorts[place].descending ? GTK_ACCESSIBLE_SORT_DESCENDING
                                : GTK_ACCESSIBLE_SORT_ASCENDING,
      -1);
}

/**
 * swb_roster_titles_mark:
 * @view: a roster's list, or its pinned part
 * @sorts: (array length=n_sorts): the order of its rows
 * @n_sorts: at least 1
 *
 * Each column that the order goes by gets an arrow, and its place among them
 * where there are several.
 */
void
swb_roster_titles_mark (GtkColumnView *view,
                        const SwbRosterSort *sorts,
                        guint n_sorts)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkWidget *title = first_title (view);

  for (guint i = 0; title != NULL && i < g_list_model_get_n_items (columns);
       i++, title = gtk_widget_get_next_sibling (title))
    {
      g_autoptr (GtkColumnViewColumn) one = g_list_model_get_item (columns, i);

      mark (title, swb_roster_columns_get (one), sorts, n_sorts);
    }
}

static void
add_item (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

static void
add_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

/**
 * swb_roster_titles_menu:
 * @column: a column
 * @wide: whether columns can be pinned and hidden here
 * @pinned: whether this one is
 *
 * Returns: (transfer full): what a right click on its title offers; the
 *   actions are those of the roster's list
 */
GMenuModel *
swb_roster_titles_menu (SwbRosterColumn column, gboolean wide, gboolean pinned)
{
  const char *id = swb_roster_column_id (column);
  GMenu *menu = g_menu_new ();
  GMenu *order = g_menu_new ();
  GMenu *place = g_menu_new ();
  GMenu *size = g_menu_new ();

  if (swb_roster_column_is_sortable (column))
    {
      add_item (order, _ ("Sort _Ascending"), "title.ascending", id);
      add_item (order, _ ("Sort _Descending"), "title.descending", id);
      add_item (order, _ ("Sort by It _Too, or Turn Round"), "title.also", id);
      add_item (order, _ ("Do _Not Sort by It"), "title.not", id);
    }
  add_section (menu, order);
  if (wide)
    add_item (place, pinned ? _ ("Un_pin") : _ ("_Pin"), "title.pin", id);
  if (wide && column != SWB_ROSTER_COLUMN_NAME)
    add_item (place, _ ("_Hide"), "title.hide", id);
  add_section (menu, place);
  if (wide)
    {
      add_item (size, _ ("Move towards the _Start"), "title.earlier", id);
      add_item (size, _ ("Move towards the _End"), "title.later", id);
      add_item (size, _ ("_Wider"), "title.wider", id);
      add_item (size, _ ("Na_rrower"), "title.narrower", id);
    }
  add_section (menu, size);
  return G_MENU_MODEL (menu);
}

/**
 * swb_roster_titles_find:
 * @view: a roster's list
 * @x: in its coordinates
 * @y: in its coordinates
 *
 * Returns: the place among its columns of the one whose title is there; -1
 *   where there is none
 */
int
swb_roster_titles_find (GtkColumnView *view, double x, double y)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (view), x, y, GTK_PICK_DEFAULT);
  int place = 0;

  while (at != NULL && gtk_widget_get_parent (at) != header)
    at = gtk_widget_get_parent (at);
  if (at == NULL || header == NULL)
    return -1;
  while ((at = gtk_widget_get_prev_sibling (at)) != NULL)
    place++;
  return place;
}
