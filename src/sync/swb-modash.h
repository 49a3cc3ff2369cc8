/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Modash: numbers and audiences of Instagram, TikTok and YouTube accounts by
 * their handles, with a key; a report of an account costs a credit. */
#pragma once

#include "sync/swb-source-run.h"

G_BEGIN_DECLS

extern const SwbSource swb_modash_source;

GError *swb_modash_error (guint status, GBytes *body);
GError *swb_modash_refusal (JsonObject *answer);
gboolean swb_modash_read_report (SwbSourceRun *run,
                                 SwbSyncRow *row,
                                 JsonObject *answer,
                                 GError **error);

G_END_DECLS
