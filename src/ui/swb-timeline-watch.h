/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watches a list and every object in it, and says when anything changed. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SwbTimelineWatch SwbTimelineWatch;
typedef void (*SwbTimelineWatchFunc) (gpointer user_data);

SwbTimelineWatch *swb_timeline_watch_new (GListModel *list,
                                          SwbTimelineWatchFunc func,
                                          gpointer user_data);
void swb_timeline_watch_free (SwbTimelineWatch *watch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbTimelineWatch, swb_timeline_watch_free)

G_END_DECLS
