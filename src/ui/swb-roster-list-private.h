/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the roster's list, shared by the files that make it: its
 * layout, who is chosen, and its acts. */
#pragma once

#include "ui/swb-roster-grid.h"
#include "ui/swb-roster-list.h"
#include "ui/swb-roster-pace.h"
#include "ui/swb-roster-panes.h"
#include "ui/swb-roster-rows.h"
#include "ui/swb-roster-selection.h"

G_BEGIN_DECLS

/**
 * SwbRosterList:
 * @chosen: (element-type SwbId): chosen again after the rows were ordered anew
 * @chosen_groups: numbers of the groups whose rows are chosen
 * @busy: setting what would otherwise tell us to set it
 * @asleep: whether nobody sees the list
 * @keep_place: whether the rows that come are the same ones, edited
 */
struct _SwbRosterList
{
  GtkWidget parent_instance;

  SwbDocument *document;
  SwbRosterView *view;
  SwbRosterRows *rows;
  SwbRosterSelection *selection;
  SwbRosterPace *pace; /* the same for the widgets, some rows at a time */
  SwbRosterFormat *format;
  GSettings *settings;
  GArray *chosen;  /* SwbId */
  guint everybody; /* how many they are, where very many are all chosen */
  GtkBitset *chosen_groups;
  int widths[SWB_N_ROSTER_COLUMNS];
  gboolean wide;
  gboolean busy;
  gboolean moved; /* a column, since titles said the order */
  gboolean keep_place;
  gboolean asleep;
  guint fit_source;
  guint save_source;
  guint day_source;
  gboolean awake; /* the next layout was asked for */

  GtkWidget *panes;
  SwbRosterGrid *grid;
  GtkWidget *scrolled;
  GtkWidget *list;
  GtkWidget *context;
  GtkWidget *book;
};

void swb_roster_list_start_layout (SwbRosterList *self);
void swb_roster_list_stop_layout (SwbRosterList *self);
void swb_roster_list_queue_fit (SwbRosterList *self);
void swb_roster_list_keep_columns (SwbRosterList *self);
void swb_roster_list_load_columns (SwbRosterList *self);
void swb_roster_list_load_sort (SwbRosterList *self);
void swb_roster_list_save_sort (SwbRosterList *self);

GPtrArray *swb_roster_list_get_chosen (SwbRosterList *self, guint limit);
void swb_roster_list_choose_first (SwbRosterList *self);
void swb_roster_list_choose_again (SwbRosterList *self);
void swb_roster_list_selection_changed (SwbRosterList *self);

void swb_roster_list_install_groups (GtkWidgetClass *widget_class);
void swb_roster_list_start_groups (SwbRosterList *self);
void swb_roster_list_load_groups (SwbRosterList *self);
gboolean swb_roster_list_toggle_group (SwbRosterList *self, guint position);
void swb_roster_list_start_near (SwbRosterList *self);
void swb_roster_list_install_columns (GtkWidgetClass *widget_class);
void swb_roster_list_update_menus (SwbRosterList *self);
void swb_roster_list_start_look (SwbRosterList *self);
void swb_roster_list_update_look (SwbRosterList *self);

void swb_roster_list_bind_acts (GtkWidgetClass *widget_class);
void swb_roster_list_install_grid (GtkWidgetClass *widget_class);

G_END_DECLS
