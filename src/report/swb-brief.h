/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A campaign's brief as a PDF file. */
#pragma once

#include "report/swb-brief-content.h"
#include "report/swb-report-error.h"

G_BEGIN_DECLS

/**
 * SwbBriefProgress:
 * @share: how much is done, from 0 to 1
 * @user_data: what was given with the function
 */
typedef void (*SwbBriefProgress) (double share, gpointer user_data);

gboolean swb_brief_write (SwbWorkspace *workspace,
                          SwbCampaign *campaign,
                          const SwbBriefOptions *options,
                          GFile *file,
                          GCancellable *cancellable,
                          GPtrArray **warnings,
                          GError **error);

void swb_brief_write_async (SwbWorkspace *workspace,
                            SwbCampaign *campaign,
                            const SwbBriefOptions *options,
                            GFile *file,
                            SwbBriefProgress progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean swb_brief_write_finish (GAsyncResult *result,
                                 GPtrArray **warnings,
                                 GError **error);

GPtrArray *swb_brief_check_fonts (SwbWorkspace *workspace,
                                  SwbCampaign *campaign);

G_END_DECLS
