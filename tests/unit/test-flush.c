/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that loses bytes while a file is brought to it: the system tells once,
 * and a sync at the end says that all is well. Nobody takes the file for whole.
 */
#include "storage/swb-flush.h"

#include "storage/swb-replace.h"
#include "storage/swb-storage-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define SIZE (3 * SWB_FLUSH_WINDOW + 5)

static gint calls;   /* atomic */
static int code;     /* errno of one call; 0 for none */
static gint failing; /* atomic: which call fails; -1 for none */

/* Stands before that of the C library. */
int
sync_file_range (int fd, off64_t from, off64_t n, unsigned int flags)
{
  if (g_atomic_int_add (&calls, 1) != g_atomic_int_get (&failing))
    return 0;
  errno = code;
  return -1;
}

static void
plan (int which, int number)
{
  g_atomic_int_set (&calls, 0);
  code = number;
  g_atomic_int_set (&failing, which);
}

static char *
make_file (const char *name, char letter)
{
  char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);
  g_autofree char *bytes = g_strnfill (SIZE, letter);

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_assert_true (g_file_set_contents (path, bytes, SIZE, NULL));
  return path;
}

static gboolean
follow (int which, int number, GError **error)
{
  g_autofree char *path = make_file ("followed", 'a');
  SwbFlush *flush;

  plan (which, number);
  flush = swb_flush_start (path);
  while (g_atomic_int_get (&calls) <= which)
    g_thread_yield ();
  return swb_flush_finish (flush, error);
}

static void
test_followed (void)
{
  static const int codes[] = { EIO, ENOSPC, EDQUOT };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    for (int which = 0; which < 3; which++)
      {
        g_autoptr (GError) error = NULL;

        g_assert_false (follow (which, codes[i], &error));
        g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED);
      }
}

/* A place that cannot do it has lost nothing. */
static void
test_not_there (void)
{
  g_autoptr (GError) error = NULL;

  follow (1, EINVAL, &error);
  g_assert_no_error (error);
  follow (0, ENOSYS, &error);
  g_assert_no_error (error);
}

static void
test_replaced (void)
{
  g_autofree char *from = make_file ("from", 'n');
  g_autofree char *to = make_file ("to", 'o');
  g_autofree char *stray =
      g_build_filename (g_get_user_cache_dir (), ".stray", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (to);
  g_autofree char *left = NULL;
  g_autofree char *etag = NULL;

  for (int which = 0; which < 3; which++)
    {
      g_autoptr (GError) error = NULL;

      plan (which, EIO);
      g_assert_null (
          swb_replace_file (file, ".stray", NULL, from, NULL, &error));
      g_assert_error (error, SWB_STORAGE_ERROR, SWB_STORAGE_ERROR_FAILED);
      g_assert_false (g_file_test (stray, G_FILE_TEST_EXISTS));
    }
  g_assert_true (g_file_get_contents (to, &left, NULL, NULL));
  g_assert_cmpint (*left, ==, 'o');
  plan (-1, 0);
  etag = swb_replace_file (file, ".stray", NULL, from, NULL, NULL);
  g_assert_nonnull (etag);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/flush/followed", test_followed);
  g_test_add_func ("/flush/not-there", test_not_there);
  g_test_add_func ("/flush/replaced", test_replaced);
  return g_test_run ();
}
