/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the budget adds up to, by bucket and by stage. */
#include "document/swb-figures.h"

#include "document/swb-plan-commands.h"

#include <glib/gi18n-lib.h>

#define RIGHTS "rights"

/* One sum at work: amounts in other currencies at the rate of their day. */
typedef struct
{
  SwbWorkspace *workspace;
  SwbBudgetFigures *figures;
} Adder;

static void
clear_spend (gpointer data)
{
  SwbSpend *spend = data;

  g_free (spend->id);
  g_free (spend->name);
}

static SwbSpend *
find_spend (GArray *list,
            const char *id,
            const char *name,
            const char *currency)
{
  const SwbMoney nought = swb_money_make (0, currency);
  SwbSpend fresh = { NULL, NULL, nought, nought, nought, nought };

  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (g_array_index (list, SwbSpend, i).id, id) == 0)
      return &g_array_index (list, SwbSpend, i);
  fresh.id = g_strdup (id);
  fresh.name = g_strdup (name);
  g_array_append_val (list, fresh);
  return &g_array_index (list, SwbSpend, list->len - 1);
}

static void
add (Adder *adder, SwbMoney *sum, SwbMoney amount, SwbDay day)
{
  SwbMoney converted;

  if (swb_money_is_none (&amount))
    return;
  if (!swb_workspace_convert (adder->workspace, amount, sum->currency, day,
                              &converted) ||
      !swb_money_add (sum, &converted, sum))
    adder->figures->n_unconverted++;
}

static void
add_line (Adder *adder, SwbSpend *spend, SwbLine *line)
{
  SwbDay day = swb_line_get_rate_day (line);

  add (adder, &spend->planned, swb_line_get_planned (line), day);
  add (adder, &spend->committed, swb_line_get_committed (line), day);
  add (adder, &spend->actual, swb_line_get_actual (line), day);
}

static SwbSpend *
stage_spend (SwbBudgetFigures *figures, SwbCampaign *campaign, const SwbId *id)
{
  GListModel *stages = G_LIST_MODEL (swb_campaign_get_stages (campaign));

  for (guint i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr (SwbStage) stage = g_list_model_get_item (stages, i);

      if (swb_id_equal (swb_stage_get_id (stage), id))
        return &g_array_index (figures->stages, SwbSpend, i);
    }
  return find_spend (figures->stages, "", _ ("Whole campaign"),
                     figures->total.planned.currency);
}

static void
add_lines (Adder *adder, SwbCampaign *campaign)
{
  SwbBudgetFigures *figures = adder->figures;
  GListModel *lines = G_LIST_MODEL (swb_campaign_get_lines (campaign));

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (SwbLine) line = g_list_model_get_item (lines, i);
      const char *bucket = swb_line_get_bucket (line);
      guint unconverted;

      add_line (adder,
                find_spend (figures->buckets, bucket, swb_bucket_name (bucket),
                            figures->total.planned.currency),
                line);
      if (g_strcmp0 (bucket, RIGHTS) == 0)
        continue;
      unconverted = figures->n_unconverted;
      add_line (adder,
                stage_spend (figures, campaign, swb_line_get_stage (line)),
                line);
      add_line (adder, &figures->total, line);
      figures->n_unconverted = unconverted; /* counted with the bucket */
    }
}

static void
add_fees (Adder *adder, SwbCampaign *campaign)
{
  SwbBudgetFigures *figures = adder->figures;
  GListModel *placements =
      G_LIST_MODEL (swb_campaign_get_placements (campaign));

  for (guint i = 0; i < g_list_model_get_n_items (placements); i++)
    {
      g_autoptr (SwbPlacement) placement =
          g_list_model_get_item (placements, i);
      const SwbMoney fee = swb_placement_get_fee (placement);
      guint unconverted;

      if (g_strcmp0 (swb_placement_get_status (placement), "dropped") == 0 ||
          swb_money_is_none (&fee))
        continue;
      add (adder,
           &find_spend (figures->buckets, "creators",
                        swb_bucket_name ("creators"),
                        figures->total.planned.currency)
                ->booked,
           fee, SWB_DAY_NONE);
      unconverted = figures->n_unconverted;
      add (adder,
           &stage_spend (figures, campaign, swb_placement_get_stage (placement))
                ->booked,
           fee, SWB_DAY_NONE);
      add (adder, &figures->total.booked, fee, SWB_DAY_NONE);
      figures->n_unconverted = unconverted;
    }
}

static void
list_stages (SwbBudgetFigures *figures, SwbCampaign *campaign)
{
  GListModel *stages = G_LIST_MODEL (swb_campaign_get_stages (campaign));
  const SwbMoney nought = swb_money_make (0, figures->total.planned.currency);

  for (guint i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr (SwbStage) stage = g_list_model_get_item (stages, i);
      SwbSpend spend = { NULL, NULL, nought, nought, nought, nought };

      spend.id = g_strdup (swb_stage_get_kind (stage));
      spend.name = g_strdup (swb_stage_get_name (stage));
      g_array_append_val (figures->stages, spend);
    }
}

static int
bucket_rank (const char *id)
{
  const char *const *ids = swb_bucket_ids ();
  int rank = 0;

  while (ids[rank] != NULL && g_strcmp0 (ids[rank], id) != 0)
    rank++;
  return rank;
}

static int
by_bucket (gconstpointer a, gconstpointer b)
{
  return bucket_rank (((const SwbSpend *) a)->id) -
         bucket_rank (((const SwbSpend *) b)->id);
}

/* The campaign's, else that of the first line, else rupees. */
static const char *
main_currency (SwbCampaign *campaign, const SwbMoney *budget)
{
  GListModel *lines = G_LIST_MODEL (swb_campaign_get_lines (campaign));

  if (!swb_money_is_none (budget))
    return budget->currency;
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (SwbLine) line = g_list_model_get_item (lines, i);
      const SwbMoney planned = swb_line_get_planned (line);

      if (!swb_money_is_none (&planned))
        return g_intern_string (planned.currency);
    }
  return "INR";
}

/**
 * swb_budget_figures_new:
 * @workspace: where the exchange rates are
 * @campaign: whose budget
 *
 * Adds up the lines in the campaign's currency, each amount of another
 * currency at the newest rate told on or before the line's rate day. Rights
 * have their bucket and are in no other sum.
 *
 * Returns: (transfer full): the sums
 */
SwbBudgetFigures *
swb_budget_figures_new (SwbWorkspace *workspace, SwbCampaign *campaign)
{
  SwbBudgetFigures *figures = g_new0 (SwbBudgetFigures, 1);
  Adder adder = { workspace, figures };
  SwbMoney nought;

  figures->budget = swb_campaign_get_budget (campaign);
  nought = swb_money_make (0, main_currency (campaign, &figures->budget));
  figures->total = (SwbSpend){ NULL, NULL, nought, nought, nought, nought };
  figures->buckets = g_array_new (FALSE, TRUE, sizeof (SwbSpend));
  g_array_set_clear_func (figures->buckets, clear_spend);
  figures->stages = g_array_new (FALSE, TRUE, sizeof (SwbSpend));
  g_array_set_clear_func (figures->stages, clear_spend);
  list_stages (figures, campaign);
  add_lines (&adder, campaign);
  add_fees (&adder, campaign);
  g_array_sort (figures->buckets, by_bucket);
  return figures;
}

/**
 * swb_budget_figures_free:
 * @figures: (transfer full) (nullable): sums
 */
void
swb_budget_figures_free (SwbBudgetFigures *figures)
{
  if (figures == NULL)
    return;
  g_array_unref (figures->buckets);
  g_array_unref (figures->stages);
  g_free (figures);
}
