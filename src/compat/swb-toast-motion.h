/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Toasts that come and go: libadwaita 1.2 breaks when their window goes
 * meanwhile. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void swb_toast_motion_watch (AdwToast *toast);
guint swb_toast_motion_left (void);

G_END_DECLS
