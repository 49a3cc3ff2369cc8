/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A look at a page under a name, which everybody of the workspace has. */
#pragma once

#include "base/swb-id.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SWB_TYPE_SAVED_VIEW (swb_saved_view_get_type ())

/* Properties, for reading: "page" and "name" strings, "definition" a string
 * whose form the page knows, "position" double. */
G_DECLARE_FINAL_TYPE (SwbSavedView, swb_saved_view, SWB, SAVED_VIEW, GObject)

SwbSavedView *swb_saved_view_new (const SwbId *id);
const SwbId *swb_saved_view_get_id (SwbSavedView *self);
const char *swb_saved_view_get_page (SwbSavedView *self);
void swb_saved_view_set_page (SwbSavedView *self, const char *page);
const char *swb_saved_view_get_name (SwbSavedView *self);
void swb_saved_view_set_name (SwbSavedView *self, const char *name);
const char *swb_saved_view_get_definition (SwbSavedView *self);
void swb_saved_view_set_definition (SwbSavedView *self, const char *definition);
double swb_saved_view_get_position (SwbSavedView *self);
void swb_saved_view_set_position (SwbSavedView *self, double position);

G_END_DECLS
