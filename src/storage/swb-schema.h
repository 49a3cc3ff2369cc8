/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables and columns of a workspace file. One description serves to make
 * the file, to read a foreign one, to set fields and to check sums. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "Swel" in the SQLite header, offset 68; the MIME type's magic rests on it. */
#define SWB_APPLICATION_ID 0x5377656c

/* The major number changes when an older program could not read the file: it
 * then shows it and changes nothing. Of a newer minor version it keeps what it
 * does not know (swb-kept.h). 1.1 added `kept`; 1.2 the tables that say so
 * below, and columns; 1.3 the picture of an account. */
#define SWB_SCHEMA_MAJOR 1
#define SWB_SCHEMA_MINOR 3
#define SWB_SCHEMA_VERSION (SWB_SCHEMA_MAJOR * 1000 + SWB_SCHEMA_MINOR)

typedef enum
{
  SWB_TABLE_SETTING,
  SWB_TABLE_CREATOR,
  SWB_TABLE_ACCOUNT,
  SWB_TABLE_READING,
  SWB_TABLE_RATE,
  SWB_TABLE_SEGMENT,
  SWB_TABLE_AUDIENCE,
  SWB_TABLE_EXCHANGE_RATE,
  SWB_TABLE_CAMPAIGN,
  SWB_TABLE_STAGE,
  SWB_TABLE_GATE,
  SWB_TABLE_PLACEMENT,
  SWB_TABLE_LINE,
  SWB_TABLE_CONTACT,
  SWB_TABLE_CONTRACT,
  SWB_TABLE_EXCLUSIVITY,
  SWB_TABLE_NOTE,
  SWB_TABLE_ATTACHMENT,
  SWB_TABLE_SAVED_VIEW,
  SWB_TABLE_TIER,
  SWB_TABLE_CHANNEL,
  SWB_TABLE_NICHE,
  SWB_TABLE_POCKET,
  SWB_TABLE_POCKET_SEGMENT,
  SWB_TABLE_ANGLE,
  SWB_TABLE_MILESTONE,
  SWB_TABLE_CRITERION,
  SWB_TABLE_VERDICT,
  SWB_TABLE_BOOST,
  SWB_TABLE_PAYOUT,
  SWB_TABLE_SCENARIO,
  SWB_TABLE_SCENARIO_PLACEMENT,
  SWB_TABLE_EXEMPTION,
  SWB_TABLE_BRIEF,
  SWB_N_TABLES,
} SwbTableId;

typedef enum
{
  SWB_COLUMN_INT,
  SWB_COLUMN_REAL,
  SWB_COLUMN_TEXT,
  SWB_COLUMN_ID,
} SwbColumnType;

/**
 * SwbColumn:
 * @name: the SQL name
 * @type: what a value may be; every value may also be null
 */
typedef struct
{
  const char *name;
  SwbColumnType type;
} SwbColumn;

/**
 * SwbTable:
 * @name: the SQL name
 * @columns: all but the id; the first one is always `deleted`
 * @n_columns: how many
 * @since: the minor version that it came with
 */
typedef struct
{
  const char *name;
  const SwbColumn *columns;
  guint n_columns;
  guint since;
} SwbTable;

/* Column numbers of each table; 0 is `deleted` everywhere. */
enum
{
  SWB_DELETED = 0,
};

/* setting: one fact about the workspace, "tier-preset" and the like. */
enum
{
  SWB_SETTING_KEY = 1,
  SWB_SETTING_VALUE,
  SWB_SETTING_N,
};

enum
{
  SWB_CREATOR_NAME = 1,
  SWB_CREATOR_LANGUAGES, /* ISO 639 codes, ", " between, the first leads */
  SWB_CREATOR_CITIES,
  SWB_CREATOR_COUNTRY,
  SWB_CREATOR_NICHES,
  SWB_CREATOR_FORMATS,
  SWB_CREATOR_CONTACT,
  SWB_CREATOR_DISCLOSURE,
  SWB_CREATOR_NOTE,
  SWB_CREATOR_TAGS, /* ", " between */
  SWB_CREATOR_N,
};

enum
{
  SWB_ACCOUNT_CREATOR = 1,
  SWB_ACCOUNT_PLATFORM, /* swb_platform_id () */
  SWB_ACCOUNT_HANDLE,   /* as written, without the leading @ */
  SWB_ACCOUNT_NAME,
  SWB_ACCOUNT_EXTERNAL_ID,
  SWB_ACCOUNT_URL,
  SWB_ACCOUNT_PICTURE, /* address of its picture; the picture stays out */
  SWB_ACCOUNT_N,
};

/* reading: one number, never overwritten. The subject is an account, a
 * placement, a campaign. A rate has its base's kind and value. */
enum
{
  SWB_READING_SUBJECT = 1,
  SWB_READING_METRIC, /* followers, avg-views, avg-likes, avg-comments,
                         avg-shares, engagement-rate, completions, plays, ... */
  SWB_READING_VALUE,
  SWB_READING_BASE, /* followers, views, reach; null for a count */
  SWB_READING_BASE_VALUE,
  SWB_READING_WINDOW, /* days; null where not told */
  SWB_READING_DAY,
  SWB_READING_SOURCE,  /* typed, import:NAME, youtube-api, benchmark, ... */
  SWB_READING_EXPIRES, /* day after which it may not be used */
  SWB_READING_N,
};

enum
{
  SWB_RATE_CREATOR = 1,
  SWB_RATE_CHANNEL,
  SWB_RATE_DELIVERABLE,
  SWB_RATE_FEE, /* swb_money_to_text () */
  SWB_RATE_DAY,
  SWB_RATE_N,
};

enum
{
  SWB_SEGMENT_NAME = 1,
  SWB_SEGMENT_LANGUAGE,
  SWB_SEGMENT_REGION,
  SWB_SEGMENT_INTEREST,
  SWB_SEGMENT_PLATFORM,
  SWB_SEGMENT_SIZE, /* people */
  SWB_SEGMENT_SOURCE,
  SWB_SEGMENT_AGE, /* "18-24" */
  SWB_SEGMENT_GENDER,
  SWB_SEGMENT_N,
};

/* audience: which share of an account's viewers is in a segment. */
enum
{
  SWB_AUDIENCE_ACCOUNT = 1,
  SWB_AUDIENCE_SEGMENT,
  SWB_AUDIENCE_SHARE, /* 0 to 1 */
  SWB_AUDIENCE_SOURCE,
  SWB_AUDIENCE_DAY,
  SWB_AUDIENCE_N,
};

/* exchange_rate: one unit of BASE costs RATE units of QUOTE. */
enum
{
  SWB_EXCHANGE_RATE_BASE = 1,
  SWB_EXCHANGE_RATE_QUOTE,
  SWB_EXCHANGE_RATE_RATE,
  SWB_EXCHANGE_RATE_DAY,
  SWB_EXCHANGE_RATE_SOURCE,
  SWB_EXCHANGE_RATE_N,
};

enum
{
  SWB_CAMPAIGN_NAME = 1,
  SWB_CAMPAIGN_PRODUCT, /* song, film, series, game, podcast, brand */
  SWB_CAMPAIGN_CLIENT,
  SWB_CAMPAIGN_RELEASE, /* day */
  SWB_CAMPAIGN_MARKETS,
  SWB_CAMPAIGN_BUDGET,  /* swb_money_to_text (); its currency is the
                           campaign's */
  SWB_CAMPAIGN_OUTCOME, /* awareness, audio-adoption, streaming-conversion,
                           cross-platform-reuse */
  SWB_CAMPAIGN_BEHAVIOUR,
  SWB_CAMPAIGN_MESSAGE,
  SWB_CAMPAIGN_CONTACT,
  SWB_CAMPAIGN_OUTCOME_LOCKED, /* day on which the outcome was settled */
  SWB_CAMPAIGN_N,
};

enum
{
  SWB_STAGE_CAMPAIGN = 1,
  SWB_STAGE_KIND, /* seeding, validation, amplification, repetition */
  SWB_STAGE_NAME,
  SWB_STAGE_FLIGHT, /* swb_flight_to_text () */
  SWB_STAGE_SHARE,  /* of the money, 0 to 1 */
  SWB_STAGE_MIX,    /* tiers, ", " between */
  SWB_STAGE_POSITION,
  SWB_STAGE_N,
};

enum
{
  SWB_GATE_CAMPAIGN = 1,
  SWB_GATE_STAGE, /* the stage that it opens */
  SWB_GATE_NAME,
  SWB_GATE_DAY,
  SWB_GATE_CRITERIA, /* a sentence a line */
  SWB_GATE_VERDICT,  /* null, pass, fail, keep-going */
  SWB_GATE_REASON,
  SWB_GATE_N,
};

enum
{
  SWB_PLACEMENT_CAMPAIGN = 1,
  SWB_PLACEMENT_CREATOR,
  SWB_PLACEMENT_ACCOUNT,
  SWB_PLACEMENT_STAGE,
  SWB_PLACEMENT_CHANNEL, /* instagram-reels, youtube-shorts, ... */
  SWB_PLACEMENT_ANGLE,
  SWB_PLACEMENT_DAY,  /* when it is posted */
  SWB_PLACEMENT_DAYS, /* how long it counts as live, at least 1 */
  SWB_PLACEMENT_FEE,  /* swb_money_to_text () */
  SWB_PLACEMENT_STATUS,
  SWB_PLACEMENT_HOOK_SECONDS,
  SWB_PLACEMENT_CLIP_SECONDS,
  SWB_PLACEMENT_NOTE,
  SWB_PLACEMENT_DELIVERABLE,
  SWB_PLACEMENT_POSTED, /* day on which it was posted */
  SWB_PLACEMENT_URL,    /* of the post */
  SWB_PLACEMENT_N,
};

/* line: budget line. */
enum
{
  SWB_LINE_CAMPAIGN = 1,
  SWB_LINE_BUCKET, /* creators, platform-ads, audio-streaming, production,
                      contingency, rights */
  SWB_LINE_NAME,
  SWB_LINE_STAGE,
  SWB_LINE_PLANNED, /* the three amounts: swb_money_to_text () */
  SWB_LINE_COMMITTED,
  SWB_LINE_ACTUAL,
  SWB_LINE_RATE_DAY, /* the day whose exchange rate it was planned at */
  SWB_LINE_POSITION,
  SWB_LINE_NOTE,
  SWB_LINE_N,
};

enum
{
  SWB_CONTACT_CREATOR = 1,
  SWB_CONTACT_NAME,
  SWB_CONTACT_ROLE, /* manager, agency, self, ... */
  SWB_CONTACT_EMAIL,
  SWB_CONTACT_PHONE,
  SWB_CONTACT_NOTE,
  SWB_CONTACT_N,
};

/* contract: what was agreed with a creator, and how long what was made may be
 * used. */
enum
{
  SWB_CONTRACT_CREATOR = 1,
  SWB_CONTRACT_CAMPAIGN, /* null for one that stands by itself */
  SWB_CONTRACT_NAME,
  SWB_CONTRACT_FLIGHT,      /* swb_flight_to_text () */
  SWB_CONTRACT_USAGE_UNTIL, /* day */
  SWB_CONTRACT_TERMS,
  SWB_CONTRACT_STATUS, /* draft, sent, signed, ended */
  SWB_CONTRACT_N,
};

/* exclusivity: the creator posts for nobody else of the category meanwhile. */
enum
{
  SWB_EXCLUSIVITY_CREATOR = 1,
  SWB_EXCLUSIVITY_CAMPAIGN,
  SWB_EXCLUSIVITY_CATEGORY,
  SWB_EXCLUSIVITY_FLIGHT, /* swb_flight_to_text () */
  SWB_EXCLUSIVITY_N,
};

/* note: what somebody wrote about anything, with a name and a time. */
enum
{
  SWB_NOTE_SUBJECT = 1,
  SWB_NOTE_TEXT,
  SWB_NOTE_AUTHOR,
  SWB_NOTE_TIME, /* microseconds since 1970, UTC */
  SWB_NOTE_N,
};

/* attachment: a file that belongs to something; its bytes are in `blob`. */
enum
{
  SWB_ATTACHMENT_SUBJECT = 1,
  SWB_ATTACHMENT_NAME,
  SWB_ATTACHMENT_TYPE,   /* MIME */
  SWB_ATTACHMENT_SIZE,   /* bytes */
  SWB_ATTACHMENT_SHA256, /* 64 hex digits */
  SWB_ATTACHMENT_NOTE,
  SWB_ATTACHMENT_N,
};

/* saved_view: a search with its filters, order and columns, under a name. */
enum
{
  SWB_SAVED_VIEW_PAGE = 1, /* roster, ... */
  SWB_SAVED_VIEW_NAME,
  SWB_SAVED_VIEW_DEFINITION, /* text: groups of keys */
  SWB_SAVED_VIEW_POSITION,
  SWB_SAVED_VIEW_N,
};

/* tier: a person's own boundaries; the presets are in the program. */
enum
{
  SWB_TIER_PRESET = 1,
  SWB_TIER_PLATFORM, /* null for every platform */
  SWB_TIER_NAME,
  SWB_TIER_LEAST, /* followers */
  SWB_TIER_POSITION,
  SWB_TIER_N,
};

/* channel: one that the program does not know by itself. */
enum
{
  SWB_CHANNEL_PLATFORM = 1,
  SWB_CHANNEL_SURFACE,
  SWB_CHANNEL_NAME,
  SWB_CHANNEL_N,
};

/* niche: what conversations are counted of; its readings have it as subject. */
enum
{
  SWB_NICHE_NAME = 1,
  SWB_NICHE_PLATFORM,
  SWB_NICHE_NOTE,
  SWB_NICHE_N,
};

/* pocket: a named set of segments. */
enum
{
  SWB_POCKET_NAME = 1,
  SWB_POCKET_NOTE,
  SWB_POCKET_N,
};

enum
{
  SWB_POCKET_SEGMENT_POCKET = 1,
  SWB_POCKET_SEGMENT_SEGMENT,
  SWB_POCKET_SEGMENT_N,
};

enum
{
  SWB_ANGLE_CAMPAIGN = 1, /* null for every campaign */
  SWB_ANGLE_NAME,
  SWB_ANGLE_HOOK, /* seconds, "8-15" */
  SWB_ANGLE_CLIP, /* seconds, "10-60" */
  SWB_ANGLE_NOTE,
  SWB_ANGLE_N,
};

enum
{
  SWB_MILESTONE_CAMPAIGN = 1,
  SWB_MILESTONE_NAME,
  SWB_MILESTONE_DAY,
  SWB_MILESTONE_KIND, /* trailer, release, press, ... */
  SWB_MILESTONE_N,
};

/* criterion: of a gate: METRIC per BASE is at least LEAST, with so much
 * confidence and after so large a sample. */
enum
{
  SWB_CRITERION_GATE = 1,
  SWB_CRITERION_METRIC,
  SWB_CRITERION_BASE,
  SWB_CRITERION_LEAST,
  SWB_CRITERION_SAMPLE,
  SWB_CRITERION_CONFIDENCE,
  SWB_CRITERION_POSITION,
  SWB_CRITERION_N,
};

/* verdict: one line of the log of a gate or a boost, never overwritten. */
enum
{
  SWB_VERDICT_SUBJECT = 1,
  SWB_VERDICT_VERDICT, /* pass, fail, keep-going, override */
  SWB_VERDICT_REASON,
  SWB_VERDICT_EVIDENCE, /* JSON: what it was judged by */
  SWB_VERDICT_AUTHOR,
  SWB_VERDICT_TIME, /* microseconds since 1970, UTC */
  SWB_VERDICT_N,
};

enum
{
  SWB_BOOST_PLACEMENT = 1,
  SWB_BOOST_CHANNEL,
  SWB_BOOST_AMOUNT, /* swb_money_to_text () */
  SWB_BOOST_FLIGHT, /* swb_flight_to_text () */
  SWB_BOOST_STATUS, /* locked, unlocked, running, done */
  SWB_BOOST_REASON,
  SWB_BOOST_N,
};

enum
{
  SWB_PAYOUT_PLACEMENT = 1,
  SWB_PAYOUT_AMOUNT, /* swb_money_to_text () */
  SWB_PAYOUT_TAX,    /* swb_money_to_text () */
  SWB_PAYOUT_DUE,    /* day */
  SWB_PAYOUT_PAID,   /* day; null while it is owed */
  SWB_PAYOUT_REFERENCE,
  SWB_PAYOUT_N,
};

/* scenario: a variant of a campaign's plan. */
enum
{
  SWB_SCENARIO_CAMPAIGN = 1,
  SWB_SCENARIO_NAME,
  SWB_SCENARIO_NOTE,
  SWB_SCENARIO_POSITION,
  SWB_SCENARIO_N,
};

/* scenario_placement: where a scenario differs: one more placement, or one of
 * the plan's otherwise or left out. */
enum
{
  SWB_SCENARIO_PLACEMENT_SCENARIO = 1,
  SWB_SCENARIO_PLACEMENT_PLACEMENT, /* of the plan; null for one more */
  SWB_SCENARIO_PLACEMENT_CREATOR,
  SWB_SCENARIO_PLACEMENT_ACCOUNT,
  SWB_SCENARIO_PLACEMENT_STAGE,
  SWB_SCENARIO_PLACEMENT_CHANNEL,
  SWB_SCENARIO_PLACEMENT_ANGLE,
  SWB_SCENARIO_PLACEMENT_DAY,
  SWB_SCENARIO_PLACEMENT_FEE, /* swb_money_to_text () */
  SWB_SCENARIO_PLACEMENT_LEFT_OUT,
  SWB_SCENARIO_PLACEMENT_N,
};

/* exemption: from a check, with who and why. */
enum
{
  SWB_EXEMPTION_CAMPAIGN = 1,
  SWB_EXEMPTION_RULE,
  SWB_EXEMPTION_SUBJECT,
  SWB_EXEMPTION_REASON,
  SWB_EXEMPTION_AUTHOR,
  SWB_EXEMPTION_TIME, /* microseconds since 1970, UTC */
  SWB_EXEMPTION_N,
};

/* brief: one that left the building. */
enum
{
  SWB_BRIEF_CAMPAIGN = 1,
  SWB_BRIEF_CREATOR, /* null for the campaign's */
  SWB_BRIEF_KIND,    /* campaign, creator, approval */
  SWB_BRIEF_LANGUAGE,
  SWB_BRIEF_TITLE,
  SWB_BRIEF_DAY,
  SWB_BRIEF_N,
};

const SwbTable *swb_schema_table (SwbTableId table);
gboolean swb_schema_find_table (const char *name, SwbTableId *table);
gboolean
swb_schema_find_column (SwbTableId table, const char *name, guint *column);
const char *swb_schema_column_sql (const SwbColumn *column);
char *swb_schema_create_sql (SwbTableId table);
const char *swb_schema_local_sql (void);

G_END_DECLS
