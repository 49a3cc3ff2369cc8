/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a roster's columns, for filling, changing and caching them. */
#pragma once

#include "model/swb-roster-data.h"
#include "model/swb-roster-index.h"
#include "model/swb-roster-strings.h"

G_BEGIN_DECLS

/**
 * SwbRosterColumns:
 *
 * Those of creators are as long as there is room for creators, those of
 * accounts likewise; the accounts of creator i are first_accounts[i] to
 * first_accounts[i + 1] - 1. Texts, numbers and origins are codes of @strings.
 */
typedef struct _SwbRosterColumns
{
  SwbId *ids;
  guint32 *names;
  guint32 *folded; /* name, handles, notes: for search and order */
  guint32 *texts[SWB_N_ROSTER_TEXTS];
  gint64 *fees;            /* lowest of the newest rate card */
  char (*currencies)[4];   /* of the fees */
  gint8 *tiers;            /* 0 nano to 4 mega, -1 unknown */
  guint32 *main_accounts;  /* with most followers, or SWB_NO_ACCOUNT */
  guint32 *first_accounts; /* one more than creators */

  SwbId *account_ids;
  guint32 *creators;
  guint32 *handles;
  guint32 *account_names;
  guint32 *external_ids;
  guint32 *followers;
  guint32 *followers_from;
  guint32 *views;
  guint32 *views_from;
  guint32 *numerators; /* of the engagement, or a rate without its parts */
  guint32 *bases;
  guint32 *engagement_from;
  guint8 *platforms;
  guint8 *kinds; /* of the base, and what the numerator counts times 4; of an
                    expired rate, its base plus 6 times 4 */

  gpointer block; /* with all of these */
  gsize block_size;

  /* All creators in the order that was asked for last, or null. */
  GMutex ranking_lock;
  guint32 *ranking;
  char *ranking_key;

  SwbRosterIndex creator_index;
  SwbRosterIndex account_index;
  SwbRosterStrings *strings;
} SwbRosterColumns;

/* Bytes of a stretch of columns or texts from which on it begins at a page. */
#define SWB_ROSTER_LONG ((gsize) 64 * 1024)

/* Where a column lies in SwbRosterColumns, and how long a cell of it is. */
typedef struct
{
  gsize at;
  gsize size;
  gboolean of_accounts;
} SwbRosterShape;

guint swb_roster_shape (const SwbRosterShape **shape);
gpointer *swb_roster_column (const SwbRosterData *data,
                             const SwbRosterShape *shape);

gboolean swb_roster_data_can_patch (const SwbRosterData *data,
                                    const SwbRosterData *patch);
void swb_roster_data_lose_ranking (SwbRosterData *data);
void swb_roster_data_set_tier (SwbRosterData *data, guint creator);

G_END_DECLS
