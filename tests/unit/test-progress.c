/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far long work is: parts within parts, and nobody who asks. */
#include "base/swb-progress.h"

static void
assert_at (SwbProgress *progress, double expected)
{
  g_assert_cmpfloat_with_epsilon (swb_progress_get (progress), expected, 2e-6);
}

static void
test_parts (void)
{
  g_autoptr (SwbProgress) progress = swb_progress_new ();

  assert_at (progress, 0);
  swb_progress_push (progress, 0.2, 0.6);
  assert_at (progress, 0.2);
  swb_progress_set (progress, 1, 2);
  assert_at (progress, 0.4);
  swb_progress_push (progress, 0.5, 1);
  swb_progress_set (progress, 1, 4);
  assert_at (progress, 0.45);
  swb_progress_pop (progress);
  assert_at (progress, 0.6);
  swb_progress_pop (progress);
  swb_progress_set (progress, 9, 10);
  assert_at (progress, 0.9);
  swb_progress_set (progress, 20, 10);
  assert_at (progress, 1);
}

static void
test_final (void)
{
  g_autoptr (SwbProgress) progress = swb_progress_new ();

  g_assert_false (swb_progress_is_final (progress));
  swb_progress_set_final (progress);
  g_assert_true (swb_progress_is_final (progress));
}

static void
test_nobody_asks (void)
{
  swb_progress_push (NULL, 0, 1);
  swb_progress_set (NULL, 1, 2);
  swb_progress_set_final (NULL);
  swb_progress_pop (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progress/parts", test_parts);
  g_test_add_func ("/progress/final", test_final);
  g_test_add_func ("/progress/nobody-asks", test_nobody_asks);
  return g_test_run ();
}
