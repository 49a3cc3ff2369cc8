/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the report library. */
#include "report/swb-report-error.h"

G_DEFINE_QUARK (swb - report - error - quark, swb_report_error)
