/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fence around GLPK: an error inside neither aborts nor prints, and the
 * next call works. */
#include "analytics/swb-glpk.h"

#include <glib.h>

static void
solve (void *data)
{
  glp_prob *lp = glp_create_prob ();
  glp_smcp control;

  glp_set_obj_dir (lp, GLP_MAX);
  glp_add_cols (lp, 1);
  glp_set_col_bnds (lp, 1, GLP_DB, 0.0, 3.0);
  glp_set_obj_coef (lp, 1, 2.0);
  glp_init_smcp (&control);
  if (glp_simplex (lp, &control) == 0)
    *(double *) data = glp_get_obj_val (lp);
}

/* Adding no rows is an error in GLPK. */
static void
fail (void *data)
{
  glp_prob *lp = glp_create_prob ();

  *(int *) data += 1;
  glp_add_rows (lp, 0);
  *(int *) data += 1;
}

static void
assert_fence (void)
{
  double value = 0.0;
  int steps = 0;

  g_assert_true (swb_glpk_call (solve, &value));
  g_assert_cmpfloat (value, ==, 6.0);
  g_assert_false (swb_glpk_call (fail, &steps));
  g_assert_cmpint (steps, ==, 1);
  value = 0.0;
  g_assert_true (swb_glpk_call (solve, &value));
  g_assert_cmpfloat (value, ==, 6.0);
}

static void
test_fence (void)
{
  assert_fence ();
}

static gpointer
in_thread (gpointer data)
{
  for (int i = 0; i < 100; i++)
    assert_fence ();
  return NULL;
}

/* Each thread has an environment of its own. */
static void
test_threads (void)
{
  GThread *threads[4];

  for (int t = 0; t < 4; t++)
    threads[t] = g_thread_new ("fence", in_thread, NULL);
  for (int t = 0; t < 4; t++)
    g_thread_join (threads[t]);
}

static void
test_quiet (void)
{
  if (g_test_subprocess ())
    {
      assert_fence ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout_unmatched ("*glp*");
  g_test_trap_assert_stderr_unmatched ("*glp*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/glpk/fence", test_fence);
  g_test_add_func ("/glpk/threads", test_threads);
  g_test_add_func ("/glpk/quiet", test_quiet);
  return g_test_run ();
}
