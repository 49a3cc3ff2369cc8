/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of what was done, a page at a time. The settings of an action are
 * numbered from 0, so the last number tells how many: an import of a million
 * rows is counted in one step. */
#include "storage/swb-record-page.h"

#include "base/swb-text.h"
#include "storage/swb-record-runs.h"
#include "storage/swb-record.h"

#include <string.h>

#define HEAD                                                                   \
  "SELECT seq, id, name, author, time, kind, target, state,"                   \
  " (SELECT ifnull(max(n)+1, 0) FROM action_setting WHERE action=seq),"        \
  " (SELECT ifnull(max(n)+1, 0) FROM action_row WHERE action=seq)"
#define FROM " FROM action WHERE seq>?1 AND seq<?2 ORDER BY seq DESC"
#define IN_RUNS                                                                \
  "+(SELECT ifnull(sum(length(ids)/16), 0) FROM action_run WHERE action=seq)"

static gboolean
holds (const char *text, const char *folded)
{
  g_autofree char *own = swb_text_fold (text);

  return own != NULL && strstr (own, folded) != NULL;
}

/* Case and accents do not count, which SQLite does not know. */
static gboolean
matches (sqlite3_stmt *row, const char *folded)
{
  return folded == NULL ||
         holds ((const char *) sqlite3_column_text (row, 2), folded) ||
         holds ((const char *) sqlite3_column_text (row, 3), folded);
}

static SwbAction *
read_entry (sqlite3_stmt *row)
{
  SwbAction *action = swb_record_read_head (row);

  action->n_settings = (guint) sqlite3_column_int64 (row, 8);
  action->n_rows = (guint) sqlite3_column_int64 (row, 9);
  return action;
}

/**
 * swb_record_page:
 * @db: a workspace
 * @range: which actions
 * @error: why not
 *
 * Returns: (transfer full) (element-type SwbAction) (nullable): the newest of
 *   them first; without their settings and rows, but with how many they are
 */
GPtrArray *
swb_record_page (SwbDatabase *db, const SwbRecordRange *range, GError **error)
{
  g_autofree char *folded =
      range->search == NULL ? NULL : swb_text_fold (range->search);
  sqlite3_stmt *statement;
  g_autoptr (GPtrArray) page =
      g_ptr_array_new_with_free_func ((GDestroyNotify) swb_action_free);
  gboolean has_runs;
  gboolean has_row = TRUE;

  if (!swb_record_find_runs (db, &has_runs, error))
    return NULL;
  statement = swb_database_prepare (
      db, has_runs ? HEAD IN_RUNS FROM : HEAD FROM, error);
  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, range->above);
  sqlite3_bind_int64 (statement, 2,
                      range->below == 0 ? G_MAXINT64 : range->below);
  while (range->limit == 0 || page->len < range->limit)
    {
      if (!swb_database_step (db, statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      if (matches (statement, folded))
        g_ptr_array_add (page, read_entry (statement));
    }
  sqlite3_reset (statement);
  return g_steal_pointer (&page);
}

/**
 * swb_record_head:
 * @db: a workspace
 * @sequence: which action
 * @error: why not
 *
 * Returns: (transfer full) (nullable): it, without its settings and rows; %NULL
 *   without an error where there is none
 */
SwbAction *
swb_record_head (SwbDatabase *db, gint64 sequence, GError **error)
{
  const SwbRecordRange range = { sequence - 1, sequence + 1, 1, NULL };
  g_autoptr (GPtrArray) page = swb_record_page (db, &range, error);

  return page == NULL || page->len == 0 ? NULL
                                        : g_ptr_array_steal_index (page, 0);
}
