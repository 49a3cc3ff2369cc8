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
 * does not know (swb-kept.h). 1.1 added `kept`. */
#define SWB_SCHEMA_MAJOR 1
#define SWB_SCHEMA_MINOR 1
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
 */
typedef struct
{
  const char *name;
  const SwbColumn *columns;
  guint n_columns;
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
  SWB_LINE_N,
};

const SwbTable *swb_schema_table (SwbTableId table);
gboolean swb_schema_find_table (const char *name, SwbTableId *table);
gboolean
swb_schema_find_column (SwbTableId table, const char *name, guint *column);
const char *swb_schema_column_sql (const SwbColumn *column);
char *swb_schema_create_sql (SwbTableId table);
const char *swb_schema_local_sql (void);

G_END_DECLS
