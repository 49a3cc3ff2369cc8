/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a roster's cell while it is edited, with suggestions and a place
 * for complaints. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SwbRosterMove:
 *
 * Where the cursor goes when an edit is done; @SWB_ROSTER_LEAVE is when the
 * focus is elsewhere already.
 */
typedef enum
{
  SWB_ROSTER_STAY,
  SWB_ROSTER_DOWN,
  SWB_ROSTER_UP,
  SWB_ROSTER_NEXT,
  SWB_ROSTER_PREVIOUS,
  SWB_ROSTER_LEAVE,
} SwbRosterMove;

#define SWB_TYPE_ROSTER_ENTRY (swb_roster_entry_get_type ())

/* Signals: "done" (string, int) with the text and an SwbRosterMove; "cancel"
 * () for Escape. */
G_DECLARE_FINAL_TYPE (
    SwbRosterEntry, swb_roster_entry, SWB, ROSTER_ENTRY, GtkWidget)

GtkWidget *swb_roster_entry_new (void);
void swb_roster_entry_start (SwbRosterEntry *self,
                             const char *text,
                             gboolean select,
                             float xalign,
                             const char *label);
void swb_roster_entry_set_words (SwbRosterEntry *self,
                                 GStrv words,
                                 gboolean several,
                                 gboolean at_once);
void swb_roster_entry_set_text (SwbRosterEntry *self, const char *text);
const char *swb_roster_entry_get_text (SwbRosterEntry *self);
GtkWidget *swb_roster_entry_get_widget (SwbRosterEntry *self);
void swb_roster_entry_complain (SwbRosterEntry *self, const char *message);
const char *swb_roster_entry_get_complaint (SwbRosterEntry *self);
guint swb_roster_entry_get_n_suggestions (SwbRosterEntry *self);
void swb_roster_entry_done (SwbRosterEntry *self, SwbRosterMove move);
void swb_roster_entry_stop (SwbRosterEntry *self);

G_END_DECLS
