/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The running SHA-256 beside GLib's, in pieces of every size. */
#include "storage/swb-sha256.h"

/* FIPS 180-2, appendix B. */
static void
test_known_answers (void)
{
  g_autoptr (SwbSha256) sum = swb_sha256_new ();
  g_autofree char *nothing = swb_sha256_finish (sum);
  g_autofree char *abc = NULL;

  swb_sha256_add (sum, NULL, 0);
  swb_sha256_add (sum, "abc", 3);
  abc = swb_sha256_finish (sum);
  g_assert_cmpstr (nothing, ==,
                   "e3b0c44298fc1c149afbf4c8996fb924"
                   "27ae41e4649b934ca495991b7852b855");
  g_assert_cmpstr (abc, ==,
                   "ba7816bf8f01cfea414140de5dae2223"
                   "b00361a396177a9cb410ff61f20015ad");
}

/* Pieces that just fit, just do not, and are larger than the buffer. */
static void
test_pieces (void)
{
  static const gint32 lengths[] = {
    1, 9, 700, SWB_SHA256_BUFFER - 1, SWB_SHA256_BUFFER, 5 * SWB_SHA256_BUFFER,
  };
  g_autofree guint8 *bytes = g_malloc (5 * SWB_SHA256_BUFFER);

  for (gsize i = 0; i < 5 * SWB_SHA256_BUFFER; i++)
    bytes[i] = (guint8) g_test_rand_int ();
  for (guint l = 0; l < G_N_ELEMENTS (lengths); l++)
    {
      g_autoptr (SwbSha256) sum = swb_sha256_new ();
      g_autoptr (GChecksum) other = g_checksum_new (G_CHECKSUM_SHA256);
      g_autofree char *found = NULL;

      for (int i = 0; i < 50; i++)
        {
          gsize n = (gsize) g_test_rand_int_range (0, lengths[l] + 1);

          swb_sha256_add (sum, bytes, n);
          g_checksum_update (other, bytes, (gssize) n);
        }
      found = swb_sha256_finish (sum);
      g_assert_cmpstr (found, ==, g_checksum_get_string (other));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sha256/known-answers", test_known_answers);
  g_test_add_func ("/sha256/pieces", test_pieces);
  return g_test_run ();
}
