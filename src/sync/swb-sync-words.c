/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a refresh came to and what it will cost, in sentences. */
#include "sync/swb-sync.h"

#include "base/swb-number.h"

#include <glib/gi18n-lib.h>

static void
add_part (GString *text, guint count, char *part)
{
  if (count > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
  g_free (part);
}

/**
 * swb_sync_summarize:
 * @result: what came back
 * @source: where it came from
 *
 * Returns: (transfer full): a few sentences: "YouTube: 118 accounts refreshed,
 *   1 not found, 1 failed."
 */
char *
swb_sync_summarize (const SwbSyncResult *result, const SwbSource *source)
{
  g_autoptr (GString) counts = g_string_new (NULL);
  const guint updated = swb_sync_result_count (result, SWB_SYNC_UPDATED);
  const guint unchanged = swb_sync_result_count (result, SWB_SYNC_UNCHANGED);
  const guint missing = swb_sync_result_count (result, SWB_SYNC_MISSING);
  const guint failed = swb_sync_result_count (result, SWB_SYNC_FAILED);
  const guint left = swb_sync_result_count (result, SWB_SYNC_LEFT);
  g_autofree char *text = NULL;

  add_part (
      counts, updated,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u account refreshed",
                                    "%u accounts refreshed", updated),
                       updated));
  add_part (counts, unchanged, g_strdup_printf (_ ("%u unchanged"), unchanged));
  add_part (counts, missing, g_strdup_printf (_ ("%u not found"), missing));
  add_part (counts, failed, g_strdup_printf (_ ("%u failed"), failed));
  add_part (counts, left, g_strdup_printf (_ ("%u left to ask"), left));
  text = g_strdup_printf ("%s: %s.", source->name, counts->str);
  if (result->stopped == NULL)
    return g_steal_pointer (&text);
  return g_strconcat (text, " ", result->stopped->message, NULL);
}

/**
 * swb_sync_describe_cost:
 * @job: a job
 *
 * Returns: (transfer full): what the person sees before it starts: "240 of
 *   10,000 units", "12 credits"
 */
char *
swb_sync_describe_cost (const SwbSourceJob *job)
{
  guint units = swb_source_job_estimate (job);
  guint most = swb_source_job_get_source (job)->units_a_day;
  g_autofree char *cost = swb_number_format_count (units, SWB_GROUPING_WESTERN);
  g_autofree char *all = swb_number_format_count (most, SWB_GROUPING_WESTERN);

  if (swb_source_job_get_source (job)->has_credits)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%s credit", "%s credits", units), cost);
  if (most == 0)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%s request", "%s requests", units),
        cost);
  return g_strdup_printf (_ ("%s of %s units"), cost, all);
}
