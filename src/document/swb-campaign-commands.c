/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making, editing and deleting campaigns. A new one comes with its four
 * stages before the release, the gates between them and the buckets. */
#include "document/swb-plan-commands.h"

#include "base/swb-text.h"

#include <glib/gi18n-lib.h>

/* What a new campaign's stages look like. Days are counted back from the
 * release; the last stage ends with it. */
typedef struct
{
  const char *kind;
  const char *name;
  int days_before;
  double share;
  const char *mix;
  const char *gate;
  const char *criteria;
} StagePreset;

static const StagePreset stages[] = {
  { "seeding", N_ ("Seeding"), 82, 0.20, "nano, micro", NULL, NULL },
  { "validation", N_ ("Validation"), 61, 0.15, "micro, mid",
    N_ ("Seeding to validation"),
    N_ ("Choose the metrics and floors before the first post goes out") },
  { "amplification", N_ ("Amplification"), 47, 0.45, "mid, macro, mega",
    N_ ("Validation to amplification"),
    N_ ("Choose the metrics and floors before the first post goes out") },
  { "repetition", N_ ("Repetition"), 22, 0.20, "nano, micro, mid",
    N_ ("Amplification to repetition"),
    N_ ("Choose the metrics and floors before the first post goes out") },
};

/* The 50/30/20 preset: an unverified report from one market; a start to be
 * edited, never an optimum. */
static const struct
{
  const char *bucket;
  double share;
} buckets[] = {
  { "creators", 0.5 },
  { "platform-ads", 0.3 },
  { "audio-streaming", 0.2 },
};

static void
set_facts (SwbCommand *command, const SwbId *id, const SwbCampaignFacts *facts)
{
#define SET(column, value)                                                     \
  swb_command_set (command, SWB_TABLE_CAMPAIGN, id, SWB_CAMPAIGN_##column,     \
                   value)
  SET (NAME, swb_value_text (facts->name));
  SET (PRODUCT, swb_value_text (facts->product));
  SET (CLIENT, swb_value_text (facts->client));
  SET (RELEASE, swb_value_day (facts->release));
  SET (MARKETS, swb_value_text (facts->markets));
  SET (BUDGET, swb_value_money (facts->budget));
  SET (OUTCOME, swb_value_text (facts->outcome));
  SET (BEHAVIOUR, swb_value_text (facts->behaviour));
  SET (MESSAGE, swb_value_text (facts->message));
  SET (CONTACT, swb_value_text (facts->contact));
#undef SET
}

static SwbFlight
stage_flight (guint i, SwbDay release)
{
  SwbFlight flight;

  flight.start = release - stages[i].days_before;
  flight.end = i + 1 < G_N_ELEMENTS (stages)
                   ? release - stages[i + 1].days_before - 1
                   : release;
  return flight;
}

static SwbId
add_stage (SwbCommand *command, const SwbId *campaign, guint i, SwbDay release)
{
  const SwbId id = swb_command_insert (command, SWB_TABLE_STAGE);

#define SET(column, value)                                                     \
  swb_command_set (command, SWB_TABLE_STAGE, &id, SWB_STAGE_##column, value)
  SET (CAMPAIGN, swb_value_id (campaign));
  SET (KIND, swb_value_text (stages[i].kind));
  SET (NAME, swb_value_text (_ (stages[i].name)));
  SET (FLIGHT, swb_value_flight (stage_flight (i, release)));
  SET (SHARE, swb_value_real (stages[i].share));
  SET (MIX, swb_value_text (stages[i].mix));
  SET (POSITION, swb_value_real (i + 1));
#undef SET
  return id;
}

static void
add_gate (SwbCommand *command,
          const SwbId *campaign,
          const SwbId *stage,
          guint i,
          SwbDay release)
{
  const SwbId id = swb_command_insert (command, SWB_TABLE_GATE);

#define SET(column, value)                                                     \
  swb_command_set (command, SWB_TABLE_GATE, &id, SWB_GATE_##column, value)
  SET (CAMPAIGN, swb_value_id (campaign));
  SET (STAGE, swb_value_id (stage));
  SET (NAME, swb_value_text (_ (stages[i].gate)));
  SET (DAY, swb_value_day (stage_flight (i, release).start));
  SET (CRITERIA, swb_value_text (_ (stages[i].criteria)));
#undef SET
}

static void
add_line (SwbCommand *command, const SwbId *campaign, guint i, SwbMoney budget)
{
  const SwbId id = swb_command_insert (command, SWB_TABLE_LINE);

#define SET(column, value)                                                     \
  swb_command_set (command, SWB_TABLE_LINE, &id, SWB_LINE_##column, value)
  SET (CAMPAIGN, swb_value_id (campaign));
  SET (BUCKET, swb_value_text (buckets[i].bucket));
  SET (NAME, swb_value_text (swb_bucket_name (buckets[i].bucket)));
  SET (PLANNED, swb_value_money (swb_money_scale (budget, buckets[i].share)));
  SET (POSITION, swb_value_real (i + 1));
#undef SET
}

/**
 * swb_plan_new_campaign:
 * @facts: what is known
 * @id: (out) (optional): the new campaign's id
 *
 * Makes the campaign with four stages that end with the release (when one is
 * told), a gate before each but the first, and, when there is a budget, one
 * line a bucket by the 50/30/20 preset.
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_plan_new_campaign (const SwbCampaignFacts *facts, SwbId *id)
{
  g_autofree char *name = swb_text_tell (_ ("New campaign “%s”"), facts->name);
  SwbCommand *command = swb_command_new_edit (name);
  const SwbId campaign = swb_command_insert (command, SWB_TABLE_CAMPAIGN);

  set_facts (command, &campaign, facts);
  for (guint i = 0; facts->release != SWB_DAY_NONE && i < G_N_ELEMENTS (stages);
       i++)
    {
      const SwbId stage = add_stage (command, &campaign, i, facts->release);

      if (stages[i].gate != NULL)
        add_gate (command, &campaign, &stage, i, facts->release);
    }
  for (guint i = 0;
       !swb_money_is_none (&facts->budget) && i < G_N_ELEMENTS (buckets); i++)
    add_line (command, &campaign, i, facts->budget);
  if (id != NULL)
    *id = campaign;
  return command;
}

/**
 * swb_plan_edit_campaign:
 * @campaign: a campaign
 * @facts: all its facts; what is null there is emptied
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_plan_edit_campaign (SwbCampaign *campaign, const SwbCampaignFacts *facts)
{
  g_autofree char *name = swb_text_tell (_ ("Edit campaign “%s”"), facts->name);
  SwbCommand *command = swb_command_new_edit (name);

  set_facts (command, swb_campaign_get_id (campaign), facts);
  return command;
}

/**
 * swb_plan_delete_campaign:
 * @campaign: a campaign
 *
 * Its stages, gates, placements and lines are hidden with it.
 *
 * Returns: (transfer full): the command
 */
SwbCommand *
swb_plan_delete_campaign (SwbCampaign *campaign)
{
  g_autofree char *name = swb_text_tell (_ ("Delete campaign “%s”"),
                                         swb_campaign_get_name (campaign));
  SwbCommand *command = swb_command_new_edit (name);

  swb_command_set (command, SWB_TABLE_CAMPAIGN, swb_campaign_get_id (campaign),
                   SWB_DELETED, swb_value_int (1));
  return command;
}
