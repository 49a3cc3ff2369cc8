/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks: what flows over pages. A block is a list of items that are never
 * cut; a page breaks between items alone. */
#pragma once

#include "report/swb-page.h"

G_BEGIN_DECLS

typedef struct _SwbBlock SwbBlock;

/**
 * SwbPaint:
 * @context: shapes the text
 * @cr: where to draw
 * @x: left edge of the item, in points
 * @y: its upper edge
 * @width: its width
 */
typedef struct
{
  SwbPageContext *context;
  cairo_t *cr;
  double x;
  double y;
  double width;
} SwbPaint;

/**
 * SwbBlockClass:
 * @tag: (nullable): the structure tag around its items on a page
 * @layout: adds its items by swb_block_add_item ()
 * @draw: draws one item
 * @draw_header: (nullable): draws what is repeated on every page
 * @free: (nullable): frees what is inside, not the block itself
 */
typedef struct
{
  const char *tag;
  void (*layout) (SwbBlock *block, SwbPageContext *context, double width);
  void (*draw) (SwbBlock *block, const SwbPaint *paint, guint item);
  void (*draw_header) (SwbBlock *block, const SwbPaint *paint);
  void (*free) (SwbBlock *block);
} SwbBlockClass;

/**
 * SwbBlockItem:
 * @height: in points
 * @keep: whether the next item has to be on the same page
 */
typedef struct
{
  double height;
  gboolean keep;
} SwbBlockItem;

/**
 * SwbBlock:
 * @before: empty room above it, not on top of a page
 * @header: height of what is repeated on every page
 * @keep_next: whether the first item of the next block has to follow on the
 *   same page
 * @items: SwbBlockItem, filled by the layout
 * @outline: (nullable): its name in the outline and the contents
 * @dest: (nullable): where links to it lead
 */
struct _SwbBlock
{
  const SwbBlockClass *klass;
  double before;
  double header;
  gboolean keep_next;
  GArray *items;
  const char *outline;
  const char *dest;
};

void swb_block_init (SwbBlock *block, const SwbBlockClass *klass);
void swb_block_free (SwbBlock *block);
void swb_block_lay_out (SwbBlock *block, SwbPageContext *context, double width);
void swb_block_add_item (SwbBlock *block, double height, gboolean keep);
guint swb_block_get_n_items (const SwbBlock *block);
const SwbBlockItem *swb_block_get_item (const SwbBlock *block, guint item);
void swb_block_keep_ends (SwbBlock *block, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbBlock, swb_block_free)

G_END_DECLS
