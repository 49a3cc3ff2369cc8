/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of a roster's columns: telling them, and setting them while columns
 * are filled. */
#include "model/swb-roster-data-private.h"

#include <math.h>
#include <string.h>

/* What numerators count; the order is that of the codes. */
static const char *const parts_names[] = {
  NULL,
  "likes",
  "likes+comments",
  "likes+shares",
  "likes+comments+shares",
  "interactions",
  "rate",
  NULL, /* expired: on views, */
  NULL, /* on followers, */
  NULL, /* on reach */
};

#define N_BASES 4

/* Of a rate that has expired the base stands where the parts of others do. */
#define N_PARTS (G_N_ELEMENTS (parts_names) - SWB_ENGAGEMENT_ON_REACH)

/**
 * swb_roster_data_id:
 * @data: columns
 * @creator: less than their number
 *
 * Returns: (transfer none): the creator's id
 */
const SwbId *
swb_roster_data_id (const SwbRosterData *data, guint creator)
{
  return &data->columns->ids[creator];
}

static const char *
get_text (const SwbRosterData *data, guint32 place)
{
  return swb_roster_strings_get (data->columns->strings, SWB_ROSTER_ARENA_TEXTS,
                                 place);
}

/**
 * swb_roster_data_name:
 * @data: columns
 * @creator: less than their number
 *
 * Returns: (nullable): the name, in its own script
 */
const char *
swb_roster_data_name (const SwbRosterData *data, guint creator)
{
  return get_text (data, data->columns->names[creator]);
}

/**
 * swb_roster_data_folded:
 * @data: finished columns
 * @creator: less than their number
 *
 * Returns: what is told of this creator alone, each line as swb_text_fold()
 *   gives it: the name, handles, names of accounts, notes; for more see
 *   swb_roster_search_new()
 */
const char *
swb_roster_data_folded (const SwbRosterData *data, guint creator)
{
  const char *folded =
      swb_roster_strings_get (data->columns->strings, SWB_ROSTER_ARENA_SEARCH,
                              data->columns->folded[creator]);

  return folded != NULL ? folded : "";
}

/**
 * swb_roster_data_code:
 * @data: columns
 * @text: one of the texts that creators share
 * @creator: less than their number
 *
 * Returns: a number less than swb_roster_data_n_words() that equal texts have,
 *   0 for none
 */
guint32
swb_roster_data_code (const SwbRosterData *data,
                      SwbRosterText text,
                      guint creator)
{
  return data->columns->texts[text][creator];
}

/**
 * swb_roster_data_text:
 * @data: columns
 * @text: one of the texts that creators share
 * @creator: less than their number
 *
 * Returns: (nullable): that text
 */
const char *
swb_roster_data_text (const SwbRosterData *data,
                      SwbRosterText text,
                      guint creator)
{
  return swb_roster_data_word (data, data->columns->texts[text][creator]);
}

/**
 * swb_roster_data_word:
 * @data: columns
 * @code: from swb_roster_data_code()
 *
 * Returns: (nullable): the text
 */
const char *
swb_roster_data_word (const SwbRosterData *data, guint32 code)
{
  return swb_roster_strings_word (data->columns->strings, code);
}

/**
 * swb_roster_data_n_words:
 * @data: columns
 *
 * Returns: more than any code of a text
 */
guint
swb_roster_data_n_words (const SwbRosterData *data)
{
  return swb_roster_strings_n_words (data->columns->strings);
}

/**
 * swb_roster_data_fee:
 * @data: columns
 * @creator: less than their number
 *
 * Returns: the lowest fee of the newest rate card, or none
 */
SwbMoney
swb_roster_data_fee (const SwbRosterData *data, guint creator)
{
  SwbMoney fee = { .minor = data->columns->fees[creator] };

  memcpy (fee.currency, data->columns->currencies[creator],
          sizeof fee.currency);
  return fee;
}

/**
 * swb_roster_data_tier:
 * @data: columns
 * @creator: less than their number
 *
 * Returns: 0 nano to 4 mega, -1 unknown
 */
int
swb_roster_data_tier (const SwbRosterData *data, guint creator)
{
  return data->columns->tiers[creator];
}

/**
 * swb_roster_data_main_account:
 * @data: finished columns
 * @creator: less than their number
 *
 * Returns: the account with most followers, or %SWB_NO_ACCOUNT
 */
guint32
swb_roster_data_main_account (const SwbRosterData *data, guint creator)
{
  return data->columns->main_accounts[creator];
}

/**
 * swb_roster_data_first_account:
 * @data: finished columns
 * @creator: at most their number
 *
 * Returns: the first account of the creator; that of the next one ends them
 */
guint32
swb_roster_data_first_account (const SwbRosterData *data, guint creator)
{
  return data->columns->first_accounts[creator];
}

/**
 * swb_roster_data_account_id:
 * @data: columns
 * @account: less than their number
 *
 * Returns: (transfer none): its id
 */
const SwbId *
swb_roster_data_account_id (const SwbRosterData *data, guint account)
{
  return &data->columns->account_ids[account];
}

/**
 * swb_roster_data_account_creator:
 * @data: columns
 * @account: less than their number
 *
 * Returns: whose it is
 */
guint
swb_roster_data_account_creator (const SwbRosterData *data, guint account)
{
  return data->columns->creators[account];
}

/**
 * swb_roster_data_account_platform:
 * @data: columns
 * @account: less than their number
 *
 * Returns: where it is
 */
SwbPlatform
swb_roster_data_account_platform (const SwbRosterData *data, guint account)
{
  return (SwbPlatform) data->columns->platforms[account];
}

/**
 * swb_roster_data_account_handle:
 * @data: columns
 * @account: less than their number
 *
 * Returns: (nullable): its handle, without @
 */
const char *
swb_roster_data_account_handle (const SwbRosterData *data, guint account)
{
  return get_text (data, data->columns->handles[account]);
}

/* -1 for none. */
static gint64
get_count (const SwbRosterData *data, guint32 code)
{
  double value = swb_roster_strings_value (data->columns->strings, code);

  if (isnan (value))
    return -1;
  return value < (double) G_MAXINT64 ? (gint64) value : G_MAXINT64;
}

/**
 * swb_roster_data_account_followers:
 * @data: columns
 * @account: less than their number
 *
 * Returns: by the newest reading that has not expired, or -1
 */
gint64
swb_roster_data_account_followers (const SwbRosterData *data, guint account)
{
  return get_count (data, data->columns->followers[account]);
}

/**
 * swb_roster_data_account_views:
 * @data: columns
 * @account: less than their number
 *
 * Returns: average views a post by the newest reading, or -1
 */
gint64
swb_roster_data_account_views (const SwbRosterData *data, guint account)
{
  return get_count (data, data->columns->views[account]);
}

/**
 * swb_roster_data_account_engagement:
 * @data: columns
 * @account: less than their number
 *
 * Returns: the rate of engagement, 0.041 for 4.1 %, whatever its base; NaN
 *   where it is not known
 */
double
swb_roster_data_account_engagement (const SwbRosterData *data, guint account)
{
  const SwbRosterColumns *columns = data->columns;
  double numerator =
      swb_roster_strings_value (columns->strings, columns->numerators[account]);
  double base =
      swb_roster_strings_value (columns->strings, columns->bases[account]);

  if (columns->kinds[account] % N_BASES == SWB_ENGAGEMENT_NONE)
    return NAN;
  return isnan (base) ? numerator : numerator / base;
}

/**
 * swb_roster_data_get_engagement:
 * @data: columns
 * @account: less than their number
 * @engagement: (out): all of it; texts live as long as @data
 *
 * What swb_roster_data_get_account() tells of it, for whoever looks at all
 * accounts.
 */
void
swb_roster_data_get_engagement (const SwbRosterData *data,
                                guint account,
                                SwbEngagement *engagement)
{
  const SwbRosterColumns *columns = data->columns;
  const SwbRosterOrigin *from = swb_roster_strings_from (
      columns->strings, columns->engagement_from[account]);
  guint kind = columns->kinds[account];
  double numerator =
      swb_roster_strings_value (columns->strings, columns->numerators[account]);
  double base =
      swb_roster_strings_value (columns->strings, columns->bases[account]);

  memset (engagement, 0, sizeof *engagement);
  engagement->kind = (SwbEngagementBase) (kind % N_BASES);
  if (engagement->kind == SWB_ENGAGEMENT_NONE)
    {
      if (kind / N_BASES >= N_PARTS)
        engagement->lapsed_kind =
            (SwbEngagementBase) (kind / N_BASES - N_PARTS + 1);
      engagement->lapsed = from->lapsed;
      engagement->source = swb_roster_data_word (data, from->source);
      return;
    }
  engagement->lapsed = SWB_DAY_NONE;
  engagement->numerator = isnan (base) ? NAN : numerator;
  engagement->base = base;
  engagement->ratio = isnan (base) ? numerator : numerator / base;
  engagement->day = from->day;
  engagement->window = from->window;
  engagement->source = swb_roster_data_word (data, from->source);
  engagement->parts = parts_names[kind / N_BASES];
}

/**
 * swb_roster_data_get_account:
 * @data: columns
 * @account: less than their number
 * @cells: (out): all of it; texts live as long as @data
 */
void
swb_roster_data_get_account (const SwbRosterData *data,
                             guint account,
                             SwbAccountCells *cells)
{
  const SwbRosterColumns *columns = data->columns;
  const SwbRosterOrigin *followers = swb_roster_strings_from (
      columns->strings, columns->followers_from[account]);
  const SwbRosterOrigin *views =
      swb_roster_strings_from (columns->strings, columns->views_from[account]);

  cells->id = columns->account_ids[account];
  cells->creator = columns->creators[account];
  cells->platform = (SwbPlatform) columns->platforms[account];
  cells->handle = get_text (data, columns->handles[account]);
  cells->name = get_text (data, columns->account_names[account]);
  cells->external_id = get_text (data, columns->external_ids[account]);
  cells->followers = get_count (data, columns->followers[account]);
  cells->followers_day = followers->day;
  cells->followers_source = swb_roster_data_word (data, followers->source);
  cells->followers_lapsed = followers->lapsed;
  cells->views = get_count (data, columns->views[account]);
  cells->views_source = swb_roster_data_word (data, views->source);
  swb_roster_data_get_engagement (data, account, &cells->engagement);
}

/**
 * swb_roster_data_get_reading:
 * @data: columns
 * @account: less than their number
 * @cells: (out caller-allocates): gets its followers, their day, and the day of
 *   those that have expired, and nothing else
 *
 * What swb_roster_data_get_account() tells of them, for whoever looks at all
 * accounts.
 */
void
swb_roster_data_get_reading (const SwbRosterData *data,
                             guint account,
                             SwbAccountCells *cells)
{
  const SwbRosterColumns *columns = data->columns;
  const SwbRosterOrigin *from = swb_roster_strings_from (
      columns->strings, columns->followers_from[account]);

  cells->followers = get_count (data, columns->followers[account]);
  cells->followers_day = from->day;
  cells->followers_lapsed = from->lapsed;
}

/* Writes where a text is, or leaves it where the same stands. */
static void
set_text (SwbRosterData *data, guint32 *place, const char *text)
{
  const char *old = get_text (data, *place);

  if (*place != 0 && text != NULL && strcmp (old, text) == 0)
    return;
  if (*place != 0)
    swb_roster_strings_lose (data->columns->strings, strlen (old) + 1);
  *place = swb_roster_strings_store (data->columns->strings,
                                     SWB_ROSTER_ARENA_TEXTS, text);
}

/**
 * swb_roster_data_set_creator:
 * @data: columns
 * @creator: less than their number
 * @id: its id
 * @name: (nullable): its name, as it is shown
 */
void
swb_roster_data_set_creator (SwbRosterData *data,
                             guint creator,
                             const SwbId *id,
                             const char *name)
{
  data->columns->ids[creator] = *id;
  set_text (data, &data->columns->names[creator], name);
}

/**
 * swb_roster_data_set_text:
 * @data: columns
 * @text: one of the texts that creators share
 * @creator: less than their number
 * @value: (nullable): what it says
 */
void
swb_roster_data_set_text (SwbRosterData *data,
                          SwbRosterText text,
                          guint creator,
                          const char *value)
{
  data->columns->texts[text][creator] =
      swb_roster_strings_keep (data->columns->strings, value);
}

/**
 * swb_roster_data_set_fee:
 * @data: columns
 * @creator: less than their number
 * @fee: the lowest of the newest rate card, or none
 */
void
swb_roster_data_set_fee (SwbRosterData *data, guint creator, SwbMoney fee)
{
  data->columns->fees[creator] = fee.minor;
  memcpy (data->columns->currencies[creator], fee.currency,
          sizeof fee.currency);
}

static void
set_number (SwbRosterData *data, guint32 *code, double number)
{
  SwbRosterStrings *strings = data->columns->strings;
  double old = swb_roster_strings_value (strings, *code);

  if (old == number)
    return;
  if (!isnan (old) && old != *code)
    swb_roster_strings_lose (strings, sizeof number);
  *code = swb_roster_strings_number (strings, number);
}

static guint32
keep_origin (SwbRosterData *data,
             const char *source,
             SwbDay day,
             int window,
             SwbDay lapsed)
{
  const SwbRosterOrigin origin = {
    swb_roster_strings_keep (data->columns->strings, source),
    day,
    window,
    lapsed,
  };

  return swb_roster_strings_origin (data->columns->strings, &origin);
}

static guint8
code_lapsed (SwbEngagementBase kind)
{
  return kind == SWB_ENGAGEMENT_NONE
             ? 0
             : (guint8) (N_BASES * (N_PARTS - 1 + kind));
}

static guint8
code_parts (const char *parts)
{
  for (guint i = 1; i < N_PARTS; i++)
    if (g_strcmp0 (parts, parts_names[i]) == 0)
      return (guint8) i;
  return 0;
}

static void
set_engagement (SwbRosterData *data,
                guint account,
                const SwbEngagement *engagement)
{
  SwbRosterColumns *columns = data->columns;
  gboolean known = engagement->kind != SWB_ENGAGEMENT_NONE;
  gboolean counted = known && engagement->base > 0;

  columns->kinds[account] =
      known ? (guint8) (engagement->kind +
                        N_BASES * code_parts (engagement->parts))
            : code_lapsed (engagement->lapsed_kind);
  set_number (data, &columns->numerators[account],
              counted ? engagement->numerator
              : known ? engagement->ratio
                      : NAN);
  set_number (data, &columns->bases[account], counted ? engagement->base : NAN);
  columns->engagement_from[account] =
      known ? keep_origin (data, engagement->source, engagement->day,
                           engagement->window, SWB_DAY_NONE)
      : engagement->lapsed_kind != SWB_ENGAGEMENT_NONE
          ? keep_origin (data, engagement->source, SWB_DAY_NONE, 0,
                         engagement->lapsed)
          : 0;
}

/**
 * swb_roster_data_set_account:
 * @data: columns
 * @account: less than their number
 * @cells: all of it; followers and views of -1 for none
 */
void
swb_roster_data_set_account (SwbRosterData *data,
                             guint account,
                             const SwbAccountCells *cells)
{
  SwbRosterColumns *columns = data->columns;

  columns->account_ids[account] = cells->id;
  columns->creators[account] = cells->creator;
  columns->platforms[account] = (guint8) cells->platform;
  set_text (data, &columns->handles[account], cells->handle);
  if (cells->name != NULL &&
      g_strcmp0 (cells->name, swb_roster_data_name (data, cells->creator)) == 0)
    columns->account_names[account] = columns->names[cells->creator];
  else
    set_text (data, &columns->account_names[account], cells->name);
  set_text (data, &columns->external_ids[account], cells->external_id);
  set_number (data, &columns->followers[account],
              cells->followers < 0 ? NAN : (double) cells->followers);
  columns->followers_from[account] =
      keep_origin (data, cells->followers_source, cells->followers_day, 0,
                   cells->followers_lapsed);
  set_number (data, &columns->views[account],
              cells->views < 0 ? NAN : (double) cells->views);
  columns->views_from[account] =
      keep_origin (data, cells->views_source, SWB_DAY_NONE, 0, SWB_DAY_NONE);
  set_engagement (data, account, &cells->engagement);
}
