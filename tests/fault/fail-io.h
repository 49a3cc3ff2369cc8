/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calls of a process that change files below a folder: counted, listed,
 * and the n-th fails, is cut short, or is the last thing the process does.
 * Linked into a test, or loaded before a program with LD_PRELOAD. */
#pragma once

#include <stdbool.h>

/* Beside the numbers of errno: what else can happen at a call. */
enum
{
  FAIL_IO_COUNT = 0,   /* nothing; it is only counted */
  FAIL_IO_KILL = -1,   /* SIGKILL before it */
  FAIL_IO_TEAR = -2,   /* SIGKILL in the middle of a write */
  FAIL_IO_SHORT = -3,  /* a write takes half; the next says the disk is full */
  FAIL_IO_VANISH = -4, /* the folder goes away before it, to FOLDER.away */
};

void fail_io_arm (const char *folder, int how, unsigned long at, bool stays);
bool fail_io_disarm (void);
unsigned long fail_io_count (void);
const char *fail_io_site (void);
