/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of tiers and of sources. */
#include "report/swb-report-words.h"

#include "base/swb-text.h"
#include "chart/swb-chart-style.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * swb_report_tier_name:
 * @tier: a #SwbChartTier, or anything else for none
 *
 * Returns: its name for people
 */
const char *
swb_report_tier_name (int tier)
{
  static const char *const names[SWB_N_CHART_TIERS] = {
    N_ ("Nano"), N_ ("Micro"), N_ ("Mid"), N_ ("Macro"), N_ ("Mega")
  };

  if (tier < 0 || tier >= SWB_N_CHART_TIERS)
    return _ ("Tier unknown");
  return _ (names[tier]);
}

/**
 * swb_report_source_name:
 * @source: (nullable): the source of a reading, as it is stored
 *
 * Returns: (transfer full): its name for people; a service as it stands
 */
char *
swb_report_source_name (const char *source)
{
  static const struct
  {
    const char *id;
    const char *name;
  } names[] = {
    { "typed", N_ ("Typed by hand") },
    { "import", N_ ("Imported table") },
    { "youtube-api", N_ ("YouTube Data API") },
    { "modash", N_ ("Modash") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (source, names[i].id) == 0)
      return g_strdup (_ (names[i].name));
  if (source && g_str_has_prefix (source, "import:"))
    /* Translators: %s is the name of a file. */
    return swb_text_tell (_ ("Imported from %s"), source + strlen ("import:"));
  return g_strdup (source && *source ? source : _ ("Not told"));
}
