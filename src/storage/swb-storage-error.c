/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a workspace could not be opened, changed or saved. */
#include "storage/swb-storage-error.h"

G_DEFINE_QUARK (swb - storage - error - quark, swb_storage_error)
