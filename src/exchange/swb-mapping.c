/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proposing which column holds what. Titles are heard, cells decide. */
#include "exchange/swb-mapping.h"

#include "base/swb-number.h"
#include "base/swb-text.h"
#include "exchange/swb-import-audience.h"

#include <string.h>

/* Rows that the proposal goes by. */
#define ROWS_TO_LOOK_AT 1000

/* What the cells of a column look like. @filled: neither empty nor "N/A". */
typedef struct
{
  guint filled;
  guint numbers;
  guint plain; /* numbers without a word of magnitude */
  guint percent;
  guint handles;
  guint lower; /* of the handles those without a capital */
  guint urls;
  guint mails;
  double sum;
  double largest;
} Look;

static gboolean
looks_like_handle (const char *text)
{
  const char *at = *text == '@' ? text + 1 : text;

  for (; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("._-", *at) == NULL)
      return FALSE;
  return at - text >= 2 && at - text <= 40;
}

static gboolean
has_capital (const char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_isupper (*text))
      return TRUE;
  return FALSE;
}

static void
look_at_number (Look *look, const char *text, char decimal_sign)
{
  gboolean percent = FALSE;
  double value;

  if (swb_number_parse_full (text, decimal_sign, &value, &percent) !=
      SWB_NUMBER_OK)
    return;
  look->numbers++;
  look->percent += percent;
  look->sum += value;
  look->largest = MAX (look->largest, value);
  look->plain += strspn (text, "0123456789.,-") == strlen (text);
}

static void
look_at_cell (Look *look, const char *cell, char decimal_sign)
{
  g_autofree char *text = swb_text_clean (cell, -1);
  const char *at = strchr (text, '@');
  double value;

  if (swb_number_parse (text, decimal_sign, &value) == SWB_NUMBER_MISSING)
    return;
  look->filled++;
  look_at_number (look, text, decimal_sign);
  if (looks_like_handle (text))
    {
      look->handles++;
      look->lower += !has_capital (text);
    }
  look->urls += strstr (text, "://") != NULL || g_str_has_prefix (text, "www.");
  look->mails += at != NULL && at != text && strchr (at, '.') != NULL &&
                 strchr (text, ' ') == NULL;
}

static Look
look_at_column (SwbGrid *grid, guint first, guint column, char decimal_sign)
{
  guint n = MIN (swb_grid_get_n_rows (grid), first + ROWS_TO_LOOK_AT);
  Look look = { 0 };

  for (guint row = first; row < n; row++)
    look_at_cell (&look, swb_grid_get_cell (grid, row, column), decimal_sign);
  return look;
}

static gboolean
most (guint some, guint all)
{
  return all > 0 && some * 10 >= all * 6;
}

static gboolean
may_be_number (SwbField field)
{
  return field == SWB_FIELD_IGNORE || field == SWB_FIELD_CONTACT ||
         field == SWB_FIELD_PHONE || field == SWB_FIELD_EXTERNAL_ID ||
         field == SWB_FIELD_DATE || field == SWB_FIELD_AUDIENCE_DATE ||
         field == SWB_FIELD_NOTE || field == SWB_FIELD_TAG;
}

/* What the column holds by its title, as far as its cells agree. */
static SwbField
agree (SwbField field, const Look *look)
{
  gboolean metric = swb_field_metric (field) != NULL;

  if (look->filled == 0)
    return field;
  if (metric && !most (look->numbers, look->filled))
    return SWB_FIELD_IGNORE;
  if (metric && most (look->percent, look->filled))
    return field == SWB_FIELD_ENGAGEMENTS || field == SWB_FIELD_AUTHENTIC ||
                   field == SWB_FIELD_ENGAGEMENT_RATE
               ? SWB_FIELD_ENGAGEMENT_RATE
               : SWB_FIELD_IGNORE;
  if (metric || field == SWB_FIELD_FEE)
    return field;
  if (most (look->urls, look->filled))
    return field == SWB_FIELD_PICTURE ? field : SWB_FIELD_URL;
  if (field == SWB_FIELD_PICTURE)
    return SWB_FIELD_IGNORE;
  if (most (look->mails, look->filled))
    return SWB_FIELD_EMAIL;
  if (!may_be_number (field) && most (look->numbers, look->filled))
    return SWB_FIELD_IGNORE;
  return field;
}

/* How much a column with some name of somebody looks like handles. */
static double
handle_score (const Look *look, SwbField by_title)
{
  double filled = MAX (look->filled, 1);
  double score = look->handles / filled + 0.2 * look->lower / filled;

  if (by_title == SWB_FIELD_HANDLE)
    score += 0.5;
  if (by_title == SWB_FIELD_NAME)
    score -= 0.5;
  return score;
}

static int
best_identity (const SwbMapping *mapping,
               SwbPlatform platform,
               const SwbTitleMeaning *titles,
               const Look *looks)
{
  double best = -G_MAXDOUBLE;
  int found = -1;

  for (guint i = 0; i < mapping->n_columns; i++)
    {
      double score = handle_score (&looks[i], titles[i].field);

      if (titles[i].identity && looks[i].filled > 0 && score > best &&
          mapping->columns[i].platform == platform)
        {
          best = score;
          found = (int) i;
        }
    }
  return found;
}

/* Without titles: text like handles is one, and so are the largest numbers
 * the followers. */
static void
map_without_titles (SwbMapping *mapping,
                    SwbTitleMeaning *titles,
                    const Look *looks)
{
  int largest = -1;

  for (guint i = 0; i < mapping->n_columns; i++)
    {
      const Look *look = &looks[i];

      if (mapping->columns[i].field != SWB_FIELD_IGNORE || look->filled == 0)
        continue;
      if (!most (look->numbers, look->filled))
        titles[i].identity = TRUE;
      else if (largest < 0 || look->sum > looks[largest].sum)
        largest = (int) i;
    }
  if (largest >= 0)
    mapping->columns[largest].field = SWB_FIELD_FOLLOWERS;
}

/* The handle of one account of the row: what looks most like one, else its
 * address. */
static gboolean
map_handle (SwbMapping *mapping,
            SwbPlatform platform,
            SwbTitleMeaning *titles,
            const Look *looks)
{
  int handle = best_identity (mapping, platform, titles, looks);

  if (handle < 0)
    handle = swb_mapping_find_for (mapping, platform, SWB_FIELD_URL, 0);
  if (handle < 0)
    return FALSE;
  mapping->columns[handle].field = SWB_FIELD_HANDLE;
  titles[handle].identity = FALSE;
  return TRUE;
}

static void
map_name (SwbMapping *mapping, const SwbTitleMeaning *titles)
{
  int name = -1;

  for (guint i = 0; i < mapping->n_columns; i++)
    if (titles[i].identity &&
        (name < 0 || titles[name].field != SWB_FIELD_NAME))
      if (name < 0 || titles[i].field == SWB_FIELD_NAME)
        name = (int) i;
  if (name >= 0)
    mapping->columns[name].field = SWB_FIELD_NAME;
}

/* Titles of several platforms, each with a handle or an address, tell several
 * accounts in one row. */
static gboolean
find_accounts (SwbMapping *mapping,
               SwbGrid *grid,
               const SwbTitleMeaning *titles)
{
  gboolean has[SWB_N_PLATFORMS] = { FALSE };
  guint n = 0;

  for (guint i = 0; i < mapping->n_columns; i++)
    {
      SwbColumnMapping *column = &mapping->columns[i];

      column->platform = swb_table_platform_of (swb_grid_get_cell (grid, 0, i));
      if (column->platform != SWB_PLATFORM_OTHER && !has[column->platform] &&
          (titles[i].identity || column->field == SWB_FIELD_URL))
        {
          has[column->platform] = TRUE;
          n++;
        }
    }
  for (guint i = 0; i < mapping->n_columns; i++)
    {
      SwbColumnMapping *column = &mapping->columns[i];
      gboolean of_account =
          titles[i].identity || swb_field_is_of_account (column->field);

      if (n < 2 || !has[column->platform] || !of_account)
        column->platform = SWB_PLATFORM_OTHER;
    }
  return n >= 2;
}

static void
map_identities (SwbMapping *mapping, SwbTitleMeaning *titles, const Look *looks)
{
  map_handle (mapping, SWB_PLATFORM_OTHER, titles, looks);
  map_name (mapping, titles);
}

/* A number without a platform beside accounts that have one is nobody's. */
static void
map_accounts (SwbMapping *mapping, SwbTitleMeaning *titles, const Look *looks)
{
  for (guint p = SWB_PLATFORM_OTHER + 1; p < SWB_N_PLATFORMS; p++)
    map_handle (mapping, (SwbPlatform) p, titles, looks);
  for (guint i = 0; i < mapping->n_columns; i++)
    {
      SwbColumnMapping *column = &mapping->columns[i];

      if (column->platform != SWB_PLATFORM_OTHER)
        titles[i].identity = FALSE;
      else if (titles[i].field == SWB_FIELD_HANDLE)
        titles[i].field = SWB_FIELD_NAME;
      else if (swb_field_metric (column->field) != NULL ||
               swb_field_is_share (column->field))
        column->field = SWB_FIELD_IGNORE;
    }
  map_name (mapping, titles);
}

static double
plainness (const Look *look)
{
  return look->numbers > 0 ? (double) look->plain / look->numbers : 0;
}

/* The same title twice is a human form and a plain number: the plain one is
 * exact and goes first. */
static void
rank_columns (SwbMapping *mapping, const Look *looks)
{
  for (guint i = 0; i < mapping->n_columns; i++)
    {
      SwbColumnMapping *one = &mapping->columns[i];

      one->rank = 0;
      for (guint k = 0; k < mapping->n_columns; k++)
        {
          double mine = plainness (&looks[i]);
          double others = plainness (&looks[k]);
          gboolean number = swb_field_metric (one->field) != NULL;

          if (k == i || mapping->columns[k].field != one->field ||
              mapping->columns[k].platform != one->platform)
            continue;
          if ((number && others > mine) ||
              ((!number || others >= mine) && k < i))
            one->rank++;
        }
    }
}

static void
find_shares (SwbMapping *mapping,
             SwbGrid *grid,
             SwbTitleMeaning *titles,
             char decimal_sign)
{
  swb_mapping_find_shares (mapping, grid, decimal_sign);
  for (guint i = 0; i < mapping->n_columns; i++)
    if (swb_field_is_share (mapping->columns[i].field))
      titles[i] = (SwbTitleMeaning){ .known = TRUE };
}

/**
 * swb_mapping_propose:
 * @grid: a table
 * @header: whether its first row has titles
 * @decimal_sign: '.', ',' or 0
 *
 * Returns: (transfer full): what each column seems to hold
 */
SwbMapping *
swb_mapping_propose (SwbGrid *grid, gboolean header, char decimal_sign)
{
  SwbMapping *mapping = g_new0 (SwbMapping, 1);
  guint n = swb_grid_get_n_columns (grid);
  g_autofree SwbTitleMeaning *titles = g_new0 (SwbTitleMeaning, n + 1);
  g_autofree Look *looks = g_new0 (Look, n + 1);

  mapping->n_columns = n;
  mapping->n_remarks = swb_table_count_remarks (grid, header);
  mapping->columns = g_new0 (SwbColumnMapping, n + 1);
  for (guint i = 0; i < n; i++)
    {
      SwbColumnMapping *column = &mapping->columns[i];

      looks[i] = look_at_column (grid, header ? 1 : 0, i, decimal_sign);
      if (i < mapping->n_remarks)
        continue;
      if (header && swb_grid_get_n_rows (grid) > 0)
        titles[i] = swb_title_read (swb_grid_get_cell (grid, 0, i));
      if (!titles[i].identity)
        column->field = agree (titles[i].field, &looks[i]);
      else
        column->field = agree (SWB_FIELD_IGNORE, &looks[i]);
      if (column->field != SWB_FIELD_IGNORE)
        titles[i].identity = FALSE;
      column->window = titles[i].window;
      column->percent = looks[i].percent > 0 || looks[i].largest > 1;
    }
  if (header)
    find_shares (mapping, grid, titles, decimal_sign);
  else
    map_without_titles (mapping, titles, looks);
  if (header && find_accounts (mapping, grid, titles))
    map_accounts (mapping, titles, looks);
  else
    map_identities (mapping, titles, looks);
  rank_columns (mapping, looks);
  return mapping;
}

/**
 * swb_mapping_copy:
 * @mapping: a mapping
 *
 * Returns: (transfer full): another like it
 */
SwbMapping *
swb_mapping_copy (const SwbMapping *mapping)
{
  SwbMapping *copy = g_new0 (SwbMapping, 1);

  copy->n_columns = mapping->n_columns;
  copy->n_remarks = mapping->n_remarks;
  copy->columns = g_new0 (SwbColumnMapping, mapping->n_columns + 1);
  memcpy (copy->columns, mapping->columns,
          mapping->n_columns * sizeof (SwbColumnMapping));
  return copy;
}

/**
 * swb_mapping_free:
 * @mapping: (transfer full): a mapping
 */
void
swb_mapping_free (SwbMapping *mapping)
{
  g_free (mapping->columns);
  g_free (mapping);
}

static gboolean
serves_same (const SwbMapping *mapping,
             guint column,
             SwbPlatform platform,
             SwbField field)
{
  return mapping->columns[column].field == field &&
         mapping->columns[column].platform == platform;
}

/* Those that were there before serve first. */
static void
move (SwbMapping *mapping, guint column, SwbPlatform platform, SwbField field)
{
  SwbColumnMapping *own = &mapping->columns[column];
  guint rank = 0;

  if (own->field == field && own->platform == platform)
    return;
  for (guint i = 0; i < mapping->n_columns; i++)
    if (i != column && serves_same (mapping, i, own->platform, own->field) &&
        mapping->columns[i].rank > own->rank)
      mapping->columns[i].rank--;
  for (guint i = 0; i < mapping->n_columns; i++)
    if (i != column && serves_same (mapping, i, platform, field))
      rank++;
  own->field = field;
  own->platform = platform;
  own->rank = rank;
}

/**
 * swb_mapping_set:
 * @mapping: a mapping
 * @column: a column
 * @field: what it holds
 *
 * Says what a column holds. Of several columns with one field those that were
 * there before serve first.
 */
void
swb_mapping_set (SwbMapping *mapping, guint column, SwbField field)
{
  g_return_if_fail (column < mapping->n_columns);
  move (mapping, column,
        swb_field_is_of_account (field) ? mapping->columns[column].platform
                                        : SWB_PLATFORM_OTHER,
        field);
}

/**
 * swb_mapping_set_platform:
 * @mapping: a mapping
 * @column: a column
 * @platform: of which account of the row it tells; %SWB_PLATFORM_OTHER for the
 *   account that the row is of
 */
void
swb_mapping_set_platform (SwbMapping *mapping,
                          guint column,
                          SwbPlatform platform)
{
  g_return_if_fail (column < mapping->n_columns);
  move (mapping, column, platform, mapping->columns[column].field);
}

/**
 * swb_mapping_find:
 * @mapping: a mapping
 * @field: a field
 * @rank: 0 for the column that is read first, 1 for the next
 *
 * Returns: the column, -1 for none
 */
int
swb_mapping_find (const SwbMapping *mapping, SwbField field, guint rank)
{
  return swb_mapping_find_for (mapping, SWB_PLATFORM_OTHER, field, rank);
}

/**
 * swb_mapping_find_for:
 * @mapping: a mapping
 * @platform: the account of the row; %SWB_PLATFORM_OTHER for the one that the
 *   row is of
 * @field: a field
 * @rank: 0 for the column that is read first, 1 for the next
 *
 * Returns: the column, -1 for none
 */
int
swb_mapping_find_for (const SwbMapping *mapping,
                      SwbPlatform platform,
                      SwbField field,
                      guint rank)
{
  for (guint i = 0; i < mapping->n_columns; i++)
    if (mapping->columns[i].rank == rank &&
        serves_same (mapping, i, platform, field))
      return (int) i;
  return -1;
}

/**
 * swb_mapping_list_accounts:
 * @mapping: a mapping
 * @platforms: (out caller-allocates): the accounts that a row may have, in
 *   the order of their columns
 *
 * Returns: how many; 0 where no column holds handles
 */
guint
swb_mapping_list_accounts (const SwbMapping *mapping,
                           SwbPlatform platforms[SWB_N_PLATFORMS])
{
  gboolean has[SWB_N_PLATFORMS] = { FALSE };
  guint n = 0;

  for (guint i = 0; i < mapping->n_columns; i++)
    {
      const SwbColumnMapping *column = &mapping->columns[i];

      if (column->field != SWB_FIELD_HANDLE || has[column->platform])
        continue;
      has[column->platform] = TRUE;
      platforms[n++] = column->platform;
    }
  return n;
}

/**
 * swb_mapping_has:
 * @mapping: a mapping
 * @field: a field
 *
 * Returns: whether some column holds it
 */
gboolean
swb_mapping_has (const SwbMapping *mapping, SwbField field)
{
  for (guint i = 0; i < mapping->n_columns; i++)
    if (mapping->columns[i].field == field)
      return TRUE;
  return FALSE;
}
