/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of whom the shares in a column of a table are, and what their numbers are
 * parts of: a button that says it, with a popover where it is changed. */
#include "ui/swb-import-share.h"

#include "base/swb-text.h"

#include <glib/gi18n-lib.h>

struct _SwbImportShare
{
  AdwBin parent_instance;

  SwbImportTable *table;
  char *title; /* the column's */
  guint column;
  gboolean busy;
  GtkWidget *button;
  GtkWidget *who;
  GtkWidget *unit;
};

G_DEFINE_FINAL_TYPE (SwbImportShare, swb_import_share, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const SwbColumnMapping *
get_column (SwbImportShare *self)
{
  return &swb_import_table_get_mapping (self->table)->columns[self->column];
}

/* "18-24, of 100", "In each cell, of 1". */
static void
show_label (SwbImportShare *self)
{
  const SwbColumnMapping *column = get_column (self);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_autofree char *told = NULL;

  if (*column->who != '\0')
    name =
        swb_share_what_name (swb_field_share_kind (column->field), column->who);
  else if (column->names > 0)
    name = swb_import_table_dup_title (self->table, column->names - 1);
  label = swb_text_tell (column->percent ? _ ("%s, of 100") : _ ("%s, of 1"),
                         name != NULL ? name : _ ("In each cell"));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), label);
  told = g_strdup_printf ("%s: %s", self->title, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
}

static void
changed_cb (SwbImportShare *self)
{
  gboolean can_be;

  if (self->busy || self->table == NULL ||
      !swb_field_is_share (get_column (self)->field))
    return;
  can_be = swb_import_table_set_share (
      self->table, self->column,
      gtk_editable_get_text (GTK_EDITABLE (self->who)),
      gtk_drop_down_get_selected (GTK_DROP_DOWN (self->unit)) == 0);
  if (can_be)
    gtk_widget_remove_css_class (self->who, "error");
  else
    gtk_widget_add_css_class (self->who, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->who), GTK_ACCESSIBLE_STATE_INVALID,
      can_be ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  show_label (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
done_cb (SwbImportShare *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static GtkWidget *
add_line (GtkWidget *box, const char *text, GtkWidget *control)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), control);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), control);
  return control;
}

static GtkWidget *
new_popover (SwbImportShare *self)
{
  const char *units[] = { _ ("Of 100: “31” is 31 %"),
                          _ ("Of 1: “0.31” is 31 %"), NULL };
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->who = add_line (box, _ ("_Whose share this is"), gtk_entry_new ());
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->who),
                                  _ ("Empty where each cell says it"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->who), 28);
  self->unit = add_line (box, _ ("What the numbers are _parts of"),
                         gtk_drop_down_new_from_strings (units));
  gtk_widget_set_margin_top (gtk_widget_get_prev_sibling (self->unit), 6);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->who), GTK_ACCESSIBLE_PROPERTY_LABEL,
      _ ("Whose share this is, such as 18-24 or Mumbai"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->unit),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the numbers are parts of"), -1);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (self->who, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->who, "activate", G_CALLBACK (done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->unit, "notify::selected",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return popover;
}

static void
swb_import_share_dispose (GObject *object)
{
  g_clear_object (&SWB_IMPORT_SHARE (object)->table);
  g_clear_pointer (&SWB_IMPORT_SHARE (object)->title, g_free);

  G_OBJECT_CLASS (swb_import_share_parent_class)->dispose (object);
}

static void
swb_import_share_class_init (SwbImportShareClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = swb_import_share_dispose;

  signals[CHANGED] =
      g_signal_new ("changed", SWB_TYPE_IMPORT_SHARE, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
swb_import_share_init (SwbImportShare *self)
{
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button),
                             _ ("In each cell"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button),
                               new_popover (self));
  adw_bin_set_child (ADW_BIN (self), self->button);
}

/**
 * swb_import_share_new:
 * @table: a table
 * @column: one of its columns
 * @title: the column's
 *
 * Returns: (transfer floating): the button; hidden while the column tells no
 *   shares. Emits "changed".
 */
GtkWidget *
swb_import_share_new (SwbImportTable *table, guint column, const char *title)
{
  SwbImportShare *self = g_object_new (SWB_TYPE_IMPORT_SHARE, NULL);

  /* Translators: %s is the title of a column */
  self->title = swb_text_tell (_ ("Whose share “%s” tells"), title);
  self->table = g_object_ref (table);
  self->column = column;
  gtk_widget_set_tooltip_text (self->button, self->title);
  swb_import_share_update (self);
  return GTK_WIDGET (self);
}

/**
 * swb_import_share_update:
 * @self: a button
 *
 * Shows what the table says of the column.
 */
void
swb_import_share_update (SwbImportShare *self)
{
  const SwbColumnMapping *column;

  g_return_if_fail (SWB_IS_IMPORT_SHARE (self));

  column = get_column (self);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          swb_field_is_share (column->field));
  if (!swb_field_is_share (column->field))
    return;
  self->busy = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->who), column->who);
  gtk_widget_remove_css_class (self->who, "error");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->unit),
                              column->percent ? 0 : 1);
  self->busy = FALSE;
  show_label (self);
}
