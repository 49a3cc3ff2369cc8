/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The newest readings of all accounts, and what they make of the cells. Runs on
 * the worker. */
#include "document/swb-roster-readings.h"

#include "base/swb-text.h"
#include "document/swb-roster-judge.h"
#include "document/swb-roster-reader.h"
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

/* One reading stands beside others of its account and of its import. */
typedef struct
{
  SwbId subject;
  guint account;
  gboolean is_known; /* whether there is such an account */
  char *source;      /* null before the first */
  guint32 word;
} Before;

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
  Before before;
  SwbProgress *progress;
} Reader;

/* Most accounts have so many; nobody counts them first. */
#define USUAL_READINGS 3
#define READINGS_BETWEEN_TOLD 4096

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
keep_source (Reader *reader, const char *source)
{
  Before *before = &reader->before;
  g_autofree char *made = NULL;
  const char *shown;

  if (source == NULL)
    source = "";
  if (before->source != NULL && strcmp (before->source, source) == 0)
    return before->word;
  shown = swb_text_shown (source, SWB_MOST_SHOWN, &made);
  before->word = swb_roster_strings_keep (reader->origins, shown);
  g_free (before->source);
  before->source = g_strdup (source);
  return before->word;
}

static guint32
keep_origin (Reader *reader, const char *source, SwbDay day, int window)
{
  const SwbRosterOrigin origin = {
    keep_source (reader, source),
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
find_account (Reader *reader, sqlite3_stmt *statement, guint *account)
{
  Before *before = &reader->before;
  SwbId id;

  swb_column_id (statement, 0, &id);
  if (!swb_id_equal (&id, &before->subject))
    {
      before->subject = id;
      before->is_known =
          swb_roster_data_find_account (reader->data, &id, &before->account);
    }
  *account = before->account;
  return before->is_known;
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
  const guint64 expected = (guint64) reader->data->n_accounts * USUAL_READINGS;
  guint64 n = 0;
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (swb_database_step (reader->db, statement, &has_row, error))
    {
      guint account;

      if (!has_row)
        return TRUE;
      if (++n % READINGS_BETWEEN_TOLD == 0)
        swb_progress_set (reader->progress, n, expected);
      if (find_account (reader, statement, &account))
        take_reading (reader, statement, account);
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

/**
 * swb_roster_read_readings:
 * @db: the working copy
 * @data: columns whose creators and accounts are set
 * @some: whether only accounts of creators in temp.wanted are there
 * @today: readings that expired before it do not count
 * @progress: (nullable): told about how much is read
 * @error: why not
 *
 * Fills what the newest readings say into the cells of the accounts.
 *
 * Returns: whether all readings could be read
 */
gboolean
swb_roster_read_readings (SwbDatabase *db,
                          SwbRosterData *data,
                          gboolean some,
                          SwbDay today,
                          SwbProgress *progress,
                          GError **error)
{
  guint n = MAX (data->n_accounts, 1);
  Reader reader = {
    .db = db, .today = today, .some = some, .data = data, .progress = progress
  };
  gboolean ok;

  reader.origins = swb_roster_strings_new ();
  reader.readings = g_array_new (FALSE, FALSE, sizeof (Reading));
  reader.first = g_new0 (guint32, n);
  reader.lapsed = g_new (SwbDay, n);
  for (guint a = 0; a < n; a++)
    reader.lapsed[a] = SWB_DAY_NONE;
  ok = read_readings (&reader, error);
  for (guint a = 0; ok && a < data->n_accounts; a++)
    fill_account (&reader, a);
  g_free (reader.before.source);
  g_free (reader.first);
  g_free (reader.lapsed);
  g_array_unref (reader.readings);
  swb_roster_strings_unref (reader.origins);
  return ok;
}
