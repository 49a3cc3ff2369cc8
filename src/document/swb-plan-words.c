/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a plan: buckets, statuses, outcomes, as ids in the file and as
 * names for people. */
#include "document/swb-plan-commands.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *id;
  const char *name;
} Word;

static const Word buckets[] = {
  { "creators", N_ ("Creators") },
  { "platform-ads", N_ ("Platform ads") },
  { "audio-streaming", N_ ("Audio streaming") },
  { "production", N_ ("Production") },
  { "contingency", N_ ("Contingency") },
  { "rights", N_ ("Rights") },
};

static const Word statuses[] = {
  { "shortlisted", N_ ("Shortlisted") },
  { "contacted", N_ ("Contacted") },
  { "negotiating", N_ ("Negotiating") },
  { "contracted", N_ ("Contracted") },
  { "briefed", N_ ("Briefed") },
  { "in-review", N_ ("Draft in review") },
  { "approved", N_ ("Approved") },
  { "posted", N_ ("Posted") },
  { "reported", N_ ("Reported") },
  { "paid", N_ ("Paid") },
  { "dropped", N_ ("Dropped") },
};

static const Word outcomes[] = {
  { "awareness", N_ ("Awareness") },
  { "audio-adoption", N_ ("Audio adoption") },
  { "streaming-conversion", N_ ("Streaming conversion") },
  { "cross-platform-reuse", N_ ("Cross-platform reuse") },
};

static const char *
find_name (const Word *words, guint n, const char *id)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (words[i].id, id) == 0)
      return _ (words[i].name);
  return id == NULL ? "" : id;
}

#define IDS(words)                                                             \
  static const char *ids[G_N_ELEMENTS (words) + 1];                            \
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)                             \
    ids[i] = words[i].id;                                                      \
  return ids

/**
 * swb_bucket_name:
 * @bucket: (nullable): the id of a bucket
 *
 * Returns: its name for people; an unknown id as it stands
 */
const char *
swb_bucket_name (const char *bucket)
{
  return find_name (buckets, G_N_ELEMENTS (buckets), bucket);
}

/**
 * swb_bucket_ids:
 *
 * Returns: (array zero-terminated=1): the buckets in the order of a budget
 */
const char *const *
swb_bucket_ids (void)
{
  IDS (buckets);
}

/**
 * swb_status_name:
 * @status: (nullable): the id of a placement's status
 *
 * Returns: its name for people; an unknown id as it stands
 */
const char *
swb_status_name (const char *status)
{
  return find_name (statuses, G_N_ELEMENTS (statuses), status);
}

/**
 * swb_status_ids:
 *
 * Returns: (array zero-terminated=1): the statuses in the order in which a
 *   placement goes through them
 */
const char *const *
swb_status_ids (void)
{
  IDS (statuses);
}

/**
 * swb_status_is_firm:
 * @status: (nullable): the id of a placement's status
 *
 * Returns: whether it is contracted or further
 */
gboolean
swb_status_is_firm (const char *status)
{
  const guint contracted = 3;
  const guint dropped = G_N_ELEMENTS (statuses) - 1;

  for (guint i = contracted; i < dropped; i++)
    if (g_strcmp0 (statuses[i].id, status) == 0)
      return TRUE;
  return FALSE;
}

/**
 * swb_status_is_delivered:
 * @status: (nullable): the id of a placement's status
 *
 * Returns: whether it was posted, also where the day is not known
 */
gboolean
swb_status_is_delivered (const char *status)
{
  static const char *const words[] = { "posted", "reported", "paid", NULL };

  return status != NULL && g_strv_contains (words, status);
}

/**
 * swb_outcome_name:
 * @outcome: (nullable): the id of a breakout outcome
 *
 * Returns: its name for people; an unknown id as it stands
 */
const char *
swb_outcome_name (const char *outcome)
{
  return find_name (outcomes, G_N_ELEMENTS (outcomes), outcome);
}

/**
 * swb_outcome_ids:
 *
 * Returns: (array zero-terminated=1): the breakout outcomes
 */
const char *const *
swb_outcome_ids (void)
{
  IDS (outcomes);
}
