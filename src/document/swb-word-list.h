/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words in one field, ", " between them: cities, niches, tags. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GStrv swb_word_list_split (const char *text);
char *swb_word_list_clean (const char *text);
char *swb_word_list_add (const char *words, const char *more);
char *swb_word_list_remove (const char *words, const char *less);

G_END_DECLS
