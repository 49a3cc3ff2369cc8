/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The creators of a roster as rows of a table. What a number rests on stands
 * in cells of its own beside it: a count has its day and source, a share its
 * base, an amount its currency. Titles are words that an import knows. */
#include "exchange/swb-roster-table.h"

#include "analytics/swb-tier.h"
#include "base/swb-language.h"
#include "document/swb-plan-commands.h"
#include "model/swb-roster-facts.h"

#include <glib/gi18n-lib.h>

#define MOST_CELLS 3

/* What the cells of a column are called; unused ones are null. */
static const char *const titles[SWB_N_ROSTER_COLUMNS][MOST_CELLS] = {
  [SWB_ROSTER_COLUMN_NAME] = { N_ ("Name") },
  [SWB_ROSTER_COLUMN_TIER] = { N_ ("Tier") },
  [SWB_ROSTER_COLUMN_PLATFORM] = { N_ ("Platform") },
  [SWB_ROSTER_COLUMN_HANDLE] = { N_ ("Handle") },
  [SWB_ROSTER_COLUMN_FOLLOWERS] = { N_ ("Followers"), N_ ("Followers read on"),
                                    N_ ("Followers source") },
  [SWB_ROSTER_COLUMN_ENGAGEMENT] = { N_ ("Engagement rate"),
                                     N_ ("Engagement base"),
                                     N_ ("Engagement read on") },
  [SWB_ROSTER_COLUMN_LANGUAGE] = { N_ ("Languages") },
  [SWB_ROSTER_COLUMN_CITY] = { N_ ("Cities") },
  [SWB_ROSTER_COLUMN_NICHE] = { N_ ("Niches") },
  [SWB_ROSTER_COLUMN_FEE] = { N_ ("Fee a post"), N_ ("Currency") },
  [SWB_ROSTER_COLUMN_STATUS] = { N_ ("Status") },
  [SWB_ROSTER_COLUMN_WORKED] = { N_ ("Last worked with"), N_ ("Campaigns") },
  [SWB_ROSTER_COLUMN_TOGETHER] = { N_ ("Posts on time"), N_ ("Posts due") },
  [SWB_ROSTER_COLUMN_VIEWS] = { N_ ("Average views") },
  [SWB_ROSTER_COLUMN_READING] = { N_ ("Read on") },
  [SWB_ROSTER_COLUMN_COUNTRY] = { N_ ("Country") },
  [SWB_ROSTER_COLUMN_FORMAT] = { N_ ("Formats") },
  [SWB_ROSTER_COLUMN_TAGS] = { N_ ("Tags") },
};

struct _SwbRosterTable
{
  SwbRosterColumn *columns;
  guint n_columns;
  SwbRosterWork *work;
  GPtrArray *titles;
  SwbCell *cells;
  char *languages; /* of the row that was filled last */
};

static SwbCell
text_cell (const char *text)
{
  return text != NULL && *text != '\0'
             ? (SwbCell){ .kind = SWB_CELL_TEXT, .text = text }
             : (SwbCell){ .kind = SWB_CELL_EMPTY };
}

static SwbCell
count_cell (gint64 count)
{
  return count >= 0 ? (SwbCell){ .kind = SWB_CELL_COUNT, .count = count }
                    : (SwbCell){ .kind = SWB_CELL_EMPTY };
}

static SwbCell
day_cell (SwbDay day)
{
  return day != SWB_DAY_NONE ? (SwbCell){ .kind = SWB_CELL_DAY, .day = day }
                             : (SwbCell){ .kind = SWB_CELL_EMPTY };
}

static char *
language_names (const char *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes != NULL ? codes : "", ",", -1);
  GString *names = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              swb_language_name (parts[i]));
  return g_string_free (names, FALSE);
}

static const char *
base_name (SwbEngagementBase kind)
{
  switch (kind)
    {
    case SWB_ENGAGEMENT_ON_VIEWS:
      return _ ("views");
    case SWB_ENGAGEMENT_ON_FOLLOWERS:
      return _ ("followers");
    case SWB_ENGAGEMENT_ON_REACH:
      return _ ("reach");
    case SWB_ENGAGEMENT_NONE:
    default:
      return NULL;
    }
}

/* Of a rate that has expired, whose number is not told. */
static const char *
lapsed_name (SwbEngagementBase kind)
{
  switch (kind)
    {
    case SWB_ENGAGEMENT_ON_VIEWS:
      /* Translators: what a rate was a share of that may not be used now */
      return _ ("views, expired");
    case SWB_ENGAGEMENT_ON_FOLLOWERS:
      /* Translators: what a rate was a share of that may not be used now */
      return _ ("followers, expired");
    case SWB_ENGAGEMENT_ON_REACH:
      /* Translators: what a rate was a share of that may not be used now */
      return _ ("reach, expired");
    case SWB_ENGAGEMENT_NONE:
    default:
      return NULL;
    }
}

static void
fill_followers (const SwbAccountCells *account, SwbCell *cells)
{
  cells[0] = count_cell (account->followers);
  if (account->followers >= 0)
    {
      cells[1] = day_cell (account->followers_day);
      cells[2] = text_cell (account->followers_source);
    }
  else if (account->followers_lapsed != SWB_DAY_NONE)
    {
      cells[1] = day_cell (account->followers_lapsed);
      cells[2] = text_cell (_ ("expired"));
    }
}

static void
fill_account (SwbRosterColumn column,
              const SwbAccountCells *account,
              SwbCell *cells)
{
  if (account == NULL)
    return;
  switch ((int) column)
    {
    case SWB_ROSTER_COLUMN_PLATFORM:
      cells[0] = text_cell (swb_platform_name (account->platform));
      break;
    case SWB_ROSTER_COLUMN_HANDLE:
      cells[0] = text_cell (account->handle);
      break;
    case SWB_ROSTER_COLUMN_FOLLOWERS:
      fill_followers (account, cells);
      break;
    case SWB_ROSTER_COLUMN_ENGAGEMENT:
      if (account->engagement.kind == SWB_ENGAGEMENT_NONE)
        {
          cells[1] = text_cell (lapsed_name (account->engagement.lapsed_kind));
          cells[2] = day_cell (account->engagement.lapsed);
          break;
        }
      cells[0] = (SwbCell){ .kind = SWB_CELL_SHARE,
                            .share = account->engagement.ratio };
      cells[1] = text_cell (base_name (account->engagement.kind));
      cells[2] = day_cell (account->engagement.day);
      break;
    case SWB_ROSTER_COLUMN_VIEWS:
      cells[0] = count_cell (account->views);
      break;
    case SWB_ROSTER_COLUMN_READING:
      cells[0] = day_cell (account->followers_day);
      break;
    default:
      break;
    }
}

static void
fill_work (const SwbRosterTable *table,
           SwbRosterColumn column,
           const SwbId *creator,
           SwbCell *cells)
{
  const SwbWorkCells *work =
      table->work ? swb_roster_work_find (table->work, creator) : NULL;

  if (work == NULL)
    return;
  if (column == SWB_ROSTER_COLUMN_STATUS && work->status >= 0)
    cells[0] = text_cell (swb_status_name (
        swb_roster_work_get_status (table->work, work->status)));
  if (column == SWB_ROSTER_COLUMN_TOGETHER)
    {
      cells[0] = count_cell (work->n_on_time);
      cells[1] = count_cell (work->n_due);
    }
  if (column != SWB_ROSTER_COLUMN_WORKED)
    return;
  cells[0] = day_cell (work->last);
  cells[1] = count_cell (work->n_campaigns);
}

static gboolean
find_text (SwbRosterColumn column, SwbRosterText *text)
{
  static const struct
  {
    SwbRosterColumn column;
    SwbRosterText text;
  } pairs[] = {
    { SWB_ROSTER_COLUMN_CITY, SWB_ROSTER_TEXT_CITIES },
    { SWB_ROSTER_COLUMN_NICHE, SWB_ROSTER_TEXT_NICHES },
    { SWB_ROSTER_COLUMN_COUNTRY, SWB_ROSTER_TEXT_COUNTRY },
    { SWB_ROSTER_COLUMN_FORMAT, SWB_ROSTER_TEXT_FORMATS },
    { SWB_ROSTER_COLUMN_TAGS, SWB_ROSTER_TEXT_TAGS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].column == column)
      {
        *text = pairs[i].text;
        return TRUE;
      }
  return FALSE;
}

static void
fill_languages (SwbRosterTable *table,
                const SwbRosterData *data,
                guint32 creator,
                SwbCell *cells)
{
  g_free (table->languages);
  table->languages = language_names (
      swb_roster_data_text (data, SWB_ROSTER_TEXT_LANGUAGES, creator));
  cells[0] = text_cell (table->languages);
}

static void
fill_fee (SwbMoney fee, SwbCell *cells)
{
  if (swb_money_is_none (&fee))
    return;
  cells[0] = (SwbCell){ .kind = SWB_CELL_AMOUNT, .amount = fee };
  cells[1] = text_cell (g_intern_string (fee.currency));
}

static void
fill_column (SwbRosterTable *table,
             SwbRosterColumn column,
             const SwbRosterData *data,
             guint32 creator,
             SwbCell *cells)
{
  const int tier = swb_roster_data_tier (data, creator);
  SwbAccountCells account;
  SwbRosterText text;

  if (find_text (column, &text))
    cells[0] = text_cell (swb_roster_data_text (data, text, creator));
  else if (column == SWB_ROSTER_COLUMN_NAME)
    cells[0] = text_cell (swb_roster_data_name (data, creator));
  else if (column == SWB_ROSTER_COLUMN_TIER)
    cells[0] = text_cell (tier < 0 ? NULL : swb_tier_id ((SwbTier) tier));
  else if (column == SWB_ROSTER_COLUMN_LANGUAGE)
    fill_languages (table, data, creator, cells);
  else if (column == SWB_ROSTER_COLUMN_FEE)
    fill_fee (swb_roster_data_fee (data, creator), cells);
  else if (column == SWB_ROSTER_COLUMN_STATUS ||
           column == SWB_ROSTER_COLUMN_WORKED ||
           column == SWB_ROSTER_COLUMN_TOGETHER)
    fill_work (table, column, swb_roster_data_id (data, creator), cells);
  else
    fill_account (column, swb_roster_facts_account (data, creator, &account),
                  cells);
}

static guint
count_cells (SwbRosterColumn column)
{
  guint n = 0;

  while (n < MOST_CELLS && titles[column][n] != NULL)
    n++;
  return n;
}

/**
 * swb_roster_table_get_title:
 * @column: a column of the roster
 * @place: which of its cells, from 0
 *
 * Returns: (nullable): the title of the cell in English, to be translated; null
 *   beyond the last cell
 */
const char *
swb_roster_table_get_title (SwbRosterColumn column, guint place)
{
  g_return_val_if_fail (column < SWB_N_ROSTER_COLUMNS, NULL);

  return place < MOST_CELLS ? titles[column][place] : NULL;
}

/**
 * swb_roster_table_new:
 * @columns: (array length=n_columns): what to tell of each creator; a column
 *   that is only drawn has no cells
 * @n_columns: how many
 * @work: (nullable): what campaigns say of creators
 *
 * Returns: (transfer full): a table without rows
 */
SwbRosterTable *
swb_roster_table_new (const SwbRosterColumn *columns,
                      guint n_columns,
                      SwbRosterWork *work)
{
  SwbRosterTable *table = g_new0 (SwbRosterTable, 1);

  table->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  table->n_columns = n_columns;
  table->work = work ? swb_roster_work_ref (work) : NULL;
  table->titles = g_ptr_array_new ();
  for (guint i = 0; i < n_columns; i++)
    for (guint t = 0; t < count_cells (columns[i]); t++)
      g_ptr_array_add (table->titles, (gpointer) _ (titles[columns[i]][t]));
  table->cells = g_new0 (SwbCell, MAX (table->titles->len, 1));
  return table;
}

/**
 * swb_roster_table_free:
 * @table: (transfer full) (nullable): a table
 */
void
swb_roster_table_free (SwbRosterTable *table)
{
  if (table == NULL)
    return;
  g_free (table->columns);
  g_clear_pointer (&table->work, swb_roster_work_unref);
  g_ptr_array_unref (table->titles);
  g_free (table->cells);
  g_free (table->languages);
  g_free (table);
}

/**
 * swb_roster_table_get_titles:
 * @table: a table
 * @n_titles: (out): how many cells a row has
 *
 * Returns: (transfer none) (array length=n_titles): what they are called
 */
const char *const *
swb_roster_table_get_titles (const SwbRosterTable *table, guint *n_titles)
{
  *n_titles = table->titles->len;
  return (const char *const *) table->titles->pdata;
}

/**
 * swb_roster_table_fill:
 * @table: a table
 * @data: the roster's columns
 * @creator: an index in them
 *
 * Returns: (transfer none): the creator's row; good until the next is filled
 */
const SwbCell *
swb_roster_table_fill (SwbRosterTable *table,
                       const SwbRosterData *data,
                       guint32 creator)
{
  SwbCell *cells = table->cells;

  for (guint i = 0; i < table->n_columns; i++)
    {
      guint n = count_cells (table->columns[i]);

      for (guint c = 0; c < n; c++)
        cells[c] = (SwbCell){ .kind = SWB_CELL_EMPTY };
      fill_column (table, table->columns[i], data, creator, cells);
      cells += n;
    }
  return table->cells;
}
