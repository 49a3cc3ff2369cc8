/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person said of a table, as text: to be kept under a name, or for the
 * next table with the same titles. Beside the columns it tells platform,
 * currency, decimal sign, dates and whose word counts; how the file is read
 * only where a person set it, as another file may be written otherwise. The day
 * of the numbers is each file's own. */
#include "exchange/swb-import-table-private.h"
#include "exchange/swb-share-pairs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Begins the line of the settings; no folded title has this sign. */
#define SETTINGS_LINE "@settings\t"

static const struct
{
  const char *id;
  char sign;
} signs[] = {
  { "comma", ',' },  { "semicolon", ';' }, { "tab", '\t' },  { "bar", '|' },
  { "double", '"' }, { "single", '\'' },   { "point", '.' }, { "none", 0 },
};

static const char *const updates[SWB_N_IMPORT_UPDATES] = { "fill", "take" };
static const char *const dates[SWB_N_DATE_ORDERS] = { "day-first",
                                                      "month-first" };

static const char *
sign_id (char sign)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i].sign == sign)
      return signs[i].id;
  return "none";
}

static char
parse_sign (const char *id, char otherwise)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_equal (signs[i].id, id))
      return signs[i].sign;
  return otherwise;
}

static guint
parse_word (const char *const *words, guint n, const char *id, guint otherwise)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (words[i], id))
      return i;
  return otherwise;
}

static void
append (GString *out, const char *key, const char *value)
{
  g_autofree char *escaped = g_uri_escape_string (value, NULL, TRUE);

  g_string_append_printf (out, "%s%s=%s", out->len > 0 ? ";" : "", key,
                          escaped);
}

static void
append_number (GString *out, const char *key, guint value)
{
  g_autofree char *text = g_strdup_printf ("%u", value);

  append (out, key, text);
}

/* How the file is read, as far as it is not as it was found out. */
static void
append_reading (SwbImportTable *self, GString *out)
{
  const SwbImportOptions *own = &self->reading->options;
  const SwbImportOptions *found = &self->found;

  if (self->reading->sheets != NULL)
    {
      if (own->sheet != found->sheet)
        append (out, "sheet", self->reading->sheets[own->sheet]);
    }
  else
    {
      if (own->encoding != found->encoding)
        append (out, "encoding", swb_encoding_name (own->encoding));
      if (own->delimiter != found->delimiter)
        append (out, "delimiter", sign_id (own->delimiter));
      if (own->quote != found->quote)
        append (out, "quote", sign_id (own->quote));
    }
  if (own->n_above != found->n_above)
    append_number (out, "above", own->n_above);
  if (own->header != found->header ||
      (own->header && own->n_titles != found->n_titles))
    append_number (out, "titles", own->header ? own->n_titles : 0);
}

/* @named: for a definition with a name, which tells all; else what a person
 * set. */
static char *
settings_text (SwbImportTable *self, gboolean named)
{
  const SwbImportOptions *own = &self->reading->options;
  GString *out = g_string_new (NULL);

  if (self->platform != self->found_platform)
    append (out, "platform", swb_platform_id (self->platform));
  else if (named && self->platform != SWB_PLATFORM_OTHER)
    append (out, "platform-found", swb_platform_id (self->platform));
  if (named || swb_mapping_has (self->reading->mapping, SWB_FIELD_FEE))
    append (out, "currency", self->currency);
  if (named || own->decimal_sign != self->found.decimal_sign)
    append (out, "decimal", sign_id (own->decimal_sign));
  if (named || own->dates != self->found.dates)
    append (out, "dates", dates[own->dates]);
  if (named)
    {
      append (out, "update", updates[self->update]);
      append_reading (self, out);
    }
  return g_string_free (out, FALSE);
}

/* By key; one that is not known tells a newer version more. */
static GHashTable *
parse_settings (const char *text)
{
  GHashTable *all =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *equals = strchr (parts[i], '=');
      char *value;

      if (equals == NULL)
        continue;
      *equals = '\0';
      value = g_uri_unescape_string (equals + 1, NULL);
      if (value != NULL)
        g_hash_table_replace (all, g_strdup (parts[i]), value);
    }
  return all;
}

static guint
parse_number (GHashTable *settings,
              const char *key,
              guint most,
              guint otherwise)
{
  const char *text = g_hash_table_lookup (settings, key);
  guint64 value;

  if (text == NULL ||
      !g_ascii_string_to_unsigned (text, 10, 0, most, &value, NULL))
    return otherwise;
  return (guint) value;
}

/* How the file shall be read: as it was found out but for what a person set. */
static SwbImportOptions
make_options (SwbImportTable *self, GHashTable *settings)
{
  SwbImportOptions options = self->reading->options;
  const char *encoding = g_hash_table_lookup (settings, "encoding");
  const char *delimiter = g_hash_table_lookup (settings, "delimiter");
  const char *quote = g_hash_table_lookup (settings, "quote");
  const char *sheet = g_hash_table_lookup (settings, "sheet");
  guint n_titles = parse_number (
      settings, "titles", 3, options.header ? MAX (options.n_titles, 1) : 0);

  for (guint i = 0; encoding != NULL && i < SWB_N_ENCODINGS; i++)
    if (g_str_equal (encoding, swb_encoding_name ((SwbEncoding) i)))
      options.encoding = (SwbEncoding) i;
  if (delimiter != NULL)
    options.delimiter = parse_sign (delimiter, options.delimiter);
  if (quote != NULL)
    options.quote = parse_sign (quote, options.quote);
  for (guint i = 0; sheet != NULL && self->reading->sheets != NULL &&
                    self->reading->sheets[i] != NULL;
       i++)
    if (g_str_equal (sheet, self->reading->sheets[i]))
      options.sheet = i;
  options.n_above = parse_number (settings, "above", 99, options.n_above);
  options.header = n_titles > 0;
  options.n_titles = MAX (n_titles, 1);
  return options;
}

/* What changes no cell. */
static void
take_settings (SwbImportTable *self, GHashTable *settings)
{
  SwbImportOptions *own = &self->reading->options;
  const char *platform = g_hash_table_lookup (settings, "platform");
  const char *found = g_hash_table_lookup (settings, "platform-found");
  const char *currency = g_hash_table_lookup (settings, "currency");
  const char *decimal = g_hash_table_lookup (settings, "decimal");
  const char *order = g_hash_table_lookup (settings, "dates");
  const char *update = g_hash_table_lookup (settings, "update");

  if (platform == NULL && self->platform == SWB_PLATFORM_OTHER)
    platform = found;
  if (platform != NULL)
    self->platform = swb_platform_parse (platform);
  if (currency != NULL)
    swb_import_table_set_currency (self, currency);
  if (decimal != NULL)
    own->decimal_sign = parse_sign (decimal, own->decimal_sign);
  if (order != NULL)
    own->dates =
        (SwbDateOrder) parse_word (dates, SWB_N_DATE_ORDERS, order, own->dates);
  if (update != NULL)
    self->update = (SwbImportUpdate) parse_word (updates, SWB_N_IMPORT_UPDATES,
                                                 update, self->update);
}

/**
 * swb_import_table_dup_definition:
 * @self: a table
 *
 * Returns: (transfer full): all that was said of it, the columns by their
 *   titles, to be kept under a name
 */
char *
swb_import_table_dup_definition (SwbImportTable *self)
{
  g_autofree char *titles = NULL;
  g_autofree char *settings = NULL;

  g_return_val_if_fail (SWB_IS_IMPORT_TABLE (self), NULL);
  titles = swb_mapping_to_titles (self->reading->mapping, self->reading->grid,
                                  self->reading->options.header);
  settings = settings_text (self, TRUE);
  return g_strconcat (SETTINGS_LINE, settings, "\n", titles, NULL);
}

/* The definition's settings; an old one has none. */
static GHashTable *
settings_of (const char *definition)
{
  g_autofree char *line = NULL;

  if (!g_str_has_prefix (definition, SETTINGS_LINE))
    return parse_settings ("");
  definition += strlen (SETTINGS_LINE);
  line = g_strndup (definition, strcspn (definition, "\n"));
  return parse_settings (line);
}

static gboolean
is_read_alike (const SwbImportOptions *a, const SwbImportOptions *b)
{
  return a->encoding == b->encoding && a->delimiter == b->delimiter &&
         a->header == b->header && a->sheet == b->sheet &&
         a->quote == b->quote && a->n_above == b->n_above &&
         (!a->header || a->n_titles == b->n_titles);
}

/**
 * swb_import_table_take_definition_async:
 * @self: a table
 * @text: text from swb_import_table_dup_definition(), or from an older version
 *   that kept the columns alone
 * @progress: (nullable): told how much is read
 * @cancellable: (nullable): to stop it
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads the file anew, on a worker, where the definition says how.
 */
void
swb_import_table_take_definition_async (SwbImportTable *self,
                                        const char *text,
                                        SwbProgress *progress,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GHashTable) settings = NULL;
  SwbImportOptions options;

  g_return_if_fail (SWB_IS_IMPORT_TABLE (self) && text != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, swb_import_table_take_definition_async);
  settings = settings_of (text);
  options = make_options (self, settings);
  swb_import_again_attach (task, &options, progress)->definition =
      g_strdup (text);
  if (is_read_alike (&options, &self->reading->options))
    g_task_return_pointer (task, NULL, NULL);
  else
    swb_import_again_run (task);
}

/**
 * swb_import_table_take_definition_finish:
 * @self: a table
 * @result: what the callback got
 * @error: (out) (optional): %SWB_EXCHANGE_ERROR, or cancelled
 *
 * Returns: how many columns have a title of the definition and were set; where
 *   there are none, or on an error, nothing is changed
 */
guint
swb_import_table_take_definition_finish (SwbImportTable *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  g_autoptr (SwbImportReading) reading = NULL;
  g_autoptr (GHashTable) settings = NULL;
  g_autoptr (GError) why = NULL;
  SwbImportReading *read;
  const SwbImportAgain *again;
  guint n;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);
  again = g_task_get_task_data (G_TASK (result));
  reading = g_task_propagate_pointer (G_TASK (result), &why);
  if (why != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return 0;
    }
  read = reading != NULL ? reading : self->reading;
  n = swb_mapping_apply_titles (read->mapping, read->grid, read->options.header,
                                again->definition);
  if (n == 0)
    return 0;
  swb_mapping_pair_shares (read->mapping, read->grid, read->options.header);
  if (reading != NULL)
    {
      swb_import_reading_free (self->reading);
      self->reading = g_steal_pointer (&reading);
    }
  settings = settings_of (again->definition);
  take_settings (self, settings);
  return n;
}

/**
 * swb_import_table_dup_memory:
 * @self: a table
 *
 * Returns: (transfer full): what a person said of it, to remember by
 *   swb_import_table_dup_signature()
 */
char *
swb_import_table_dup_memory (SwbImportTable *self)
{
  g_autofree char *columns = NULL;
  g_autofree char *settings = NULL;

  g_return_val_if_fail (SWB_IS_IMPORT_TABLE (self), NULL);
  columns = swb_mapping_to_text (self->reading->mapping);
  settings = settings_text (self, FALSE);
  return *settings != '\0' ? g_strconcat (columns, ";", settings, NULL)
                           : g_steal_pointer (&columns);
}

/**
 * swb_import_table_recall:
 * @self: a table
 * @text: (nullable): text from swb_import_table_dup_memory(), or from an older
 *   version that remembered the columns alone
 *
 * Returns: whether what was remembered fitted and was taken
 */
gboolean
swb_import_table_recall (SwbImportTable *self, const char *text)
{
  g_autofree char *columns = NULL;
  g_autoptr (GHashTable) settings = NULL;
  gsize length;

  g_return_val_if_fail (SWB_IS_IMPORT_TABLE (self), FALSE);
  if (text == NULL)
    return FALSE;
  length = strcspn (text, ";");
  columns = g_strndup (text, length);
  if (!swb_mapping_apply_text (self->reading->mapping, columns))
    return FALSE;
  swb_mapping_pair_shares (self->reading->mapping, self->reading->grid,
                           self->reading->options.header);
  settings = parse_settings (text[length] == ';' ? text + length + 1 : "");
  take_settings (self, settings);
  return TRUE;
}
