/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads creators, accounts, newest readings and fees into columns. Runs on
 * the worker. */
#include "document/swb-roster-reader.h"

#include "base/swb-text.h"
#include "document/swb-roster-judge.h"
#include "document/swb-roster-notes.h"
#include "document/swb-tier-reader.h"
#include "model/swb-roster-strings.h"

#include <math.h>
#include <string.h>

static const char *const metric_names[SWB_N_METRICS] = {
  [SWB_METRIC_FOLLOWERS] = "followers",
  [SWB_METRIC_VIEWS] = "avg-views",
  [SWB_METRIC_LIKES] = "avg-likes",
  [SWB_METRIC_COMMENTS] = "avg-comments",
  [SWB_METRIC_SHARES] = "avg-shares",
  [SWB_METRIC_INTERACTIONS] = "avg-engagement",
  [SWB_METRIC_RATE] = "engagement-rate",
};

/* A SwbNewest while there are millions of them: most accounts have one or two
 * metrics, so each account has a list. The metric of one that has expired is
 * that much more than all metrics. */
typedef struct
{
  double value;
  guint32 origin;
  guint32 next; /* of the same account, plus one */
  guint8 metric;
  guint8 on_views;
} Reading;

typedef struct
{
  SwbDatabase *db;
  SwbDay today;
  gboolean some;
  SwbRosterData *data;
  SwbRosterStrings *origins;
  GArray *readings; /* of Reading */
  guint32 *first;   /* of each account, plus one */
  SwbDay *lapsed;
} Reader;

static sqlite3_stmt *
prepare (Reader *reader,
         const char *select,
         const char *column,
         const char *order,
         GError **error)
{
  g_autoptr (GString) sql = g_string_new (select);

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
count (Reader *reader, guint *n_creators, guint *n_accounts, GError **error)
{
  const struct
  {
    const char *sql;
    const char *column;
    guint *n;
  } counts[] = {
    { "SELECT count(*) FROM creator WHERE deleted=0", "id", n_creators },
    { "SELECT count(*) FROM account WHERE deleted=0", "creator", n_accounts },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      sqlite3_stmt *statement =
          prepare (reader, counts[i].sql, counts[i].column, "", error);
      gboolean has_row;

      if (statement == NULL ||
          !swb_database_step (reader->db, statement, &has_row, error))
        return FALSE;
      *counts[i].n = (guint) sqlite3_column_int64 (statement, 0);
      sqlite3_reset (statement);
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
               " formats, tags FROM creator WHERE deleted=0",
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
    }
  sqlite3_reset (statement);
  data->n_creators = i;
  swb_roster_data_index_creators (data);
  return TRUE;
}

static gboolean
find_creator (Reader *reader, sqlite3_stmt *statement, int column, guint *place)
{
  SwbId id;

  swb_column_id (statement, column, &id);
  return swb_roster_data_find (reader->data, &id, place);
}

static gboolean
take_account (Reader *reader, guint account, sqlite3_stmt *statement)
{
  g_autofree char *made_handle = NULL;
  g_autofree char *made_name = NULL;
  g_autofree char *made_id = NULL;
  SwbAccountCells cells = { .followers = -1,
                            .followers_day = SWB_DAY_NONE,
                            .followers_lapsed = SWB_DAY_NONE,
                            .views = -1 };

  if (!find_creator (reader, statement, 1, &cells.creator))
    return FALSE;
  swb_column_id (statement, 0, &cells.id);
  cells.platform =
      swb_platform_parse ((const char *) sqlite3_column_text (statement, 2));
  cells.handle = shown_column (statement, 3, &made_handle);
  cells.name = shown_column (statement, 4, &made_name);
  cells.external_id = shown_column (statement, 5, &made_id);
  swb_roster_data_set_account (reader->data, account, &cells);
  return TRUE;
}

/* By creator, as the columns want them; those of a deleted creator are
 * hidden. */
static gboolean
read_accounts (Reader *reader, guint room, GError **error)
{
  SwbRosterData *data = reader->data;
  sqlite3_stmt *statement =
      prepare (reader,
               "SELECT id, creator, platform, handle, name, external_id"
               " FROM account WHERE deleted=0",
               "creator", " ORDER BY creator, id", error);
  gboolean has_row;
  guint n = 0;

  if (statement == NULL)
    return FALSE;
  while (swb_database_step (reader->db, statement, &has_row, error))
    {
      if (!has_row || n == room)
        {
          sqlite3_reset (statement);
          data->n_accounts = n;
          swb_roster_data_index_accounts (data);
          return TRUE;
        }
      if (take_account (reader, n, statement))
        n++;
    }
  return FALSE;
}

static int
find_metric (const char *name)
{
  for (int i = 0; i < SWB_N_METRICS; i++)
    if (g_strcmp0 (metric_names[i], name) == 0)
      return i;
  return -1;
}

/* Policy of the YouTube API: what comes from it stays out of rates. */
static gboolean
may_be_used (SwbMetric metric, const char *source)
{
  return metric == SWB_METRIC_FOLLOWERS ||
         g_strcmp0 (source, "youtube-api") != 0;
}

static guint32
keep_origin (Reader *reader, const char *source, SwbDay day, int window)
{
  g_autofree char *made = NULL;
  const char *shown = swb_text_shown (source, SWB_MOST_SHOWN, &made);
  const SwbRosterOrigin origin = {
    swb_roster_strings_keep (reader->origins, shown ? shown : ""),
    day,
    window,
    SWB_DAY_NONE,
  };

  return swb_roster_strings_origin (reader->origins, &origin);
}

/* The reading of METRIC that is there, or a new one of no origin. */
static Reading *
find_reading (Reader *reader, guint account, guint8 metric)
{
  guint32 at = reader->first[account];
  Reading reading = { .metric = metric };

  for (; at != 0; at = g_array_index (reader->readings, Reading, at - 1).next)
    if (g_array_index (reader->readings, Reading, at - 1).metric == metric)
      return &g_array_index (reader->readings, Reading, at - 1);
  reading.next = reader->first[account];
  g_array_append_val (reader->readings, reading);
  reader->first[account] = reader->readings->len;
  return &g_array_index (reader->readings, Reading, reader->readings->len - 1);
}

static void
take_reading (Reader *reader, sqlite3_stmt *statement, guint account)
{
  int metric = find_metric ((const char *) sqlite3_column_text (statement, 1));
  const char *source = (const char *) sqlite3_column_text (statement, 6);
  SwbDay day = (SwbDay) sqlite3_column_int64 (statement, 5);
  guint8 kept = (guint8) metric;
  Reading *reading;

  if (metric < 0 || sqlite3_column_type (statement, 2) == SQLITE_NULL ||
      !may_be_used ((SwbMetric) metric, source))
    return;
  if (sqlite3_column_int (statement, 7) != 0)
    {
      /* An expired number is not to be kept, but that there was one may be
       * said. */
      if (metric == SWB_METRIC_FOLLOWERS)
        reader->lapsed[account] = MAX (reader->lapsed[account], day);
      kept = (guint8) (metric + SWB_N_METRICS);
    }
  reading = find_reading (reader, account, kept);
  if (reading->origin != 0 &&
      day < swb_roster_strings_from (reader->origins, reading->origin)->day)
    return;
  reading->value = kept == metric ? sqlite3_column_double (statement, 2) : 0;
  reading->on_views =
      g_strcmp0 ((const char *) sqlite3_column_text (statement, 3), "views") ==
      0;
  reading->origin =
      keep_origin (reader, source, day, sqlite3_column_int (statement, 4));
}

static gboolean
read_readings (Reader *reader, GError **error)
{
  g_autofree char *select = g_strdup_printf (
      "SELECT subject, metric, value, base, window, day, source, expires<%d"
      " FROM reading WHERE deleted=0",
      reader->today);
  g_autofree char *sql = g_strconcat (
      select,
      reader->some ? " AND subject IN (SELECT id FROM account WHERE creator IN"
                     " (SELECT id FROM temp.wanted))"
                   : "",
      NULL);
  sqlite3_stmt *statement = swb_database_prepare (reader->db, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (swb_database_step (reader->db, statement, &has_row, error))
    {
      SwbId id;
      guint account;

      if (!has_row)
        return TRUE;
      swb_column_id (statement, 0, &id);
      if (swb_roster_data_find_account (reader->data, &id, &account))
        take_reading (reader, statement, account);
    }
  return FALSE;
}

/* The lowest fee of the newest day of each creator's rate card. */
static gboolean
read_fees (Reader *reader, GError **error)
{
  SwbRosterData *data = reader->data;
  sqlite3_stmt *statement =
      prepare (reader, "SELECT creator, fee, day FROM rate WHERE deleted=0",
               "creator", " ORDER BY creator, day DESC", error);
  SwbId last = swb_id_nil ();
  gint64 last_day = 0;
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
      if (!swb_roster_data_find (data, &id, &creator) ||
          !swb_money_parse_text (
              (const char *) sqlite3_column_text (statement, 1), &fee))
        continue;
      if (!swb_id_equal (&id, &last))
        last_day = sqlite3_column_int64 (statement, 2);
      else if (sqlite3_column_int64 (statement, 2) != last_day ||
               fee.minor >= swb_roster_data_fee (data, creator).minor)
        continue;
      last = id;
      swb_roster_data_set_fee (data, creator, fee);
    }
  return FALSE;
}

static void
gather_newest (const Reader *reader,
               guint account,
               SwbNewest newest[2 * SWB_N_METRICS])
{
  memset (newest, 0, 2 * SWB_N_METRICS * sizeof *newest);
  for (guint32 at = reader->first[account]; at != 0;)
    {
      const Reading *reading =
          &g_array_index (reader->readings, Reading, at - 1);
      const SwbRosterOrigin *origin =
          swb_roster_strings_from (reader->origins, reading->origin);
      SwbNewest *to = &newest[reading->metric];

      to->value = reading->value;
      to->day = origin->day;
      to->window = origin->window;
      to->source = swb_roster_strings_word (reader->origins, origin->source);
      to->on_views = reading->on_views;
      at = reading->next;
    }
}

static void
fill_account (Reader *reader, guint account)
{
  SwbNewest newest[2 * SWB_N_METRICS];
  const SwbNewest *lapsed = newest + SWB_N_METRICS;
  const SwbNewest *followers = &newest[SWB_METRIC_FOLLOWERS];
  const SwbNewest *views = &newest[SWB_METRIC_VIEWS];
  SwbAccountCells cells;

  gather_newest (reader, account, newest);
  swb_roster_data_get_account (reader->data, account, &cells);
  cells.followers =
      swb_newest_is_known (followers) ? llround (followers->value) : -1;
  cells.followers_day =
      swb_newest_is_known (followers) ? followers->day : SWB_DAY_NONE;
  cells.followers_source = followers->source;
  cells.followers_lapsed = reader->lapsed[account];
  cells.views = swb_newest_is_known (views) ? llround (views->value) : -1;
  cells.views_source = views->source;
  swb_roster_judge (&cells, newest, lapsed);
  swb_roster_data_set_account (reader->data, account, &cells);
}

static gboolean
fill_accounts (Reader *reader, GError **error)
{
  guint n = MAX (reader->data->n_accounts, 1);
  gboolean ok;

  reader->origins = swb_roster_strings_new ();
  reader->readings = g_array_new (FALSE, FALSE, sizeof (Reading));
  reader->first = g_new0 (guint32, n);
  reader->lapsed = g_new (SwbDay, n);
  for (guint a = 0; a < n; a++)
    reader->lapsed[a] = SWB_DAY_NONE;
  ok = read_readings (reader, error);
  for (guint a = 0; ok && a < reader->data->n_accounts; a++)
    fill_account (reader, a);
  g_free (reader->first);
  g_free (reader->lapsed);
  g_array_unref (reader->readings);
  swb_roster_strings_unref (reader->origins);
  return ok;
}

/* The notes are read on the way, for there may be more of them than memory
 * should hold. */
static gboolean
finish (Reader *reader, GError **error)
{
  SwbRosterNoteReader *notes = swb_roster_note_reader_new (
      reader->db, reader->data, reader->some, error);

  if (notes == NULL)
    return FALSE;
  swb_roster_data_finish (reader->data, swb_roster_note_reader_next, notes);
  return swb_roster_note_reader_end (notes, error);
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

  if (!count (reader, &n_creators, &n_accounts, error))
    return FALSE;
  reader->data = swb_roster_data_new (n_creators, n_accounts);
  if (!read_creators (reader, error) ||
      !read_accounts (reader, n_accounts, error) ||
      !fill_accounts (reader, error) || !read_fees (reader, error) ||
      !finish (reader, error))
    return FALSE;
  return reader->some || set_tiers (reader, error);
}

/**
 * swb_roster_read:
 * @db: the working copy
 * @wanted: (nullable) (element-type SwbId): creators to read; null for all
 * @today: readings that expired before it do not count
 * @error: why not
 *
 * Returns: (transfer full) (nullable): finished columns, by creator id
 */
SwbRosterData *
swb_roster_read (SwbDatabase *db,
                 const GArray *wanted,
                 SwbDay today,
                 GError **error)
{
  Reader reader = { .db = db, .today = today, .some = wanted != NULL };
  gboolean ok;

  if (wanted != NULL && !fill_wanted (db, wanted, error))
    return NULL;
  ok = read_all (&reader, error);
  if (!ok)
    g_clear_pointer (&reader.data, swb_roster_data_unref);
  return reader.data;
}
