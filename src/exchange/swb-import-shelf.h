/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What imported rows say beside what stands in the file letter by letter.
 * Inside the exchange library only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SwbImportShelf:
 * @texts: keeps texts that had to be made
 * @words: lists that were made of a cell, by the cell
 *
 * Used by one thread at a time; the rows read with it lend from it.
 */
typedef struct
{
  GStringChunk *texts;
  GHashTable *words;
} SwbImportShelf;

SwbImportShelf *swb_import_shelf_new (void);
void swb_import_shelf_free (SwbImportShelf *shelf);
const char *swb_import_shelf_take (SwbImportShelf *shelf, char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbImportShelf, swb_import_shelf_free)

G_END_DECLS
