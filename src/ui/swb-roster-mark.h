/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A creator's tier as a small drawing: its shape alone, or a disc with the
 * creator's initials and the shape at its edge. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SWB_TYPE_ROSTER_MARK (swb_roster_mark_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbRosterMark, swb_roster_mark, SWB, ROSTER_MARK, GtkWidget)

GtkWidget *swb_roster_mark_new (gboolean avatar);
void swb_roster_mark_set (SwbRosterMark *self, int tier, const char *name);

G_END_DECLS
