/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sheets of a spreadsheet share: their names, the texts, and which
 * formats mean a date or a percentage. Inside the exchange library only. */
#pragma once

#include "base/swb-progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* How a cell's number is meant. */
typedef enum
{
  SWB_XLSX_PLAIN,
  SWB_XLSX_PERCENT,
  SWB_XLSX_DATE,
  SWB_XLSX_TIME,
} SwbXlsxMeaning;

/**
 * SwbXlsxSheet:
 * @name: as it stands on its tab
 * @part: the part that holds its cells
 * @hidden: whether the tab is hidden
 */
typedef struct
{
  char *name;
  char *part;
  gboolean hidden;
} SwbXlsxSheet;

/**
 * SwbXlsxBook:
 * @sheets: (element-type SwbXlsxSheet): those that hold cells, shown ones first
 * @strings: (element-type utf8): the texts that cells point to
 * @meanings: (element-type SwbXlsxMeaning): of each style of a cell
 * @from_1904: whether days count from 1904 and not from 1900
 * @strings_part: (nullable): the part that holds the texts
 * @styles_part: (nullable): the part that holds the styles
 */
typedef struct
{
  GPtrArray *sheets;
  GPtrArray *strings;
  GArray *meanings;
  gboolean from_1904;
  char *strings_part;
  char *styles_part;
} SwbXlsxBook;

SwbXlsxBook *
swb_xlsx_book_open (GBytes *bytes, GCancellable *cancellable, GError **error);
gboolean swb_xlsx_book_load (SwbXlsxBook *book,
                             GBytes *bytes,
                             gint64 rest,
                             SwbProgress *progress,
                             GCancellable *cancellable,
                             GError **error);
void swb_xlsx_book_free (SwbXlsxBook *book);
SwbXlsxMeaning swb_xlsx_meaning_of_format (const char *format);
char *swb_xlsx_unescape (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbXlsxBook, swb_xlsx_book_free)

G_END_DECLS
