/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of groups beside the creators that are compared: as many rows as a
 * person looks at, the others move up. */
#include "ui/swb-merge-window-private.h"

#include "ui/swb-merge-words.h"

#define MOST_ROWS 100
#define MOST_REASONS 4
#define GROUP "swb-group"

static GtkWidget *
label_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static GtkWidget *
row_new (SwbMergeWindow *self, SwbDuplicateGroup *group)
{
  SwbRoster *roster =
      swb_workspace_get_roster (swb_document_get_workspace (self->document));
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *names = swb_merge_group_title (roster, group->creators);
  g_autoptr (GPtrArray) reasons = swb_merge_group_reasons (group);
  const char *reason = reasons->len > 0 ? reasons->pdata[0] : "";
  GtkWidget *caption = label_new (reason);
  g_autofree char *told = g_strdup_printf ("%s. %s", names, reason);

  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_add_css_class (box, "merge-row");
  gtk_box_append (GTK_BOX (box), label_new (names));
  gtk_box_append (GTK_BOX (box), caption);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
  g_object_set_data (G_OBJECT (row), GROUP, group);
  return row;
}

/**
 * swb_merge_groups_at:
 * @row: (nullable): a row of the list
 *
 * Returns: (transfer none) (nullable): the group that it shows
 */
SwbDuplicateGroup *
swb_merge_groups_at (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), GROUP) : NULL;
}

/**
 * swb_merge_groups_show_reasons:
 * @self: a window
 * @group: creators that may be one
 *
 * Shows above the creators why they are thought to be one.
 */
void
swb_merge_groups_show_reasons (SwbMergeWindow *self,
                               const SwbDuplicateGroup *group)
{
  g_autoptr (GPtrArray) reasons = swb_merge_group_reasons (group);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->reasons))))
    gtk_box_remove (self->reasons, child);
  for (guint i = 0; i < MIN (reasons->len, MOST_REASONS); i++)
    {
      child = gtk_label_new (reasons->pdata[i]);
      gtk_widget_set_halign (child, GTK_ALIGN_START);
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (child, "merge-reason");
      gtk_box_append (self->reasons, child);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->reasons), reasons->len > 0);
}

/**
 * swb_merge_groups_fill:
 * @self: a window
 *
 * Shows as many of the groups that are left as the list takes.
 */
void
swb_merge_groups_fill (SwbMergeWindow *self)
{
  GtkListBoxRow *last;
  guint n = 0;

  while (gtk_list_box_get_row_at_index (self->list, (int) n) != NULL)
    n++;
  for (; n < MIN (MOST_ROWS, self->left->len); n++)
    gtk_list_box_append (self->list, row_new (self, self->left->pdata[n]));
  last = gtk_list_box_get_row_at_index (self->list, (int) MOST_ROWS);
  if (last != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (last));
}

/**
 * swb_merge_groups_select:
 * @self: a window
 * @at: which group; of one behind the last the last is taken
 *
 * Returns: whether there is a group, which is chosen and has the focus
 */
gboolean
swb_merge_groups_select (SwbMergeWindow *self, guint at)
{
  GtkListBoxRow *row;

  if (self->left->len == 0)
    return FALSE;
  row = gtk_list_box_get_row_at_index (
      self->list, (int) MIN (at, MIN (self->left->len, MOST_ROWS) - 1));
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return TRUE;
}

/**
 * swb_merge_groups_select_next:
 * @self: a window that shows a group
 *
 * Chooses the group behind it; behind the last comes the first.
 */
void
swb_merge_groups_select_next (SwbMergeWindow *self)
{
  guint at = 0;

  g_ptr_array_find (self->left, self->shown, &at);
  swb_merge_groups_select (
      self, at + 1 < MIN (self->left->len, MOST_ROWS) ? at + 1 : 0);
}

/**
 * swb_merge_groups_insert:
 * @self: a window
 * @group: a group that is not in the list
 * @at: where it comes
 */
void
swb_merge_groups_insert (SwbMergeWindow *self,
                         SwbDuplicateGroup *group,
                         guint at)
{
  g_ptr_array_insert (self->left, (int) at, group);
  if (at < MOST_ROWS)
    gtk_list_box_insert (self->list, row_new (self, group), (int) at);
  swb_merge_groups_fill (self);
}

/**
 * swb_merge_groups_remove:
 * @self: a window
 * @group: a group
 * @at: (out): where it was
 *
 * Returns: whether it was in the list
 */
gboolean
swb_merge_groups_remove (SwbMergeWindow *self,
                         SwbDuplicateGroup *group,
                         guint *at)
{
  GtkListBoxRow *row;

  if (!g_ptr_array_find (self->left, group, at))
    return FALSE;
  if (self->shown == group)
    self->shown = NULL;
  g_ptr_array_remove_index (self->left, *at);
  row = gtk_list_box_get_row_at_index (self->list, (int) *at);
  if (swb_merge_groups_at (row) == group)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  return TRUE;
}
