/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which addresses may be asked, and where a redirect may lead. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GUri *swb_origin_parse (const char *address, GError **error);
GUri *swb_origin_follow (GUri *from, const char *location, GError **error);
gboolean swb_origin_equal (GUri *a, GUri *b);
gboolean swb_origin_is_loopback (const char *host);

G_END_DECLS
