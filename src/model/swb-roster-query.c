/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of a roster: words to find, conditions, and an order. */
#include "model/swb-roster-query.h"

#include <string.h>

static const char *const columns[SWB_N_ROSTER_COLUMNS] = {
  [SWB_ROSTER_COLUMN_NAME] = "name",
  [SWB_ROSTER_COLUMN_TIER] = "tier",
  [SWB_ROSTER_COLUMN_PLATFORM] = "platform",
  [SWB_ROSTER_COLUMN_HANDLE] = "handle",
  [SWB_ROSTER_COLUMN_FOLLOWERS] = "followers",
  [SWB_ROSTER_COLUMN_ENGAGEMENT] = "engagement",
  [SWB_ROSTER_COLUMN_LANGUAGE] = "language",
  [SWB_ROSTER_COLUMN_CITY] = "city",
  [SWB_ROSTER_COLUMN_NICHE] = "niche",
  [SWB_ROSTER_COLUMN_FEE] = "fee",
  [SWB_ROSTER_COLUMN_STATUS] = "status",
  [SWB_ROSTER_COLUMN_WORKED] = "worked",
  [SWB_ROSTER_COLUMN_VIEWS] = "views",
  [SWB_ROSTER_COLUMN_READING] = "reading",
  [SWB_ROSTER_COLUMN_COUNTRY] = "country",
  [SWB_ROSTER_COLUMN_FORMAT] = "format",
  [SWB_ROSTER_COLUMN_TAGS] = "tags",
  [SWB_ROSTER_COLUMN_TOGETHER] = "together",
  [SWB_ROSTER_COLUMN_SPARK] = "spark",
};

/**
 * swb_roster_query_new:
 * @folded: words as swb_text_fold() gives them, blanks between
 * @filter: (nullable): conditions; null for none
 * @sorts: (array length=n_sorts): the order
 * @n_sorts: 1 to %SWB_MOST_SORTS
 * @work: (nullable): what campaigns say
 * @today: from which ages count
 *
 * Returns: (transfer full): a question
 */
SwbRosterQuery *
swb_roster_query_new (const char *folded,
                      SwbRosterFilter *filter,
                      const SwbRosterSort *sorts,
                      guint n_sorts,
                      SwbRosterWork *work,
                      SwbDay today)
{
  SwbRosterQuery *query = g_new0 (SwbRosterQuery, 1);

  query->words = g_strsplit (folded, " ", -1);
  query->filter = filter != NULL ? swb_roster_filter_ref (filter)
                                 : swb_roster_filter_new ();
  query->n_sorts = MIN (n_sorts, SWB_MOST_SORTS);
  memcpy (query->sorts, sorts, query->n_sorts * sizeof *sorts);
  query->work = work != NULL ? swb_roster_work_ref (work) : NULL;
  query->today = today;
  return query;
}

/**
 * swb_roster_query_copy:
 * @query: a question
 *
 * Returns: (transfer full): the same question
 */
SwbRosterQuery *
swb_roster_query_copy (const SwbRosterQuery *query)
{
  SwbRosterQuery *copy = g_memdup2 (query, sizeof *query);

  copy->words = g_strdupv (query->words);
  swb_roster_filter_ref (copy->filter);
  if (copy->work != NULL)
    swb_roster_work_ref (copy->work);
  if (copy->exchange != NULL)
    swb_exchange_ref (copy->exchange);
  if (copy->stop != NULL)
    swb_roster_stop_ref (copy->stop);
  return copy;
}

/**
 * swb_roster_query_free:
 * @query: (transfer full) (nullable): a question
 */
void
swb_roster_query_free (SwbRosterQuery *query)
{
  if (query == NULL)
    return;
  g_strfreev (query->words);
  swb_roster_filter_unref (query->filter);
  swb_roster_work_unref (query->work);
  swb_exchange_unref (query->exchange);
  swb_roster_stop_unref (query->stop);
  g_free (query);
}

/**
 * swb_roster_sorts_need_work:
 * @query: a question
 *
 * Returns: whether its order depends on what campaigns say
 */
gboolean
swb_roster_sorts_need_work (const SwbRosterQuery *query)
{
  for (guint i = 0; i < query->n_sorts; i++)
    if (query->sorts[i].column == SWB_ROSTER_COLUMN_STATUS ||
        query->sorts[i].column == SWB_ROSTER_COLUMN_WORKED ||
        query->sorts[i].column == SWB_ROSTER_COLUMN_TOGETHER)
      return TRUE;
  return FALSE;
}

/**
 * swb_roster_query_needs_work:
 * @query: a question
 *
 * Returns: whether its answer depends on what campaigns say
 */
gboolean
swb_roster_query_needs_work (const SwbRosterQuery *query)
{
  if (swb_roster_sorts_need_work (query))
    return TRUE;
  return swb_roster_filter_has (query->filter, SWB_FILTER_STATUS) ||
         swb_roster_filter_has (query->filter, SWB_FILTER_WORKED);
}

/**
 * swb_roster_column_id:
 * @column: a column
 *
 * Returns: the id under which settings, views and actions know it
 */
const char *
swb_roster_column_id (SwbRosterColumn column)
{
  g_return_val_if_fail (column < SWB_N_ROSTER_COLUMNS, NULL);

  return columns[column];
}

/**
 * swb_roster_column_parse:
 * @id: (nullable): an id
 * @column: (out): the column
 *
 * Returns: whether there is a column of this id
 */
gboolean
swb_roster_column_parse (const char *id, SwbRosterColumn *column)
{
  for (guint i = 0; i < SWB_N_ROSTER_COLUMNS; i++)
    if (g_strcmp0 (columns[i], id) == 0)
      {
        *column = (SwbRosterColumn) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * swb_roster_sorts_print:
 * @sorts: (array length=n_sorts): an order
 * @n_sorts: how many columns it goes by
 *
 * Returns: (transfer full): "tier -followers", minus for descending
 */
char *
swb_roster_sorts_print (const SwbRosterSort *sorts, guint n_sorts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_sorts; i++)
    g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "",
                            sorts[i].descending ? "-" : "",
                            swb_roster_column_id (sorts[i].column));
  return g_string_free (text, FALSE);
}

/**
 * swb_roster_sorts_parse:
 * @text: (nullable): from swb_roster_sorts_print(), maybe of a newer version
 * @sorts: (out): the order; columns that are not known are left out
 *
 * Returns: how many columns it goes by, 0 for none
 */
guint
swb_roster_sorts_parse (const char *text, SwbRosterSort sorts[SWB_MOST_SORTS])
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL && n < SWB_MOST_SORTS; i++)
    {
      gboolean descending = *words[i] == '-';

      if (swb_roster_column_parse (words[i] + descending, &sorts[n].column))
        sorts[n++].descending = descending;
    }
  return n;
}
