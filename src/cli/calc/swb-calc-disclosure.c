/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calc disclosure: for how long a paid clip must say that it is one. */
#include "cli/calc/swb-calc-models.h"

#include "analytics/swb-disclosure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static SwbStatus
run (SwbCalcObject *input, JsonBuilder *out)
{
  const char *market = swb_calc_text (input, "market");
  double seconds = swb_calc_number_or (input, "clip_seconds", NAN);
  gboolean live = swb_calc_flag_or (input, "live", FALSE);
  SwbDisclosure asked;
  SwbStatus status;

  if (!swb_calc_finish (input))
    return SWB_STATUS_INVALID;
  status = live ? swb_disclosure_for_stream (market, &asked)
                : swb_disclosure_for_clip (market, seconds, &asked);
  if (status != SWB_STATUS_OK)
    return status;
  swb_json_add_text (out, "place", swb_disclosure_place_id (asked.place));
  swb_json_add_real (out, "seconds", asked.seconds);
  swb_json_add_text (out, "source", asked.source);
  swb_json_add_int (out, "year", asked.year);
  return SWB_STATUS_OK;
}

const SwbCalcModel swb_calc_disclosure = {
  .name = "disclosure",
  .summary = N_ ("For how long a paid clip must say that it is one."),
  .format = N_ ("market        “IN” or “US”\n"
                "clip_seconds  how long the clip is\n"
                "live          true for a live stream; false when not said\n"),
  .example = "{\"market\": \"IN\", \"clip_seconds\": 45}",
  .answer = "{\"model\": \"disclosure\", \"status\": \"ok\", \"place\":"
            " \"seconds\", \"seconds\": 15, \"source\": \"ASCI, Guidelines for"
            " Influencer Advertising in Digital Media (India)\", \"year\":"
            " 2021}",
  .run = run,
};
