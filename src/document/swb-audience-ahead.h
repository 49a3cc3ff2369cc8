/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shares of very many accounts, read in one walk through the table: asked
 * for one account after the other, each share is a page of its own. Inside the
 * reader of audiences. */
#pragma once

#include "base/swb-day.h"
#include "storage/swb-database.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** So many accounts at a time, and so many shares. */
#define SWB_AHEAD_MOST_ACCOUNTS (1u << 18)
#define SWB_AHEAD_MOST_SHARES 1250000u

/**
 * SwbAheadShare:
 * @source: (nullable): lent
 */
typedef struct
{
  SwbId segment;
  double share;
  const char *source;
  SwbDay day;
} SwbAheadShare;

typedef struct _SwbAudienceAhead SwbAudienceAhead;

SwbAudienceAhead *swb_audience_ahead_new (SwbDatabase *db,
                                          const SwbId *accounts,
                                          guint n,
                                          guint most,
                                          GCancellable *cancellable,
                                          GError **error);
void swb_audience_ahead_free (SwbAudienceAhead *ahead);
guint swb_audience_ahead_get_n_accounts (const SwbAudienceAhead *ahead);
gboolean swb_audience_ahead_find (SwbAudienceAhead *ahead,
                                  const SwbId *account,
                                  GArray *shares);
gboolean swb_audience_ahead_count (SwbDatabase *db,
                                   const SwbId *accounts,
                                   guint n,
                                   GCancellable *cancellable,
                                   guint *n_known,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbAudienceAhead, swb_audience_ahead_free)

G_END_DECLS
