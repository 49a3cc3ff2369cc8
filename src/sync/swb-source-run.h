/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a connector has in hand while it runs on its worker. For connectors
 * only. */
#pragma once

#include "sync/swb-source.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What an answer with another status than 200 means. */
typedef GError *(*SwbSourceErrorFunc) (guint status, GBytes *body);

GPtrArray *swb_source_run_get_rows (SwbSourceRun *run);
const char *swb_source_run_get_base_url (SwbSourceRun *run);
const char *swb_source_run_get_secret (SwbSourceRun *run, const char *field);
SwbDay swb_source_run_get_day (SwbSourceRun *run);
guint swb_source_run_get_recent_posts (SwbSourceRun *run);
SwbHttpResponse *swb_source_run_fetch (SwbSourceRun *run,
                                       const SwbHttpRequest *request,
                                       guint units,
                                       GError **error);
JsonNode *swb_source_run_ask (SwbSourceRun *run,
                              const SwbHttpRequest *request,
                              SwbSourceErrorFunc tell,
                              JsonObject **object,
                              GError **error);
void swb_source_run_add_reading (SwbSourceRun *run,
                                 SwbSyncRow *row,
                                 const char *metric,
                                 double value,
                                 int window);
void swb_source_run_add_rate (SwbSourceRun *run,
                              SwbSyncRow *row,
                              const char *metric,
                              double value,
                              const char *base,
                              double base_value);
gboolean swb_source_run_take_count (SwbSourceRun *run,
                                    SwbSyncRow *row,
                                    JsonObject *object,
                                    const char *member,
                                    const char *metric);
void swb_source_run_settle (SwbSourceRun *run,
                            SwbSyncRow *row,
                            SwbSyncState state,
                            const char *message);
gboolean swb_source_run_failed (SwbSourceRun *run,
                                SwbSyncRow *row,
                                GError *failure,
                                GError **error);

G_END_DECLS
