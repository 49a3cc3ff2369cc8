/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a table or the sample could not be read, or rows not be written. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SWB_EXCHANGE_ERROR (swb_exchange_error_quark ())

/**
 * SwbExchangeError:
 * @SWB_EXCHANGE_ERROR_EMPTY: nothing is in the file
 * @SWB_EXCHANGE_ERROR_TOO_LARGE: more than can be imported at once
 * @SWB_EXCHANGE_ERROR_NOT_A_TABLE: another kind of file, or a folder
 * @SWB_EXCHANGE_ERROR_NO_HANDLE: no column says whose rows they are
 * @SWB_EXCHANGE_ERROR_NO_PLATFORM: nothing says on which platform they are
 * @SWB_EXCHANGE_ERROR_CHANGED: the workspace changed after the preview
 * @SWB_EXCHANGE_ERROR_SAMPLE: the sample's text has a mistake
 */
typedef enum
{
  SWB_EXCHANGE_ERROR_EMPTY,
  SWB_EXCHANGE_ERROR_TOO_LARGE,
  SWB_EXCHANGE_ERROR_NOT_A_TABLE,
  SWB_EXCHANGE_ERROR_NO_HANDLE,
  SWB_EXCHANGE_ERROR_NO_PLATFORM,
  SWB_EXCHANGE_ERROR_CHANGED,
  SWB_EXCHANGE_ERROR_SAMPLE,
} SwbExchangeError;

GQuark swb_exchange_error_quark (void);

G_END_DECLS
