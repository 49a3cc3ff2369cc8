/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Invented plans: a film song's launch in rupees, with names in Latin, Tamil,
 * Devanagari, Hangul and Arabic. */
#include "plan-samples.h"

#include <string.h>

#define LAKH 10000000 /* in paise */

static const char *const names[] = {
  "மீரா ஐயர்",     "Kiran Reddy", "सौरभ पाटील", "Ananya Das", "다크걸",
  "Zoya Khan",   "Rohan Nair",  "ليلى حسن",   "DJ Tara",    "Vikram Films",
  "Rhea Kapoor", "José Núñez",  NULL,
};

static const char *const angles[] = { "rain dance", "romance edit", "comedy",
                                      "reaction",   "cover",        NULL };

static const char *const channels[] = { "instagram-reels", "youtube-shorts",
                                        "tiktok", "youtube-long" };

static const gint64 followers[] = { 6200,   48200,  91500,   36900,
                                    72300,  310000, 465000,  840000,
                                    910000, 8100,   24000000 };

static const char *const languages[] = { "ta", "te", "hi", "bn", "ko", "ar" };

static const struct
{
  const char *kind;
  const char *name;
  int from;
  int to;
  double share;
  const char *gate;
  const char *criteria;
  const char *verdict;
  const char *reason;
} stages[] = {
  { "seeding", "Seeding", -82, -62, 0.2, NULL, NULL, NULL, NULL },
  { "validation", "Validation", -61, -48, 0.15, "Seeding to validation",
    "completion at least 45 % and save rate at least 2.0 % of views, 90 % "
    "sure, 40,000 plays",
    "pass", "Completion 48 % (46 to 50), saves 2.6 % over 61,000 plays" },
  { "amplification", "Amplification", -47, -23, 0.45,
    "Validation to amplification",
    "150 unpaid posts with the sound a week, search up 20 %", "keep-going",
    "118 unpaid posts so far; 32 more are needed" },
  { "repetition", "Repetition", -22, 0, 0.2, "Amplification to repetition",
    "adoption still rising 5 days after the star’s reel", NULL, NULL },
};

static const struct
{
  const char *bucket;
  const char *name;
  int stage;
  double planned;
  double committed;
  double actual;
} lines[] = {
  { "creators", "Micro, seeding", 0, 6.8, 6.45, 4.1 },
  { "creators", "Mid and macro, amplification", 2, 9.2, 5.95, 2.1 },
  { "creators", "Mega, amplification", 2, 8, 5, 0 },
  { "platform-ads", "Boosts", 1, 14.4, 3, 15 },
  { "audio-streaming", "Playlists and pre-saves", 3, 9.6, 0, 0 },
  { "rights", "Synchronisation licence", -1, 12, 12, 0 },
};

static SwbMoney
lakhs (const PlanSample *sample, double amount)
{
  return swb_money_make ((gint64) (amount * 100 + 0.5) * (LAKH / 100) *
                             (sample->money ? sample->money : 1),
                         "INR");
}

static SwbId
sample_id (char kind, guint index)
{
  SwbId id = swb_id_nil ();

  id.bytes[0] = (guint8) kind;
  id.bytes[14] = (guint8) (index >> 8);
  id.bytes[15] = (guint8) index;
  return id;
}

static char *
creator_name (const PlanSample *sample, guint index)
{
  const guint n = G_N_ELEMENTS (names) - 1;

  if (sample->long_names)
    return g_strdup_printf ("%s and the whole company of travelling players "
                            "who sing in the rain %u",
                            names[index % n], index);
  if (index < n)
    return g_strdup (names[index]);
  return g_strdup_printf ("%s %u", names[index % n], index);
}

static void
add_account (SwbRosterData *data, guint index)
{
  g_autofree char *handle = g_strdup_printf ("creator.%u", index);
  const gboolean benchmark = index % 5 == 4;
  const gint64 n_followers = followers[index % G_N_ELEMENTS (followers)];
  const SwbAccountCells account = {
    .id = sample_id ('a', index),
    .creator = index,
    .platform = swb_channel_platform (channels[index % 4]),
    .handle = handle,
    .followers = n_followers,
    .followers_day = swb_day_from_ymd (2026, 12, 2),
    .followers_source = "import",
    .followers_lapsed = SWB_DAY_NONE,
    .views = benchmark ? -1 : n_followers / 3,
    .views_source = benchmark ? NULL : "import",
  };

  swb_roster_data_set_account (data, index, &account);
}

static void
fill_roster (SwbWorkspace *workspace, const PlanSample *sample)
{
  static const gint64 least[] = { 10000, 100000, 500000, 1000000 };
  SwbTierBounds bounds;
  SwbRosterData *data =
      swb_roster_data_new (sample->n_creators, sample->n_creators);

  for (guint i = 0; i < sample->n_creators; i++)
    {
      const SwbId id = sample_id ('c', i);
      g_autofree char *name = creator_name (sample, i);

      swb_roster_data_set_creator (data, i, &id, name);
      swb_roster_data_set_text (data, SWB_ROSTER_TEXT_LANGUAGES, i,
                                languages[i % G_N_ELEMENTS (languages)]);
      add_account (data, i);
    }
  swb_roster_data_finish (data, NULL, NULL);
  swb_tier_bounds_set_all (&bounds, least);
  swb_roster_data_set_tiers (data, &bounds);
  swb_roster_replace (swb_workspace_get_roster (workspace), data);
}

static void
add_segments (SwbWorkspace *workspace)
{
  GArray *segments = swb_workspace_get_segments (workspace);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      SwbSegmentCells cells = { .id = sample_id ('e', i),
                                .name = g_strdup (languages[i]),
                                .language = g_strdup (languages[i]),
                                .size = 40e6 + 10e6 * i,
                                .source = g_strdup ("typed") };

      g_array_append_val (segments, cells);
    }
}

static void
add_stage (SwbCampaign *campaign, guint i, SwbDay release)
{
  const SwbId id = sample_id ('s', i);
  const SwbId gate_id = sample_id ('g', i);
  g_autoptr (SwbStage) stage = swb_stage_new (&id);
  g_autoptr (SwbGate) gate = swb_gate_new (&gate_id);

  swb_stage_set_kind (stage, stages[i].kind);
  swb_stage_set_name (stage, stages[i].name);
  swb_stage_set_flight (
      stage, (SwbFlight){ release + stages[i].from, release + stages[i].to });
  swb_stage_set_share (stage, stages[i].share);
  g_list_store_append (swb_campaign_get_stages (campaign), stage);
  if (!stages[i].gate)
    return;
  swb_gate_set_stage (gate, &id);
  swb_gate_set_name (gate, stages[i].gate);
  swb_gate_set_day (gate, release + stages[i].from);
  swb_gate_set_criteria (gate, stages[i].criteria);
  swb_gate_set_verdict (gate, stages[i].verdict);
  swb_gate_set_reason (gate, stages[i].reason);
  g_list_store_append (swb_campaign_get_gates (campaign), gate);
}

static void
add_line (SwbCampaign *campaign, const PlanSample *sample, guint i)
{
  const SwbId id = sample_id ('l', i);
  const SwbId stage = sample_id ('s', (guint) MAX (lines[i].stage, 0));
  g_autoptr (SwbLine) line = swb_line_new (&id);

  swb_line_set_bucket (line, lines[i].bucket);
  swb_line_set_name (line, lines[i].name);
  if (lines[i].stage >= 0)
    swb_line_set_stage (line, &stage);
  swb_line_set_planned (line, lakhs (sample, lines[i].planned));
  swb_line_set_committed (line, lakhs (sample, lines[i].committed));
  if (lines[i].actual > 0)
    swb_line_set_actual (line, lakhs (sample, lines[i].actual));
  swb_line_set_position (line, i);
  g_list_store_append (swb_campaign_get_lines (campaign), line);
}

static void
add_placement (SwbCampaign *campaign,
               const PlanSample *sample,
               guint i,
               SwbDay release)
{
  const SwbId id = sample_id ('p', i);
  const guint creator = i % sample->n_creators;
  const SwbId creator_id = sample_id ('c', creator);
  const SwbId account = sample_id ('a', creator);
  const guint stage = i * G_N_ELEMENTS (stages) / sample->n_placements;
  const SwbId stage_id = sample_id ('s', stage);
  const int span = stages[stage].to - stages[stage].from;
  g_autoptr (SwbPlacement) placement = swb_placement_new (&id);

  swb_placement_set_creator (placement, &creator_id);
  swb_placement_set_account (placement, &account);
  swb_placement_set_stage (placement, &stage_id);
  swb_placement_set_channel (placement, channels[creator % 4]);
  swb_placement_set_angle (placement, angles[i % 5]);
  swb_placement_set_day (placement, release + stages[stage].from +
                                        (int) (i * 5) % MAX (span - 4, 1));
  swb_placement_set_days (placement, 3 + (int) i % 3);
  swb_placement_set_fee (
      placement, creator % 12 == 4 ? swb_money_make (650000, "KRW")
                                   : lakhs (sample, 0.2 + 0.3 * (creator % 7)));
  swb_placement_set_status (placement, "contracted");
  swb_placement_set_clip_seconds (placement, 15 + (int) (i * 7) % 46);
  g_list_store_append (swb_campaign_get_placements (campaign), placement);
}

static void
set_facts (SwbCampaign *campaign, const PlanSample *sample, SwbDay release)
{
  swb_campaign_set_product (campaign, "Song launch");
  swb_campaign_set_client (campaign, "Aakash Films");
  swb_campaign_set_release (campaign, release);
  swb_campaign_set_markets (campaign, "Hindi, Tamil, Telugu");
  swb_campaign_set_budget (campaign, lakhs (sample, 50));
  swb_campaign_set_outcome (campaign, "audio-adoption");
  swb_campaign_set_behaviour (campaign, "hook, meme");
  swb_campaign_set_message (
      campaign, "Use the eight-second hook as their own: a rain dance that "
                "anyone can do in a doorway. The song is out when strangers "
                "film it, not when they have seen it.");
  swb_campaign_set_contact (campaign, "Meera, Swell Studio");
}

/**
 * plan_sample_new:
 * @sample: what to make
 *
 * Returns: (transfer full): a workspace with one campaign; the same for the
 *   same @sample
 */
SwbWorkspace *
plan_sample_new (const PlanSample *sample)
{
  const SwbDay release = swb_day_from_ymd (2027, 2, 14);
  const SwbId id = sample_id ('k', 1);
  SwbWorkspace *workspace = swb_workspace_new ();
  g_autoptr (SwbCampaign) campaign = swb_campaign_new (&id);

  swb_campaign_set_name (campaign, "Saawan Ki Raat");
  fill_roster (workspace, sample);
  g_list_store_append (swb_workspace_get_campaigns (workspace), campaign);
  if (!sample->bare)
    {
      set_facts (campaign, sample, release);
      add_segments (workspace);
      for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
        add_stage (campaign, i, release);
      for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
        add_line (campaign, sample, i);
    }
  for (guint i = 0; i < sample->n_placements; i++)
    add_placement (campaign, sample, i, release);
  return workspace;
}

/**
 * plan_sample_campaign:
 * @workspace: a sample
 *
 * Returns: (transfer none): its only campaign
 */
SwbCampaign *
plan_sample_campaign (SwbWorkspace *workspace)
{
  g_autoptr (SwbCampaign) campaign = g_list_model_get_item (
      G_LIST_MODEL (swb_workspace_get_campaigns (workspace)), 0);

  return campaign;
}

/**
 * plan_sample_names:
 *
 * Returns: (array zero-terminated=1): the names of the first creators
 */
const char *const *
plan_sample_names (void)
{
  return names;
}
