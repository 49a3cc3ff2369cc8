/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks of text: the title of a brief, headings, paragraphs. */
#pragma once

#include "report/swb-block.h"

G_BEGIN_DECLS

SwbBlock *
swb_block_title_new (const char *kicker, const char *name, const char *line);
SwbBlock *swb_block_heading_new (const char *text, const char *dest);
SwbBlock *swb_block_subheading_new (const char *text, const char *dest);
SwbBlock *swb_block_paragraph_new (const char *text);
SwbBlock *swb_block_note_new (const char *text);

G_END_DECLS
