/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All creators of a workspace, as columns; rows are handed out on demand. */
#include "model/swb-roster.h"

#include "model/swb-roster-data-private.h"
#include "model/swb-roster-retiering.h"

/* Of so many creators new columns are made in less than a frame; of so many
 * changed ones the old columns take the new values. */
#define FEW 10000
#define FEW_CHANGED 1000

struct _SwbRoster
{
  GObject parent_instance;

  SwbRosterData *data;
  const SwbRosterMoves *moves; /* while "changed" is emitted */
  guint pins;                  /* threads that read the columns */
  SwbTierBounds bounds;
  SwbRosterRetiering *tiers; /* that a thread makes or has made */
  gboolean tiers_made;
  gboolean tiers_stale; /* somebody was changed since they were begun */
  guint tiers_source;
  SwbRosterWork *work;
  SwbExchange *exchange;
};

G_DEFINE_FINAL_TYPE (SwbRoster, swb_roster, G_TYPE_OBJECT)

enum
{
  CHANGED,
  WORK_CHANGED,
  EXCHANGE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
swb_roster_finalize (GObject *object)
{
  SwbRoster *self = SWB_ROSTER (object);

  g_clear_handle_id (&self->tiers_source, g_source_remove);
  g_clear_pointer (&self->tiers, swb_roster_retiering_free);
  swb_roster_data_unref_elsewhere (self->data);
  swb_roster_work_unref (self->work);
  swb_exchange_unref (self->exchange);

  G_OBJECT_CLASS (swb_roster_parent_class)->finalize (object);
}

static void
swb_roster_class_init (SwbRosterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = swb_roster_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", SWB_TYPE_ROSTER, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
  signals[WORK_CHANGED] =
      g_signal_new ("work-changed", SWB_TYPE_ROSTER, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
  signals[EXCHANGE_CHANGED] =
      g_signal_new ("exchange-changed", SWB_TYPE_ROSTER, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
swb_roster_init (SwbRoster *self)
{
  static const gint64 least[SWB_N_BOUNDS] = { 10000, 100000, 500000, 1000000 };

  swb_tier_bounds_set_all (&self->bounds, least);
  self->data = swb_roster_data_new (0, 0);
  swb_roster_data_finish (self->data, NULL, NULL);
}

/**
 * swb_roster_new:
 *
 * Returns: (transfer full): a roster without creators
 */
SwbRoster *
swb_roster_new (void)
{
  return g_object_new (SWB_TYPE_ROSTER, NULL);
}

/**
 * swb_roster_get_n_creators:
 * @self: a roster
 *
 * Returns: how many creators it has
 */
guint
swb_roster_get_n_creators (SwbRoster *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER (self), 0);

  return self->data->n_creators;
}

/**
 * swb_roster_get_data:
 * @self: a roster
 *
 * Returns: (transfer none): the columns, valid until the next "changed"
 */
const SwbRosterData *
swb_roster_get_data (SwbRoster *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER (self), NULL);

  return self->data;
}

/**
 * swb_roster_find:
 * @self: a roster
 * @creator: the id of a creator
 * @index: (out): its place in the columns
 *
 * Returns: whether there is such a creator
 */
gboolean
swb_roster_find (SwbRoster *self, const SwbId *creator, guint *index)
{
  g_return_val_if_fail (SWB_IS_ROSTER (self), FALSE);

  return swb_roster_data_find (self->data, creator, index);
}

/**
 * swb_roster_find_account:
 * @self: a roster
 * @account: the id of an account
 * @index: (out): its place among the accounts
 *
 * Returns: whether there is such an account
 */
gboolean
swb_roster_find_account (SwbRoster *self, const SwbId *account, guint *index)
{
  g_return_val_if_fail (SWB_IS_ROSTER (self), FALSE);

  return swb_roster_data_find_account (self->data, account, index);
}

/**
 * swb_roster_get_creator:
 * @self: a roster
 * @index: less than the number of creators
 *
 * Returns: (transfer full): a row that reads through to the columns
 */
SwbCreator *
swb_roster_get_creator (SwbRoster *self, guint index)
{
  g_return_val_if_fail (SWB_IS_ROSTER (self), NULL);

  return swb_roster_get_creator_of (self, self->data, index);
}

/**
 * swb_roster_get_creator_of:
 * @self: a roster
 * @data: columns that it has or had
 * @index: less than the number of creators in @data
 *
 * Returns: (transfer full): a row that reads through to @data
 */
SwbCreator *
swb_roster_get_creator_of (SwbRoster *self, SwbRosterData *data, guint index)
{
  g_return_val_if_fail (SWB_IS_ROSTER (self), NULL);
  g_return_val_if_fail (index < data->n_creators, NULL);

  return swb_creator_new (self, data, index);
}

static void make_tiers (SwbRoster *self);

/* The tiers that were made are taken, unless the columns or the bounds have
 * become others meanwhile. */
static gboolean
take_tiers_cb (gpointer user_data)
{
  SwbRoster *self = user_data;
  g_autoptr (GObject) alive = g_object_ref (G_OBJECT (self));
  SwbRosterRetiering *retiering;

  self->tiers_source = 0;
  if (self->pins > 0)
    return G_SOURCE_REMOVE;
  self->tiers_made = FALSE;
  retiering = g_steal_pointer (&self->tiers);
  if (self->data == retiering->data && !self->tiers_stale &&
      swb_tier_bounds_equal (&self->bounds, &retiering->bounds) &&
      !swb_tier_bounds_equal (&self->bounds, &self->data->bounds))
    {
      swb_roster_data_take_tiers (self->data, &retiering->bounds,
                                  retiering->tiers);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  else if (!swb_tier_bounds_equal (&self->bounds, &self->data->bounds))
    make_tiers (self);
  swb_roster_retiering_free (retiering);
  return G_SOURCE_REMOVE;
}

/* Columns that a thread reads are not changed; who unpins them is not in the
 * midst of something then. */
static void
take_tiers_later (SwbRoster *self)
{
  if (self->pins == 0 && self->tiers_made && self->tiers_source == 0)
    self->tiers_source = g_idle_add (take_tiers_cb, self);
}

static void
made_tiers_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SwbRoster *self = SWB_ROSTER (source);

  self->tiers_made = TRUE;
  swb_roster_unpin (self);
}

static void
make_tiers (SwbRoster *self)
{
  self->tiers_made = FALSE;
  self->tiers_stale = FALSE;
  self->tiers = swb_roster_retiering_new (swb_roster_pin (self), &self->bounds);
  swb_roster_retiering_make_async (self->tiers, self, made_tiers_cb);
}

/**
 * swb_roster_pin:
 * @self: a roster
 *
 * For a thread that is going to read the columns: until swb_roster_unpin()
 * they are not changed in place.
 *
 * Returns: (transfer full): the columns as they are
 */
SwbRosterData *
swb_roster_pin (SwbRoster *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER (self), NULL);

  self->pins++;
  return swb_roster_data_ref (self->data);
}

/**
 * swb_roster_unpin:
 * @self: a roster
 *
 * The thread has read the columns.
 */
void
swb_roster_unpin (SwbRoster *self)
{
  g_return_if_fail (SWB_IS_ROSTER (self));
  g_return_if_fail (self->pins > 0);

  self->pins--;
  take_tiers_later (self);
}

/**
 * swb_roster_get_moves:
 * @self: a roster that is just emitting "changed"
 *
 * Returns: (transfer none) (nullable): who was changed and who is gone; null
 *   where all may be others
 */
const SwbRosterMoves *
swb_roster_get_moves (SwbRoster *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER (self), NULL);

  return self->moves;
}

/**
 * swb_roster_set_tier_bounds:
 * @self: a roster
 * @bounds: from how many followers each tier begins
 *
 * Re-tiers everybody: at once where they are few, else soon, by a thread, and
 * tells of it with "changed".
 */
void
swb_roster_set_tier_bounds (SwbRoster *self, const SwbTierBounds *bounds)
{
  g_return_if_fail (SWB_IS_ROSTER (self));

  if (swb_tier_bounds_equal (&self->bounds, bounds))
    return;
  self->bounds = *bounds;
  if (swb_tier_bounds_equal (&self->data->bounds, bounds))
    return;
  if (self->data->n_creators > FEW)
    {
      if (self->tiers == NULL)
        make_tiers (self);
      return;
    }
  if (self->pins > 0)
    {
      g_autoptr (SwbRosterData) nobody = swb_roster_data_new (0, 0);
      SwbRosterData *data;

      swb_roster_data_finish (nobody, NULL, NULL);
      data = swb_roster_data_merge (self->data, nobody, NULL, 0, NULL, NULL);
      swb_roster_data_set_tiers (data, bounds);
      swb_roster_replace (self, data);
      return;
    }
  swb_roster_data_set_tiers (self->data, bounds);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * swb_roster_get_tier_bounds:
 * @self: a roster
 *
 * Returns: (transfer none): from how many followers each tier begins
 */
const SwbTierBounds *
swb_roster_get_tier_bounds (SwbRoster *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER (self), NULL);

  return &self->bounds;
}

/**
 * swb_roster_replace:
 * @self: a roster
 * @data: (transfer full): finished columns; where their tiers follow some
 *   bounds already, so does the roster from now on
 *
 * Shows these creators instead of the former ones.
 */
void
swb_roster_replace (SwbRoster *self, SwbRosterData *data)
{
  SwbRosterData *old;

  g_return_if_fail (SWB_IS_ROSTER (self));

  old = g_steal_pointer (&self->data);
  self->data = data;
  if (swb_tier_bounds_are_set (&data->bounds))
    self->bounds = data->bounds;
  swb_roster_data_set_tiers (data, &self->bounds);
  g_signal_emit (self, signals[CHANGED], 0);
  swb_roster_data_unref_elsewhere (old);
}

struct _SwbRosterMerge
{
  SwbRosterData *base;
  SwbRosterData *data;
  GArray *touched;
  GArray *left;
};

/**
 * swb_roster_merge_new:
 * @base: (transfer full): columns that nobody changes meanwhile
 * @patch: finished columns of the creators that are new or have changed
 * @gone: (array length=n_gone): ids of creators to leave out
 * @n_gone: how many
 *
 * For any thread.
 *
 * Returns: (transfer full): what swb_roster_take() shows
 */
SwbRosterMerge *
swb_roster_merge_new (SwbRosterData *base,
                      const SwbRosterData *patch,
                      const SwbId *gone,
                      guint n_gone)
{
  SwbRosterMerge *merge = g_new0 (SwbRosterMerge, 1);

  merge->base = base;
  merge->touched = g_array_new (FALSE, FALSE, sizeof (guint32));
  merge->left = g_array_new (FALSE, FALSE, sizeof (guint32));
  merge->data = swb_roster_data_merge (base, patch, gone, n_gone,
                                       merge->touched, merge->left);
  return merge;
}

/**
 * swb_roster_merge_free:
 * @merge: (transfer full) (nullable): a merge
 */
void
swb_roster_merge_free (SwbRosterMerge *merge)
{
  if (merge == NULL)
    return;
  swb_roster_data_unref_elsewhere (merge->base);
  swb_roster_data_unref_elsewhere (merge->data);
  g_array_unref (merge->touched);
  g_array_unref (merge->left);
  g_free (merge);
}

static void
emit_moves (SwbRoster *self,
            const SwbRosterData *former,
            const GArray *touched,
            const GArray *left)
{
  const SwbRosterMoves moves = { former, touched, left };

  self->moves = &moves;
  g_signal_emit (self, signals[CHANGED], 0);
  self->moves = NULL;
}

static gboolean
has_tiers (SwbRoster *self)
{
  return swb_tier_bounds_equal (&self->data->bounds, &self->bounds);
}

/**
 * swb_roster_take:
 * @self: a roster
 * @merge: made from its columns
 *
 * Shows the new columns. Where the bounds of tiers have become others
 * meanwhile, many creators get theirs later, from a thread.
 */
void
swb_roster_take (SwbRoster *self, SwbRosterMerge *merge)
{
  SwbRosterData *old;
  gboolean moved;

  g_return_if_fail (SWB_IS_ROSTER (self));

  old = g_steal_pointer (&self->data);
  self->data = g_steal_pointer (&merge->data);
  moved = old == merge->base &&
          swb_tier_bounds_equal (&self->data->bounds, &old->bounds);
  if (!has_tiers (self) && self->data->n_creators <= FEW)
    {
      swb_roster_data_set_tiers (self->data, &self->bounds);
      moved = FALSE;
    }
  if (moved)
    emit_moves (self, old, merge->touched, merge->left);
  else
    g_signal_emit (self, signals[CHANGED], 0);
  if (!has_tiers (self) && self->tiers == NULL)
    make_tiers (self);
  swb_roster_data_unref_elsewhere (old);
}

/**
 * swb_roster_is_quick:
 * @self: a roster
 * @patch: what swb_roster_merge() would be given
 * @n_gone: likewise
 *
 * Returns: whether that takes less than a frame; else a thread should make a
 *   #SwbRosterMerge of the pinned columns
 */
gboolean
swb_roster_is_quick (SwbRoster *self, const SwbRosterData *patch, guint n_gone)
{
  g_return_val_if_fail (SWB_IS_ROSTER (self), FALSE);

  return self->data->n_creators + patch->n_creators <= FEW ||
         (n_gone == 0 && self->pins == 0 && patch->n_creators <= FEW_CHANGED &&
          swb_roster_data_can_patch (self->data, patch));
}

/**
 * swb_roster_merge:
 * @self: a roster
 * @patch: (transfer full): finished columns of the creators that are new or
 *   have changed
 * @gone: (array length=n_gone): ids of creators to leave out
 * @n_gone: how many
 *
 * Takes changed creators in their places, adds the new ones at the end. Where
 * nobody goes that takes no longer with many creators than with few.
 */
void
swb_roster_merge (SwbRoster *self,
                  SwbRosterData *patch,
                  const SwbId *gone,
                  guint n_gone)
{
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_return_if_fail (SWB_IS_ROSTER (self));

  if (self->pins == 0 && self->data->n_creators <= FEW)
    swb_roster_data_set_tiers (self->data, &self->bounds);
  self->tiers_stale = self->tiers_stale || self->tiers != NULL;
  if (n_gone == 0 && self->pins == 0 &&
      swb_roster_data_patch (self->data, patch, touched))
    emit_moves (self, self->data, touched, left);
  else
    {
      g_autoptr (SwbRosterMerge) merge = swb_roster_merge_new (
          swb_roster_data_ref (self->data), patch, gone, n_gone);

      swb_roster_take (self, merge);
    }
  swb_roster_data_unref (patch);
}

/**
 * swb_roster_get_work:
 * @self: a roster
 *
 * Returns: (transfer none) (nullable): what campaigns say of the creators
 */
SwbRosterWork *
swb_roster_get_work (SwbRoster *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER (self), NULL);

  return self->work;
}

/**
 * swb_roster_set_work:
 * @self: a roster
 * @work: (nullable): what campaigns say of the creators; it is not changed any
 *   more
 *
 * Emits "work-changed" where it says something else than before.
 */
void
swb_roster_set_work (SwbRoster *self, SwbRosterWork *work)
{
  g_return_if_fail (SWB_IS_ROSTER (self));

  if (swb_roster_work_equal (self->work, work))
    return;
  swb_roster_work_unref (self->work);
  self->work = work != NULL ? swb_roster_work_ref (work) : NULL;
  g_signal_emit (self, signals[WORK_CHANGED], 0);
}

/**
 * swb_roster_get_exchange:
 * @self: a roster
 *
 * Returns: (transfer none) (nullable): the rates that fees are compared with
 */
SwbExchange *
swb_roster_get_exchange (SwbRoster *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER (self), NULL);

  return self->exchange;
}

/**
 * swb_roster_set_exchange:
 * @self: a roster
 * @exchange: rates between currencies
 *
 * Emits "exchange-changed" where they are others than before.
 */
void
swb_roster_set_exchange (SwbRoster *self, SwbExchange *exchange)
{
  g_return_if_fail (SWB_IS_ROSTER (self));
  g_return_if_fail (exchange != NULL);

  if (swb_exchange_equal (self->exchange, exchange))
    return;
  swb_exchange_unref (self->exchange);
  self->exchange = swb_exchange_ref (exchange);
  g_signal_emit (self, signals[EXCHANGE_CHANGED], 0);
}
