/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arrow keys on a box to tick. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void swb_check_arrows_mend (void);

G_END_DECLS
