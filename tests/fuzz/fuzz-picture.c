/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures: whatever the bytes are, they are refused with a sentence, or what
 * they say of themselves is within bounds. */
#include "base/swb-picture.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  /* A copy of its own, so that a byte beyond the end is found. */
  g_autofree uint8_t *copy = g_memdup2 (data, size);
  g_autoptr (GError) error = NULL;
  SwbPictureInfo info;

  if (swb_picture_check (copy, size, &info, &error))
    {
      g_assert_no_error (error);
      g_assert_cmpuint (info.width, >=, 1);
      g_assert_cmpuint (info.width, <=, SWB_PICTURE_MOST_SIDE);
      g_assert_cmpuint (info.height, >=, 1);
      g_assert_cmpuint (info.height, <=, SWB_PICTURE_MOST_SIDE);
      g_assert_true (
          g_str_has_prefix (swb_picture_type (info.format), "image/"));
    }
  else
    g_assert_true (error->domain == SWB_PICTURE_ERROR &&
                   strlen (error->message) > 10);
  return 0;
}
