/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the workspace of very many creators that other measurements and eyes
 * look at: bench-roster-file FILE.swell [CREATORS [bare]]. */
#include "bench-roster-make.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#define CREATORS 1000000

int
main (int argc, char *argv[])
{
  guint n = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : CREATORS;

  if (argc < 2)
    {
      g_printerr ("bench-roster-file FILE.swell [CREATORS [bare]]\n");
      return EXIT_FAILURE;
    }
  g_unlink (argv[1]);
  bench_make_roster (argv[1], n, argc < 4);
  return EXIT_SUCCESS;
}
