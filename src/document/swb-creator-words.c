/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a creator, in words: never a number without what it rests
 * on. */
#include "document/swb-creator-details.h"

#include "base/swb-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *
tier_name (int tier)
{
  switch (tier)
    {
    case SWB_TIER_NANO:
      return C_ ("tier", "nano");
    case SWB_TIER_MICRO:
      return C_ ("tier", "micro");
    case SWB_TIER_MID:
      return C_ ("tier", "mid");
    case SWB_TIER_MACRO:
      return C_ ("tier", "macro");
    case SWB_TIER_MEGA:
      return C_ ("tier", "mega");
    default:
      return "";
    }
}

static char *
tell_value (const SwbStanding *standing, double value)
{
  return standing->is_views
             ? swb_number_format_compact (value, SWB_GROUPING_WESTERN)
             : swb_number_format_percent (value, 1);
}

static const char *
tell_base (const SwbStanding *standing)
{
  if (standing->is_views)
    return _ ("views");
  return standing->base_kind == SWB_ENGAGEMENT_ON_VIEWS
             ? _ ("engagement on views")
             : _ ("engagement on followers");
}

static char *
tell_against_roster (const SwbStanding *standing)
{
  g_autofree char *value = tell_value (standing, standing->value);
  g_autofree char *median = tell_value (standing, standing->median);
  g_autofree char *n =
      swb_number_format_count (standing->n_peers, SWB_GROUPING_WESTERN);

  /* Translators: "1.4 × the micro tier: 5.2 % engagement on views; median 3.7 %
   * of 31 accounts on TikTok". */
  return g_strdup_printf (
      ngettext ("%.1f × the %s tier: %s %s; median %s of %s account on %s",
                "%.1f × the %s tier: %s %s; median %s of %s accounts on %s",
                standing->n_peers),
      standing->ratio, tier_name (standing->tier), value, tell_base (standing),
      median, n, swb_platform_name (standing->platform));
}

static char *
tell_against_range (const SwbStanding *standing)
{
  const SwbBenchmark *range = standing->range;
  g_autofree char *value = tell_value (standing, standing->value);
  g_autofree char *low = tell_value (standing, range->low);
  g_autofree char *high = tell_value (standing, range->high);
  g_autofree char *between =
      range->low < range->high
          /* Translators: the ends of a range, "0.5 % to 1.8 %". */
          ? g_strdup_printf (_ ("%s to %s"), low, high)
          : g_strdup (low);

  if (range->year == 0)
    /* Translators: "5.2 % engagement on views; published for TikTok: 5.5 %
     * (eMarketer)". */
    return g_strdup_printf (
        _ ("%s %s; published for %s: %s (%s)"), value, tell_base (standing),
        swb_platform_name (standing->platform), between, range->source);
  /* Translators: "5.2 % engagement on views; published for TikTok: 5.5 %
   * (eMarketer, 2026)". */
  return g_strdup_printf (_ ("%s %s; published for %s: %s (%s, %d)"), value,
                          tell_base (standing),
                          swb_platform_name (standing->platform), between,
                          range->source, range->year);
}

/**
 * swb_standing_tell:
 * @standing: how a post did
 *
 * Returns: (transfer full): it in a sentence, with what it rests on
 */
char *
swb_standing_tell (const SwbStanding *standing)
{
  g_autofree char *n = NULL;

  switch (standing->basis)
    {
    case SWB_STANDING_NO_READING:
      return g_strdup (_ ("No numbers of this post yet"));
    case SWB_STANDING_NO_TIER:
      return g_strdup (
          _ ("Not enough evidence: nobody knows this creator’s tier"));
    case SWB_STANDING_ROSTER:
      return tell_against_roster (standing);
    case SWB_STANDING_BENCHMARK:
      return tell_against_range (standing);
    case SWB_STANDING_FEW_PEERS:
    default:
      break;
    }
  n = swb_number_format_count (standing->n_peers, SWB_GROUPING_WESTERN);
  return g_strdup_printf (
      ngettext ("Not enough evidence: %s other account of this tier can be "
                "compared",
                "Not enough evidence: %s other accounts of this tier can be "
                "compared",
                standing->n_peers),
      n);
}
