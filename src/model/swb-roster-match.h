/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether creators are what is asked for, and how many there are by each value
 * of a kind. For any thread. */
#pragma once

#include "model/swb-roster-data.h"
#include "model/swb-roster-query.h"

G_BEGIN_DECLS

/* A reading is fresh for so many days. */
#define SWB_FRESH_DAYS 90

/**
 * SwbReadingAge:
 * @SWB_READING_FRESH: at most %SWB_FRESH_DAYS old
 * @SWB_READING_STALE: older
 * @SWB_READING_EXPIRED: it may not be kept any longer, and there is no other
 * @SWB_READING_NONE: there was none
 */
typedef enum
{
  SWB_READING_FRESH,
  SWB_READING_STALE,
  SWB_READING_EXPIRED,
  SWB_READING_NONE,
} SwbReadingAge;

/** A query that has been made ready for the columns of one roster. */
typedef struct _SwbRosterMatch SwbRosterMatch;

/**
 * SwbRosterFacet:
 * @value: as a condition holds it; of a fee its currency; "" for not told
 * @count: of creators
 */
typedef struct
{
  char *value;
  guint count;
} SwbRosterFacet;

SwbReadingAge swb_reading_age (const SwbAccountCells *account, SwbDay today);
const char *swb_reading_age_id (SwbReadingAge age);

SwbRosterMatch *swb_roster_match_new (const SwbRosterData *data,
                                      const SwbRosterQuery *query);
void swb_roster_match_free (SwbRosterMatch *self);
gboolean swb_roster_match_fits (SwbRosterMatch *self, guint32 creator);
void swb_roster_match_run (SwbRosterMatch *self, guint8 *fits_all);

GPtrArray *swb_roster_facets_new (const SwbRosterData *data,
                                  const SwbRosterQuery *query,
                                  SwbFilterKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbRosterMatch, swb_roster_match_free)

G_END_DECLS
