/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of tests: in a folder of the running program alone, so that neither
 * what another left nor one beside it is met, and gone when it ends. */
#define _XOPEN_SOURCE 700 /* nftw */
#include "scratch.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <unistd.h>

static char *root;
static pid_t owner;

static int
remove_cb (const char *path,
           const struct stat *status,
           int kind,
           struct FTW *where)
{
  return g_remove (path);
}

/* A child that ends leaves its parent's. */
static void
remove_root (void)
{
  if (getpid () == owner)
    nftw (root, remove_cb, 16, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
  g_free (root);
}

static const char *
get_root (void)
{
  g_autoptr (GError) error = NULL;

  if (root == NULL)
    {
      root = g_dir_make_tmp ("swellboard-XXXXXX", &error);
      g_assert_no_error (error);
      owner = getpid ();
      atexit (remove_root);
    }
  return root;
}

/**
 * fixture_scratch_folder:
 *
 * Returns: (transfer full): the path of an empty folder
 */
char *
fixture_scratch_folder (void)
{
  char *path = g_build_filename (get_root (), "XXXXXX", NULL);

  g_assert_nonnull (g_mkdtemp (path));
  return path;
}

/**
 * fixture_scratch_path:
 * @name: of a file
 *
 * Returns: (transfer full): its path in the program's folder, where it is no
 *   more if it was
 */
char *
fixture_scratch_path (const char *name)
{
  char *path = g_build_filename (get_root (), name, NULL);

  g_unlink (path);
  return path;
}
