/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a campaign to the items and lanes of the timeline. What a running act
 * is about to change is shown as it will be. */
#include "ui/swb-timeline-items.h"

#include "base/swb-platform.h"
#include "document/swb-plan-commands.h"
#include "model/swb-gate.h"
#include "model/swb-placement.h"
#include "model/swb-stage.h"
#include "ui/swb-timeline-words.h"

#include <glib/gi18n-lib.h>

#define N_TIERS 5

typedef struct
{
  SwbTimelineLayout *layout;
  SwbCampaign *campaign;
  SwbRoster *roster;
  SwbTimelineLanes by;
  GHashTable *pending;
  GHashTable *lanes; /* key to lane index, plus one */
} Collector;

static SwbFlight
shown_flight (const Collector *collector, gpointer object, SwbFlight flight)
{
  const SwbFlight *pending = NULL;

  if (collector->pending != NULL)
    pending = g_hash_table_lookup (collector->pending, object);
  return pending != NULL ? *pending : flight;
}

static int
kind_tint (const char *kind, guint position)
{
  static const char *const kinds[] = { "seeding", "validation", "amplification",
                                       "repetition" };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kind, kinds[i]) == 0)
      return (int) i;
  return (int) (position % G_N_ELEMENTS (kinds));
}

static void
collect_stages (const Collector *collector)
{
  GListModel *stages =
      G_LIST_MODEL (swb_campaign_get_stages (collector->campaign));
  guint i;

  for (i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr (SwbStage) stage = g_list_model_get_item (stages, i);
      SwbTimelineItem item = { SWB_TIMELINE_STAGE, stage };

      item.flight =
          shown_flight (collector, stage, swb_stage_get_flight (stage));
      item.tier = SWB_TIMELINE_NO_TIER;
      item.tint = kind_tint (swb_stage_get_kind (stage), i);
      item.label = swb_stage_get_name (stage);
      if (!swb_flight_is_none (&item.flight))
        swb_timeline_layout_add (collector->layout, &item);
    }
}

static SwbTimelineVerdict
verdict_of (const char *verdict)
{
  if (g_strcmp0 (verdict, "pass") == 0)
    return SWB_TIMELINE_PASSED;
  if (g_strcmp0 (verdict, "fail") == 0)
    return SWB_TIMELINE_FAILED;
  if (g_strcmp0 (verdict, "keep-going") == 0)
    return SWB_TIMELINE_KEEP_GOING;
  return SWB_TIMELINE_NOT_YET;
}

static void
collect_gates (const Collector *collector)
{
  GListModel *gates =
      G_LIST_MODEL (swb_campaign_get_gates (collector->campaign));
  guint i;

  for (i = 0; i < g_list_model_get_n_items (gates); i++)
    {
      g_autoptr (SwbGate) gate = g_list_model_get_item (gates, i);
      SwbTimelineItem item = { SWB_TIMELINE_GATE, gate };
      SwbDay day = swb_gate_get_day (gate);
      SwbFlight flight = { day, day };

      item.flight = shown_flight (collector, gate, flight);
      item.tier = SWB_TIMELINE_NO_TIER;
      item.verdict = verdict_of (swb_gate_get_verdict (gate));
      item.label = swb_gate_get_name (gate);
      item.caption = swb_timeline_verdict_words (swb_gate_get_verdict (gate));
      if (swb_day_is_valid (item.flight.start))
        swb_timeline_layout_add (collector->layout, &item);
    }
}

static guint
status_rank (const char *status)
{
  const char *const *ids = swb_status_ids ();
  guint i;

  for (i = 0; ids[i] != NULL; i++)
    if (g_strcmp0 (ids[i], status) == 0)
      return i;
  return 0;
}

static guint
stage_lane (const Collector *collector, SwbPlacement *placement)
{
  GListModel *stages =
      G_LIST_MODEL (swb_campaign_get_stages (collector->campaign));
  guint i;

  for (i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr (SwbStage) stage = g_list_model_get_item (stages, i);

      if (swb_id_equal (swb_stage_get_id (stage),
                        swb_placement_get_stage (placement)))
        return i;
    }
  return i;
}

/* The lane's key, small numbers first in the order of the lanes. */
static guint
lane_key (const Collector *collector, SwbPlacement *placement, int tier)
{
  const char *channel;

  switch (collector->by)
    {
    case SWB_TIMELINE_BY_STAGE:
      return stage_lane (collector, placement);
    case SWB_TIMELINE_BY_PLATFORM:
      channel = swb_placement_get_channel (placement);
      return channel != NULL ? (guint) swb_channel_platform (channel)
                             : (guint) SWB_PLATFORM_OTHER;
    case SWB_TIMELINE_BY_TIER:
    default:
      return tier >= 0 && tier < N_TIERS ? (guint) tier : N_TIERS;
    }
}

static void
collect_placement (const Collector *collector, SwbPlacement *placement)
{
  SwbTimelineItem item = { SWB_TIMELINE_PLACEMENT, placement };
  const SwbId *creator = swb_placement_get_creator (placement);
  const char *status = swb_placement_get_status (placement);
  SwbDay day = swb_placement_get_day (placement);
  SwbFlight flight = { day,
                       day + MAX (swb_placement_get_days (placement), 1) - 1 };

  item.flight = shown_flight (collector, placement, flight);
  item.tier = swb_timeline_creator_tier (collector->roster, creator);
  item.lane = lane_key (collector, placement, item.tier);
  item.dropped = g_strcmp0 (status, "dropped") == 0;
  item.firm =
      !item.dropped && status_rank (status) >= status_rank ("contracted");
  item.posted = !item.dropped && status_rank (status) >= status_rank ("posted");
  item.label = swb_timeline_creator_name (collector->roster, creator);
  if (swb_day_is_valid (day))
    swb_timeline_layout_add (collector->layout, &item);
}

static void
collect_placements (const Collector *collector)
{
  GListModel *placements =
      G_LIST_MODEL (swb_campaign_get_placements (collector->campaign));
  guint n = g_list_model_get_n_items (placements);
  guint i;

  for (i = 0; i < n; i++)
    {
      g_autoptr (SwbPlacement) placement =
          g_list_model_get_item (placements, i);

      collect_placement (collector, placement);
    }
}

static guint
n_fixed_lanes (const Collector *collector)
{
  GListStore *stages = swb_campaign_get_stages (collector->campaign);

  if (collector->by == SWB_TIMELINE_BY_TIER)
    return N_TIERS;
  if (collector->by == SWB_TIMELINE_BY_STAGE)
    return g_list_model_get_n_items (G_LIST_MODEL (stages));
  return 0;
}

static void
add_lane (const Collector *collector, guint key)
{
  GListModel *stages =
      G_LIST_MODEL (swb_campaign_get_stages (collector->campaign));
  g_autoptr (SwbStage) stage = NULL;
  const char *label = NULL;
  int tier = SWB_TIMELINE_NO_TIER;
  guint lane;

  switch (collector->by)
    {
    case SWB_TIMELINE_BY_STAGE:
      stage = g_list_model_get_item (stages, key);
      label = stage != NULL ? swb_stage_get_name (stage) : _ ("No stage");
      break;
    case SWB_TIMELINE_BY_PLATFORM:
      label = swb_platform_name ((SwbPlatform) key);
      break;
    case SWB_TIMELINE_BY_TIER:
    default:
      label = swb_timeline_tier_name ((int) key);
      tier = key < N_TIERS ? (int) key : SWB_TIMELINE_NO_TIER;
      break;
    }
  lane = swb_timeline_layout_add_lane (collector->layout,
                                       label != NULL ? label : "", tier);
  g_hash_table_insert (collector->lanes, GUINT_TO_POINTER (key),
                       GUINT_TO_POINTER (lane + 1));
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const guint *left = a;
  const guint *right = b;

  return (*left > *right) - (*left < *right);
}

/* Items hold the lanes' keys so far; a key that nothing has gets no lane,
 * but for those that are always there. */
static void
make_lanes (const Collector *collector)
{
  SwbTimelineLayout *layout = collector->layout;
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint));
  guint i;

  for (i = 0; i < n_fixed_lanes (collector); i++)
    g_array_append_val (keys, i);
  for (i = 0; i < layout->items->len; i++)
    {
      const SwbTimelineItem *item = swb_timeline_layout_item (layout, i);

      if (item->kind == SWB_TIMELINE_PLACEMENT)
        g_array_append_val (keys, item->lane);
    }
  g_array_sort (keys, compare_keys);
  for (i = 0; i < keys->len; i++)
    {
      guint key = g_array_index (keys, guint, i);

      if (!g_hash_table_contains (collector->lanes, GUINT_TO_POINTER (key)))
        add_lane (collector, key);
    }
  for (i = 0; i < layout->items->len; i++)
    {
      SwbTimelineItem *item = swb_timeline_layout_item (layout, i);
      gpointer lane =
          g_hash_table_lookup (collector->lanes, GUINT_TO_POINTER (item->lane));

      if (item->kind == SWB_TIMELINE_PLACEMENT)
        item->lane = GPOINTER_TO_UINT (lane) - 1;
    }
}

/**
 * swb_timeline_collect:
 * @layout: filled anew; sorted and packed when this returns
 * @campaign: (nullable): the plan to show
 * @roster: (nullable): names and tiers
 * @lanes: what a lane stands for
 * @pending: (nullable): object to #SwbFlight, days that win over the model's
 */
void
swb_timeline_collect (SwbTimelineLayout *layout,
                      SwbCampaign *campaign,
                      SwbRoster *roster,
                      SwbTimelineLanes lanes,
                      GHashTable *pending)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (NULL, NULL);
  Collector collector = { layout, campaign, roster, lanes, pending, keys };

  swb_timeline_layout_clear (layout);
  if (campaign == NULL)
    return;
  collect_stages (&collector);
  collect_placements (&collector);
  collect_gates (&collector);
  make_lanes (&collector);
  swb_timeline_layout_sort (layout);
  swb_timeline_layout_pack (layout);
}
