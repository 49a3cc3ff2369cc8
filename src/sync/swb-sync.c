/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Refreshes the accounts of a document from one source: gather the accounts,
 * ask on a worker, run one command with what came back. */
#include "sync/swb-sync.h"

#include "storage/swb-storage-error.h"
#include "sync/swb-sync-command.h"

#include <glib/gi18n-lib.h>

struct _SwbSync
{
  GObject parent_instance;
  SwbDocument *document;
  const SwbSource *source;
  gboolean running;
  double progress;
  char *summary;
};

G_DEFINE_FINAL_TYPE (SwbSync, swb_sync, G_TYPE_OBJECT)

enum
{
  PROP_RUNNING = 1,
  PROP_PROGRESS,
  PROP_SUMMARY,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
set_running (SwbSync *self, gboolean running)
{
  if (self->running == running)
    return;
  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RUNNING]);
}

static void
set_progress (SwbSync *self, double progress)
{
  if (self->progress == progress)
    return;
  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROGRESS]);
}

static void
set_summary (SwbSync *self, char *summary)
{
  g_autofree char *owned = summary;

  if (g_strcmp0 (self->summary, owned) == 0)
    return;
  g_free (self->summary);
  self->summary = g_steal_pointer (&owned);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUMMARY]);
}

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  set_progress (user_data, (double) done / (double) MAX (total, 1));
}

static void
free_held (gpointer data)
{
  SwbSyncResult **held = data;

  swb_sync_result_free (*held);
  g_free (held);
}

/* The rows wait with the task until the document has them. */
static void
hold_result (GTask *task, SwbSyncResult *result)
{
  SwbSyncResult **held = g_new (SwbSyncResult *, 1);

  *held = result;
  g_task_set_task_data (task, held, free_held);
}

static void
fail (GTask *task, GError *error)
{
  SwbSync *self = g_task_get_source_object (task);

  set_running (self, FALSE);
  set_summary (self, g_strdup (error->message));
  g_task_return_error (task, error);
}

static void
finish (GTask *task)
{
  SwbSync *self = g_task_get_source_object (task);
  SwbSyncResult **held = g_task_get_task_data (task);
  SwbSyncResult *result = g_steal_pointer (held);

  set_running (self, FALSE);
  set_summary (self, swb_sync_summarize (result, self->source));
  g_task_return_pointer (task, result, (GDestroyNotify) swb_sync_result_free);
}

static void
written_cb (GObject *document, GAsyncResult *written, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (swb_document_run_finish (SWB_DOCUMENT (document), written, &error))
    finish (task);
  else
    fail (task, error);
}

static void
fetched_cb (GObject *unused, GAsyncResult *fetched, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SwbCommand *command;
  SwbSync *self = g_task_get_source_object (task);
  GError *error = NULL;
  SwbSyncResult *result = swb_source_fetch_finish (fetched, &error);

  if (result == NULL)
    {
      fail (task, error);
      return;
    }
  command = swb_sync_command_new (swb_document_get_workspace (self->document),
                                  self->source, result);
  hold_result (task, result);
  if (command == NULL)
    {
      finish (task);
      return;
    }
  swb_document_run_async (self->document, command, NULL, written_cb,
                          g_steal_pointer (&task));
}

static void
swb_sync_get_property (GObject *object,
                       guint id,
                       GValue *value,
                       GParamSpec *pspec)
{
  SwbSync *self = SWB_SYNC (object);

  switch (id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, self->progress);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
swb_sync_dispose (GObject *object)
{
  SwbSync *self = SWB_SYNC (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->summary, g_free);
  G_OBJECT_CLASS (swb_sync_parent_class)->dispose (object);
}

static void
swb_sync_class_init (SwbSyncClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags =
      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = swb_sync_get_property;
  object_class->dispose = swb_sync_dispose;
  props[PROP_RUNNING] =
      g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  props[PROP_PROGRESS] =
      g_param_spec_double ("progress", NULL, NULL, 0.0, 1.0, 0.0, flags);
  props[PROP_SUMMARY] =
      g_param_spec_string ("summary", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
swb_sync_init (SwbSync *self)
{
}

/**
 * swb_sync_new:
 * @document: whose accounts to refresh
 * @source: where to ask
 *
 * Returns: (transfer full): a refresher; it keeps @document
 */
SwbSync *
swb_sync_new (SwbDocument *document, const SwbSource *source)
{
  SwbSync *self;

  g_return_val_if_fail (SWB_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (source != NULL, NULL);
  self = g_object_new (SWB_TYPE_SYNC, NULL);
  self->document = g_object_ref (document);
  self->source = source;
  return self;
}

/* The day of the newest number of this source, so that what was never asked
 * comes first and a refresh that stopped goes on where it was. */
static SwbDay
asked_on (const SwbAccountCells *account, const SwbSource *source)
{
  if (account->followers < 0 ||
      g_strcmp0 (account->followers_source, source->reading_source) != 0)
    return SWB_DAY_NONE;
  return account->followers_day;
}

static int
compare_cells (gconstpointer a, gconstpointer b, gpointer source)
{
  SwbDay day_a = asked_on (a, source);
  SwbDay day_b = asked_on (b, source);

  return (day_a > day_b) - (day_a < day_b);
}

static gboolean
can_be_asked (const SwbAccountCells *account, const SwbSource *source)
{
  return (source->platforms & SWB_SOURCE_OF (account->platform)) != 0 &&
         ((account->handle != NULL && *account->handle != '\0') ||
          (account->external_id != NULL && *account->external_id != '\0'));
}

/**
 * swb_sync_make_job:
 * @self: a refresher
 *
 * Gathers the accounts of the source's platforms that have a handle or an id,
 * those that were never asked for or longest ago first. The caller adds the
 * key, shows the cost (swb_sync_describe_cost()) and sets a budget.
 *
 * Returns: (transfer full): what to ask
 */
SwbSourceJob *
swb_sync_make_job (SwbSync *self)
{
  g_autoptr (GArray) found = NULL;
  const SwbRosterData *data;
  SwbSourceJob *job;

  g_return_val_if_fail (SWB_IS_SYNC (self), NULL);
  data = swb_roster_get_data (
      swb_workspace_get_roster (swb_document_get_workspace (self->document)));
  found = g_array_new (FALSE, FALSE, sizeof (SwbAccountCells));
  for (guint i = 0; i < data->n_accounts; i++)
    {
      SwbAccountCells account;

      swb_roster_data_get_account (data, i, &account);
      if (can_be_asked (&account, self->source))
        g_array_append_val (found, account);
    }
  g_array_sort_with_data (found, compare_cells, (gpointer) self->source);
  job = swb_source_job_new (self->source);
  for (guint i = 0; i < found->len; i++)
    {
      const SwbAccountCells *account =
          &g_array_index (found, SwbAccountCells, i);

      swb_source_job_add_account (job, &account->id, account->platform,
                                  account->handle ? account->handle : "",
                                  account->external_id);
    }
  return job;
}

/**
 * swb_sync_refresh_async:
 * @self: a refresher that is not running
 * @job: (transfer full): from swb_sync_make_job()
 * @cancellable: (nullable): to stop asking; what is whole by then is kept
 * @callback: called when the document has the new readings
 * @user_data: for @callback
 *
 * Asks and adds the readings as one act.
 */
void
swb_sync_refresh_async (SwbSync *self,
                        SwbSourceJob *job,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SWB_IS_SYNC (self));
  g_return_if_fail (job != NULL && !self->running);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, swb_sync_refresh_async);
  g_task_set_check_cancellable (task, FALSE);
  if (swb_document_get_read_only (self->document))
    {
      swb_source_job_free (job);
      g_task_return_new_error (task, SWB_STORAGE_ERROR,
                               SWB_STORAGE_ERROR_READ_ONLY,
                               _ ("This workspace cannot be changed, so "
                                  "nothing was asked."));
      return;
    }
  set_progress (self, 0.0);
  set_running (self, TRUE);
  swb_source_fetch_async (job, progress_cb, self, cancellable, fetched_cb,
                          g_steal_pointer (&task));
}

/**
 * swb_sync_refresh_finish:
 * @self: a refresher
 * @result: what the callback got
 * @error: where to say why not
 *
 * Returns: (transfer full) (nullable): a row for each account; %NULL where
 *   nothing came back or nothing could be written
 */
SwbSyncResult *
swb_sync_refresh_finish (SwbSync *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * swb_sync_get_running:
 * @self: a refresher
 *
 * Returns: whether a refresh is under way
 */
gboolean
swb_sync_get_running (SwbSync *self)
{
  g_return_val_if_fail (SWB_IS_SYNC (self), FALSE);
  return self->running;
}

/**
 * swb_sync_get_progress:
 * @self: a refresher
 *
 * Returns: how much is done, 0 to 1
 */
double
swb_sync_get_progress (SwbSync *self)
{
  g_return_val_if_fail (SWB_IS_SYNC (self), 0.0);
  return self->progress;
}

/**
 * swb_sync_get_summary:
 * @self: a refresher
 *
 * Returns: (transfer none) (nullable): what the last refresh came to
 */
const char *
swb_sync_get_summary (SwbSync *self)
{
  g_return_val_if_fail (SWB_IS_SYNC (self), NULL);
  return self->summary;
}
