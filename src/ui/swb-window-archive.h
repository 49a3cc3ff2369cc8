/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything in a workspace as a folder, out of a window and into one. */
#pragma once

#include "ui/swb-window.h"

G_BEGIN_DECLS

void swb_window_export_everything (SwbWindow *self);
void swb_window_export_to (SwbWindow *self, GFile *folder);
void swb_window_choose_exported (SwbWindow *self);
void swb_window_open_exported (SwbWindow *self, GFile *manifest);
void swb_window_show_folder (SwbWindow *self, const char *uri);

G_END_DECLS
