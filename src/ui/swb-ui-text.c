/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short texts that several widgets show. */
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

#define MINUTE (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/**
 * swb_state_text:
 * @state: where a document's acts are safe
 * @has_file: whether it has a file at all
 *
 * Returns: what the title says
 */
const char *
swb_state_text (SwbDocumentState state, gboolean has_file)
{
  switch (state)
    {
    case SWB_DOCUMENT_SAVED:
      return _ ("Saved");
    case SWB_DOCUMENT_SAVING:
      return _ ("Saving…");
    case SWB_DOCUMENT_READ_ONLY:
      return _ ("Read only");
    case SWB_DOCUMENT_SAFE:
    default:
      return has_file ? _ ("Safe in recovery") : _ ("Safe, no file yet");
    }
}

/**
 * swb_ago_text:
 * @microseconds: a time, since 1970 UTC
 * @now: the present one
 *
 * Returns: (transfer full): "2 h ago", or the date where it is longer ago
 */
char *
swb_ago_text (gint64 microseconds, gint64 now)
{
  g_autoptr (GDateTime) then = NULL;
  gint64 ago = now - microseconds;

  if (ago < MINUTE)
    return g_strdup (_ ("just now"));
  if (ago < HOUR)
    return g_strdup_printf (_ ("%d min ago"), (int) (ago / MINUTE));
  if (ago < DAY)
    return g_strdup_printf (_ ("%d h ago"), (int) (ago / HOUR));
  then = g_date_time_new_from_unix_local (microseconds / G_USEC_PER_SEC);
  /* Translators: a day and a time, see strftime */
  return g_date_time_format (then, _ ("%-d %B %Y, %H:%M"));
}
