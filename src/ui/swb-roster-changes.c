/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of what an edit of creators would change, before it does: what a
 * cell holds, what it would hold, or why it cannot. */
#include "ui/swb-roster-changes.h"

#include "ui/swb-tab-out.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

#define LINE_KEY "swb-line"
#define COLUMN_KEY "swb-column"

/* Widgets of so many lines are made in one turn of the main loop. */
#define STEP 16

typedef enum
{
  WHO,
  FIELD,
  OLD,
  NOW,
  N_COLUMNS,
} Column;

struct _SwbRosterChanges
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkWidget *nothing;
  GListStore *rows;
  SwbRosterEditPreview *preview; /* whose lines the rows are */
  GPtrArray *waiting;            /* rows that are still to come */
  guint source;
};

G_DEFINE_FINAL_TYPE (SwbRosterChanges, swb_roster_changes, GTK_TYPE_WIDGET)

static const SwbRosterEditLine *
get_line (GtkListItem *item)
{
  return g_object_get_data (gtk_list_item_get_item (item), LINE_KEY);
}

static const char *
text_of (const SwbRosterEditLine *line, Column column)
{
  switch (column)
    {
    case WHO:
      return line->who != NULL ? line->who : _ ("New creator");
    case FIELD:
      return swb_roster_field_title (line->field);
    case OLD:
      return line->old != NULL ? line->old : "";
    default:
      return line->reason != NULL ? line->reason : line->now;
    }
}

/* Made when somebody asks: to be told of one GTK asks the display each time
 * where the pointer is. */
static gboolean
tooltip_cb (GtkWidget *label,
            int x,
            int y,
            gboolean keyboard,
            GtkTooltip *tooltip,
            GtkListItem *item)
{
  const Column column = (Column) GPOINTER_TO_INT (
      g_object_get_data (G_OBJECT (label), COLUMN_KEY));
  const char *text;

  if (gtk_list_item_get_item (item) == NULL)
    return FALSE;
  text = text_of (get_line (item), column);
  gtk_tooltip_set_text (tooltip, text);
  return *text != '\0';
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *label = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (label),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  g_object_set_data (G_OBJECT (label), COLUMN_KEY, data);
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect_object (label, "query-tooltip", G_CALLBACK (tooltip_cb),
                           item, 0);
  gtk_widget_set_visible (icon, FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon),
                               GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const Column column = (Column) GPOINTER_TO_INT (data);
  const SwbRosterEditLine *line = get_line (item);
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *label = gtk_widget_get_next_sibling (icon);
  const gboolean refused = line->state == SWB_ROSTER_EDIT_REFUSED;
  const char *text = text_of (line, column);
  g_autofree char *shown = NULL;

  shown = swb_text_line (label, *text != '\0' ? text : "—");
  gtk_inscription_set_text (GTK_INSCRIPTION (label), shown);
  set_class (label, "dim-label", column == FIELD || column == OLD);
  set_class (label, "error", column == NOW && refused);
  set_class (label, "now", column == NOW && !refused);
  gtk_widget_set_visible (icon, column == NOW);
  if (column == NOW)
    gtk_image_set_from_icon_name (GTK_IMAGE (icon),
                                  refused ? "dialog-warning-symbolic"
                                          : "go-next-symbolic");
  set_class (icon, "error", refused);
}

static void
add_column (GtkColumnView *view, const char *title, Column column, int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) one =
      gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb),
                    GINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb),
                    GINT_TO_POINTER (column));
  gtk_column_view_column_set_resizable (one, TRUE);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (
        one, (int) (width * swb_text_scale (GTK_WIDGET (view))));
  else
    gtk_column_view_column_set_expand (one, TRUE);
  gtk_column_view_append_column (view, one);
}

static void
swb_roster_changes_dispose (GObject *object)
{
  SwbRosterChanges *self = SWB_ROSTER_CHANGES (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->preview, swb_roster_edit_preview_free);

  G_OBJECT_CLASS (swb_roster_changes_parent_class)->dispose (object);
}

static void
swb_roster_changes_class_init (SwbRosterChangesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_roster_changes_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
swb_roster_changes_init (SwbRosterChanges *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view;

  self->rows = g_list_store_new (G_TYPE_OBJECT);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  view = gtk_column_view_new (GTK_SELECTION_MODEL (
      gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)))));
  gtk_widget_add_css_class (view, "data-table");
  gtk_widget_add_css_class (view, "roster-changes");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What would change"), -1);
  add_column (GTK_COLUMN_VIEW (view), _ ("Creator"), WHO, 150);
  add_column (GTK_COLUMN_VIEW (view), _ ("Column"), FIELD, 96);
  add_column (GTK_COLUMN_VIEW (view), _ ("Holds"), OLD, 150);
  add_column (GTK_COLUMN_VIEW (view), _ ("Becomes"), NOW, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled),
                                  GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  self->nothing = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->nothing), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->nothing), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (self->nothing, "dim-label");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), self->nothing, "nothing");
  gtk_stack_add_named (GTK_STACK (self->stack), scrolled, "lines");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  swb_roster_changes_set_preview (self, NULL);
  swb_tab_out_add (GTK_WIDGET (self));
}

static void
add_lines (SwbRosterChanges *self, gboolean refused)
{
  for (guint i = 0; i < self->preview->lines->len; i++)
    {
      SwbRosterEditLine *line = self->preview->lines->pdata[i];
      g_autoptr (GObject) row = NULL;

      if ((line->state == SWB_ROSTER_EDIT_REFUSED) != refused)
        continue;
      row = g_object_new (G_TYPE_OBJECT, NULL);
      g_object_set_data (row, LINE_KEY, line);
      g_ptr_array_add (self->waiting, g_steal_pointer (&row));
    }
}

/* The list makes widgets of all that it is given, up to two hundred lines. */
static gboolean
give_cb (gpointer user_data)
{
  SwbRosterChanges *self = user_data;
  const guint n = MIN (self->waiting->len, STEP);

  g_list_store_splice (self->rows,
                       g_list_model_get_n_items (G_LIST_MODEL (self->rows)), 0,
                       self->waiting->pdata, n);
  if (n > 0)
    g_ptr_array_remove_range (self->waiting, 0, n);
  if (self->waiting->len > 0)
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

/**
 * swb_roster_changes_set_preview:
 * @self: a table
 * @preview: (transfer full) (nullable): what to show
 *
 * Cells that cannot be come first.
 */
void
swb_roster_changes_set_preview (SwbRosterChanges *self,
                                SwbRosterEditPreview *preview)
{
  g_return_if_fail (SWB_IS_ROSTER_CHANGES (self));

  g_clear_handle_id (&self->source, g_source_remove);
  g_ptr_array_set_size (self->waiting, 0);
  g_list_store_remove_all (self->rows);
  g_clear_pointer (&self->preview, swb_roster_edit_preview_free);
  self->preview = preview;
  if (preview != NULL)
    {
      add_lines (self, TRUE);
      add_lines (self, FALSE);
      if (give_cb (self))
        self->source =
            g_idle_add_full (GDK_PRIORITY_REDRAW + 10, give_cb, self, NULL);
    }
  gtk_label_set_text (
      GTK_LABEL (self->nothing),
      preview != NULL ? _ ("Nothing would change")
                      : _ ("What becomes of each creator shows here first"));
  gtk_stack_set_visible_child_name (
      GTK_STACK (self->stack),
      swb_roster_changes_get_n_lines (self) > 0 ? "lines" : "nothing");
}

/**
 * swb_roster_changes_get_n_lines:
 * @self: a table
 *
 * Returns: how many lines it shows
 */
guint
swb_roster_changes_get_n_lines (SwbRosterChanges *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_CHANGES (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->rows)) +
         self->waiting->len;
}

static void
append (GString *text, const char *part)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

/**
 * swb_roster_changes_sentence:
 * @counts: of an edit
 *
 * Returns: (transfer full): "36 cells change · 3 stay the same · 1 cannot be"
 */
char *
swb_roster_changes_sentence (const SwbRosterEditCounts *counts)
{
  const guint n_changes = counts->cells[SWB_ROSTER_EDIT_CHANGES];
  const guint n_same = counts->cells[SWB_ROSTER_EDIT_SAME];
  const guint n_refused = counts->cells[SWB_ROSTER_EDIT_REFUSED];
  GString *text = g_string_new (NULL);
  g_autofree char *changes = g_strdup_printf (
      ngettext ("%u cell changes", "%u cells change", n_changes), n_changes);
  g_autofree char *same = g_strdup_printf (
      ngettext ("%u stays the same", "%u stay the same", n_same), n_same);
  g_autofree char *refused =
      g_strdup_printf (ngettext ("%u cannot be and is left alone",
                                 "%u cannot be and are left alone", n_refused),
                       n_refused);

  append (text, changes);
  if (n_same > 0)
    append (text, same);
  if (n_refused > 0)
    append (text, refused);
  return g_string_free (text, FALSE);
}
