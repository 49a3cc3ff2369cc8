/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who does what is done, as others who share a workspace read it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void swb_author_set (const char *name);
char *swb_author_dup (void);
gboolean swb_author_is_own (const char *name);

G_END_DECLS
