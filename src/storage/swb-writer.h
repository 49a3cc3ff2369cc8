/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only place that sets a field of a workspace. It lives for one
 * transaction on the worker and keeps the record of what it set. */
#pragma once

#include "storage/swb-database.h"

G_BEGIN_DECLS

typedef struct _SwbWriter SwbWriter;

gboolean swb_writer_set (SwbWriter *writer,
                         SwbTableId table,
                         const SwbId *row,
                         guint column,
                         const SwbValue *value,
                         GError **error);
gboolean swb_writer_insert (SwbWriter *writer,
                            SwbTableId table,
                            const SwbId *row,
                            const SwbValue *values,
                            GError **error);
gboolean swb_writer_add (SwbWriter *writer,
                         SwbTableId table,
                         const SwbId *row,
                         const SwbValue *values,
                         GError **error);
/* Gives the id and the values of the next new row, all of them null before;
 * text is lent until it is called again. FALSE at the end. */
typedef gboolean (*SwbWriterRowFunc) (gpointer data,
                                      SwbId *row,
                                      SwbValue *values);

gboolean swb_writer_insert_many (SwbWriter *writer,
                                 SwbTableId table,
                                 SwbWriterRowFunc next,
                                 gpointer data,
                                 GError **error);
gboolean swb_writer_get (SwbWriter *writer,
                         SwbTableId table,
                         const SwbId *row,
                         guint column,
                         SwbValue *value,
                         GError **error);
gboolean swb_writer_has (SwbWriter *writer, SwbTableId table, const SwbId *row);
SwbDatabase *swb_writer_get_database (SwbWriter *writer);

G_END_DECLS
