/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How to reach creators: the contacts of many at once. */
#pragma once

#include "document/swb-document.h"

G_BEGIN_DECLS

/**
 * SwbContactRow:
 * @id: of the contact; of the creator where only the line of former versions
 *   tells of one
 * @creator: the creator's name
 * @name: of the contact; like all others "" for nothing
 *
 * Texts as they may be shown.
 */
typedef struct
{
  SwbId id;
  char *creator;
  char *name;
  char *role;
  char *email;
  char *phone;
  char *note;
} SwbContactRow;

void swb_contact_row_free (SwbContactRow *row);

void swb_document_contacts_async (SwbDocument *document,
                                  const GArray *creators,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *swb_document_contacts_finish (SwbDocument *document,
                                         GAsyncResult *result,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbContactRow, swb_contact_row_free)

G_END_DECLS
