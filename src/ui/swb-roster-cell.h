/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of the roster's list: the same widget for every column. */
#pragma once

#include "document/swb-spark-reader.h"
#include "model/swb-roster-group.h"
#include "model/swb-roster-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SwbRosterFormat:
 * @grouping: how numbers are grouped
 * @today: the day that ages are counted from
 * @bound: (nullable): the GtkListItems that show a row now, while the list
 *   lives
 * @rows: (nullable): what the list shows
 * @turn: changes when other rows stand in the places of @rows, or say
 *   something else: a cell is written anew when somebody looks at it
 * @shown: (nullable): called with @shown_data after an item of @bound was
 *   written
 * @single: whether a row has one line, with a column for each fact, or two,
 *   with a picture
 * @sparks: (nullable): readings for the small lines, while the list lives
 * @wake: (nullable): called with @wake_data when a cell waits to be shown
 *
 * Shared by all cells of a list; made with g_rc_box_new0().
 */
typedef struct
{
  SwbGrouping grouping;
  SwbDay today;
  GHashTable *bound;
  GListModel *rows;
  guint turn;
  void (*shown) (GtkListItem *item, gpointer shown_data);
  gpointer shown_data;
  gboolean single;
  gboolean sheet;
  SwbSparkReader *sparks;
  void (*wake) (gpointer wake_data);
  gpointer wake_data;
} SwbRosterFormat;

#define SWB_TYPE_ROSTER_CELL (swb_roster_cell_get_type ())

G_DECLARE_FINAL_TYPE (
    SwbRosterCell, swb_roster_cell, SWB, ROSTER_CELL, GtkWidget)

GtkWidget *swb_roster_cell_new (SwbRosterColumn column,
                                SwbRosterFormat *format);
void swb_roster_cell_set_item (SwbRosterCell *self, GtkListItem *item);
gboolean swb_roster_cell_is_near (SwbRosterCell *self);
void swb_roster_cell_freshen (SwbRosterCell *self);
void swb_roster_cell_rewrite (SwbRosterCell *self);
void swb_roster_cell_come_near (SwbRosterCell *self);
SwbRosterGroup *swb_roster_cell_get_group (SwbRosterCell *self);
gboolean swb_roster_cell_is_arrow (SwbRosterCell *self,
                                   GtkWidget *around,
                                   double x,
                                   double y);
SwbCreator *swb_roster_cell_get_creator (SwbRosterCell *self);
SwbRosterColumn swb_roster_cell_get_column (SwbRosterCell *self);
char *swb_roster_cell_tell (SwbRosterCell *self);
char *swb_roster_cell_say (SwbRosterCell *self);
SwbRosterCell *swb_roster_cell_at (GtkWidget *list, double x, double y);

G_END_DECLS
