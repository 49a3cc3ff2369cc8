/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a workspace could not be opened, changed or saved. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SWB_STORAGE_ERROR (swb_storage_error_quark ())

/**
 * SwbStorageError:
 * @SWB_STORAGE_ERROR_FAILED: the database or the disk said no
 * @SWB_STORAGE_ERROR_NOT_FOUND: there is no such file
 * @SWB_STORAGE_ERROR_NOT_A_FILE: a directory, a pipe, a device
 * @SWB_STORAGE_ERROR_EMPTY: a file of 0 bytes
 * @SWB_STORAGE_ERROR_NOT_A_WORKSPACE: another kind of file
 * @SWB_STORAGE_ERROR_DAMAGED: a workspace whose bytes were altered
 * @SWB_STORAGE_ERROR_TOO_LARGE: above the cap of 2 GB
 * @SWB_STORAGE_ERROR_READ_ONLY: the workspace may not be changed
 * @SWB_STORAGE_ERROR_CONFLICT: somebody else changed the file meanwhile
 * @SWB_STORAGE_ERROR_BUSY: another window has this workspace open
 * @SWB_STORAGE_ERROR_NOTHING_TO_DO: nothing to undo or redo
 * @SWB_STORAGE_ERROR_REFUSED: a change that breaks a rule of the plan
 */
typedef enum
{
  SWB_STORAGE_ERROR_FAILED,
  SWB_STORAGE_ERROR_NOT_FOUND,
  SWB_STORAGE_ERROR_NOT_A_FILE,
  SWB_STORAGE_ERROR_EMPTY,
  SWB_STORAGE_ERROR_NOT_A_WORKSPACE,
  SWB_STORAGE_ERROR_DAMAGED,
  SWB_STORAGE_ERROR_TOO_LARGE,
  SWB_STORAGE_ERROR_READ_ONLY,
  SWB_STORAGE_ERROR_CONFLICT,
  SWB_STORAGE_ERROR_BUSY,
  SWB_STORAGE_ERROR_NOTHING_TO_DO,
  SWB_STORAGE_ERROR_REFUSED,
} SwbStorageError;

GQuark swb_storage_error_quark (void);

G_END_DECLS
