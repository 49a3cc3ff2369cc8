/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads creators, accounts, newest readings and fees into columns. Runs on
 * the worker. */
#include "document/swb-roster-reader.h"

#include "base/swb-text.h"
#include "document/swb-roster-notes.h"
#include "document/swb-roster-readings.h"
#include "document/swb-tier-reader.h"
#include "storage/swb-storage-error.h"

#include <glib/gi18n-lib.h>

#define NO_CREATOR G_MAXUINT32

/* Creators between two looks at whether to go on. */
#define AT_ONCE 4096u

typedef struct
{
  SwbDatabase *db;
  SwbDay today;
  gboolean some;
  SwbRosterData *data;
  gint64 most; /* rows that there may be in a table */
  SwbProgress *progress;
} Reader;

/* Where the accounts, the readings and the end begin in the progress. */
#define ACCOUNTS_FROM 0.12
#define READINGS_FROM 0.35
#define FINISH_FROM 0.8

static void
tell (Reader *reader, double from, double to, guint done, guint whole)
{
  if (reader->progress != NULL && done % AT_ONCE == 0)
    swb_progress_set (
        reader->progress,
        (guint64) ((from + (to - from) * done / MAX (whole, 1)) * 1e6),
        1000000);
}

/* All rows come in the order in which they lie, some by an index. SELECT ends
 * with the name of a table. */
static sqlite3_stmt *
prepare (Reader *reader,
         const char *select,
         const char *column,
         const char *order,
         GError **error)
{
  g_autoptr (GString) sql = g_string_new (select);

  g_string_append (sql, reader->some ? " WHERE deleted=0"
                                     : " NOT INDEXED WHERE deleted=0");
  if (reader->some)
    g_string_append_printf (sql, SWB_ROSTER_WANTED, column);
  g_string_append (sql, order);
  return swb_database_prepare (reader->db, sql->str, error);
}

static gboolean
fill_wanted (SwbDatabase *db, const GArray *wanted, GError **error)
{
  if (!swb_database_exec (
          db,
          "CREATE TEMP TABLE IF NOT EXISTS wanted (id BLOB PRIMARY KEY)"
          " WITHOUT ROWID; DELETE FROM temp.wanted;",
          error))
    return FALSE;
  for (guint i = 0; i < wanted->len; i++)
    {
      sqlite3_stmt *statement = swb_database_prepare (
          db, "INSERT OR IGNORE INTO temp.wanted VALUES (?1)", error);

      if (statement == NULL)
        return FALSE;
      swb_bind_id (statement, 1, &g_array_index (wanted, SwbId, i));
      if (!swb_database_run (db, statement, error))
        return FALSE;
    }
  return TRUE;
}

/* As it is shown: what has come into the model needs no further care. */
static const char *
shown_column (sqlite3_stmt *statement, int index, char **made)
{
  return swb_text_shown ((const char *) sqlite3_column_text (statement, index),
                         SWB_MOST_SHOWN, made);
}

static gboolean
refuse_number (GError **error)
{
  g_set_error_literal (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_DAMAGED,
                       _ ("The workspace is damaged: it has more rows than "
                          "there can be"));
  return FALSE;
}

static gboolean
count (Reader *reader, guint *n_creators, guint *n_accounts, GError **error)
{
  const struct
  {
    const char *sql;
    const char *column;
    guint *n;
  } counts[] = {
    { "SELECT count(*) FROM creator", "id", n_creators },
    { "SELECT count(*) FROM account", "creator", n_accounts },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      sqlite3_stmt *statement =
          prepare (reader, counts[i].sql, counts[i].column, "", error);
      gboolean has_row;
      gint64 n;

      if (statement == NULL ||
          !swb_database_step (reader->db, statement, &has_row, error))
        return FALSE;
      n = sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
      if (n > reader->most)
        return refuse_number (error);
      *counts[i].n = (guint) n;
    }
  return TRUE;
}

static void
take_creator (SwbRosterData *data, guint creator, sqlite3_stmt *statement)
{
  g_autofree char *made = NULL;
  SwbId id;

  swb_column_id (statement, 0, &id);
  swb_roster_data_set_creator (data, creator, &id,
                               shown_column (statement, 1, &made));
  for (int t = 0; t < SWB_N_ROSTER_TEXTS; t++)
    {
      g_autofree char *made_text = NULL;

      swb_roster_data_set_text (data, (SwbRosterText) t, creator,
                                shown_column (statement, 2 + t, &made_text));
    }
}

static gboolean
read_creators (Reader *reader, GError **error)
{
  SwbRosterData *data = reader->data;
  /* In the order of SwbRosterText. */
  sqlite3_stmt *statement =
      prepare (reader,
               "SELECT id, name, languages, cities, country, niches,"
               " formats, tags FROM creator",
               "id", " ORDER BY id", error);
  gboolean has_row = TRUE;
  guint i;

  if (statement == NULL)
    return FALSE;
  for (i = 0; i < data->n_creators; i++)
    {
      if (!swb_database_step (reader->db, statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      take_creator (data, i, statement);
      tell (reader, 0, ACCOUNTS_FROM, i, data->n_creators);
    }
  sqlite3_reset (statement);
  data->n_creators = i;
  swb_roster_data_index_creators (data);
  return TRUE;
}

static void
take_account (SwbRosterData *data,
              guint account,
              guint creator,
              sqlite3_stmt *statement)
{
  g_autofree char *made_handle = NULL;
  g_autofree char *made_name = NULL;
  g_autofree char *made_id = NULL;
  SwbAccountCells cells = { .creator = creator,
                            .followers = -1,
                            .followers_day = SWB_DAY_NONE,
                            .followers_lapsed = SWB_DAY_NONE,
                            .views = -1 };

  swb_column_id (statement, 0, &cells.id);
  cells.platform =
      swb_platform_parse ((const char *) sqlite3_column_text (statement, 1));
  cells.handle = shown_column (statement, 2, &made_handle);
  cells.name = shown_column (statement, 3, &made_name);
  cells.external_id = shown_column (statement, 4, &made_id);
  swb_roster_data_set_account (data, account, &cells);
}

/* Whose account each is, in the order of their ids; NO_CREATOR where that
 * one was deleted: it is hidden, too. Then says how many stay. */
static gboolean
read_owners (Reader *reader,
             guint32 *owners,
             guint room,
             guint *n_owners,
             GError **error)
{
  SwbRosterData *data = reader->data;
  sqlite3_stmt *statement = prepare (reader, "SELECT creator FROM account",
                                     "creator", " ORDER BY id", error);
  gboolean has_row;
  guint n = 0;

  if (statement == NULL)
    return FALSE;
  data->n_accounts = 0;
  while (swb_database_step (reader->db, statement, &has_row, error))
    {
      SwbId id;

      if (!has_row || n == room)
        {
          sqlite3_reset (statement);
          *n_owners = n;
          return TRUE;
        }
      swb_column_id (statement, 0, &id);
      if (!swb_roster_data_find (data, &id, &owners[n]))
        owners[n] = NO_CREATOR;
      data->n_accounts += owners[n++] != NO_CREATOR;
    }
  return FALSE;
}

/* Where the accounts of each creator begin, and one more. */
static guint32 *
find_places (const SwbRosterData *data, const guint32 *owners, guint n_owners)
{
  guint32 *places = g_new0 (guint32, (gsize) data->n_creators + 1);
  guint32 place = 0;

  for (guint i = 0; i < n_owners; i++)
    if (owners[i] != NO_CREATOR)
      places[owners[i]]++;
  for (guint c = 0; c <= data->n_creators; c++)
    {
      guint32 n = places[c];

      places[c] = place;
      place += n;
    }
  return places;
}

/* By creator and then by id, as the columns want them. They lie by id, so each
 * is put behind those of its creator that came before. */
static gboolean
read_accounts (Reader *reader, guint room, GError **error)
{
  SwbRosterData *data = reader->data;
  g_autofree guint32 *owners = g_new (guint32, MAX (room, 1));
  g_autofree guint32 *places = NULL;
  sqlite3_stmt *statement;
  gboolean has_row = TRUE;
  guint n_owners;

  if (!read_owners (reader, owners, room, &n_owners, error))
    return FALSE;
  places = find_places (data, owners, n_owners);
  statement = prepare (
      reader, "SELECT id, platform, handle, name, external_id FROM account",
      "creator", " ORDER BY id", error);
  for (guint i = 0; statement != NULL && i < n_owners; i++)
    {
      if (!swb_database_step (reader->db, statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      if (owners[i] != NO_CREATOR)
        take_account (data, places[owners[i]]++, owners[i], statement);
      tell (reader, ACCOUNTS_FROM, READINGS_FROM, i, n_owners);
    }
  if (statement == NULL)
    return FALSE;
  sqlite3_reset (statement);
  swb_roster_data_index_accounts (data);
  return TRUE;
}

/* The lowest fee of the newest day of each creator's rate card. */
static void
take_fee (SwbRosterData *data,
          guint creator,
          SwbMoney fee,
          gint64 day,
          gint64 *newest)
{
  SwbMoney old = swb_roster_data_fee (data, creator);

  if (*old.currency != '\0' &&
      (day < *newest || (day == *newest && fee.minor >= old.minor)))
    return;
  *newest = day;
  swb_roster_data_set_fee (data, creator, fee);
}

static gboolean
read_fees (Reader *reader, GError **error)
{
  SwbRosterData *data = reader->data;
  g_autofree gint64 *newest = g_new0 (gint64, MAX (data->n_creators, 1));
  sqlite3_stmt *statement =
      prepare (reader, "SELECT creator, fee, day FROM rate", "creator",
               " ORDER BY id", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (swb_database_step (reader->db, statement, &has_row, error))
    {
      guint creator;
      SwbMoney fee;
      SwbId id;

      if (!has_row)
        return TRUE;
      swb_column_id (statement, 0, &id);
      if (swb_roster_data_find (data, &id, &creator) &&
          swb_money_parse_text (
              (const char *) sqlite3_column_text (statement, 1), &fee))
        take_fee (data, creator, fee, sqlite3_column_int64 (statement, 2),
                  &newest[creator]);
    }
  return FALSE;
}

/* The notes are read on the way, for there may be more of them than memory
 * should hold. */
static gboolean
finish (Reader *reader, GError **error)
{
  SwbRosterNoteReader *notes = swb_roster_note_reader_new (
      reader->db, reader->data, reader->some, error);

  guint n = reader->data->n_creators;

  if (notes == NULL)
    return FALSE;
  for (guint at = 0; at < n && !swb_database_is_cancelled (reader->db, NULL);
       at += AT_ONCE)
    {
      swb_roster_data_finish_some (reader->data, at, MIN (at + AT_ONCE, n),
                                   swb_roster_note_reader_next, notes);
      tell (reader, FINISH_FROM, 1, at, n);
    }
  return swb_roster_note_reader_end (notes, error) &&
         !swb_database_is_cancelled (reader->db, error);
}

/* Here, for a million of them take longer than a frame. */
static gboolean
set_tiers (Reader *reader, GError **error)
{
  SwbTierBounds bounds;

  if (!swb_tier_bounds_read (reader->db, &bounds, error))
    return FALSE;
  swb_roster_data_set_tiers (reader->data, &bounds);
  return TRUE;
}

static gboolean
read_all (Reader *reader, GError **error)
{
  guint n_creators = 0;
  guint n_accounts = 0;
  gboolean ok;

  if (!count (reader, &n_creators, &n_accounts, error))
    return FALSE;
  reader->data = swb_roster_data_new (n_creators, n_accounts);
  if (!read_creators (reader, error) ||
      !read_accounts (reader, n_accounts, error))
    return FALSE;
  swb_progress_push (reader->progress, READINGS_FROM, FINISH_FROM);
  ok = swb_roster_read_readings (reader->db, reader->data, reader->some,
                                 reader->today, reader->progress, error);
  swb_progress_pop (reader->progress);
  if (!ok || !read_fees (reader, error) || !finish (reader, error))
    return FALSE;
  return reader->some || set_tiers (reader, error);
}

static SwbRosterData *
read_roster (SwbDatabase *db,
             const GArray *wanted,
             SwbDay today,
             gint64 most,
             SwbProgress *progress,
             GError **error)
{
  Reader reader = { .db = db,
                    .today = today,
                    .some = wanted != NULL,
                    .most = most,
                    .progress = progress };
  gboolean ok;

  if (wanted != NULL && !fill_wanted (db, wanted, error))
    return NULL;
  ok = read_all (&reader, error);
  if (!ok)
    g_clear_pointer (&reader.data, swb_roster_data_unref);
  return reader.data;
}

/**
 * swb_roster_read:
 * @db: the working copy
 * @wanted: (nullable) (element-type SwbId): creators to read; null for all
 * @today: readings that expired before it do not count
 * @progress: (nullable): told how much is read
 * @error: why not
 *
 * Returns: (transfer full) (nullable): finished columns, by creator id
 */
SwbRosterData *
swb_roster_read (SwbDatabase *db,
                 const GArray *wanted,
                 SwbDay today,
                 SwbProgress *progress,
                 GError **error)
{
  return read_roster (db, wanted, today, G_MAXUINT32 / 2, progress, error);
}

/**
 * swb_roster_read_early:
 * @db: a file that nobody has found in order yet
 * @most: a table has no more rows
 * @today: readings that expired before it do not count
 * @error: why not
 *
 * Uses no index, for what stands in those of a file is not looked at.
 *
 * Returns: (transfer full) (nullable): what swb_roster_read() gives where @db
 * is in order; else anything
 */
SwbRosterData *
swb_roster_read_early (SwbDatabase *db,
                       gint64 most,
                       SwbDay today,
                       GError **error)
{
  return read_roster (db, NULL, today, MIN (most, G_MAXUINT32 / 2), NULL,
                      error);
}
