/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the sync library. */
#include "sync/swb-sync-error.h"

G_DEFINE_QUARK (swb - sync - error - quark, swb_sync_error)
