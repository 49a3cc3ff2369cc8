/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the details of a creator are made: read on the worker, then held against
 * the roster by a thread, then never changed again. */
#pragma once

#include "document/swb-creator-details.h"
#include "storage/swb-database.h"

G_BEGIN_DECLS

/**
 * SwbMadeDetails:
 * @details: what is shown to others; comes first
 * @texts: owns all texts
 * @lists: owns the arrays of texts
 * @n_later: campaigns with bookings that came after the first together
 */
typedef struct
{
  SwbCreatorDetails details;
  gatomicrefcount refs;
  GStringChunk *texts;
  GPtrArray *lists;
  guint n_later;
  SwbDay today;
} SwbMadeDetails;

SwbMadeDetails *swb_made_details_new (const SwbId *creator, SwbDay today);
const char *swb_made_details_keep (SwbMadeDetails *self, const char *text);
const char *const *swb_made_details_split (SwbMadeDetails *self,
                                           const char *list);

SwbMadeDetails *swb_creator_reader_read (SwbDatabase *db,
                                         const SwbId *creator,
                                         SwbDay today,
                                         GError **error);
gboolean swb_creator_reader_read_placements (SwbDatabase *db,
                                             SwbMadeDetails *made,
                                             GError **error);
void swb_creator_standing_fill (SwbMadeDetails *made,
                                const SwbRosterData *roster);
void swb_creator_relationship_fill (SwbMadeDetails *made);

/* Steps of a reader. */
typedef struct
{
  SwbDatabase *db;
  SwbMadeDetails *made;
  sqlite3_stmt *row;
} SwbDetailReader;

typedef void (*SwbDetailRowFunc) (SwbDetailReader *reader, gpointer data);

gboolean swb_detail_reader_each (SwbDetailReader *reader,
                                 const char *sql,
                                 const SwbId *id,
                                 guint most,
                                 SwbDetailRowFunc func,
                                 gpointer data,
                                 GError **error);
gboolean swb_detail_reader_readings (SwbDetailReader *reader,
                                     const SwbId *subject,
                                     GPtrArray *readings,
                                     GError **error);
const char *swb_detail_text (SwbDetailReader *reader, int column);
const char *swb_detail_lines (SwbDetailReader *reader, int column);
SwbDay swb_detail_day (SwbDetailReader *reader, int column);
SwbMoney swb_detail_money (SwbDetailReader *reader, int column);
SwbFlight swb_detail_flight (SwbDetailReader *reader, int column);
SwbId swb_detail_id (SwbDetailReader *reader, int column);
double swb_detail_real (SwbDetailReader *reader, int column);

G_END_DECLS
