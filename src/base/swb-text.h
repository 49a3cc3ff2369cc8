/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text from outside: made safe to keep, show, search and hand on. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *swb_text_clean (const char *text, gssize length);
gboolean swb_text_is_clean (const char *text, gsize length);
char *swb_text_clean_lines (const char *text, gssize length);
const char *swb_text_shown (const char *text, guint most, char **made);
char *swb_text_show (const char *text);
char *swb_text_show_line (const char *text, guint most);
char *swb_text_show_sentence (const char *text);
char *swb_text_show_terminal (const char *text);
char *swb_text_break_words (const char *text, guint most);
char *swb_text_isolate (const char *text);
gboolean swb_text_starts_formula (const char *text);
char *swb_text_name (const char *name);
char *swb_text_tell (const char *format, const char *name);
char *swb_text_file_name (const char *name, const char *extension);
char *swb_text_guard_cell (const char *text);
char *swb_text_guard_written (const char *text);
char *swb_text_unguard_cell (const char *text);
char *swb_text_fold (const char *text);
gboolean swb_text_is_begun (const char *word_folded,
                            gsize *before,
                            gunichar *first,
                            gunichar *last);
gboolean swb_text_finds_folded (const char *haystack_folded,
                                const char *word_folded);
gboolean swb_text_contains_folded (const char *haystack_folded,
                                   const char *needle_folded);
char *swb_text_initials (const char *name);
char *swb_text_fold_handle (const char *handle);

G_END_DECLS
