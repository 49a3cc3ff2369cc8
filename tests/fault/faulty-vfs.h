/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's files on the real disk, where one call can fail. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FAULTY_READ,
  FAULTY_WRITE,
  FAULTY_SYNC,
  N_FAULTY,
} FaultyCall;

void faulty_vfs_install (void);
void faulty_vfs_plan (FaultyCall call, guint after);
gboolean faulty_vfs_struck (void);
void faulty_vfs_heal (void);
guint faulty_vfs_calls (FaultyCall call);

G_END_DECLS
