/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows on their way from the worker to the model. */
#include "document/swb-changes.h"

#include "base/swb-text.h"
#include "document/swb-roster-cache.h"
#include "document/swb-roster-reader.h"

/* Above so many touched creators the whole roster is read again, unless they
 * are fewer than one in so many: it costs as much as to read as many of them
 * one by one. */
#define PATCH_LIMIT 10000
#define PATCH_PART 8
/* Reach counts people, and only some segments have a number of them. What else
 * is known of audiences, as an import knows it of everybody, is no part of the
 * model. */
#define IS_COUNTED                                                             \
  "coalesce (segment IN (SELECT id FROM segment WHERE size>0), 0)"

static void
row_free (gpointer data)
{
  SwbRow *row = data;

  for (guint i = 0; i < swb_schema_table (row->table)->n_columns; i++)
    swb_value_clear (&row->values[i]);
  g_free (row->values);
  g_free (row);
}

static SwbChanges *
changes_new (void)
{
  SwbChanges *changes = g_new0 (SwbChanges, 1);

  changes->rows = g_ptr_array_new_with_free_func (row_free);
  changes->gone = g_array_new (FALSE, FALSE, sizeof (SwbId));
  return changes;
}

/**
 * swb_changes_free:
 * @changes: (transfer full) (nullable): changes
 */
void
swb_changes_free (SwbChanges *changes)
{
  if (changes == NULL)
    return;
  g_ptr_array_unref (changes->rows);
  g_array_unref (changes->gone);
  swb_roster_data_unref (changes->roster);
  swb_roster_merge_free (changes->merge);
  g_free (changes);
}

static gboolean
is_roster_table (SwbTableId table)
{
  return table == SWB_TABLE_CREATOR || table == SWB_TABLE_ACCOUNT ||
         table == SWB_TABLE_READING || table == SWB_TABLE_RATE;
}

/* Texts in which line breaks mean something. */
static gboolean
has_lines (const char *column)
{
  static const char *const columns[] = {
    "note", "criteria", "reason",     "message", "behaviour",
    "text", "body",     "definition", NULL,
  };

  return g_strv_contains (columns, column);
}

/* Text from outside comes into the model as it is shown; what it hides is
 * visible from here on to everything above. A setting is for the program. */
static void
show_value (SwbTableId table, const SwbColumn *column, SwbValue *value)
{
  g_autofree char *made = NULL;
  g_autofree char *old = NULL;

  if (value->type != SWB_VALUE_TEXT || table == SWB_TABLE_SETTING)
    return;
  if (has_lines (column->name))
    made = swb_text_show (value->text);
  else
    swb_text_shown (value->text, SWB_MOST_SHOWN, &made);
  if (made == NULL)
    return;
  old = value->text;
  *value = swb_value_take_text (g_steal_pointer (&made));
}

/* Adds what SQL selects (id and all columns of TABLE); PARENT is bound when
 * given. */
static gboolean
read_rows (SwbDatabase *db,
           SwbChanges *changes,
           SwbTableId table,
           const char *where,
           const SwbId *bound,
           GError **error)
{
  const SwbTable *description = swb_schema_table (table);
  g_autofree char *sql = g_strdup_printf (
      "SELECT * FROM %s WHERE %s ORDER BY id", description->name, where);
  sqlite3_stmt *statement = swb_database_prepare (db, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  if (bound != NULL)
    swb_bind_id (statement, 1, bound);
  while (swb_database_step (db, statement, &has_row, error))
    {
      SwbRow *row;

      if (!has_row)
        return TRUE;
      row = g_new0 (SwbRow, 1);
      row->table = table;
      row->values = g_new0 (SwbValue, description->n_columns);
      swb_column_id (statement, 0, &row->id);
      for (guint i = 0; i < description->n_columns; i++)
        {
          row->values[i] = swb_column_value (statement, (int) i + 1);
          show_value (table, &description->columns[i], &row->values[i]);
        }
      g_ptr_array_add (changes->rows, row);
    }
  return FALSE;
}

/* What only the page of one creator shows is read when somebody opens it. */
static gboolean
is_detail_table (SwbTableId table)
{
  return table == SWB_TABLE_NOTE || table == SWB_TABLE_CONTACT ||
         table == SWB_TABLE_CONTRACT || table == SWB_TABLE_EXCLUSIVITY ||
         table == SWB_TABLE_ATTACHMENT;
}

/* All rows of a table that the model has. */
static gboolean
read_table (SwbDatabase *db,
            SwbChanges *changes,
            SwbTableId table,
            const char *where,
            GError **error)
{
  g_autofree char *counted = NULL;

  if (is_roster_table (table) || is_detail_table (table))
    return TRUE;
  if (table == SWB_TABLE_AUDIENCE)
    counted = g_strconcat (where, " AND " IS_COUNTED, NULL);
  return read_rows (db, changes, table, counted != NULL ? counted : where, NULL,
                    error);
}

static SwbChanges *
read_whole (SwbDatabase *db,
            const char *where,
            SwbRosterData *roster,
            SwbDay today,
            GError **error)
{
  g_autoptr (SwbChanges) changes = changes_new ();

  changes->roster = roster;

  for (guint t = 0; t < SWB_N_TABLES; t++)
    if (!read_table (db, changes, (SwbTableId) t, where, error))
      return NULL;
  if (changes->roster == NULL)
    changes->roster = swb_roster_read (db, NULL, today, NULL, error);
  changes->whole_roster = TRUE;
  return changes->roster == NULL ? NULL : g_steal_pointer (&changes);
}

/**
 * swb_changes_read_all:
 * @db: the working copy
 * @today: readings that expired before it do not count
 * @error: why not
 *
 * Returns: (transfer full) (nullable): all that the model shows
 */
SwbChanges *
swb_changes_read_all (SwbDatabase *db, SwbDay today, GError **error)
{
  return read_whole (db, "deleted=0", NULL, today, error);
}

/**
 * swb_changes_read_opened:
 * @db: a working copy
 * @folder: where it lies
 * @roster: (transfer full) (nullable): the roster where it was read already
 * @today: readings that expired before it do not count
 * @cached: (out): whether the roster was as it had been left
 * @error: why not
 *
 * Returns: (transfer full) (nullable): what swb_changes_read_all() would give
 */
SwbChanges *
swb_changes_read_opened (SwbDatabase *db,
                         const char *folder,
                         SwbRosterData *roster,
                         SwbDay today,
                         gboolean *cached,
                         GError **error)
{
  *cached = FALSE;
  if (roster == NULL)
    {
      roster = swb_roster_cache_load (folder, db, today);
      *cached = roster != NULL;
    }
  return read_whole (db, "deleted=0", roster, today, error);
}

/**
 * swb_changes_read_again:
 * @db: the working copy
 * @today: readings that expired before it do not count
 * @error: why not
 *
 * Returns: (transfer full) (nullable): all that the model shows, and the rows
 *   that it has to take away
 */
SwbChanges *
swb_changes_read_again (SwbDatabase *db, SwbDay today, GError **error)
{
  return read_whole (db, "1", NULL, today, error);
}

/* The creator to whom a row of a roster table belongs; FALSE where there is
 * none, as with readings of a placement. */
static gboolean
creator_of (SwbDatabase *db, SwbTableId table, const SwbId *row, SwbId *creator)
{
  static const char *const selects[SWB_N_TABLES] = {
    [SWB_TABLE_ACCOUNT] = "SELECT creator FROM account WHERE id=?1",
    [SWB_TABLE_READING] = "SELECT account.creator FROM reading JOIN account"
                          " ON account.id=reading.subject WHERE reading.id=?1",
    [SWB_TABLE_RATE] = "SELECT creator FROM rate WHERE id=?1",
    [SWB_TABLE_NOTE] = "SELECT creator.id FROM note JOIN creator"
                       " ON creator.id=note.subject WHERE note.id=?1",
  };
  sqlite3_stmt *statement;
  gboolean has_row = FALSE;

  if (table == SWB_TABLE_CREATOR)
    {
      *creator = *row;
      return TRUE;
    }
  statement = swb_database_prepare (db, selects[table], NULL);
  if (statement == NULL)
    return FALSE;
  swb_bind_id (statement, 1, row);
  if (!swb_database_step (db, statement, &has_row, NULL) || !has_row)
    return FALSE;
  has_row = swb_column_id (statement, 0, creator);
  sqlite3_reset (statement);
  return has_row;
}

/* Which tables the action touched: an import makes millions of rows of few. */
static void
find_touched_tables (const SwbAction *action, gboolean tables[SWB_N_TABLES])
{
  for (guint t = 0; t < SWB_N_TABLES; t++)
    tables[t] = FALSE;
  for (guint i = 0; i < action->settings->len; i++)
    tables[g_array_index (action->settings, SwbSetting, i).table] = TRUE;
  for (guint i = 0; i < action->rows->len; i++)
    tables[g_array_index (action->rows, SwbRowRef, i).table] = TRUE;
}

/* Every row that the action touched, once, but not many more than @most;
 * parents before children because the tables are in that order. */
static GHashTable *
touched_rows (const SwbAction *action, SwbTableId table, guint most)
{
  GHashTable *rows = g_hash_table_new (swb_id_hash, swb_id_equal);

  for (guint i = 0; i < action->settings->len; i++)
    {
      SwbSetting *setting = &g_array_index (action->settings, SwbSetting, i);

      if (setting->table == table)
        g_hash_table_add (rows, &setting->row);
    }
  for (guint i = 0; i < action->rows->len && g_hash_table_size (rows) <= most;
       i++)
    {
      SwbRowRef *ref = &g_array_index (action->rows, SwbRowRef, i);

      if (ref->table == table)
        g_hash_table_add (rows, &ref->row);
    }
  return rows;
}

static void
add_creator (const SwbId *creator, GHashTable *seen, GArray *creators)
{
  if (g_hash_table_contains (seen, creator))
    return;
  g_hash_table_add (seen, g_memdup2 (creator, sizeof *creator));
  g_array_append_val (creators, *creator);
}

/* Of an act that touched little nobody has to count them all. */
static guint
most_patched (SwbDatabase *db, const SwbAction *action)
{
  gint64 n = 0;

  if (action->settings->len + action->rows->len > PATCH_LIMIT)
    n = swb_database_number (db, "SELECT count(*) FROM creator", 0);
  return (guint) MAX (PATCH_LIMIT, n / PATCH_PART);
}

/* Adds the creators of @rows that are not among them yet, until there are too
 * many to be told one by one. */
static void
add_creators (SwbDatabase *db,
              SwbTableId table,
              GHashTable *rows,
              guint most,
              GHashTable *seen,
              GArray *creators)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, rows);
  while (creators->len <= most && g_hash_table_iter_next (&iter, &row, NULL))
    {
      SwbId creator;

      if (creator_of (db, table, row, &creator))
        add_creator (&creator, seen, creators);
    }
}

/* What went from one creator to another changed both. */
static void
add_former_creators (SwbDatabase *db,
                     const SwbAction *action,
                     guint most,
                     GHashTable *seen,
                     GArray *creators)
{
  for (guint i = 0; i < action->settings->len && creators->len <= most; i++)
    {
      const SwbSetting *setting =
          &g_array_index (action->settings, SwbSetting, i);
      const SwbId old = swb_value_get_id (&setting->old);
      SwbId creator;

      if (setting->old.type != SWB_VALUE_ID)
        continue;
      if ((setting->table == SWB_TABLE_ACCOUNT &&
           setting->column == SWB_ACCOUNT_CREATOR) ||
          (setting->table == SWB_TABLE_RATE &&
           setting->column == SWB_RATE_CREATOR))
        add_creator (&old, seen, creators);
      else if (setting->table == SWB_TABLE_READING &&
               setting->column == SWB_READING_SUBJECT &&
               creator_of (db, SWB_TABLE_ACCOUNT, &old, &creator))
        add_creator (&creator, seen, creators);
    }
}

static GArray *
touched_creators (SwbDatabase *db, const SwbAction *action, guint most)
{
  static const SwbTableId tables[] = {
    SWB_TABLE_CREATOR, SWB_TABLE_ACCOUNT, SWB_TABLE_READING,
    SWB_TABLE_RATE,    SWB_TABLE_NOTE, /* the search looks at them */
  };
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (swb_id_hash, swb_id_equal, g_free, NULL);
  GArray *creators = g_array_new (FALSE, FALSE, sizeof (SwbId));

  for (guint t = 0; t < G_N_ELEMENTS (tables) && creators->len <= most; t++)
    {
      g_autoptr (GHashTable) rows = touched_rows (
          action, tables[t], tables[t] == SWB_TABLE_CREATOR ? most : G_MAXUINT);

      add_creators (db, tables[t], rows, most, seen, creators);
    }
  add_former_creators (db, action, most, seen, creators);
  return creators;
}

static void
find_gone (SwbChanges *changes, const GArray *wanted)
{
  g_autoptr (GHashTable) here = g_hash_table_new (swb_id_hash, swb_id_equal);

  for (guint i = 0; i < changes->roster->n_creators; i++)
    g_hash_table_add (here, (gpointer) swb_roster_data_id (changes->roster, i));
  for (guint i = 0; i < wanted->len; i++)
    {
      const SwbId *id = &g_array_index (wanted, SwbId, i);

      if (!g_hash_table_contains (here, id))
        g_array_append_val (changes->gone, *id);
    }
}

static gboolean
read_roster_changes (SwbDatabase *db,
                     const SwbAction *action,
                     SwbDay today,
                     SwbProgress *progress,
                     SwbChanges *changes,
                     GError **error)
{
  const guint most = most_patched (db, action);
  g_autoptr (GArray) wanted = touched_creators (db, action, most);

  if (wanted->len == 0)
    return TRUE;
  changes->whole_roster = wanted->len > most;
  changes->roster = swb_roster_read (db, changes->whole_roster ? NULL : wanted,
                                     today, progress, error);
  if (changes->roster == NULL)
    return FALSE;
  if (!changes->whole_roster)
    find_gone (changes, wanted);
  return TRUE;
}

/* A campaign that comes back brings what belongs to it. */
static gboolean
read_children (SwbDatabase *db,
               const SwbId *campaign,
               SwbChanges *changes,
               GError **error)
{
  static const SwbTableId tables[] = {
    SWB_TABLE_STAGE,
    SWB_TABLE_GATE,
    SWB_TABLE_PLACEMENT,
    SWB_TABLE_LINE,
  };

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    if (!read_rows (db, changes, tables[t], "deleted=0 AND campaign=?1",
                    campaign, error))
      return FALSE;
  return TRUE;
}

/* Whether segments that have people were touched: shares of them may be new to
 * the model. Segments are read before audiences. */
static gboolean
has_counted_segments (const SwbChanges *changes)
{
  for (guint i = 0; i < changes->rows->len; i++)
    {
      const SwbRow *row = changes->rows->pdata[i];

      if (row->table == SWB_TABLE_SEGMENT &&
          swb_value_get_real (&row->values[SWB_SEGMENT_SIZE], 0) > 0)
        return TRUE;
    }
  return FALSE;
}

/* Those of one go over the table, and those that were set elsewhere. */
static gboolean
read_audiences (SwbDatabase *db,
                const SwbAction *action,
                SwbChanges *changes,
                GError **error)
{
  g_autoptr (GHashTable) moved = g_hash_table_new (swb_id_hash, swb_id_equal);
  GHashTableIter iter;
  gpointer row;

  for (guint i = 0; i < action->settings->len; i++)
    {
      SwbSetting *setting = &g_array_index (action->settings, SwbSetting, i);

      if (setting->table == SWB_TABLE_AUDIENCE &&
          setting->column == SWB_AUDIENCE_SEGMENT)
        g_hash_table_add (moved, &setting->row);
    }
  g_hash_table_iter_init (&iter, moved);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (!read_rows (db, changes, SWB_TABLE_AUDIENCE,
                    "id=?1 AND NOT " IS_COUNTED, row, error))
      return FALSE;
  return read_table (db, changes, SWB_TABLE_AUDIENCE, "1", error);
}

/* Rows of one table, once each. */
static gboolean
read_touched (SwbDatabase *db,
              const SwbAction *action,
              SwbTableId table,
              SwbChanges *changes,
              GError **error)
{
  g_autoptr (GHashTable) rows = touched_rows (action, table, G_MAXUINT);
  GHashTableIter iter;
  gpointer row;

  if (table == SWB_TABLE_AUDIENCE && g_hash_table_size (rows) > PATCH_LIMIT)
    return read_audiences (db, action, changes, error);
  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (!read_rows (db, changes, table, "id=?1", row, error) ||
        (table == SWB_TABLE_CAMPAIGN &&
         !read_children (db, row, changes, error)))
      return FALSE;
  return TRUE;
}

static gboolean
read_other_changes (SwbDatabase *db,
                    const SwbAction *action,
                    SwbChanges *changes,
                    GError **error)
{
  gboolean tables[SWB_N_TABLES];

  find_touched_tables (action, tables);
  for (guint t = 0; t < SWB_N_TABLES; t++)
    {
      const SwbTableId table = (SwbTableId) t;
      const gboolean counted =
          table == SWB_TABLE_AUDIENCE && has_counted_segments (changes);

      if (is_roster_table (table) || is_detail_table (table) ||
          (!tables[t] && !counted))
        continue;
      if (!(counted ? read_audiences (db, action, changes, error)
                    : read_touched (db, action, table, changes, error)))
        return FALSE;
    }
  return TRUE;
}

/**
 * swb_changes_read_action:
 * @db: the working copy, after the action
 * @action: what was done
 * @today: readings that expired before it do not count
 * @progress: (nullable): told how much is read
 * @error: why not
 *
 * Returns: (transfer full) (nullable): what the model has to show anew
 */
SwbChanges *
swb_changes_read_action (SwbDatabase *db,
                         const SwbAction *action,
                         SwbDay today,
                         SwbProgress *progress,
                         GError **error)
{
  g_autoptr (SwbChanges) changes = changes_new ();
  gboolean ok;

  /* One look at the file for all, not a lock for each question. */
  if (!swb_database_exec (db, "BEGIN", error))
    return NULL;
  ok = read_other_changes (db, action, changes, error) &&
       read_roster_changes (db, action, today, progress, changes, error);
  if (!swb_database_exec (db, "COMMIT", NULL))
    swb_database_exec (db, "ROLLBACK", NULL);
  return ok ? g_steal_pointer (&changes) : NULL;
}
