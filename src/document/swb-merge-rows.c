/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that follow when creators become one: whatever names the creator
 * or one of its accounts. */
#include "document/swb-merge-private.h"

#include "base/swb-text.h"

/* Readings that say the same of both accounts. */
static const char same_readings[] =
    "SELECT b.id FROM reading b WHERE b.subject=?2 AND b.deleted=0 AND EXISTS"
    " (SELECT 1 FROM reading a WHERE a.subject=?1 AND a.deleted=0"
    " AND a.metric IS b.metric AND a.value IS b.value AND a.base IS b.base"
    " AND a.base_value IS b.base_value AND a.window IS b.window"
    " AND a.day IS b.day AND a.source IS b.source AND a.expires IS b.expires)";

/* Shares of one segment add up to too much when both are kept: the newest one
 * of the two accounts counts, of one day that of the account that stays. */
static const char older_shares_of_other[] =
    "SELECT b.id FROM audience b WHERE b.account=?2 AND b.deleted=0 AND EXISTS"
    " (SELECT 1 FROM audience a WHERE a.account=?1 AND a.deleted=0"
    " AND a.segment IS b.segment AND coalesce (a.day, 0)>=coalesce (b.day, 0))";
static const char older_shares[] =
    "SELECT a.id FROM audience a WHERE a.account=?1 AND a.deleted=0 AND EXISTS"
    " (SELECT 1 FROM audience b WHERE b.account=?2 AND b.deleted=0"
    " AND a.segment IS b.segment)";

/* An account, as far as two of them can be told to be one. */
typedef struct
{
  SwbId id;
  char *platform;
  char *handle;
  char *external_id;
} Account;

static void
account_clear (gpointer data)
{
  Account *account = data;

  g_free (account->platform);
  g_free (account->handle);
  g_free (account->external_id);
}

/**
 * swb_reference_kind:
 * @table: a table
 * @column: one of its columns
 *
 * Returns: what the column names. Those that a merge does not care for are told
 *   one by one, so that a new column is %SWB_REFERENCE_UNKNOWN until somebody
 *   has thought about it.
 */
SwbReferenceKind
swb_reference_kind (SwbTableId table, guint column)
{
  static const char *const others[] = {
    "campaign", "stage",    "gate",    "placement",
    "pocket",   "scenario", "segment", NULL,
  };
  const SwbColumn *description = &swb_schema_table (table)->columns[column];

  if (description->type != SWB_COLUMN_ID)
    return SWB_REFERENCE_NONE;
  if (g_str_equal (description->name, "creator"))
    return SWB_REFERENCE_CREATOR;
  if (g_str_equal (description->name, "account"))
    return SWB_REFERENCE_ACCOUNT;
  if (g_str_equal (description->name, "subject"))
    return SWB_REFERENCE_ANY;
  return g_strv_contains (others, description->name) ? SWB_REFERENCE_NONE
                                                     : SWB_REFERENCE_UNKNOWN;
}

/* Ids that SQL selects, all of them before anything is set. */
static GArray *
find_rows (SwbWriter *writer,
           const char *sql,
           const SwbId *first,
           const SwbId *second,
           GError **error)
{
  SwbDatabase *db = swb_writer_get_database (writer);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (SwbId));
  sqlite3_stmt *statement = swb_database_prepare (db, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  swb_bind_id (statement, 1, first);
  if (second != NULL)
    swb_bind_id (statement, 2, second);
  while (swb_database_step (db, statement, &has_row, error))
    {
      SwbId id;

      if (!has_row)
        return g_steal_pointer (&found);
      swb_column_id (statement, 0, &id);
      g_array_append_val (found, id);
    }
  return NULL;
}

static gboolean
set_rows (SwbWriter *writer,
          SwbTableId table,
          const GArray *rows,
          guint column,
          const SwbValue *value,
          GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    if (!swb_writer_set (writer, table, &g_array_index (rows, SwbId, i), column,
                         value, error))
      return FALSE;
  return TRUE;
}

/**
 * swb_merge_delete_found:
 * @writer: a writer
 * @table: a table
 * @sql: selects the ids of rows that go; ?1 is @into, ?2 is @other
 * @into: what stays
 * @other: what becomes part of it
 * @error: why not
 *
 * Returns: whether they are deleted
 */
gboolean
swb_merge_delete_found (SwbWriter *writer,
                        SwbTableId table,
                        const char *sql,
                        const SwbId *into,
                        const SwbId *other,
                        GError **error)
{
  const SwbValue yes = swb_value_int (1);
  g_autoptr (GArray) rows = find_rows (writer, sql, into, other, error);

  return rows != NULL &&
         set_rows (writer, table, rows, SWB_DELETED, &yes, error);
}

/**
 * swb_merge_move:
 * @writer: a writer
 * @kind: which references; those to anything come with both others
 * @from: what was named
 * @to: what shall be named
 * @error: why not
 *
 * Deleted rows follow too: an undo elsewhere may bring them back.
 *
 * Returns: whether nothing names @from any more
 */
gboolean
swb_merge_move (SwbWriter *writer,
                SwbReferenceKind kind,
                const SwbId *from,
                const SwbId *to,
                GError **error)
{
  const SwbValue value = swb_value_id (to);

  for (guint t = 0; t < SWB_N_TABLES; t++)
    for (guint c = 1; c < swb_schema_table ((SwbTableId) t)->n_columns; c++)
      {
        const SwbTable *table = swb_schema_table ((SwbTableId) t);
        SwbReferenceKind found = swb_reference_kind ((SwbTableId) t, c);
        g_autofree char *sql = NULL;
        g_autoptr (GArray) rows = NULL;

        if (found != kind && found != SWB_REFERENCE_ANY)
          continue;
        sql = g_strdup_printf ("SELECT id FROM %s WHERE %s=?1", table->name,
                               table->columns[c].name);
        rows = find_rows (writer, sql, from, NULL, error);
        if (rows == NULL ||
            !set_rows (writer, (SwbTableId) t, rows, c, &value, error))
          return FALSE;
      }
  return TRUE;
}

static GArray *
find_accounts (SwbWriter *writer, const SwbId *creator, GError **error)
{
  SwbDatabase *db = swb_writer_get_database (writer);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Account));
  sqlite3_stmt *statement = swb_database_prepare (
      db,
      "SELECT id, platform, handle, external_id FROM account"
      " WHERE creator=?1 AND deleted=0 ORDER BY id",
      error);
  gboolean has_row;

  g_array_set_clear_func (found, account_clear);
  if (statement == NULL)
    return NULL;
  swb_bind_id (statement, 1, creator);
  while (swb_database_step (db, statement, &has_row, error))
    {
      Account account;

      if (!has_row)
        return g_steal_pointer (&found);
      swb_column_id (statement, 0, &account.id);
      account.platform =
          g_strdup ((const char *) sqlite3_column_text (statement, 1));
      account.handle = swb_text_fold_handle (
          (const char *) sqlite3_column_text (statement, 2));
      account.external_id =
          g_strdup ((const char *) sqlite3_column_text (statement, 3));
      g_array_append_val (found, account);
    }
  return NULL;
}

static gboolean
is_told (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
is_same_account (const Account *a, const Account *b)
{
  if (g_strcmp0 (a->platform, b->platform) != 0)
    return FALSE;
  if (is_told (a->external_id) && is_told (b->external_id))
    return g_str_equal (a->external_id, b->external_id);
  return is_told (a->handle) && g_strcmp0 (a->handle, b->handle) == 0;
}

/* What the account that stays does not tell, the other one may. */
static gboolean
fill_account (SwbWriter *writer,
              const SwbId *into,
              const SwbId *other,
              GError **error)
{
  for (guint c = SWB_ACCOUNT_CREATOR + 1;
       c < swb_schema_table (SWB_TABLE_ACCOUNT)->n_columns; c++)
    {
      g_auto (SwbValue) here = swb_value_null ();
      g_auto (SwbValue) there = swb_value_null ();

      if (!swb_writer_get (writer, SWB_TABLE_ACCOUNT, into, c, &here, error) ||
          !swb_writer_get (writer, SWB_TABLE_ACCOUNT, other, c, &there, error))
        return FALSE;
      if ((here.type == SWB_VALUE_NULL ||
           (here.type == SWB_VALUE_TEXT && *here.text == '\0')) &&
          there.type != SWB_VALUE_NULL &&
          !swb_writer_set (writer, SWB_TABLE_ACCOUNT, into, c, &there, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
merge_account (SwbWriter *writer,
               const SwbId *into,
               const SwbId *other,
               GError **error)
{
  const SwbValue yes = swb_value_int (1);

  return fill_account (writer, into, other, error) &&
         swb_merge_delete_found (writer, SWB_TABLE_READING, same_readings, into,
                                 other, error) &&
         swb_merge_delete_found (writer, SWB_TABLE_AUDIENCE,
                                 older_shares_of_other, into, other, error) &&
         swb_merge_delete_found (writer, SWB_TABLE_AUDIENCE, older_shares, into,
                                 other, error) &&
         swb_merge_move (writer, SWB_REFERENCE_ACCOUNT, other, into, error) &&
         swb_writer_set (writer, SWB_TABLE_ACCOUNT, other, SWB_DELETED, &yes,
                         error);
}

/**
 * swb_merge_accounts:
 * @writer: a writer
 * @into: the creator that stays
 * @other: the one that becomes part of it, still with its accounts
 * @error: why not
 *
 * Makes one account of those that both have: the same platform with the same
 * id there, or the same handle where one of the ids is not known. The readings
 * of the other one follow; what both say is not doubled.
 *
 * Returns: whether @other has only accounts that @into has not
 */
gboolean
swb_merge_accounts (SwbWriter *writer,
                    const SwbId *into,
                    const SwbId *other,
                    GError **error)
{
  g_autoptr (GArray) here = find_accounts (writer, into, error);
  g_autoptr (GArray) there = here ? find_accounts (writer, other, error) : NULL;

  if (there == NULL)
    return FALSE;
  for (guint j = 0; j < there->len; j++)
    for (guint i = 0; i < here->len; i++)
      {
        const Account *account = &g_array_index (here, Account, i);
        const Account *same = &g_array_index (there, Account, j);

        if (!is_same_account (account, same))
          continue;
        if (!merge_account (writer, &account->id, &same->id, error))
          return FALSE;
        break;
      }
  return TRUE;
}
