/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the budget's list. It stays the same object while the numbers
 * change, so that what is expanded, chosen and focused stays too. */
#include "ui/swb-budget-row.h"

struct _SwbBudgetRow
{
  GObject parent_instance;

  SwbBudgetRowKind kind;
  char *id;
  char *name;
  SwbLine *line;
  GListStore *children;
  SwbBudgetNumbers numbers;
};

G_DEFINE_FINAL_TYPE (SwbBudgetRow, swb_budget_row, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
numbers_equal (const SwbBudgetNumbers *a, const SwbBudgetNumbers *b)
{
  for (guint i = 0; i < SWB_BUDGET_N_AMOUNTS; i++)
    if (!swb_money_equal (&a->shown[i], &b->shown[i]) ||
        !swb_money_equal (&a->sum[i], &b->sum[i]) ||
        a->rate_day[i] != b->rate_day[i])
      return FALSE;
  return swb_money_equal (&a->booked, &b->booked) && a->apart == b->apart;
}

static void
swb_budget_row_finalize (GObject *object)
{
  SwbBudgetRow *self = SWB_BUDGET_ROW (object);

  g_free (self->id);
  g_free (self->name);
  g_clear_object (&self->line);
  g_clear_object (&self->children);

  G_OBJECT_CLASS (swb_budget_row_parent_class)->finalize (object);
}

static void
swb_budget_row_class_init (SwbBudgetRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = swb_budget_row_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", SWB_TYPE_BUDGET_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
swb_budget_row_init (SwbBudgetRow *self)
{
}

/**
 * swb_budget_row_new:
 * @kind: what it stands for
 * @id: a name that no other row beside it has
 * @line: (nullable): the line of a line's row
 *
 * Returns: (transfer full): a row without numbers
 */
SwbBudgetRow *
swb_budget_row_new (SwbBudgetRowKind kind, const char *id, SwbLine *line)
{
  SwbBudgetRow *self = g_object_new (SWB_TYPE_BUDGET_ROW, NULL);

  self->kind = kind;
  self->id = g_strdup (id);
  g_set_object (&self->line, line);
  if (kind == SWB_BUDGET_ROW_GROUP)
    self->children = g_list_store_new (SWB_TYPE_BUDGET_ROW);
  return self;
}

/**
 * swb_budget_row_get_kind:
 * @self: a row
 *
 * Returns: what it stands for
 */
SwbBudgetRowKind
swb_budget_row_get_kind (SwbBudgetRow *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_ROW (self), SWB_BUDGET_ROW_TOTAL);

  return self->kind;
}

/**
 * swb_budget_row_get_id:
 * @self: a row
 *
 * Returns: a bucket's id, a stage's or a line's id as text, or "total"
 */
const char *
swb_budget_row_get_id (SwbBudgetRow *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_ROW (self), NULL);

  return self->id;
}

/**
 * swb_budget_row_get_line:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the line that it shows
 */
SwbLine *
swb_budget_row_get_line (SwbBudgetRow *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_ROW (self), NULL);

  return self->line;
}

/**
 * swb_budget_row_get_children:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the rows of a group's lines
 */
GListStore *
swb_budget_row_get_children (SwbBudgetRow *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_ROW (self), NULL);

  return self->children;
}

/**
 * swb_budget_row_get_name:
 * @self: a row
 *
 * Returns: its name for people
 */
const char *
swb_budget_row_get_name (SwbBudgetRow *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_ROW (self), NULL);

  return self->name;
}

/**
 * swb_budget_row_get_numbers:
 * @self: a row
 *
 * Returns: (transfer none): its amounts
 */
const SwbBudgetNumbers *
swb_budget_row_get_numbers (SwbBudgetRow *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_ROW (self), NULL);

  return &self->numbers;
}

/**
 * swb_budget_row_set:
 * @self: a row
 * @name: its name for people
 * @numbers: its amounts
 *
 * Emits "changed" on a real change.
 */
void
swb_budget_row_set (SwbBudgetRow *self,
                    const char *name,
                    const SwbBudgetNumbers *numbers)
{
  g_return_if_fail (SWB_IS_BUDGET_ROW (self));

  if (g_strcmp0 (self->name, name) == 0 &&
      numbers_equal (&self->numbers, numbers))
    return;
  if (g_strcmp0 (self->name, name) != 0)
    {
      g_free (self->name);
      self->name = g_strdup (name);
    }
  self->numbers = *numbers;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * swb_budget_rows_take_up:
 * @store: a list of rows
 * @wanted: (element-type SwbBudgetRow): what it should hold
 *
 * Rows that stay in place at either end are left alone.
 */
void
swb_budget_rows_take_up (GListStore *store, GPtrArray *wanted)
{
  GListModel *list = G_LIST_MODEL (store);
  guint n = g_list_model_get_n_items (list);
  guint start = 0;
  guint end = 0;

  while (start < n && start < wanted->len)
    {
      g_autoptr (GObject) now = g_list_model_get_item (list, start);

      if ((gpointer) now != wanted->pdata[start])
        break;
      start++;
    }
  while (end < n - start && end < wanted->len - start)
    {
      g_autoptr (GObject) now = g_list_model_get_item (list, n - 1 - end);

      if ((gpointer) now != wanted->pdata[wanted->len - 1 - end])
        break;
      end++;
    }
  if (n - start - end == 0 && wanted->len - start - end == 0)
    return;
  g_list_store_splice (store, start, n - start - end, wanted->pdata + start,
                       wanted->len - start - end);
}

/**
 * swb_budget_rows_find:
 * @store: a list of rows
 * @kind: what the row stands for
 * @id: its id
 * @line: (nullable): its line
 *
 * Returns: (transfer full): that row of the list, or a new one
 */
SwbBudgetRow *
swb_budget_rows_find (GListStore *store,
                      SwbBudgetRowKind kind,
                      const char *id,
                      SwbLine *line)
{
  GListModel *list = G_LIST_MODEL (store);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (SwbBudgetRow) row = g_list_model_get_item (list, i);

      if (swb_budget_row_get_kind (row) == kind &&
          swb_budget_row_get_line (row) == line &&
          g_str_equal (swb_budget_row_get_id (row), id))
        return g_steal_pointer (&row);
    }
  return swb_budget_row_new (kind, id, line);
}
