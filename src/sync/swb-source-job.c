/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing to ask a source: for which accounts, with what, at which cost. */
#include "sync/swb-source-job.h"

#include "sync/swb-secret.h"

#include <string.h>

/**
 * swb_source_job_new:
 * @source: a source
 *
 * Returns: (transfer full): a job without accounts, for today
 */
SwbSourceJob *
swb_source_job_new (const SwbSource *source)
{
  SwbSourceJob *job;

  g_return_val_if_fail (source != NULL, NULL);
  job = g_new0 (SwbSourceJob, 1);
  job->source = source;
  job->result = swb_sync_result_new ();
  job->secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) swb_secret_free);
  job->today = swb_day_today ();
  job->limits = swb_http_limits_default ();
  swb_source_job_set_base_url (job, source->base_url);
  return job;
}

/**
 * swb_source_job_free:
 * @job: (nullable): a job
 */
void
swb_source_job_free (SwbSourceJob *job)
{
  if (job == NULL)
    return;
  swb_sync_result_free (job->result);
  g_hash_table_unref (job->secrets);
  g_free (job->base_url);
  g_free (job);
}

/**
 * swb_source_job_get_source:
 * @job: a job
 *
 * Returns: the source that it asks
 */
const SwbSource *
swb_source_job_get_source (const SwbSourceJob *job)
{
  g_return_val_if_fail (job != NULL, NULL);
  return job->source;
}

/**
 * swb_source_job_add_account:
 * @job: a job
 * @account: which account of the workspace
 * @platform: where it is, one of the source's
 * @handle: its handle
 * @external_id: (nullable): the platform's id, where it is known
 */
void
swb_source_job_add_account (SwbSourceJob *job,
                            const SwbId *account,
                            SwbPlatform platform,
                            const char *handle,
                            const char *external_id)
{
  g_return_if_fail (job != NULL && account != NULL && handle != NULL);
  g_ptr_array_add (job->result->rows,
                   swb_sync_row_new (account, platform, handle, external_id));
}

/**
 * swb_source_job_get_n_accounts:
 * @job: a job
 *
 * Returns: how many accounts are asked for
 */
guint
swb_source_job_get_n_accounts (const SwbSourceJob *job)
{
  g_return_val_if_fail (job != NULL, 0);
  return job->result->rows->len;
}

/**
 * swb_source_job_get_n_with_id:
 * @job: a job
 *
 * Returns: of how many accounts the platform's id is known
 */
guint
swb_source_job_get_n_with_id (const SwbSourceJob *job)
{
  guint count = 0;

  g_return_val_if_fail (job != NULL, 0);
  for (guint i = 0; i < job->result->rows->len; i++)
    {
      SwbSyncRow *row = g_ptr_array_index (job->result->rows, i);

      count += row->known_id != NULL;
    }
  return count;
}

/**
 * swb_source_job_set_secret:
 * @job: a job
 * @field: id of one of the source's secret fields
 * @value: (nullable): the secret; space around it is dropped
 */
void
swb_source_job_set_secret (SwbSourceJob *job,
                           const char *field,
                           const char *value)
{
  char *copy;

  g_return_if_fail (job != NULL && field != NULL);
  copy = value != NULL ? g_strstrip (g_strdup (value)) : NULL;
  if (copy != NULL && *copy != '\0')
    g_hash_table_replace (job->secrets, g_strdup (field), copy);
  else
    {
      g_hash_table_remove (job->secrets, field);
      swb_secret_free (copy);
    }
}

/**
 * swb_source_job_set_base_url:
 * @job: a job
 * @base_url: (nullable): where the source is; %NULL or "" for its own place
 */
void
swb_source_job_set_base_url (SwbSourceJob *job, const char *base_url)
{
  g_return_if_fail (job != NULL);
  if (base_url == NULL || *base_url == '\0')
    base_url = job->source->base_url;
  g_free (job->base_url);
  job->base_url =
      g_strconcat (base_url, g_str_has_suffix (base_url, "/") ? "" : "/", NULL);
}

/**
 * swb_source_job_set_day:
 * @job: a job
 * @today: the day that the readings get
 */
void
swb_source_job_set_day (SwbSourceJob *job, SwbDay today)
{
  g_return_if_fail (job != NULL && swb_day_is_valid (today));
  job->today = today;
}

/**
 * swb_source_job_set_budget:
 * @job: a job
 * @units: where to stop, 0 for no budget
 */
void
swb_source_job_set_budget (SwbSourceJob *job, guint units)
{
  g_return_if_fail (job != NULL);
  job->budget = units;
}

/**
 * swb_source_job_set_usual_budget:
 * @job: a job with all its accounts
 *
 * Stops where the source's day ends, or where credits cost money at what the
 * person was told that it costs.
 */
void
swb_source_job_set_usual_budget (SwbSourceJob *job)
{
  g_return_if_fail (job != NULL);
  job->budget = job->source->has_credits ? job->source->estimate (job)
                                         : job->source->units_a_day;
}

/**
 * swb_source_job_set_recent_posts:
 * @job: a job
 * @n_posts: over how many of the newest posts to take averages, to 50; 0 for
 *   none. Ask the person first: YouTube's terms forbid numbers that are made
 *   of its data without its consent
 */
void
swb_source_job_set_recent_posts (SwbSourceJob *job, guint n_posts)
{
  g_return_if_fail (job != NULL);
  job->recent_posts = MIN (n_posts, 50);
}

/**
 * swb_source_job_get_recent_posts:
 * @job: a job
 *
 * Returns: as set
 */
guint
swb_source_job_get_recent_posts (const SwbSourceJob *job)
{
  g_return_val_if_fail (job != NULL, 0);
  return job->recent_posts;
}

/**
 * swb_source_job_set_wait_func:
 * @job: a job
 * @func: (nullable): decides about waits before a retry; called on a worker
 * @user_data: for @func
 */
void
swb_source_job_set_wait_func (SwbSourceJob *job,
                              SwbHttpWaitFunc func,
                              gpointer user_data)
{
  g_return_if_fail (job != NULL);
  job->wait = func;
  job->wait_data = user_data;
}

/**
 * swb_source_job_estimate:
 * @job: a job
 *
 * Returns: what the job costs in the source's units when all goes well, for
 *   the person to see before it starts ("240 of 10,000 units")
 */
guint
swb_source_job_estimate (const SwbSourceJob *job)
{
  g_return_val_if_fail (job != NULL, 0);
  return job->source->estimate (job);
}
