/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For how long a paid clip must say that it is one, by market. */
#pragma once

#include "analytics/swb-status.h"

#include <stdbool.h>
#include <stddef.h>

/**
 * SwbDisclosurePlace:
 * @SWB_DISCLOSURE_SECONDS: shown for a number of seconds
 * @SWB_DISCLOSURE_SECTION: shown through the whole part that is about it
 * @SWB_DISCLOSURE_START_AND_END: said at the start and at the end
 * @SWB_DISCLOSURE_VIDEO_AND_TEXT: in the video itself, and in the first lines
 *   of its description; no seconds are told
 */
typedef enum
{
  SWB_DISCLOSURE_SECONDS,
  SWB_DISCLOSURE_SECTION,
  SWB_DISCLOSURE_START_AND_END,
  SWB_DISCLOSURE_VIDEO_AND_TEXT,
} SwbDisclosurePlace;

/**
 * SwbDisclosure:
 * @place: how it is to be shown
 * @seconds: for how long at least; 0 but for %SWB_DISCLOSURE_SECONDS
 * @source: who says so
 * @year: of which year; 0 when that is not told
 */
typedef struct
{
  SwbDisclosurePlace place;
  double seconds;
  const char *source;
  int year;
} SwbDisclosure;

const char *swb_disclosure_place_id (SwbDisclosurePlace place);
SwbStatus swb_disclosure_for_clip (const char *market,
                                   double clip_seconds,
                                   SwbDisclosure *out);
SwbStatus swb_disclosure_for_stream (const char *market, SwbDisclosure *out);
