/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One bar, gate or stage as a widget that can have the focus and a name. */
#pragma once

#include <gtk/gtk.h>

#include "ui/swb-timeline-layout.h"

G_BEGIN_DECLS

#define SWB_TYPE_TIMELINE_PROXY (swb_timeline_proxy_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbTimelineProxy, swb_timeline_proxy, SWB, TIMELINE_PROXY, GtkWidget)

GtkWidget *swb_timeline_proxy_new (SwbTimelineKind kind, gpointer object);
gpointer swb_timeline_proxy_get_object (SwbTimelineProxy *self);
void swb_timeline_proxy_describe (SwbTimelineProxy *self,
                                  const char *words,
                                  gboolean selected);

G_END_DECLS
