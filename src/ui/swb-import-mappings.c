/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mappings of tables that have a name: a row with a menu of them. They are kept
 * by title, so that one serves tables whose columns stand in another order. */
#include "ui/swb-import-mappings.h"

#include "base/swb-text.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define KEY "import-named-mappings"
#define LONGEST_NAME 60

struct _SwbImportMappings
{
  AdwActionRow parent_instance;

  SwbImportTable *table;
  GSettings *settings;
  GCancellable *cancellable;
  char *taking;   /* the name of the mapping that is being taken */
  char *renaming; /* the name that the entry changes */

  GtkWidget *button;
  GtkWidget *list;
  GtkWidget *empty;
  GtkWidget *entry;
  GtkWidget *keep;
};

G_DEFINE_FINAL_TYPE (SwbImportMappings,
                     swb_import_mappings,
                     ADW_TYPE_ACTION_ROW)

enum
{
  READING,
  READ,
  TAKEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void fill (SwbImportMappings *self);

static char *
get_definition (SwbImportMappings *self, const char *name)
{
  g_autoptr (GVariant) all = g_settings_get_value (self->settings, KEY);
  char *text = NULL;

  return g_variant_lookup (all, name, "s", &text) ? text : NULL;
}

/* Writes all of them anew: without @without, with @name where there is one. */
static void
keep (SwbImportMappings *self,
      const char *without,
      const char *name,
      const char *definition)
{
  g_autoptr (GVariant) all = g_settings_get_value (self->settings, KEY);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key, *value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  if (name != NULL)
    g_variant_builder_add (&builder, "{ss}", name, definition);
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    if (g_strcmp0 (key, without) != 0 && g_strcmp0 (key, name) != 0)
      g_variant_builder_add (&builder, "{ss}", key, value);
  g_settings_set_value (self->settings, KEY, g_variant_builder_end (&builder));
  fill (self);
}

static const char *
name_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "swb-name");
}

static void
stop_renaming (SwbImportMappings *self)
{
  g_clear_pointer (&self->renaming, g_free);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_button_set_label (GTK_BUTTON (self->keep), _ ("_Keep"));
}

static void
stop (SwbImportMappings *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbImportMappings) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n = swb_import_table_take_definition_finish (SWB_IMPORT_TABLE (source),
                                                     result, &error);

  if (self->cancellable == g_task_get_cancellable (G_TASK (result)))
    g_signal_emit (self, signals[READ], 0);
  if (self->table != SWB_IMPORT_TABLE (source) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (n == 0)
    {
      swb_row_set_subtitle (
          self, error != NULL ? error->message
                              : _ ("This table has none of its titles"));
      return;
    }
  swb_row_set_subtitle (self, self->taking);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  g_signal_emit (self, signals[TAKEN], 0);
}

static void
take_cb (SwbImportMappings *self, GtkWidget *button)
{
  g_autofree char *text = get_definition (self, name_of (button));
  g_autoptr (SwbProgress) progress = swb_progress_new ();

  if (text == NULL || self->table == NULL)
    return;
  stop (self);
  self->cancellable = g_cancellable_new ();
  g_free (self->taking);
  self->taking = g_strdup (name_of (button));
  g_signal_emit (self, signals[READING], 0, progress, self->cancellable);
  swb_import_table_take_definition_async (self->table, text, progress,
                                          self->cancellable, taken_cb,
                                          g_object_ref (self));
}

static void
rename_cb (SwbImportMappings *self, GtkWidget *button)
{
  g_free (self->renaming);
  self->renaming = g_strdup (name_of (button));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->renaming);
  gtk_button_set_label (GTK_BUTTON (self->keep), _ ("_Rename"));
  gtk_widget_grab_focus (self->entry);
}

static void
delete_cb (SwbImportMappings *self, GtkWidget *button)
{
  g_autofree char *name = g_strdup (name_of (button));

  stop_renaming (self);
  keep (self, name, NULL, NULL);
}

static void
keep_cb (SwbImportMappings *self)
{
  g_autofree char *name =
      swb_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  g_autofree char *text = NULL;

  if (*name == '\0' || self->table == NULL)
    return;
  text = self->renaming != NULL ? get_definition (self, self->renaming)
                                : swb_import_table_dup_definition (self->table);
  if (text != NULL)
    keep (self, self->renaming, name, text);
  if (self->renaming == NULL)
    swb_row_set_subtitle (self, name);
  stop_renaming (self);
}

static void
entry_cb (SwbImportMappings *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  gtk_widget_set_sensitive (self->keep, text[strspn (text, " ")] != '\0');
}

static GtkWidget *
add_button (SwbImportMappings *self,
            GtkWidget *box,
            GtkWidget *button,
            const char *name,
            const char *what,
            GCallback callback)
{
  g_autofree char *label = swb_text_tell (what, name);

  g_object_set_data_full (G_OBJECT (button), "swb-name", g_strdup (name),
                          g_free);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", callback, self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
add_line (SwbImportMappings *self, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *shown = swb_text_show_line (name, LONGEST_NAME);
  GtkWidget *label = gtk_label_new (shown);
  GtkWidget *take = gtk_button_new ();
  GtkWidget *icon;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (take), label);
  gtk_widget_set_hexpand (take, TRUE);
  add_button (self, box, take, name, _ ("Use the mapping “%s”"),
              G_CALLBACK (take_cb));
  icon = add_button (
      self, box, gtk_button_new_from_icon_name ("document-edit-symbolic"), name,
      _ ("Rename the mapping “%s”"), G_CALLBACK (rename_cb));
  gtk_widget_set_tooltip_text (icon, _ ("Rename"));
  icon = add_button (
      self, box, gtk_button_new_from_icon_name ("user-trash-symbolic"), name,
      _ ("Delete the mapping “%s”"), G_CALLBACK (delete_cb));
  gtk_widget_set_tooltip_text (icon, _ ("Delete"));
  gtk_box_append (GTK_BOX (self->list), box);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static void
fill (SwbImportMappings *self)
{
  g_autoptr (GVariant) all = g_settings_get_value (self->settings, KEY);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GVariantIter iter;
  GtkWidget *child;
  const char *key;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&ss}", &key, NULL))
    g_ptr_array_add (names, (gpointer) key);
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    add_line (self, names->pdata[i]);
  gtk_widget_set_visible (self->empty, names->len == 0);
}

static void
swb_import_mappings_dispose (GObject *object)
{
  SwbImportMappings *self = SWB_IMPORT_MAPPINGS (object);

  stop (self);
  g_clear_object (&self->table);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->renaming, g_free);
  g_clear_pointer (&self->taking, g_free);

  G_OBJECT_CLASS (swb_import_mappings_parent_class)->dispose (object);
}

static void
swb_import_mappings_class_init (SwbImportMappingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_import_mappings_dispose;

  signals[READING] = g_signal_new (
      "reading", SWB_TYPE_IMPORT_MAPPINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
      NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_CANCELLABLE);
  signals[READ] =
      g_signal_new ("read", SWB_TYPE_IMPORT_MAPPINGS, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TAKEN] =
      g_signal_new ("taken", SWB_TYPE_IMPORT_MAPPINGS, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-import-mappings.ui");
#define BIND(child)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbImportMappings, child)
  BIND (button);
  BIND (list);
  BIND (empty);
  BIND (entry);
  BIND (keep);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_renaming);
}

static void
swb_import_mappings_init (SwbImportMappings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * swb_import_mappings_set_table:
 * @self: a row
 * @table: (nullable): the table that a mapping would be taken for
 * @settings: the program's settings, which keep them
 */
void
swb_import_mappings_set_table (SwbImportMappings *self,
                               SwbImportTable *table,
                               GSettings *settings)
{
  g_return_if_fail (SWB_IS_IMPORT_MAPPINGS (self));

  g_set_object (&self->table, table);
  g_set_object (&self->settings, settings);
  swb_row_set_subtitle (self, _ ("Proposed by the titles and the cells"));
  fill (self);
}
