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
 * @SWB_EXCHANGE_ERROR_DAMAGED: the file says that it is a spreadsheet and
 *   cannot be read as one
 * @SWB_EXCHANGE_ERROR_NO_HANDLE: no column says whose rows they are
 * @SWB_EXCHANGE_ERROR_NO_PLATFORM: nothing says on which platform they are
 * @SWB_EXCHANGE_ERROR_CHANGED: the workspace changed after the preview
 * @SWB_EXCHANGE_ERROR_SAMPLE: the sample's text has a mistake
 * @SWB_EXCHANGE_ERROR_OCCUPIED: the folder holds files of somebody else
 * @SWB_EXCHANGE_ERROR_WRITE: the disk or the folder did not take it
 * @SWB_EXCHANGE_ERROR_NOT_AN_EXPORT: no folder that holds a whole export
 * @SWB_EXCHANGE_ERROR_NEWER: an export of a newer program
 * @SWB_EXCHANGE_ERROR_EDITED: a file is not what was exported
 * @SWB_EXCHANGE_ERROR_CELL: what is in a file cannot be in a workspace
 */
typedef enum
{
  SWB_EXCHANGE_ERROR_EMPTY,
  SWB_EXCHANGE_ERROR_TOO_LARGE,
  SWB_EXCHANGE_ERROR_NOT_A_TABLE,
  SWB_EXCHANGE_ERROR_DAMAGED,
  SWB_EXCHANGE_ERROR_NO_HANDLE,
  SWB_EXCHANGE_ERROR_NO_PLATFORM,
  SWB_EXCHANGE_ERROR_CHANGED,
  SWB_EXCHANGE_ERROR_SAMPLE,
  SWB_EXCHANGE_ERROR_OCCUPIED,
  SWB_EXCHANGE_ERROR_WRITE,
  SWB_EXCHANGE_ERROR_NOT_AN_EXPORT,
  SWB_EXCHANGE_ERROR_NEWER,
  SWB_EXCHANGE_ERROR_EDITED,
  SWB_EXCHANGE_ERROR_CELL,
} SwbExchangeError;

GQuark swb_exchange_error_quark (void);

G_END_DECLS
