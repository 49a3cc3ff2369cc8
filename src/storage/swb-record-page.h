/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of what was done, a page at a time: it may have millions of lines.
 */
#pragma once

#include "storage/swb-action.h"
#include "storage/swb-database.h"

G_BEGIN_DECLS

/**
 * SwbRecordRange:
 * @above: only actions with a larger number
 * @below: only actions with a smaller number; 0 for all
 * @limit: how many at the most; 0 for all
 * @search: (nullable): a part of the name or of the author, in any case
 */
typedef struct
{
  gint64 above;
  gint64 below;
  guint limit;
  const char *search;
} SwbRecordRange;

GPtrArray *
swb_record_page (SwbDatabase *db, const SwbRecordRange *range, GError **error);
SwbAction *swb_record_head (SwbDatabase *db, gint64 sequence, GError **error);

G_END_DECLS
