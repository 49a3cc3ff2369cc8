/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A source of creator data: what it is, what it needs, and how to ask it. A
 * connector is one SwbSource with one function that runs on a worker. */
#pragma once

#include "base/swb-platform.h"
#include "sync/swb-http.h"
#include "sync/swb-sync-result.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SwbSource SwbSource;
typedef struct _SwbSourceJob SwbSourceJob;
typedef struct _SwbSourceRun SwbSourceRun;

/** The bit of a platform in the set of a source. */
#define SWB_SOURCE_OF(platform) (1u << (platform))

/**
 * SwbSecretField:
 * @id: of the field, "key"
 * @label: for people, to be translated
 */
typedef struct
{
  const char *id;
  const char *label;
} SwbSecretField;

/**
 * SwbSource:
 * @id: lasting name, "youtube"
 * @name: for people
 * @platforms: whose accounts it knows, SWB_SOURCE_OF () of each
 * @reading_source: label of its readings
 * @keep_days: how long a reading may be kept, 0 for ever
 * @base_url: where it is, unless the person sets another address
 * @units_a_day: what a key may spend a day, 0 where there is no such number
 * @has_credits: whether each answer costs a credit that was paid for; what is
 *   refused costs nothing
 * @secrets: what it needs to know, ended by a field without id
 * @estimate: what a job is likely to cost, in units
 * @fetch: asks; on a worker. Settles rows one by one, gives %FALSE with an
 *   error when it stops before the last
 */
struct _SwbSource
{
  const char *id;
  const char *name;
  guint platforms;
  const char *reading_source;
  int keep_days;
  const char *base_url;
  guint units_a_day;
  gboolean has_credits;
  const SwbSecretField *secrets;
  guint (*estimate) (const SwbSourceJob *job);
  gboolean (*fetch) (SwbSourceRun *run, GError **error);
};

/* Called in the context of the caller of swb_source_fetch_async (). */
typedef void (*SwbSourceProgress) (guint done, guint total, gpointer user_data);

const SwbSource *swb_source_find (const char *id);
const SwbSource *const *swb_source_list (void);

SwbSourceJob *swb_source_job_new (const SwbSource *source);
void swb_source_job_free (SwbSourceJob *job);
const SwbSource *swb_source_job_get_source (const SwbSourceJob *job);
void swb_source_job_add_account (SwbSourceJob *job,
                                 const SwbId *account,
                                 SwbPlatform platform,
                                 const char *handle,
                                 const char *external_id);
guint swb_source_job_get_n_accounts (const SwbSourceJob *job);
guint swb_source_job_get_n_with_id (const SwbSourceJob *job);
void swb_source_job_set_secret (SwbSourceJob *job,
                                const char *field,
                                const char *value);
void swb_source_job_set_base_url (SwbSourceJob *job, const char *base_url);
void swb_source_job_set_day (SwbSourceJob *job, SwbDay today);
void swb_source_job_set_budget (SwbSourceJob *job, guint units);
void swb_source_job_set_usual_budget (SwbSourceJob *job);
void swb_source_job_set_recent_posts (SwbSourceJob *job, guint n_posts);
guint swb_source_job_get_recent_posts (const SwbSourceJob *job);
void swb_source_job_set_wait_func (SwbSourceJob *job,
                                   SwbHttpWaitFunc func,
                                   gpointer user_data);
guint swb_source_job_estimate (const SwbSourceJob *job);

void swb_source_fetch_async (SwbSourceJob *job,
                             SwbSourceProgress progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
SwbSyncResult *swb_source_fetch_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbSourceJob, swb_source_job_free)

G_END_DECLS
