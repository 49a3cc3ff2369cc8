/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds the numbers of a creator's posts against the others of the same tier
 * and platform, on the same base, or against a published range. Runs on a
 * thread, over columns that nobody changes meanwhile. */
#include "document/swb-creator-details-private.h"

#include "analytics/swb-quantile.h"

#include <math.h>
#include <string.h>

/* The numbers of a post that are made into rates. */
typedef enum
{
  VIEWS,
  LIKES,
  COMMENTS,
  SHARES,
  INTERACTIONS,
  RATE_ON_VIEWS,
  RATE_ON_FOLLOWERS,
  N_NUMBERS,
} Number;

typedef struct
{
  double values[N_NUMBERS];
  const SwbDetailReading *from[N_NUMBERS];
} Numbers;

/* The same numerator over the same base, or views; tried in this order. */
static const struct
{
  const char *parts;
  SwbEngagementBase kind; /* none: views as they are */
  Number numbers[4];      /* that are added up; the base follows */
  guint n_numbers;
} variants[] = {
  { "likes+comments+shares",
    SWB_ENGAGEMENT_ON_VIEWS,
    { LIKES, COMMENTS, SHARES },
    3 },
  { "likes+comments", SWB_ENGAGEMENT_ON_VIEWS, { LIKES, COMMENTS }, 2 },
  { "likes+shares", SWB_ENGAGEMENT_ON_VIEWS, { LIKES, SHARES }, 2 },
  { "likes", SWB_ENGAGEMENT_ON_VIEWS, { LIKES }, 1 },
  { "rate", SWB_ENGAGEMENT_ON_VIEWS, { RATE_ON_VIEWS }, 1 },
  { "interactions", SWB_ENGAGEMENT_ON_FOLLOWERS, { INTERACTIONS }, 1 },
  { "likes+comments", SWB_ENGAGEMENT_ON_FOLLOWERS, { LIKES, COMMENTS }, 2 },
  { "likes", SWB_ENGAGEMENT_ON_FOLLOWERS, { LIKES }, 1 },
  { "rate", SWB_ENGAGEMENT_ON_FOLLOWERS, { RATE_ON_FOLLOWERS }, 1 },
  { "views", SWB_ENGAGEMENT_NONE, { VIEWS }, 1 },
};

#define N_VARIANTS G_N_ELEMENTS (variants)

/* What the others of a tier have on a platform. */
typedef struct
{
  gboolean known;
  guint n;
  double median;
} Peers;

typedef struct
{
  const SwbRosterData *roster;
  guint32 creator;
  int tier;
  Peers peers[SWB_N_PLATFORMS][N_VARIANTS];
} Holder;

static int
find_number (const SwbDetailReading *reading)
{
  static const char *const names[] = { "views",  "likes",      "comments",
                                       "shares", "engagement", NULL };

  for (int i = 0; names[i] != NULL; i++)
    if (g_str_equal (reading->metric, names[i]))
      return i;
  if (g_str_equal (reading->metric, "plays"))
    return VIEWS;
  if (!g_str_equal (reading->metric, "engagement-rate"))
    return -1;
  return g_str_equal (reading->base, "views")       ? RATE_ON_VIEWS
         : g_str_equal (reading->base, "followers") ? RATE_ON_FOLLOWERS
                                                    : -1;
}

/* They come newest first. Policy of the YouTube API: what comes from it stays
 * out of rates. */
static Numbers
find_numbers (const GPtrArray *readings)
{
  Numbers numbers;

  memset (&numbers, 0, sizeof numbers);
  for (guint i = 0; i < readings->len; i++)
    {
      const SwbDetailReading *reading = g_ptr_array_index (readings, i);
      const int number = find_number (reading);

      if (number < 0 || numbers.from[number] != NULL || reading->expired ||
          !(reading->value >= 0) ||
          g_str_equal (reading->source, "youtube-api"))
        continue;
      numbers.values[number] = reading->value;
      numbers.from[number] = reading;
    }
  return numbers;
}

/* CELLS, filled, or null where there is no such account. */
static const SwbAccountCells *
find_cells (const SwbRosterData *roster,
            const SwbId *account,
            SwbAccountCells *cells)
{
  guint place;

  if (swb_id_is_nil (account) ||
      !swb_roster_data_find_account (roster, account, &place))
    return NULL;
  swb_roster_data_get_account (roster, place, cells);
  return cells;
}

static double
get_base (SwbEngagementBase kind,
          const Numbers *numbers,
          const SwbAccountCells *cells)
{
  if (kind == SWB_ENGAGEMENT_ON_VIEWS)
    return numbers->from[VIEWS] != NULL ? numbers->values[VIEWS] : NAN;
  return cells != NULL && cells->followers > 0 ? (double) cells->followers
                                               : NAN;
}

/* Returns: whether the post has the numbers for it */
static gboolean
try_variant (guint v,
             const Numbers *numbers,
             const SwbAccountCells *cells,
             SwbStanding *standing)
{
  const SwbEngagementBase kind = variants[v].kind;
  const gboolean told = g_str_equal (variants[v].parts, "rate");
  double sum = 0;

  for (guint i = 0; i < variants[v].n_numbers; i++)
    {
      const Number number = variants[v].numbers[i];

      if (numbers->from[number] == NULL)
        return FALSE;
      sum += numbers->values[number];
    }
  standing->is_views = kind == SWB_ENGAGEMENT_NONE;
  standing->base_kind = kind;
  standing->base = standing->is_views ? 1
                   : told             ? NAN
                                      : get_base (kind, numbers, cells);
  standing->numerator = told ? NAN : sum;
  standing->value = told ? sum : sum / standing->base;
  standing->parts = variants[v].parts;
  standing->day = numbers->from[variants[v].numbers[0]]->day;
  standing->source = numbers->from[variants[v].numbers[0]]->source;
  return isfinite (standing->value);
}

static double
get_peer_value (const SwbAccountCells *cells, guint v)
{
  const SwbEngagement *engagement = &cells->engagement;

  if (variants[v].kind == SWB_ENGAGEMENT_NONE)
    return cells->views >= 0 ? (double) cells->views : NAN;
  return engagement->kind == variants[v].kind &&
                 g_strcmp0 (engagement->parts, variants[v].parts) == 0
             ? engagement->ratio
             : NAN;
}

static const Peers *
find_peers (Holder *holder, SwbPlatform platform, guint v)
{
  static const double half = 0.5;
  const SwbRosterData *roster = holder->roster;
  Peers *peers = &holder->peers[platform][v];
  g_autoptr (GArray) values = NULL;

  if (peers->known)
    return peers;
  values = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint a = 0; a < roster->n_accounts; a++)
    {
      guint creator = swb_roster_data_account_creator (roster, a);
      SwbAccountCells cells;
      double value;

      if (swb_roster_data_account_platform (roster, a) != platform ||
          creator == holder->creator ||
          swb_roster_data_tier (roster, creator) != holder->tier)
        continue;
      swb_roster_data_get_account (roster, a, &cells);
      value = get_peer_value (&cells, v);
      if (isfinite (value) && value >= 0)
        g_array_append_val (values, value);
    }
  peers->known = TRUE;
  peers->n = values->len;
  if (values->len > 0)
    swb_quantiles ((const double *) (gpointer) values->data, values->len, &half,
                   1, &peers->median);
  return peers;
}

static gboolean
hold_against_roster (Holder *holder, guint v, SwbStanding *standing)
{
  const Peers *peers = find_peers (holder, standing->platform, v);

  standing->n_peers = peers->n;
  standing->median = peers->median;
  if (peers->n < SWB_STANDING_LEAST_PEERS || !(peers->median > 0))
    return FALSE;
  standing->basis = SWB_STANDING_ROSTER;
  standing->ratio = standing->value / peers->median;
  return isfinite (standing->ratio);
}

static gboolean
hold_against_range (SwbStanding *standing)
{
  const SwbBenchmarkQuery query = {
    .metric = SWB_BENCHMARK_ENGAGEMENT,
    .platform = swb_platform_id (standing->platform),
    .tier = (SwbTier) standing->tier,
    .base = standing->base_kind == SWB_ENGAGEMENT_ON_VIEWS
                ? SWB_RATE_BASE_VIEWS
                : SWB_RATE_BASE_FOLLOWERS,
  };
  SwbBenchmarkVerdict verdict;

  if (standing->is_views ||
      swb_benchmark_hold (&query, standing->value, &verdict) != SWB_STATUS_OK ||
      verdict.place < SWB_BENCHMARK_BELOW)
    return FALSE;
  standing->basis = SWB_STANDING_BENCHMARK;
  standing->range = verdict.range;
  standing->ratio = verdict.ratio;
  return TRUE;
}

static SwbPlatform
get_platform (const SwbDetailPlacement *placement, const SwbAccountCells *cells)
{
  const SwbPlatform platform = cells != NULL
                                   ? cells->platform
                                   : swb_channel_platform (placement->channel);

  return platform < SWB_N_PLATFORMS ? platform : SWB_PLATFORM_OTHER;
}

/* The first variant with enough others; else the first with a published range;
 * else the first, to be told without a ratio. */
static void
hold (Holder *holder, SwbDetailPlacement *placement)
{
  const Numbers numbers = find_numbers (placement->readings);
  SwbAccountCells account;
  const SwbAccountCells *cells =
      find_cells (holder->roster, &placement->account, &account);
  const SwbStanding none = { .basis = SWB_STANDING_NO_READING,
                             .parts = "",
                             .source = "",
                             .day = SWB_DAY_NONE,
                             .platform = get_platform (placement, cells),
                             .tier = holder->tier,
                             .ratio = NAN };
  SwbStanding ranged = none;

  placement->standing = none;
  for (guint v = 0; v < N_VARIANTS; v++)
    {
      SwbStanding standing = none;

      if (!try_variant (v, &numbers, cells, &standing))
        continue;
      standing.basis =
          holder->tier < 0 ? SWB_STANDING_NO_TIER : SWB_STANDING_FEW_PEERS;
      if (holder->tier >= 0 && hold_against_roster (holder, v, &standing))
        {
          placement->standing = standing;
          return;
        }
      if (placement->standing.basis == SWB_STANDING_NO_READING)
        placement->standing = standing;
      if (holder->tier >= 0 && ranged.basis == SWB_STANDING_NO_READING)
        {
          SwbStanding held = standing;

          if (hold_against_range (&held))
            ranged = held;
        }
    }
  if (ranged.basis != SWB_STANDING_NO_READING)
    placement->standing = ranged;
}

/* The texts of the roster may go before the details do. */
static void
take_engagement (SwbMadeDetails *made,
                 const SwbRosterData *roster,
                 SwbDetailAccount *account)
{
  SwbAccountCells cells;

  if (find_cells (roster, &account->id, &cells) == NULL)
    return;
  account->engagement = cells.engagement;
  account->engagement.source =
      swb_made_details_keep (made, cells.engagement.source);
  account->engagement.parts =
      swb_made_details_keep (made, cells.engagement.parts);
}

/**
 * swb_creator_standing_fill:
 * @made: details with their placements
 * @roster: columns that nobody changes meanwhile
 *
 * Says of every placement how its post did against the creator's tier: the
 * quotient of its rate and the median rate of the accounts of other creators
 * on that platform in that tier, on the same base and with the same parts; and
 * of each account its rate. With fewer than SWB_STANDING_LEAST_PEERS of them a
 * published range stands in.
 */
void
swb_creator_standing_fill (SwbMadeDetails *made, const SwbRosterData *roster)
{
  SwbCreatorDetails *details = &made->details;
  g_autofree Holder *holder = g_new0 (Holder, 1);

  holder->roster = roster;
  holder->tier = -1;
  holder->creator = G_MAXUINT32;
  if (swb_roster_data_find (roster, &details->id, &holder->creator))
    holder->tier = swb_roster_data_tier (roster, holder->creator);
  details->tier = holder->tier;
  for (guint i = 0; i < details->accounts->len; i++)
    take_engagement (made, roster, details->accounts->pdata[i]);
  for (guint i = 0; i < details->placements->len; i++)
    hold (holder, g_ptr_array_index (details->placements, i));
}
