/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record in words: whose field, which field, from what to what. */
#pragma once

#include "document/swb-history.h"
#include "storage/swb-record-changes.h"

G_BEGIN_DECLS

const char *swb_change_field_name (SwbTableId table, guint column);
SwbChange *swb_change_put_in_words (SwbDatabase *db,
                                    const SwbRecordedChange *recorded);

G_END_DECLS
