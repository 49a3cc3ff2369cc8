/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the main loop is away from its events, and what memory the process
 * holds: told for each part of a measurement. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

double bench_thread_cpu (void);
GtkWidget *bench_find (GtkWidget *root, GType type);
double bench_watch_memory (const char *key);
void bench_watch_begin (void);
void bench_watch_drew (double processor);
void bench_watch_tell (const char *part);

G_END_DECLS
