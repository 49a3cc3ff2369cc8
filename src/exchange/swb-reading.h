/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing readings and rates so that the same one is never there twice. Used
 * by everything that brings readings in from outside. */
#pragma once

#include "storage/swb-writer.h"

G_BEGIN_DECLS

/**
 * SwbReading:
 * @subject: an account, a placement, a campaign
 * @metric: "followers", "avg-views", …
 * @value: the number; a rate is a share, 0.0139 for 1.39 %
 * @base: (nullable): of a rate: "followers", "views", "reach"
 * @base_value: NaN where not known
 * @window: days, 0 where not told
 * @expires: SWB_DAY_NONE where never; 0 counts as never too
 *
 * Strings are borrowed.
 */
typedef struct
{
  SwbId subject;
  const char *metric;
  double value;
  const char *base;
  double base_value;
  int window;
  SwbDay day;
  const char *source;
  SwbDay expires;
} SwbReading;

SwbId swb_reading_make_id (const SwbReading *reading);
gboolean swb_reading_is_there (SwbWriter *writer, const SwbReading *reading);
void swb_reading_values (const SwbReading *reading, SwbValue *values);
gboolean
swb_reading_add (SwbWriter *writer, const SwbReading *reading, GError **error);

gboolean swb_rate_is_there (SwbWriter *writer,
                            const SwbId *creator,
                            const char *channel,
                            SwbMoney fee,
                            SwbDay day);
gboolean swb_rate_add (SwbWriter *writer,
                       const SwbId *creator,
                       const char *channel,
                       SwbMoney fee,
                       SwbDay day,
                       GError **error);

G_END_DECLS
