/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a stream as a table that one statement can insert from. */
#pragma once

#include "storage/swb-row-stream.h"

G_BEGIN_DECLS

/* More columns no file may have. */
#define SWB_INCOMING_COLUMNS 200

/* Gives the next row, null at the end. FALSE with an error stops. */
typedef gboolean (*SwbIncomingFunc) (gpointer data,
                                     const SwbCell **row,
                                     GError **error);

gboolean swb_incoming_insert_by (SwbDatabase *to,
                                 const char *sql,
                                 SwbIncomingFunc next,
                                 gpointer data,
                                 GError **error);
gboolean swb_incoming_insert (SwbDatabase *to,
                              const char *sql,
                              SwbRowStream *stream,
                              GError **error);

G_END_DECLS
