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
  SWB_ENCODING_WINDOWS_1250,
  SWB_ENCODING_WINDOWS_1251,
  SWB_ENCODING_WINDOWS_1254,
  SWB_ENCODING_SHIFT_JIS,
  SWB_ENCODING_EUC_KR,
  SWB_ENCODING_GB18030,
  SWB_ENCODING_BIG5,
  SWB_N_ENCODINGS,
} SwbEncoding;

const char *swb_encoding_name (SwbEncoding encoding);
SwbEncoding swb_encoding_detect (GBytes *bytes);
SwbEncoding swb_encoding_guess_old (const char *data, gsize size);
GBytes *swb_encoding_decode (GBytes *bytes, SwbEncoding encoding, guint *n_bad);

G_END_DECLS
