/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mail addresses as people and tables write them: several in one field, with
 * names around them, in every script. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean swb_mail_is_address (const char *text);
GStrv swb_mail_find (const char *text);
char *swb_mail_tidy (const char *text);
gboolean swb_mail_share (const char *a, const char *b);
char *swb_mail_uri (const char *address);

G_END_DECLS
