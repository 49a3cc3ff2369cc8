/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filtered, sorted, searched look at a roster: a GListModel of SwbCreator
 * over an array of indices. No object is made until somebody looks at it. */
#include "model/swb-roster-view.h"

#include "base/swb-text.h"
#include "model/swb-roster-ordering.h"

/* From so many creators on a thread puts them in order. */
#define MANY 50000

/* Of many, so many changed or gone ones are put where they belong at once. */
#define FEW_TOUCHED 1000
#define FEW_LEFT 100

struct _SwbRosterView
{
  GObject parent_instance;

  SwbRoster *roster;
  char *search;
  char *folded;
  SwbRosterFilter *filter;
  SwbRosterSort sorts[SWB_MOST_SORTS];
  guint n_sorts;
  SwbDay today;

  SwbRosterData *data; /* that the order is of */
  SwbRosterQuery *query;
  SwbRosterOrder *order;
  SwbRosterQuery *asked;   /* a thread makes the order of it, or null */
  gboolean again;          /* and what it is asked has changed since */
  gboolean asleep, missed; /* nobody sees it; something else would be shown */
};

enum
{
  QUERY_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void swb_roster_view_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (
    SwbRosterView,
    swb_roster_view,
    G_TYPE_OBJECT,
    G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, swb_roster_view_list_model_init))

static GType
swb_roster_view_get_item_type (GListModel *model)
{
  return SWB_TYPE_CREATOR;
}

static guint
swb_roster_view_get_n_items (GListModel *model)
{
  return SWB_ROSTER_VIEW (model)->order->n;
}

static gpointer
swb_roster_view_get_item (GListModel *model, guint position)
{
  SwbRosterView *self = SWB_ROSTER_VIEW (model);

  return position < self->order->n
             ? swb_roster_get_creator_of (self->roster, self->data,
                                          self->order->places[position])
             : NULL;
}

static void
swb_roster_view_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = swb_roster_view_get_item_type;
  iface->get_n_items = swb_roster_view_get_n_items;
  iface->get_item = swb_roster_view_get_item;
}

/* Takes all three over. */
static void
show (SwbRosterView *self,
      SwbRosterData *data,
      SwbRosterQuery *query,
      SwbRosterOrder *order)
{
  guint before = self->order != NULL ? self->order->n : 0;

  swb_roster_data_unref_elsewhere (self->data);
  swb_roster_query_free (self->query);
  swb_roster_order_free (self->order);
  self->data = data;
  self->query = query;
  self->order = order;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, order->n);
}

static void start_ordering (SwbRosterView *self);

static void
ordered_cb (gpointer view,
            SwbRosterData *data,
            SwbRosterQuery *query,
            SwbRosterOrder *order)
{
  SwbRosterView *self = view;

  self->asked = NULL;
  if (!self->again)
    {
      show (self, data, query, order);
      return;
    }
  swb_roster_data_unref_elsewhere (data);
  swb_roster_query_free (query);
  swb_roster_order_free (order);
  start_ordering (self);
}

/* One thread at a time; one that is not wanted any more is told to end. Until
 * it has done the former order is shown. */
static void
start_ordering (SwbRosterView *self)
{
  g_autoptr (SwbRosterQuery) query = swb_roster_view_make_query (self);

  self->again = self->asked != NULL;
  if (self->again)
    {
      swb_roster_ordering_stop (self->asked, query);
      return;
    }
  self->asked = g_steal_pointer (&query);
  swb_roster_ordering_start (self, self->roster, self->asked, ordered_cb);
}

static void
refill (SwbRosterView *self)
{
  SwbRosterData *data = (SwbRosterData *) swb_roster_get_data (self->roster);
  SwbRosterQuery *query;

  self->missed = self->asleep;
  if (self->asleep)
    return;
  if (self->asked != NULL || data->n_creators > MANY)
    {
      start_ordering (self);
      return;
    }
  query = swb_roster_view_make_query (self);
  show (self, swb_roster_data_ref (data), query,
        swb_roster_order_new (data, query));
}

static void
ask (SwbRosterView *self)
{
  refill (self);
  g_signal_emit (self, signals[QUERY_CHANGED], 0);
}

static void
work_changed_cb (SwbRosterView *self)
{
  g_autoptr (SwbRosterQuery) query = swb_roster_view_make_query (self);

  if (swb_roster_query_needs_work (query))
    refill (self);
}

static void
exchange_changed_cb (SwbRosterView *self)
{
  gboolean wanted = swb_roster_filter_has (self->filter, SWB_FILTER_FEE);

  for (guint i = 0; i < self->n_sorts; i++)
    wanted = wanted || self->sorts[i].column == SWB_ROSTER_COLUMN_FEE;
  if (wanted)
    refill (self);
}

/* Whether it is less to bring the order up to date than to make another. */
static gboolean
is_little (const SwbRosterMoves *moves)
{
  return moves->former->n_creators <= MANY ||
         (moves->touched->len <= FEW_TOUCHED && moves->left->len <= FEW_LEFT);
}

static void
roster_changed_cb (SwbRosterView *self)
{
  SwbRosterData *data = (SwbRosterData *) swb_roster_get_data (self->roster);
  const SwbRosterMoves *moves = swb_roster_get_moves (self->roster);
  guint before = self->order->n;

  if (moves == NULL || self->asked != NULL || self->asleep ||
      moves->former != self->data || !is_little (moves))
    {
      refill (self);
      return;
    }
  if (data != self->data)
    {
      swb_roster_order_move (self->order, data, moves->left);
      swb_roster_data_unref_elsewhere (self->data);
      self->data = swb_roster_data_ref (data);
    }
  swb_roster_order_update (self->order, data, self->query, moves->touched);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->order->n);
}

static void
swb_roster_view_finalize (GObject *object)
{
  SwbRosterView *self = SWB_ROSTER_VIEW (object);

  if (self->asked != NULL)
    swb_roster_ordering_stop (self->asked, NULL);
  g_clear_object (&self->roster);
  g_free (self->search);
  g_free (self->folded);
  swb_roster_filter_unref (self->filter);
  swb_roster_data_unref_elsewhere (self->data);
  swb_roster_query_free (self->query);
  swb_roster_order_free (self->order);

  G_OBJECT_CLASS (swb_roster_view_parent_class)->finalize (object);
}

static void
swb_roster_view_class_init (SwbRosterViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = swb_roster_view_finalize;

  signals[QUERY_CHANGED] =
      g_signal_new ("query-changed", SWB_TYPE_ROSTER_VIEW, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
swb_roster_view_init (SwbRosterView *self)
{
  self->search = g_strdup ("");
  self->folded = g_strdup ("");
  self->filter = swb_roster_filter_new ();
  self->sorts[0].column = SWB_ROSTER_COLUMN_FOLLOWERS;
  self->n_sorts = 1;
  self->today = swb_day_today ();
}

/**
 * swb_roster_view_new:
 * @roster: whom to look at
 *
 * Where there are very many a thread puts them in order, here and after every
 * change of the question; until it has done the former order is shown.
 *
 * Returns: (transfer full): everybody, those with fewest followers first
 */
SwbRosterView *
swb_roster_view_new (SwbRoster *roster)
{
  SwbRosterView *self;

  g_return_val_if_fail (SWB_IS_ROSTER (roster), NULL);

  self = g_object_new (SWB_TYPE_ROSTER_VIEW, NULL);
  self->roster = g_object_ref (roster);
  self->data = swb_roster_data_new (0, 0);
  swb_roster_data_finish (self->data, NULL, NULL);
  self->query = swb_roster_view_make_query (self);
  self->order = swb_roster_order_new (self->data, self->query);
  g_signal_connect_object (roster, "changed", G_CALLBACK (roster_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (roster, "work-changed", G_CALLBACK (work_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (roster, "exchange-changed",
                           G_CALLBACK (exchange_changed_cb), self,
                           G_CONNECT_SWAPPED);
  refill (self);
  return self;
}

/**
 * swb_roster_view_get_roster:
 * @self: a view
 *
 * Returns: (transfer none): the roster
 */
SwbRoster *
swb_roster_view_get_roster (SwbRosterView *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_VIEW (self), NULL);

  return self->roster;
}

/**
 * swb_roster_view_set_search:
 * @self: a view
 * @text: words, each of which must be in a name, handle, niche or place;
 *   case and accents do not count
 */
void
swb_roster_view_set_search (SwbRosterView *self, const char *text)
{
  g_return_if_fail (SWB_IS_ROSTER_VIEW (self));

  if (g_strcmp0 (self->search, text) == 0)
    return;
  g_free (self->search);
  g_free (self->folded);
  self->search = g_strdup (text ? text : "");
  self->folded = swb_text_fold (self->search);
  ask (self);
}

/**
 * swb_roster_view_get_search:
 * @self: a view
 *
 * Returns: the words as they were typed
 */
const char *
swb_roster_view_get_search (SwbRosterView *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_VIEW (self), NULL);

  return self->search;
}

/**
 * swb_roster_view_set_filter:
 * @self: a view
 * @filter: conditions that shown creators meet
 */
void
swb_roster_view_set_filter (SwbRosterView *self, SwbRosterFilter *filter)
{
  g_return_if_fail (SWB_IS_ROSTER_VIEW (self));
  g_return_if_fail (filter != NULL);

  if (swb_roster_filter_equal (self->filter, filter))
    return;
  swb_roster_filter_ref (filter);
  swb_roster_filter_unref (self->filter);
  self->filter = filter;
  ask (self);
}

/**
 * swb_roster_view_get_filter:
 * @self: a view
 *
 * Returns: (transfer none): the conditions, none at first
 */
SwbRosterFilter *
swb_roster_view_get_filter (SwbRosterView *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_VIEW (self), NULL);

  return self->filter;
}

/**
 * swb_roster_view_set_sorts:
 * @self: a view
 * @sorts: (array length=n_sorts): the first leads, each of the others orders
 *   what is equal so far
 * @n_sorts: 1 to %SWB_MOST_SORTS
 *
 * Rows without a value come last in both directions; what is equal in all
 * stays in the order in which it came.
 */
void
swb_roster_view_set_sorts (SwbRosterView *self,
                           const SwbRosterSort *sorts,
                           guint n_sorts)
{
  gboolean same;

  g_return_if_fail (SWB_IS_ROSTER_VIEW (self));
  g_return_if_fail (n_sorts > 0 && n_sorts <= SWB_MOST_SORTS);

  same = n_sorts == self->n_sorts;
  for (guint i = 0; same && i < n_sorts; i++)
    same = self->sorts[i].column == sorts[i].column &&
           self->sorts[i].descending == !!sorts[i].descending;
  if (same)
    return;
  for (guint i = 0; i < n_sorts; i++)
    self->sorts[i] = (SwbRosterSort){ sorts[i].column, !!sorts[i].descending };
  self->n_sorts = n_sorts;
  ask (self);
}

/**
 * swb_roster_view_get_sorts:
 * @self: a view
 * @n_sorts: (out): how many columns the order goes by
 *
 * Returns: (transfer none) (array length=n_sorts): the order
 */
const SwbRosterSort *
swb_roster_view_get_sorts (SwbRosterView *self, guint *n_sorts)
{
  g_return_val_if_fail (SWB_IS_ROSTER_VIEW (self), NULL);

  *n_sorts = self->n_sorts;
  return self->sorts;
}

/**
 * swb_roster_view_set_sort:
 * @self: a view
 * @column: the column that the order goes by
 * @descending: largest, or last in the alphabet, first
 *
 * swb_roster_view_set_sorts() with one column.
 */
void
swb_roster_view_set_sort (SwbRosterView *self,
                          SwbRosterColumn column,
                          gboolean descending)
{
  const SwbRosterSort sort = { column, descending };

  swb_roster_view_set_sorts (self, &sort, 1);
}

/**
 * swb_roster_view_get_sort:
 * @self: a view
 * @descending: (out) (optional): whether largest come first
 *
 * Returns: the column that leads
 */
SwbRosterColumn
swb_roster_view_get_sort (SwbRosterView *self, gboolean *descending)
{
  g_return_val_if_fail (SWB_IS_ROSTER_VIEW (self), SWB_ROSTER_COLUMN_NAME);

  if (descending != NULL)
    *descending = self->sorts[0].descending;
  return self->sorts[0].column;
}

/**
 * swb_roster_view_set_today:
 * @self: a view
 * @today: from which the ages count that conditions and orders look at; the
 *   day on which the view was made at first
 */
void
swb_roster_view_set_today (SwbRosterView *self, SwbDay today)
{
  g_return_if_fail (SWB_IS_ROSTER_VIEW (self));

  if (self->today == today)
    return;
  self->today = today;
  refill (self);
}

/**
 * swb_roster_view_get_today:
 * @self: a view
 *
 * Returns: from which day ages count
 */
SwbDay
swb_roster_view_get_today (SwbRosterView *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_VIEW (self), SWB_DAY_NONE);

  return self->today;
}

/**
 * swb_roster_view_get_order:
 * @self: a view
 * @data: (out) (transfer none): the columns that the order is of
 *
 * Returns: (transfer none): who is shown, in order, until the next change
 */
const SwbRosterOrder *
swb_roster_view_get_order (SwbRosterView *self, SwbRosterData **data)
{
  g_return_val_if_fail (SWB_IS_ROSTER_VIEW (self), NULL);

  *data = self->data;
  return self->order;
}

/**
 * swb_roster_view_find:
 * @self: a view
 * @creator: the id of a creator
 * @position: (out): where it stands in the view
 *
 * Returns: whether the view shows it
 */
gboolean
swb_roster_view_find (SwbRosterView *self,
                      const SwbId *creator,
                      guint *position)
{
  guint32 index;

  g_return_val_if_fail (SWB_IS_ROSTER_VIEW (self), FALSE);

  if (!swb_roster_data_find (self->data, creator, &index))
    return FALSE;
  for (guint i = 0; i < self->order->n; i++)
    if (self->order->places[i] == index)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * swb_roster_view_shows:
 * @self: a view
 * @creator: the id of a creator
 *
 * As swb_roster_view_find(), without looking for the place.
 *
 * Returns: whether the view shows it
 */
gboolean
swb_roster_view_shows (SwbRosterView *self, const SwbId *creator)
{
  guint32 index;

  g_return_val_if_fail (SWB_IS_ROSTER_VIEW (self), FALSE);

  return swb_roster_data_find (self->data, creator, &index) &&
         swb_roster_order_shows (self->order, index);
}

/**
 * swb_roster_view_set_asleep:
 * @self: a view
 * @asleep: whether nobody sees it: it stays as it is until somebody does
 */
void
swb_roster_view_set_asleep (SwbRosterView *self, gboolean asleep)
{
  g_return_if_fail (SWB_IS_ROSTER_VIEW (self));

  self->asleep = asleep;
  if (!asleep && self->missed)
    refill (self);
}

/**
 * swb_roster_view_is_busy:
 * @self: a view
 *
 * Returns: whether a thread is making another order than the one that is shown
 */
gboolean
swb_roster_view_is_busy (SwbRosterView *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_VIEW (self), FALSE);

  return self->asked != NULL;
}

/**
 * swb_roster_view_make_query:
 * @self: a view
 *
 * Returns: (transfer full): what it is asked, for whoever counts or writes the
 *   same rows
 */
SwbRosterQuery *
swb_roster_view_make_query (SwbRosterView *self)
{
  SwbRosterQuery *query;
  SwbExchange *exchange;

  g_return_val_if_fail (SWB_IS_ROSTER_VIEW (self), NULL);

  query = swb_roster_query_new (
      self->folded, self->filter, self->sorts, self->n_sorts,
      swb_roster_get_work (self->roster), self->today);
  exchange = swb_roster_get_exchange (self->roster);
  query->exchange = exchange != NULL ? swb_exchange_ref (exchange) : NULL;
  return query;
}
