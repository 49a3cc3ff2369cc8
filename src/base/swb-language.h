/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Languages: ISO 639 codes and their names. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *swb_language_name (const char *code);
const char *swb_language_own_name (const char *code);
const char *swb_language_code (const char *name_or_code);
const char *const *swb_language_codes (void);

G_END_DECLS
