/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where every number of a brief came from: readings by source and date,
 * benchmarks with their citation, exchange rates, and how it was computed. */
#include "report/swb-brief-gather.h"

#include "analytics/swb-benchmark.h"
#include "document/swb-tier-commands.h"
#include "report/swb-report-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Readings of one kind from one source. */
typedef struct
{
  const char *what; /* a name for people */
  const char *source;
  SwbDay first;
  SwbDay last;
  guint n;
} Reading;

static void
count_reading (GArray *readings,
               const char *what,
               const char *source,
               SwbDay day)
{
  Reading fresh = { what, source, day, day, 1 };

  for (guint i = 0; i < readings->len; i++)
    {
      Reading *at = &g_array_index (readings, Reading, i);

      if (strcmp (at->what, what) != 0 || g_strcmp0 (at->source, source) != 0)
        continue;
      at->n++;
      if (day != SWB_DAY_NONE)
        {
          at->first = at->first == SWB_DAY_NONE ? day : MIN (at->first, day);
          at->last = MAX (at->last, day);
        }
      return;
    }
  g_array_append_val (readings, fresh);
}

static void
count_account (GArray *readings, const SwbAccountCells *account)
{
  if (account->followers >= 0)
    count_reading (readings, _ ("Followers"), account->followers_source,
                   account->followers_day);
  if (account->views >= 0)
    count_reading (readings, _ ("Average views a post"), account->views_source,
                   SWB_DAY_NONE);
}

static int
compare_readings (gconstpointer a, gconstpointer b)
{
  const Reading *one = a, *other = b;
  const int what = strcmp (one->what, other->what);

  return what ? what : g_strcmp0 (one->source, other->source);
}

static char *
tell_days (const Reading *reading)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (reading->first == SWB_DAY_NONE)
    return g_strdup ("–");
  first = swb_day_format (reading->first, SWB_DAY_STYLE_MEDIUM);
  if (reading->first == reading->last)
    return g_steal_pointer (&first);
  last = swb_day_format (reading->last, SWB_DAY_STYLE_MEDIUM);
  return g_strdup_printf ("%s – %s", first, last);
}

static void
add_source (SwbBriefContent *content,
            const char *what,
            const char *source,
            char *day,
            char *use)
{
  SwbTextTableRow *row =
      swb_text_table_add_row (content->sources, SWB_TEXT_TABLE_ROW_BODY);

  row->cells[0] = g_strdup (what);
  row->cells[1] = g_strdup (source);
  row->cells[2] = day;
  row->cells[3] = use;
}

static char *
tell_accounts (guint n)
{
  return g_strdup_printf (ngettext ("%u account", "%u accounts", n), n);
}

/* Accounts without views rest on their followers and a published share: which
 * one is decided as the reach figures do. */
static gboolean
needs_benchmark (const SwbAccountCells *account)
{
  return account->views <= 0 && account->followers > 0 &&
         g_strcmp0 (account->followers_source, "youtube-api") != 0;
}

static void
add_benchmark (SwbBriefGather *gather, SwbTier tier, guint n)
{
  const SwbBenchmarkQuery query = { .metric = SWB_BENCHMARK_REACH_SHARE,
                                    .platform = "instagram",
                                    .tier = tier,
                                    .base = SWB_RATE_BASE_FOLLOWERS };
  const SwbBenchmark *benchmark = swb_benchmark_find (&query);
  g_autofree char *share = NULL;
  g_autofree char *what = NULL;

  if (n == 0 || !benchmark)
    return;
  share = swb_number_format_percent (benchmark->low, 1);
  /* Translators: reach of followers, the tier's name: 15.7 %. */
  what = g_strdup_printf (_ ("Benchmark: reach of followers, %1$s: %2$s"),
                          swb_report_tier_name (tier), share);
  add_source (gather->content, what, benchmark->source,
              g_strdup_printf ("%d", benchmark->year), tell_accounts (n));
}

static void
add_readings (SwbBriefGather *gather)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) readings = g_array_new (FALSE, FALSE, sizeof (Reading));
  guint micro = 0, macro = 0;

  for (guint i = 0; i < gather->posts->len; i++)
    {
      const SwbBriefPost *post =
          &g_array_index (gather->posts, SwbBriefPost, i);
      SwbAccountCells account;

      if (post->account == SWB_NO_ACCOUNT ||
          !g_hash_table_add (seen, GUINT_TO_POINTER (post->account)))
        continue;
      swb_roster_data_get_account (gather->roster, post->account, &account);
      count_account (readings, &account);
      if (needs_benchmark (&account))
        *(post->tier >= SWB_TIER_MACRO ? &macro : &micro) += 1;
    }
  g_array_sort (readings, compare_readings);
  for (guint i = 0; i < readings->len; i++)
    {
      const Reading *reading = &g_array_index (readings, Reading, i);
      g_autofree char *source = swb_report_source_name (reading->source);

      add_source (gather->content, reading->what, source, tell_days (reading),
                  tell_accounts (reading->n));
    }
  add_benchmark (gather, SWB_TIER_MICRO, micro);
  add_benchmark (gather, SWB_TIER_MACRO, macro);
}

static void
add_segments (SwbBriefGather *gather)
{
  GArray *segments = swb_workspace_get_segments (gather->workspace);
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (Reading));

  for (guint i = 0; i < segments->len; i++)
    count_reading (sources, _ ("Sizes of audience segments"),
                   g_array_index (segments, SwbSegmentCells, i).source,
                   SWB_DAY_NONE);
  for (guint i = 0; i < sources->len; i++)
    {
      const Reading *reading = &g_array_index (sources, Reading, i);
      g_autofree char *source = swb_report_source_name (reading->source);

      add_source (
          gather->content, reading->what, source, g_strdup ("–"),
          g_strdup_printf (ngettext ("%u segment", "%u segments", reading->n),
                           reading->n));
    }
}

static gboolean
is_paid_in (SwbBriefGather *gather, const char *currency)
{
  GListModel *lines = G_LIST_MODEL (swb_campaign_get_lines (gather->campaign));

  for (guint i = 0; i < gather->posts->len; i++)
    {
      const SwbMoney fee = swb_placement_get_fee (
          g_array_index (gather->posts, SwbBriefPost, i).placement);

      if (strcmp (fee.currency, currency) == 0)
        return TRUE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (SwbLine) line = g_list_model_get_item (lines, i);

      if (strcmp (swb_line_get_planned (line).currency, currency) == 0 ||
          strcmp (swb_line_get_committed (line).currency, currency) == 0 ||
          strcmp (swb_line_get_actual (line).currency, currency) == 0)
        return TRUE;
    }
  return FALSE;
}

static int
compare_rates (gconstpointer a, gconstpointer b)
{
  const SwbExchangeRateCells *one = *(const SwbExchangeRateCells *const *) a;
  const SwbExchangeRateCells *other = *(const SwbExchangeRateCells *const *) b;
  const int base = strcmp (one->base, other->base);
  const int quote = base ? base : strcmp (one->quote, other->quote);

  return quote ? quote : (one->day > other->day) - (one->day < other->day);
}

/* The rates between two currencies that the plan has. */
static GPtrArray *
list_rates (SwbBriefGather *gather)
{
  GArray *rates = swb_workspace_get_exchange_rates (gather->workspace);
  const char *main_currency = gather->budget->total.planned.currency;
  GPtrArray *used = g_ptr_array_new ();

  for (guint i = 0; i < rates->len; i++)
    {
      SwbExchangeRateCells *rate =
          &g_array_index (rates, SwbExchangeRateCells, i);
      const gboolean forward = strcmp (rate->quote, main_currency) == 0 &&
                               is_paid_in (gather, rate->base);
      const gboolean backward = strcmp (rate->base, main_currency) == 0 &&
                                is_paid_in (gather, rate->quote);

      if (forward || backward)
        g_ptr_array_add (used, rate);
    }
  g_ptr_array_sort (used, compare_rates);
  return used;
}

static void
add_rates (SwbBriefGather *gather)
{
  g_autoptr (GPtrArray) rates = list_rates (gather);

  for (guint i = 0; i < rates->len; i++)
    {
      const SwbExchangeRateCells *rate = g_ptr_array_index (rates, i);
      g_autofree char *what =
          /* Translators: two currencies: "Exchange rate KRW in INR". */
          g_strdup_printf (_ ("Exchange rate %1$s in %2$s"), rate->base,
                           rate->quote);

      g_autofree char *source = swb_report_source_name (rate->source);

      add_source (gather->content, what, source,
                  rate->day == SWB_DAY_NONE
                      ? g_strdup ("–")
                      : swb_day_format (rate->day, SWB_DAY_STYLE_MEDIUM),
                  g_strdup_printf ("%.6g", rate->rate));
    }
}

static void
add_method (SwbBriefGather *gather, const char *text)
{
  g_ptr_array_add (gather->content->methods, g_strdup (text));
}

static void
tell_methods (SwbBriefGather *gather)
{
  g_autofree char *citation = swb_tier_citation (gather->workspace);
  g_autofree char *tiers = NULL;

  if (gather->reach->enough)
    {
      add_method (gather, gather->reach->detail);
      add_method (
          gather,
          _ ("Reach counts each person once. Inside a segment, exposures add "
             "up "
             "and people differ in how much they watch (negative binomial, k "
             "from 0.7 to 10; k = 1 is Goerg’s curve, k without end "
             "Sainsbury’s); the band is the middle 8 in 10 of k. The bounds "
             "need no assumption on overlaps (Wang, Peng, Li and Liu 2023, "
             "arXiv:2309.16774)."));
    }
  else
    add_method (gather, gather->reach->detail);
  /* Translators: %s says where the bounds of the tiers come from. */
  tiers = g_strdup_printf (_ ("Tiers: %s."), citation);
  add_method (gather, tiers);
  add_method (gather, _ ("Fees, dates, stages, gates and budget lines are as "
                         "they were typed into the plan."));
}

void
swb_brief_gather_sources (SwbBriefGather *gather)
{
  SwbBriefContent *content = gather->content;

  content->sources = swb_text_table_new ();
  swb_text_table_add_heading (content->sources, _ ("Number"), FALSE, FALSE);
  swb_text_table_add_heading (content->sources, _ ("Where from"), FALSE, FALSE);
  swb_text_table_add_heading (content->sources, _ ("Read on"), TRUE, FALSE);
  swb_text_table_add_heading (content->sources, _ ("Used for"), TRUE, TRUE);
  add_readings (gather);
  add_segments (gather);
  add_rates (gather);
  if (content->sources->rows->len == 0)
    g_clear_pointer (&content->sources, swb_text_table_free);
  tell_methods (gather);
}
