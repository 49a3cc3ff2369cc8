/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A running SHA-256 that takes many small pieces as gladly as a few large
 * ones. */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

#define SWB_SHA256_BUFFER 8192

/**
 * SwbSha256:
 *
 * Belongs to one thread. Small pieces wait in @buffer, so that the sum is
 * called for whole blocks.
 */
typedef struct
{
  gpointer state;
  gsize used;
  guint8 buffer[SWB_SHA256_BUFFER];
} SwbSha256;

SwbSha256 *swb_sha256_new (void);
void swb_sha256_free (SwbSha256 *sum);
void swb_sha256_add_large (SwbSha256 *sum, const void *bytes, gsize n);
char *swb_sha256_finish (SwbSha256 *sum);
void swb_sha256_of (const void *bytes, gsize n, guint8 digest[32]);

/**
 * swb_sha256_add:
 * @sum: a running sum
 * @bytes: (nullable): what comes next; may be null where @n is 0
 * @n: how many
 */
static inline void
swb_sha256_add (SwbSha256 *sum, const void *bytes, gsize n)
{
  if (n > SWB_SHA256_BUFFER - sum->used)
    {
      swb_sha256_add_large (sum, bytes, n);
      return;
    }
  if (n == 0)
    return;
  memcpy (sum->buffer + sum->used, bytes, n);
  sum->used += n;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbSha256, swb_sha256_free)

G_END_DECLS
