/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a campaign's budget. Changes of the plan are gathered and taken
 * up before the next frame; rows that stay are never replaced. */
#include "ui/swb-budget-model.h"

#include "document/swb-plan-commands.h"
#include "ui/swb-list-watch.h"

#include <glib/gi18n-lib.h>

#define RIGHTS "rights"

struct _SwbBudgetModel
{
  GObject parent_instance;

  SwbDocument *document;
  SwbCampaign *campaign;
  SwbListWatch *watches[3];
  SwbBudgetGrouping grouping;
  SwbBudgetFigures *figures;
  GListStore *groups;
  guint update_source;
};

G_DEFINE_FINAL_TYPE (SwbBudgetModel, swb_budget_model, G_TYPE_OBJECT)

enum
{
  UPDATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static SwbWorkspace *
get_workspace (SwbBudgetModel *self)
{
  return swb_document_get_workspace (self->document);
}

static void
convert (SwbBudgetModel *self,
         SwbBudgetNumbers *numbers,
         guint which,
         SwbDay day)
{
  const char *currency = swb_budget_model_get_currency (self);
  SwbWorkspace *workspace = get_workspace (self);
  const SwbMoney shown = numbers->shown[which];

  numbers->rate_day[which] = SWB_DAY_NONE;
  if (!swb_workspace_convert (workspace, shown, currency, day,
                              &numbers->sum[which]))
    numbers->sum[which] = swb_money_none ();
  else if (!swb_money_is_none (&shown) &&
           !g_str_equal (shown.currency, currency))
    {
      SwbExchangeFound found;

      if (swb_exchange_find_in (swb_workspace_get_exchange_rates (workspace),
                                shown.currency, currency, day, &found))
        numbers->rate_day[which] = found.day;
    }
}

static void
set_line (SwbBudgetModel *self, SwbBudgetRow *row, SwbLine *line)
{
  const char *name = swb_line_get_name (line);
  SwbBudgetNumbers numbers = { 0 };

  numbers.shown[SWB_BUDGET_PLANNED] = swb_line_get_planned (line);
  numbers.shown[SWB_BUDGET_COMMITTED] = swb_line_get_committed (line);
  numbers.shown[SWB_BUDGET_ACTUAL] = swb_line_get_actual (line);
  numbers.apart = g_strcmp0 (swb_line_get_bucket (line), RIGHTS) == 0;
  for (guint i = 0; i < SWB_BUDGET_N_AMOUNTS; i++)
    convert (self, &numbers, i, swb_line_get_rate_day (line));
  if (name == NULL || *name == '\0')
    name = swb_bucket_name (swb_line_get_bucket (line));
  swb_budget_row_set (row, name, &numbers);
}

static void
set_sums (SwbBudgetRow *row, const SwbSpend *spend, const char *name)
{
  SwbBudgetNumbers numbers = { 0 };

  numbers.sum[SWB_BUDGET_PLANNED] = spend->planned;
  numbers.sum[SWB_BUDGET_COMMITTED] = spend->committed;
  numbers.sum[SWB_BUDGET_ACTUAL] = spend->actual;
  for (guint i = 0; i < SWB_BUDGET_N_AMOUNTS; i++)
    {
      numbers.shown[i] = numbers.sum[i];
      numbers.rate_day[i] = SWB_DAY_NONE;
    }
  numbers.booked = spend->booked;
  numbers.apart = g_strcmp0 (swb_budget_row_get_id (row), RIGHTS) == 0;
  swb_budget_row_set (row, name, &numbers);
}

static gboolean
line_is_rights (SwbLine *line)
{
  return g_strcmp0 (swb_line_get_bucket (line), RIGHTS) == 0;
}

static gboolean
stage_is_known (SwbCampaign *campaign, const SwbId *id)
{
  GListModel *stages = G_LIST_MODEL (swb_campaign_get_stages (campaign));

  for (guint i = 0; i < g_list_model_get_n_items (stages); i++)
    {
      g_autoptr (SwbStage) stage = g_list_model_get_item (stages, i);

      if (swb_id_equal (swb_stage_get_id (stage), id))
        return TRUE;
    }
  return FALSE;
}

/* Whether @line belongs under the group with @id, a bucket's id, a stage's id
 * as text, or "" for the whole campaign. */
static gboolean
line_is_in (SwbBudgetModel *self, SwbLine *line, const char *id)
{
  const char *bucket = swb_line_get_bucket (line);
  g_autofree char *stage = NULL;

  if (self->grouping == SWB_BUDGET_BY_BUCKET || g_str_equal (id, RIGHTS))
    return g_str_equal (bucket != NULL ? bucket : "", id);
  if (line_is_rights (line))
    return FALSE;
  if (!stage_is_known (self->campaign, swb_line_get_stage (line)))
    return *id == '\0';
  stage = swb_id_to_string (swb_line_get_stage (line));
  return g_str_equal (stage, id);
}

static int
by_position (gconstpointer a, gconstpointer b)
{
  SwbLine *one = swb_budget_row_get_line (*(SwbBudgetRow *const *) a);
  SwbLine *two = swb_budget_row_get_line (*(SwbBudgetRow *const *) b);
  double difference = swb_line_get_position (one) - swb_line_get_position (two);

  if (difference != 0)
    return difference < 0 ? -1 : 1;
  return swb_id_compare (swb_line_get_id (one), swb_line_get_id (two));
}

static void
take_up_lines (SwbBudgetModel *self, SwbBudgetRow *group)
{
  GListModel *lines = G_LIST_MODEL (swb_campaign_get_lines (self->campaign));
  GListStore *children = swb_budget_row_get_children (group);
  g_autoptr (GPtrArray) wanted =
      g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (SwbLine) line = g_list_model_get_item (lines, i);
      g_autofree char *id = swb_id_to_string (swb_line_get_id (line));
      SwbBudgetRow *row;

      if (!line_is_in (self, line, swb_budget_row_get_id (group)))
        continue;
      row = swb_budget_rows_find (children, SWB_BUDGET_ROW_LINE, id, line);
      set_line (self, row, line);
      g_ptr_array_add (wanted, row);
    }
  g_ptr_array_sort (wanted, by_position);
  swb_budget_rows_take_up (children, wanted);
}

static void
add_group (SwbBudgetModel *self,
           GPtrArray *wanted,
           const SwbSpend *spend,
           const char *id)
{
  SwbBudgetRow *row =
      swb_budget_rows_find (self->groups, SWB_BUDGET_ROW_GROUP, id, NULL);

  set_sums (row, spend, spend->name);
  take_up_lines (self, row);
  g_ptr_array_add (wanted, row);
}

static void
add_total (SwbBudgetModel *self, GPtrArray *wanted)
{
  SwbBudgetRow *row =
      swb_budget_rows_find (self->groups, SWB_BUDGET_ROW_TOTAL, "total", NULL);

  set_sums (row, &self->figures->total, _ ("Total"));
  g_ptr_array_add (wanted, row);
}

static void
add_buckets (SwbBudgetModel *self, GPtrArray *wanted, gboolean rights)
{
  GArray *buckets = self->figures->buckets;

  for (guint i = 0; i < buckets->len; i++)
    {
      const SwbSpend *spend = &g_array_index (buckets, SwbSpend, i);

      if ((g_strcmp0 (spend->id, RIGHTS) == 0) == rights)
        add_group (self, wanted, spend, spend->id ? spend->id : "");
    }
}

/* The figures name a stage by its kind; two stages may be of one kind, so
 * rows go by the stage's id. */
static void
add_stages (SwbBudgetModel *self, GPtrArray *wanted)
{
  GListModel *stages = G_LIST_MODEL (swb_campaign_get_stages (self->campaign));
  GArray *spends = self->figures->stages;

  for (guint i = 0; i < spends->len; i++)
    {
      const SwbSpend *spend = &g_array_index (spends, SwbSpend, i);
      g_autoptr (SwbStage) stage = g_list_model_get_item (stages, i);
      g_autofree char *id =
          stage ? swb_id_to_string (swb_stage_get_id (stage)) : g_strdup ("");

      add_group (self, wanted, spend, id);
    }
}

static void
update_rows (SwbBudgetModel *self)
{
  g_autoptr (GPtrArray) wanted =
      g_ptr_array_new_with_free_func (g_object_unref);

  if (self->figures != NULL)
    {
      if (self->grouping == SWB_BUDGET_BY_BUCKET)
        add_buckets (self, wanted, FALSE);
      else
        add_stages (self, wanted);
      add_total (self, wanted);
      add_buckets (self, wanted, TRUE);
    }
  swb_budget_rows_take_up (self->groups, wanted);
}

/**
 * swb_budget_model_update:
 * @self: a model
 *
 * Brings the rows up to date at once; by itself it does so before the next
 * frame.
 */
void
swb_budget_model_update (SwbBudgetModel *self)
{
  g_return_if_fail (SWB_IS_BUDGET_MODEL (self));

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_pointer (&self->figures, swb_budget_figures_free);
  if (self->campaign != NULL)
    self->figures =
        swb_budget_figures_new (get_workspace (self), self->campaign);
  update_rows (self);
  g_signal_emit (self, signals[UPDATED], 0);
}

static gboolean
update_cb (gpointer user_data)
{
  SwbBudgetModel *self = user_data;

  self->update_source = 0;
  swb_budget_model_update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (gpointer user_data)
{
  SwbBudgetModel *self = user_data;

  if (self->update_source == 0)
    self->update_source =
        g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
set_campaign (SwbBudgetModel *self, SwbCampaign *campaign)
{
  if (self->campaign == campaign)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->watches); i++)
    g_clear_pointer (&self->watches[i], swb_list_watch_free);
  if (self->campaign != NULL)
    g_signal_handlers_disconnect_by_data (self->campaign, self);
  g_set_object (&self->campaign, campaign);
  if (campaign == NULL)
    return;
  g_signal_connect_swapped (campaign, "notify::budget",
                            G_CALLBACK (queue_update), self);
  self->watches[0] = swb_list_watch_new (
      G_LIST_MODEL (swb_campaign_get_lines (campaign)), queue_update, self);
  self->watches[1] = swb_list_watch_new (
      G_LIST_MODEL (swb_campaign_get_stages (campaign)), queue_update, self);
  self->watches[2] =
      swb_list_watch_new (G_LIST_MODEL (swb_campaign_get_placements (campaign)),
                          queue_update, self);
}

static void
campaign_cb (SwbBudgetModel *self)
{
  set_campaign (self, self->document != NULL
                          ? swb_document_get_campaign (self->document)
                          : NULL);
  swb_budget_model_update (self);
}

static void
swb_budget_model_dispose (GObject *object)
{
  SwbBudgetModel *self = SWB_BUDGET_MODEL (object);

  set_campaign (self, NULL);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_pointer (&self->figures, swb_budget_figures_free);
  g_clear_object (&self->groups);

  G_OBJECT_CLASS (swb_budget_model_parent_class)->dispose (object);
}

static void
swb_budget_model_class_init (SwbBudgetModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = swb_budget_model_dispose;

  signals[UPDATED] =
      g_signal_new ("updated", SWB_TYPE_BUDGET_MODEL, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
swb_budget_model_init (SwbBudgetModel *self)
{
  self->groups = g_list_store_new (SWB_TYPE_BUDGET_ROW);
}

/**
 * swb_budget_model_new:
 *
 * Returns: (transfer full): a model without a document
 */
SwbBudgetModel *
swb_budget_model_new (void)
{
  return g_object_new (SWB_TYPE_BUDGET_MODEL, NULL);
}

/**
 * swb_budget_model_set_document:
 * @self: a model
 * @document: (nullable): whose "campaign" it follows
 */
void
swb_budget_model_set_document (SwbBudgetModel *self, SwbDocument *document)
{
  g_return_if_fail (SWB_IS_BUDGET_MODEL (self));

  if (self->document == document)
    return;
  set_campaign (self, NULL);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      g_signal_connect_swapped (document, "notify::campaign",
                                G_CALLBACK (campaign_cb), self);
      g_signal_connect_swapped (document, "changed", G_CALLBACK (queue_update),
                                self);
    }
  campaign_cb (self);
}

/**
 * swb_budget_model_set_grouping:
 * @self: a model
 * @grouping: what the lines stand under
 */
void
swb_budget_model_set_grouping (SwbBudgetModel *self, SwbBudgetGrouping grouping)
{
  g_return_if_fail (SWB_IS_BUDGET_MODEL (self));

  if (self->grouping == grouping)
    return;
  self->grouping = grouping;
  swb_budget_model_update (self);
}

/**
 * swb_budget_model_get_grouping:
 * @self: a model
 *
 * Returns: what the lines stand under
 */
SwbBudgetGrouping
swb_budget_model_get_grouping (SwbBudgetModel *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_MODEL (self), SWB_BUDGET_BY_BUCKET);

  return self->grouping;
}

/**
 * swb_budget_model_get_campaign:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): whose budget it is
 */
SwbCampaign *
swb_budget_model_get_campaign (SwbBudgetModel *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_MODEL (self), NULL);

  return self->campaign;
}

/**
 * swb_budget_model_get_groups:
 * @self: a model
 *
 * Returns: (transfer none): the rows of the first level: buckets or stages,
 *   the total, rights
 */
GListModel *
swb_budget_model_get_groups (SwbBudgetModel *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_MODEL (self), NULL);

  return G_LIST_MODEL (self->groups);
}

/**
 * swb_budget_model_get_figures:
 * @self: a model
 *
 * Returns: (transfer none) (nullable): the sums; null without a campaign
 */
const SwbBudgetFigures *
swb_budget_model_get_figures (SwbBudgetModel *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_MODEL (self), NULL);

  return self->figures;
}

/**
 * swb_budget_model_get_currency:
 * @self: a model
 *
 * Returns: the currency of the sums
 */
const char *
swb_budget_model_get_currency (SwbBudgetModel *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_MODEL (self), "INR");

  return self->figures != NULL ? self->figures->total.planned.currency : "INR";
}

/**
 * swb_budget_model_get_n_lines:
 * @self: a model
 *
 * Returns: how many lines the budget has
 */
guint
swb_budget_model_get_n_lines (SwbBudgetModel *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_MODEL (self), 0);

  if (self->campaign == NULL)
    return 0;
  return g_list_model_get_n_items (
      G_LIST_MODEL (swb_campaign_get_lines (self->campaign)));
}

/**
 * swb_budget_model_find_line:
 * @self: a model
 * @id: a line's id
 * @group: (out) (optional) (transfer none): the row that it stands under
 *
 * Returns: (transfer none) (nullable): its row
 */
SwbBudgetRow *
swb_budget_model_find_line (SwbBudgetModel *self,
                            const SwbId *id,
                            SwbBudgetRow **group)
{
  GListModel *groups;

  g_return_val_if_fail (SWB_IS_BUDGET_MODEL (self), NULL);

  groups = G_LIST_MODEL (self->groups);
  for (guint i = 0; i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (SwbBudgetRow) parent = g_list_model_get_item (groups, i);
      GListStore *children = swb_budget_row_get_children (parent);

      for (guint k = 0; children != NULL &&
                        k < g_list_model_get_n_items (G_LIST_MODEL (children));
           k++)
        {
          g_autoptr (SwbBudgetRow) row =
              g_list_model_get_item (G_LIST_MODEL (children), k);
          SwbLine *line = swb_budget_row_get_line (row);

          if (!swb_id_equal (swb_line_get_id (line), id))
            continue;
          if (group != NULL)
            *group = parent;
          return row; /* the list keeps both alive */
        }
    }
  return NULL;
}
