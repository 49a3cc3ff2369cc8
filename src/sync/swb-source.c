/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a connector on a worker with a main context of its own, so that the
 * connector reads as one straight program, and brings back its rows. */
#include "sync/swb-source.h"

#include "sync/swb-json.h"
#include "sync/swb-modash.h"
#include "sync/swb-source-job.h"
#include "sync/swb-source-run.h"
#include "sync/swb-sync-error.h"
#include "sync/swb-youtube.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* After so many failures of the server in a row the run stops. */
#define PATIENCE 3

/* Numbers above this are no counts of people or views but damage. */
#define LARGEST_COUNT G_GINT64_CONSTANT (1000000000000000)

struct _SwbSourceRun
{
  SwbSourceJob *job;
  SwbHttp *http;
  GCancellable *cancellable;
  GMainContext *caller;
  SwbSourceProgress progress;
  gpointer progress_data;
  guint n_done;
  guint n_failures; /* in a row */
};

typedef struct
{
  SwbSourceProgress progress;
  gpointer progress_data;
  guint done;
  guint total;
} Report;

static gboolean
report_cb (gpointer data)
{
  Report *report = data;

  report->progress (report->done, report->total, report->progress_data);
  return G_SOURCE_REMOVE;
}

static void
report_progress (SwbSourceRun *run)
{
  g_autoptr (GSource) source = NULL;
  Report *report;

  if (run->progress == NULL)
    return;
  report = g_new0 (Report, 1);
  report->progress = run->progress;
  report->progress_data = run->progress_data;
  report->done = run->n_done;
  report->total = run->job->result->rows->len;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, report_cb, report, g_free);
  g_source_attach (source, run->caller);
}

static void
run_free (gpointer data)
{
  SwbSourceRun *run = data;

  swb_source_job_free (run->job);
  g_clear_object (&run->http);
  g_clear_object (&run->cancellable);
  g_main_context_unref (run->caller);
  g_free (run);
}

static gboolean
has_secrets (SwbSourceJob *job, GError **error)
{
  const SwbSecretField *field;

  for (field = job->source->secrets; field->id != NULL; field++)
    if (!g_hash_table_contains (job->secrets, field->id))
      {
        g_set_error (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_KEY,
                     _ ("%s needs a key first. Add yours in the preferences."),
                     job->source->name);
        return FALSE;
      }
  return TRUE;
}

/* What a run brought is handed over also where it stopped midway; where it
 * brought nothing, the reason is the whole answer. */
static void
return_rows (GTask *task, SwbSourceRun *run, GError *stopped)
{
  SwbSyncResult *result = run->job->result;

  if (stopped != NULL && run->n_done == 0)
    {
      g_task_return_error (task, stopped);
      return;
    }
  result->stopped = stopped;
  run->job->result = swb_sync_result_new ();
  g_task_return_pointer (task, result, (GDestroyNotify) swb_sync_result_free);
}

static void
run_cb (GTask *task,
        gpointer source_object,
        gpointer task_data,
        GCancellable *cancellable)
{
  SwbSourceRun *run = task_data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  GError *error = NULL;

  g_main_context_push_thread_default (context);
  if (run->job->budget > 0 && !run->job->source->has_credits)
    run->job->limits.requests = run->job->budget;
  run->http = swb_http_new (&run->job->limits);
  swb_http_set_wait_func (run->http, run->job->wait, run->job->wait_data);
  run->job->source->fetch (run, &error);
  g_clear_object (&run->http);
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);
  return_rows (task, run, error);
}

/**
 * swb_source_fetch_async:
 * @job: (transfer full): what to ask
 * @progress: (nullable): called after each account, never after @callback
 * @progress_data: for @progress
 * @cancellable: (nullable): ends it at any moment; what is whole by then comes
 *   back
 * @callback: called in the thread-default context of the caller
 * @user_data: for @callback
 *
 * Asks a source on a worker.
 */
void
swb_source_fetch_async (SwbSourceJob *job,
                        SwbSourceProgress progress,
                        gpointer progress_data,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  SwbSourceRun *run;

  g_return_if_fail (job != NULL);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, swb_source_fetch_async);
  g_task_set_check_cancellable (task, FALSE);
  run = g_new0 (SwbSourceRun, 1);
  run->job = job;
  run->caller = g_main_context_ref_thread_default ();
  run->progress = progress;
  run->progress_data = progress_data;
  g_set_object (&run->cancellable, cancellable);
  g_task_set_task_data (task, run, run_free);
  if (job->result->rows->len == 0)
    g_task_return_new_error (task, SWB_SYNC_ERROR, SWB_SYNC_ERROR_NOTHING,
                             _ ("There is no %s account with a handle to "
                                "refresh."),
                             job->source->name);
  else if (!has_secrets (job, &error))
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, run_cb);
}

/**
 * swb_source_fetch_finish:
 * @result: what the callback got
 * @error: where to say why nothing came back
 *
 * Returns: (transfer full) (nullable): a row for each account, with
 *   `stopped` set where the run ended early; or %NULL when it ended before the
 *   first row
 */
SwbSyncResult *
swb_source_fetch_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * swb_source_list:
 *
 * Returns: (transfer none): all sources, ended by %NULL
 */
const SwbSource *const *
swb_source_list (void)
{
  static const SwbSource *const sources[] = { &swb_youtube_source,
                                              &swb_modash_source, NULL };

  return sources;
}

/**
 * swb_source_find:
 * @id: lasting name of a source
 *
 * Returns: (transfer none) (nullable): the source
 */
const SwbSource *
swb_source_find (const char *id)
{
  const SwbSource *const *source;

  g_return_val_if_fail (id != NULL, NULL);
  for (source = swb_source_list (); *source != NULL; source++)
    if (g_str_equal ((*source)->id, id))
      return *source;
  return NULL;
}

/**
 * swb_source_run_get_rows:
 * @run: a run
 *
 * Returns: (transfer none) (element-type SwbSyncRow): all rows
 */
GPtrArray *
swb_source_run_get_rows (SwbSourceRun *run)
{
  return run->job->result->rows;
}

/**
 * swb_source_run_get_base_url:
 * @run: a run
 *
 * Returns: where the source is, with a slash at the end
 */
const char *
swb_source_run_get_base_url (SwbSourceRun *run)
{
  return run->job->base_url;
}

/**
 * swb_source_run_get_secret:
 * @run: a run
 * @field: id of a secret field
 *
 * Returns: (transfer none) (nullable): the secret
 */
const char *
swb_source_run_get_secret (SwbSourceRun *run, const char *field)
{
  return g_hash_table_lookup (run->job->secrets, field);
}

/**
 * swb_source_run_get_day:
 * @run: a run
 *
 * Returns: the day of the readings
 */
SwbDay
swb_source_run_get_day (SwbSourceRun *run)
{
  return run->job->today;
}

/**
 * swb_source_run_get_recent_posts:
 * @run: a run
 *
 * Returns: over how many posts to take averages
 */
guint
swb_source_run_get_recent_posts (SwbSourceRun *run)
{
  return run->job->recent_posts;
}

/**
 * swb_source_run_fetch:
 * @run: a run
 * @request: what to ask
 * @units: what each try costs
 * @error: where to say why not
 *
 * Asks within the budget and counts the cost.
 *
 * Returns: (transfer full) (nullable): as swb_http_fetch()
 */
SwbHttpResponse *
swb_source_run_fetch (SwbSourceRun *run,
                      const SwbHttpRequest *request,
                      guint units,
                      GError **error)
{
  SwbSyncResult *result = run->job->result;
  guint before = swb_http_get_n_requests (run->http);
  SwbHttpResponse *response;

  if (run->job->budget > 0 && result->units + units > run->job->budget)
    {
      g_set_error (error, SWB_SYNC_ERROR, SWB_SYNC_ERROR_BUDGET,
                   g_dngettext (GETTEXT_PACKAGE,
                                "The refresh stopped at the agreed %u unit.",
                                "The refresh stopped at the agreed %u units.",
                                run->job->budget),
                   run->job->budget);
      return NULL;
    }
  response = swb_http_fetch (run->http, request, run->cancellable, error);
  if (!run->job->source->has_credits)
    result->units += units * (swb_http_get_n_requests (run->http) - before);
  else if (response != NULL && swb_http_response_get_status (response) == 200)
    result->units += units;
  return response;
}

/**
 * swb_source_run_ask:
 * @run: a run
 * @request: what to ask, for one unit
 * @tell: what an answer with another status than 200 means
 * @object: (out) (transfer none): the answer, an object
 * @error: where to say why not
 *
 * Returns: (transfer full) (nullable): what owns @object
 */
JsonNode *
swb_source_run_ask (SwbSourceRun *run,
                    const SwbHttpRequest *request,
                    SwbSourceErrorFunc tell,
                    JsonObject **object,
                    GError **error)
{
  g_autoptr (SwbHttpResponse) response =
      swb_source_run_fetch (run, request, 1, error);
  g_autoptr (JsonNode) root = NULL;
  guint status;

  *object = NULL;
  if (response == NULL)
    return NULL;
  status = swb_http_response_get_status (response);
  if (status != 200)
    {
      g_propagate_error (error,
                         tell (status, swb_http_response_get_body (response)));
      return NULL;
    }
  root = swb_json_parse (swb_http_response_get_body (response), error);
  if (root != NULL)
    *object = swb_json_root (root, error);
  return *object != NULL ? g_steal_pointer (&root) : NULL;
}

/**
 * swb_source_run_add_reading:
 * @run: a run
 * @row: a row
 * @metric: (type utf8): a static name
 * @value: the number
 * @window: over how many days, 0 where that has no meaning
 *
 * Adds a reading of today with the source's label and expiry.
 */
void
swb_source_run_add_reading (SwbSourceRun *run,
                            SwbSyncRow *row,
                            const char *metric,
                            double value,
                            int window)
{
  const SwbSource *source = run->job->source;
  SwbSyncReading reading = { 0 };

  reading.metric = metric;
  reading.value = value;
  reading.base_value = NAN;
  reading.window = window;
  reading.day = run->job->today;
  reading.source = source->reading_source;
  reading.expires = source->keep_days > 0 ? run->job->today + source->keep_days
                                          : SWB_DAY_NONE;
  g_array_append_val (row->readings, reading);
}

/**
 * swb_source_run_add_rate:
 * @run: a run
 * @row: a row
 * @metric: (type utf8): a static name
 * @value: the quotient
 * @base: (type utf8): a static name of what it is a share of
 * @base_value: the base's value, NaN where there is none
 *
 * Adds a rate of today.
 */
void
swb_source_run_add_rate (SwbSourceRun *run,
                         SwbSyncRow *row,
                         const char *metric,
                         double value,
                         const char *base,
                         double base_value)
{
  SwbSyncReading *reading;

  swb_source_run_add_reading (run, row, metric, value, 0);
  reading =
      &g_array_index (row->readings, SwbSyncReading, row->readings->len - 1);
  reading->base = base;
  reading->base_value = base_value;
}

/**
 * swb_source_run_take_count:
 * @run: a run
 * @row: a row
 * @object: (nullable): an object
 * @member: the count in it
 * @metric: (type utf8): a static name
 *
 * Adds a count as a reading where the object has it.
 *
 * Returns: %FALSE where what it has is no count
 */
gboolean
swb_source_run_take_count (SwbSourceRun *run,
                           SwbSyncRow *row,
                           JsonObject *object,
                           const char *member,
                           const char *metric)
{
  gint64 count = 0;
  SwbJsonResult result = swb_json_get_count (object, member, &count);

  if (result == SWB_JSON_WRONG || count > LARGEST_COUNT)
    return FALSE;
  if (result == SWB_JSON_OK)
    swb_source_run_add_reading (run, row, metric, (double) count, 0);
  return TRUE;
}

/**
 * swb_source_run_settle:
 * @run: a run
 * @row: a row that is done
 * @state: what came of it
 * @message: (nullable): for people
 */
void
swb_source_run_settle (SwbSourceRun *run,
                       SwbSyncRow *row,
                       SwbSyncState state,
                       const char *message)
{
  swb_sync_row_settle (row, state, message);
  if (state != SWB_SYNC_FAILED)
    run->n_failures = 0;
  run->n_done++;
  report_progress (run);
}

/* Errors that the next account would meet too. */
static gboolean
ends_run (const GError *failure)
{
  if (failure->domain != SWB_SYNC_ERROR)
    return TRUE;
  switch ((SwbSyncError) failure->code)
    {
    case SWB_SYNC_ERROR_KEY:
    case SWB_SYNC_ERROR_QUOTA:
    case SWB_SYNC_ERROR_RATE:
    case SWB_SYNC_ERROR_BUDGET:
    case SWB_SYNC_ERROR_INSECURE:
    case SWB_SYNC_ERROR_REDIRECT:
    case SWB_SYNC_ERROR_TLS:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_servers_fault (const GError *failure)
{
  return g_error_matches (failure, SWB_SYNC_ERROR, SWB_SYNC_ERROR_NETWORK) ||
         g_error_matches (failure, SWB_SYNC_ERROR, SWB_SYNC_ERROR_TIMEOUT) ||
         g_error_matches (failure, SWB_SYNC_ERROR, SWB_SYNC_ERROR_SERVER);
}

/**
 * swb_source_run_failed:
 * @run: a run
 * @row: the row that was asked for
 * @failure: (transfer full): why it did not go well
 * @error: where to put @failure when the run has to stop
 *
 * Settles @row as failed, or leaves it for the next refresh where going on has
 * no sense: no key, no quota, cancelled, or the third failure of the server in
 * a row.
 *
 * Returns: whether to go on
 */
gboolean
swb_source_run_failed (SwbSourceRun *run,
                       SwbSyncRow *row,
                       GError *failure,
                       GError **error)
{
  if (is_servers_fault (failure))
    run->n_failures++;
  if (ends_run (failure) || run->n_failures >= PATIENCE)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  swb_source_run_settle (run, row, SWB_SYNC_FAILED, failure->message);
  g_error_free (failure);
  return TRUE;
}
