/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the base library. */
#include "base/swb-error.h"

G_DEFINE_QUARK (swb - base - error - quark, swb_base_error)
