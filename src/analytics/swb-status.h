/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every function of the analytics library answers with. */
#pragma once

/**
 * SwbStatus:
 * @SWB_STATUS_OK: the result is there, and every number in it is finite
 * @SWB_STATUS_NOT_ENOUGH: an input is missing, or there is too little of it to
 *   say anything
 * @SWB_STATUS_INVALID: an input contradicts itself or its meaning
 * @SWB_STATUS_RANGE: the result is too large for a double
 * @SWB_STATUS_NO_MEMORY: there was no memory
 * @SWB_STATUS_CANCELLED: the caller's function said to stop
 *
 * With anything but @SWB_STATUS_OK the result is left as it was.
 */
typedef enum
{
  SWB_STATUS_OK,
  SWB_STATUS_NOT_ENOUGH,
  SWB_STATUS_INVALID,
  SWB_STATUS_RANGE,
  SWB_STATUS_NO_MEMORY,
  SWB_STATUS_CANCELLED,
} SwbStatus;

const char *swb_status_id (SwbStatus status);
