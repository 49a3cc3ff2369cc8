/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text files in the encodings that exports come in. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SWB_ENCODING_UTF8,
  SWB_ENCODING_UTF16_LE,
  SWB_ENCODING_UTF16_BE,
  SWB_ENCODING_WINDOWS_1252,
  SWB_N_ENCODINGS,
} SwbEncoding;

const char *swb_encoding_name (SwbEncoding encoding);
SwbEncoding swb_encoding_detect (GBytes *bytes);
GBytes *swb_encoding_decode (GBytes *bytes, SwbEncoding encoding, guint *n_bad);

G_END_DECLS
