/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spreadsheets as Excel, LibreOffice and Google Sheets save them (XLSX). */
#pragma once

#include "base/swb-progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean swb_xlsx_looks_like_one (GBytes *bytes);
GPtrArray *
swb_xlsx_list_sheets (GBytes *bytes, GCancellable *cancellable, GError **error);
GBytes *swb_xlsx_read_sheet (GBytes *bytes,
                             guint sheet,
                             SwbProgress *progress,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
