/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contact cards (vCard 4.0, RFC 6350), for a mailing and for address books. */
#pragma once

#include "document/swb-contact-list.h"

G_BEGIN_DECLS

void swb_vcard_append (GString *cards, const SwbContactRow *contact);

void swb_vcard_export_async (SwbDocument *document,
                             const GArray *creators,
                             GFile *file,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gssize swb_vcard_export_finish (SwbDocument *document,
                                GAsyncResult *result,
                                GError **error);

G_END_DECLS
