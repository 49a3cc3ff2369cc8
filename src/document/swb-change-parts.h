/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that are one fact about something, such as a reading or a contact: made
 * or taken away, they are told by what they say. */
#pragma once

#include "document/swb-history.h"
#include "storage/swb-record-changes.h"

G_BEGIN_DECLS

gboolean swb_change_tell_part (SwbDatabase *db,
                               const SwbRecordedChange *recorded,
                               SwbChange *change);
char *swb_change_show_number (const SwbValue *value);
char *swb_change_show_money (const SwbValue *value);

G_END_DECLS
