/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a table is read and what its columns hold: found out, and to change.
 * What a person sets is remembered for tables with the same titles. */
#include "ui/swb-import-setup.h"

#include "base/swb-text.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_SAMPLES 3
#define MOST_COLUMNS 120
#define MAPPINGS "import-mappings"
#define MOST_MAPPINGS 100

struct _SwbImportSetup
{
  GtkWidget parent_instance;

  SwbImportTable *table;
  GSettings *settings;
  GCancellable *cancellable;
  GPtrArray *column_rows; /* AdwActionRow, owned by the group */
  gboolean busy;

  GtkWidget *page;
  GtkWidget *readings;
  GtkWidget *platform;
  GtkWidget *day_row;
  GtkWidget *day_button;
  GtkWidget *calendar;
  GtkWidget *columns;
  GtkWidget *sheet;
  GtkWidget *header;
  GtkWidget *delimiter;
  GtkWidget *decimal;
  GtkWidget *encoding;
};

G_DEFINE_FINAL_TYPE (SwbImportSetup, swb_import_setup, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char delimiters[] = { ',', ';', '\t', '|' };
static const char decimal_signs[] = { 0, '.', ',' };

static guint
place_of (const char *set, gsize n, char wanted)
{
  for (guint i = 0; i < n; i++)
    if (set[i] == wanted)
      return i;
  return 0;
}

/* The first values that say something, "48.5M, 12.3M, 880K". */
static char *
samples (SwbImportTable *table, guint column)
{
  GString *text = g_string_new (NULL);
  guint n_rows = MIN (swb_import_table_get_n_rows (table), 50);
  guint n = 0;

  for (guint row = 0; row < n_rows && n < N_SAMPLES; row++)
    {
      g_autofree char *cell = swb_import_table_dup_cell (table, row, column);
      g_autofree char *start = NULL;

      if (cell == NULL || *g_strstrip (cell) == '\0')
        continue;
      start =
          g_utf8_strlen (cell, -1) > 30 ? g_utf8_substring (cell, 0, 30) : NULL;
      g_string_append_printf (text, "%s%s%s", n++ > 0 ? " · " : "",
                              start != NULL ? start : cell,
                              start != NULL ? "…" : "");
    }
  if (n == 0)
    g_string_append (text, _ ("Empty in the first rows"));
  return g_string_free (text, FALSE);
}

static void
field_cb (SwbImportSetup *self, GParamSpec *pspec, GtkDropDown *choice)
{
  guint column =
      GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), "swb-column"));

  if (self->busy)
    return;
  swb_import_table_set_field (self->table, column,
                              (SwbField) gtk_drop_down_get_selected (choice));
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
new_field_choice (SwbImportSetup *self, guint column, const char *title)
{
  const char *names[SWB_N_FIELDS + 1] = { NULL };
  GtkWidget *choice;
  g_autofree char *label = NULL;

  for (guint i = 0; i < SWB_N_FIELDS; i++)
    names[i] = swb_field_name ((SwbField) i);
  choice = gtk_drop_down_new_from_strings (names);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice),
                              swb_import_table_get_field (self->table, column));
  g_object_set_data (G_OBJECT (choice), "swb-column",
                     GUINT_TO_POINTER (column));
  /* Translators: %s is the title of a column */
  label = swb_text_tell (_ ("What “%s” holds"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (field_cb),
                           self, G_CONNECT_SWAPPED);
  return choice;
}

static void
add_column (SwbImportSetup *self, guint column)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = swb_import_table_dup_title (self->table, column);
  g_autofree char *values = samples (self->table, column);
  g_autofree char *flat = g_strdelimit (g_strdup (title), "\n\r", ' ');
  GtkWidget *choice = new_field_choice (self, column, flat);

  swb_row_set_title (row, flat);
  swb_row_set_subtitle (row, values);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->columns), row);
  g_ptr_array_add (self->column_rows, row);
}

static void
fill_columns (SwbImportSetup *self)
{
  guint n = swb_import_table_get_n_columns (self->table);

  for (guint i = 0; i < self->column_rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->columns),
                                  self->column_rows->pdata[i]);
  g_ptr_array_set_size (self->column_rows, 0);
  for (guint i = 0; i < MIN (n, MOST_COLUMNS); i++)
    add_column (self, i);
}

static void
show_day (SwbImportSetup *self)
{
  SwbDay day = swb_import_table_get_day (self->table);
  g_autofree char *text = swb_day_format (day, SWB_DAY_STYLE_MEDIUM);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->day_button), text);
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (self->day_row),
      swb_import_table_get_day_is_from_name (self->table)
          ? _ ("Read from the file’s name")
          : _ ("The name of the file tells none"));
}

static void
fill_day (SwbImportSetup *self)
{
  g_autoptr (GDateTime) date = NULL;
  int year, month, day;

  if (swb_day_to_ymd (swb_import_table_get_day (self->table), &year, &month,
                      &day))
    date = g_date_time_new_local (year, month, day, 12, 0, 0);
  if (date != NULL)
    gtk_calendar_select_day (GTK_CALENDAR (self->calendar), date);
  show_day (self);
}

static void
fill_platforms (SwbImportSetup *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Not told"));
  for (guint i = 1; i < SWB_N_PLATFORMS; i++)
    gtk_string_list_append (names, swb_platform_name ((SwbPlatform) i));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->platform),
                           G_LIST_MODEL (names));
}

static void
fill_encodings (SwbImportSetup *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < SWB_N_ENCODINGS; i++)
    gtk_string_list_append (names, swb_encoding_name ((SwbEncoding) i));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->encoding),
                           G_LIST_MODEL (names));
}

/* A spreadsheet has sheets, and says itself how its cells are written. */
static void
fill_sheets (SwbImportSetup *self, guint chosen)
{
  const char *const *names = swb_import_table_get_sheets (self->table);
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  adw_combo_row_set_model (ADW_COMBO_ROW (self->sheet), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->sheet), chosen);
  gtk_widget_set_visible (self->sheet, names != NULL);
  gtk_widget_set_visible (self->delimiter, names == NULL);
  gtk_widget_set_visible (self->encoding, names == NULL);
}

static void
recall (SwbImportSetup *self)
{
  g_autoptr (GVariant) all = g_settings_get_value (self->settings, MAPPINGS);
  g_autofree char *signature = swb_import_table_dup_signature (self->table);
  const char *text;

  if (g_variant_lookup (all, signature, "&s", &text))
    swb_import_table_recall_mapping (self->table, text);
}

static void
fill (SwbImportSetup *self)
{
  const SwbImportOptions *options = swb_import_table_get_options (self->table);

  self->busy = TRUE;
  fill_sheets (self, options->sheet);
  gtk_switch_set_active (GTK_SWITCH (self->header), options->header);
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (self->delimiter),
      place_of (delimiters, sizeof delimiters, options->delimiter));
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (self->decimal),
      place_of (decimal_signs, sizeof decimal_signs, options->decimal_sign));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->encoding),
                              options->encoding);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->platform),
                              swb_import_table_get_platform (self->table));
  fill_day (self);
  fill_columns (self);
  self->busy = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
platform_cb (SwbImportSetup *self)
{
  if (self->busy || self->table == NULL)
    return;
  swb_import_table_set_platform (self->table,
                                 (SwbPlatform) adw_combo_row_get_selected (
                                     ADW_COMBO_ROW (self->platform)));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
day_cb (SwbImportSetup *self)
{
  g_autoptr (GDateTime) date = NULL;
  int year, month, day;

  if (self->busy || self->table == NULL)
    return;
  date = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_date_time_get_ymd (date, &year, &month, &day);
  swb_import_table_set_day (self->table, swb_day_from_ymd (year, month, day));
  show_day (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
options_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbImportSetup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!swb_import_table_set_options_finish (SWB_IMPORT_TABLE (source), result,
                                            &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }
  if (self->table != SWB_IMPORT_TABLE (source))
    return;
  recall (self);
  fill (self);
}

/* Reads the table anew on a worker; what was asked before is given up. */
static void
options_cb (SwbImportSetup *self)
{
  SwbImportOptions options;

  if (self->busy || self->table == NULL)
    return;
  options = *swb_import_table_get_options (self->table);
  options.sheet = adw_combo_row_get_selected (ADW_COMBO_ROW (self->sheet));
  options.encoding =
      (SwbEncoding) adw_combo_row_get_selected (ADW_COMBO_ROW (self->encoding));
  options.delimiter =
      delimiters[adw_combo_row_get_selected (ADW_COMBO_ROW (self->delimiter))];
  options.header = gtk_switch_get_active (GTK_SWITCH (self->header));
  options.decimal_sign =
      decimal_signs[adw_combo_row_get_selected (ADW_COMBO_ROW (self->decimal))];
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  swb_import_table_set_options_async (self->table, &options, self->cancellable,
                                      options_done_cb, g_object_ref (self));
}

static void
swb_import_setup_dispose (GObject *object)
{
  SwbImportSetup *self = SWB_IMPORT_SETUP (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_pointer (&self->column_rows, g_ptr_array_unref);
  g_clear_object (&self->table);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (swb_import_setup_parent_class)->dispose (object);
}

static void
swb_import_setup_class_init (SwbImportSetupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_import_setup_dispose;

  signals[CHANGED] =
      g_signal_new ("changed", SWB_TYPE_IMPORT_SETUP, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] =
      g_signal_new ("failed", SWB_TYPE_IMPORT_SETUP, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-import-setup.ui");
#define BIND(child)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbImportSetup, child)
  BIND (page);
  BIND (readings);
  BIND (platform);
  BIND (day_row);
  BIND (day_button);
  BIND (calendar);
  BIND (columns);
  BIND (sheet);
  BIND (header);
  BIND (delimiter);
  BIND (decimal);
  BIND (encoding);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, platform_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_cb);
  gtk_widget_class_bind_template_callback (widget_class, options_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
swb_import_setup_init (SwbImportSetup *self)
{
  self->column_rows = g_ptr_array_new ();
  self->busy = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_platforms (self);
  fill_encodings (self);
  self->busy = FALSE;
}

/**
 * swb_import_setup_set_table:
 * @self: a set-up
 * @table: (nullable): the table to show
 * @settings: the program's settings, which remember mappings
 *
 * Shows what was found out; a mapping that was used before for the same
 * titles is taken.
 */
void
swb_import_setup_set_table (SwbImportSetup *self,
                            SwbImportTable *table,
                            GSettings *settings)
{
  g_return_if_fail (SWB_IS_IMPORT_SETUP (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_set_object (&self->settings, settings);
  g_set_object (&self->table, table);
  if (table == NULL)
    return;
  recall (self);
  fill (self);
}

/**
 * swb_import_setup_remember:
 * @self: a set-up
 *
 * Keeps what the columns hold for the next table with these titles.
 */
void
swb_import_setup_remember (SwbImportSetup *self)
{
  g_autoptr (GVariant) all = NULL;
  g_autofree char *signature = NULL;
  g_autofree char *text = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key, *value;
  guint n = 0;

  g_return_if_fail (SWB_IS_IMPORT_SETUP (self));
  g_return_if_fail (self->table != NULL);

  all = g_settings_get_value (self->settings, MAPPINGS);
  signature = swb_import_table_dup_signature (self->table);
  text = swb_mapping_to_text (swb_import_table_get_mapping (self->table));
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&builder, "{ss}", signature, text);
  g_variant_iter_init (&iter, all);
  while (++n < MOST_MAPPINGS &&
         g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    if (strcmp (key, signature) != 0)
      g_variant_builder_add (&builder, "{ss}", key, value);
  g_settings_set_value (self->settings, MAPPINGS,
                        g_variant_builder_end (&builder));
}

/**
 * swb_import_setup_get_problem:
 * @self: a set-up with a table
 *
 * Returns: (nullable): what must be chosen before the table can be imported
 */
const char *
swb_import_setup_get_problem (SwbImportSetup *self)
{
  const SwbMapping *mapping;

  g_return_val_if_fail (SWB_IS_IMPORT_SETUP (self), NULL);

  if (self->table == NULL)
    return _ ("Choose a file first");
  mapping = swb_import_table_get_mapping (self->table);
  if (!swb_mapping_has (mapping, SWB_FIELD_HANDLE))
    return _ ("Choose the column that holds the handles");
  if (swb_import_table_get_platform (self->table) == SWB_PLATFORM_OTHER &&
      !swb_mapping_has (mapping, SWB_FIELD_PLATFORM))
    return _ ("Choose the platform of these accounts");
  return NULL;
}
