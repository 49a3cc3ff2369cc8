/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language by which Pango chooses fonts for names of any script. */
#pragma once

#include <pango/pango.h>

PangoLanguage *swb_text_language_for (PangoLanguage *language);
gboolean swb_text_language_is_known (void);
void swb_text_language_apply (PangoContext *context);
