/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All creators of a workspace, as columns; rows are handed out on demand. */
#include "model/swb-roster.h"

#include "model/swb-roster-data-private.h"

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
  SwbRosterWork *work;
};

struct _SwbCreator
{
  GObject parent_instance;

  SwbRoster *roster;
  SwbRosterData *data; /* the columns as they were when the row was made */
  guint index;
  SwbAccountCells *accounts; /* told when they are asked for */
};

G_DEFINE_FINAL_TYPE (SwbRoster, swb_roster, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (SwbCreator, swb_creator, G_TYPE_OBJECT)

enum
{
  CHANGED,
  WORK_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
swb_roster_finalize (GObject *object)
{
  SwbRoster *self = SWB_ROSTER (object);

  swb_roster_data_unref_elsewhere (self->data);
  swb_roster_work_unref (self->work);

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
  SwbCreator *creator;

  g_return_val_if_fail (SWB_IS_ROSTER (self), NULL);
  g_return_val_if_fail (index < data->n_creators, NULL);

  creator = g_object_new (SWB_TYPE_CREATOR, NULL);
  creator->roster = g_object_ref (self);
  creator->data = swb_roster_data_ref (data);
  creator->index = index;
  return creator;
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
 * Re-tiers everybody.
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

/**
 * swb_roster_take:
 * @self: a roster
 * @merge: made from its columns
 *
 * Shows the new columns.
 */
void
swb_roster_take (SwbRoster *self, SwbRosterMerge *merge)
{
  SwbRosterData *old;

  g_return_if_fail (SWB_IS_ROSTER (self));

  old = g_steal_pointer (&self->data);
  self->data = g_steal_pointer (&merge->data);
  if (old == merge->base &&
      swb_tier_bounds_equal (&self->data->bounds, &self->bounds))
    emit_moves (self, old, merge->touched, merge->left);
  else
    {
      swb_roster_data_set_tiers (self->data, &self->bounds);
      g_signal_emit (self, signals[CHANGED], 0);
    }
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

  swb_roster_data_set_tiers (self->data, &self->bounds);
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

static void
swb_creator_finalize (GObject *object)
{
  SwbCreator *self = SWB_CREATOR (object);

  g_clear_object (&self->roster);
  g_clear_pointer (&self->data, swb_roster_data_unref);
  g_clear_pointer (&self->accounts, g_free);

  G_OBJECT_CLASS (swb_creator_parent_class)->finalize (object);
}

static void
swb_creator_class_init (SwbCreatorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = swb_creator_finalize;
}

static void
swb_creator_init (SwbCreator *self)
{
}

/**
 * swb_creator_get_index:
 * @self: a row
 *
 * Returns: its place in the roster's columns
 */
guint
swb_creator_get_index (SwbCreator *self)
{
  return self->index;
}

/**
 * swb_creator_get_roster:
 * @self: a row
 *
 * Returns: (transfer none): the roster that it reads
 */
SwbRoster *
swb_creator_get_roster (SwbCreator *self)
{
  return self->roster;
}

/**
 * swb_creator_get_id:
 * @self: a row
 *
 * Returns: (transfer none): the creator's id, valid as long as @self
 */
const SwbId *
swb_creator_get_id (SwbCreator *self)
{
  return swb_roster_data_id (self->data, self->index);
}

/**
 * swb_creator_get_name:
 * @self: a row
 *
 * Returns: (nullable): the name, in its own script
 */
const char *
swb_creator_get_name (SwbCreator *self)
{
  return swb_roster_data_name (self->data, self->index);
}

/**
 * swb_creator_get_tier:
 * @self: a row
 *
 * Returns: 0 nano, 1 micro, 2 mid, 3 macro, 4 mega; -1 where unknown
 */
int
swb_creator_get_tier (SwbCreator *self)
{
  return swb_roster_data_tier (self->data, self->index);
}

/**
 * swb_creator_get_languages:
 * @self: a row
 *
 * Returns: (nullable): ISO 639 codes with ", " between, the first leads
 */
const char *
swb_creator_get_languages (SwbCreator *self)
{
  return swb_roster_data_text (self->data, SWB_ROSTER_TEXT_LANGUAGES,
                               self->index);
}

/**
 * swb_creator_get_cities:
 * @self: a row
 *
 * Returns: (nullable): cities with ", " between
 */
const char *
swb_creator_get_cities (SwbCreator *self)
{
  return swb_roster_data_text (self->data, SWB_ROSTER_TEXT_CITIES, self->index);
}

/**
 * swb_creator_get_niches:
 * @self: a row
 *
 * Returns: (nullable): niches with ", " between
 */
const char *
swb_creator_get_niches (SwbCreator *self)
{
  return swb_roster_data_text (self->data, SWB_ROSTER_TEXT_NICHES, self->index);
}

/**
 * swb_creator_get_countries:
 * @self: a row
 *
 * Returns: (nullable): countries with ", " between
 */
const char *
swb_creator_get_countries (SwbCreator *self)
{
  return swb_roster_data_text (self->data, SWB_ROSTER_TEXT_COUNTRY,
                               self->index);
}

/**
 * swb_creator_get_formats:
 * @self: a row
 *
 * Returns: (nullable): what it makes, with ", " between
 */
const char *
swb_creator_get_formats (SwbCreator *self)
{
  return swb_roster_data_text (self->data, SWB_ROSTER_TEXT_FORMATS,
                               self->index);
}

/**
 * swb_creator_get_tags:
 * @self: a row
 *
 * Returns: (nullable): labels of the team, with ", " between
 */
const char *
swb_creator_get_tags (SwbCreator *self)
{
  return swb_roster_data_text (self->data, SWB_ROSTER_TEXT_TAGS, self->index);
}

/**
 * swb_creator_get_work:
 * @self: a row
 *
 * Returns: (nullable) (transfer none): what campaigns say of it as of now, null
 *   where it is in none; until the roster emits "work-changed"
 */
const SwbWorkCells *
swb_creator_get_work (SwbCreator *self)
{
  return swb_roster_work_find (self->roster->work, swb_creator_get_id (self));
}

/**
 * swb_creator_get_status:
 * @self: a row
 *
 * Returns: (nullable): id of its status in the campaign that is shown
 */
const char *
swb_creator_get_status (SwbCreator *self)
{
  const SwbWorkCells *cells = swb_creator_get_work (self);

  return cells == NULL
             ? NULL
             : swb_roster_work_get_status (self->roster->work, cells->status);
}

/**
 * swb_creator_get_fee:
 * @self: a row
 *
 * Returns: the fee for a post by the newest rate card, or none
 */
SwbMoney
swb_creator_get_fee (SwbCreator *self)
{
  return swb_roster_data_fee (self->data, self->index);
}

/**
 * swb_creator_get_account:
 * @self: a row
 *
 * Returns: (nullable) (transfer none): the account with most followers
 */
const SwbAccountCells *
swb_creator_get_account (SwbCreator *self)
{
  guint32 account = swb_roster_data_main_account (self->data, self->index);

  return account == SWB_NO_ACCOUNT
             ? NULL
             : swb_creator_get_nth_account (
                   self, account - swb_roster_data_first_account (self->data,
                                                                  self->index));
}

/**
 * swb_creator_get_n_accounts:
 * @self: a row
 *
 * Returns: how many accounts the creator has
 */
guint
swb_creator_get_n_accounts (SwbCreator *self)
{
  const SwbRosterData *data = self->data;

  return swb_roster_data_first_account (data, self->index + 1) -
         swb_roster_data_first_account (data, self->index);
}

/**
 * swb_creator_get_nth_account:
 * @self: a row
 * @n: less than the number of accounts
 *
 * Returns: (transfer none): one account as it was when it was first asked for,
 *   valid as long as @self
 */
const SwbAccountCells *
swb_creator_get_nth_account (SwbCreator *self, guint n)
{
  guint32 first = swb_roster_data_first_account (self->data, self->index);
  guint n_accounts = swb_creator_get_n_accounts (self);

  g_return_val_if_fail (n < n_accounts, NULL);

  if (self->accounts == NULL)
    {
      self->accounts = g_new0 (SwbAccountCells, n_accounts);
      for (guint a = 0; a < n_accounts; a++)
        swb_roster_data_get_account (self->data, first + a, &self->accounts[a]);
    }
  return &self->accounts[n];
}

/**
 * swb_creator_get_platform:
 * @self: a row
 *
 * Returns: the main account's platform
 */
SwbPlatform
swb_creator_get_platform (SwbCreator *self)
{
  const SwbAccountCells *account = swb_creator_get_account (self);

  return account == NULL ? SWB_PLATFORM_OTHER : account->platform;
}

/**
 * swb_creator_get_handle:
 * @self: a row
 *
 * Returns: (nullable): the main account's handle, without @
 */
const char *
swb_creator_get_handle (SwbCreator *self)
{
  const SwbAccountCells *account = swb_creator_get_account (self);

  return account == NULL ? NULL : account->handle;
}

/**
 * swb_creator_get_followers:
 * @self: a row
 *
 * Returns: the main account's followers, -1 where unknown
 */
gint64
swb_creator_get_followers (SwbCreator *self)
{
  const SwbAccountCells *account = swb_creator_get_account (self);

  return account == NULL ? -1 : account->followers;
}

/**
 * swb_creator_get_engagement:
 * @self: a row
 *
 * Returns: (nullable) (transfer none): the main account's engagement with
 *   what it rests on
 */
const SwbEngagement *
swb_creator_get_engagement (SwbCreator *self)
{
  const SwbAccountCells *account = swb_creator_get_account (self);

  return account == NULL || account->engagement.kind == SWB_ENGAGEMENT_NONE
             ? NULL
             : &account->engagement;
}
