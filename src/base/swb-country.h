/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Countries: ISO 3166-1 codes and their names. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *swb_country_name (const char *code);
const char *swb_country_shown_name (const char *code);
const char *swb_country_code (const char *name);
const char *swb_country_code_of (const char *code);
const char *const *swb_country_codes (void);

G_END_DECLS
