/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One creator of a roster: a row that reads through to the columns. */
#include "model/swb-creator.h"

#include "model/swb-roster.h"

struct _SwbCreator
{
  GObject parent_instance;

  SwbRoster *roster;
  SwbRosterData *data; /* the columns as they were when the row was made */
  guint index;
  SwbAccountCells *accounts; /* told when they are asked for */
};

G_DEFINE_FINAL_TYPE (SwbCreator, swb_creator, G_TYPE_OBJECT)

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
 * swb_creator_new:
 * @roster: whose creator it is
 * @data: columns that the roster has or had
 * @index: less than the number of creators in @data
 *
 * Returns: (transfer full): a row that reads through to @data
 */
SwbCreator *
swb_creator_new (SwbRoster *roster, SwbRosterData *data, guint index)
{
  SwbCreator *self = g_object_new (SWB_TYPE_CREATOR, NULL);

  self->roster = g_object_ref (roster);
  self->data = swb_roster_data_ref (data);
  self->index = index;
  return self;
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
  return swb_roster_work_find (swb_roster_get_work (self->roster),
                               swb_creator_get_id (self));
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

  return cells == NULL ? NULL
                       : swb_roster_work_get_status (
                             swb_roster_get_work (self->roster), cells->status);
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
 *   what it rests on; of no kind where it has expired, null where there never
 *   was one
 */
const SwbEngagement *
swb_creator_get_engagement (SwbCreator *self)
{
  const SwbAccountCells *account = swb_creator_get_account (self);

  if (account == NULL ||
      (account->engagement.kind == SWB_ENGAGEMENT_NONE &&
       account->engagement.lapsed_kind == SWB_ENGAGEMENT_NONE))
    return NULL;
  return &account->engagement;
}
