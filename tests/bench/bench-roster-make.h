/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workspace with very many creators, alike in every run. */
#pragma once

#include <gio/gio.h>

void
bench_make_roster (const char *path, guint n_creators, gboolean with_history);
