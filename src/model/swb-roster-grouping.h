/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a roster in groups, with what the groups come to: plain, for any
 * thread. */
#pragma once

#include "model/swb-roster-data.h"
#include "model/swb-roster-work.h"

G_BEGIN_DECLS

/** What creators are grouped by. */
typedef enum
{
  SWB_ROSTER_GROUP_BY_NONE,
  SWB_ROSTER_GROUP_BY_TIER,
  SWB_ROSTER_GROUP_BY_PLATFORM,
  SWB_ROSTER_GROUP_BY_LANGUAGE,
  SWB_ROSTER_GROUP_BY_CITY,
  SWB_ROSTER_GROUP_BY_NICHE,
  SWB_ROSTER_GROUP_BY_STATUS,
  SWB_N_ROSTER_GROUP_BY,
} SwbRosterGroupBy;

/**
 * SwbGroupRate:
 * @numerator: interactions of all
 * @base: views, followers or reach of all; numerator / base is the mean rate,
 *   each creator weighted with its base
 * @n: creators in it; who told only a rate is not
 */
typedef struct
{
  double numerator;
  double base;
  guint n;
} SwbGroupRate;

/**
 * SwbGroupSums:
 * @n: creators
 * @followers: of the main accounts of all of whom they are known
 * @n_followers: of how many they are
 * @fees: (element-type SwbMoney): their sum for each currency
 * @n_fees: of how many a fee is known
 * @rates: by SwbEngagementBase; rates on other bases are never mixed
 * @n_lapsed: creators whose rate has expired
 * @n_followers_lapsed: creators whose number of followers has expired
 */
typedef struct
{
  guint n;
  gint64 followers;
  guint n_followers;
  GArray *fees;
  guint n_fees;
  SwbGroupRate rates[SWB_ENGAGEMENT_ON_REACH + 1];
  guint n_lapsed;
  guint n_followers_lapsed;
} SwbGroupSums;

/**
 * SwbGroupCells:
 * @number: tier, SwbPlatform or place of a status; -1 where not known
 * @text: (nullable): code of a language, a city or a niche; null where not
 *   known and where @number tells
 * @first: place of the first of them in the places of the grouping
 */
typedef struct
{
  int number;
  const char *text;
  guint first;
  SwbGroupSums sums;
} SwbGroupCells;

/**
 * SwbRosterGrouping:
 * @places: creator indices, those of a group together, otherwise in the order
 *   that was given
 * @groups: (element-type SwbGroupCells): in their order; those without the fact
 *   come last
 */
typedef struct
{
  SwbRosterGroupBy by;
  guint32 *places;
  guint n;
  GArray *groups;

  /*< private >*/
  GStringChunk *texts;
} SwbRosterGrouping;

SwbRosterGrouping *swb_roster_grouping_new (const SwbRosterData *data,
                                            const guint32 *places,
                                            guint n,
                                            const SwbRosterWork *work,
                                            SwbRosterGroupBy by);
void swb_roster_grouping_free (SwbRosterGrouping *grouping);
const char *swb_roster_group_by_id (SwbRosterGroupBy by);
gboolean swb_roster_group_by_parse (const char *id, SwbRosterGroupBy *by);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbRosterGrouping, swb_roster_grouping_free)

G_END_DECLS
