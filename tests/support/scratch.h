/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of tests: in a folder of the running program alone, so that neither
 * what another left nor one beside it is met, and gone when it ends. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *fixture_scratch_folder (void);
char *fixture_scratch_path (const char *name);

G_END_DECLS
