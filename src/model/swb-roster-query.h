/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of a roster: words to find, conditions, and an order. Plain;
 * for any thread. */
#pragma once

#include "model/swb-exchange.h"
#include "model/swb-roster-filter.h"
#include "model/swb-roster-stop.h"
#include "model/swb-roster-work.h"

G_BEGIN_DECLS

/* An order may go by so many columns. */
#define SWB_MOST_SORTS 4

/**
 * SwbRosterColumn:
 *
 * Facts of a creator that rows show and are sorted by. Their cells are read
 * with swb_creator_get_*(); status and last worked come from
 * swb_creator_get_work(), reading age from swb_reading_age().
 */
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
  SWB_ROSTER_COLUMN_STATUS,
  SWB_ROSTER_COLUMN_WORKED,
  SWB_ROSTER_COLUMN_VIEWS,
  SWB_ROSTER_COLUMN_READING,
  SWB_ROSTER_COLUMN_COUNTRY,
  SWB_ROSTER_COLUMN_FORMAT,
  SWB_ROSTER_COLUMN_TAGS,
  SWB_ROSTER_COLUMN_TOGETHER,
  SWB_ROSTER_COLUMN_SPARK,
  SWB_N_ROSTER_COLUMNS,
} SwbRosterColumn;

/**
 * SwbRosterSort:
 * @descending: largest, newest, or last in the alphabet, first
 */
typedef struct
{
  SwbRosterColumn column;
  gboolean descending;
} SwbRosterSort;

/**
 * SwbRosterQuery:
 * @words: (array zero-terminated=1): folded; each must be found
 * @sorts: the first leads, each of the others orders what is equal so far
 * @work: (nullable): for conditions and orders that look at campaigns
 * @exchange: (nullable): rates for fees in another currency than that of a
 *   condition; the newest on or before @today counts
 * @today: from which ages count
 * @stop: (nullable): set when the answer is not wanted any more
 */
typedef struct
{
  char **words;
  SwbRosterFilter *filter;
  SwbRosterSort sorts[SWB_MOST_SORTS];
  guint n_sorts;
  SwbRosterWork *work;
  SwbExchange *exchange;
  SwbDay today;
  SwbRosterStop *stop;
} SwbRosterQuery;

SwbRosterQuery *swb_roster_query_new (const char *folded,
                                      SwbRosterFilter *filter,
                                      const SwbRosterSort *sorts,
                                      guint n_sorts,
                                      SwbRosterWork *work,
                                      SwbDay today);
SwbRosterQuery *swb_roster_query_copy (const SwbRosterQuery *query);
void swb_roster_query_free (SwbRosterQuery *query);
gboolean swb_roster_sorts_need_work (const SwbRosterQuery *query);
gboolean swb_roster_query_needs_work (const SwbRosterQuery *query);

const char *swb_roster_column_id (SwbRosterColumn column);
gboolean swb_roster_column_parse (const char *id, SwbRosterColumn *column);
char *swb_roster_sorts_print (const SwbRosterSort *sorts, guint n_sorts);
guint swb_roster_sorts_parse (const char *text,
                              SwbRosterSort sorts[SWB_MOST_SORTS]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbRosterQuery, swb_roster_query_free)

G_END_DECLS
