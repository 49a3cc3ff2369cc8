/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The short way of swb_text_fold(). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *swb_fold_plain (const char *text, char *(*fold_letter) (const char *) );
gboolean swb_fold_takes_accents (gunichar letter);

G_END_DECLS
