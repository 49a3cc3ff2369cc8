/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a roster, plain: made on a worker, then given to SwbRoster. */
#pragma once

#include "base/swb-day.h"
#include "base/swb-id-index.h"
#include "base/swb-money.h"
#include "base/swb-platform.h"
#include "base/swb-tier-bounds.h"

#include <glib.h>

G_BEGIN_DECLS

#define SWB_NO_ACCOUNT G_MAXUINT32

typedef enum
{
  SWB_ENGAGEMENT_NONE,
  SWB_ENGAGEMENT_ON_VIEWS,
  SWB_ENGAGEMENT_ON_FOLLOWERS,
  SWB_ENGAGEMENT_ON_REACH,
} SwbEngagementBase;

/**
 * SwbEngagement:
 * @numerator: interactions; NaN where a source told only the rate
 * @base: views, followers or reach; NaN likewise
 * @ratio: numerator / base, 0.041 for 4.1 %
 * @kind: what the base is; SWB_ENGAGEMENT_NONE where nothing is known
 * @day: of the newest reading in it
 * @window: days, 0 where not told
 * @source: where it came from; interned
 * @parts: what the numerator counts: "likes+comments+shares" and shorter,
 *   "interactions", or "rate" where only the rate was told
 */
typedef struct
{
  double numerator;
  double base;
  double ratio;
  SwbEngagementBase kind;
  SwbDay day;
  int window;
  const char *source;
  const char *parts;
} SwbEngagement;

/**
 * SwbAccountCells:
 * @creator: index of its creator
 * @handle: as written, without @
 * @external_id: (nullable): the platform's own id
 * @followers: newest reading that has not expired, or -1
 * @followers_day: its day
 * @followers_source: (nullable): where it came from; interned
 * @followers_lapsed: day of the newest reading of followers that has expired;
 *   SWB_DAY_NONE for none
 * @views: average views a post, newest reading, or -1
 */
typedef struct
{
  SwbId id;
  guint32 creator;
  SwbPlatform platform;
  const char *handle;
  const char *name;
  const char *external_id;
  gint64 followers;
  SwbDay followers_day;
  const char *followers_source;
  SwbDay followers_lapsed;
  gint64 views;
  const char *views_source;
  SwbEngagement engagement;
} SwbAccountCells;

typedef struct _SwbRosterStrings SwbRosterStrings;

/**
 * SwbRosterData:
 *
 * Columns by creator index, each @n_creators long, and the accounts, sorted
 * by creator; those of creator i are first_account[i] to
 * first_account[i + 1] - 1. main_account is the one with most followers, or
 * SWB_NO_ACCOUNT. There is room for some more creators, so that new ones need
 * not move the others. Strings live as long as any columns that once shared
 * them.
 */
typedef struct
{
  guint n_creators;
  guint n_accounts;
  SwbId *ids;
  const char **names;
  const char **folded; /* name, handles, niches, cities: for the search */
  const char **languages;
  const char **cities;
  const char **countries;
  const char **niches;
  const char **formats;
  const char **tags;
  SwbMoney *fees; /* lowest fee of the newest rate card */
  gint8 *tiers;   /* 0 nano to 4 mega, -1 unknown */
  guint32 *main_account;
  guint32 *first_account;
  SwbAccountCells *accounts;

  /*< private >*/
  guint room_creators;
  guint room_accounts;
  SwbTierBounds bounds; /* that tiers follow; all 0 before they were set */
  SwbIdIndex *creator_index;
  SwbIdIndex *account_index;
  SwbRosterStrings *strings;
} SwbRosterData;

SwbRosterData *swb_roster_data_new (guint n_creators, guint n_accounts);
SwbRosterData *swb_roster_data_ref (SwbRosterData *data);
void swb_roster_data_unref (SwbRosterData *data);
void swb_roster_data_unref_elsewhere (SwbRosterData *data);
const char *swb_roster_data_keep (SwbRosterData *data, const char *text);
const char *swb_roster_data_store (SwbRosterData *data, const char *text);
void swb_roster_data_finish (SwbRosterData *data);
void swb_roster_data_set_tiers (SwbRosterData *data,
                                const SwbTierBounds *bounds);
gboolean swb_roster_data_patch (SwbRosterData *data,
                                const SwbRosterData *patch,
                                GArray *touched);
SwbRosterData *swb_roster_data_merge (const SwbRosterData *data,
                                      const SwbRosterData *patch,
                                      const SwbId *gone,
                                      guint n_gone,
                                      GArray *touched,
                                      GArray *left);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbRosterData, swb_roster_data_unref)

G_END_DECLS
