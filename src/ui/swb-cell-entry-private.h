/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the entry of a cell, for its suggestions. */
#pragma once

#include "ui/swb-cell-entry.h"

G_BEGIN_DECLS

struct _SwbCellEntry
{
  GtkWidget parent_instance;

  GtkWidget *text;
  GtkWidget *popover;
  GtkWidget *complaint;
  GtkWidget *suggestions;
  GStrv words;      /* to suggest */
  GPtrArray *folds; /* the same, folded */
  gboolean several; /* words with commas between */
  gboolean at_once; /* all of them are offered before anything is typed */
  gboolean typed;
  gboolean busy;
  gboolean editing;
};

GtkListBox *swb_cell_entry_get_box (SwbCellEntry *self);
void swb_cell_entry_clear_suggestions (SwbCellEntry *self);
void swb_cell_entry_suggest (SwbCellEntry *self);
void swb_cell_entry_take_row (SwbCellEntry *self, GtkListBoxRow *row);
gboolean swb_cell_entry_walk (SwbCellEntry *self, int step);

G_END_DECLS
