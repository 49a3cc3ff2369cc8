/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of one workspace. */
#pragma once

#include "document/swb-document.h"
#include "ui/swb-head-start.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SWB_TYPE_WINDOW (swb_window_get_type ())

G_DECLARE_FINAL_TYPE (SwbWindow, swb_window, SWB, WINDOW, AdwApplicationWindow)

SwbWindow *swb_window_new (AdwApplication *application);
gboolean swb_window_is_empty (SwbWindow *self);
GFile *swb_window_get_file (SwbWindow *self);
SwbDocument *swb_window_get_document (SwbWindow *self);
void swb_window_open (SwbWindow *self, GFile *file);
void swb_window_open_begun (SwbWindow *self, SwbHeadStart *head_start);
void swb_window_open_read_only (SwbWindow *self, GFile *file);
void swb_window_save_copy_to (SwbWindow *self, GFile *file);
void swb_window_open_sample (SwbWindow *self);
void swb_window_recover (SwbWindow *self, const char *folder);
void swb_window_toast (SwbWindow *self, const char *text, gboolean undo);

G_END_DECLS
