/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of a table as they would be read, and how many cells of a
 * column cannot be. */
#include "exchange/swb-import-sample.h"

#include "base/swb-language.h"
#include "base/swb-text.h"
#include "exchange/swb-import-audience.h"
#include "exchange/swb-import-plan.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Rows that the count of cells that cannot be read goes by. */
#define ROWS_TO_LOOK_AT 1000

/* The order in which columns are shown, whatever that of the file. */
static const SwbField order[] = {
  SWB_FIELD_HANDLE,
  SWB_FIELD_PLATFORM,
  SWB_FIELD_NAME,
  SWB_FIELD_FOLLOWERS,
  SWB_FIELD_VIEWS,
  SWB_FIELD_LIKES,
  SWB_FIELD_COMMENTS,
  SWB_FIELD_SHARES,
  SWB_FIELD_ENGAGEMENTS,
  SWB_FIELD_AUTHENTIC,
  SWB_FIELD_ENGAGEMENT_RATE,
  SWB_FIELD_RATE_BASE,
  SWB_FIELD_FEE,
  SWB_FIELD_CURRENCY,
  SWB_FIELD_DATE,
  SWB_FIELD_NICHE,
  SWB_FIELD_LANGUAGE,
  SWB_FIELD_CITY,
  SWB_FIELD_COUNTRY,
  SWB_FIELD_AUDIENCE_COUNTRY,
  SWB_FIELD_FORMAT,
  SWB_FIELD_TAG,
  SWB_FIELD_NOTE,
  SWB_FIELD_EXTERNAL_ID,
  SWB_FIELD_URL,
  SWB_FIELD_CONTACT,
  SWB_FIELD_CONTACT_NAME,
  SWB_FIELD_EMAIL,
  SWB_FIELD_PHONE,
  SWB_FIELD_PICTURE,
  SWB_FIELD_SHARE_COUNTRY,
  SWB_FIELD_SHARE_REGION,
  SWB_FIELD_SHARE_LANGUAGE,
  SWB_FIELD_SHARE_AGE,
  SWB_FIELD_SHARE_GENDER,
  SWB_FIELD_SHARE_AGE_GENDER,
  SWB_FIELD_SHARE_INTEREST,
  SWB_FIELD_AUDIENCE_DATE,
};

/**
 * swb_import_sample_free:
 * @sample: (transfer full): a sample
 */
void
swb_import_sample_free (SwbImportSample *sample)
{
  for (guint i = 0; i < sample->n_rows * sample->n_fields; i++)
    {
      g_free (sample->cells[i].text);
      g_free (sample->cells[i].problem);
    }
  g_free (sample->cells);
  g_free (sample->fields);
  g_free (sample);
}

/**
 * swb_import_sample_get:
 * @sample: a sample
 * @row: a row
 * @field: the place of a field in it
 *
 * Returns: (transfer none): the cell
 */
const SwbImportSampleCell *
swb_import_sample_get (const SwbImportSample *sample, guint row, guint field)
{
  g_return_val_if_fail (row < sample->n_rows && field < sample->n_fields, NULL);
  return &sample->cells[row * sample->n_fields + field];
}

static void
find_fields (SwbImportSample *sample, const SwbImportRule *rule)
{
  sample->fields = g_new (SwbField, G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (swb_mapping_has (rule->mapping, order[i]) ||
        (order[i] == SWB_FIELD_PLATFORM && rule->n_accounts > 1))
      sample->fields[sample->n_fields++] = order[i];
}

static char *
number_text (SwbField field, double value, SwbGrouping grouping)
{
  if (isnan (value))
    return NULL;
  if (field == SWB_FIELD_ENGAGEMENT_RATE)
    return swb_number_format_percent (value, 2);
  if (value != floor (value) || value > 9e15)
    return g_strdup_printf ("%.1f", value);
  return swb_number_format_count ((gint64) value, grouping);
}

static const char *
fact_of (const SwbImportRow *row, SwbField field)
{
  switch ((int) field)
    {
    case SWB_FIELD_HANDLE:
      return row->handle;
    case SWB_FIELD_NAME:
      return row->name;
    case SWB_FIELD_NICHE:
      return row->niches;
    case SWB_FIELD_LANGUAGE:
      return row->languages;
    case SWB_FIELD_CITY:
      return row->city;
    case SWB_FIELD_COUNTRY:
      return row->country;
    case SWB_FIELD_AUDIENCE_COUNTRY:
      return row->audience_country;
    case SWB_FIELD_FORMAT:
      return row->formats;
    case SWB_FIELD_TAG:
      return row->tags;
    case SWB_FIELD_NOTE:
      return row->note;
    case SWB_FIELD_EXTERNAL_ID:
      return row->external_id;
    case SWB_FIELD_URL:
      return row->url;
    case SWB_FIELD_PICTURE:
      return row->picture;
    case SWB_FIELD_CONTACT:
      return row->contact;
    case SWB_FIELD_CONTACT_NAME:
      return row->contact_name;
    case SWB_FIELD_EMAIL:
      return row->email;
    case SWB_FIELD_PHONE:
      return row->phone;
    default:
      return NULL;
    }
}

/* "Hindi, Marathi" for "hi, mr". */
static char *
language_names (const char *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes != NULL ? codes : "", ", ", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *name = swb_language_name (parts[i]);

      g_string_append_printf (out, "%s%s", i > 0 ? ", " : "",
                              name != NULL ? name : parts[i]);
    }
  return g_string_free (out, FALSE);
}

/* What a rate is a share of; nothing where there is no rate. */
static const char *
base_of (const SwbImportRow *row)
{
  return isnan (row->values[SWB_FIELD_ENGAGEMENT_RATE - SWB_FIRST_METRIC]) ||
                 row->rate_base == NULL
             ? NULL
             : _ (row->rate_base);
}

static char *
text_of (const SwbImportRow *row, SwbField field, SwbGrouping grouping)
{
  if (swb_field_metric (field) != NULL)
    return number_text (field, row->values[field - SWB_FIRST_METRIC], grouping);
  if (swb_field_is_share (field))
    return swb_import_shares_text (row, field);
  if (field == SWB_FIELD_PLATFORM)
    return row->platform != SWB_PLATFORM_OTHER
               ? g_strdup (swb_platform_name (row->platform))
               : NULL;
  if (field == SWB_FIELD_FEE)
    return swb_money_is_none (&row->fee) ? NULL : swb_money_format (row->fee);
  if (field == SWB_FIELD_CURRENCY)
    return g_strdup (row->fee.currency);
  if (field == SWB_FIELD_RATE_BASE)
    return g_strdup (base_of (row));
  if (field == SWB_FIELD_DATE)
    return swb_day_format (row->day, SWB_DAY_STYLE_MEDIUM);
  if (field == SWB_FIELD_AUDIENCE_DATE)
    return swb_day_format (row->audience_day, SWB_DAY_STYLE_MEDIUM);
  if (field == SWB_FIELD_LANGUAGE)
    return language_names (row->languages);
  return swb_text_show_line (fact_of (row, field), 60);
}

/* The cell that is wrong shows what stands in the file. */
static void
fill_cell (SwbImportSampleCell *cell,
           const SwbImportRule *rule,
           const SwbImportRow *row,
           SwbField field,
           SwbGrouping grouping)
{
  gboolean wrong =
      row->problem != NULL &&
      (row->problem_column >= 0
           ? rule->mapping->columns[row->problem_column].field == field
           : field == SWB_FIELD_HANDLE);

  if (wrong)
    cell->problem = g_strdup (row->problem);
  if (wrong && row->problem_column >= 0)
    {
      const char *raw =
          swb_grid_get_cell (rule->grid, row->row, (guint) row->problem_column);

      cell->text = swb_text_show_line (raw, 60);
    }
  else
    cell->text = text_of (row, field, grouping);
  if (cell->text == NULL)
    cell->text = g_strdup ("");
}

static void
fill_rows (SwbImportSample *sample, SwbImportPlan *plan, SwbGrouping grouping)
{
  sample->n_rows = plan->rows->len;
  sample->cells =
      g_new0 (SwbImportSampleCell, sample->n_rows * sample->n_fields + 1);
  for (guint i = 0; i < sample->n_rows; i++)
    for (guint k = 0; k < sample->n_fields; k++)
      fill_cell (&sample->cells[i * sample->n_fields + k], &plan->rule,
                 plan->rows->pdata[i], sample->fields[k], grouping);
}

/**
 * swb_import_sample_new:
 * @table: a table
 * @most_rows: rows of the file that are read
 * @grouping: Indian or Western
 *
 * Returns: (transfer full): its first rows as they would be read; none where no
 *   column holds handles
 */
SwbImportSample *
swb_import_sample_new (SwbImportTable *table,
                       guint most_rows,
                       SwbGrouping grouping)
{
  SwbImportSample *sample = g_new0 (SwbImportSample, 1);
  g_autoptr (SwbImportPlan) plan = swb_import_plan_new (table);

  /* A platform that nobody told is asked once, and not told of every row. */
  if (plan->rule.platform == SWB_PLATFORM_OTHER &&
      !swb_mapping_has (plan->rule.mapping, SWB_FIELD_PLATFORM))
    plan->rule.platform = SWB_PLATFORM_INSTAGRAM;
  find_fields (sample, &plan->rule);
  swb_import_plan_read_some (plan, most_rows);
  fill_rows (sample, plan, grouping);
  return sample;
}

static gboolean
is_unread (SwbImportTable *table, guint column, const char *cell)
{
  const SwbColumnMapping *own =
      &swb_import_table_get_mapping (table)->columns[column];
  const SwbField field = own->field;
  const SwbImportOptions *options = swb_import_table_get_options (table);
  const char *currency = swb_import_table_get_currency (table);
  SwbMoney money;
  SwbDay day;
  double value;

  if (swb_field_metric (field) != NULL)
    return swb_number_parse (cell, options->decimal_sign, &value) ==
           SWB_NUMBER_WRONG;
  if (swb_number_parse (cell, 0, &value) == SWB_NUMBER_MISSING)
    return FALSE;
  if (swb_field_is_share (field))
    return swb_import_share_cell_is_unread (own, cell, options->decimal_sign);
  if (swb_field_is_date (field))
    return !swb_date_read (cell, options->dates, &day);
  return field == SWB_FIELD_FEE &&
         !swb_money_parse (cell, *currency != '\0' ? currency : NULL, &money,
                           NULL);
}

/**
 * swb_import_table_count_unread:
 * @table: a table
 * @column: a column
 * @example: (out) (optional) (transfer full) (nullable): the first such cell
 *
 * Returns: how many cells of the first rows cannot be read as what the column
 *   is said to hold
 */
guint
swb_import_table_count_unread (SwbImportTable *table,
                               guint column,
                               char **example)
{
  SwbField field = swb_import_table_get_field (table, column);
  guint n_rows = MIN (swb_import_table_get_n_rows (table), ROWS_TO_LOOK_AT);
  guint n = 0;

  if (example != NULL)
    *example = NULL;
  if (swb_field_metric (field) == NULL && !swb_field_is_date (field) &&
      field != SWB_FIELD_FEE && !swb_field_is_share (field))
    return 0;
  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *cell = swb_import_table_dup_cell (table, row, column);

      if (cell == NULL || !is_unread (table, column, cell))
        continue;
      if (n++ == 0 && example != NULL)
        *example = swb_text_show_line (cell, 30);
    }
  return n;
}
