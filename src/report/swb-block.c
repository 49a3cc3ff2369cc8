/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all blocks share. */
#include "report/swb-block.h"

/**
 * swb_block_init:
 * @block: a block that was just allocated, zeroed
 * @klass: what it is
 */
void
swb_block_init (SwbBlock *block, const SwbBlockClass *klass)
{
  block->klass = klass;
  block->items = g_array_new (FALSE, FALSE, sizeof (SwbBlockItem));
}

/**
 * swb_block_free:
 * @block: (transfer full) (nullable): a block
 */
void
swb_block_free (SwbBlock *block)
{
  if (!block)
    return;
  if (block->klass->free)
    block->klass->free (block);
  g_array_unref (block->items);
  g_free (block);
}

/**
 * swb_block_lay_out:
 * @block: a block
 * @context: shapes the text
 * @width: the width of the page's content, in points
 *
 * Finds out its items; to be called once before it is paginated and drawn.
 */
void
swb_block_lay_out (SwbBlock *block, SwbPageContext *context, double width)
{
  g_return_if_fail (block && context);
  g_array_set_size (block->items, 0);
  block->klass->layout (block, context, width);
}

/**
 * swb_block_add_item:
 * @block: a block at its layout
 * @height: in points
 * @keep: whether the next item has to be on the same page
 */
void
swb_block_add_item (SwbBlock *block, double height, gboolean keep)
{
  const SwbBlockItem item = { height, keep };

  g_array_append_val (block->items, item);
}

/**
 * swb_block_get_n_items:
 * @block: a block that was laid out
 *
 * Returns: how many items it has
 */
guint
swb_block_get_n_items (const SwbBlock *block)
{
  return block->items->len;
}

/**
 * swb_block_get_item:
 * @block: a block that was laid out
 * @item: which, from 0
 *
 * Returns: the item
 */
const SwbBlockItem *
swb_block_get_item (const SwbBlock *block, guint item)
{
  g_return_val_if_fail (item < block->items->len, NULL);
  return &g_array_index (block->items, SwbBlockItem, item);
}

/**
 * swb_block_keep_ends:
 * @block: a block at the end of its layout
 * @n: how many items stay together at either end
 *
 * Leaves no single line or row behind on a page, or over on the next.
 */
void
swb_block_keep_ends (SwbBlock *block, guint n)
{
  const guint len = block->items->len;

  for (guint i = 0; i + 1 < len; i++)
    if (i + 1 < n || i + n >= len)
      g_array_index (block->items, SwbBlockItem, i).keep = TRUE;
}
