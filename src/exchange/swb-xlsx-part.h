/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a spreadsheet's file: XML in a ZIP archive, read as a stream and
 * with a limit to everything. Inside the exchange library only. */
#pragma once

#include "base/swb-progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SwbXlsxPart SwbXlsxPart;

SwbXlsxPart *swb_xlsx_part_open (GBytes *bytes,
                                 const char *name,
                                 GCancellable *cancellable,
                                 GError **error);
gint64 swb_xlsx_part_get_size (SwbXlsxPart *part);
void swb_xlsx_part_watch (SwbXlsxPart *part, SwbProgress *progress);
void swb_xlsx_part_close (SwbXlsxPart *part);
gboolean swb_xlsx_part_next (SwbXlsxPart *part, GError **error);
gboolean swb_xlsx_part_begins (SwbXlsxPart *part, const char *element);
gboolean swb_xlsx_part_ends (SwbXlsxPart *part, const char *element);
gboolean swb_xlsx_part_is_text (SwbXlsxPart *part);
void swb_xlsx_part_append_text (SwbXlsxPart *part, GString *out);
char *swb_xlsx_part_dup_attribute (SwbXlsxPart *part, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbXlsxPart, swb_xlsx_part_close)

G_END_DECLS
