/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First fit: an item goes on the page where it and all that has to stay with
 * it still fit; else a new page begins. */
#include "report/swb-paginator.h"

typedef struct
{
  SwbBlock *const *blocks;
  guint n_blocks;
  double first_height;
  double height;
  GArray *pieces;
  guint page;
  double y;
  gboolean empty; /* nothing is on the page yet */
} Paginator;

static double
page_height (const Paginator *self)
{
  return self->page == 0 ? self->first_height : self->height;
}

/* The room that item @item and everything that it keeps needs, when the block
 * has begun on this page already or not. */
static double
needed (const Paginator *self, guint block, guint item, gboolean begun)
{
  double sum = 0.0;

  for (; block < self->n_blocks; block++, item = 0, begun = FALSE)
    {
      const SwbBlock *at = self->blocks[block];
      const guint n = swb_block_get_n_items (at);

      if (!begun)
        sum += at->header +
               (item == 0 && (sum > 0 || !self->empty) ? at->before : 0);
      for (; item < n; item++)
        {
          const SwbBlockItem *one = swb_block_get_item (at, item);

          sum += one->height;
          if (!one->keep && !(item + 1 == n && at->keep_next))
            return sum;
        }
      if (n > 0 && !at->keep_next)
        return sum;
    }
  return sum;
}

static void
turn_page (Paginator *self)
{
  self->page++;
  self->y = 0.0;
  self->empty = TRUE;
}

static SwbPiece *
open_piece (Paginator *self, guint block, guint item)
{
  const SwbBlock *at = self->blocks[block];
  SwbPiece piece = { block, item, 0, self->page, 0.0 };

  if (item == 0 && !self->empty)
    self->y += at->before;
  piece.y = self->y;
  self->y += at->header;
  g_array_append_val (self->pieces, piece);
  return &g_array_index (self->pieces, SwbPiece, self->pieces->len - 1);
}

static void
place_block (Paginator *self, guint block)
{
  const SwbBlock *at = self->blocks[block];
  const guint n = swb_block_get_n_items (at);
  SwbPiece *piece = NULL;

  for (guint i = 0; i < n; i++)
    {
      const double height = swb_block_get_item (at, i)->height;
      const double room = page_height (self) - self->y + 0.01;
      double need = needed (self, block, i, piece != NULL);

      if (need > self->height)
        need = height + (piece ? 0.0 : at->header);
      if (!self->empty && need > room)
        {
          turn_page (self);
          piece = NULL;
        }
      if (!piece)
        piece = open_piece (self, block, i);
      piece->n++;
      self->y += height;
      self->empty = FALSE;
    }
}

/**
 * swb_paginate:
 * @blocks: (array length=n_blocks): blocks that were laid out
 * @n_blocks: how many
 * @first_height: room on the first page, in points
 * @height: room on each other page
 * @n_pages: (out): how many pages there are, at least 1
 *
 * A header is repeated with every piece of its block, and never stands without
 * an item. What is kept together moves to the next page as a whole; only when
 * no page is high enough for it, it breaks where it must.
 *
 * Returns: (transfer full) (element-type SwbPiece): the pieces in order
 */
GArray *
swb_paginate (SwbBlock *const *blocks,
              guint n_blocks,
              double first_height,
              double height,
              guint *n_pages)
{
  Paginator self = { .blocks = blocks,
                     .n_blocks = n_blocks,
                     .first_height = first_height,
                     .height = height,
                     .pieces = g_array_new (FALSE, FALSE, sizeof (SwbPiece)),
                     .empty = TRUE };

  g_return_val_if_fail (n_pages, NULL);
  for (guint i = 0; i < n_blocks; i++)
    place_block (&self, i);
  *n_pages = self.page + 1;
  return self.pieces;
}
