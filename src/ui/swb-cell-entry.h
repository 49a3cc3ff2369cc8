/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a cell while it is edited, with suggestions and a place for
 * complaints. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SwbEditMove:
 *
 * Where the cursor goes when an edit is done; @SWB_EDIT_LEAVE is when the
 * focus is elsewhere already.
 */
typedef enum
{
  SWB_EDIT_STAY,
  SWB_EDIT_DOWN,
  SWB_EDIT_UP,
  SWB_EDIT_NEXT,
  SWB_EDIT_PREVIOUS,
  SWB_EDIT_LEAVE,
} SwbEditMove;

#define SWB_TYPE_CELL_ENTRY (swb_cell_entry_get_type ())

/* Signals: "done" (string, int) with the text and an SwbEditMove; "cancel"
 * () for Escape. */
G_DECLARE_FINAL_TYPE (SwbCellEntry, swb_cell_entry, SWB, CELL_ENTRY, GtkWidget)

GtkWidget *swb_cell_entry_new (void);
void swb_cell_entry_start (SwbCellEntry *self,
                           const char *text,
                           gboolean select,
                           float xalign,
                           const char *label);
void swb_cell_entry_set_words (SwbCellEntry *self,
                               GStrv words,
                               gboolean several,
                               gboolean at_once);
void swb_cell_entry_set_text (SwbCellEntry *self, const char *text);
const char *swb_cell_entry_get_text (SwbCellEntry *self);
GtkWidget *swb_cell_entry_get_widget (SwbCellEntry *self);
void swb_cell_entry_complain (SwbCellEntry *self, const char *message);
const char *swb_cell_entry_get_complaint (SwbCellEntry *self);
guint swb_cell_entry_get_n_suggestions (SwbCellEntry *self);
void swb_cell_entry_done (SwbCellEntry *self, SwbEditMove move);
void swb_cell_entry_stop (SwbCellEntry *self);

G_END_DECLS
