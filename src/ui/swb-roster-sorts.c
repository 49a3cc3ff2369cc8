/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of the roster by several columns: a button that opens its levels,
 * each with a column, a direction, and its place among the others. */
#include "ui/swb-roster-sorts.h"

#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>

struct _SwbRosterSorts
{
  GtkWidget parent_instance;

  SwbRosterView *view;
  gboolean filling;

  GtkWidget *button;
  GtkWidget *levels;
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (SwbRosterSorts, swb_roster_sorts, GTK_TYPE_WIDGET)

/* The controls of a level, in their order. */
enum
{
  COLUMN,
  DIRECTION,
  UP,
  REMOVE,
};

static guint
copy_sorts (SwbRosterView *view, SwbRosterSort sorts[SWB_MOST_SORTS])
{
  guint n;
  const SwbRosterSort *now = swb_roster_view_get_sorts (view, &n);

  for (guint i = 0; i < n; i++)
    sorts[i] = now[i];
  return n;
}

static gboolean
is_used (const SwbRosterSort *sorts, guint n, SwbRosterColumn column)
{
  for (guint i = 0; i < n; i++)
    if (sorts[i].column == column)
      return TRUE;
  return FALSE;
}

static gboolean
is_offered (SwbRosterColumn column)
{
  return swb_roster_column_is_sortable (column);
}

static guint
place_of (GtkWidget *control)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (control), "swb-level"));
}

/* The controls are made anew after each change; the one that has the place of
 * the one that was used gets the focus. */
static void
focus (SwbRosterSorts *self, guint level, guint control)
{
  GtkWidget *row = gtk_widget_get_first_child (self->levels);
  GtkWidget *last = row;

  for (; row != NULL && level > 0; level--)
    {
      last = row;
      row = gtk_widget_get_next_sibling (row);
    }
  row = gtk_widget_get_first_child (row != NULL ? row : last);
  for (; row != NULL && control > 0; control--)
    row = gtk_widget_get_next_sibling (row);
  if (row == NULL || !gtk_widget_get_sensitive (row) ||
      !gtk_widget_grab_focus (row))
    gtk_widget_grab_focus (self->add);
}

static void
column_cb (SwbRosterSorts *self, GParamSpec *pspec, GtkDropDown *drop)
{
  SwbRosterSort sorts[SWB_MOST_SORTS];
  guint level = place_of (GTK_WIDGET (drop));
  GObject *item = gtk_drop_down_get_selected_item (drop);
  guint n;

  if (self->filling || self->view == NULL || item == NULL)
    return;
  n = copy_sorts (self->view, sorts);
  if (level >= n)
    return;
  for (guint i = 0; i < SWB_N_ROSTER_COLUMNS; i++)
    if (g_str_equal (gtk_string_object_get_string (GTK_STRING_OBJECT (item)),
                     swb_roster_column_title ((SwbRosterColumn) i)))
      sorts[level].column = (SwbRosterColumn) i;
  swb_roster_view_set_sorts (self->view, sorts, n);
  focus (self, level, COLUMN);
}

static void
direction_cb (SwbRosterSorts *self, GtkWidget *button)
{
  SwbRosterSort sorts[SWB_MOST_SORTS];
  guint level = place_of (button);
  guint n = copy_sorts (self->view, sorts);

  sorts[level].descending = !sorts[level].descending;
  swb_roster_view_set_sorts (self->view, sorts, n);
  focus (self, level, DIRECTION);
}

static void
up_cb (SwbRosterSorts *self, GtkWidget *button)
{
  SwbRosterSort sorts[SWB_MOST_SORTS];
  guint level = place_of (button);
  guint n = copy_sorts (self->view, sorts);
  SwbRosterSort one = sorts[level];

  sorts[level] = sorts[level - 1];
  sorts[level - 1] = one;
  swb_roster_view_set_sorts (self->view, sorts, n);
  focus (self, level - 1, level == 1 ? DIRECTION : UP);
}

static void
remove_cb (SwbRosterSorts *self, GtkWidget *button)
{
  SwbRosterSort sorts[SWB_MOST_SORTS];
  guint level = place_of (button);
  guint n = copy_sorts (self->view, sorts);

  for (guint i = level; i + 1 < n; i++)
    sorts[i] = sorts[i + 1];
  swb_roster_view_set_sorts (self->view, sorts, n - 1);
  focus (self, level, n > 2 ? REMOVE : DIRECTION);
}

static void
add_cb (SwbRosterSorts *self)
{
  SwbRosterSort sorts[SWB_MOST_SORTS];
  guint n = copy_sorts (self->view, sorts);

  for (guint i = 0; i < SWB_N_ROSTER_COLUMNS && n < SWB_MOST_SORTS; i++)
    if (is_offered ((SwbRosterColumn) i) &&
        !is_used (sorts, n, (SwbRosterColumn) i))
      {
        sorts[n].column = (SwbRosterColumn) i;
        sorts[n++].descending = FALSE;
        swb_roster_view_set_sorts (self->view, sorts, n);
        focus (self, n - 1, COLUMN);
        return;
      }
}

/* What other levels go by is not offered. */
static GtkWidget *
make_column (const SwbRosterSort *sorts, guint n, guint level)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GtkWidget *drop;
  guint selected = 0;
  guint n_titles = 0;

  for (guint i = 0; i < SWB_N_ROSTER_COLUMNS; i++)
    {
      SwbRosterColumn column = (SwbRosterColumn) i;

      if (column == sorts[level].column)
        selected = n_titles;
      else if (!is_offered (column) || is_used (sorts, n, column))
        continue;
      gtk_string_list_append (titles, swb_roster_column_title (column));
      n_titles++;
    }
  drop = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&titles)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), selected);
  gtk_widget_set_hexpand (drop, TRUE);
  return drop;
}

static GtkWidget *
make_button (const char *icon, const char *text)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, text);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return button;
}

static void
add_control (SwbRosterSorts *self,
             GtkWidget *row,
             GtkWidget *control,
             guint level,
             const char *signal,
             GCallback callback)
{
  g_object_set_data (G_OBJECT (control), "swb-level", GUINT_TO_POINTER (level));
  g_signal_connect_object (control, signal, callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), control);
}

static void
add_level (SwbRosterSorts *self,
           const SwbRosterSort *sorts,
           guint n,
           guint level)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gboolean descending = sorts[level].descending;
  GtkWidget *column = make_column (sorts, n, level);
  GtkWidget *direction = make_button (
      descending ? "view-sort-descending-symbolic"
                 : "view-sort-ascending-symbolic",
      descending ? _ ("Largest or last first") : _ ("Smallest or first first"));
  GtkWidget *up = make_button ("go-up-symbolic", _ ("Sort by it earlier"));
  GtkWidget *remove =
      make_button ("list-remove-symbolic", _ ("Do not sort by it"));

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (column), GTK_ACCESSIBLE_PROPERTY_LABEL,
      level == 0 ? _ ("Sort by") : _ ("Then by"), -1);
  gtk_widget_set_sensitive (up, level > 0);
  gtk_widget_set_sensitive (remove, n > 1);
  add_control (self, row, column, level, "notify::selected",
               G_CALLBACK (column_cb));
  add_control (self, row, direction, level, "clicked",
               G_CALLBACK (direction_cb));
  add_control (self, row, up, level, "clicked", G_CALLBACK (up_cb));
  add_control (self, row, remove, level, "clicked", G_CALLBACK (remove_cb));
  gtk_box_append (GTK_BOX (self->levels), row);
}

static void
name_button (SwbRosterSorts *self, const SwbRosterSort *sorts, guint n)
{
  GString *columns = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (columns, "%s%s, %s", i > 0 ? "; " : "",
                            swb_roster_column_title (sorts[i].column),
                            sorts[i].descending
                                ? _ ("Largest or last first")
                                : _ ("Smallest or first first"));
  /* Translators: by which columns the roster is sorted, and which way: "Tier,
   * Smallest or first first; Followers, Largest or last first" */
  text = g_strdup_printf (_ ("Sort by: %s"), columns->str);
  g_string_free (columns, TRUE);
  gtk_widget_set_tooltip_text (self->button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "", -1);
}

static void
fill (SwbRosterSorts *self)
{
  SwbRosterSort sorts[SWB_MOST_SORTS];
  GtkWidget *child;
  guint n = 0;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (self->levels)) != NULL)
    gtk_box_remove (GTK_BOX (self->levels), child);
  if (self->view != NULL)
    n = copy_sorts (self->view, sorts);
  for (guint i = 0; i < n; i++)
    add_level (self, sorts, n, i);
  gtk_widget_set_sensitive (self->add, n > 0 && n < SWB_MOST_SORTS);
  name_button (self, sorts, n);
  self->filling = FALSE;
}

static gboolean
is_looked_at (SwbRosterSorts *self)
{
  return gtk_widget_get_mapped (self->levels);
}

/* The levels are made when they are looked at. */
static void
query_changed_cb (SwbRosterSorts *self)
{
  guint n = 0;
  const SwbRosterSort *sorts =
      self->view != NULL ? swb_roster_view_get_sorts (self->view, &n) : NULL;

  if (is_looked_at (self))
    fill (self);
  else
    name_button (self, sorts, n);
}

static void
swb_roster_sorts_dispose (GObject *object)
{
  SwbRosterSorts *self = SWB_ROSTER_SORTS (object);

  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_object (&self->view);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (swb_roster_sorts_parent_class)->dispose (object);
}

static void
swb_roster_sorts_class_init (SwbRosterSortsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = swb_roster_sorts_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
}

static void
swb_roster_sorts_init (SwbRosterSorts *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = gtk_label_new (_ ("Sort By"));

  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_halign (title, GTK_ALIGN_START);
  self->levels = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->add = gtk_button_new_with_mnemonic (_ ("_Add Level"));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->levels);
  gtk_box_append (GTK_BOX (box), self->add);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_add_css_class (popover, "roster-filter");
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button),
                                 "view-sort-descending-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "show", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  fill (self);
}

/**
 * swb_roster_sorts_set_view:
 * @self: the button
 * @view: (nullable): whose order it shows and changes
 */
void
swb_roster_sorts_set_view (SwbRosterSorts *self, SwbRosterView *view)
{
  g_return_if_fail (SWB_IS_ROSTER_SORTS (self));

  if (self->view == view)
    return;
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_set_object (&self->view, view);
  if (view != NULL)
    g_signal_connect_object (view, "query-changed",
                             G_CALLBACK (query_changed_cb), self,
                             G_CONNECT_SWAPPED);
  query_changed_cb (self);
}

/**
 * swb_roster_sorts_toggle:
 * @view: a view
 * @column: a column
 *
 * As a click on a header with Shift: turns round what is sorted by @column,
 * else sorts by it too, after the columns by which it is sorted already.
 */
void
swb_roster_sorts_toggle (SwbRosterView *view, SwbRosterColumn column)
{
  SwbRosterSort sorts[SWB_MOST_SORTS];
  guint n = copy_sorts (view, sorts);

  for (guint i = 0; i < n; i++)
    if (sorts[i].column == column)
      {
        sorts[i].descending = !sorts[i].descending;
        swb_roster_view_set_sorts (view, sorts, n);
        return;
      }
  if (n == SWB_MOST_SORTS)
    n--;
  sorts[n].column = column;
  sorts[n++].descending = FALSE;
  swb_roster_view_set_sorts (view, sorts, n);
}

/**
 * swb_roster_sorts_remove:
 * @view: a view
 * @column: a column
 *
 * Does not sort by @column any more; where the order goes by nothing else, it
 * goes by the names.
 */
void
swb_roster_sorts_remove (SwbRosterView *view, SwbRosterColumn column)
{
  SwbRosterSort sorts[SWB_MOST_SORTS];
  guint n_before = copy_sorts (view, sorts);
  guint n = 0;

  for (guint i = 0; i < n_before; i++)
    if (sorts[i].column != column)
      sorts[n++] = sorts[i];
  if (n == 0)
    {
      sorts[n].column = SWB_ROSTER_COLUMN_NAME;
      sorts[n++].descending = FALSE;
    }
  swb_roster_view_set_sorts (view, sorts, n);
}
