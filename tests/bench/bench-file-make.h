/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workspaces of any size, alike in every run. */
#pragma once

#include <gio/gio.h>

/**
 * BenchSize:
 * @creators: how many; about ten rows each, and as many in the history
 * @note: bytes of a creator's note, in the middle
 */
typedef struct
{
  guint creators;
  guint note;
} BenchSize;

gint64 bench_make_file (const char *path, const BenchSize *size);
