/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GLPK with a fence around it: what fails inside comes back as a failure, and
 * the search can be watched and stopped. */
#pragma once

#include <glpk.h>
#include <stdbool.h>
#include <stddef.h>

/* @started is the clock of GLPK at the start, in milliseconds. @bound is the
 * best that any open subproblem can come to. */
typedef struct
{
  double time_limit;
  size_t node_limit;
  bool (*cancelled) (void *data);
  void *data;
  double started;
  double bound;
  bool have_bound;
  size_t nodes;
  bool stopped;
} SwbGlpkWatch;

bool swb_glpk_call (void (*body) (void *data), void *data);
void swb_glpk_watch_start (SwbGlpkWatch *watch);
int swb_glpk_watch_left (SwbGlpkWatch *watch);
void swb_glpk_watch_look (SwbGlpkWatch *watch, glp_tree *tree);
