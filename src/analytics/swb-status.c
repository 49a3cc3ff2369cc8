/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of the statuses, for machines. */
#include "analytics/swb-status.h"

/**
 * swb_status_id:
 * @status: a status
 *
 * Returns: its name for JSON and logs, such as "not-enough"
 */
const char *
swb_status_id (SwbStatus status)
{
  switch (status)
    {
    case SWB_STATUS_OK:
      return "ok";
    case SWB_STATUS_NOT_ENOUGH:
      return "not-enough";
    case SWB_STATUS_INVALID:
      return "invalid";
    case SWB_STATUS_RANGE:
      return "range";
    case SWB_STATUS_NO_MEMORY:
      return "no-memory";
    case SWB_STATUS_CANCELLED:
      return "cancelled";
    default:
      return "unknown";
    }
}
