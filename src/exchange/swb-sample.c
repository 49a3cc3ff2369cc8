/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making the sample campaign from its tables of text. The titles of a table
 * are the schema's names of columns, "key" names the row for the others. */
#include "exchange/swb-sample.h"

#include "base/swb-number.h"
#include "exchange/swb-csv.h"
#include "exchange/swb-exchange-error.h"
#include "exchange/swb-reading.h"
#include "exchange/swb-sample-resources.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define FOLDER "/io/github/swellboard/Swellboard/sample/"

typedef struct
{
  SwbWriter *writer;
  GHashTable *ids; /* key -> SwbId */
  const char *file;
  SwbGrid *grid;
  guint row;
  SwbId last; /* of the row before */
} Maker;

/* A row is made after those that it points to. */
static const struct
{
  const char *file;
  SwbTableId table;
} tables[] = {
  { "creators.csv", SWB_TABLE_CREATOR },
  { "accounts.csv", SWB_TABLE_ACCOUNT },
  { "rates.csv", SWB_TABLE_RATE },
  { "segments.csv", SWB_TABLE_SEGMENT },
  { "audiences.csv", SWB_TABLE_AUDIENCE },
  { "exchange-rates.csv", SWB_TABLE_EXCHANGE_RATE },
  { "campaigns.csv", SWB_TABLE_CAMPAIGN },
  { "stages.csv", SWB_TABLE_STAGE },
  { "gates.csv", SWB_TABLE_GATE },
  { "placements.csv", SWB_TABLE_PLACEMENT },
  { "lines.csv", SWB_TABLE_LINE },
  { "contacts.csv", SWB_TABLE_CONTACT },
  { "contracts.csv", SWB_TABLE_CONTRACT },
  { "exclusivities.csv", SWB_TABLE_EXCLUSIVITY },
  { "notes.csv", SWB_TABLE_NOTE },
  { "payouts.csv", SWB_TABLE_PAYOUT },
};

static gboolean
fail (const Maker *maker, const char *title, const char *cell, GError **error)
{
  g_set_error (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_SAMPLE,
               _ ("The sample’s %s, line %u, %s: “%s” cannot be read"),
               maker->file, (guint) swb_grid_get_line (maker->grid, maker->row),
               title, cell);
  return FALSE;
}

static gboolean
is_one_of (const char *name, const char *list)
{
  g_autofree char *bounded = g_strconcat ("|", name, "|", NULL);

  return strstr (list, bounded) != NULL;
}

static gboolean
read_flight (const char *cell, SwbValue *value)
{
  g_auto (GStrv) days = g_strsplit (cell, "/", 2);
  SwbFlight flight;

  if (g_strv_length (days) != 2 ||
      !swb_day_parse_iso (days[0], &flight.start) ||
      !swb_day_parse_iso (days[1], &flight.end) || flight.end < flight.start)
    return FALSE;
  *value = swb_value_flight (flight);
  return TRUE;
}

static gboolean
read_day (const char *cell, SwbValue *value)
{
  SwbDay day;

  if (!swb_day_parse_iso (cell, &day))
    return FALSE;
  *value = swb_value_day (day);
  return TRUE;
}

/* Noon of a day, UTC. */
static gboolean
read_time (const char *cell, SwbValue *value)
{
  SwbDay day;

  if (!swb_day_parse_iso (cell, &day))
    return FALSE;
  *value = swb_value_int (((gint64) day * 24 + 12) * 3600 * G_USEC_PER_SEC);
  return TRUE;
}

static gboolean
read_text (const char *name, const char *cell, SwbValue *value)
{
  SwbMoney money;

  if (strcmp (name, "flight") == 0)
    return read_flight (cell, value);
  if (!is_one_of (name, "|budget|fee|planned|committed|actual|amount|tax|"))
    {
      *value = swb_value_text (cell);
      return TRUE;
    }
  if (!swb_money_parse (cell, NULL, &money, NULL))
    return FALSE;
  *value = swb_value_money (money);
  return TRUE;
}

static gboolean
read_number (SwbColumnType type, const char *cell, SwbValue *value)
{
  double number;

  if (swb_number_parse (cell, '.', &number) != SWB_NUMBER_OK)
    return FALSE;
  *value = type == SWB_COLUMN_INT ? swb_value_int ((gint64) number)
                                  : swb_value_real (number);
  return TRUE;
}

static gboolean
read_value (const Maker *maker,
            const SwbColumn *column,
            const char *cell,
            SwbValue *value)
{
  const SwbId *id;

  *value = swb_value_null ();
  if (*cell == '\0')
    return TRUE;
  switch (column->type)
    {
    case SWB_COLUMN_ID:
      id = g_hash_table_lookup (maker->ids, cell);
      if (id != NULL)
        *value = swb_value_id (id);
      return id != NULL;
    case SWB_COLUMN_INT:
      if (is_one_of (column->name, "|day|release|rate_day|posted|due|paid|"
                                   "usage_until|"))
        return read_day (cell, value);
      if (strcmp (column->name, "time") == 0)
        return read_time (cell, value);
      return read_number (column->type, cell, value);
    case SWB_COLUMN_REAL:
      return read_number (column->type, cell, value);
    case SWB_COLUMN_TEXT:
    default:
      return read_text (column->name, cell, value);
    }
}

static gboolean
read_cell (Maker *maker,
           SwbTableId table,
           guint column,
           SwbId *id,
           SwbValue *values,
           GError **error)
{
  const char *title = swb_grid_get_cell (maker->grid, 0, column);
  const char *cell = swb_grid_get_cell (maker->grid, maker->row, column);
  guint index;

  if (strcmp (title, "key") == 0)
    {
      g_hash_table_insert (maker->ids, g_strdup (cell), swb_id_copy (id));
      return TRUE;
    }
  if (!swb_schema_find_column (table, title, &index) ||
      !read_value (maker, &swb_schema_table (table)->columns[index], cell,
                   &values[index]))
    return fail (maker, title, cell, error);
  return TRUE;
}

/* Rows stand in the order of their ids, which within a millisecond is chance:
 * the first campaign of the text is to be the first of the workspace. */
static SwbId
next_id (Maker *maker)
{
  SwbId id;

  do
    id = swb_id_new ();
  while (swb_id_compare (&id, &maker->last) <= 0);
  maker->last = id;
  return id;
}

static gboolean
make_row (Maker *maker, SwbTableId table, GError **error)
{
  guint n = swb_schema_table (table)->n_columns;
  g_autofree SwbValue *values = g_new0 (SwbValue, n);
  SwbId id = next_id (maker);
  gboolean done = TRUE;

  for (guint i = 0; done && i < swb_grid_get_n_columns (maker->grid); i++)
    done = read_cell (maker, table, i, &id, values, error);
  done = done && swb_writer_insert (maker->writer, table, &id, values, error);
  for (guint i = 0; i < n; i++)
    swb_value_clear (&values[i]);
  return done;
}

/* A cell of a column with a metric's name is a reading. */
static gboolean
make_reading (Maker *maker, guint column, SwbReading *reading, GError **error)
{
  const char *title = swb_grid_get_cell (maker->grid, 0, column);
  const char *cell = swb_grid_get_cell (maker->grid, maker->row, column);

  if (is_one_of (title, "|account|day|source|") || *cell == '\0')
    return TRUE;
  reading->metric = title;
  if (swb_number_parse (cell, '.', &reading->value) != SWB_NUMBER_OK)
    return fail (maker, title, cell, error);
  return swb_reading_add (maker->writer, reading, error);
}

static gboolean
make_readings (Maker *maker, GError **error)
{
  const char *account = swb_grid_get_cell (maker->grid, maker->row, 0);
  const char *day = swb_grid_get_cell (maker->grid, maker->row, 1);
  guint n = swb_grid_get_n_columns (maker->grid);
  const SwbId *subject = g_hash_table_lookup (maker->ids, account);
  SwbReading reading = {
    .base_value = NAN,
    .source = swb_grid_get_cell (maker->grid, maker->row, n - 1),
  };

  if (subject == NULL)
    return fail (maker, "account", account, error);
  if (!swb_day_parse_iso (day, &reading.day))
    return fail (maker, "day", day, error);
  reading.subject = *subject;
  for (guint i = 2; i < n - 1; i++)
    if (!make_reading (maker, i, &reading, error))
      return FALSE;
  return TRUE;
}

static SwbGrid *
read_file (const char *file, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, file, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (
      swb_sample_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (bytes == NULL)
    return NULL;
  return swb_csv_read (bytes, ',', 0, NULL, error);
}

static gboolean
make_table (Maker *maker, const char *file, int table, GError **error)
{
  g_autoptr (SwbGrid) grid = read_file (file, error);
  gboolean done = grid != NULL;

  maker->file = file;
  maker->grid = grid;
  for (guint row = 1; done && row < swb_grid_get_n_rows (grid); row++)
    {
      maker->row = row;
      done = table < 0 ? make_readings (maker, error)
                       : make_row (maker, (SwbTableId) table, error);
    }
  return done;
}

static gboolean
make_sample (SwbWriter *writer, gpointer data, GError **error)
{
  g_autoptr (GHashTable) ids =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Maker maker = { .writer = writer, .ids = ids };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!make_table (&maker, tables[i].file, (int) tables[i].table, error))
      return FALSE;
  return make_table (&maker, "readings.csv", -1, error) &&
         make_table (&maker, "post-readings.csv", -1, error);
}

/**
 * swb_sample_command:
 *
 * Returns: (transfer full): the act that puts the sample campaign with its
 *   creators, readings, segments and rates into a workspace
 */
SwbCommand *
swb_sample_command (void)
{
  return swb_command_new (_ ("Sample campaign: Saawan Ki Raat"), make_sample,
                          NULL, NULL);
}
