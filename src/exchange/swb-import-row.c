/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading one row of an imported table. What is missing stays missing; what
 * cannot be read makes the row wrong and says which cell and why. */
#include "exchange/swb-import-row.h"

#include "base/swb-number.h"
#include "base/swb-text.h"
#include "exchange/swb-import-audience.h"
#include "exchange/swb-import-cell.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The longest text of a cell that a message quotes, in letters. */
#define QUOTED_LETTERS 40

/**
 * swb_import_row_free:
 * @row: (transfer full): a row
 */
void
swb_import_row_free (SwbImportRow *row)
{
  g_free (row->key);
  g_free (row->handle);
  g_free (row->external_id);
  g_free (row->name);
  g_free (row->niches);
  g_free (row->country);
  g_free (row->audience_country);
  g_free (row->languages);
  g_free (row->city);
  g_free (row->formats);
  g_free (row->tags);
  g_free (row->note);
  g_free (row->contact);
  g_free (row->contact_name);
  g_free (row->email);
  g_free (row->phone);
  g_free (row->url);
  g_clear_pointer (&row->shares, g_array_unref);
  g_free (row->warning);
  g_free (row->problem);
  g_free (row);
}

/**
 * swb_import_key:
 * @platform: a platform
 * @handle: a handle as written
 *
 * Returns: (transfer full): what two rows of one account have in common
 */
char *
swb_import_key (SwbPlatform platform, const char *handle)
{
  g_autofree char *folded = swb_text_fold_handle (handle);

  return g_strconcat (swb_platform_id (platform), "\n", folded, NULL);
}

/**
 * swb_import_rule_start:
 * @rule: a rule with its mapping
 *
 * Looks up once what every row needs.
 */
void
swb_import_rule_start (SwbImportRule *rule)
{
  rule->n_accounts = swb_mapping_list_accounts (rule->mapping, rule->accounts);
  for (guint p = 0; p < SWB_N_PLATFORMS; p++)
    for (guint f = 0; f < SWB_N_FIELDS; f++)
      rule->first[p][f] = (gint16) swb_mapping_find_for (
          rule->mapping, (SwbPlatform) p, (SwbField) f, 0);
  rule->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  swb_import_find_shares (rule);
}

/**
 * swb_import_rule_clear:
 * @rule: a rule
 */
void
swb_import_rule_clear (SwbImportRule *rule)
{
  swb_grid_unref (rule->grid);
  swb_mapping_free (rule->mapping);
  g_free (rule->currency);
  g_free (rule->source);
  g_free (rule->shares);
  g_hash_table_unref (rule->words);
}

static void
set_problem (SwbImportRow *self, int column, char *problem)
{
  if (self->problem != NULL)
    {
      g_free (problem);
      return;
    }
  self->problem = problem;
  self->problem_column = column;
}

static char *
quote (const char *cell)
{
  g_autofree char *text = swb_text_clean (cell, -1);
  g_autofree char *shown = swb_text_show (text);

  if (g_utf8_strlen (shown, -1) > QUOTED_LETTERS)
    {
      g_autofree char *head = g_utf8_substring (shown, 0, QUOTED_LETTERS);

      return g_strconcat (head, "…", NULL);
    }
  return g_steal_pointer (&shown);
}

static void
set_cell_problem (SwbImportRow *self,
                  const SwbImportRule *rule,
                  guint column,
                  const char *format)
{
  const char *cell = swb_grid_get_cell (rule->grid, self->row, column);
  g_autofree char *quoted = quote (cell);
  GString *message = g_string_new (format);

  g_string_replace (message, "%s", quoted, 1);
  set_problem (self, (int) column, g_string_free (message, FALSE));
}

/* A handle may stand as the address of a profile. */
static char *
handle_of_address (const char *text)
{
  g_autofree char *path = g_strndup (text, strcspn (text, "?#"));
  gsize length = strlen (path);
  const char *slash;

  while (length > 0 && path[length - 1] == '/')
    path[--length] = '\0';
  slash = strrchr (path, '/');
  return g_strdup (slash != NULL ? slash + 1 : path);
}

static gboolean
is_address (const char *text)
{
  return strstr (text, "://") != NULL || g_str_has_prefix (text, "www.");
}

/* A page may be called "None"; "-" and "N/A" are no handles. */
static gboolean
is_no_handle (const char *text)
{
  gsize skip = strspn (text, "@ ");

  return text[skip] == '\0' || (swb_import_is_missing (text + skip) &&
                                strpbrk (text, "-/#.?") != NULL);
}

/**
 * swb_import_row_has_account:
 * @rule: how to read
 * @row: the row in the grid
 * @account: one of the accounts of @rule
 *
 * Returns: whether the row has a handle there
 */
gboolean
swb_import_row_has_account (const SwbImportRule *rule,
                            guint row,
                            SwbPlatform account)
{
  int column = rule->first[account][SWB_FIELD_HANDLE];
  const char *cell = "";
  g_autofree char *text = NULL;

  if (column >= 0)
    cell = swb_grid_get_cell (rule->grid, row, (guint) column);
  if (*cell == '\0')
    return FALSE;
  text = swb_text_clean (cell, -1);
  return !is_no_handle (text);
}

static void
read_handle (SwbImportRow *self, const SwbImportRule *rule, SwbPlatform account)
{
  int column = rule->first[account][SWB_FIELD_HANDLE];
  const char *cell = swb_grid_get_cell (rule->grid, self->row, (guint) column);
  g_autofree char *open = swb_text_unguard_cell (cell);
  g_autofree char *text = swb_text_clean (open, -1);
  g_autofree char *handle = NULL;

  if (is_address (text))
    {
      handle = handle_of_address (text);
      self->url = g_strdup (text);
    }
  else
    handle = g_steal_pointer (&text);
  if (is_no_handle (handle))
    {
      set_problem (self, column, g_strdup (_ ("There is no handle")));
      return;
    }
  self->handle = g_strdup (handle + strspn (handle, "@ "));
  self->key = swb_import_key (self->platform, self->handle);
}

static void
read_platform (SwbImportRow *self,
               const SwbImportRule *rule,
               SwbPlatform account)
{
  int column = -1;
  g_autofree char *text = NULL;

  if (account != SWB_PLATFORM_OTHER)
    {
      self->platform = account;
      return;
    }
  text = swb_import_read_text (rule, self->row, SWB_FIELD_PLATFORM, &column);
  self->platform = rule->platform;
  if (text == NULL)
    {
      if (self->platform == SWB_PLATFORM_OTHER)
        set_problem (self, column, g_strdup (_ ("There is no platform")));
      return;
    }
  self->platform = swb_platform_parse (text);
  if (self->platform == SWB_PLATFORM_OTHER)
    self->platform = swb_platform_guess (text);
  if (self->platform == SWB_PLATFORM_OTHER)
    set_cell_problem (self, rule, (guint) column,
                      _ ("“%s” is not a platform that Swellboard knows"));
}

/* A rate as a share of one: "1.39%" and, in a column of hundredths, "1.39". */
static double
as_ratio (const SwbColumnMapping *column, double value, gboolean percent)
{
  return percent || column->percent ? value / 100 : value;
}

static void
read_metric (SwbImportRow *self,
             const SwbImportRule *rule,
             SwbPlatform account,
             SwbField field)
{
  double *value = &self->values[field - SWB_FIRST_METRIC];
  int wrong = -1;
  int column;

  *value = NAN;
  for (guint rank = 0; (column = swb_mapping_find_for (rule->mapping, account,
                                                       field, rank)) >= 0;
       rank++)
    {
      const char *cell =
          swb_grid_get_cell (rule->grid, self->row, (guint) column);
      gboolean percent = FALSE;
      double found = 0;
      SwbNumberResult result =
          swb_number_parse_full (cell, rule->decimal_sign, &found, &percent);

      if (result == SWB_NUMBER_OK && found >= 0)
        {
          *value =
              field == SWB_FIELD_ENGAGEMENT_RATE
                  ? as_ratio (&rule->mapping->columns[column], found, percent)
                  : found;
          return;
        }
      if (result != SWB_NUMBER_MISSING && wrong < 0)
        wrong = column;
    }
  if (wrong >= 0)
    set_cell_problem (self, rule, (guint) wrong,
                      _ ("“%s” is not a number from 0 up"));
}

static void
read_fee (SwbImportRow *self, const SwbImportRule *rule, SwbPlatform account)
{
  int column = -1;
  g_autofree char *text = swb_import_read_text_of (rule, self->row, account,
                                                   SWB_FIELD_FEE, &column);
  const char *currency = *rule->currency != '\0' ? rule->currency : NULL;
  SwbMoney fee;

  self->fee = swb_money_none ();
  if (text == NULL)
    return;
  if (!swb_money_parse (text, currency, &fee, NULL))
    set_cell_problem (self, rule, (guint) column,
                      _ ("“%s” is not an amount with a currency"));
  else if (fee.minor < 0)
    set_cell_problem (self, rule, (guint) column,
                      _ ("“%s” is less than nothing"));
  else
    self->fee = fee;
}

static void
read_day (SwbImportRow *self, const SwbImportRule *rule)
{
  int column = -1;
  g_autofree char *text =
      swb_import_read_text (rule, self->row, SWB_FIELD_DATE, &column);

  self->day = rule->day;
  if (text != NULL && !swb_date_read (text, rule->dates, &self->day))
    set_cell_problem (self, rule, (guint) column, _ ("“%s” is not a date"));
}

static void
read_facts (SwbImportRow *self, const SwbImportRule *rule)
{
  const guint row = self->row;

  self->name = swb_import_read_text (rule, row, SWB_FIELD_NAME, NULL);
  self->niches = swb_import_read_words (rule, row, SWB_FIELD_NICHE);
  self->formats = swb_import_read_words (rule, row, SWB_FIELD_FORMAT);
  self->tags = swb_import_read_words (rule, row, SWB_FIELD_TAG);
  self->country = swb_import_read_text (rule, row, SWB_FIELD_COUNTRY, NULL);
  self->audience_country =
      swb_import_read_text (rule, row, SWB_FIELD_AUDIENCE_COUNTRY, NULL);
  self->languages = swb_import_read_languages (rule, row);
  self->city = swb_import_read_text (rule, row, SWB_FIELD_CITY, NULL);
  self->note = swb_import_read_text (rule, row, SWB_FIELD_NOTE, NULL);
  self->contact = swb_import_read_text (rule, row, SWB_FIELD_CONTACT, NULL);
  self->contact_name =
      swb_import_read_text (rule, row, SWB_FIELD_CONTACT_NAME, NULL);
  self->email = swb_import_read_text (rule, row, SWB_FIELD_EMAIL, NULL);
  self->phone = swb_import_read_text (rule, row, SWB_FIELD_PHONE, NULL);
}

/* A row of sums under the table is no creator: it has one of these words in
 * place of a handle, no name, and no more than two rows below it. */
static void
check_total (SwbImportRow *self, const SwbImportRule *rule)
{
  static const char words[] =
      "|total|totals|grand total|sum|summe|gesamt|average|durchschnitt|suma|"
      "promedio|totale|somme|итого|всего|कुल|योग|합계|총계|평균|合計|平均|";
  g_autofree char *folded = NULL;
  g_autofree char *wanted = NULL;

  if (self->handle == NULL || self->name != NULL ||
      self->row + 3 < swb_grid_get_n_rows (rule->grid))
    return;
  folded = swb_title_fold (self->handle);
  wanted = g_strconcat ("|", folded, "|", NULL);
  if (*folded != '\0' && strstr (words, wanted) != NULL)
    set_problem (self, -1, g_strdup (_ ("This is a row of totals")));
}

/* More cells than the titles: a comma that nobody put into quotes, so the
 * cells after it stand under the wrong titles. */
static void
check_shape (SwbImportRow *self, const SwbImportRule *rule)
{
  guint n = swb_grid_get_n_cells (rule->grid, self->row);

  for (guint i = rule->n_cells; i < n; i++)
    if (*swb_grid_get_cell (rule->grid, self->row, i) != '\0')
      {
        set_problem (
            self, -1,
            g_strdup_printf (_ ("The row has %u cells, the titles are %u"), n,
                             rule->n_cells));
        return;
      }
  if (swb_grid_get_flags (rule->grid, self->row) & SWB_GRID_CUT)
    set_problem (self, -1,
                 g_strdup (_ ("The row is too long to be kept whole")));
}

/**
 * swb_import_row_read:
 * @rule: how to read; its mapping has a handle for @account
 * @row: the row in the grid
 * @account: which of the accounts of the row
 *
 * Returns: (transfer full): what it says, or why it is wrong
 */
SwbImportRow *
swb_import_row_read (const SwbImportRule *rule, guint row, SwbPlatform account)
{
  SwbImportRow *self = g_new0 (SwbImportRow, 1);

  self->row = row;
  self->problem_column = -1;
  check_shape (self, rule);
  read_platform (self, rule, account);
  read_handle (self, rule, account);
  self->external_id =
      swb_import_read_text_of (rule, row, account, SWB_FIELD_EXTERNAL_ID, NULL);
  if (self->url == NULL)
    self->url =
        swb_import_read_text_of (rule, row, account, SWB_FIELD_URL, NULL);
  read_facts (self, rule);
  check_total (self, rule);
  read_day (self, rule);
  for (SwbField field = SWB_FIELD_FOLLOWERS; field <= SWB_FIELD_ENGAGEMENT_RATE;
       field++)
    read_metric (self, rule, account, field);
  read_fee (self, rule, account);
  if (rule->n_shares > 0)
    swb_import_read_shares (self, rule, account);
  return self;
}
