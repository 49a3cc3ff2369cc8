/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table that leaves the program: hands each call to the kind of file. */
#include "exchange/swb-table-sink.h"

/**
 * swb_table_sink_add_titles:
 * @sink: a table without rows
 * @titles: (array length=n_titles): of its columns
 * @n_titles: how many
 * @error: why not
 *
 * Returns: whether it could
 */
gboolean
swb_table_sink_add_titles (SwbTableSink *sink,
                           const char *const *titles,
                           guint n_titles,
                           GError **error)
{
  return sink->class->add_titles (sink, titles, n_titles, error);
}

/**
 * swb_table_sink_add_row:
 * @sink: a table with titles
 * @cells: (array length=n_cells): one a title
 * @n_cells: how many
 * @error: why not
 *
 * Returns: whether it could
 */
gboolean
swb_table_sink_add_row (SwbTableSink *sink,
                        const SwbCell *cells,
                        guint n_cells,
                        GError **error)
{
  return sink->class->add_row (sink, cells, n_cells, error);
}

/**
 * swb_table_sink_close:
 * @sink: a table with all its rows; nothing is added to it any more
 * @cancellable: (nullable): to stop it
 * @error: why not
 *
 * Until here the file that was there is as it was.
 *
 * Returns: whether the file holds the table
 */
gboolean
swb_table_sink_close (SwbTableSink *sink,
                      GCancellable *cancellable,
                      GError **error)
{
  return sink->class->close (sink, cancellable, error);
}

/**
 * swb_table_sink_free:
 * @sink: (transfer full) (nullable): a table; not closed, it leaves no file
 */
void
swb_table_sink_free (SwbTableSink *sink)
{
  if (sink != NULL)
    sink->class->free (sink);
}
