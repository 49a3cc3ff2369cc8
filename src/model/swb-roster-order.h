/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which creators of a roster are shown, and in which order: plain, for any
 * thread. */
#pragma once

#include "model/swb-roster-data.h"

G_BEGIN_DECLS

/* No tier, or no platform, is left out. */
#define SWB_ROSTER_ALL G_MAXUINT

typedef enum
{
  SWB_ROSTER_COLUMN_NAME,
  SWB_ROSTER_COLUMN_TIER,
  SWB_ROSTER_COLUMN_PLATFORM,
  SWB_ROSTER_COLUMN_HANDLE,
  SWB_ROSTER_COLUMN_FOLLOWERS,
  SWB_ROSTER_COLUMN_ENGAGEMENT,
  SWB_ROSTER_COLUMN_LANGUAGE,
  SWB_ROSTER_COLUMN_CITY,
  SWB_ROSTER_COLUMN_NICHE,
  SWB_ROSTER_COLUMN_FEE,
  SWB_N_ROSTER_COLUMNS,
} SwbRosterColumn;

/**
 * SwbRosterQuery:
 *
 * Who shall be shown, and how; see swb_roster_query_new().
 */
typedef struct
{
  char **words;
  guint tiers;
  guint platforms;
  SwbRosterColumn sort;
  gboolean descending;
} SwbRosterQuery;

/**
 * SwbRosterOrder:
 * @places: creator indices, @n of them
 * @counts: creators by tier + 1 that search and platforms leave
 */
typedef struct
{
  guint32 *places;
  guint n;
  guint counts[6];

  /*< private >*/
  guint8 *buckets;
  guint n_creators;
  guint room;
} SwbRosterOrder;

SwbRosterQuery *swb_roster_query_new (const char *folded,
                                      guint tiers,
                                      guint platforms,
                                      SwbRosterColumn sort,
                                      gboolean descending);
void swb_roster_query_free (SwbRosterQuery *query);
SwbRosterOrder *swb_roster_order_new (const SwbRosterData *data,
                                      const SwbRosterQuery *query);
void swb_roster_order_free (SwbRosterOrder *order);
gboolean swb_roster_order_shows (const SwbRosterOrder *order,
                                 const SwbRosterQuery *query,
                                 guint32 creator);
void swb_roster_order_update (SwbRosterOrder *order,
                              const SwbRosterData *data,
                              const SwbRosterQuery *query,
                              const GArray *touched);
void swb_roster_order_move (SwbRosterOrder *order,
                            const SwbRosterData *data,
                            const GArray *left);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbRosterQuery, swb_roster_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbRosterOrder, swb_roster_order_free)

G_END_DECLS
