/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every column becomes numbers of 64 bits that sort as its cells do: counts
 * and shares as they are, texts that creators share by their place in the
 * alphabet, names eight letters' bytes at a time. The numbers are sorted digit
 * by digit, which keeps equals in their order. */
#include "model/swb-roster-rank.h"

#include "model/swb-roster-data-private.h"
#include "model/swb-roster-facts.h"
#include "model/swb-roster-fees.h"
#include "model/swb-roster-match.h"
#include "model/swb-roster-memory.h"
#include "model/swb-roster-rank-words.h"

#include <math.h>
#include <string.h>

#define MISSING G_MAXUINT64 /* comes last, whatever the direction */
#define FEW 24              /* are sorted by putting each in its place */

#define DIGITS 8
#define VALUES 256

typedef struct
{
  guint64 key;
  guint32 place;
} Entry;

/* One column of a query, made ready. */
typedef struct
{
  const SwbRosterData *data;
  const SwbRosterQuery *query;
  SwbRosterColumn column;
  gboolean descending;
  guint32 *ranks;      /* of words by code, or of platforms; null for others */
  SwbRosterFees *fees; /* null for other columns, and without rates */
} Ranking;

static gboolean
is_text (SwbRosterColumn column)
{
  return column == SWB_ROSTER_COLUMN_NAME || column == SWB_ROSTER_COLUMN_HANDLE;
}

/* Which shared text a column shows; SWB_N_ROSTER_TEXTS for none. */
static SwbRosterText
shared_text (SwbRosterColumn column)
{
  switch (column)
    {
    case SWB_ROSTER_COLUMN_LANGUAGE:
      return SWB_ROSTER_TEXT_LANGUAGES;
    case SWB_ROSTER_COLUMN_CITY:
      return SWB_ROSTER_TEXT_CITIES;
    case SWB_ROSTER_COLUMN_NICHE:
      return SWB_ROSTER_TEXT_NICHES;
    case SWB_ROSTER_COLUMN_COUNTRY:
      return SWB_ROSTER_TEXT_COUNTRY;
    case SWB_ROSTER_COLUMN_FORMAT:
      return SWB_ROSTER_TEXT_FORMATS;
    case SWB_ROSTER_COLUMN_TAGS:
      return SWB_ROSTER_TEXT_TAGS;
    default:
      return SWB_N_ROSTER_TEXTS;
    }
}

static double
count_number (gint64 count)
{
  return count < 0 ? NAN : (double) count;
}

/* The older, the larger. */
static double
age_number (const SwbAccountCells *account, SwbDay today)
{
  switch (swb_reading_age (account, today))
    {
    case SWB_READING_FRESH:
    case SWB_READING_STALE:
      return account->followers_day == SWB_DAY_NONE
                 ? NAN
                 : (double) today - account->followers_day;
    case SWB_READING_EXPIRED:
      return (double) today - account->followers_lapsed + SWB_DAY_MAX;
    case SWB_READING_NONE:
    default:
      return NAN;
    }
}

static double
work_number (const SwbWorkCells *cells, SwbRosterColumn column)
{
  if (cells == NULL)
    return NAN;
  switch (column)
    {
    case SWB_ROSTER_COLUMN_STATUS:
      return cells->status < 0 ? NAN : cells->status;
    case SWB_ROSTER_COLUMN_WORKED:
      return cells->last == SWB_DAY_NONE ? NAN : cells->last;
    case SWB_ROSTER_COLUMN_TOGETHER:
      return cells->n_campaigns > 0 ? cells->n_campaigns : NAN;
    default:
      return NAN;
    }
}

/* NaN for what is missing. */
static double
get_number (const Ranking *ranking, guint32 place)
{
  const SwbRosterData *data = ranking->data;
  SwbAccountCells account;
  SwbMoney fee;

  switch (ranking->column)
    {
    case SWB_ROSTER_COLUMN_TIER:
      return count_number (swb_roster_data_tier (data, place));
    case SWB_ROSTER_COLUMN_FOLLOWERS:
      return count_number (swb_roster_facts_followers (data, place));
    case SWB_ROSTER_COLUMN_VIEWS:
      return count_number (swb_roster_facts_views (data, place));
    case SWB_ROSTER_COLUMN_ENGAGEMENT:
      return swb_roster_facts_engagement (data, place);
    case SWB_ROSTER_COLUMN_FEE:
      fee = swb_roster_data_fee (data, place);
      if (ranking->fees != NULL)
        return swb_roster_fees_convert (ranking->fees, fee);
      return swb_money_is_none (&fee) ? NAN : swb_money_to_double (fee);
    case SWB_ROSTER_COLUMN_READING:
      return age_number (swb_roster_facts_account (data, place, &account),
                         ranking->query->today);
    default:
      return work_number (
          swb_roster_work_find (ranking->query->work,
                                swb_roster_data_id (data, place)),
          ranking->column);
    }
}

/* Bits that sort as the numbers do. */
static guint64
number_key (double number)
{
  guint64 bits;

  if (isnan (number))
    return MISSING;
  number += 0.0; /* -0 is 0 */
  memcpy (&bits, &number, sizeof bits);
  return bits >> 63 ? ~bits : bits | (guint64) 1 << 63;
}

/* The text of a column that each creator has of its own; it ends at a line's
 * end. Names are folded, so that accents and case do not part equals. */
static const char *
get_text (const Ranking *ranking, guint32 place)
{
  const SwbRosterData *data = ranking->data;
  const char *text;
  guint32 account;

  if (ranking->column == SWB_ROSTER_COLUMN_NAME)
    return swb_roster_data_name (data, place) == NULL
               ? ""
               : swb_roster_data_folded (data, place);
  account = swb_roster_data_main_account (data, place);
  text = account == SWB_NO_ACCOUNT
             ? NULL
             : swb_roster_data_account_handle (data, account);
  return text != NULL ? text : "";
}

/* In each byte the same. */
#define EACH(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

/* The bytes before the first line's end; the others become zeros. */
static guint64
cut_line (guint64 word)
{
  guint64 ends = word ^ EACH ('\n');
  guint64 found = (ends - EACH (1)) & ~ends & EACH (0x80);

  return found == 0 ? word : word & ((found & -found) - 1) >> 7;
}

/* ASCII letters are all that may be large here. */
static guint64
make_small (guint64 word)
{
  guint64 low = word & EACH (0x7f);
  guint64 from_a = low + EACH (0x80 - 'A');
  guint64 behind_z = low + EACH (0x7f - 'Z');

  return word | (from_a & ~behind_z & ~word & EACH (0x80)) >> 2;
}

/* The next eight bytes of a line, the first of them leading; zeros behind its
 * end. */
static guint64
text_key (const char *text)
{
  guint64 word = 0;

  memcpy (&word, text, strnlen (text, DIGITS));
  word = GUINT64_FROM_LE (word);
  return GUINT64_SWAP_LE_BE (make_small (cut_line (word)));
}

static guint64
get_key (const Ranking *ranking, guint32 place)
{
  SwbRosterText text = shared_text (ranking->column);
  guint32 rank;

  if (is_text (ranking->column))
    {
      guint64 key = text_key (get_text (ranking, place));

      return key == 0 ? MISSING : key;
    }
  if (ranking->ranks == NULL)
    return number_key (get_number (ranking, place));
  if (text != SWB_N_ROSTER_TEXTS)
    rank = ranking->ranks[swb_roster_data_code (ranking->data, text, place)];
  else
    {
      guint32 account = swb_roster_data_main_account (ranking->data, place);

      rank = account == SWB_NO_ACCOUNT
                 ? 0
                 : ranking->ranks[swb_roster_data_account_platform (
                       ranking->data, account)];
    }
  return rank == 0 ? MISSING : rank;
}

/* To compare fees in the currency to which most rates lead. */
static SwbRosterFees *
make_fees (const SwbRosterQuery *query, SwbRosterColumn column)
{
  const char *currency = swb_exchange_get_main (query->exchange);

  return column == SWB_ROSTER_COLUMN_FEE && *currency != '\0'
             ? swb_roster_fees_new (query->exchange, query->today, currency)
             : NULL;
}

static void
clear (Ranking *ranking)
{
  g_free (ranking->ranks);
  swb_roster_fees_free (ranking->fees);
}

static void
make_ready (Ranking *ranking,
            const SwbRosterData *data,
            const SwbRosterQuery *query,
            const SwbRosterSort *sort)
{
  SwbRosterText text = shared_text (sort->column);

  ranking->data = data;
  ranking->query = query;
  ranking->column = sort->column;
  ranking->descending = sort->descending;
  ranking->ranks = text != SWB_N_ROSTER_TEXTS
                       ? swb_roster_rank_words (data, text)
                   : sort->column == SWB_ROSTER_COLUMN_PLATFORM
                       ? swb_roster_rank_platforms ()
                       : NULL;
  ranking->fees = make_fees (query, sort->column);
}

static gboolean
is_stopped (const Ranking *ranking)
{
  return swb_roster_stop_has (ranking->query->stop, SWB_ROSTER_STOP_ALL);
}

static void
sort_few (Entry *entries, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      const Entry entry = entries[i];
      guint at = i;

      for (; at > 0 && entries[at - 1].key > entry.key; at--)
        entries[at] = entries[at - 1];
      entries[at] = entry;
    }
}

/* By the last digit first. Digits that all have in common are passed over. */
static void
sort_entries (const Ranking *ranking, Entry *entries, Entry *spare, guint n)
{
  guint32 counts[DIGITS][VALUES] = { 0 };
  Entry *from = entries;
  Entry *to = spare;

  if (n <= FEW)
    {
      sort_few (entries, n);
      return;
    }
  for (guint i = 0; i < n; i++)
    for (guint d = 0; d < DIGITS; d++)
      counts[d][entries[i].key >> (8 * d) & 0xff]++;
  for (guint d = 0; d < DIGITS; d++)
    {
      guint32 sum = 0;
      Entry *other = from;

      if (counts[d][entries[0].key >> (8 * d) & 0xff] == n)
        continue;
      if (n > SWB_ROSTER_BLOCK && is_stopped (ranking))
        return;
      for (guint v = 0; v < VALUES; v++)
        {
          guint32 count = counts[d][v];

          counts[d][v] = sum;
          sum += count;
        }
      for (guint i = 0; i < n; i++)
        to[counts[d][from[i].key >> (8 * d) & 0xff]++] = from[i];
      from = to;
      to = other;
    }
  if (from != entries)
    memcpy (entries, from, n * sizeof *entries);
}

/* Sorts by the text behind its first DEPTH bytes, in which all are alike. */
static void
sort_texts (
    const Ranking *ranking, Entry *entries, Entry *spare, guint n, gsize depth)
{
  guint from = 0;

  for (guint i = 0; depth > 0 && i < n; i++)
    {
      entries[i].key = text_key (get_text (ranking, entries[i].place) + depth);
      if (ranking->descending)
        entries[i].key = ~entries[i].key;
    }
  sort_entries (ranking, entries, spare, n);
  if (n > SWB_ROSTER_BLOCK && is_stopped (ranking))
    return;
  for (guint i = 1; i <= n; i++)
    {
      guint64 key = entries[from].key;
      guint8 last = (guint8) (ranking->descending ? ~key : key);

      if (i < n && entries[i].key == key)
        continue;
      if (i - from > 1 && key != MISSING && last != 0)
        sort_texts (ranking, entries + from, spare, i - from, depth + DIGITS);
      from = i;
    }
}

static void
sort_column (const Ranking *ranking,
             Entry *entries,
             Entry *spare,
             guint32 *places,
             guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint64 key;

      if (i % SWB_ROSTER_BLOCK == 0 && is_stopped (ranking))
        return;
      key = get_key (ranking, places[i]);
      entries[i].key = ranking->descending && key != MISSING ? ~key : key;
      entries[i].place = places[i];
    }
  if (is_text (ranking->column))
    sort_texts (ranking, entries, spare, n, 0);
  else
    sort_entries (ranking, entries, spare, n);
  for (guint i = 0; i < n; i++)
    places[i] = entries[i].place;
}

/**
 * swb_roster_rank_sort:
 * @data: finished columns with tiers
 * @query: says in which order
 * @places: (array length=n): creators, ascending
 * @n: how many
 *
 * Puts them in order. What is missing comes last in both directions; equals
 * stay as they are. Once the stop of the question is set it ends, and the order
 * means nothing.
 */
void
swb_roster_rank_sort (const SwbRosterData *data,
                      const SwbRosterQuery *query,
                      guint32 *places,
                      guint n)
{
  Entry *entries = swb_roster_memory_new (n * sizeof *entries);
  Entry *spare = swb_roster_memory_new (n * sizeof *spare);

  for (guint s = query->n_sorts; s > 0; s--)
    {
      Ranking ranking;

      make_ready (&ranking, data, query, &query->sorts[s - 1]);
      sort_column (&ranking, entries, spare, places, n);
      clear (&ranking);
    }
  swb_roster_memory_free (entries, n * sizeof *entries);
  swb_roster_memory_free (spare, n * sizeof *spare);
}

/**
 * swb_roster_ranking_ref:
 * @data: finished columns with tiers
 * @query: says in which order
 * @make: whether to make it where there is none
 *
 * Returns: (transfer full) (nullable): all creators in this order; null also
 *   where that was stopped
 */
const guint32 *
swb_roster_ranking_ref (const SwbRosterData *data,
                        const SwbRosterQuery *query,
                        gboolean make)
{
  SwbRosterColumns *columns = data->columns;
  g_autofree char *sorts =
      swb_roster_sorts_print (query->sorts, query->n_sorts);
  g_autofree char *key =
      g_strdup_printf ("%s %d %u", sorts, query->today,
                       swb_exchange_get_serial (query->exchange));
  guint32 *ranking = NULL;

  if (query->work != NULL && swb_roster_sorts_need_work (query))
    return NULL;
  g_mutex_lock (&columns->ranking_lock);
  if (g_strcmp0 (columns->ranking_key, key) == 0)
    ranking = g_atomic_rc_box_acquire (columns->ranking);
  g_mutex_unlock (&columns->ranking_lock);
  if (ranking != NULL || !make)
    return ranking;
  ranking = g_atomic_rc_box_alloc (MAX (data->n_creators, 1) * sizeof *ranking);
  for (guint32 i = 0; i < data->n_creators; i++)
    ranking[i] = i;
  swb_roster_rank_sort (data, query, ranking, data->n_creators);
  if (swb_roster_stop_has (query->stop, SWB_ROSTER_STOP_ALL))
    {
      g_atomic_rc_box_release (ranking);
      return NULL;
    }
  g_mutex_lock (&columns->ranking_lock);
  g_free (columns->ranking_key);
  if (columns->ranking != NULL)
    g_atomic_rc_box_release (columns->ranking);
  columns->ranking = g_atomic_rc_box_acquire (ranking);
  columns->ranking_key = g_steal_pointer (&key);
  g_mutex_unlock (&columns->ranking_lock);
  return ranking;
}

/**
 * swb_roster_ranking_unref:
 * @ranking: (transfer full): from swb_roster_ranking_ref()
 */
void
swb_roster_ranking_unref (const guint32 *ranking)
{
  g_atomic_rc_box_release ((gpointer) ranking);
}

static int
compare_texts (const char *one, const char *other)
{
  for (;; one += DIGITS, other += DIGITS)
    {
      guint64 a = text_key (one);
      guint64 b = text_key (other);

      if (a != b || (a & 0xff) == 0)
        return (a > b) - (a < b);
    }
}

static const char *
get_shared (const Ranking *ranking, guint32 place)
{
  SwbRosterText text = shared_text (ranking->column);
  const char *folded = swb_roster_strings_folded (
      ranking->data->columns->strings,
      swb_roster_data_code (ranking->data, text, place));

  return folded;
}

static int
compare_shared (const Ranking *ranking, guint32 one, guint32 other)
{
  const SwbRosterText text = shared_text (ranking->column);

  return swb_roster_rank_compare_words (
      ranking->data, text, swb_roster_data_code (ranking->data, text, one),
      swb_roster_data_code (ranking->data, text, other));
}

static int
compare_cells (const Ranking *ranking, guint32 one, guint32 other)
{
  gboolean shared = shared_text (ranking->column) != SWB_N_ROSTER_TEXTS;
  const char *a;
  const char *b;
  int result;

  if (!shared && !is_text (ranking->column))
    {
      guint64 key = get_key (ranking, one);
      guint64 other_key = get_key (ranking, other);

      if (key == other_key || key == MISSING || other_key == MISSING)
        return (key > other_key) - (key < other_key);
      return (key > other_key) == !ranking->descending ? 1 : -1;
    }
  a = shared ? get_shared (ranking, one) : get_text (ranking, one);
  b = shared ? get_shared (ranking, other) : get_text (ranking, other);
  if (text_key (a) == 0 || text_key (b) == 0)
    return (text_key (a) == 0) - (text_key (b) == 0);
  result = shared ? compare_shared (ranking, one, other) : compare_texts (a, b);
  return ranking->descending ? -result : result;
}

/**
 * swb_roster_rank_compare:
 * @data: finished columns with tiers
 * @query: says in which order
 * @one: a creator
 * @other: another
 *
 * Returns: below 0 where @one comes first, above 0 where @other does, in the
 *   order that swb_roster_rank_sort() gives
 */
int
swb_roster_rank_compare (const SwbRosterData *data,
                         const SwbRosterQuery *query,
                         guint32 one,
                         guint32 other)
{
  for (guint s = 0; s < query->n_sorts; s++)
    {
      Ranking ranking = { data,
                          query,
                          query->sorts[s].column,
                          query->sorts[s].descending,
                          NULL,
                          make_fees (query, query->sorts[s].column) };
      int result;

      if (ranking.column == SWB_ROSTER_COLUMN_PLATFORM)
        ranking.ranks = swb_roster_rank_platforms ();
      result = compare_cells (&ranking, one, other);
      clear (&ranking);
      if (result != 0)
        return result;
    }
  return (one > other) - (one < other);
}
