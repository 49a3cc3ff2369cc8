/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The name under which a person acts. */
#include "base/swb-author.h"

#include <glib.h>

static void
check_author (const char *expected)
{
  g_autofree char *name = swb_author_dup ();

  g_assert_cmpstr (name, ==, expected);
}

static void
test_chosen (void)
{
  swb_author_set ("Ana  Pérez\n");
  check_author ("Ana Pérez");
  g_assert_true (swb_author_is_own ("Ana Pérez"));
  g_assert_false (swb_author_is_own ("Somebody Else"));
  swb_author_set (NULL);
  g_assert_false (swb_author_is_own ("Ana Pérez"));
}

/* Who chooses another name still may edit what they wrote before. */
static void
test_known (void)
{
  g_autofree char *known = NULL;

  swb_author_set (NULL);
  known = swb_author_dup ();
  g_assert_cmpstr (known, !=, "");
  g_assert_cmpstr (known, !=, "Unknown");
  swb_author_set ("Ana");
  g_assert_true (swb_author_is_own (known));
  g_assert_true (swb_author_is_own (""));
  g_assert_true (swb_author_is_own (NULL));
  swb_author_set (" \t ");
  check_author (known);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/author/chosen", test_chosen);
  g_test_add_func ("/author/known", test_known);

  return g_test_run ();
}
