/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of working copies share: opening one, acting in it, saving it,
 * where anything else than success fails the test. */
#pragma once

#include "scratch.h"

#include "storage/swb-working-copy.h"

G_BEGIN_DECLS

void fixture_act (SwbWorkingCopy *copy, const char *name);
SwbWorkingCopy *fixture_open_copy (GFile *file);
void fixture_save (SwbWorkingCopy *copy, GFile *file);
gint64 fixture_n_creators (SwbWorkingCopy *copy);
SwbWorkingCopy *fixture_saved_copy (GFile *file);

G_END_DECLS
