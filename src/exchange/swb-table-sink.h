/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table that leaves the program: rows of typed cells into a file of some
 * kind. */
#pragma once

#include "base/swb-day.h"
#include "base/swb-money.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SWB_CELL_EMPTY,
  SWB_CELL_TEXT,
  SWB_CELL_COUNT,
  SWB_CELL_SHARE,
  SWB_CELL_AMOUNT,
  SWB_CELL_DAY,
} SwbCellKind;

/**
 * SwbCell:
 * @text: borrowed
 * @count: a whole number
 * @share: 0.041 for 4.1 %
 * @amount: without its currency, which stands in a cell of its own
 */
typedef struct
{
  SwbCellKind kind;
  union
  {
    const char *text;
    gint64 count;
    double share;
    SwbMoney amount;
    SwbDay day;
  };
} SwbCell;

typedef struct _SwbTableSink SwbTableSink;

/**
 * SwbTableSinkClass:
 *
 * What a kind of file does. @close writes what is left and is called once;
 * @free is called after it, or alone where something failed.
 */
typedef struct
{
  gboolean (*add_titles) (SwbTableSink *sink,
                          const char *const *titles,
                          guint n_titles,
                          GError **error);
  gboolean (*add_row) (SwbTableSink *sink,
                       const SwbCell *cells,
                       guint n_cells,
                       GError **error);
  gboolean (*close) (SwbTableSink *sink,
                     GCancellable *cancellable,
                     GError **error);
  void (*free) (SwbTableSink *sink);
} SwbTableSinkClass;

struct _SwbTableSink
{
  const SwbTableSinkClass *class;
};

#define SWB_XLSX_MOST_ROWS 1048575 /* without the titles */

SwbTableSink *
swb_table_sink_new_csv (GFile *file, GCancellable *cancellable, GError **error);
SwbTableSink *
swb_table_sink_new_xlsx (GFile *file, const char *sheet, GError **error);
gboolean swb_table_sink_add_titles (SwbTableSink *sink,
                                    const char *const *titles,
                                    guint n_titles,
                                    GError **error);
gboolean swb_table_sink_add_row (SwbTableSink *sink,
                                 const SwbCell *cells,
                                 guint n_cells,
                                 GError **error);
gboolean swb_table_sink_close (SwbTableSink *sink,
                               GCancellable *cancellable,
                               GError **error);
void swb_table_sink_free (SwbTableSink *sink);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbTableSink, swb_table_sink_free)

G_END_DECLS
