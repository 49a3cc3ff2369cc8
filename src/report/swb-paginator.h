/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the items of blocks on pages. */
#pragma once

#include "report/swb-block.h"

G_BEGIN_DECLS

/**
 * SwbPiece:
 * @block: which block, from 0
 * @first: its first item on this page
 * @n: how many follow from there
 * @page: the page, from 0
 * @y: upper edge of the piece, or of its header, from the top of the content
 */
typedef struct
{
  guint block;
  guint first;
  guint n;
  guint page;
  double y;
} SwbPiece;

GArray *swb_paginate (SwbBlock *const *blocks,
                      guint n_blocks,
                      double first_height,
                      double height,
                      guint *n_pages);

G_END_DECLS
