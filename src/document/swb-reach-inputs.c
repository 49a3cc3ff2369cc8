/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inputs of the reach models are chosen here, the same for panes, briefs
 * and analysts:
 *
 * - An account counts once, at its first placement; further placements add
 *   money alone.
 * - Its unique viewers are its average views, else its followers times the
 *   published reach share of its tier.
 * - Its viewers are spread over segments as its audience tells; else they are
 *   all in the largest segment of its creator's first language; else in one of
 *   their own, which assumes no overlap.
 * - Numbers from the YouTube API stay out: its policy forbids estimates of
 *   unique reach. */
#include "document/swb-reach-inputs.h"

#include "analytics/swb-benchmark.h"

#include <math.h>
#include <string.h>

typedef struct
{
  SwbWorkspace *workspace;
  const SwbRosterData *roster;
  SwbReachInputs *inputs;
  GHashTable *segments; /* id of a segment -> its index */
  GHashTable
      *audiences;       /* id of an account -> GArray of its audience's index */
  GHashTable *accounts; /* index in the roster -> index in inputs + 1 */
} Builder;

static gboolean
from_youtube_api (const char *source)
{
  return g_strcmp0 (source, "youtube-api") == 0;
}

/* Published shares exist for micro and macro; the nearest serves the rest. */
static const SwbBenchmark *
reach_share (int tier)
{
  const SwbBenchmarkQuery query = {
    .metric = SWB_BENCHMARK_REACH_SHARE,
    .platform = "instagram",
    .tier = tier >= SWB_TIER_MACRO ? SWB_TIER_MACRO : SWB_TIER_MICRO,
    .base = SWB_RATE_BASE_FOLLOWERS,
  };

  return swb_benchmark_find (&query);
}

static SwbViewersSource
unique_viewers (const SwbRosterData *roster,
                const SwbAccountCells *account,
                double *viewers)
{
  const SwbBenchmark *benchmark;

  if (account->views > 0)
    {
      *viewers = (double) account->views;
      return g_strcmp0 (account->views_source, "typed") == 0
                 ? SWB_VIEWERS_TYPED
                 : SWB_VIEWERS_IMPORTED;
    }
  if (account->followers <= 0 || from_youtube_api (account->followers_source))
    return SWB_VIEWERS_UNKNOWN;
  benchmark = reach_share (swb_roster_data_tier (roster, account->creator));
  if (benchmark == NULL)
    return SWB_VIEWERS_UNKNOWN;
  *viewers = (double) account->followers * benchmark->low;
  return SWB_VIEWERS_BENCHMARK;
}

static void
add_share (Builder *builder, guint account, guint segment, double share)
{
  const SwbReachShare cells = { account, segment, share };

  g_array_append_val (builder->inputs->shares, cells);
}

/* One without a size says only what an audience is like, such as "18-24": its
 * people are those of other segments too, so nobody is placed in it. */
static gboolean
has_people (Builder *builder, guint segment)
{
  GArray *segments = swb_workspace_get_segments (builder->workspace);

  return g_array_index (segments, SwbSegmentCells, segment).size > 0;
}

static gboolean
place_by_audience (Builder *builder,
                   const SwbAccountCells *account,
                   guint index)
{
  GArray *audiences = swb_workspace_get_audiences (builder->workspace);
  GArray *own = g_hash_table_lookup (builder->audiences, &account->id);
  gboolean placed = FALSE;

  for (guint i = 0; own != NULL && i < own->len; i++)
    {
      const SwbAudienceCells *cells = &g_array_index (
          audiences, SwbAudienceCells, g_array_index (own, guint, i));
      gpointer segment;

      if (cells->share <= 0 ||
          !g_hash_table_lookup_extended (builder->segments, &cells->segment,
                                         NULL, &segment) ||
          !has_people (builder, GPOINTER_TO_UINT (segment)))
        continue;
      add_share (builder, index, GPOINTER_TO_UINT (segment),
                 MIN (cells->share, 1));
      placed = TRUE;
    }
  return placed;
}

/* The largest segment of the creator's first language. */
static gboolean
place_by_language (Builder *builder,
                   const SwbAccountCells *account,
                   guint index)
{
  GArray *segments = swb_workspace_get_segments (builder->workspace);
  const char *languages = swb_roster_data_text (
      builder->roster, SWB_ROSTER_TEXT_LANGUAGES, account->creator);
  gsize length = languages ? strcspn (languages, ",") : 0;
  guint best = G_MAXUINT;

  for (guint i = 0; i < segments->len && length > 0; i++)
    {
      const SwbSegmentCells *cells =
          &g_array_index (segments, SwbSegmentCells, i);

      if (cells->size <= 0 || cells->language == NULL ||
          strlen (cells->language) != length ||
          strncmp (cells->language, languages, length) != 0)
        continue;
      if (best == G_MAXUINT ||
          cells->size > g_array_index (segments, SwbSegmentCells, best).size)
        best = i;
    }
  if (best == G_MAXUINT)
    return FALSE;
  add_share (builder, index, best, 1);
  return TRUE;
}

static void
place_alone (Builder *builder, double viewers, guint index)
{
  const SwbReachSegment own = { NULL, ceil (viewers / SWB_REACH_SHARE_MAX) };

  builder->inputs->n_unplaced++;
  add_share (builder, index, builder->inputs->segments->len, 1);
  g_array_append_val (builder->inputs->segments, own);
}

static double
cost_in (Builder *builder, SwbMoney money, gboolean *priced)
{
  SwbMoney converted;

  if (swb_money_is_none (&money))
    return 0;
  if (swb_workspace_convert (builder->workspace, money,
                             builder->inputs->currency, SWB_DAY_NONE,
                             &converted))
    return swb_money_to_double (converted);
  *priced = FALSE;
  return 0;
}

/* The account's place in the inputs; NULL where nothing is known of it. */
static SwbReachAccount *
add_account (Builder *builder, guint account_index, SwbDay day)
{
  GArray *accounts = builder->inputs->accounts;
  SwbReachAccount cells = { .account = account_index, .day = day, .priced = 1 };
  SwbAccountCells account;

  swb_roster_data_get_account (builder->roster, account_index, &account);
  cells.source = unique_viewers (builder->roster, &account, &cells.viewers);
  if (cells.source == SWB_VIEWERS_UNKNOWN)
    {
      builder->inputs->n_without++;
      return NULL;
    }
  g_array_append_val (accounts, cells);
  if (!place_by_audience (builder, &account, accounts->len - 1) &&
      !place_by_language (builder, &account, accounts->len - 1))
    place_alone (builder, cells.viewers, accounts->len - 1);
  return &g_array_index (accounts, SwbReachAccount, accounts->len - 1);
}

/* Money of a placement that adds no account goes to the one before it, or
 * waits for the first. */
static void
add_placement (Builder *builder, SwbPlacement *placement, double *waiting)
{
  SwbRoster *roster = swb_workspace_get_roster (builder->workspace);
  GArray *accounts = builder->inputs->accounts;
  SwbReachAccount *added = NULL;
  gboolean priced = TRUE;
  double cost =
      cost_in (builder, swb_placement_get_fee (placement), &priced) + *waiting;
  guint index;

  *waiting = 0;
  if (swb_roster_find_account (roster, swb_placement_get_account (placement),
                               &index) &&
      g_hash_table_add (builder->accounts, GUINT_TO_POINTER (index)))
    added = add_account (builder, index, swb_placement_get_day (placement));
  if (added == NULL && accounts->len > 0)
    added = &g_array_index (accounts, SwbReachAccount, accounts->len - 1);
  if (added == NULL)
    {
      *waiting = cost;
      return;
    }
  added->cost += cost;
  added->priced = added->priced && priced;
}

static int
by_day (gconstpointer a, gconstpointer b)
{
  SwbDay one = swb_placement_get_day (*(SwbPlacement *const *) a);
  SwbDay other = swb_placement_get_day (*(SwbPlacement *const *) b);

  return (one > other) - (one < other);
}

static void
add_placements (Builder *builder, SwbCampaign *campaign)
{
  GListModel *list = G_LIST_MODEL (swb_campaign_get_placements (campaign));
  g_autoptr (GPtrArray) placements =
      g_ptr_array_new_with_free_func (g_object_unref);
  double waiting = 0;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SwbPlacement) placement = g_list_model_get_item (list, i);

      if (g_strcmp0 (swb_placement_get_status (placement), "dropped") != 0)
        g_ptr_array_add (placements, g_steal_pointer (&placement));
    }
  g_ptr_array_sort (placements, by_day);
  for (guint i = 0; i < placements->len; i++)
    add_placement (builder, g_ptr_array_index (placements, i), &waiting);
}

static void
add_roster (Builder *builder)
{
  for (guint i = 0; i < builder->roster->n_creators; i++)
    {
      guint account = swb_roster_data_main_account (builder->roster, i);
      SwbMoney fee = swb_roster_data_fee (builder->roster, i);
      SwbReachAccount *added;

      if (account == SWB_NO_ACCOUNT)
        continue;
      added = add_account (builder, account, SWB_DAY_NONE);
      if (added != NULL)
        added->cost = cost_in (builder, fee, &added->priced);
      if (added != NULL && swb_money_is_none (&fee))
        added->priced = FALSE;
    }
}

/* Of two shares of one segment the later one counts: ids grow with time. */
static void
take_newer (GArray *audiences, GArray *own, guint index)
{
  SwbAudienceCells *cells = &g_array_index (audiences, SwbAudienceCells, index);

  for (guint i = 0; i < own->len; i++)
    {
      guint *known = &g_array_index (own, guint, i);
      SwbAudienceCells *before =
          &g_array_index (audiences, SwbAudienceCells, *known);

      if (!swb_id_equal (&before->segment, &cells->segment))
        continue;
      if (swb_id_compare (&before->id, &cells->id) < 0)
        *known = index;
      return;
    }
  g_array_append_val (own, index);
}

static void
index_segments (Builder *builder)
{
  GArray *segments = swb_workspace_get_segments (builder->workspace);
  GArray *audiences = swb_workspace_get_audiences (builder->workspace);

  for (guint i = 0; i < segments->len; i++)
    {
      SwbSegmentCells *cells = &g_array_index (segments, SwbSegmentCells, i);
      const SwbReachSegment segment = { cells->name,
                                        cells->size > 0 ? cells->size : 1 };

      g_array_append_val (builder->inputs->segments, segment);
      g_hash_table_insert (builder->segments, &cells->id, GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < audiences->len; i++)
    {
      SwbAudienceCells *cells = &g_array_index (audiences, SwbAudienceCells, i);
      GArray *own = g_hash_table_lookup (builder->audiences, &cells->account);

      if (own == NULL)
        {
          own = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (builder->audiences, &cells->account, own);
        }
      take_newer (audiences, own, i);
    }
}

static void
builder_init (Builder *builder, SwbWorkspace *workspace, const char *currency)
{
  SwbReachInputs *inputs = g_new0 (SwbReachInputs, 1);

  inputs->accounts = g_array_new (FALSE, TRUE, sizeof (SwbReachAccount));
  inputs->segments = g_array_new (FALSE, TRUE, sizeof (SwbReachSegment));
  inputs->shares = g_array_new (FALSE, TRUE, sizeof (SwbReachShare));
  g_strlcpy (inputs->currency, currency, sizeof inputs->currency);
  builder->workspace = workspace;
  builder->roster = swb_roster_get_data (swb_workspace_get_roster (workspace));
  builder->inputs = inputs;
  builder->segments = g_hash_table_new (swb_id_hash, swb_id_equal);
  builder->audiences = g_hash_table_new_full (swb_id_hash, swb_id_equal, NULL,
                                              (GDestroyNotify) g_array_unref);
  builder->accounts = g_hash_table_new (NULL, NULL);
  index_segments (builder);
}

static SwbReachInputs *
builder_end (Builder *builder)
{
  g_hash_table_unref (builder->segments);
  g_hash_table_unref (builder->audiences);
  g_hash_table_unref (builder->accounts);
  return builder->inputs;
}

/**
 * swb_reach_inputs_new:
 * @workspace: where accounts, segments and rates are; must stay as it is while
 *   the names of segments are in use
 * @campaign: whose placements, but for dropped ones
 *
 * Returns: (transfer full): the accounts that the plan books, in order of date
 */
SwbReachInputs *
swb_reach_inputs_new (SwbWorkspace *workspace, SwbCampaign *campaign)
{
  const SwbMoney budget = swb_campaign_get_budget (campaign);
  Builder builder;

  builder_init (&builder, workspace,
                swb_money_is_none (&budget) ? "INR" : budget.currency);
  add_placements (&builder, campaign);
  return builder_end (&builder);
}

/**
 * swb_reach_inputs_new_for_roster:
 * @workspace: as in swb_reach_inputs_new()
 * @currency: what to tell fees in
 *
 * Returns: (transfer full): the main account of every creator, with its fee
 */
SwbReachInputs *
swb_reach_inputs_new_for_roster (SwbWorkspace *workspace, const char *currency)
{
  Builder builder;

  builder_init (&builder, workspace, currency);
  add_roster (&builder);
  return builder_end (&builder);
}

/**
 * swb_reach_inputs_free:
 * @inputs: (transfer full) (nullable): inputs
 */
void
swb_reach_inputs_free (SwbReachInputs *inputs)
{
  if (inputs == NULL)
    return;
  g_array_unref (inputs->accounts);
  g_array_unref (inputs->segments);
  g_array_unref (inputs->shares);
  g_free (inputs);
}

/**
 * swb_reach_inputs_build:
 * @inputs: inputs
 * @model: (out) (transfer full): the model of them
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when there is no account, else what
 *   swb_reach_model_new() says
 */
SwbStatus
swb_reach_inputs_build (const SwbReachInputs *inputs, SwbReachModel **model)
{
  guint n = inputs->accounts->len;
  guint n_segments = inputs->segments->len;
  g_autofree double *viewers = g_new (double, n + 1);
  g_autofree double *sizes = g_new (double, n_segments + 1);
  const SwbReachInput input = {
    .n_creators = n,
    .unique_viewers = viewers,
    .n_segments = n_segments,
    .segment_sizes = sizes,
    .n_shares = inputs->shares->len,
    .shares = (const SwbReachShare *) (gpointer) inputs->shares->data,
  };

  if (n == 0)
    return SWB_STATUS_NOT_ENOUGH;
  for (guint i = 0; i < n; i++)
    viewers[i] = g_array_index (inputs->accounts, SwbReachAccount, i).viewers;
  for (guint i = 0; i < n_segments; i++)
    sizes[i] = g_array_index (inputs->segments, SwbReachSegment, i).size;
  return swb_reach_model_new (&input, model);
}
