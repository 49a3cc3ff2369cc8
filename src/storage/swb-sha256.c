/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 by nettle, which uses what the processor has for it: about five times
 * as fast as GLib's on processors of the last ten years. */
#include "storage/swb-sha256.h"

#include <nettle/sha2.h>

/**
 * swb_sha256_new:
 *
 * Returns: (transfer full): the sum of nothing
 */
SwbSha256 *
swb_sha256_new (void)
{
  SwbSha256 *sum = g_new (SwbSha256, 1);

  sum->state = g_new (struct sha256_ctx, 1);
  sum->used = 0;
  sha256_init (sum->state);
  return sum;
}

/**
 * swb_sha256_free:
 * @sum: (transfer full) (nullable): a sum
 */
void
swb_sha256_free (SwbSha256 *sum)
{
  if (sum == NULL)
    return;
  g_free (sum->state);
  g_free (sum);
}

/**
 * swb_sha256_add_large:
 * @sum: a running sum
 * @bytes: what comes next
 * @n: how many
 *
 * What swb_sha256_add() does with that for which its buffer has no room.
 */
void
swb_sha256_add_large (SwbSha256 *sum, const void *bytes, gsize n)
{
  sha256_update (sum->state, sum->used, sum->buffer);
  sum->used = 0;
  if (n > SWB_SHA256_BUFFER)
    sha256_update (sum->state, n, bytes);
  else
    swb_sha256_add (sum, bytes, n);
}

/**
 * swb_sha256_finish:
 * @sum: a running sum; afterwards that of nothing again
 *
 * Returns: (transfer full): the sum as 64 hex digits
 */
char *
swb_sha256_finish (SwbSha256 *sum)
{
  static const char digits[] = "0123456789abcdef";
  guint8 digest[SHA256_DIGEST_SIZE];
  char *text = g_malloc (2 * SHA256_DIGEST_SIZE + 1);

  sha256_update (sum->state, sum->used, sum->buffer);
  sum->used = 0;
  sha256_digest (sum->state, sizeof digest, digest);
  for (guint i = 0; i < sizeof digest; i++)
    {
      text[2 * i] = digits[digest[i] >> 4];
      text[2 * i + 1] = digits[digest[i] & 15];
    }
  text[2 * sizeof digest] = '\0';
  return text;
}

/**
 * swb_sha256_of:
 * @bytes: (nullable): what to sum; may be null where @n is 0
 * @n: how many
 * @digest: (out caller-allocates): the sum
 *
 * The sum of one piece, without a running one.
 */
void
swb_sha256_of (const void *bytes, gsize n, guint8 digest[32])
{
  struct sha256_ctx state;

  sha256_init (&state);
  sha256_update (&state, n, bytes);
  sha256_digest (&state, 32, digest);
}
