/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of imported rows, side by side: millions of them cost no millions
 * of allocations. */
#include "exchange/swb-import-shelf.h"

#define BLOCK_BYTES 65536

/**
 * swb_import_shelf_new:
 *
 * Returns: (transfer full): an empty shelf
 */
SwbImportShelf *
swb_import_shelf_new (void)
{
  SwbImportShelf *shelf = g_new0 (SwbImportShelf, 1);

  shelf->texts = g_string_chunk_new (BLOCK_BYTES);
  shelf->words =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return shelf;
}

/**
 * swb_import_shelf_free:
 * @shelf: (transfer full): a shelf
 */
void
swb_import_shelf_free (SwbImportShelf *shelf)
{
  g_string_chunk_free (shelf->texts);
  g_hash_table_unref (shelf->words);
  g_free (shelf);
}

/**
 * swb_import_shelf_take:
 * @shelf: a shelf
 * @text: (transfer full) (nullable): a text
 *
 * Returns: (transfer none) (nullable): the text, as long as @shelf is there
 */
const char *
swb_import_shelf_take (SwbImportShelf *shelf, char *text)
{
  const char *kept =
      text != NULL ? g_string_chunk_insert (shelf->texts, text) : NULL;

  g_free (text);
  return kept;
}
