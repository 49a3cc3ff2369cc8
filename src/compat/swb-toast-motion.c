/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Toasts that come and go. libadwaita before 1.3 lets go twice of a toast whose
 * window goes while it moves, and the program with it; so a window that is to
 * go waits until the last one has come to rest. */
#include "compat/swb-toast-motion.h"

/* As long as libadwaita animates, and a little more. */
#define MOTION_MS 400

static gint64 at_rest; /* when the last one will be, monotonic microseconds */

static void
moves_cb (AdwToast *toast)
{
  at_rest = g_get_monotonic_time () + MOTION_MS * 1000;
}

/**
 * swb_toast_motion_watch:
 * @toast: a toast that is about to be shown
 */
void
swb_toast_motion_watch (AdwToast *toast)
{
  g_return_if_fail (ADW_IS_TOAST (toast));

  moves_cb (toast);
  g_signal_connect (toast, "dismissed", G_CALLBACK (moves_cb), NULL);
}

/**
 * swb_toast_motion_left:
 *
 * Returns: for how many milliseconds no window should go; 0 with newer versions
 *   of libadwaita
 */
guint
swb_toast_motion_left (void)
{
  gint64 left = at_rest - g_get_monotonic_time ();

  if (adw_get_major_version () > 1 || adw_get_minor_version () > 2 || left <= 0)
    return 0;
  return (guint) (left / 1000) + 1;
}
