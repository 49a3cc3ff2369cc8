/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How filters, orders and counts read the columns of a roster: the only place
 * of theirs that knows how the columns are kept. */
#pragma once

#include "model/swb-roster-data.h"
#include "model/swb-roster-filter.h"

#include <math.h>

G_BEGIN_DECLS

/* ACCOUNT, filled with the main account, or null where there is none. */
static inline const SwbAccountCells *
swb_roster_facts_account (const SwbRosterData *data,
                          guint32 creator,
                          SwbAccountCells *account)
{
  guint32 index = swb_roster_data_main_account (data, creator);

  if (index == SWB_NO_ACCOUNT)
    return NULL;
  swb_roster_data_get_account (data, index, account);
  return account;
}

/* As swb_roster_facts_account(), with followers and their days alone: what
 * swb_reading_age() looks at. */
static inline const SwbAccountCells *
swb_roster_facts_reading (const SwbRosterData *data,
                          guint32 creator,
                          SwbAccountCells *account)
{
  guint32 index = swb_roster_data_main_account (data, creator);

  if (index == SWB_NO_ACCOUNT)
    return NULL;
  swb_roster_data_get_reading (data, index, account);
  return account;
}

/* Bits 1 << SwbPlatform of all accounts. */
static inline guint32
swb_roster_facts_platforms (const SwbRosterData *data, guint32 creator)
{
  guint32 mask = 0;

  for (guint32 a = swb_roster_data_first_account (data, creator);
       a < swb_roster_data_first_account (data, creator + 1); a++)
    mask |= 1u << swb_roster_data_account_platform (data, a);
  return mask;
}

/* Which of the texts that creators share a kind of lists looks at. */
static inline SwbRosterText
swb_roster_facts_text (SwbFilterKind kind)
{
  switch (kind)
    {
    case SWB_FILTER_LANGUAGE:
      return SWB_ROSTER_TEXT_LANGUAGES;
    case SWB_FILTER_CITY:
      return SWB_ROSTER_TEXT_CITIES;
    case SWB_FILTER_COUNTRY:
      return SWB_ROSTER_TEXT_COUNTRY;
    case SWB_FILTER_NICHE:
      return SWB_ROSTER_TEXT_NICHES;
    case SWB_FILTER_FORMAT:
      return SWB_ROSTER_TEXT_FORMATS;
    case SWB_FILTER_TAG:
    default:
      return SWB_ROSTER_TEXT_TAGS;
    }
}

/* A list with ", " between, or null. */
static inline const char *
swb_roster_facts_list (const SwbRosterData *data,
                       SwbFilterKind kind,
                       guint32 creator)
{
  return swb_roster_data_text (data, swb_roster_facts_text (kind), creator);
}

static inline const char *
swb_roster_facts_folded (const SwbRosterData *data, guint32 creator)
{
  return swb_roster_data_folded (data, creator);
}

static inline int
swb_roster_facts_tier (const SwbRosterData *data, guint32 creator)
{
  return swb_roster_data_tier (data, creator);
}

static inline SwbMoney
swb_roster_facts_fee (const SwbRosterData *data, guint32 creator)
{
  return swb_roster_data_fee (data, creator);
}

/* Of the main account, -1 where unknown. */
static inline gint64
swb_roster_facts_followers (const SwbRosterData *data, guint32 creator)
{
  guint32 account = swb_roster_data_main_account (data, creator);

  return account == SWB_NO_ACCOUNT
             ? -1
             : swb_roster_data_account_followers (data, account);
}

static inline gint64
swb_roster_facts_views (const SwbRosterData *data, guint32 creator)
{
  guint32 account = swb_roster_data_main_account (data, creator);

  return account == SWB_NO_ACCOUNT
             ? -1
             : swb_roster_data_account_views (data, account);
}

/* A share of one, or NaN where unknown. */
static inline double
swb_roster_facts_engagement (const SwbRosterData *data, guint32 creator)
{
  guint32 account = swb_roster_data_main_account (data, creator);

  return account == SWB_NO_ACCOUNT
             ? NAN
             : swb_roster_data_account_engagement (data, account);
}

G_END_DECLS
