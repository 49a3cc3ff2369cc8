/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days and flights: plain day numbers without an hour or a time zone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Days since 1970-01-01, which is day 0. */
typedef gint32 SwbDay;

#define SWB_DAY_NONE G_MININT32
/** 0001-01-01 and 9999-12-31, the days that can be shown. */
#define SWB_DAY_MIN (-719162)
#define SWB_DAY_MAX 2932896

/**
 * SwbFlight:
 * @start: the first day
 * @end: the last day, which belongs to it
 */
typedef struct
{
  SwbDay start;
  SwbDay end;
} SwbFlight;

/**
 * SwbDayStyle:
 * @SWB_DAY_STYLE_SHORT: "24 Nov"
 * @SWB_DAY_STYLE_MEDIUM: "24 Nov 2026"
 * @SWB_DAY_STYLE_LONG: "24 November 2026"
 */
typedef enum
{
  SWB_DAY_STYLE_SHORT,
  SWB_DAY_STYLE_MEDIUM,
  SWB_DAY_STYLE_LONG,
} SwbDayStyle;

gboolean swb_day_is_valid (SwbDay day);
SwbDay swb_day_from_ymd (int year, int month, int day);
gboolean swb_day_to_ymd (SwbDay day, int *year, int *month, int *month_day);
SwbDay swb_day_from_unix (gint64 seconds);
gboolean swb_day_parse_iso (const char *text, SwbDay *out);
char *swb_day_to_iso (SwbDay day);
SwbDay swb_day_today (void);
int swb_day_weekday (SwbDay day);
SwbDay swb_day_week_start (SwbDay day, int first_weekday);
SwbDay swb_day_month_start (SwbDay day);
SwbDay swb_day_add_months (SwbDay day, int months);
char *swb_day_format (SwbDay day, SwbDayStyle style);
char *swb_day_format_pattern (SwbDay day, const char *pattern);

SwbFlight swb_flight_none (void);
gboolean swb_flight_is_none (const SwbFlight *flight);
gboolean swb_flight_equal (const SwbFlight *a, const SwbFlight *b);
int swb_flight_length (const SwbFlight *flight);
gboolean swb_flight_contains (const SwbFlight *flight, SwbDay day);
gboolean swb_flight_overlaps (const SwbFlight *a, const SwbFlight *b);
char *swb_flight_to_text (const SwbFlight *flight);
gboolean swb_flight_parse (const char *text, SwbFlight *out);
char *swb_flight_format (const SwbFlight *flight);

G_END_DECLS
