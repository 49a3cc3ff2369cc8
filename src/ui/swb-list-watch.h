/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watches a list and every object in it, and says when anything changed. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SwbListWatch SwbListWatch;
typedef void (*SwbListWatchFunc) (gpointer user_data);

SwbListWatch *swb_list_watch_new (GListModel *list,
                                  SwbListWatchFunc func,
                                  gpointer user_data);
void swb_list_watch_free (SwbListWatch *watch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbListWatch, swb_list_watch_free)

G_END_DECLS
