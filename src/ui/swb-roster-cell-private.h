/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a cell of the roster's list, shared by the files that make
 * it: what it is made of, and what it shows. */
#pragma once

#include "ui/swb-roster-cell.h"
#include "ui/swb-roster-mark.h"
#include "ui/swb-roster-spark.h"

G_BEGIN_DECLS

/* What a column does not need is NULL, and all of it until the cell comes near
 * for the first time. */
struct _SwbRosterCell
{
  GtkWidget parent_instance;

  SwbRosterColumn column;
  SwbRosterFormat *format;
  GtkListItem *item; /* whose row it shows; null for none */
  guint turn;        /* of the format, when it was written */
  SwbCreator *creator;
  SwbRosterGroup *group;
  gboolean near; /* to what is seen, since it has its row */
  GtkWidget *arrow;
  SwbRosterMark *mark;
  SwbRosterSpark *spark;
  GtkLabel *pill;
  const char *status; /* whose class the pill has; interned */
  GtkInscription *line;
  GtkInscription *caption;
};

void swb_roster_cell_build (SwbRosterCell *self);

G_END_DECLS
