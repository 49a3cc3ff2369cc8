/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the roster's pane, for its actions. */
#pragma once

#include "ui/swb-roster-pane.h"

G_BEGIN_DECLS

struct _SwbRosterPane
{
  GtkWidget parent_instance;

  SwbDocument *document;
  SwbCampaign *campaign;
  gboolean wide;
  char *layout;

  GtkWidget *content;
  GtkWidget *tools;
  GtkWidget *title_row;
  GtkWidget *caption;
  GtkWidget *views;
  GtkWidget *sorts;
  GtkWidget *layouts;
  GtkWidget *view_menu;
  GtkWidget *menu_button;
  GtkWidget *search;
  GtkWidget *filters;
  GtkWidget *stack;
  GtkWidget *list;
  GtkWidget *board;
  GtkWidget *footer;
  GtkWidget *summary_box;
  GtkWidget *summary;
  GtkWidget *summary_origin;
  guint caption_due; /* an idle that writes the caption, or 0 */
  guint n_told;      /* how many were chosen when that was set */
  GtkWidget *edit_button;
  GMenu *main_menu;
};

void swb_roster_pane_install_actions (GtkWidgetClass *widget_class);
void swb_roster_pane_add_groups (SwbRosterPane *self);
void swb_roster_pane_update_actions (SwbRosterPane *self, guint n_chosen);
gboolean swb_roster_pane_shows_board (SwbRosterPane *self);
void swb_roster_pane_update_caption (SwbRosterPane *self);
gboolean swb_roster_pane_is_empty (SwbRosterPane *self);
void swb_roster_pane_show_tools (SwbRosterPane *self);
void swb_roster_pane_update_stack (SwbRosterPane *self);
void swb_roster_pane_update_footer (SwbRosterPane *self, guint n_chosen);
void swb_roster_pane_clear_search (SwbRosterPane *self);

G_END_DECLS
