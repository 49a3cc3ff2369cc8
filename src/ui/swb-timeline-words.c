/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the timeline says: names, tooltips, what a screen reader speaks. */
#include "ui/swb-timeline-words.h"

#include "base/swb-platform.h"
#include "document/swb-plan-commands.h"

#include <glib/gi18n-lib.h>

/**
 * swb_timeline_tier_name:
 * @tier: 0 nano to 4 mega; anything else is none
 *
 * Returns: the tier's name for people
 */
const char *
swb_timeline_tier_name (int tier)
{
  static const char *const names[] = { N_ ("Nano"), N_ ("Micro"), N_ ("Mid"),
                                       N_ ("Macro"), N_ ("Mega") };

  if (tier < 0 || tier >= (int) G_N_ELEMENTS (names))
    return _ ("No tier");
  return _ (names[tier]);
}

/**
 * swb_timeline_creator_name:
 * @roster: (nullable): where to look
 * @creator: an id
 *
 * Returns: the name; words for a creator that is not in the roster any more
 */
const char *
swb_timeline_creator_name (SwbRoster *roster, const SwbId *creator)
{
  const char *name = NULL;
  guint index;

  if (roster != NULL && swb_roster_find (roster, creator, &index))
    name = swb_roster_data_name (swb_roster_get_data (roster), index);
  return name != NULL && *name != '\0' ? name : _ ("Unknown creator");
}

/**
 * swb_timeline_creator_tier:
 * @roster: (nullable): where to look
 * @creator: an id
 *
 * Returns: 0 nano to 4 mega, or -1
 */
int
swb_timeline_creator_tier (SwbRoster *roster, const SwbId *creator)
{
  guint index;

  if (roster == NULL || !swb_roster_find (roster, creator, &index))
    return -1;
  return swb_roster_data_tier (swb_roster_get_data (roster), index);
}

static void
add_words (GPtrArray *words, const char *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (words, g_strdup (text));
}

static GPtrArray *
placement_facts (SwbPlacement *placement,
                 SwbRoster *roster,
                 const SwbFlight *flight,
                 SwbDayStyle style)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *channel = swb_placement_get_channel (placement);
  const char *status = swb_placement_get_status (placement);
  SwbMoney fee = swb_placement_get_fee (placement);
  const SwbId *creator = swb_placement_get_creator (placement);

  add_words (words, swb_timeline_creator_name (roster, creator));
  if (channel != NULL)
    add_words (words, swb_channel_name (channel));
  add_words (words, swb_placement_get_angle (placement));
  if (style == SWB_DAY_STYLE_SHORT)
    /* Translators: a day as it is spoken, as in "26 November" */
    g_ptr_array_add (
        words, swb_day_format_pattern (flight->start, C_ ("date", "%-d %B")));
  else
    g_ptr_array_add (words, swb_flight_format (flight));
  if (status != NULL)
    add_words (words, swb_status_name (status));
  if (!swb_money_is_none (&fee))
    g_ptr_array_add (words, swb_money_format (fee));
  return words;
}

static char *
join (GPtrArray *words, const char *between)
{
  g_ptr_array_add (words, NULL);
  return g_strjoinv (between, (char **) words->pdata);
}

/**
 * swb_timeline_placement_words:
 * @placement: a placement
 * @roster: (nullable): names
 * @flight: its days as shown
 *
 * Returns: (transfer full): "Meera Iyer, Instagram Reels, rain dance,
 *   26 November, Contracted, ₹45,000"
 */
char *
swb_timeline_placement_words (SwbPlacement *placement,
                              SwbRoster *roster,
                              const SwbFlight *flight)
{
  g_autoptr (GPtrArray) words =
      placement_facts (placement, roster, flight, SWB_DAY_STYLE_SHORT);

  /* Translators: between the facts about one thing, read aloud */
  return join (words, C_ ("list", ", "));
}

/**
 * swb_timeline_placement_tooltip:
 * @placement: a placement
 * @roster: (nullable): names
 * @flight: its days as shown
 *
 * Returns: (transfer full): the same facts, a line each
 */
char *
swb_timeline_placement_tooltip (SwbPlacement *placement,
                                SwbRoster *roster,
                                const SwbFlight *flight)
{
  g_autoptr (GPtrArray) words =
      placement_facts (placement, roster, flight, SWB_DAY_STYLE_LONG);

  return join (words, "\n");
}

/**
 * swb_timeline_stage_words:
 * @stage: a stage
 * @flight: its days as shown
 *
 * Returns: (transfer full): "Seeding, 24 Nov to 14 Dec 2026, 21 days"
 */
char *
swb_timeline_stage_words (SwbStage *stage, const SwbFlight *flight)
{
  g_autofree char *days = swb_flight_format (flight);
  int length = swb_flight_length (flight);
  g_autofree char *count =
      g_strdup_printf (ngettext ("%d day", "%d days", (gulong) length), length);

  /* Translators: a stage's name, its days and how long it is */
  return g_strdup_printf (_ ("%s, %s, %s"), swb_stage_get_name (stage), days,
                          count);
}

/**
 * swb_timeline_verdict_words:
 * @verdict: (nullable): as the model holds it
 *
 * Returns: the verdict for people
 */
const char *
swb_timeline_verdict_words (const char *verdict)
{
  if (g_strcmp0 (verdict, "pass") == 0)
    return _ ("passed");
  if (g_strcmp0 (verdict, "fail") == 0)
    return _ ("failed");
  if (g_strcmp0 (verdict, "keep-going") == 0)
    return _ ("keep going");
  return _ ("not yet");
}

/**
 * swb_timeline_gate_words:
 * @gate: a gate
 * @flight: its day as shown
 *
 * Returns: (transfer full): name, day, verdict and the reason for it
 */
char *
swb_timeline_gate_words (SwbGate *gate, const SwbFlight *flight)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  const char *reason = swb_gate_get_reason (gate);

  add_words (words, swb_gate_get_name (gate));
  g_ptr_array_add (words, swb_day_format (flight->start, SWB_DAY_STYLE_LONG));
  add_words (words, swb_timeline_verdict_words (swb_gate_get_verdict (gate)));
  if (reason == NULL || *reason == '\0')
    reason = swb_gate_get_criteria (gate);
  add_words (words, reason);
  return join (words, C_ ("list", ", "));
}

static SwbDay
first_day (SwbCampaign *campaign)
{
  GListModel *stages = G_LIST_MODEL (swb_campaign_get_stages (campaign));
  SwbDay first = SWB_DAY_NONE;
  guint i;

  for (i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr (SwbStage) stage = g_list_model_get_item (stages, i);
      SwbFlight flight = swb_stage_get_flight (stage);

      if (swb_flight_is_none (&flight))
        continue;
      if (first == SWB_DAY_NONE || flight.start < first)
        first = flight.start;
    }
  return first;
}

/**
 * swb_timeline_caption:
 * @campaign: (nullable): a campaign
 *
 * Returns: (transfer full): "12 weeks to 14 February, release"; empty where
 *   there is no release day
 */
char *
swb_timeline_caption (SwbCampaign *campaign)
{
  SwbDay release =
      campaign != NULL ? swb_campaign_get_release (campaign) : SWB_DAY_NONE;
  SwbDay first = campaign != NULL ? first_day (campaign) : SWB_DAY_NONE;
  g_autofree char *day = NULL;
  int weeks;

  if (!swb_day_is_valid (release))
    return g_strdup ("");
  day = swb_day_format_pattern (release, C_ ("date", "%-d %B"));
  if (first == SWB_DAY_NONE || first >= release)
    /* Translators: the day of the release */
    return g_strdup_printf (_ ("Release on %s"), day);
  weeks = (release - first + 6) / 7;
  return g_strdup_printf (ngettext ("%d week to %s, release",
                                    "%d weeks to %s, release", (gulong) weeks),
                          weeks, day);
}
