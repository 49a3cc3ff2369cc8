/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many people the placements of a plan reach, and from what that was
 * computed. The model is in analytics/swb-reach.h; here its inputs are chosen:
 *
 * - An account counts once, at its first placement; further placements add
 *   money alone.
 * - Its unique viewers are its average views, else its followers times the
 *   published reach share of its tier.
 * - Its viewers are spread over segments as its audience tells; else they are
 *   all in the segment of its creator's first language; else in one of their
 *   own, which assumes no overlap.
 * - Numbers from the YouTube API stay out: its policy forbids estimates of
 *   unique reach. */
#include "document/swb-figures.h"

#include "analytics/swb-benchmark.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  SwbWorkspace *workspace;
  const SwbRosterData *roster;
  SwbReachFigures *figures;
  GHashTable *accounts; /* index in the roster -> index in the model + 1 */
  GArray *viewers;      /* double a model creator */
  GArray *sizes;        /* double a segment */
  GArray *shares;       /* SwbReachShare */
  GArray *order;        /* guint32 */
  GArray *costs;        /* double */
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

/* U of the model; 0 where nothing is known. */
static double
unique_viewers (Builder *builder, const SwbAccountCells *account)
{
  SwbReachFigures *figures = builder->figures;
  const SwbBenchmark *benchmark;

  if (account->views > 0)
    {
      if (g_strcmp0 (account->views_source, "typed") == 0)
        figures->n_typed++;
      else
        figures->n_imported++;
      return (double) account->views;
    }
  if (account->followers <= 0 || from_youtube_api (account->followers_source))
    return 0;
  benchmark = reach_share (builder->roster->tiers[account->creator]);
  if (benchmark == NULL)
    return 0;
  figures->n_benchmark++;
  return (double) account->followers * benchmark->low;
}

static void
add_share (Builder *builder, guint creator, guint segment, double share)
{
  const SwbReachShare cells = { creator, segment, share };

  g_array_append_val (builder->shares, cells);
}

static gboolean
find_segment (Builder *builder, const SwbId *id, guint *index)
{
  GArray *segments = swb_workspace_get_segments (builder->workspace);

  for (guint i = 0; i < segments->len; i++)
    if (swb_id_equal (&g_array_index (segments, SwbSegmentCells, i).id, id))
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
place_by_audience (Builder *builder,
                   const SwbAccountCells *account,
                   guint creator)
{
  GArray *audiences = swb_workspace_get_audiences (builder->workspace);
  gboolean placed = FALSE;

  for (guint i = 0; i < audiences->len; i++)
    {
      const SwbAudienceCells *cells =
          &g_array_index (audiences, SwbAudienceCells, i);
      guint segment;

      if (!swb_id_equal (&cells->account, &account->id) || cells->share <= 0 ||
          !find_segment (builder, &cells->segment, &segment))
        continue;
      add_share (builder, creator, segment, MIN (cells->share, 1));
      placed = TRUE;
    }
  return placed;
}

/* The largest segment of the creator's first language. */
static gboolean
place_by_language (Builder *builder,
                   const SwbAccountCells *account,
                   guint creator)
{
  GArray *segments = swb_workspace_get_segments (builder->workspace);
  const char *languages = builder->roster->languages[account->creator];
  gsize length = languages ? strcspn (languages, ",") : 0;
  guint best = G_MAXUINT;

  for (guint i = 0; i < segments->len && length > 0; i++)
    {
      const SwbSegmentCells *cells =
          &g_array_index (segments, SwbSegmentCells, i);

      if (cells->language == NULL || strlen (cells->language) != length ||
          strncmp (cells->language, languages, length) != 0)
        continue;
      if (best == G_MAXUINT ||
          cells->size > g_array_index (segments, SwbSegmentCells, best).size)
        best = i;
    }
  if (best == G_MAXUINT)
    return FALSE;
  add_share (builder, creator, best, 1);
  return TRUE;
}

static void
place_alone (Builder *builder, double viewers, guint creator)
{
  const double size = ceil (viewers / SWB_REACH_SHARE_MAX);

  builder->figures->n_unplaced++;
  add_share (builder, creator, builder->sizes->len, 1);
  g_array_append_val (builder->sizes, size);
}

/* Returns the account's index in the model, or -1 where it is left out. */
static int
model_account (Builder *builder, guint account_index)
{
  const SwbAccountCells *account = &builder->roster->accounts[account_index];
  guint creator = builder->viewers->len;
  double viewers = unique_viewers (builder, account);

  if (viewers <= 0)
    {
      builder->figures->n_without++;
      return -1;
    }
  g_array_append_val (builder->viewers, viewers);
  if (!place_by_audience (builder, account, creator) &&
      !place_by_language (builder, account, creator))
    place_alone (builder, viewers, creator);
  return (int) creator;
}

static double
cost_of (Builder *builder, SwbPlacement *placement)
{
  const SwbMoney fee = swb_placement_get_fee (placement);
  SwbMoney converted;

  if (swb_money_is_none (&fee) ||
      !swb_workspace_convert (builder->workspace, fee,
                              builder->figures->currency, SWB_DAY_NONE,
                              &converted))
    return 0;
  return swb_money_to_double (converted);
}

static void
add_placement (Builder *builder, SwbPlacement *placement, double *waiting)
{
  SwbRoster *roster = swb_workspace_get_roster (builder->workspace);
  double cost = cost_of (builder, placement) + *waiting;
  guint account;
  int creator = -1;

  *waiting = 0;
  if (swb_roster_find_account (roster, swb_placement_get_account (placement),
                               &account) &&
      !g_hash_table_contains (builder->accounts, GUINT_TO_POINTER (account)))
    {
      g_hash_table_add (builder->accounts, GUINT_TO_POINTER (account));
      creator = model_account (builder, account);
    }
  if (creator >= 0)
    {
      const guint32 index = (guint32) creator;

      g_array_append_val (builder->order, index);
      g_array_append_val (builder->costs, cost);
    }
  else if (builder->costs->len > 0)
    g_array_index (builder->costs, double, builder->costs->len - 1) += cost;
  else
    *waiting = cost;
}

static int
by_day (gconstpointer a, gconstpointer b)
{
  SwbDay one = swb_placement_get_day (*(SwbPlacement *const *) a);
  SwbDay other = swb_placement_get_day (*(SwbPlacement *const *) b);

  return (one > other) - (one < other);
}

static void
gather (Builder *builder, SwbCampaign *campaign)
{
  GListModel *list = G_LIST_MODEL (swb_campaign_get_placements (campaign));
  GArray *segments = swb_workspace_get_segments (builder->workspace);
  g_autoptr (GPtrArray) placements =
      g_ptr_array_new_with_free_func (g_object_unref);
  double waiting = 0;

  for (guint i = 0; i < segments->len; i++)
    {
      double size = g_array_index (segments, SwbSegmentCells, i).size;

      size = size > 0 ? size : 1;
      g_array_append_val (builder->sizes, size);
    }
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SwbPlacement) placement = g_list_model_get_item (list, i);

      if (g_strcmp0 (swb_placement_get_status (placement), "dropped") != 0)
        g_ptr_array_add (placements, g_steal_pointer (&placement));
    }
  g_ptr_array_sort (placements, by_day);
  for (guint i = 0; i < placements->len; i++)
    add_placement (builder, g_ptr_array_index (placements, i), &waiting);
  builder->figures->n_accounts = builder->viewers->len;
}

static gboolean
compute (Builder *builder)
{
  SwbReachFigures *figures = builder->figures;
  const SwbReachInput input = {
    .n_creators = builder->viewers->len,
    .unique_viewers = (const double *) (gpointer) builder->viewers->data,
    .n_segments = builder->sizes->len,
    .segment_sizes = (const double *) (gpointer) builder->sizes->data,
    .n_shares = builder->shares->len,
    .shares = (const SwbReachShare *) (gpointer) builder->shares->data,
  };
  SwbReachModel *model = NULL;
  SwbStatus status;

  if (builder->order->len == 0 ||
      swb_reach_model_new (&input, &model) != SWB_STATUS_OK)
    return FALSE;
  g_array_set_size (figures->points, builder->order->len + 1);
  status =
      swb_reach_curve (model, (const guint32 *) (gpointer) builder->order->data,
                       (const double *) (gpointer) builder->costs->data,
                       builder->order->len, SWB_REACH_EXPOSURE_CALIBRATED,
                       &g_array_index (figures->points, SwbReachPoint, 1));
  swb_reach_model_free (model);
  return status == SWB_STATUS_OK;
}

static void
append_count (GString *text, guint n, const char *what)
{
  if (n == 0)
    return;
  g_string_append (text, text->len > 0 ? ", " : "");
  g_string_append_printf (text, "%u %s", n, what);
}

static char *
tell_provenance (const SwbReachFigures *figures)
{
  g_autoptr (GString) parts = g_string_new (NULL);
  GString *text = g_string_new (NULL);

  append_count (parts, figures->n_imported, _ ("imported"));
  append_count (parts, figures->n_typed, _ ("typed"));
  append_count (parts, figures->n_benchmark, _ ("benchmark"));
  g_string_append_printf (text,
                          ngettext ("Reach model, %u account: %s",
                                    "Reach model, %u accounts: %s",
                                    figures->n_accounts),
                          figures->n_accounts, parts->str);
  if (figures->n_without > 0)
    g_string_append_printf (text,
                            ngettext ("; %u left out, views unknown",
                                      "; %u left out, views unknown",
                                      figures->n_without),
                            figures->n_without);
  if (figures->n_unplaced > 0)
    g_string_append_printf (
        text,
        ngettext ("; %u in no known segment, no overlap assumed",
                  "; %u in no known segment, no overlap assumed",
                  figures->n_unplaced),
        figures->n_unplaced);
  return g_string_free (text, FALSE);
}

static char *
people (double count)
{
  return swb_number_format_compact (count, SWB_GROUPING_WESTERN);
}

static void
tell (SwbReachFigures *figures)
{
  const SwbReachPoint *last =
      &g_array_index (figures->points, SwbReachPoint, figures->points->len - 1);
  g_autofree char *reach = people (last->reach);
  g_autofree char *low = people (MIN (last->reach_low, last->reach_high));
  g_autofree char *high = people (MAX (last->reach_low, last->reach_high));
  g_autofree char *least = people (last->lower);
  g_autofree char *most = people (last->upper);

  figures->sentence = g_strdup_printf (_ ("%s people reached"), reach);
  /* Translators: the first two are a band, the others are bounds. */
  figures->detail =
      g_strdup_printf (_ ("%s to %s, 8 in 10, as overlaps vary. Whatever the "
                          "overlaps: at least %s, at most %s."),
                       low, high, least, most);
  figures->provenance = tell_provenance (figures);
}

static void
tell_nothing (SwbReachFigures *figures)
{
  g_array_set_size (figures->points, 0);
  figures->sentence = g_strdup (_ ("Not enough evidence yet"));
  figures->detail = g_strdup (
      figures->n_without > 0
          ? _ ("The booked accounts have no views or followers yet; import "
               "or type them.")
          : _ ("Book placements to see how many people they reach."));
  figures->provenance = g_strdup ("");
}

/**
 * swb_reach_figures_new:
 * @workspace: where accounts, segments and rates are
 * @campaign: whose placements
 *
 * Returns: (transfer full): the curve of people reached against money, in
 *   order of date, with where it came from
 */
SwbReachFigures *
swb_reach_figures_new (SwbWorkspace *workspace, SwbCampaign *campaign)
{
  const SwbMoney budget = swb_campaign_get_budget (campaign);
  SwbReachFigures *figures = g_new0 (SwbReachFigures, 1);
  Builder builder = {
    .workspace = workspace,
    .roster = swb_roster_get_data (swb_workspace_get_roster (workspace)),
    .figures = figures,
    .accounts = g_hash_table_new (NULL, NULL),
    .viewers = g_array_new (FALSE, FALSE, sizeof (double)),
    .sizes = g_array_new (FALSE, FALSE, sizeof (double)),
    .shares = g_array_new (FALSE, FALSE, sizeof (SwbReachShare)),
    .order = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .costs = g_array_new (FALSE, FALSE, sizeof (double)),
  };

  figures->points = g_array_new (FALSE, TRUE, sizeof (SwbReachPoint));
  g_strlcpy (figures->currency,
             swb_money_is_none (&budget) ? "INR" : budget.currency,
             sizeof figures->currency);
  gather (&builder, campaign);
  figures->enough = compute (&builder);
  if (figures->enough)
    tell (figures);
  else
    tell_nothing (figures);
  g_hash_table_unref (builder.accounts);
  g_array_unref (builder.viewers);
  g_array_unref (builder.sizes);
  g_array_unref (builder.shares);
  g_array_unref (builder.order);
  g_array_unref (builder.costs);
  return figures;
}

/**
 * swb_reach_figures_free:
 * @figures: (transfer full) (nullable): figures
 */
void
swb_reach_figures_free (SwbReachFigures *figures)
{
  if (figures == NULL)
    return;
  g_array_unref (figures->points);
  g_free (figures->sentence);
  g_free (figures->detail);
  g_free (figures->provenance);
  g_free (figures);
}
