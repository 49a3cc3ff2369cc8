/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading one row of an imported table. What is missing stays missing; what
 * cannot be read makes the row wrong and says which cell and why. */
#include "exchange/swb-import-row.h"

#include "exchange/swb-csv.h"

#include "base/swb-number.h"
#include "base/swb-text.h"
#include "exchange/swb-import-audience.h"
#include "exchange/swb-import-cell.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The longest text of a cell that a message quotes, in letters. */
#define QUOTED_LETTERS 40

/* The longest address of a picture, in bytes. */
#define MOST_ADDRESS 2000

/* What two rows of one account have in common. */
static char *
make_key (SwbPlatform platform, const char *handle)
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
}

/* What a row is read by and into. */
typedef struct
{
  const SwbImportRule *rule;
  SwbImportShelf *shelf;
  SwbPlatform account;
  SwbImportRow *row;
} Reader;

/* The first one counts. */
static void
set_problem (const Reader *reader, int column, const char *problem)
{
  if (reader->row->problem != NULL)
    return;
  reader->row->problem = g_string_chunk_insert (reader->shelf->texts, problem);
  reader->row->problem_column = column;
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
set_cell_problem (const Reader *reader, guint column, const char *format)
{
  const char *cell =
      swb_grid_get_cell (reader->rule->grid, reader->row->row, column);
  g_autofree char *quoted = quote (cell);
  g_autoptr (GString) message = g_string_new (format);

  g_string_replace (message, "%s", quoted, 1);
  set_problem (reader, (int) column, message->str);
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
  if (!swb_text_is_clean (cell, strlen (cell)))
    cell = text = swb_text_clean (cell, -1);
  return !is_no_handle (cell);
}

static void
read_handle (const Reader *reader)
{
  const SwbImportRule *rule = reader->rule;
  SwbImportRow *row = reader->row;
  int column = rule->first[reader->account][SWB_FIELD_HANDLE];
  const char *handle = swb_import_clean_cell (
      reader->shelf, swb_grid_get_cell (rule->grid, row->row, (guint) column));

  if (is_address (handle))
    {
      row->url = handle;
      handle =
          swb_import_shelf_take (reader->shelf, handle_of_address (handle));
    }
  if (is_no_handle (handle))
    {
      set_problem (reader, column, _ ("There is no handle"));
      return;
    }
  row->handle = handle + strspn (handle, "@ ");
  row->key = swb_import_shelf_take (reader->shelf,
                                    make_key (row->platform, row->handle));
}

static const char *
read_text (const Reader *reader,
           SwbPlatform account,
           SwbField field,
           int *column)
{
  return swb_import_read_text (reader->rule, reader->shelf, reader->row->row,
                               account, field, column);
}

/* Of whichever account. */
static const char *
read_fact (const Reader *reader, SwbField field)
{
  return read_text (reader, SWB_PLATFORM_OTHER, field, NULL);
}

static const char *
read_words (const Reader *reader, SwbField field)
{
  return swb_import_read_words (reader->rule, reader->shelf, reader->row->row,
                                field);
}

static void
read_platform (const Reader *reader)
{
  SwbImportRow *row = reader->row;
  int column = -1;
  const char *text;

  if (reader->account != SWB_PLATFORM_OTHER)
    {
      row->platform = reader->account;
      return;
    }
  text = read_text (reader, SWB_PLATFORM_OTHER, SWB_FIELD_PLATFORM, &column);
  row->platform = reader->rule->platform;
  if (text == NULL)
    {
      if (row->platform == SWB_PLATFORM_OTHER)
        set_problem (reader, column, _ ("There is no platform"));
      return;
    }
  row->platform = swb_platform_parse (text);
  if (row->platform == SWB_PLATFORM_OTHER)
    row->platform = swb_platform_guess (text);
  if (row->platform == SWB_PLATFORM_OTHER)
    set_cell_problem (reader, (guint) column,
                      _ ("“%s” is not a platform that Swellboard knows"));
}

/* A rate as a share of one: "1.39%" and, in a column of hundredths, "1.39". */
static double
as_ratio (const SwbColumnMapping *column, double value, gboolean percent)
{
  return percent || column->percent ? value / 100 : value;
}

static void
read_metric (const Reader *reader, SwbField field)
{
  const SwbImportRule *rule = reader->rule;
  double *value = &reader->row->values[field - SWB_FIRST_METRIC];
  int wrong = -1;
  int column;

  *value = NAN;
  for (guint rank = 0; (column = swb_import_find_column (rule, reader->account,
                                                         field, rank)) >= 0;
       rank++)
    {
      const char *cell =
          swb_grid_get_cell (rule->grid, reader->row->row, (guint) column);
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
    set_cell_problem (reader, (guint) wrong,
                      _ ("“%s” is not a number from 0 up"));
}

/* FALSE where the row says of a currency what nobody knows. */
static gboolean
find_currency (const Reader *reader, const char **currency)
{
  int column = -1;
  const char *text =
      read_text (reader, SWB_PLATFORM_OTHER, SWB_FIELD_CURRENCY, &column);
  char code[4] = "";

  *currency = *reader->rule->currency != '\0' ? reader->rule->currency : NULL;
  if (text == NULL)
    return TRUE;
  for (guint i = 0; i < 3 && text[i] != '\0'; i++)
    code[i] = g_ascii_toupper (text[i]);
  if (strlen (text) != 3 || !swb_currency_is_known (code))
    {
      set_cell_problem (reader, (guint) column,
                        _ ("“%s” is not the code of a currency, like INR"));
      return FALSE;
    }
  *currency = g_intern_string (code);
  return TRUE;
}

static void
read_fee (const Reader *reader)
{
  int column = -1;
  const char *text =
      read_text (reader, reader->account, SWB_FIELD_FEE, &column);
  const char *currency;
  SwbMoney fee;

  reader->row->fee = swb_money_none ();
  if (text == NULL || !find_currency (reader, &currency))
    return;
  if (!swb_money_parse (text, currency, &fee, NULL))
    set_cell_problem (reader, (guint) column,
                      _ ("“%s” is not an amount with a currency"));
  else if (fee.minor < 0)
    set_cell_problem (reader, (guint) column, _ ("“%s” is less than nothing"));
  else
    reader->row->fee = fee;
}

/* A rate of which the row does not say it is one of the followers. */
static void
read_rate_base (const Reader *reader)
{
  static const char *const bases[] = { "followers", "views", "reach" };
  SwbImportRow *row = reader->row;
  int column = -1;
  const char *text =
      read_text (reader, SWB_PLATFORM_OTHER, SWB_FIELD_RATE_BASE, &column);
  g_autofree char *folded = NULL;

  row->rate_base = bases[0];
  if (text == NULL ||
      isnan (row->values[SWB_FIELD_ENGAGEMENT_RATE - SWB_FIRST_METRIC]))
    return;
  row->rate_base = NULL;
  folded = swb_text_fold (text);
  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      g_autofree char *name = swb_text_fold (_ (bases[i]));

      if (strcmp (folded, bases[i]) == 0 || strcmp (folded, name) == 0)
        row->rate_base = bases[i];
    }
  if (row->rate_base == NULL)
    set_cell_problem (reader, (guint) column,
                      _ ("“%s” is nothing that a rate is told of: followers, "
                         "views or reach"));
}

static void
read_date (const Reader *reader, SwbField field, SwbDay *day)
{
  int column = -1;
  const char *text = read_text (reader, SWB_PLATFORM_OTHER, field, &column);

  if (text != NULL && !swb_date_read (text, reader->rule->dates, day))
    set_cell_problem (reader, (guint) column, _ ("“%s” is not a date"));
}

static void
read_days (const Reader *reader)
{
  SwbImportRow *row = reader->row;

  row->day = reader->rule->day;
  read_date (reader, SWB_FIELD_DATE, &row->day);
  row->audience_day = row->day;
  read_date (reader, SWB_FIELD_AUDIENCE_DATE, &row->audience_day);
}

static void
read_facts (const Reader *reader)
{
  SwbImportRow *row = reader->row;

  row->name = read_fact (reader, SWB_FIELD_NAME);
  row->niches = read_words (reader, SWB_FIELD_NICHE);
  row->formats = read_words (reader, SWB_FIELD_FORMAT);
  row->tags = read_words (reader, SWB_FIELD_TAG);
  row->country = read_fact (reader, SWB_FIELD_COUNTRY);
  row->audience_country = read_fact (reader, SWB_FIELD_AUDIENCE_COUNTRY);
  row->languages =
      swb_import_read_languages (reader->rule, reader->shelf, row->row);
  row->city = read_fact (reader, SWB_FIELD_CITY);
  row->note = read_fact (reader, SWB_FIELD_NOTE);
  row->contact = read_fact (reader, SWB_FIELD_CONTACT);
  row->contact_name = read_fact (reader, SWB_FIELD_CONTACT_NAME);
  row->email = read_fact (reader, SWB_FIELD_EMAIL);
  row->phone = read_fact (reader, SWB_FIELD_PHONE);
}

/* What a row says of its creator it says of all its accounts. */
static void
copy_facts (SwbImportRow *row, const SwbImportRow *sibling)
{
  row->name = sibling->name;
  row->niches = sibling->niches;
  row->formats = sibling->formats;
  row->tags = sibling->tags;
  row->country = sibling->country;
  row->audience_country = sibling->audience_country;
  row->languages = sibling->languages;
  row->city = sibling->city;
  row->note = sibling->note;
  row->contact = sibling->contact;
  row->contact_name = sibling->contact_name;
  row->email = sibling->email;
  row->phone = sibling->phone;
}

/* A row of sums under the table is no creator: it has one of these words in
 * place of a handle, no name, and no more than two rows below it. */
static void
check_total (const Reader *reader)
{
  static const char words[] =
      "|total|totals|grand total|sum|summe|gesamt|average|durchschnitt|suma|"
      "promedio|totale|somme|итого|всего|कुल|योग|합계|총계|평균|合計|平均|";
  g_autofree char *folded = NULL;
  g_autofree char *wanted = NULL;
  const SwbImportRow *row = reader->row;

  if (row->handle == NULL || row->name != NULL ||
      row->row + 3 < swb_grid_get_n_rows (reader->rule->grid))
    return;
  folded = swb_title_fold (row->handle);
  wanted = g_strconcat ("|", folded, "|", NULL);
  if (*folded != '\0' && strstr (words, wanted) != NULL)
    set_problem (reader, -1, _ ("This is a row of totals"));
}

/* A cell is cut within a letter's bytes. */
static int
find_long_cell (SwbGrid *grid, guint row, guint n)
{
  for (guint i = 0; i < n; i++)
    if (strlen (swb_grid_get_cell (grid, row, i)) + 4 > SWB_CSV_LONGEST_CELL)
      return (int) i;
  return -1;
}

/* More cells than the titles: a comma that nobody put into quotes, so the
 * cells after it stand under the wrong titles. */
static void
check_shape (const Reader *reader)
{
  SwbGrid *grid = reader->rule->grid;
  const guint row = reader->row->row;
  guint n = swb_grid_get_n_cells (grid, row);

  for (guint i = reader->rule->n_cells; i < n; i++)
    if (*swb_grid_get_cell (grid, row, i) != '\0')
      {
        g_autofree char *problem =
            g_strdup_printf (_ ("The row has %u cells, the titles are %u"), n,
                             reader->rule->n_cells);

        set_problem (reader, -1, problem);
        return;
      }
  if (swb_grid_get_flags (grid, row) & SWB_GRID_MANY)
    {
      g_autofree char *problem = g_strdup_printf (
          _ ("The row has more than %u cells"), SWB_CSV_MOST_CELLS);

      set_problem (reader, -1, problem);
    }
  else if (swb_grid_get_flags (grid, row) & SWB_GRID_CUT)
    set_problem (reader, find_long_cell (grid, row, n),
                 _ ("The cell has more than 1 MB, so nothing of the row is "
                    "taken"));
}

/* A picture is no reason to refuse a row: an address that nobody may ask for is
 * none. */
static const char *
read_picture (const Reader *reader)
{
  const char *text;

  if (reader->rule->first[reader->account][SWB_FIELD_PICTURE] < 0)
    return NULL;
  text = read_text (reader, reader->account, SWB_FIELD_PICTURE, NULL);
  return text != NULL && g_ascii_strncasecmp (text, "https://", 8) == 0 &&
                 strlen (text) <= MOST_ADDRESS && strchr (text, ' ') == NULL
             ? text
             : NULL;
}

/**
 * swb_import_row_read:
 * @rule: how to read; its mapping has a handle for @account
 * @shelf: keeps what @self lends beside what the grid has
 * @row: the row in the grid
 * @account: which of the accounts of the row
 * @sibling: (nullable): another account of the same row
 * @self: (out caller-allocates): what it says, or why it is wrong
 */
void
swb_import_row_read (const SwbImportRule *rule,
                     SwbImportShelf *shelf,
                     guint row,
                     SwbPlatform account,
                     const SwbImportRow *sibling,
                     SwbImportRow *self)
{
  const Reader reader = { rule, shelf, account, self };

  *self = (SwbImportRow){ .row = row, .problem_column = -1 };
  check_shape (&reader);
  read_platform (&reader);
  read_handle (&reader);
  self->external_id = read_text (&reader, account, SWB_FIELD_EXTERNAL_ID, NULL);
  self->picture = read_picture (&reader);
  if (self->url == NULL)
    self->url = read_text (&reader, account, SWB_FIELD_URL, NULL);
  if (sibling != NULL)
    copy_facts (self, sibling);
  else
    read_facts (&reader);
  check_total (&reader);
  read_days (&reader);
  for (SwbField field = SWB_FIELD_FOLLOWERS; field <= SWB_FIELD_ENGAGEMENT_RATE;
       field++)
    read_metric (&reader, field);
  read_rate_base (&reader);
  read_fee (&reader);
  if (rule->n_shares > 0)
    swb_import_read_shares (self, shelf, rule, account);
}
