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

/* A list with ", " between, or null. Equal lists mostly share one text, which
 * lives as long as the columns. */
static inline const char *
swb_roster_facts_list (const SwbRosterData *data,
                       SwbFilterKind kind,
                       guint32 creator)
{
  switch (kind)
    {
    case SWB_FILTER_LANGUAGE:
      return swb_roster_data_text (data, SWB_ROSTER_TEXT_LANGUAGES, creator);
    case SWB_FILTER_CITY:
      return swb_roster_data_text (data, SWB_ROSTER_TEXT_CITIES, creator);
    case SWB_FILTER_COUNTRY:
      return swb_roster_data_text (data, SWB_ROSTER_TEXT_COUNTRY, creator);
    case SWB_FILTER_NICHE:
      return swb_roster_data_text (data, SWB_ROSTER_TEXT_NICHES, creator);
    case SWB_FILTER_FORMAT:
      return swb_roster_data_text (data, SWB_ROSTER_TEXT_FORMATS, creator);
    case SWB_FILTER_TAG:
      return swb_roster_data_text (data, SWB_ROSTER_TEXT_TAGS, creator);
    default:
      return NULL;
    }
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
