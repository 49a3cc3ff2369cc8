/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Identifiers: UUID version 7, 16 bytes inside, text only at the edges. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Length of the text form, without the closing zero. */
#define SWB_ID_TEXT_LENGTH 36

/**
 * SwbId:
 * @bytes: the identifier, most significant byte first
 *
 * The nil identifier (all zero) stands for "none".
 */
typedef struct
{
  guint8 bytes[16];
} SwbId;

SwbId swb_id_new (void);
SwbId swb_id_nil (void);
gboolean swb_id_is_nil (const SwbId *id);
gboolean swb_id_equal (const void *a, const void *b);
guint swb_id_hash (const void *id);
int swb_id_compare (const void *a, const void *b);
SwbId *swb_id_copy (const SwbId *id);
gint64 swb_id_get_time (const SwbId *id);
char *swb_id_to_string (const SwbId *id);
gboolean swb_id_parse (const char *text, SwbId *out);

G_END_DECLS
