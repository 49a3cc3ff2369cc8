/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the side page says about one placement (in swb-creator-post-words.h). No
 * GTK. */
#include "ui/swb-creator-post-words.h"

#include "base/swb-number.h"
#include "base/swb-text.h"
#include "document/swb-plan-commands.h"
#include "ui/swb-creator-metrics.h"
#include "ui/swb-creator-words.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Takes @line over. */
static void
append_line (GString *text, char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
  g_free (line);
}

static gboolean
is_dropped (const SwbDetailPlacement *placement)
{
  return strcmp (placement->status, "dropped") == 0;
}

static gboolean
is_delivered (const SwbDetailPlacement *placement)
{
  return swb_day_is_valid (placement->posted) ||
         swb_status_is_delivered (placement->status);
}

/* What nobody has agreed to yet is only planned. */
static gboolean
is_promised (const SwbDetailPlacement *placement)
{
  static const char *const open[] = { "shortlisted", "contacted", "negotiating",
                                      NULL };

  return is_delivered (placement) || !g_strv_contains (open, placement->status);
}

/**
 * swb_creator_promised_text:
 * @placement: a placement
 * @today: the day today
 *
 * Returns: (transfer full): "Promised for 24 Nov · Contracted": by when, and
 *   while it is not there yet, how far it is; "Planned" before it is agreed
 */
char *
swb_creator_promised_text (const SwbDetailPlacement *placement, SwbDay today)
{
  g_autofree char *day = swb_creator_day_text (placement->day, today);
  g_autofree char *promised =
      !swb_day_is_valid (placement->day)
          ? g_strdup (_ ("Promised for no day"))
          : g_strdup_printf (is_promised (placement) ? _ ("Promised for %s")
                                                     : _ ("Planned for %s"),
                             day);

  if (*placement->status == '\0' || is_dropped (placement) ||
      is_delivered (placement))
    return g_steal_pointer (&promised);
  return g_strdup_printf ("%s · %s", promised,
                          swb_status_name (placement->status));
}

static char *
missing_text (const SwbDetailPlacement *placement, SwbDay today)
{
  const guint late = swb_day_is_valid (placement->day) && placement->day < today
                         ? (guint) (today - placement->day)
                         : 0;

  if (late == 0)
    return NULL;
  return g_strdup_printf (ngettext ("Not delivered, late by %u day so far",
                                    "Not delivered, late by %u days so far",
                                    late),
                          late);
}

/**
 * swb_creator_delivered_text:
 * @placement: a placement
 * @today: the day today
 *
 * Returns: (transfer full) (nullable): what came of the promise, "Delivered 24
 *   Nov, on time"; null while it is not due
 */
char *
swb_creator_delivered_text (const SwbDetailPlacement *placement, SwbDay today)
{
  const int late = placement->posted - placement->day;
  g_autofree char *posted = NULL;

  if (is_dropped (placement))
    return g_strdup (_ ("Called off"));
  if (!is_delivered (placement))
    return missing_text (placement, today);
  if (!swb_day_is_valid (placement->posted))
    return g_strdup (_ ("Delivered, the day is not told"));
  posted = swb_creator_day_text (placement->posted, today);
  if (!swb_day_is_valid (placement->day))
    return g_strdup_printf (_ ("Delivered %s"), posted);
  if (late <= 0)
    return g_strdup_printf (_ ("Delivered %s, on time"), posted);
  return g_strdup_printf (ngettext ("Delivered %s, %u day late",
                                    "Delivered %s, %u days late", (guint) late),
                          posted, (guint) late);
}

/**
 * swb_creator_measured_text:
 * @placement: a placement
 * @grouping: how counts are written
 *
 * Returns: (transfer full): what was measured of the post, "Views: 48,200,
 *   Likes: 2,110"; empty where nothing was
 */
char *
swb_creator_measured_text (const SwbDetailPlacement *placement,
                           SwbGrouping grouping)
{
  static const char *const metrics[] = { "views", "likes", "comments", NULL };
  GString *text = g_string_new (NULL);

  for (guint i = 0; metrics[i] != NULL; i++)
    {
      const SwbDetailReading *reading =
          swb_creator_newest (placement->readings, metrics[i], NULL);
      g_autofree char *value = NULL;

      if (reading == NULL || reading->expired)
        continue;
      value = swb_creator_reading_value (reading, grouping);
      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? ", " : "",
                              swb_creator_metric_name (metrics[i]), value);
    }
  return g_string_free (text, FALSE);
}

static SwbDay
last_payment (const SwbDetailPlacement *placement)
{
  SwbDay last = SWB_DAY_NONE;

  for (guint i = 0; i < placement->payouts->len; i++)
    {
      const SwbDetailPayout *payout = placement->payouts->pdata[i];

      if (swb_day_is_valid (payout->paid))
        last = MAX (last, payout->paid);
    }
  return last;
}

/* What was paid of the fee, or null. */
static char *
settled_text (const SwbDetailPlacement *placement, SwbDay today)
{
  const SwbDay last = last_payment (placement);
  g_autofree char *paid = NULL;
  g_autofree char *fee = NULL;
  g_autofree char *day = NULL;

  if (last == SWB_DAY_NONE || swb_money_is_none (&placement->paid) ||
      placement->paid.minor == 0)
    return NULL;
  paid = swb_money_format (placement->paid);
  day = swb_creator_day_text (last, today);
  if (swb_money_is_none (&placement->fee) ||
      placement->paid.minor >= placement->fee.minor)
    /* Translators: an amount and a date */
    return g_strdup_printf (_ ("Paid %s on %s"), paid, day);
  fee = swb_money_format (placement->fee);
  /* Translators: an amount, the whole of it, and a date */
  return g_strdup_printf (_ ("Paid %s of %s, last on %s"), paid, fee, day);
}

static char *
owed_text (const SwbDetailPlacement *placement, SwbDay today)
{
  g_autofree char *day = NULL;

  if (!swb_day_is_valid (placement->owed_since))
    return NULL;
  day = swb_creator_day_text (placement->owed_since, today);
  return g_strdup_printf (placement->owed_since < today
                              ? _ ("Payment due since %s")
                              : _ ("Payment due on %s"),
                          day);
}

/**
 * swb_creator_paid_text:
 * @placement: a placement
 * @today: the day today
 *
 * Returns: (transfer full) (nullable): what was paid of it, and since when the
 *   rest is owed; null while nobody owes anything
 */
char *
swb_creator_paid_text (const SwbDetailPlacement *placement, SwbDay today)
{
  g_autofree char *settled = settled_text (placement, today);
  g_autofree char *owed = owed_text (placement, today);
  GString *text = g_string_new (settled);

  if (owed != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", owed);
  if (placement->n_other_currency > 0)
    {
      g_autofree char *other =
          g_strdup_printf (ngettext ("%u payout in another currency",
                                     "%u payouts in another currency",
                                     placement->n_other_currency),
                           placement->n_other_currency);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", other);
    }
  if (text->len == 0 && is_delivered (placement) && !is_dropped (placement) &&
      !swb_money_is_none (&placement->fee))
    g_string_append (text, _ ("Nothing paid yet"));
  return g_string_free (text, text->len == 0);
}

/**
 * swb_creator_standing_text:
 * @standing: how a post did
 *
 * Returns: (transfer full): it in a line; swb_standing_tell() tells what it
 *   rests on
 */
char *
swb_creator_standing_text (const SwbStanding *standing)
{
  g_autofree char *times = NULL;

  if (standing->basis != SWB_STANDING_ROSTER)
    return swb_standing_tell (standing);
  times = g_strdup_printf ("%.1f", standing->ratio);
  if (standing->is_views)
    /* Translators: views of a post, and of how many accounts of its tier */
    return g_strdup_printf (ngettext ("Views %s times the tier’s (%u account)",
                                      "Views %s times the tier’s (%u accounts)",
                                      standing->n_peers),
                            times, standing->n_peers);
  /* Translators: engagement of a post, and of how many accounts of its tier */
  return g_strdup_printf (
      ngettext ("Engagement %s times the tier’s (%u account)",
                "Engagement %s times the tier’s (%u accounts)",
                standing->n_peers),
      times, standing->n_peers);
}

static char *
promise_origin (const SwbDetailPlacement *placement)
{
  g_autofree char *day = NULL;
  g_autofree char *fee = NULL;

  if (swb_day_is_valid (placement->day))
    day = swb_day_format (placement->day, SWB_DAY_STYLE_MEDIUM);
  if (!swb_money_is_none (&placement->fee))
    fee = swb_money_format (placement->fee);
  if (day != NULL && fee != NULL)
    /* Translators: a date and an amount */
    return g_strdup_printf (_ ("Promised in the plan: %s, for %s"), day, fee);
  if (day == NULL && fee == NULL)
    return NULL;
  return g_strdup_printf (_ ("Promised in the plan: %s"),
                          day != NULL ? day : fee);
}

static char *
delivery_origin (const SwbDetailPlacement *placement)
{
  g_autofree char *day = NULL;

  if (!is_delivered (placement))
    return NULL;
  if (!swb_day_is_valid (placement->posted))
    return g_strdup_printf (_ ("Delivered by its status, “%s”"),
                            swb_status_name (placement->status));
  day = swb_day_format (placement->posted, SWB_DAY_STYLE_MEDIUM);
  return g_strdup_printf (_ ("Delivered by what was noted of the post: %s"),
                          day);
}

static char *
payout_origin (const SwbDetailPlacement *placement)
{
  g_autofree char *paid = NULL;
  guint n = 0;

  for (guint i = 0; i < placement->payouts->len; i++)
    n += swb_day_is_valid (
        ((const SwbDetailPayout *) placement->payouts->pdata[i])->paid);
  if (n == 0 || swb_money_is_none (&placement->paid))
    return NULL;
  n -= MIN (placement->n_other_currency, n);
  paid = swb_money_format (placement->paid);
  /* Translators: an amount */
  return g_strdup_printf (
      ngettext ("Paid: %s, from %u payout of the ledger",
                "Paid: %s, the sum of %u payouts of the ledger", n),
      paid, n);
}

/* What the numerator of a rate counts. */
static const char *
parts_name (const char *parts)
{
  if (strcmp (parts, "likes+comments+shares") == 0)
    return _ ("likes, comments and shares");
  if (strcmp (parts, "likes+comments") == 0)
    return _ ("likes and comments");
  if (strcmp (parts, "likes+shares") == 0)
    return _ ("likes and shares");
  if (strcmp (parts, "likes") == 0)
    return _ ("likes");
  return _ ("interactions");
}

static char *
arithmetic_text (const SwbStanding *standing, SwbGrouping grouping)
{
  g_autofree char *above = NULL;
  g_autofree char *below = NULL;

  if (standing->is_views)
    return NULL;
  if (isnan (standing->numerator) || isnan (standing->base))
    return g_strdup (_ ("The source told the rate only, not its parts"));
  above = swb_number_format_count (llround (standing->numerator), grouping);
  below = swb_number_format_count (llround (standing->base), grouping);
  if (standing->base_kind == SWB_ENGAGEMENT_ON_VIEWS)
    /* Translators: a count, "likes and comments", a count */
    return g_strdup_printf (_ ("%s %s on %s views"), above,
                            parts_name (standing->parts), below);
  /* Translators: a count, "likes and comments", a count */
  return g_strdup_printf (_ ("%s %s on %s followers"), above,
                          parts_name (standing->parts), below);
}

static void
append_standing (GString *text, const SwbStanding *standing, SwbGrouping group)
{
  g_autofree char *source = NULL;
  g_autofree char *day = NULL;

  append_line (text, swb_standing_tell (standing));
  if (standing->basis == SWB_STANDING_NO_READING)
    return;
  append_line (text, arithmetic_text (standing, group));
  source = swb_roster_source_text (standing->source);
  day = swb_day_is_valid (standing->day)
            ? swb_day_format (standing->day, SWB_DAY_STYLE_MEDIUM)
            : g_strdup (_ ("no date"));
  /* Translators: a source and a date */
  append_line (
      text, g_strdup_printf (_ ("Numbers of the post: %s, %s"), source, day));
}

/**
 * swb_creator_post_origin:
 * @placement: a placement
 * @grouping: how counts are written
 *
 * Returns: (transfer full): where what is told of it comes from, a line each:
 *   the promise, the delivery, the payouts, and the numbers of the comparison
 *   with their formula, source and date
 */
char *
swb_creator_post_origin (const SwbDetailPlacement *placement,
                         SwbGrouping grouping)
{
  GString *text = g_string_new (NULL);

  append_line (text, promise_origin (placement));
  append_line (text, delivery_origin (placement));
  append_line (text, payout_origin (placement));
  append_standing (text, &placement->standing, grouping);
  append_line (text, g_strdup (placement->url));
  return g_string_free (text, FALSE);
}

/**
 * swb_creator_campaign_text:
 * @placements: (element-type SwbDetailPlacement): all of a creator
 * @campaign: the id of one of their campaigns
 *
 * Returns: (transfer full): "Barish Wali Dhun · 2 of 3 delivered"; what was
 *   called off or is not agreed yet was not promised
 */
char *
swb_creator_campaign_text (const GPtrArray *placements, const SwbId *campaign)
{
  const char *name = NULL;
  g_autofree char *shown = NULL;
  guint n = 0;
  guint n_delivered = 0;

  for (guint i = 0; i < placements->len; i++)
    {
      const SwbDetailPlacement *one = placements->pdata[i];

      if (!swb_id_equal (&one->campaign, campaign))
        continue;
      name = one->campaign_name;
      if (is_dropped (one) || !is_promised (one))
        continue;
      n++;
      n_delivered += is_delivered (one);
    }
  shown = name != NULL && *name != '\0' ? swb_text_name (name)
                                        : g_strdup (_ ("No Campaign"));
  if (n == 0)
    return g_steal_pointer (&shown);
  /* Translators: a campaign, then how many of its placements were posted, and
   * how many were promised */
  return g_strdup_printf (_ ("%s · %u of %u delivered"), shown, n_delivered, n);
}
