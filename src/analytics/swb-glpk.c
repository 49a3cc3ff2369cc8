/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls GLPK so that it neither prints nor aborts, and watches its search.
 *
 * GLPK keeps one environment a thread (thread-local in GLPK 5.0 built with its
 * default --enable-reentrant, as Debian's and the Flatpak's are), so any number
 * of threads may call at once. An error inside GLPK would print and abort; a
 * hook of the thread's environment jumps out instead. After that only
 * glp_free_env() may be called, which frees all that GLPK has in the thread;
 * it is called at the end in any case, so that threads that end leak nothing.
 * So a caller must not keep problems of its own in the thread. */
#include "analytics/swb-glpk.h"

#include <setjmp.h>

static int
swallow (void *info, const char *text)
{
  return 1;
}

static void
jump_out (void *info)
{
  longjmp (*(jmp_buf *) info, 1);
}

/* Runs @body; what it makes with GLPK is gone afterwards. Returns false when
 * GLPK failed inside, also for lack of memory. */
bool
swb_glpk_call (void (*body) (void *data), void *data)
{
  jmp_buf way_out;

  if (setjmp (way_out) != 0)
    {
      glp_free_env ();
      return false;
    }
  glp_term_hook (swallow, NULL);
  glp_error_hook (jump_out, &way_out);
  body (data);
  glp_free_env ();
  return true;
}

/* Within swb_glpk_call(). */
void
swb_glpk_watch_start (SwbGlpkWatch *watch)
{
  watch->started = glp_time ();
}

/* How many milliseconds are left; 0 when time is out or the caller wants an
 * end. */
int
swb_glpk_watch_left (SwbGlpkWatch *watch)
{
  double spent = glp_time () - watch->started;
  double left = 1000.0 * watch->time_limit - spent;

  if (watch->cancelled != NULL && watch->cancelled (watch->data))
    left = 0.0;
  if (left < 1.0)
    {
      watch->stopped = true;
      return 0;
    }
  return left < 2e9 ? (int) left : 2000000000;
}

/* For the callback of glp_intopt(): keeps the bound and ends the search when
 * it is time. */
void
swb_glpk_watch_look (SwbGlpkWatch *watch, glp_tree *tree)
{
  int best = glp_ios_best_node (tree);
  int total;

  glp_ios_tree_size (tree, NULL, NULL, &total);
  watch->nodes = (size_t) total;
  if (best != 0)
    {
      watch->bound = glp_ios_node_bound (tree, best);
      watch->have_bound = true;
    }
  if ((watch->node_limit > 0 && watch->nodes > watch->node_limit) ||
      swb_glpk_watch_left (watch) == 0)
    {
      watch->stopped = true;
      glp_ios_terminate (tree);
    }
}
