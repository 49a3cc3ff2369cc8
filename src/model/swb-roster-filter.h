/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions that creators of a roster have to meet: at most one of a kind.
 * Plain and immutable, for any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SwbFilterKind:
 *
 * What a condition is about. Those up to %SWB_FILTER_READING hold values, of
 * which a creator must have one; the others a range. The value "" stands for
 * creators of whom nothing is told.
 *
 * Values of tier: nano, micro, mid, macro, mega; of platform:
 * swb_platform_id(); of language: ISO 639 codes; of country, city, niche,
 * format and tag: whole entries of the list, case and accents do not count; of
 * status: ids of a placement's statuses, "" for who is not in the campaign.
 *
 * Values of worked: "never", "within:N" and "before:N", N days before today;
 * of reading: fresh, stale, expired, none; see swb_reading_age().
 *
 * Ranges: followers and average views of the main account; its engagement rate
 * as a share of one; the fee in minor units of one currency. A fee in another
 * currency is in no range, nothing is converted.
 */
typedef enum
{
  SWB_FILTER_TIER,
  SWB_FILTER_PLATFORM,
  SWB_FILTER_LANGUAGE,
  SWB_FILTER_CITY,
  SWB_FILTER_COUNTRY,
  SWB_FILTER_NICHE,
  SWB_FILTER_FORMAT,
  SWB_FILTER_TAG,
  SWB_FILTER_STATUS,
  SWB_FILTER_WORKED,
  SWB_FILTER_READING,
  SWB_FILTER_FOLLOWERS,
  SWB_FILTER_VIEWS,
  SWB_FILTER_ENGAGEMENT,
  SWB_FILTER_FEE,
  SWB_N_FILTERS,
} SwbFilterKind;

/**
 * SwbFilterRange:
 * @least: from here on, itself in it; NaN for no end
 * @most: up to here, itself in it; NaN for no end
 * @currency: of a fee; else ""
 */
typedef struct
{
  double least;
  double most;
  char currency[4];
} SwbFilterRange;

/** Refcounted; nothing changes it. */
typedef struct _SwbRosterFilter SwbRosterFilter;

const char *swb_filter_kind_id (SwbFilterKind kind);
gboolean swb_filter_kind_parse (const char *id, SwbFilterKind *kind);
gboolean swb_filter_kind_is_range (SwbFilterKind kind);

SwbRosterFilter *swb_roster_filter_new (void);
SwbRosterFilter *swb_roster_filter_ref (SwbRosterFilter *self);
void swb_roster_filter_unref (SwbRosterFilter *self);
SwbRosterFilter *swb_roster_filter_with_values (const SwbRosterFilter *self,
                                                SwbFilterKind kind,
                                                const char *const *values);
SwbRosterFilter *swb_roster_filter_with_range (const SwbRosterFilter *self,
                                               SwbFilterKind kind,
                                               const SwbFilterRange *range);
SwbRosterFilter *swb_roster_filter_without (const SwbRosterFilter *self,
                                            SwbFilterKind kind);
gboolean swb_roster_filter_has (const SwbRosterFilter *self,
                                SwbFilterKind kind);
guint swb_roster_filter_count (const SwbRosterFilter *self);
guint swb_roster_filter_count_unknown (const SwbRosterFilter *self);
const char *const *swb_roster_filter_get_values (const SwbRosterFilter *self,
                                                 SwbFilterKind kind);
gboolean swb_roster_filter_get_range (const SwbRosterFilter *self,
                                      SwbFilterKind kind,
                                      SwbFilterRange *range);
gboolean swb_roster_filter_equal (const SwbRosterFilter *self,
                                  const SwbRosterFilter *other);
void swb_roster_filter_save (const SwbRosterFilter *self,
                             GKeyFile *file,
                             const char *group);
SwbRosterFilter *swb_roster_filter_load (GKeyFile *file, const char *group);
char *swb_roster_filter_print (const SwbRosterFilter *self);
SwbRosterFilter *swb_roster_filter_parse (const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbRosterFilter, swb_roster_filter_unref)

G_END_DECLS
