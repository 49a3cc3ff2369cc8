/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a cell while it is edited, with a place for complaints. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SwbBudgetMove:
 *
 * Where an edit goes on when it is done: with Tab and Shift+Tab to another
 * cell, or nowhere; @SWB_BUDGET_LEAVE is when the focus is elsewhere already.
 */
typedef enum
{
  SWB_BUDGET_MOVE_BACK = -1,
  SWB_BUDGET_STAY = 0,
  SWB_BUDGET_MOVE_ON = 1,
  SWB_BUDGET_LEAVE = 2,
} SwbBudgetMove;

#define SWB_TYPE_BUDGET_ENTRY (swb_budget_entry_get_type ())

/* Signals: "done" (string, int) with the text and an SwbBudgetMove; "cancel"
 * () for Escape. */
G_DECLARE_FINAL_TYPE (
    SwbBudgetEntry, swb_budget_entry, SWB, BUDGET_ENTRY, GtkWidget)

GtkWidget *swb_budget_entry_new (void);
void swb_budget_entry_start (SwbBudgetEntry *self,
                             const char *text,
                             float xalign,
                             const char *label);
void swb_budget_entry_set_text (SwbBudgetEntry *self, const char *text);
const char *swb_budget_entry_get_text (SwbBudgetEntry *self);
void swb_budget_entry_complain (SwbBudgetEntry *self, const char *message);
const char *swb_budget_entry_get_complaint (SwbBudgetEntry *self);
void swb_budget_entry_stop (SwbBudgetEntry *self);

G_END_DECLS
