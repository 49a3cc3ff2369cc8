/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk in memory for SQLite that can lose its power: what was not synced
 * when that happens is there, partly there, or gone, as chance has it. It can
 * also fail one call, or have no room. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CutFault:
 * @CUT_NONE: nothing goes wrong
 * @CUT_POWER: the power goes; every call from then on fails
 * @CUT_WRITE: one write fails
 * @CUT_SYNC: one sync fails
 * @CUT_FULL: the disk is full from then on, until cut_vfs_mend()
 * @CUT_READ: one read fails, or gives fewer bytes than the file has: what
 * SQLite tells its caller is the same. Fewer bytes at the end of a file are no
 * fault that anybody could see
 */
typedef enum
{
  CUT_NONE,
  CUT_POWER,
  CUT_WRITE,
  CUT_SYNC,
  CUT_FULL,
  CUT_READ,
  N_CUT_FAULTS,
} CutFault;

void cut_vfs_install (void);
void cut_vfs_clear (void);
void cut_vfs_plan (CutFault fault, guint after);
gboolean cut_vfs_struck (void);
guint cut_vfs_count (void);
void cut_vfs_mend (void);
void cut_vfs_restart (GRand *random);

G_END_DECLS
