/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The life of a writer, for the record and the document. */
#pragma once

#include "storage/swb-action.h"
#include "storage/swb-database.h"
#include "storage/swb-writer.h"

G_BEGIN_DECLS

SwbWriter *
swb_writer_begin (SwbDatabase *db, SwbAction *action, GError **error);
void swb_writer_abort (SwbWriter *writer);
SwbAction *swb_writer_commit (SwbWriter *writer, GError **error);
SwbAction *swb_writer_get_action (SwbWriter *writer);
void swb_writer_expect_many (SwbWriter *writer);
gboolean swb_writer_is_open (SwbWriter *writer, GError **error);
gboolean swb_writer_check_value (SwbTableId table,
                                 guint column,
                                 const SwbValue *value,
                                 GError **error);
gboolean swb_writer_hide (SwbWriter *writer,
                          SwbTableId table,
                          const SwbId *row,
                          gboolean hidden,
                          GError **error);

G_END_DECLS
