/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the main loop is away from what people do: each turn of it between
 * two looks at events, beside the drawing of frames. */
#pragma once

#include <gtk/gtk.h>

/**
 * BenchTurns:
 * @longest: milliseconds by the clock
 * @longest_busy: milliseconds of processor of the main thread
 * @busy: of all turns together, with their drawing
 */
typedef struct
{
  double longest;
  double longest_busy;
  double busy;
} BenchTurns;

void bench_loop_watch (void);
void bench_loop_begin (void);
BenchTurns bench_loop_end (void);
void bench_loop_pause (void);
void bench_loop_resume (void);
