/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a table is read and what its columns hold: found out, and to change.
 * What a person sets is remembered for tables with the same titles. */
#include "ui/swb-import-setup.h"

#include "base/swb-money.h"
#include "exchange/swb-import-preview.h"
#include "ui/swb-import-columns.h"
#include "ui/swb-import-mappings.h"
#include "ui/swb-import-memory.h"
#include "ui/swb-import-sample-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SwbImportSetup
{
  GtkWidget parent_instance;

  SwbImportTable *table;
  GSettings *settings;
  GCancellable *cancellable;
  char *signature; /* of the titles that are shown */
  gboolean busy;

  GtkWidget *box;
  GtkWidget *sample;
  GtkWidget *platform;
  GtkWidget *day_row;
  GtkWidget *day_button;
  GtkWidget *calendar;
  GtkWidget *currency;
  GtkWidget *update;
  GtkWidget *mappings;
  GtkWidget *columns;
  GtkWidget *sheet;
  GtkWidget *above;
  GtkWidget *titles;
  GtkWidget *delimiter;
  GtkWidget *quote;
  GtkWidget *decimal;
  GtkWidget *dates;
  GtkWidget *encoding;
};

G_DEFINE_FINAL_TYPE (SwbImportSetup, swb_import_setup, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  READING,
  READ,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char delimiters[] = { ',', ';', '\t', '|' };
static const char decimal_signs[] = { 0, '.', ',' };
static const char quotes[] = { '"', '\'', 0 };

static guint
place_of (const char *set, gsize n, char wanted)
{
  for (guint i = 0; i < n; i++)
    if (set[i] == wanted)
      return i;
  return 0;
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
          : _ ("The file’s name tells no date"));
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
  gtk_widget_set_visible (self->quote, names == NULL);
  gtk_widget_set_visible (self->encoding, names == NULL);
}

/* Takes what was remembered for titles that were not there before. */
static void
recall (SwbImportSetup *self)
{
  g_autofree char *signature = swb_import_table_dup_signature (self->table);

  if (g_strcmp0 (signature, self->signature) == 0)
    return;
  g_free (self->signature);
  self->signature = g_strdup (signature);
  swb_import_memory_recall (self->settings, self->table);
}

static void
fill_currencies (SwbImportSetup *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *const *codes = swb_currency_codes ();

  gtk_string_list_append (names, _ ("As written"));
  for (guint i = 0; codes[i] != NULL; i++)
    gtk_string_list_append (names, codes[i]);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->currency),
                           G_LIST_MODEL (names));
}

static void
fill_updates (SwbImportSetup *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < SWB_N_IMPORT_UPDATES; i++)
    gtk_string_list_append (names,
                            swb_import_update_name ((SwbImportUpdate) i));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->update), G_LIST_MODEL (names));
}

static guint
place_of_currency (const char *code)
{
  const char *const *codes = swb_currency_codes ();

  for (guint i = 0; codes[i] != NULL; i++)
    if (g_str_equal (codes[i], code))
      return i + 1;
  return 0;
}

/* Fees matter only where a column holds them. */
static void
show_sample (SwbImportSetup *self)
{
  const char *currency = swb_import_table_get_currency (self->table);

  swb_import_sample_view_show (SWB_IMPORT_SAMPLE_VIEW (self->sample),
                               self->table, swb_money_grouping (currency));
  gtk_widget_set_visible (
      self->currency,
      swb_mapping_has (swb_import_table_get_mapping (self->table),
                       SWB_FIELD_FEE));
  /* Where each handle has its platform in the title, there is none to say. */
  gtk_widget_set_visible (
      self->platform,
      swb_mapping_find (swb_import_table_get_mapping (self->table),
                        SWB_FIELD_HANDLE, 0) >= 0 ||
          !swb_mapping_has (swb_import_table_get_mapping (self->table),
                            SWB_FIELD_HANDLE));
  gtk_widget_set_visible (
      self->dates,
      swb_mapping_has (swb_import_table_get_mapping (self->table),
                       SWB_FIELD_DATE) ||
          swb_mapping_has (swb_import_table_get_mapping (self->table),
                           SWB_FIELD_AUDIENCE_DATE));
}

static void
tell_changed (SwbImportSetup *self)
{
  show_sample (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
fill_options (SwbImportSetup *self, const SwbImportOptions *options)
{
  fill_sheets (self, options->sheet);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->above), options->n_above);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->titles),
                              options->header ? MAX (options->n_titles, 1) : 0);
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (self->delimiter),
      place_of (delimiters, sizeof delimiters, options->delimiter));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->quote),
                              place_of (quotes, sizeof quotes, options->quote));
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (self->decimal),
      place_of (decimal_signs, sizeof decimal_signs, options->decimal_sign));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->dates), options->dates);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->encoding),
                              options->encoding);
}

static void
fill (SwbImportSetup *self)
{
  self->busy = TRUE;
  fill_options (self, swb_import_table_get_options (self->table));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->platform),
                              swb_import_table_get_platform (self->table));
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (self->currency),
      place_of_currency (swb_import_table_get_currency (self->table)));
  swb_import_setup_show_update (self);
  fill_day (self);
  swb_import_columns_show (SWB_IMPORT_COLUMNS (self->columns), self->table);
  self->busy = FALSE;
  tell_changed (self);
}

static void
columns_changed_cb (SwbImportSetup *self)
{
  tell_changed (self);
}

static void
mapping_taken_cb (SwbImportSetup *self)
{
  fill (self);
}

static void
currency_cb (SwbImportSetup *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->currency));

  if (self->busy || self->table == NULL ||
      selected == GTK_INVALID_LIST_POSITION)
    return;
  swb_import_table_set_currency (
      self->table, selected > 0 ? swb_currency_codes ()[selected - 1] : NULL);
  tell_changed (self);
}

static void
update_cb (SwbImportSetup *self)
{
  if (!self->busy && self->table != NULL)
    swb_import_table_set_update (self->table,
                                 (SwbImportUpdate) adw_combo_row_get_selected (
                                     ADW_COMBO_ROW (self->update)));
}

static void
platform_cb (SwbImportSetup *self)
{
  if (self->busy || self->table == NULL)
    return;
  swb_import_table_set_platform (self->table,
                                 (SwbPlatform) adw_combo_row_get_selected (
                                     ADW_COMBO_ROW (self->platform)));
  tell_changed (self);
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
  tell_changed (self);
}

static void
options_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbImportSetup) self = user_data;
  g_autoptr (GError) error = NULL;

  const gboolean done = swb_import_table_set_options_finish (
      SWB_IMPORT_TABLE (source), result, &error);

  if (self->table != SWB_IMPORT_TABLE (source) ||
      self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;
  if (done)
    recall (self);
  g_signal_emit (self, signals[READ], 0);
  fill (self);
  if (!done && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
mapping_reading_cb (SwbImportSetup *self,
                    gpointer progress,
                    GCancellable *cancellable)
{
  g_signal_emit (self, signals[READING], 0, progress, cancellable);
}

static void
mapping_read_cb (SwbImportSetup *self)
{
  g_signal_emit (self, signals[READ], 0);
}

static void
read_options (SwbImportSetup *self, SwbImportOptions *options)
{
  guint titles = adw_combo_row_get_selected (ADW_COMBO_ROW (self->titles));

  options->sheet = adw_combo_row_get_selected (ADW_COMBO_ROW (self->sheet));
  options->encoding =
      (SwbEncoding) adw_combo_row_get_selected (ADW_COMBO_ROW (self->encoding));
  options->delimiter =
      delimiters[adw_combo_row_get_selected (ADW_COMBO_ROW (self->delimiter))];
  options->quote =
      quotes[adw_combo_row_get_selected (ADW_COMBO_ROW (self->quote))];
  options->n_above =
      (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->above));
  options->header = titles > 0;
  options->n_titles = MAX (titles, 1);
  options->decimal_sign =
      decimal_signs[adw_combo_row_get_selected (ADW_COMBO_ROW (self->decimal))];
  options->dates =
      (SwbDateOrder) adw_combo_row_get_selected (ADW_COMBO_ROW (self->dates));
}

/* Reads the table anew on a worker; what was asked before is given up. */
static void
options_cb (SwbImportSetup *self)
{
  g_autoptr (SwbProgress) progress = NULL;
  SwbImportOptions options;

  if (self->busy || self->table == NULL)
    return;
  progress = swb_progress_new ();
  options = *swb_import_table_get_options (self->table);
  read_options (self, &options);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_signal_emit (self, signals[READING], 0, progress, self->cancellable);
  swb_import_table_set_options_async (self->table, &options, progress,
                                      self->cancellable, options_done_cb,
                                      g_object_ref (self));
}

static void
swb_import_setup_dispose (GObject *object)
{
  SwbImportSetup *self = SWB_IMPORT_SETUP (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->signature, g_free);
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
  signals[READING] = g_signal_new (
      "reading", SWB_TYPE_IMPORT_SETUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
      G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_CANCELLABLE);
  signals[READ] =
      g_signal_new ("read", SWB_TYPE_IMPORT_SETUP, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] =
      g_signal_new ("failed", SWB_TYPE_IMPORT_SETUP, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (SWB_TYPE_IMPORT_COLUMNS);
  g_type_ensure (SWB_TYPE_IMPORT_MAPPINGS);
  g_type_ensure (SWB_TYPE_IMPORT_SAMPLE_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-import-setup.ui");
#define BIND(child)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbImportSetup, child)
  BIND (box);
  BIND (sample);
  BIND (platform);
  BIND (day_row);
  BIND (day_button);
  BIND (calendar);
  BIND (currency);
  BIND (update);
  BIND (mappings);
  BIND (columns);
  BIND (sheet);
  BIND (above);
  BIND (titles);
  BIND (delimiter);
  BIND (quote);
  BIND (decimal);
  BIND (dates);
  BIND (encoding);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, platform_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_cb);
  gtk_widget_class_bind_template_callback (widget_class, options_cb);
  gtk_widget_class_bind_template_callback (widget_class, currency_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mapping_taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, mapping_reading_cb);
  gtk_widget_class_bind_template_callback (widget_class, mapping_read_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
swb_import_setup_init (SwbImportSetup *self)
{
  self->busy = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_platforms (self);
  fill_encodings (self);
  fill_currencies (self);
  fill_updates (self);
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
  g_clear_pointer (&self->signature, g_free);
  swb_import_mappings_set_table (SWB_IMPORT_MAPPINGS (self->mappings), table,
                                 settings);
  recall (self);
  fill (self);
}

/**
 * swb_import_setup_show_update:
 * @self: a set-up with a table
 *
 * Shows whose word counts, where that was chosen elsewhere.
 */
void
swb_import_setup_show_update (SwbImportSetup *self)
{
  gboolean was = self->busy;

  self->busy = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->update),
                              swb_import_table_get_update (self->table));
  self->busy = was;
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
  g_return_if_fail (SWB_IS_IMPORT_SETUP (self));
  g_return_if_fail (self->table != NULL);

  swb_import_memory_keep (self->settings, self->table);
}

static gboolean
lacks_platform (SwbImportSetup *self)
{
  const SwbMapping *mapping = swb_import_table_get_mapping (self->table);

  return swb_import_table_get_platform (self->table) == SWB_PLATFORM_OTHER &&
         swb_mapping_find (mapping, SWB_FIELD_HANDLE, 0) >= 0 &&
         !swb_mapping_has (mapping, SWB_FIELD_PLATFORM);
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
  g_return_val_if_fail (SWB_IS_IMPORT_SETUP (self), NULL);

  if (self->table == NULL)
    return _ ("Choose a file first");
  if (!swb_mapping_has (swb_import_table_get_mapping (self->table),
                        SWB_FIELD_HANDLE))
    return _ ("Choose the column that holds the handles");
  return lacks_platform (self) ? _ ("Choose the platform of these accounts")
                               : NULL;
}

/**
 * swb_import_setup_focus_problem:
 * @self: a set-up with a table that lacks something
 *
 * Brings the keyboard to what must be chosen.
 */
void
swb_import_setup_focus_problem (SwbImportSetup *self)
{
  g_return_if_fail (SWB_IS_IMPORT_SETUP (self));

  if (self->table != NULL &&
      swb_mapping_has (swb_import_table_get_mapping (self->table),
                       SWB_FIELD_HANDLE))
    gtk_widget_grab_focus (self->platform);
  else
    gtk_widget_child_focus (self->columns, GTK_DIR_TAB_FORWARD);
}
