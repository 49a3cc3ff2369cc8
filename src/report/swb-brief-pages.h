/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a brief, laid out: for a file, a printer or a preview. */
#pragma once

#include "report/swb-brief-content.h"
#include "report/swb-contents.h"

G_BEGIN_DECLS

typedef struct _SwbBriefPages SwbBriefPages;

SwbBriefPages *swb_brief_pages_new (const SwbBriefContent *content);
void swb_brief_pages_free (SwbBriefPages *pages);
guint swb_brief_pages_get_n (const SwbBriefPages *pages);
SwbPageSize swb_brief_pages_get_size (const SwbBriefPages *pages);
double swb_brief_pages_get_lowest (const SwbBriefPages *pages);
GPtrArray *swb_brief_pages_get_warnings (const SwbBriefPages *pages);
const SwbContentsEntry *swb_brief_pages_get_entries (const SwbBriefPages *pages,
                                                     guint *n_entries);
void swb_brief_pages_draw (SwbBriefPages *pages, cairo_t *cr, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbBriefPages, swb_brief_pages_free)

G_END_DECLS
