/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filtered, sorted, searched look at a roster: a GListModel of SwbCreator
 * over an array of indices. Rows are compared by their columns; no object is
 * made until somebody looks at it. */
#include "model/swb-roster-view.h"

#include "base/swb-text.h"

#include <math.h>
#include <string.h>

#define ALL G_MAXUINT

struct _SwbRosterView
{
  GObject parent_instance;

  SwbRoster *roster;
  char *search;
  char *folded;
  guint tiers;
  guint platforms;
  SwbRosterColumn sort;
  gboolean descending;

  guint32 *order; /* positions to creator indices */
  guint n;
  guint tier_counts[6]; /* by tier + 1, search and platforms applied */
};

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
  return SWB_ROSTER_VIEW (model)->n;
}

static gpointer
swb_roster_view_get_item (GListModel *model, guint position)
{
  SwbRosterView *self = SWB_ROSTER_VIEW (model);

  return position < self->n
             ? swb_roster_get_creator (self->roster, self->order[position])
             : NULL;
}

static void
swb_roster_view_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = swb_roster_view_get_item_type;
  iface->get_n_items = swb_roster_view_get_n_items;
  iface->get_item = swb_roster_view_get_item;
}

static const SwbAccountCells *
main_account (const SwbRosterData *data, guint32 creator)
{
  guint32 account = data->main_account[creator];

  return account == SWB_NO_ACCOUNT ? NULL : &data->accounts[account];
}

static gboolean
platform_fits (SwbRosterView *self, const SwbRosterData *data, guint32 creator)
{
  if (self->platforms == ALL)
    return TRUE;
  for (guint32 a = data->first_account[creator];
       a < data->first_account[creator + 1]; a++)
    if (self->platforms & (1u << data->accounts[a].platform))
      return TRUE;
  return FALSE;
}

/* Every word of the search must be somewhere in the row. */
static gboolean
search_fits (char *const *words, const char *folded)
{
  for (; *words != NULL; words++)
    if (**words != '\0' && strstr (folded, *words) == NULL)
      return FALSE;
  return TRUE;
}

/* One sort key a row: a number, or a text where that column is one. */
typedef struct
{
  guint32 index;
  double number;
  const char *text;
} Key;

static double
fee_number (SwbMoney fee)
{
  return swb_money_is_none (&fee) ? NAN : (double) fee.minor;
}

static void
fill_key (const SwbRosterData *data, SwbRosterColumn column, Key *key)
{
  guint32 i = key->index;
  const SwbAccountCells *account = main_account (data, i);

  key->number = NAN;
  key->text = NULL;
  switch (column)
    {
    case SWB_ROSTER_COLUMN_TIER:
      key->number = data->tiers[i] < 0 ? NAN : data->tiers[i];
      break;
    case SWB_ROSTER_COLUMN_PLATFORM:
      key->text = account ? swb_platform_name (account->platform) : NULL;
      break;
    case SWB_ROSTER_COLUMN_HANDLE:
      key->text = account ? account->handle : NULL;
      break;
    case SWB_ROSTER_COLUMN_FOLLOWERS:
      key->number = account && account->followers >= 0
                        ? (double) account->followers
                        : NAN;
      break;
    case SWB_ROSTER_COLUMN_ENGAGEMENT:
      key->number = account && account->engagement.kind != SWB_ENGAGEMENT_NONE
                        ? account->engagement.ratio
                        : NAN;
      break;
    case SWB_ROSTER_COLUMN_LANGUAGE:
      key->text = data->languages[i];
      break;
    case SWB_ROSTER_COLUMN_CITY:
      key->text = data->cities[i];
      break;
    case SWB_ROSTER_COLUMN_NICHE:
      key->text = data->niches[i];
      break;
    case SWB_ROSTER_COLUMN_FEE:
      key->number = fee_number (data->fees[i]);
      break;
    case SWB_ROSTER_COLUMN_NAME:
    default:
      key->text = data->folded[i];
      break;
    }
}

static gboolean
is_text_column (SwbRosterColumn column)
{
  return column == SWB_ROSTER_COLUMN_NAME ||
         column == SWB_ROSTER_COLUMN_PLATFORM ||
         column == SWB_ROSTER_COLUMN_HANDLE ||
         column == SWB_ROSTER_COLUMN_LANGUAGE ||
         column == SWB_ROSTER_COLUMN_CITY || column == SWB_ROSTER_COLUMN_NICHE;
}

typedef struct
{
  gboolean text;
  gboolean descending;
} Order;

static int
compare_text (const char *a, const char *b)
{
  return g_ascii_strcasecmp (a, b);
}

/* What is missing comes last, whatever the direction; equals keep the order
 * in which they came into the roster. */
static int
compare_keys (const void *one, const void *other, void *user_data)
{
  const Key *a = one;
  const Key *b = other;
  const Order *order = user_data;
  gboolean a_none =
      order->text ? a->text == NULL || *a->text == '\0' : isnan (a->number);
  gboolean b_none =
      order->text ? b->text == NULL || *b->text == '\0' : isnan (b->number);
  int result = 0;

  if (a_none != b_none)
    return a_none ? 1 : -1;
  if (!a_none && order->text)
    result = compare_text (a->text, b->text);
  else if (!a_none)
    result = (a->number > b->number) - (a->number < b->number);
  if (result != 0)
    return order->descending ? -result : result;
  return (a->index > b->index) - (a->index < b->index);
}

static void
sort_order (SwbRosterView *self, const SwbRosterData *data)
{
  Order order = { is_text_column (self->sort), self->descending };
  g_autofree Key *keys = g_new (Key, MAX (self->n, 1));

  for (guint i = 0; i < self->n; i++)
    {
      keys[i].index = self->order[i];
      fill_key (data, self->sort, &keys[i]);
    }
  g_qsort_with_data (keys, (int) self->n, sizeof *keys, compare_keys, &order);
  for (guint i = 0; i < self->n; i++)
    self->order[i] = keys[i].index;
}

static void
refill (SwbRosterView *self)
{
  const SwbRosterData *data = swb_roster_get_data (self->roster);
  g_auto (GStrv) words = g_strsplit (self->folded, " ", -1);
  guint before = self->n;

  g_free (self->order);
  self->order = g_new (guint32, MAX (data->n_creators, 1));
  self->n = 0;
  memset (self->tier_counts, 0, sizeof self->tier_counts);
  for (guint32 i = 0; i < data->n_creators; i++)
    {
      if (!platform_fits (self, data, i) ||
          !search_fits (words, data->folded[i]))
        continue;
      self->tier_counts[data->tiers[i] + 1]++;
      if (self->tiers == ALL ||
          (data->tiers[i] >= 0 && self->tiers & (1u << data->tiers[i])))
        self->order[self->n++] = i;
    }
  sort_order (self, data);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->n);
}

static void
swb_roster_view_finalize (GObject *object)
{
  SwbRosterView *self = SWB_ROSTER_VIEW (object);

  g_clear_object (&self->roster);
  g_free (self->search);
  g_free (self->folded);
  g_free (self->order);

  G_OBJECT_CLASS (swb_roster_view_parent_class)->finalize (object);
}

static void
swb_roster_view_class_init (SwbRosterViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = swb_roster_view_finalize;
}

static void
swb_roster_view_init (SwbRosterView *self)
{
  self->search = g_strdup ("");
  self->folded = g_strdup ("");
  self->tiers = ALL;
  self->platforms = ALL;
  self->sort = SWB_ROSTER_COLUMN_FOLLOWERS;
}

/**
 * swb_roster_view_new:
 * @roster: whom to look at
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
  g_signal_connect_object (roster, "changed", G_CALLBACK (refill), self,
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
  refill (self);
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
 * swb_roster_view_set_tiers:
 * @self: a view
 * @tier_mask: bit 0 nano to bit 4 mega; G_MAXUINT or 0 for everybody
 */
void
swb_roster_view_set_tiers (SwbRosterView *self, guint tier_mask)
{
  g_return_if_fail (SWB_IS_ROSTER_VIEW (self));

  if (tier_mask == 0)
    tier_mask = ALL;
  if (self->tiers == tier_mask)
    return;
  self->tiers = tier_mask;
  refill (self);
}

/**
 * swb_roster_view_get_tiers:
 * @self: a view
 *
 * Returns: the mask; G_MAXUINT where all tiers are shown
 */
guint
swb_roster_view_get_tiers (SwbRosterView *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_VIEW (self), ALL);

  return self->tiers;
}

/**
 * swb_roster_view_set_platforms:
 * @self: a view
 * @platform_mask: bits 1 << SwbPlatform; G_MAXUINT or 0 for everybody
 *
 * A creator stays when any account is on one of them.
 */
void
swb_roster_view_set_platforms (SwbRosterView *self, guint platform_mask)
{
  g_return_if_fail (SWB_IS_ROSTER_VIEW (self));

  if (platform_mask == 0)
    platform_mask = ALL;
  if (self->platforms == platform_mask)
    return;
  self->platforms = platform_mask;
  refill (self);
}

/**
 * swb_roster_view_get_platforms:
 * @self: a view
 *
 * Returns: the mask; G_MAXUINT where all platforms are shown
 */
guint
swb_roster_view_get_platforms (SwbRosterView *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_VIEW (self), ALL);

  return self->platforms;
}

/**
 * swb_roster_view_set_sort:
 * @self: a view
 * @column: which column leads
 * @descending: largest, or last in the alphabet, first
 *
 * Rows without a value come last in both directions.
 */
void
swb_roster_view_set_sort (SwbRosterView *self,
                          SwbRosterColumn column,
                          gboolean descending)
{
  g_return_if_fail (SWB_IS_ROSTER_VIEW (self));

  if (self->sort == column && self->descending == !!descending)
    return;
  self->sort = column;
  self->descending = !!descending;
  sort_order (self, swb_roster_get_data (self->roster));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, self->n, self->n);
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
    *descending = self->descending;
  return self->sort;
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
  guint index;

  g_return_val_if_fail (SWB_IS_ROSTER_VIEW (self), FALSE);

  if (!swb_roster_find (self->roster, creator, &index))
    return FALSE;
  for (guint i = 0; i < self->n; i++)
    if (self->order[i] == index)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * swb_roster_view_count_tier:
 * @self: a view
 * @tier: 0 nano to 4 mega, -1 unknown
 *
 * Returns: how many creators the search and the platforms leave in this tier,
 *   for the chip that chooses tiers
 */
guint
swb_roster_view_count_tier (SwbRosterView *self, int tier)
{
  g_return_val_if_fail (SWB_IS_ROSTER_VIEW (self), 0);
  g_return_val_if_fail (tier >= -1 && tier <= 4, 0);

  return self->tier_counts[tier + 1];
}
