/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the exchange library. */
#include "exchange/swb-exchange-error.h"

G_DEFINE_QUARK (swb - exchange - error - quark, swb_exchange_error)
