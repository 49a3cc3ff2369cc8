/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For how long a paid clip must say that it is one, by market. */
#include "analytics/swb-disclosure.h"

#include <math.h>
#include <string.h>

#define ASCI                                                                   \
  "ASCI, Guidelines for Influencer Advertising in Digital Media (India)"
#define FTC "FTC, guidance on endorsements (USA)"

/**
 * swb_disclosure_place_id:
 * @place: how a disclosure is shown
 *
 * Returns: its name for JSON, such as "seconds"
 */
const char *
swb_disclosure_place_id (SwbDisclosurePlace place)
{
  switch (place)
    {
    case SWB_DISCLOSURE_SECONDS:
      return "seconds";
    case SWB_DISCLOSURE_SECTION:
      return "whole-section";
    case SWB_DISCLOSURE_START_AND_END:
      return "start-and-end";
    case SWB_DISCLOSURE_VIDEO_AND_TEXT:
      return "video-and-first-lines";
    default:
      return "";
    }
}

/**
 * swb_disclosure_for_clip:
 * @market: ISO 3166 code of the country, "IN" or "US"
 * @clip_seconds: how long the clip is
 * @out: (out): what is asked for
 *
 * India (ASCI, in force since 14 June 2021): the label is shown 3 seconds in a
 * clip of up to 15, a third of one that is longer and under 2 minutes, and
 * through the whole part about the product in a longer one; never longer than
 * the clip itself. USA (FTC): in the video itself and in the first lines of its
 * description. It is a reminder for a planner, not legal advice.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when no rule of the market is here or the
 *   length is NaN or 0; %SWB_STATUS_INVALID when it is negative or infinite
 */
SwbStatus
swb_disclosure_for_clip (const char *market,
                         double clip_seconds,
                         SwbDisclosure *out)
{
  SwbDisclosure asked = { SWB_DISCLOSURE_SECONDS, 0.0, ASCI, 2021 };

  if (isinf (clip_seconds) || clip_seconds < 0.0)
    return SWB_STATUS_INVALID;
  if (!(clip_seconds > 0.0) || market == NULL)
    return SWB_STATUS_NOT_ENOUGH;
  if (strcmp (market, "US") == 0)
    asked = (SwbDisclosure){ SWB_DISCLOSURE_VIDEO_AND_TEXT, 0.0, FTC, 0 };
  else if (strcmp (market, "IN") != 0)
    return SWB_STATUS_NOT_ENOUGH;
  else if (clip_seconds <= 15.0)
    asked.seconds = fmin (3.0, clip_seconds);
  else if (clip_seconds < 120.0)
    asked.seconds = clip_seconds / 3.0;
  else
    asked.place = SWB_DISCLOSURE_SECTION;
  *out = asked;
  return SWB_STATUS_OK;
}

/**
 * swb_disclosure_for_stream:
 * @market: ISO 3166 code of the country; "IN"
 * @out: (out): what is asked for in a live stream
 *
 * India: at the start and at the end.
 *
 * Returns: %SWB_STATUS_NOT_ENOUGH when no rule of the market is here
 */
SwbStatus
swb_disclosure_for_stream (const char *market, SwbDisclosure *out)
{
  if (market == NULL || strcmp (market, "IN") != 0)
    return SWB_STATUS_NOT_ENOUGH;
  *out = (SwbDisclosure){ SWB_DISCLOSURE_START_AND_END, 0.0, ASCI, 2021 };
  return SWB_STATUS_OK;
}
