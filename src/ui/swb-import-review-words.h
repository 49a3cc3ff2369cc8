/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import would do, in sentences. */
#pragma once

#include "base/swb-number.h"
#include "exchange/swb-import-preview.h"

G_BEGIN_DECLS

char *swb_import_review_sentence (SwbImportPreview *preview,
                                  SwbGrouping grouping);

G_END_DECLS
