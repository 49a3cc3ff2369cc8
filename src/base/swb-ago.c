/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long ago something was, in words. */
#include "base/swb-ago.h"

#include <glib/gi18n-lib.h>

#define MINUTE (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/**
 * swb_ago_text:
 * @microseconds: a time, since 1970 UTC
 * @now: the present one
 *
 * A time that is still to come was written by a clock that was wrong, or is
 * read by one: it is told as it was written.
 *
 * Returns: (transfer full): "2 h ago", or the date where it is longer ago
 */
char *
swb_ago_text (gint64 microseconds, gint64 now)
{
  g_autoptr (GDateTime) then =
      g_date_time_new_from_unix_local (microseconds / G_USEC_PER_SEC);
  gint64 ago;

  if (then == NULL || now < 0)
    return g_strdup (_ ("at an unknown time"));
  ago = now - microseconds;
  if (ago > -MINUTE && ago < MINUTE)
    return g_strdup (_ ("just now"));
  if (ago > 0 && ago < HOUR)
    return g_strdup_printf (_ ("%d min ago"), (int) (ago / MINUTE));
  if (ago > 0 && ago < DAY)
    return g_strdup_printf (_ ("%d h ago"), (int) (ago / HOUR));
  /* Translators: a day and a time, see strftime */
  return g_date_time_format (then, _ ("%-d %B %Y, %H:%M"));
}
