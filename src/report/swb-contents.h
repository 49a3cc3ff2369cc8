/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contents at the foot of the first page, with links. */
#pragma once

#include "report/swb-block.h"

G_BEGIN_DECLS

/**
 * SwbContentsEntry:
 * @name: of a section
 * @dest: where its link leads
 * @page: its page, from 0
 */
typedef struct
{
  const char *name;
  const char *dest;
  guint page;
} SwbContentsEntry;

double swb_contents_height (guint n_entries);
void swb_contents_draw (const SwbPaint *paint,
                        const SwbContentsEntry *entries,
                        guint n_entries);

G_END_DECLS
