/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking the old part of a document's history out, by choice. */
#pragma once

#include "document/swb-document.h"

G_BEGIN_DECLS

typedef enum
{
  SWB_COMPACT_BEFORE,
  SWB_COMPACT_KEEP,
  SWB_COMPACT_ALL,
} SwbCompactKind;

/**
 * SwbCompactChoice:
 * @kind: what shall go
 * @time: for SWB_COMPACT_BEFORE: what was done before it, microseconds since
 *   1970, UTC
 * @keep: for SWB_COMPACT_KEEP: all but so many acts
 */
typedef struct
{
  SwbCompactKind kind;
  gint64 time;
  guint keep;
} SwbCompactChoice;

/**
 * SwbCompaction:
 * @n_acts: how many entries of the history go, or went
 * @first_time: of the oldest of them, microseconds since 1970, UTC
 * @last_time: of the newest
 * @bytes: of a plan: about how many they take; of what was done: by how many
 *   the workspace is smaller
 */
typedef struct
{
  guint n_acts;
  gint64 first_time;
  gint64 last_time;
  gint64 bytes;
} SwbCompaction;

char *swb_compaction_tell_plan (const SwbCompaction *plan);
char *swb_compaction_tell_done (const SwbCompaction *done);

void swb_document_plan_compaction_async (SwbDocument *self,
                                         const SwbCompactChoice *choice,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
void swb_document_compact_async (SwbDocument *self,
                                 const SwbCompactChoice *choice,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean swb_document_compact_finish (SwbDocument *self,
                                      GAsyncResult *result,
                                      SwbCompaction *compaction,
                                      GError **error);

G_END_DECLS
