/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of tiers and of sources, as a brief prints them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *swb_report_tier_name (int tier);
char *swb_report_source_name (const char *source);

G_END_DECLS
