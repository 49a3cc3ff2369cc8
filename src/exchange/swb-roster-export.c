/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A view of a roster as a file, written by a thread from the columns as they
 * are when it starts. */
#include "exchange/swb-roster-export.h"

#include "document/swb-document-fill.h"
#include "exchange/swb-roster-table.h"
#include "exchange/swb-share-lists.h"
#include "exchange/swb-table-sink.h"
#include "model/swb-roster-order.h"

#include <string.h>

/* Rows. */
#define TELL_EVERY 1024
/* Accounts whose audiences may be read at once. */
#define READ_AHEAD (1u << 18)
/* A spreadsheet is packed once it has all rows, which takes about as long. */
#define PACKING G_GUINT64_CONSTANT (2)

typedef struct
{
  SwbRosterData *data;
  SwbRosterQuery *query;
  GArray *chosen;
  SwbRosterTable *table;
  SwbRosterExportFormat format;
  char *title;
  GFile *file;
  SwbProgress *progress;
  char *database; /* where audiences are read from, or null */
} Job;

/* The rows that a job makes, of @places. @cells: those of the table, then those
 * of the audience. */
typedef struct
{
  const Job *job;
  const GArray *places; /* guint32 */
  SwbDatabase *db;
  SwbShareLists *audience; /* or null */
  GPtrArray *titles;
  SwbCell *cells;
  guint n_own;
  guint n_read; /* accounts that follow until one reads ahead again */
} Rows;

static void
job_free (gpointer memory)
{
  Job *job = memory;

  swb_roster_data_unref_elsewhere (job->data);
  swb_roster_query_free (job->query);
  g_clear_pointer (&job->chosen, g_array_unref);
  swb_roster_table_free (job->table);
  g_free (job->title);
  g_clear_object (&job->file);
  g_clear_pointer (&job->progress, swb_progress_unref);
  g_free (job->database);
  g_free (job);
}

/* The places of whom to tell of, in the view's order. */
static GArray *
find_places (const Job *job)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (SwbRosterOrder) order =
      swb_roster_order_new (job->data, job->query);
  g_autofree guint8 *wanted = NULL;

  if (job->chosen == NULL)
    return g_array_append_vals (places, order->places, order->n);
  wanted = g_new0 (guint8, MAX (job->data->n_creators, 1));
  for (guint i = 0; i < job->chosen->len; i++)
    {
      guint place;

      if (swb_roster_data_find (job->data,
                                &g_array_index (job->chosen, SwbId, i), &place))
        wanted[place] = 1;
    }
  for (guint i = 0; i < order->n; i++)
    if (wanted[order->places[i]])
      g_array_append_val (places, order->places[i]);
  return places;
}

static void
rows_clear (Rows *rows)
{
  g_clear_pointer (&rows->audience, swb_share_lists_free);
  g_clear_pointer (&rows->db, swb_database_close);
  g_clear_pointer (&rows->titles, g_ptr_array_unref);
  g_clear_pointer (&rows->cells, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, rows_clear)

static void
add_titles (Rows *rows, const char *const *titles, guint n_titles)
{
  for (guint i = 0; i < n_titles; i++)
    g_ptr_array_add (rows->titles, (gpointer) titles[i]);
}

/* All audiences are read as they are at one time. */
static gboolean
rows_start (Rows *rows, GError **error)
{
  const Job *job = rows->job;
  const char *const *titles =
      swb_roster_table_get_titles (job->table, &rows->n_own);
  guint n_titles;

  rows->titles = g_ptr_array_new ();
  add_titles (rows, titles, rows->n_own);
  if (job->database != NULL)
    {
      rows->db = swb_database_open (job->database, SWB_DATABASE_READER, error);
      if (rows->db == NULL || !swb_database_exec (rows->db, "BEGIN", error))
        return FALSE;
      rows->audience = swb_share_lists_new (rows->db, error);
      if (rows->audience == NULL)
        return FALSE;
      titles = swb_share_lists_get_titles (rows->audience, &n_titles);
      add_titles (rows, titles, n_titles);
    }
  rows->cells = g_new0 (SwbCell, MAX (rows->titles->len, 1));
  return TRUE;
}

static const SwbId *
find_account (const SwbRosterData *data, guint32 creator)
{
  const guint32 account = swb_roster_data_main_account (data, creator);

  return account != SWB_NO_ACCOUNT ? swb_roster_data_account_id (data, account)
                                   : NULL;
}

/* Those of the creators from FIRST on, at most MOST. */
static GArray *
find_accounts (const SwbRosterData *data,
               const GArray *places,
               guint first,
               guint most)
{
  GArray *accounts = g_array_new (FALSE, FALSE, sizeof (SwbId));

  for (guint i = first; i < places->len && accounts->len < most; i++)
    {
      const SwbId *account =
          find_account (data, g_array_index (places, guint32, i));

      if (account != NULL)
        g_array_append_vals (accounts, account, 1);
    }
  return accounts;
}

static gboolean
fill_audience (Rows *rows, guint i, GCancellable *cancellable, GError **error)
{
  const SwbId *account =
      find_account (rows->job->data, g_array_index (rows->places, guint32, i));

  if (account != NULL && rows->n_read == 0)
    {
      g_autoptr (GArray) accounts =
          find_accounts (rows->job->data, rows->places, i, READ_AHEAD);

      if (!swb_share_lists_read_ahead (
              rows->audience, (const SwbId *) accounts->data, accounts->len,
              &rows->n_read, cancellable, error))
        return FALSE;
    }
  rows->n_read -= account != NULL;
  return swb_share_lists_fill (rows->audience, account,
                               rows->cells + rows->n_own, error);
}

static gboolean
rows_fill (Rows *rows, guint i, GCancellable *cancellable, GError **error)
{
  const Job *job = rows->job;

  memcpy (rows->cells,
          swb_roster_table_fill (job->table, job->data,
                                 g_array_index (rows->places, guint32, i)),
          rows->n_own * sizeof *rows->cells);
  return rows->audience == NULL || fill_audience (rows, i, cancellable, error);
}

static gboolean
write_rows (Rows *rows,
            SwbTableSink *sink,
            GCancellable *cancellable,
            GError **error)
{
  const GArray *places = rows->places;
  const guint n = rows->titles->len;
  const guint64 whole = rows->job->format == SWB_ROSTER_EXPORT_XLSX
                            ? places->len * PACKING
                            : places->len;

  if (!swb_table_sink_add_titles (
          sink, (const char *const *) rows->titles->pdata, n, error))
    return FALSE;
  for (guint i = 0; i < places->len; i++)
    {
      if (!rows_fill (rows, i, cancellable, error) ||
          !swb_table_sink_add_row (sink, rows->cells, n, error))
        return FALSE;
      if (i % TELL_EVERY != 0)
        continue;
      swb_progress_set (rows->job->progress, i, whole);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return swb_table_sink_close (sink, cancellable, error);
}

static SwbTableSink *
open_sink (const Job *job, GCancellable *cancellable, GError **error)
{
  return job->format == SWB_ROSTER_EXPORT_XLSX
             ? swb_table_sink_new_xlsx (job->file, job->title, error)
             : swb_table_sink_new_csv (job->file, cancellable, error);
}

static void
export_thread (GTask *task,
               gpointer source,
               gpointer task_data,
               GCancellable *cancellable)
{
  const Job *job = task_data;
  g_autoptr (GArray) places = find_places (job);
  g_auto (Rows) rows = { .job = job, .places = places };
  g_autoptr (SwbTableSink) sink = NULL;
  GError *error = NULL;

  if (rows_start (&rows, &error))
    sink = open_sink (job, cancellable, &error);
  if (sink != NULL && write_rows (&rows, sink, cancellable, &error))
    g_task_return_int (task, (gssize) places->len);
  else
    g_task_return_error (task, error);
}

/* How many of the creators have an account whose audience is known. */
static gboolean
count_audiences (const Job *job,
                 GCancellable *cancellable,
                 guint *n,
                 GError **error)
{
  g_autoptr (GArray) places = find_places (job);
  g_autoptr (GArray) accounts = find_accounts (job->data, places, 0, G_MAXUINT);
  g_autoptr (SwbDatabase) db =
      swb_database_open (job->database, SWB_DATABASE_READER, error);

  return db != NULL &&
         swb_audience_count_known (db, (const SwbId *) accounts->data,
                                   accounts->len, cancellable, n, error);
}

static void
count_thread (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  const Job *job = task_data;
  GError *error = NULL;
  guint n = 0;

  if (job->database == NULL || count_audiences (job, cancellable, &n, &error))
    g_task_return_int (task, n);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SwbRoster) roster = g_object_ref (g_task_get_source_object (task));
  GError *error = NULL;
  gssize n = g_task_propagate_int (G_TASK (result), &error);

  swb_roster_unpin (roster);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, n);
}

/* @columns, and those that tell the account. */
static GArray *
add_account (const SwbRosterExport *what)
{
  static const SwbRosterColumn account[] = { SWB_ROSTER_COLUMN_PLATFORM,
                                             SWB_ROSTER_COLUMN_HANDLE };
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (SwbRosterColumn));

  g_array_append_vals (columns, what->columns, what->n_columns);
  for (guint k = 0; what->audiences != NULL && k < G_N_ELEMENTS (account); k++)
    {
      gboolean has = FALSE;

      for (guint i = 0; i < what->n_columns; i++)
        has = has || what->columns[i] == account[k];
      if (!has)
        g_array_append_val (columns, account[k]);
    }
  return columns;
}

static Job *
job_new (SwbRosterView *view, const SwbRosterExport *what)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (GArray) columns = add_account (what);

  job->data = swb_roster_pin (swb_roster_view_get_roster (view));
  job->query = swb_roster_view_make_query (view);
  job->table = swb_roster_table_new ((const SwbRosterColumn *) columns->data,
                                     columns->len, job->query->work);
  job->format = what->format;
  job->title = g_strdup (what->title);
  if (what->audiences != NULL)
    job->database = swb_document_dup_database_path (what->audiences);
  if (what->chosen == NULL)
    return job;
  job->chosen =
      g_array_sized_new (FALSE, FALSE, sizeof (SwbId), what->chosen->len);
  g_array_append_vals (job->chosen, what->chosen->data, what->chosen->len);
  return job;
}

static void
start (SwbRosterView *view,
       Job *job,
       GTaskThreadFunc work,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (swb_roster_view_get_roster (view), cancellable,
                            callback, user_data);
  g_autoptr (GTask) worker = g_task_new (NULL, cancellable, exported_cb, task);

  g_task_set_check_cancellable (task, FALSE);
  g_task_set_check_cancellable (worker, FALSE);
  g_task_set_task_data (worker, job, job_free);
  g_task_run_in_thread (worker, work);
}

/**
 * swb_roster_export_async:
 * @view: whose rows, and in which order
 * @what: which file to make of them
 * @file: where to; replaced when all is written
 * @progress: (nullable): how far it is
 * @cancellable: (nullable): stops it; the former file stays
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
swb_roster_export_async (SwbRosterView *view,
                         const SwbRosterExport *what,
                         GFile *file,
                         SwbProgress *progress,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Job *job = job_new (view, what);

  job->file = g_object_ref (file);
  job->progress = progress ? swb_progress_ref (progress) : NULL;
  start (view, job, export_thread, cancellable, callback, user_data);
}

/**
 * swb_roster_export_count_audiences_async:
 * @view: whose rows
 * @chosen: (nullable) (element-type SwbId): whom; null for all that @view shows
 * @document: whose they are
 * @cancellable: (nullable): nobody wants to know any more
 * @callback: called with swb_roster_export_finish(): how many have an audience
 *   that an export would tell
 * @user_data: for @callback
 */
void
swb_roster_export_count_audiences_async (SwbRosterView *view,
                                         const GArray *chosen,
                                         SwbDocument *document,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  const SwbRosterExport what = { .chosen = chosen, .audiences = document };

  start (view, job_new (view, &what), count_thread, cancellable, callback,
         user_data);
}

/**
 * swb_roster_export_finish:
 * @result: what the callback got
 * @error: why not: #SwbExchangeError or %G_IO_ERROR
 *
 * Returns: how many creators are in the file or were counted, or -1
 */
gssize
swb_roster_export_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}
