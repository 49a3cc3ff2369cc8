/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The synced tables and their columns. New ones come last: a working copy of an
 * older version gets them added in this order. */
#include "storage/swb-schema.h"

#define DELETED                                                                \
  {                                                                            \
    "deleted", SWB_COLUMN_INT                                                  \
  }

static const SwbColumn setting_columns[] = {
  DELETED,
  { "key", SWB_COLUMN_TEXT },
  { "value", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (setting_columns) == SWB_SETTING_N);

static const SwbColumn creator_columns[] = {
  DELETED,
  { "name", SWB_COLUMN_TEXT },
  { "languages", SWB_COLUMN_TEXT },
  { "cities", SWB_COLUMN_TEXT },
  { "country", SWB_COLUMN_TEXT },
  { "niches", SWB_COLUMN_TEXT },
  { "formats", SWB_COLUMN_TEXT },
  { "contact", SWB_COLUMN_TEXT },
  { "disclosure", SWB_COLUMN_TEXT },
  { "note", SWB_COLUMN_TEXT },
  { "tags", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (creator_columns) == SWB_CREATOR_N);

static const SwbColumn account_columns[] = {
  DELETED,
  { "creator", SWB_COLUMN_ID },
  { "platform", SWB_COLUMN_TEXT },
  { "handle", SWB_COLUMN_TEXT },
  { "name", SWB_COLUMN_TEXT },
  { "external_id", SWB_COLUMN_TEXT },
  { "url", SWB_COLUMN_TEXT },
  { "picture", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (account_columns) == SWB_ACCOUNT_N);

static const SwbColumn reading_columns[] = {
  DELETED,
  { "subject", SWB_COLUMN_ID },
  { "metric", SWB_COLUMN_TEXT },
  { "value", SWB_COLUMN_REAL },
  { "base", SWB_COLUMN_TEXT },
  { "base_value", SWB_COLUMN_REAL },
  { "window", SWB_COLUMN_INT },
  { "day", SWB_COLUMN_INT },
  { "source", SWB_COLUMN_TEXT },
  { "expires", SWB_COLUMN_INT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (reading_columns) == SWB_READING_N);

static const SwbColumn rate_columns[] = {
  DELETED,
  { "creator", SWB_COLUMN_ID },
  { "channel", SWB_COLUMN_TEXT },
  { "deliverable", SWB_COLUMN_TEXT },
  { "fee", SWB_COLUMN_TEXT },
  { "day", SWB_COLUMN_INT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (rate_columns) == SWB_RATE_N);

static const SwbColumn segment_columns[] = {
  DELETED,
  { "name", SWB_COLUMN_TEXT },
  { "language", SWB_COLUMN_TEXT },
  { "region", SWB_COLUMN_TEXT },
  { "interest", SWB_COLUMN_TEXT },
  { "platform", SWB_COLUMN_TEXT },
  { "size", SWB_COLUMN_REAL },
  { "source", SWB_COLUMN_TEXT },
  { "age", SWB_COLUMN_TEXT },
  { "gender", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (segment_columns) == SWB_SEGMENT_N);

static const SwbColumn audience_columns[] = {
  DELETED,
  { "account", SWB_COLUMN_ID },
  { "segment", SWB_COLUMN_ID },
  { "share", SWB_COLUMN_REAL },
  { "source", SWB_COLUMN_TEXT },
  { "day", SWB_COLUMN_INT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (audience_columns) == SWB_AUDIENCE_N);

static const SwbColumn exchange_rate_columns[] = {
  DELETED,
  { "base", SWB_COLUMN_TEXT },
  { "quote", SWB_COLUMN_TEXT },
  { "rate", SWB_COLUMN_REAL },
  { "day", SWB_COLUMN_INT },
  { "source", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (exchange_rate_columns) == SWB_EXCHANGE_RATE_N);

static const SwbColumn campaign_columns[] = {
  DELETED,
  { "name", SWB_COLUMN_TEXT },
  { "product", SWB_COLUMN_TEXT },
  { "client", SWB_COLUMN_TEXT },
  { "release", SWB_COLUMN_INT },
  { "markets", SWB_COLUMN_TEXT },
  { "budget", SWB_COLUMN_TEXT },
  { "outcome", SWB_COLUMN_TEXT },
  { "behaviour", SWB_COLUMN_TEXT },
  { "message", SWB_COLUMN_TEXT },
  { "contact", SWB_COLUMN_TEXT },
  { "outcome_locked", SWB_COLUMN_INT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (campaign_columns) == SWB_CAMPAIGN_N);

static const SwbColumn stage_columns[] = {
  DELETED,
  { "campaign", SWB_COLUMN_ID },
  { "kind", SWB_COLUMN_TEXT },
  { "name", SWB_COLUMN_TEXT },
  { "flight", SWB_COLUMN_TEXT },
  { "share", SWB_COLUMN_REAL },
  { "mix", SWB_COLUMN_TEXT },
  { "position", SWB_COLUMN_REAL },
};

G_STATIC_ASSERT (G_N_ELEMENTS (stage_columns) == SWB_STAGE_N);

static const SwbColumn gate_columns[] = {
  DELETED,
  { "campaign", SWB_COLUMN_ID },
  { "stage", SWB_COLUMN_ID },
  { "name", SWB_COLUMN_TEXT },
  { "day", SWB_COLUMN_INT },
  { "criteria", SWB_COLUMN_TEXT },
  { "verdict", SWB_COLUMN_TEXT },
  { "reason", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (gate_columns) == SWB_GATE_N);

static const SwbColumn placement_columns[] = {
  DELETED,
  { "campaign", SWB_COLUMN_ID },
  { "creator", SWB_COLUMN_ID },
  { "account", SWB_COLUMN_ID },
  { "stage", SWB_COLUMN_ID },
  { "channel", SWB_COLUMN_TEXT },
  { "angle", SWB_COLUMN_TEXT },
  { "day", SWB_COLUMN_INT },
  { "days", SWB_COLUMN_INT },
  { "fee", SWB_COLUMN_TEXT },
  { "status", SWB_COLUMN_TEXT },
  { "hook_seconds", SWB_COLUMN_INT },
  { "clip_seconds", SWB_COLUMN_INT },
  { "note", SWB_COLUMN_TEXT },
  { "deliverable", SWB_COLUMN_TEXT },
  { "posted", SWB_COLUMN_INT },
  { "url", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (placement_columns) == SWB_PLACEMENT_N);

static const SwbColumn line_columns[] = {
  DELETED,
  { "campaign", SWB_COLUMN_ID },
  { "bucket", SWB_COLUMN_TEXT },
  { "name", SWB_COLUMN_TEXT },
  { "stage", SWB_COLUMN_ID },
  { "planned", SWB_COLUMN_TEXT },
  { "committed", SWB_COLUMN_TEXT },
  { "actual", SWB_COLUMN_TEXT },
  { "rate_day", SWB_COLUMN_INT },
  { "position", SWB_COLUMN_REAL },
  { "note", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (line_columns) == SWB_LINE_N);

static const SwbColumn contact_columns[] = {
  DELETED,
  { "creator", SWB_COLUMN_ID },
  { "name", SWB_COLUMN_TEXT },
  { "role", SWB_COLUMN_TEXT },
  { "email", SWB_COLUMN_TEXT },
  { "phone", SWB_COLUMN_TEXT },
  { "note", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (contact_columns) == SWB_CONTACT_N);

static const SwbColumn contract_columns[] = {
  DELETED,
  { "creator", SWB_COLUMN_ID },
  { "campaign", SWB_COLUMN_ID },
  { "name", SWB_COLUMN_TEXT },
  { "flight", SWB_COLUMN_TEXT },
  { "usage_until", SWB_COLUMN_INT },
  { "terms", SWB_COLUMN_TEXT },
  { "status", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (contract_columns) == SWB_CONTRACT_N);

static const SwbColumn exclusivity_columns[] = {
  DELETED,
  { "creator", SWB_COLUMN_ID },
  { "campaign", SWB_COLUMN_ID },
  { "category", SWB_COLUMN_TEXT },
  { "flight", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (exclusivity_columns) == SWB_EXCLUSIVITY_N);

static const SwbColumn note_columns[] = {
  DELETED,
  { "subject", SWB_COLUMN_ID },
  { "text", SWB_COLUMN_TEXT },
  { "author", SWB_COLUMN_TEXT },
  { "time", SWB_COLUMN_INT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (note_columns) == SWB_NOTE_N);

static const SwbColumn attachment_columns[] = {
  DELETED,
  { "subject", SWB_COLUMN_ID },
  { "name", SWB_COLUMN_TEXT },
  { "type", SWB_COLUMN_TEXT },
  { "size", SWB_COLUMN_INT },
  { "sha256", SWB_COLUMN_TEXT },
  { "note", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (attachment_columns) == SWB_ATTACHMENT_N);

static const SwbColumn saved_view_columns[] = {
  DELETED,
  { "page", SWB_COLUMN_TEXT },
  { "name", SWB_COLUMN_TEXT },
  { "definition", SWB_COLUMN_TEXT },
  { "position", SWB_COLUMN_REAL },
};

G_STATIC_ASSERT (G_N_ELEMENTS (saved_view_columns) == SWB_SAVED_VIEW_N);

static const SwbColumn tier_columns[] = {
  DELETED,
  { "preset", SWB_COLUMN_TEXT },
  { "platform", SWB_COLUMN_TEXT },
  { "name", SWB_COLUMN_TEXT },
  { "least", SWB_COLUMN_REAL },
  { "position", SWB_COLUMN_REAL },
};

G_STATIC_ASSERT (G_N_ELEMENTS (tier_columns) == SWB_TIER_N);

static const SwbColumn channel_columns[] = {
  DELETED,
  { "platform", SWB_COLUMN_TEXT },
  { "surface", SWB_COLUMN_TEXT },
  { "name", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (channel_columns) == SWB_CHANNEL_N);

static const SwbColumn niche_columns[] = {
  DELETED,
  { "name", SWB_COLUMN_TEXT },
  { "platform", SWB_COLUMN_TEXT },
  { "note", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (niche_columns) == SWB_NICHE_N);

static const SwbColumn pocket_columns[] = {
  DELETED,
  { "name", SWB_COLUMN_TEXT },
  { "note", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (pocket_columns) == SWB_POCKET_N);

static const SwbColumn pocket_segment_columns[] = {
  DELETED,
  { "pocket", SWB_COLUMN_ID },
  { "segment", SWB_COLUMN_ID },
};

G_STATIC_ASSERT (G_N_ELEMENTS (pocket_segment_columns) == SWB_POCKET_SEGMENT_N);

static const SwbColumn angle_columns[] = {
  DELETED,
  { "campaign", SWB_COLUMN_ID },
  { "name", SWB_COLUMN_TEXT },
  { "hook", SWB_COLUMN_TEXT },
  { "clip", SWB_COLUMN_TEXT },
  { "note", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (angle_columns) == SWB_ANGLE_N);

static const SwbColumn milestone_columns[] = {
  DELETED,
  { "campaign", SWB_COLUMN_ID },
  { "name", SWB_COLUMN_TEXT },
  { "day", SWB_COLUMN_INT },
  { "kind", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (milestone_columns) == SWB_MILESTONE_N);

static const SwbColumn criterion_columns[] = {
  DELETED,
  { "gate", SWB_COLUMN_ID },
  { "metric", SWB_COLUMN_TEXT },
  { "base", SWB_COLUMN_TEXT },
  { "least", SWB_COLUMN_REAL },
  { "sample", SWB_COLUMN_REAL },
  { "confidence", SWB_COLUMN_REAL },
  { "position", SWB_COLUMN_REAL },
};

G_STATIC_ASSERT (G_N_ELEMENTS (criterion_columns) == SWB_CRITERION_N);

static const SwbColumn verdict_columns[] = {
  DELETED,
  { "subject", SWB_COLUMN_ID },
  { "verdict", SWB_COLUMN_TEXT },
  { "reason", SWB_COLUMN_TEXT },
  { "evidence", SWB_COLUMN_TEXT },
  { "author", SWB_COLUMN_TEXT },
  { "time", SWB_COLUMN_INT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (verdict_columns) == SWB_VERDICT_N);

static const SwbColumn boost_columns[] = {
  DELETED,
  { "placement", SWB_COLUMN_ID },
  { "channel", SWB_COLUMN_TEXT },
  { "amount", SWB_COLUMN_TEXT },
  { "flight", SWB_COLUMN_TEXT },
  { "status", SWB_COLUMN_TEXT },
  { "reason", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (boost_columns) == SWB_BOOST_N);

static const SwbColumn payout_columns[] = {
  DELETED,
  { "placement", SWB_COLUMN_ID },
  { "amount", SWB_COLUMN_TEXT },
  { "tax", SWB_COLUMN_TEXT },
  { "due", SWB_COLUMN_INT },
  { "paid", SWB_COLUMN_INT },
  { "reference", SWB_COLUMN_TEXT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (payout_columns) == SWB_PAYOUT_N);

static const SwbColumn scenario_columns[] = {
  DELETED,
  { "campaign", SWB_COLUMN_ID },
  { "name", SWB_COLUMN_TEXT },
  { "note", SWB_COLUMN_TEXT },
  { "position", SWB_COLUMN_REAL },
};

G_STATIC_ASSERT (G_N_ELEMENTS (scenario_columns) == SWB_SCENARIO_N);

static const SwbColumn scenario_placement_columns[] = {
  DELETED,
  { "scenario", SWB_COLUMN_ID },
  { "placement", SWB_COLUMN_ID },
  { "creator", SWB_COLUMN_ID },
  { "account", SWB_COLUMN_ID },
  { "stage", SWB_COLUMN_ID },
  { "channel", SWB_COLUMN_TEXT },
  { "angle", SWB_COLUMN_TEXT },
  { "day", SWB_COLUMN_INT },
  { "fee", SWB_COLUMN_TEXT },
  { "left_out", SWB_COLUMN_INT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (scenario_placement_columns) ==
                 SWB_SCENARIO_PLACEMENT_N);

static const SwbColumn exemption_columns[] = {
  DELETED,
  { "campaign", SWB_COLUMN_ID },
  { "rule", SWB_COLUMN_TEXT },
  { "subject", SWB_COLUMN_ID },
  { "reason", SWB_COLUMN_TEXT },
  { "author", SWB_COLUMN_TEXT },
  { "time", SWB_COLUMN_INT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (exemption_columns) == SWB_EXEMPTION_N);

static const SwbColumn brief_columns[] = {
  DELETED,
  { "campaign", SWB_COLUMN_ID },
  { "creator", SWB_COLUMN_ID },
  { "kind", SWB_COLUMN_TEXT },
  { "language", SWB_COLUMN_TEXT },
  { "title", SWB_COLUMN_TEXT },
  { "day", SWB_COLUMN_INT },
};

G_STATIC_ASSERT (G_N_ELEMENTS (brief_columns) == SWB_BRIEF_N);

#define TABLE(table, since)                                                    \
  {                                                                            \
#table, table##_columns, G_N_ELEMENTS(table##_columns), since              \
  }

static const SwbTable tables[SWB_N_TABLES] = {
  [SWB_TABLE_SETTING] = TABLE (setting, 0),
  [SWB_TABLE_CREATOR] = TABLE (creator, 0),
  [SWB_TABLE_ACCOUNT] = TABLE (account, 0),
  [SWB_TABLE_READING] = TABLE (reading, 0),
  [SWB_TABLE_RATE] = TABLE (rate, 0),
  [SWB_TABLE_SEGMENT] = TABLE (segment, 0),
  [SWB_TABLE_AUDIENCE] = TABLE (audience, 0),
  [SWB_TABLE_EXCHANGE_RATE] = TABLE (exchange_rate, 0),
  [SWB_TABLE_CAMPAIGN] = TABLE (campaign, 0),
  [SWB_TABLE_STAGE] = TABLE (stage, 0),
  [SWB_TABLE_GATE] = TABLE (gate, 0),
  [SWB_TABLE_PLACEMENT] = TABLE (placement, 0),
  [SWB_TABLE_LINE] = TABLE (line, 0),
  [SWB_TABLE_CONTACT] = TABLE (contact, 2),
  [SWB_TABLE_CONTRACT] = TABLE (contract, 2),
  [SWB_TABLE_EXCLUSIVITY] = TABLE (exclusivity, 2),
  [SWB_TABLE_NOTE] = TABLE (note, 2),
  [SWB_TABLE_ATTACHMENT] = TABLE (attachment, 2),
  [SWB_TABLE_SAVED_VIEW] = TABLE (saved_view, 2),
  [SWB_TABLE_TIER] = TABLE (tier, 2),
  [SWB_TABLE_CHANNEL] = TABLE (channel, 2),
  [SWB_TABLE_NICHE] = TABLE (niche, 2),
  [SWB_TABLE_POCKET] = TABLE (pocket, 2),
  [SWB_TABLE_POCKET_SEGMENT] = TABLE (pocket_segment, 2),
  [SWB_TABLE_ANGLE] = TABLE (angle, 2),
  [SWB_TABLE_MILESTONE] = TABLE (milestone, 2),
  [SWB_TABLE_CRITERION] = TABLE (criterion, 2),
  [SWB_TABLE_VERDICT] = TABLE (verdict, 2),
  [SWB_TABLE_BOOST] = TABLE (boost, 2),
  [SWB_TABLE_PAYOUT] = TABLE (payout, 2),
  [SWB_TABLE_SCENARIO] = TABLE (scenario, 2),
  [SWB_TABLE_SCENARIO_PLACEMENT] = TABLE (scenario_placement, 2),
  [SWB_TABLE_EXEMPTION] = TABLE (exemption, 2),
  [SWB_TABLE_BRIEF] = TABLE (brief, 2),
};

/**
 * swb_schema_table:
 * @table: which one
 *
 * Returns: its description
 */
const SwbTable *
swb_schema_table (SwbTableId table)
{
  g_return_val_if_fail (table < SWB_N_TABLES, NULL);

  return &tables[table];
}
