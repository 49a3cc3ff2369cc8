/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an imported row changes of a creator who is there, fact by fact, and two
 * buttons where the file says something else: keep, or take. */
#include "ui/swb-import-changes.h"

#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

struct _SwbImportChanges
{
  GtkWidget parent_instance;

  SwbImportPreview *preview;
  guint row;
  gboolean busy;
  GtkWidget *changes;
  GtkWidget *box;
  GtkWidget *buttons[SWB_N_IMPORT_UPDATES];
};

G_DEFINE_FINAL_TYPE (SwbImportChanges, swb_import_changes, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
toggled_cb (SwbImportChanges *self, GtkToggleButton *button)
{
  if (self->busy || self->preview == NULL ||
      !gtk_toggle_button_get_active (button))
    return;
  swb_import_preview_set_row_update (
      self->preview, self->row,
      GTK_WIDGET (button) == self->buttons[SWB_IMPORT_TAKE] ? SWB_IMPORT_TAKE
                                                            : SWB_IMPORT_FILL);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
swb_import_changes_dispose (GObject *object)
{
  SwbImportChanges *self = SWB_IMPORT_CHANGES (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->preview);

  G_OBJECT_CLASS (swb_import_changes_parent_class)->dispose (object);
}

static void
swb_import_changes_class_init (SwbImportChangesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_import_changes_dispose;

  signals[CHOSEN] =
      g_signal_new ("chosen", SWB_TYPE_IMPORT_CHANGES, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "importchoice");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_buttons (SwbImportChanges *self)
{
  static const char *const labels[SWB_N_IMPORT_UPDATES] = { N_ ("Keep"),
                                                            N_ ("Take") };
  static const char *const tips[SWB_N_IMPORT_UPDATES] = {
    N_ ("Keep what you have, and fill in what is missing (minus key)"),
    N_ ("Take what the file says for this row (plus key)"),
  };

  for (guint i = 0; i < SWB_N_IMPORT_UPDATES; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_ (labels[i]));

      gtk_widget_set_tooltip_text (button, _ (tips[i]));
      gtk_widget_add_css_class (button, "caption");
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                                     GTK_TOGGLE_BUTTON (self->buttons[0]));
      gtk_box_append (GTK_BOX (self->box), button);
      self->buttons[i] = button;
    }
  for (guint i = 0; i < SWB_N_IMPORT_UPDATES; i++)
    g_signal_connect_object (self->buttons[i], "toggled",
                             G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

static void
swb_import_changes_init (SwbImportChanges *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->changes = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->changes), 0);
  gtk_label_set_wrap (GTK_LABEL (self->changes), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->changes), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (self->changes, TRUE);
  gtk_widget_add_css_class (self->changes, "dim-label");
  gtk_widget_add_css_class (self->changes, "numeric");
  gtk_widget_set_parent (self->changes, GTK_WIDGET (self));
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->box, "linked");
  gtk_widget_set_valign (self->box, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  add_buttons (self);
}

/**
 * swb_import_changes_new:
 *
 * Returns: (transfer floating): changes of nothing
 */
GtkWidget *
swb_import_changes_new (void)
{
  return g_object_new (SWB_TYPE_IMPORT_CHANGES, NULL);
}

/**
 * swb_import_changes_set_row:
 * @self: changes
 * @preview: (nullable): what an import would do
 * @row: the judged row; one that changes nobody hides them
 * @grouping: Indian or Western
 */
void
swb_import_changes_set_row (SwbImportChanges *self,
                            SwbImportPreview *preview,
                            guint row,
                            SwbGrouping grouping)
{
  g_autofree char *changes = NULL;
  g_autofree char *lines = NULL;

  g_return_if_fail (SWB_IS_IMPORT_CHANGES (self));

  g_set_object (&self->preview, preview);
  self->row = row;
  if (preview != NULL)
    changes = swb_import_preview_dup_changes (preview, row, grouping);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          changes != NULL && *changes != '\0');
  if (changes == NULL || *changes == '\0')
    return;
  lines = swb_text_lines (GTK_WIDGET (self), changes);
  gtk_label_set_text (GTK_LABEL (self->changes), lines);
  gtk_widget_set_visible (self->box,
                          swb_import_preview_has_update (preview, row));
  self->busy = TRUE;
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (
          self->buttons[swb_import_preview_get_row_update (preview, row)]),
      TRUE);
  self->busy = FALSE;
}
