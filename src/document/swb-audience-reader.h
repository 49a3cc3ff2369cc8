/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of the audiences of many accounts, one after the other: the
 * newest share of each segment. For the thread that has the connection. */
#pragma once

#include "document/swb-audience.h"

G_BEGIN_DECLS

/**
 * SwbKnownShare:
 * @name: of the segment, for people
 * @share: 0 to 1
 *
 * Texts are lent until the next account is read.
 */
typedef struct
{
  SwbShareKind kind;
  const char *name;
  double share;
  SwbDay day;
  const char *source;
} SwbKnownShare;

typedef struct _SwbAudienceReader SwbAudienceReader;

SwbAudienceReader *swb_audience_reader_new (SwbDatabase *db, GError **error);
void swb_audience_reader_free (SwbAudienceReader *reader);
gboolean swb_audience_reader_has_kind (const SwbAudienceReader *reader,
                                       SwbShareKind kind);
const GArray *swb_audience_reader_read (SwbAudienceReader *reader,
                                        const SwbId *account,
                                        GError **error);

gboolean swb_audience_reader_read_ahead (SwbAudienceReader *reader,
                                         const SwbId *accounts,
                                         guint n,
                                         guint *n_next,
                                         GCancellable *cancellable,
                                         GError **error);

gboolean swb_audience_count_known (SwbDatabase *db,
                                   const SwbId *accounts,
                                   guint n,
                                   GCancellable *cancellable,
                                   guint *n_known,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbAudienceReader, swb_audience_reader_free)

G_END_DECLS
