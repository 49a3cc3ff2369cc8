/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who would be in which tier, before anything is changed. */
#pragma once

#include "document/swb-document.h"

G_BEGIN_DECLS

/* Nano to mega, and those whose followers nobody knows. */
#define SWB_N_PREVIEW_TIERS 6
#define SWB_PREVIEW_UNKNOWN 5

/**
 * SwbTierPreview:
 * @counts: by tier, how many creators would be in it
 * @moves: by tier now and tier then, how many creators; those who stay too
 * @n_moved: how many would be in another tier than now
 */
typedef struct
{
  guint counts[SWB_N_PREVIEW_TIERS];
  guint moves[SWB_N_PREVIEW_TIERS][SWB_N_PREVIEW_TIERS];
  guint n_moved;
} SwbTierPreview;

void swb_tier_preview_count (const SwbRosterData *data,
                             const SwbTierBounds *bounds,
                             SwbTierPreview *preview);
void swb_tier_preview_async (SwbWorkspace *workspace,
                             const SwbTierBounds *bounds,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean swb_tier_preview_finish (SwbWorkspace *workspace,
                                  GAsyncResult *result,
                                  SwbTierPreview *preview,
                                  GError **error);

G_END_DECLS
