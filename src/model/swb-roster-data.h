/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a roster, plain: made on a worker, then given to SwbRoster. */
#pragma once

#include "base/swb-day.h"
#include "base/swb-id.h"
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
 * @source: where it came from
 * @parts: what the numerator counts: "likes+comments+shares" and shorter,
 *   "interactions", or "rate" where only the rate was told
 * @lapsed_kind: where nothing is known, the base of a rate that was known and
 *   has expired; its number is not kept
 * @lapsed: the day of that rate
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
  SwbEngagementBase lapsed_kind;
  SwbDay lapsed;
} SwbEngagement;

/**
 * SwbAccountCells:
 * @creator: index of its creator
 * @handle: as written, without @
 * @external_id: (nullable): the platform's own id
 * @followers: newest reading that has not expired, or -1
 * @followers_day: its day
 * @followers_source: (nullable): where it came from
 * @followers_lapsed: day of the newest reading of followers that has expired;
 *   SWB_DAY_NONE for none
 * @views: average views a post, newest reading, or -1
 *
 * One account as swb_roster_data_get_account() tells it; its texts live as long
 * as the columns.
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

/** A text of a creator that many others have, too. */
typedef enum
{
  SWB_ROSTER_TEXT_LANGUAGES, /* ISO 639 codes, ", " between, the first leads */
  SWB_ROSTER_TEXT_CITIES,
  SWB_ROSTER_TEXT_COUNTRY,
  SWB_ROSTER_TEXT_NICHES,
  SWB_ROSTER_TEXT_FORMATS,
  SWB_ROSTER_TEXT_TAGS,
  SWB_N_ROSTER_TEXTS,
} SwbRosterText;

/**
 * SwbRosterData:
 * @n_creators: how many
 * @n_accounts: of all of them; sorted by creator
 *
 * Columns, read through swb_roster_data_name() and its like. There is room for
 * some more creators, so that new ones need not move the others. Texts live as
 * long as any columns that once shared them.
 */
typedef struct _SwbRosterData SwbRosterData;

struct _SwbRosterData
{
  guint n_creators;
  guint n_accounts;

  /*< private >*/
  guint room_creators;
  guint room_accounts;
  SwbTierBounds bounds; /* that tiers follow; all 0 before they were set */
  struct _SwbRosterColumns *columns;
};

/* The notes of one creator, for the search: lent until the next call; null for
 * none. */
typedef const char *(*SwbRosterNotes) (guint creator, gpointer user_data);

SwbRosterData *swb_roster_data_new (guint n_creators, guint n_accounts);
SwbRosterData *swb_roster_data_ref (SwbRosterData *data);
void swb_roster_data_unref (SwbRosterData *data);
void swb_roster_data_unref_elsewhere (SwbRosterData *data);

const SwbId *swb_roster_data_id (const SwbRosterData *data, guint creator);
const char *swb_roster_data_name (const SwbRosterData *data, guint creator);
const char *swb_roster_data_folded (const SwbRosterData *data, guint creator);
const char *swb_roster_data_text (const SwbRosterData *data,
                                  SwbRosterText text,
                                  guint creator);
guint32 swb_roster_data_code (const SwbRosterData *data,
                              SwbRosterText text,
                              guint creator);
const char *swb_roster_data_word (const SwbRosterData *data, guint32 code);
guint swb_roster_data_n_words (const SwbRosterData *data);
SwbMoney swb_roster_data_fee (const SwbRosterData *data, guint creator);
int swb_roster_data_tier (const SwbRosterData *data, guint creator);
guint32 swb_roster_data_main_account (const SwbRosterData *data, guint creator);
guint32 swb_roster_data_first_account (const SwbRosterData *data,
                                       guint creator);
gboolean swb_roster_data_find (const SwbRosterData *data,
                               const SwbId *creator,
                               guint *index);
gboolean swb_roster_data_find_account (const SwbRosterData *data,
                                       const SwbId *account,
                                       guint *index);

const SwbId *swb_roster_data_account_id (const SwbRosterData *data,
                                         guint account);
guint swb_roster_data_account_creator (const SwbRosterData *data,
                                       guint account);
SwbPlatform swb_roster_data_account_platform (const SwbRosterData *data,
                                              guint account);
const char *swb_roster_data_account_handle (const SwbRosterData *data,
                                            guint account);
gint64 swb_roster_data_account_followers (const SwbRosterData *data,
                                          guint account);
gint64 swb_roster_data_account_views (const SwbRosterData *data, guint account);
void swb_roster_data_get_reading (const SwbRosterData *data,
                                  guint account,
                                  SwbAccountCells *cells);
void swb_roster_data_get_engagement (const SwbRosterData *data,
                                     guint account,
                                     SwbEngagement *engagement);
double swb_roster_data_account_engagement (const SwbRosterData *data,
                                           guint account);
void swb_roster_data_get_account (const SwbRosterData *data,
                                  guint account,
                                  SwbAccountCells *cells);

void swb_roster_data_set_creator (SwbRosterData *data,
                                  guint creator,
                                  const SwbId *id,
                                  const char *name);
void swb_roster_data_set_text (SwbRosterData *data,
                               SwbRosterText text,
                               guint creator,
                               const char *value);
void swb_roster_data_set_fee (SwbRosterData *data, guint creator, SwbMoney fee);
void swb_roster_data_set_account (SwbRosterData *data,
                                  guint account,
                                  const SwbAccountCells *cells);
void swb_roster_data_index_creators (SwbRosterData *data);
void swb_roster_data_index_accounts (SwbRosterData *data);
void swb_roster_data_finish (SwbRosterData *data,
                             SwbRosterNotes notes,
                             gpointer user_data);
void swb_roster_data_finish_some (SwbRosterData *data,
                                  guint from,
                                  guint to,
                                  SwbRosterNotes notes,
                                  gpointer user_data);
gint8 *swb_roster_data_make_tiers (const SwbRosterData *data,
                                   const SwbTierBounds *bounds);
void swb_roster_data_take_tiers (SwbRosterData *data,
                                 const SwbTierBounds *bounds,
                                 const gint8 *tiers);
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
