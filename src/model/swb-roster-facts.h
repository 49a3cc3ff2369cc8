/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How filters, orders and counts read the columns of a roster: the only place
 * of theirs that knows how the columns are kept. */
#pragma once

#include "model/swb-roster-data.h"
#include "model/swb-roster-filter.h"

G_BEGIN_DECLS

static inline const SwbAccountCells *
swb_roster_facts_account (const SwbRosterData *data, guint32 creator)
{
  guint32 account = data->main_account[creator];

  return account == SWB_NO_ACCOUNT ? NULL : &data->accounts[account];
}

/* Bits 1 << SwbPlatform of all accounts. */
static inline guint32
swb_roster_facts_platforms (const SwbRosterData *data, guint32 creator)
{
  guint32 mask = 0;

  for (guint32 a = data->first_account[creator];
       a < data->first_account[creator + 1]; a++)
    mask |= 1u << data->accounts[a].platform;
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
      return data->languages[creator];
    case SWB_FILTER_CITY:
      return data->cities[creator];
    case SWB_FILTER_COUNTRY:
      return data->countries[creator];
    case SWB_FILTER_NICHE:
      return data->niches[creator];
    case SWB_FILTER_FORMAT:
      return data->formats[creator];
    case SWB_FILTER_TAG:
      return data->tags[creator];
    default:
      return NULL;
    }
}

static inline const char *
swb_roster_facts_folded (const SwbRosterData *data, guint32 creator)
{
  return data->folded[creator];
}

static inline int
swb_roster_facts_tier (const SwbRosterData *data, guint32 creator)
{
  return data->tiers[creator];
}

static inline SwbMoney
swb_roster_facts_fee (const SwbRosterData *data, guint32 creator)
{
  return data->fees[creator];
}

/* Of the main account, -1 where unknown. */
static inline gint64
swb_roster_facts_followers (const SwbRosterData *data, guint32 creator)
{
  const SwbAccountCells *account = swb_roster_facts_account (data, creator);

  return account != NULL ? account->followers : -1;
}

static inline gint64
swb_roster_facts_views (const SwbRosterData *data, guint32 creator)
{
  const SwbAccountCells *account = swb_roster_facts_account (data, creator);

  return account != NULL ? account->views : -1;
}

/* A share of one, or null where unknown. */
static inline const double *
swb_roster_facts_engagement (const SwbRosterData *data, guint32 creator)
{
  const SwbAccountCells *account = swb_roster_facts_account (data, creator);

  return account != NULL && account->engagement.kind != SWB_ENGAGEMENT_NONE
             ? &account->engagement.ratio
             : NULL;
}

G_END_DECLS
