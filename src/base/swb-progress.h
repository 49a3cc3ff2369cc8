/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far long work is; any thread may set it or ask. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Refcounted. */
typedef struct _SwbProgress SwbProgress;

SwbProgress *swb_progress_new (void);
SwbProgress *swb_progress_ref (SwbProgress *progress);
void swb_progress_unref (SwbProgress *progress);
double swb_progress_get (SwbProgress *progress);
void swb_progress_set (SwbProgress *progress, guint64 done, guint64 whole);
void swb_progress_push (SwbProgress *progress, double from, double to);
void swb_progress_pop (SwbProgress *progress);
void swb_progress_set_final (SwbProgress *progress);
gboolean swb_progress_is_final (SwbProgress *progress);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbProgress, swb_progress_unref)

G_END_DECLS
