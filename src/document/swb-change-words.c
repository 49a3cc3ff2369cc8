/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record in words. Names are looked up in the tables and not in the model:
 * what was deleted since had a name too. */
#include "document/swb-change-words.h"

#include "base/swb-day.h"
#include "base/swb-language.h"
#include "base/swb-money.h"
#include "base/swb-number.h"
#include "base/swb-platform.h"
#include "base/swb-text.h"
#include "document/swb-change-parts.h"
#include "document/swb-plan-commands.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Letters of a value in a list of changes: a row that wraps ten thousand of
 * them is measured for seconds. */
#define MOST_TOLD 300

/* How a value is shown. */
typedef enum
{
  SHOW_PLAIN,
  SHOW_NUMBER,
  SHOW_DAY,
  SHOW_MONEY,
  SHOW_FLIGHT,
  SHOW_SHARE,
  SHOW_STATUS,
  SHOW_BUCKET,
  SHOW_OUTCOME,
  SHOW_CHANNEL,
  SHOW_PLATFORM,
  SHOW_FLAG,
  SHOW_TIME,
  SHOW_NAME, /* of the row that it points to */
} Show;

typedef struct
{
  SwbTableId table;
  guint column;
  const char *name;
  Show show;
  SwbTableId points_to;
} Field;

#define PLAIN(table, column, name)                                             \
  {                                                                            \
    SWB_TABLE_##table, SWB_##table##_##column, name, SHOW_PLAIN, 0             \
  }
#define SHOWN(table, column, name, show)                                       \
  {                                                                            \
    SWB_TABLE_##table, SWB_##table##_##column, name, SHOW_##show, 0            \
  }
#define POINTS(table, column, name, to)                                        \
  {                                                                            \
    SWB_TABLE_##table, SWB_##table##_##column, name, SHOW_NAME, SWB_TABLE_##to \
  }

static const Field fields[] = {
  PLAIN (SETTING, VALUE, N_ ("Value")),
  PLAIN (CREATOR, NAME, N_ ("Name")),
  PLAIN (CREATOR, LANGUAGES, N_ ("Languages")),
  PLAIN (CREATOR, CITIES, N_ ("Cities")),
  PLAIN (CREATOR, COUNTRY, N_ ("Country")),
  PLAIN (CREATOR, NICHES, N_ ("Niches")),
  PLAIN (CREATOR, FORMATS, N_ ("Formats")),
  PLAIN (CREATOR, CONTACT, N_ ("Contact")),
  PLAIN (CREATOR, DISCLOSURE, N_ ("Disclosure")),
  PLAIN (CREATOR, NOTE, N_ ("Note")),
  POINTS (ACCOUNT, CREATOR, N_ ("Creator"), CREATOR),
  SHOWN (ACCOUNT, PLATFORM, N_ ("Platform"), PLATFORM),
  PLAIN (ACCOUNT, HANDLE, N_ ("Handle")),
  PLAIN (ACCOUNT, NAME, N_ ("Name")),
  PLAIN (ACCOUNT, EXTERNAL_ID, N_ ("Id of the platform")),
  PLAIN (ACCOUNT, URL, N_ ("Address")),
  PLAIN (ACCOUNT, PICTURE, N_ ("Picture")),
  PLAIN (READING, METRIC, N_ ("Metric")),
  SHOWN (READING, VALUE, N_ ("Value"), NUMBER),
  PLAIN (READING, BASE, N_ ("Base")),
  SHOWN (READING, BASE_VALUE, N_ ("Base’s value"), NUMBER),
  SHOWN (READING, WINDOW, N_ ("Window in days"), NUMBER),
  SHOWN (READING, DAY, N_ ("Day"), DAY),
  PLAIN (READING, SOURCE, N_ ("Source")),
  SHOWN (READING, EXPIRES, N_ ("Expires"), DAY),
  SHOWN (RATE, CHANNEL, N_ ("Channel"), CHANNEL),
  PLAIN (RATE, DELIVERABLE, N_ ("Deliverable")),
  SHOWN (RATE, FEE, N_ ("Fee"), MONEY),
  SHOWN (RATE, DAY, N_ ("Day"), DAY),
  PLAIN (SEGMENT, NAME, N_ ("Name")),
  PLAIN (SEGMENT, LANGUAGE, N_ ("Language")),
  PLAIN (SEGMENT, REGION, N_ ("Region")),
  PLAIN (SEGMENT, INTEREST, N_ ("Interest")),
  SHOWN (SEGMENT, PLATFORM, N_ ("Platform"), PLATFORM),
  SHOWN (SEGMENT, SIZE, N_ ("People"), NUMBER),
  PLAIN (SEGMENT, SOURCE, N_ ("Source")),
  SHOWN (AUDIENCE, SHARE, N_ ("Share"), SHARE),
  PLAIN (AUDIENCE, SOURCE, N_ ("Source")),
  SHOWN (AUDIENCE, DAY, N_ ("Day"), DAY),
  SHOWN (EXCHANGE_RATE, RATE, N_ ("Rate"), NUMBER),
  SHOWN (EXCHANGE_RATE, DAY, N_ ("Day"), DAY),
  PLAIN (EXCHANGE_RATE, SOURCE, N_ ("Source")),
  PLAIN (CAMPAIGN, NAME, N_ ("Name")),
  PLAIN (CAMPAIGN, PRODUCT, N_ ("Product")),
  PLAIN (CAMPAIGN, CLIENT, N_ ("Client")),
  SHOWN (CAMPAIGN, RELEASE, N_ ("Release"), DAY),
  PLAIN (CAMPAIGN, MARKETS, N_ ("Markets")),
  SHOWN (CAMPAIGN, BUDGET, N_ ("Budget"), MONEY),
  SHOWN (CAMPAIGN, OUTCOME, N_ ("Breakout outcome"), OUTCOME),
  PLAIN (CAMPAIGN, BEHAVIOUR, N_ ("Behaviour")),
  PLAIN (CAMPAIGN, MESSAGE, N_ ("Message")),
  PLAIN (CAMPAIGN, CONTACT, N_ ("Contact")),
  PLAIN (STAGE, KIND, N_ ("Kind")),
  PLAIN (STAGE, NAME, N_ ("Name")),
  SHOWN (STAGE, FLIGHT, N_ ("Flight"), FLIGHT),
  SHOWN (STAGE, SHARE, N_ ("Share of the money"), SHARE),
  PLAIN (STAGE, MIX, N_ ("Tiers")),
  POINTS (GATE, STAGE, N_ ("Opens"), STAGE),
  PLAIN (GATE, NAME, N_ ("Name")),
  SHOWN (GATE, DAY, N_ ("Day"), DAY),
  PLAIN (GATE, CRITERIA, N_ ("Criteria")),
  PLAIN (GATE, VERDICT, N_ ("Verdict")),
  PLAIN (GATE, REASON, N_ ("Reason")),
  POINTS (PLACEMENT, CREATOR, N_ ("Creator"), CREATOR),
  POINTS (PLACEMENT, ACCOUNT, N_ ("Account"), ACCOUNT),
  POINTS (PLACEMENT, STAGE, N_ ("Stage"), STAGE),
  SHOWN (PLACEMENT, CHANNEL, N_ ("Channel"), CHANNEL),
  PLAIN (PLACEMENT, ANGLE, N_ ("Angle")),
  SHOWN (PLACEMENT, DAY, N_ ("Day"), DAY),
  SHOWN (PLACEMENT, DAYS, N_ ("Days"), NUMBER),
  SHOWN (PLACEMENT, FEE, N_ ("Fee"), MONEY),
  SHOWN (PLACEMENT, STATUS, N_ ("Status"), STATUS),
  SHOWN (PLACEMENT, HOOK_SECONDS, N_ ("Hook in seconds"), NUMBER),
  SHOWN (PLACEMENT, CLIP_SECONDS, N_ ("Clip in seconds"), NUMBER),
  PLAIN (PLACEMENT, NOTE, N_ ("Note")),
  SHOWN (LINE, BUCKET, N_ ("Bucket"), BUCKET),
  PLAIN (LINE, NAME, N_ ("Name")),
  POINTS (LINE, STAGE, N_ ("Stage"), STAGE),
  SHOWN (LINE, PLANNED, N_ ("Planned"), MONEY),
  SHOWN (LINE, COMMITTED, N_ ("Committed"), MONEY),
  SHOWN (LINE, ACTUAL, N_ ("Actual"), MONEY),
  SHOWN (LINE, RATE_DAY, N_ ("Day of the exchange rate"), DAY),
  SHOWN (LINE, POSITION, N_ ("Place in the list"), NUMBER),
  SHOWN (STAGE, POSITION, N_ ("Place in the list"), NUMBER),
  PLAIN (CREATOR, TAGS, N_ ("Tags")),
  PLAIN (SEGMENT, AGE, N_ ("Age")),
  PLAIN (SEGMENT, GENDER, N_ ("Gender")),
  SHOWN (CAMPAIGN, OUTCOME_LOCKED, N_ ("Outcome settled on"), DAY),
  PLAIN (PLACEMENT, DELIVERABLE, N_ ("Deliverable")),
  SHOWN (PLACEMENT, POSTED, N_ ("Posted"), DAY),
  PLAIN (PLACEMENT, URL, N_ ("Address")),
  PLAIN (LINE, NOTE, N_ ("Note")),
  POINTS (CONTACT, CREATOR, N_ ("Creator"), CREATOR),
  PLAIN (CONTACT, NAME, N_ ("Name")),
  PLAIN (CONTACT, ROLE, N_ ("Role")),
  PLAIN (CONTACT, EMAIL, N_ ("Mail address")),
  PLAIN (CONTACT, PHONE, N_ ("Telephone")),
  PLAIN (CONTACT, NOTE, N_ ("Note")),
  POINTS (CONTRACT, CREATOR, N_ ("Creator"), CREATOR),
  POINTS (CONTRACT, CAMPAIGN, N_ ("Campaign"), CAMPAIGN),
  PLAIN (CONTRACT, NAME, N_ ("Name")),
  SHOWN (CONTRACT, FLIGHT, N_ ("From and to"), FLIGHT),
  SHOWN (CONTRACT, USAGE_UNTIL, N_ ("Usage rights until"), DAY),
  PLAIN (CONTRACT, TERMS, N_ ("Terms")),
  PLAIN (CONTRACT, STATUS, N_ ("Status")),
  POINTS (EXCLUSIVITY, CREATOR, N_ ("Creator"), CREATOR),
  POINTS (EXCLUSIVITY, CAMPAIGN, N_ ("Campaign"), CAMPAIGN),
  PLAIN (EXCLUSIVITY, CATEGORY, N_ ("Category")),
  SHOWN (EXCLUSIVITY, FLIGHT, N_ ("From and to"), FLIGHT),
  PLAIN (NOTE, TEXT, N_ ("Note")),
  PLAIN (NOTE, AUTHOR, N_ ("Author")),
  SHOWN (NOTE, TIME, N_ ("Time"), TIME),
  PLAIN (ATTACHMENT, NAME, N_ ("Name")),
  PLAIN (ATTACHMENT, TYPE, N_ ("Type")),
  SHOWN (ATTACHMENT, SIZE, N_ ("Bytes"), NUMBER),
  PLAIN (ATTACHMENT, SHA256, N_ ("Content")),
  PLAIN (ATTACHMENT, NOTE, N_ ("Note")),
  PLAIN (SAVED_VIEW, PAGE, N_ ("Page")),
  PLAIN (SAVED_VIEW, NAME, N_ ("Name")),
  PLAIN (SAVED_VIEW, DEFINITION, N_ ("Definition")),
  SHOWN (SAVED_VIEW, POSITION, N_ ("Place in the list"), NUMBER),
  PLAIN (TIER, PRESET, N_ ("Preset")),
  SHOWN (TIER, PLATFORM, N_ ("Platform"), PLATFORM),
  PLAIN (TIER, NAME, N_ ("Name")),
  SHOWN (TIER, LEAST, N_ ("Followers from"), NUMBER),
  SHOWN (TIER, POSITION, N_ ("Place in the list"), NUMBER),
  SHOWN (CHANNEL, PLATFORM, N_ ("Platform"), PLATFORM),
  PLAIN (CHANNEL, SURFACE, N_ ("Surface")),
  PLAIN (CHANNEL, NAME, N_ ("Name")),
  PLAIN (NICHE, NAME, N_ ("Name")),
  SHOWN (NICHE, PLATFORM, N_ ("Platform"), PLATFORM),
  PLAIN (NICHE, NOTE, N_ ("Note")),
  PLAIN (POCKET, NAME, N_ ("Name")),
  PLAIN (POCKET, NOTE, N_ ("Note")),
  POINTS (POCKET_SEGMENT, POCKET, N_ ("Pocket"), POCKET),
  POINTS (POCKET_SEGMENT, SEGMENT, N_ ("Segment"), SEGMENT),
  POINTS (ANGLE, CAMPAIGN, N_ ("Campaign"), CAMPAIGN),
  PLAIN (ANGLE, NAME, N_ ("Name")),
  PLAIN (ANGLE, HOOK, N_ ("Hook in seconds")),
  PLAIN (ANGLE, CLIP, N_ ("Clip in seconds")),
  PLAIN (ANGLE, NOTE, N_ ("Note")),
  POINTS (MILESTONE, CAMPAIGN, N_ ("Campaign"), CAMPAIGN),
  PLAIN (MILESTONE, NAME, N_ ("Name")),
  SHOWN (MILESTONE, DAY, N_ ("Day"), DAY),
  PLAIN (MILESTONE, KIND, N_ ("Kind")),
  POINTS (CRITERION, GATE, N_ ("Gate"), GATE),
  PLAIN (CRITERION, METRIC, N_ ("Metric")),
  PLAIN (CRITERION, BASE, N_ ("Base")),
  SHOWN (CRITERION, LEAST, N_ ("At least"), NUMBER),
  SHOWN (CRITERION, SAMPLE, N_ ("Least sample"), NUMBER),
  SHOWN (CRITERION, CONFIDENCE, N_ ("Confidence"), SHARE),
  SHOWN (CRITERION, POSITION, N_ ("Place in the list"), NUMBER),
  PLAIN (VERDICT, VERDICT, N_ ("Verdict")),
  PLAIN (VERDICT, REASON, N_ ("Reason")),
  PLAIN (VERDICT, EVIDENCE, N_ ("Evidence")),
  PLAIN (VERDICT, AUTHOR, N_ ("Author")),
  SHOWN (VERDICT, TIME, N_ ("Time"), TIME),
  POINTS (BOOST, PLACEMENT, N_ ("Placement"), PLACEMENT),
  SHOWN (BOOST, CHANNEL, N_ ("Channel"), CHANNEL),
  SHOWN (BOOST, AMOUNT, N_ ("Amount"), MONEY),
  SHOWN (BOOST, FLIGHT, N_ ("Flight"), FLIGHT),
  PLAIN (BOOST, STATUS, N_ ("Status")),
  PLAIN (BOOST, REASON, N_ ("Reason")),
  POINTS (PAYOUT, PLACEMENT, N_ ("Placement"), PLACEMENT),
  SHOWN (PAYOUT, AMOUNT, N_ ("Amount"), MONEY),
  SHOWN (PAYOUT, TAX, N_ ("Tax"), MONEY),
  SHOWN (PAYOUT, DUE, N_ ("Due"), DAY),
  SHOWN (PAYOUT, PAID, N_ ("Paid"), DAY),
  PLAIN (PAYOUT, REFERENCE, N_ ("Reference")),
  POINTS (SCENARIO, CAMPAIGN, N_ ("Campaign"), CAMPAIGN),
  PLAIN (SCENARIO, NAME, N_ ("Name")),
  PLAIN (SCENARIO, NOTE, N_ ("Note")),
  SHOWN (SCENARIO, POSITION, N_ ("Place in the list"), NUMBER),
  POINTS (SCENARIO_PLACEMENT, SCENARIO, N_ ("Scenario"), SCENARIO),
  POINTS (SCENARIO_PLACEMENT, PLACEMENT, N_ ("Placement"), PLACEMENT),
  POINTS (SCENARIO_PLACEMENT, CREATOR, N_ ("Creator"), CREATOR),
  POINTS (SCENARIO_PLACEMENT, ACCOUNT, N_ ("Account"), ACCOUNT),
  POINTS (SCENARIO_PLACEMENT, STAGE, N_ ("Stage"), STAGE),
  SHOWN (SCENARIO_PLACEMENT, CHANNEL, N_ ("Channel"), CHANNEL),
  PLAIN (SCENARIO_PLACEMENT, ANGLE, N_ ("Angle")),
  SHOWN (SCENARIO_PLACEMENT, DAY, N_ ("Day"), DAY),
  SHOWN (SCENARIO_PLACEMENT, FEE, N_ ("Fee"), MONEY),
  SHOWN (SCENARIO_PLACEMENT, LEFT_OUT, N_ ("Left out"), FLAG),
  POINTS (EXEMPTION, CAMPAIGN, N_ ("Campaign"), CAMPAIGN),
  PLAIN (EXEMPTION, RULE, N_ ("Check")),
  PLAIN (EXEMPTION, REASON, N_ ("Reason")),
  PLAIN (EXEMPTION, AUTHOR, N_ ("Author")),
  SHOWN (EXEMPTION, TIME, N_ ("Time"), TIME),
  POINTS (BRIEF, CAMPAIGN, N_ ("Campaign"), CAMPAIGN),
  POINTS (BRIEF, CREATOR, N_ ("Creator"), CREATOR),
  PLAIN (BRIEF, KIND, N_ ("Kind")),
  PLAIN (BRIEF, LANGUAGE, N_ ("Language")),
  PLAIN (BRIEF, TITLE, N_ ("Title")),
  SHOWN (BRIEF, DAY, N_ ("Day"), DAY),
};

/* What a row of a table that speaks of anything, or of a placement, is about.
 */
#define SUBJECT(table)                                                         \
  "SELECT coalesce (c.name, k.name, g.name, '') FROM " table " x"              \
  " LEFT JOIN creator c ON c.id=x.subject"                                     \
  " LEFT JOIN campaign k ON k.id=x.subject"                                    \
  " LEFT JOIN gate g ON g.id=x.subject WHERE x.id=?1"
#define PLACED(table)                                                          \
  "SELECT c.name FROM " table " x JOIN placement p ON p.id=x.placement"        \
  " JOIN creator c ON c.id=p.creator WHERE x.id=?1"

/* A name for the row ?1 of each table. */
static const char *const name_sql[SWB_N_TABLES] = {
  [SWB_TABLE_SETTING] = "SELECT key FROM setting WHERE id=?1",
  [SWB_TABLE_CREATOR] = "SELECT name FROM creator WHERE id=?1",
  [SWB_TABLE_ACCOUNT] = "SELECT '@'||handle FROM account WHERE id=?1",
  [SWB_TABLE_READING] =
      "SELECT coalesce ('@'||a.handle, c.name, o.name) FROM reading r"
      " LEFT JOIN account a ON a.id=r.subject"
      " LEFT JOIN campaign c ON c.id=r.subject"
      " LEFT JOIN placement p ON p.id=r.subject"
      " LEFT JOIN creator o ON o.id=p.creator WHERE r.id=?1",
  [SWB_TABLE_RATE] = "SELECT c.name FROM rate r JOIN creator c"
                     " ON c.id=r.creator WHERE r.id=?1",
  [SWB_TABLE_SEGMENT] = "SELECT name FROM segment WHERE id=?1",
  [SWB_TABLE_AUDIENCE] = "SELECT '@'||o.handle FROM audience a"
                         " JOIN account o ON o.id=a.account WHERE a.id=?1",
  [SWB_TABLE_EXCHANGE_RATE] =
      "SELECT base||' '||quote FROM exchange_rate WHERE id=?1",
  [SWB_TABLE_CAMPAIGN] = "SELECT name FROM campaign WHERE id=?1",
  [SWB_TABLE_STAGE] = "SELECT name FROM stage WHERE id=?1",
  [SWB_TABLE_GATE] = "SELECT name FROM gate WHERE id=?1",
  [SWB_TABLE_PLACEMENT] = "SELECT c.name FROM placement p JOIN creator c"
                          " ON c.id=p.creator WHERE p.id=?1",
  [SWB_TABLE_LINE] = "SELECT name FROM line WHERE id=?1",
  [SWB_TABLE_CONTACT] = "SELECT o.name FROM contact x JOIN creator o ON "
                        "o.id=x.creator WHERE x.id=?1",
  [SWB_TABLE_CONTRACT] = "SELECT o.name FROM contract x JOIN creator o ON "
                         "o.id=x.creator WHERE x.id=?1",
  [SWB_TABLE_EXCLUSIVITY] = "SELECT o.name FROM exclusivity x JOIN creator o "
                            "ON o.id=x.creator WHERE x.id=?1",
  [SWB_TABLE_NOTE] = SUBJECT ("note"),
  [SWB_TABLE_ATTACHMENT] = SUBJECT ("attachment"),
  [SWB_TABLE_SAVED_VIEW] = "SELECT name FROM saved_view WHERE id=?1",
  [SWB_TABLE_TIER] = "SELECT name FROM tier WHERE id=?1",
  [SWB_TABLE_CHANNEL] = "SELECT name FROM channel WHERE id=?1",
  [SWB_TABLE_NICHE] = "SELECT name FROM niche WHERE id=?1",
  [SWB_TABLE_POCKET] = "SELECT name FROM pocket WHERE id=?1",
  [SWB_TABLE_POCKET_SEGMENT] = "SELECT o.name FROM pocket_segment x JOIN "
                               "pocket o ON o.id=x.pocket WHERE x.id=?1",
  [SWB_TABLE_ANGLE] = "SELECT name FROM angle WHERE id=?1",
  [SWB_TABLE_MILESTONE] = "SELECT name FROM milestone WHERE id=?1",
  [SWB_TABLE_CRITERION] =
      "SELECT o.name FROM criterion x JOIN gate o ON o.id=x.gate WHERE x.id=?1",
  [SWB_TABLE_VERDICT] = SUBJECT ("verdict"),
  [SWB_TABLE_BOOST] = PLACED ("boost"),
  [SWB_TABLE_PAYOUT] = PLACED ("payout"),
  [SWB_TABLE_SCENARIO] = "SELECT name FROM scenario WHERE id=?1",
  [SWB_TABLE_SCENARIO_PLACEMENT] =
      "SELECT o.name FROM scenario_placement x JOIN scenario o ON "
      "o.id=x.scenario WHERE x.id=?1",
  [SWB_TABLE_EXEMPTION] = "SELECT rule FROM exemption WHERE id=?1",
  [SWB_TABLE_BRIEF] = "SELECT title FROM brief WHERE id=?1",
};

static const Field *
find_field (SwbTableId table, guint column)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].table == table && fields[i].column == column)
      return &fields[i];
  return NULL;
}

/**
 * swb_change_field_name:
 * @table: a table
 * @column: a column of it
 *
 * Returns: what people call the field; a column that they never see as it is
 *   called in the file
 */
const char *
swb_change_field_name (SwbTableId table, guint column)
{
  const Field *field = find_field (table, column);

  if (column == SWB_DELETED)
    return _ ("Deleted");
  return field != NULL ? _ (field->name)
                       : swb_schema_table (table)->columns[column].name;
}

static char *
name_of_row (SwbDatabase *db, SwbTableId table, const SwbId *row)
{
  sqlite3_stmt *statement = swb_database_prepare (db, name_sql[table], NULL);
  gboolean has_row = FALSE;
  char *name = NULL;

  if (statement == NULL)
    return g_strdup ("");
  swb_bind_id (statement, 1, row);
  if (swb_database_step (db, statement, &has_row, NULL) && has_row)
    name = swb_text_name ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);
  return name != NULL ? name : g_strdup ("");
}

static char *
show_flight (const SwbValue *value)
{
  const SwbFlight flight = swb_value_get_flight (value);

  return swb_flight_format (&flight);
}

static char *
show_time (const SwbValue *value)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (
      swb_value_get_int (value, 0) / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%F %H:%M") : g_strdup ("");
}

static char *
show_word (Show show, const char *stored)
{
  g_autofree char *text = swb_text_show_line (stored, MOST_TOLD);

  switch (show)
    {
    case SHOW_STATUS:
      return g_strdup (swb_status_name (text));
    case SHOW_BUCKET:
      return g_strdup (swb_bucket_name (text));
    case SHOW_OUTCOME:
      return g_strdup (swb_outcome_name (text));
    case SHOW_CHANNEL:
      return g_strdup (swb_channel_name (text));
    case SHOW_PLATFORM:
      return g_strdup (swb_platform_name (swb_platform_parse (text)));
    default:
      return g_steal_pointer (&text);
    }
}

static char *
show_value (SwbDatabase *db,
            const Field *field,
            guint column,
            const SwbValue *value)
{
  Show show = column == SWB_DELETED ? SHOW_FLAG
              : field == NULL       ? SHOW_PLAIN
                                    : field->show;

  if (value->type == SWB_VALUE_NULL)
    return show == SHOW_FLAG ? g_strdup (_ ("no")) : g_strdup ("");
  switch (show)
    {
    case SHOW_FLAG:
      return g_strdup (swb_value_get_int (value, 0) != 0 ? _ ("yes")
                                                         : _ ("no"));
    case SHOW_DAY:
      return swb_day_format (swb_value_get_day (value), SWB_DAY_STYLE_MEDIUM);
    case SHOW_MONEY:
      return swb_change_show_money (value);
    case SHOW_FLIGHT:
      return show_flight (value);
    case SHOW_SHARE:
      return swb_number_format_percent (swb_value_get_real (value, 0), 0);
    case SHOW_TIME:
      return show_time (value);
    case SHOW_NAME:
      return value->type == SWB_VALUE_ID
                 ? name_of_row (db, field->points_to, &value->id)
                 : g_strdup ("");
    default:
      break;
    }
  if (value->type == SWB_VALUE_TEXT)
    return show_word (show, value->text);
  return value->type == SWB_VALUE_ID ? swb_id_to_string (&value->id)
                                     : swb_change_show_number (value);
}

/**
 * swb_change_put_in_words:
 * @db: the workspace, for names
 * @recorded: a change
 *
 * Returns: (transfer full): it as people read it, in the language of the
 *   program
 */
SwbChange *
swb_change_put_in_words (SwbDatabase *db, const SwbRecordedChange *recorded)
{
  SwbChange *change = g_new0 (SwbChange, 1);
  const Field *field = find_field (recorded->table, recorded->column);

  change->act = swb_text_show_sentence (recorded->act);
  change->author = swb_text_name (recorded->author);
  change->time = recorded->time;
  change->kind = (SwbHistoryKind) recorded->kind;
  change->left_alone = recorded->left;
  change->subject = name_of_row (db, recorded->table, &recorded->row);
  if (swb_change_tell_part (db, recorded, change) || recorded->made)
    return change;
  change->field =
      g_strdup (swb_change_field_name (recorded->table, recorded->column));
  change->old = show_value (db, field, recorded->column, &recorded->old);
  change->now = show_value (db, field, recorded->column, &recorded->now);
  return change;
}
