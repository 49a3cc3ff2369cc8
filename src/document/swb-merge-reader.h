/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told of creators that may be one, side by side. */
#pragma once

#include "document/swb-document.h"

G_BEGIN_DECLS

/**
 * SwbMergeAccount:
 * @followers: by the newest reading, or -1
 * @day: its day
 */
typedef struct
{
  SwbPlatform platform;
  char *handle;
  gint64 followers;
  SwbDay day;
} SwbMergeAccount;

/**
 * SwbMergeSide:
 * @values: by column of the table "creator", as they are kept; null for
 *   nothing. The first is not used.
 * @accounts: (element-type SwbMergeAccount): its accounts
 * @counts: by table, how many rows name the creator or one of its accounts
 * @tier: for who shows it, who knows the boundaries; as read it is -1
 */
typedef struct
{
  SwbId id;
  char *values[SWB_CREATOR_N];
  GArray *accounts;
  guint counts[SWB_N_TABLES];
  int tier;
} SwbMergeSide;

void swb_merge_side_free (SwbMergeSide *side);
void swb_merge_read_async (SwbDocument *document,
                           const SwbId *creators,
                           guint n_creators,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GPtrArray *swb_merge_read_finish (SwbDocument *document,
                                  GAsyncResult *result,
                                  GError **error);

G_END_DECLS
