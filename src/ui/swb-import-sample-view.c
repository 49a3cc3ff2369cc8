/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of a table as they would be read: a small grid that follows
 * each choice at once. A cell that cannot be read says so by its colour, a sign
 * and its tooltip. */
#include "ui/swb-import-sample-view.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

#define MOST_ROWS 5
#define WIDEST_CELL 24

struct _SwbImportSampleView
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (SwbImportSampleView,
                     swb_import_sample_view,
                     GTK_TYPE_WIDGET)

static gboolean
is_number (SwbField field)
{
  return swb_field_metric (field) != NULL || field == SWB_FIELD_FEE;
}

/* A name that is cut is a name, a number that is cut is another one. */
static void
cut (GtkWidget *label)
{
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDEST_CELL);
}

static GtkWidget *
add_label (SwbImportSampleView *self,
           const char *text,
           gboolean number,
           guint column,
           guint row)
{
  g_autofree char *line = swb_text_line (GTK_WIDGET (self), text);
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (label),
                        number ? swb_text_number_xalign (GTK_WIDGET (self))
                               : 0);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (number)
    gtk_widget_add_css_class (label, "numeric");
  else
    cut (label);
  gtk_grid_attach (GTK_GRID (self->grid), label, (int) column, (int) row, 1, 1);
  return label;
}

static void
add_cell (SwbImportSampleView *self,
          const SwbImportSampleCell *cell,
          SwbField field,
          guint column,
          guint row)
{
  gboolean wrong = cell->problem != NULL;
  g_autofree char *text =
      wrong ? g_strdup_printf ("⚠ %s", cell->text) : g_strdup (cell->text);
  GtkWidget *label = add_label (self, *text != '\0' ? text : "–",
                                is_number (field), column, row);

  if (wrong)
    {
      cut (label);
      gtk_widget_add_css_class (label, "error");
    }
  else if (*cell->text == '\0')
    gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_tooltip_text (label, cell->problem);
}

static void
clear (SwbImportSampleView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
}

/**
 * swb_import_sample_view_show:
 * @self: a view
 * @table: (nullable): the table to show
 * @grouping: Indian or Western
 */
void
swb_import_sample_view_show (SwbImportSampleView *self,
                             SwbImportTable *table,
                             SwbGrouping grouping)
{
  g_autoptr (SwbImportSample) sample = NULL;

  g_return_if_fail (SWB_IS_IMPORT_SAMPLE_VIEW (self));

  clear (self);
  if (table == NULL)
    return;
  sample = swb_import_sample_new (table, MOST_ROWS, grouping);
  gtk_widget_set_visible (GTK_WIDGET (self), sample->n_rows > 0);
  for (guint i = 0; i < sample->n_fields; i++)
    {
      GtkWidget *title = add_label (self, swb_field_name (sample->fields[i]),
                                    is_number (sample->fields[i]), i, 0);

      gtk_widget_add_css_class (title, "caption-heading");
      gtk_widget_add_css_class (title, "dim-label");
    }
  for (guint row = 0; row < MIN (sample->n_rows, MOST_ROWS); row++)
    for (guint i = 0; i < sample->n_fields; i++)
      add_cell (self, swb_import_sample_get (sample, row, i), sample->fields[i],
                i, row + 1);
}

static void
swb_import_sample_view_dispose (GObject *object)
{
  SwbImportSampleView *self = SWB_IMPORT_SAMPLE_VIEW (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (swb_import_sample_view_parent_class)->dispose (object);
}

static void
swb_import_sample_view_class_init (SwbImportSampleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_import_sample_view_dispose;

  gtk_widget_class_set_css_name (widget_class, "importsample");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
swb_import_sample_view_init (SwbImportSampleView *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 4);
  gtk_widget_add_css_class (self->grid, "import-sample");
  self->scrolled = gtk_scrolled_window_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrolled),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The first rows as they are read"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled),
                                  GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled),
                                 self->grid);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
      _ ("The first rows as they will be read"), -1);
}
