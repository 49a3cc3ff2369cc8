/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small file system for one test, where the kernel allows one. */
#pragma once

#include <stdbool.h>

bool own_mount_enter (void);
bool own_mount_make (const char *folder, const char *size);
void own_mount_remove (const char *folder);
bool own_mount_heed_modes (bool heed);
