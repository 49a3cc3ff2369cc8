/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of the roster do not hold of the creators in view: readings
 * of followers over the last months, and what views and fees rest on. */
#pragma once

#include "document/swb-document.h"

G_BEGIN_DECLS

/** How far back readings are read. */
#define SWB_SPARK_MONTHS 6

/**
 * SwbSpark:
 * @n: how many days have a reading
 * @days: those days, ascending
 * @values: followers on them
 * @expires: the last day on which the newest reading may be used, also where
 *   that is over; %SWB_DAY_NONE where it may be used for ever
 */
typedef struct
{
  guint n;
  const SwbDay *days;
  const double *values;
  SwbDay expires;
  const char *sources;
  SwbDay views_day;
  SwbDay fee_day;
  const char *fee_channel;
  const char *fee_deliverable;
} SwbSpark;

#define SWB_TYPE_SPARK_READER (swb_spark_reader_get_type ())

/* Emits "arrived" () after readings that somebody asked for came, or some that
 * were known may have changed: whoever shows them asks again. */
G_DECLARE_FINAL_TYPE (
    SwbSparkReader, swb_spark_reader, SWB, SPARK_READER, GObject)

SwbSparkReader *swb_spark_reader_new (SwbDocument *document);
const SwbSpark *swb_spark_reader_get (SwbSparkReader *self,
                                      SwbCreator *creator);

G_END_DECLS
